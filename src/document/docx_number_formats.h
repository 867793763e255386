// The formats of the numbers that Word draws. See ECMA-376, part 1, 17.18.59 (ST_NumberFormat).
#pragma once

#include <string>
#include <string_view>

namespace kexie {

// "decimal" 3, "chineseCounting" 三, "upperRoman" III. Formats that are not known here are written
// as decimal; "bullet" and "none" have no number.
std::string format_number(int value, std::string_view format);

}  // namespace kexie
