// Queries that are pinyin.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kexie {

// What is looked for has at most so many characters.
inline constexpr std::size_t max_characters = 12;

// The letters as split_pinyin() takes them: without tones, v for ü, and u where ü is written so
// (ju). Empty if there is anything but pinyin, or more than the longest text.
std::string pinyin_letters(std::string_view query);

// With v for every u that could be ü: lue, nuxing.
std::string with_umlauts(std::string letters);

}  // namespace kexie
