#include "archive/gaps.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace kexie {

namespace {

// The issues of one year, by their index in the archive.
struct Year {
    std::multimap<int, int> numbered;  // Number and index; those of one number in order.
    std::vector<int> unnumbered;
};

std::optional<int> year_of(const Issue& issue) {
    if (issue.year) return issue.year;
    if (issue.date) return issue.date->year;
    return std::nullopt;
}

std::map<int, Year> by_year(const std::vector<std::shared_ptr<const Issue>>& issues) {
    std::map<int, Year> years;
    for (std::size_t i = 0; i < issues.size(); ++i) {
        const auto year = year_of(*issues[i]);
        if (!year) continue;
        const int index = static_cast<int>(i);
        if (issues[i]->number) {
            years[*year].numbered.emplace(*issues[i]->number, index);
        } else {
            years[*year].unnumbered.push_back(index);
        }
    }
    return years;
}

}  // namespace

std::vector<Gap> find_gaps(const std::vector<std::shared_ptr<const Issue>>& issues) {
    std::vector<Gap> gaps;
    for (auto& [year, held] : by_year(issues)) {
        int number_before = 0;
        int index_before = -1;
        for (const auto& [number, index] : held.numbered) {
            if (number - number_before > 1) {
                // A misprinted date may have put the two neighbours in the wrong order.
                const auto [low, high] = std::minmax(index_before, index);
                const bool uncertain = std::any_of(
                    held.unnumbered.begin(), held.unnumbered.end(),
                    [low = low, high = high](int other) { return low < other && other < high; });
                gaps.push_back({year, number_before + 1, number - 1, index_before, uncertain});
            }
            number_before = number;
            index_before = index;
        }
    }
    return gaps;
}

}  // namespace kexie
