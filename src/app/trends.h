// Trends: how often up to five terms occur over time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/library.h"
#include "app/route.h"

namespace kexie {

inline constexpr std::size_t trend_terms_max = 5;

// Splits "甲,乙" at commas of either width or 、, trimmed, without duplicates; at most five. Each
// is a query of its own.
std::vector<std::string> trend_terms(std::string_view text);

// Neighbouring issues that make one point of the chart.
struct TrendPeriod {
    int first = 0;  // Index of the first issue,
    int last = 0;   // and of the last, inclusive.
    std::size_t characters = 0;
};

struct TrendSeries {
    std::string term;
    std::vector<std::uint32_t> counts;  // Occurrences per period.
    std::uint64_t total = 0;
};

struct Trends {
    std::vector<TrendPeriod> periods;  // Oldest first; together they hold every issue once.
    std::vector<TrendSeries> series;
};

// A period is one issue, or several neighbouring ones to keep to `periods_max` periods.
// O(searches).
Trends compute_trends(const Library& library, const std::vector<std::string>& terms,
                      std::size_t periods_max = 60);

// The value that the chart shows; 0 for a period without text.
double trend_value(const Trends& trends, std::size_t series, std::size_t period, TrendUnit unit);

}  // namespace kexie
