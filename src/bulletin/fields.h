// Makes the text fields of an issue from its segments, in normal form.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "bulletin/draft.h"

namespace kexie {

enum class TextForm {
    Running,  // Paragraphs.
    Name,     // Titles, section names, names: letter-spacing is undone, too.
};

// What becomes of blanks between two ideographs of one line.
enum class HanBlanks {
    Keep,  // They part the halves of slogans.
    Drop,  // The text has so many that they mean nothing.
};

// The text of the segments of one field, joined: hard wraps undone without a blank, zero-width
// marks dropped, blanks kept only between two ideographs or two Latin characters of one line. O(n).
std::string join_text(std::string_view text, std::span<const Segment> segments, TextForm form,
                      HanBlanks han_blanks = HanBlanks::Keep);

// Sorts the segments, numbers noise and labels, and fills every text field but those of the
// masthead, which its own stage sets. A section extends to all articles up to the next one.
void fill_fields(Draft& draft);

}  // namespace kexie
