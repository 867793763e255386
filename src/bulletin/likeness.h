// How similar two titles are: tables of contents shorten the titles they point at.
#pragma once

#include <string>
#include <string_view>

namespace kexie {

enum class Likeness {
    None,
    Start,    // The title is the beginning of the entry: its other lines are still to come.
    Similar,  // Most of the entry is in the title, in order.
    Part,     // The entry is a part of the title.
    Equal,
};

// A match key without punctuation, in which entries and titles may differ.
std::u32string title_key(std::u32string_view match_key);

// `entry` and `title` are match keys. O(entry × title), both cut at 64 characters.
Likeness compare_titles(std::u32string_view entry, std::u32string_view title);

}  // namespace kexie
