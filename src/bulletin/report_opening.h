// How reports begin: by saying when. Titles and entries of the contents hardly ever do.
#pragma once

#include <string_view>

#include "bulletin/lines.h"

namespace kexie {

// 6月8日… or 2023年6月8日上午…
bool starts_with_day(std::string_view text, const Line& line);

// 6月8日，…; 近日，…; 为…，6月8日…
bool opens_report(std::string_view text, const Line& line);

}  // namespace kexie
