#include "app/trends.h"

#include <algorithm>

#include "base/utf8.h"

namespace kexie {

namespace {

bool is_separator(char32_t c) {
    return c == U',' || c == U'，' || c == U'、';
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::vector<TrendPeriod> make_periods(const Library& library, std::size_t periods_max) {
    std::vector<TrendPeriod> periods;
    const auto count = static_cast<std::size_t>(library.issue_count());
    const std::size_t step = std::max<std::size_t>(1, (count + periods_max - 1) / periods_max);
    for (std::size_t first = 0; first < count; first += step) {
        const std::size_t last = std::min(first + step, count) - 1;
        TrendPeriod period = {static_cast<int>(first), static_cast<int>(last), 0};
        for (std::size_t i = first; i <= last; ++i) {
            period.characters += library.characters_of(static_cast<int>(i));
        }
        periods.push_back(period);
    }
    return periods;
}

}  // namespace

std::vector<std::string> trend_terms(std::string_view text) {
    std::vector<std::string> terms;
    const auto add = [&](std::string_view part) {
        const std::string term(trimmed(part));
        const bool is_new = std::find(terms.begin(), terms.end(), term) == terms.end();
        if (!term.empty() && is_new && terms.size() < trend_terms_max) terms.push_back(term);
    };
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode_utf8(text, i);
        if (is_separator(next.code_point)) {
            add(text.substr(begin, i - begin));
            begin = i + next.size;
        }
        i += next.size;
    }
    add(text.substr(begin));
    return terms;
}

Trends compute_trends(const Library& library, const std::vector<std::string>& terms,
                      std::size_t periods_max) {
    Trends trends;
    trends.periods = make_periods(library, periods_max);
    if (trends.periods.empty()) return trends;
    const TrendPeriod& first = trends.periods.front();
    const auto step = static_cast<std::size_t>(first.last - first.first + 1);
    for (const std::string& term : terms) {
        TrendSeries series = {term, std::vector<std::uint32_t>(trends.periods.size()), 0};
        for (const Hit& hit : library.engine().search(term).hits) {
            series.counts[hit.issue / step] += hit.occurrences;
            series.total += hit.occurrences;
        }
        trends.series.push_back(std::move(series));
    }
    return trends;
}

double trend_value(const Trends& trends, std::size_t series, std::size_t period, TrendUnit unit) {
    const TrendPeriod& span = trends.periods[period];
    const double count = trends.series[series].counts[period];
    if (unit == TrendUnit::PerIssue) return count / (span.last - span.first + 1);
    if (span.characters == 0) return 0;
    return count * 10000.0 / static_cast<double>(span.characters);
}

}  // namespace kexie
