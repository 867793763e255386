// The route: what is open, and its address, the part of the URL after #.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "search/engine.h"

namespace kexie {

// An article by the stable id of its issue.
struct ArticleAddress {
    std::string issue;
    int article = 0;  // 0-based.

    bool operator==(const ArticleAddress&) const = default;
};

// The unit of the trends chart.
enum class TrendUnit {
    PerIssue,             // Occurrences per issue, on average over a period.
    PerTenThousandChars,  // Occurrences per 10,000 characters.
};

struct Route {
    enum class Kind {
        Home,     // #/
        Issue,    // #/issue/2023-18
        Article,  // #/issue/2023-18/3
        Search,   // #/search?q=…&sort=…&year=…&section=…&source=…&open=2023-18/3
        Trends,   // #/trends?q=甲,乙&per=characters
        Source,   // #/source/2023-18/3: source lines beside the text of an article.
        Unknown,  // Anything else; `unknown` says what was asked for.
    };
    Kind kind = Kind::Home;
    ArticleAddress target;  // For Issue, Article and Source.
    std::string query;      // For Search; for Trends, terms between commas.
    Sort sort = Sort::Relevance;
    Filters filters;
    TrendUnit unit = TrendUnit::PerIssue;  // For Trends.
    std::optional<ArticleAddress> open;    // The hit that is open beside the list.
    std::string unknown;                   // What follows the "#", as it is.

    bool operator==(const Route&) const = default;
};

// The address with its "#". parse_address(write_address(route)) == route, but for a route that is
// unknown only because the archive has no such issue.
std::string write_address(const Route& route);

// That of an address without its "#" which leads nowhere.
Route unknown_route(std::string_view asked);

// What an unknown address asks for, to be shown.
std::string readable_address(const Route& route);

// Never fails: unknown addresses become Route::Kind::Unknown. The leading "#" is optional.
Route parse_address(std::string_view address);

}  // namespace kexie
