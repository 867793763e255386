// The figures of a year in a date or beside an issue number.
#pragma once

#include <optional>

#include "bulletin/folded_line.h"

namespace kexie {

// A year of four digits, or of the Republic: 2021, 二〇二一, 民国110; without the sign 年. `number`
// has the year of our era as its value.
std::optional<ScannedNumber> accept_year_figures(Scanner& scanner);

// The year of the Republic (民国) that a year of our era is: 110 for 2021.
constexpr int republican_year(int year) {
    return year - 1911;
}

}  // namespace kexie
