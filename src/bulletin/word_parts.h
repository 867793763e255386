// Whether words begin with, end with or contain one of several others.
#pragma once

#include <algorithm>
#include <string_view>

namespace kexie {

// `beginnings`, `endings` and `parts`: ranges of std::u32string_view. O(their sum).
bool starts_with_any(std::u32string_view words, const auto& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::u32string_view each) { return words.starts_with(each); });
}

bool ends_with_any(std::u32string_view words, const auto& endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::u32string_view each) { return words.ends_with(each); });
}

bool contains_any(std::u32string_view words, const auto& parts) {
    return std::any_of(parts.begin(), parts.end(), [&](std::u32string_view each) {
        return words.find(each) != std::u32string_view::npos;
    });
}

}  // namespace kexie
