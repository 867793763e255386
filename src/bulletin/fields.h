// Makes the fields of an issue from its marked segments, in normal form.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "bulletin/draft.h"

namespace kexie {

enum class TextForm {
    Running,  // Paragraphs.
    Name,     // Titles, heads, names: letter-spacing is undone, too.
};

// The text of segments of one field, joined: hard wraps undone without a blank, zero-width marks
// dropped, blanks kept only between two ideographs or two Latin characters of one line. O(n).
std::string join_text(std::string_view text, std::span<const Segment> segments, TextForm form);

// Sorts the segments, numbers noise and labels, and fills every field that is text. Sections go to
// all articles up to the next one.
void fill_fields(Draft& draft);

}  // namespace kexie
