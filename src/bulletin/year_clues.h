// What tells the year of a text that prints none.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace kexie {

// Clues to the year of a text without a masthead: anniversaries of known events (建党102周年:
// 2023), and the years it names.
struct YearClues {
    std::optional<int> anniversary;  // The latest year that an anniversary points at.
    std::optional<int> named;        // The year named most often; of equals, the later.
};
YearClues find_year_clues(const std::vector<std::string_view>& texts);

}  // namespace kexie
