#include "search/match/evaluate.h"

#include <algorithm>

#include "text/fold.h"

namespace kexie {
namespace {

bool is_in(int value, const NumberRange& range) {
    return value != 0 && value >= range.first && value <= range.last;
}

// The same for what comes again: from November to February, if the range begins in November.
bool recurs_in(int value, const NumberRange& range) {
    if (range.first <= range.last) return is_in(value, range);
    return value != 0 && (value >= range.first || value <= range.last);
}

// The articles of the issues for which `belongs` is true.
template <typename Belongs>
ArticleSet articles_of_issues(const Corpus& corpus, Belongs belongs) {
    ArticleSet set(corpus.article_count());
    for (std::size_t i = 0; i < corpus.issue_count(); ++i) {
        const IssueMetadata& metadata = corpus.issue_metadata(i);
        if (!belongs(metadata)) continue;
        set.insert_range(metadata.first_article, metadata.first_article + corpus.issue_size(i));
    }
    return set;
}

// The articles whose value in `table` is wanted.
ArticleSet articles_with_value(const Corpus& corpus, std::uint32_t ArticleMetadata::*value,
                               const std::vector<bool>& is_wanted) {
    ArticleSet set(corpus.article_count());
    for (ArticleNumber i = 0; i < corpus.article_count(); ++i) {
        const std::uint32_t id = corpus.article_metadata(i).*value;
        if (id != ValueTable::none && is_wanted[id]) set.insert(i);
    }
    return set;
}

class Evaluator {
public:
    Evaluator(const Corpus& corpus, const std::vector<MatchList>& by_clause)
        : m_corpus(corpus), m_by_clause(by_clause) {}

    ArticleSet run(const Node& node) const {
        switch (node.kind) {
            case NodeKind::Everything:
                return everything();
            case NodeKind::Clause:
                return articles_of(m_by_clause[node.clause], m_corpus.article_count());
            case NodeKind::Section:
                return sections_with(node.text);
            case NodeKind::And:
                return all_of(node);
            case NodeKind::Or:
                return any_of(node);
            case NodeKind::Not: {
                ArticleSet set = run(node.children.front());
                set.complement();
                return set;
            }
            default:
                return issues_of(node);
        }
    }

private:
    ArticleSet everything() const {
        ArticleSet set(m_corpus.article_count());
        set.complement();
        return set;
    }

    ArticleSet all_of(const Node& node) const {
        ArticleSet set = run(node.children.front());
        for (std::size_t i = 1; i < node.children.size(); ++i) set.intersect(run(node.children[i]));
        return set;
    }

    ArticleSet any_of(const Node& node) const {
        ArticleSet set = run(node.children.front());
        for (std::size_t i = 1; i < node.children.size(); ++i) set.unite(run(node.children[i]));
        return set;
    }

    ArticleSet sections_with(const std::u16string& text) const {
        std::vector<bool> is_wanted;
        for (const std::string& name : m_corpus.sections().values()) {
            is_wanted.push_back(fold(name).find(text) != std::u16string::npos);
        }
        return articles_with_value(m_corpus, &ArticleMetadata::section, is_wanted);
    }

    ArticleSet issues_of(const Node& node) const {
        return articles_of_issues(m_corpus, [&](const IssueMetadata& metadata) {
            switch (node.kind) {
                case NodeKind::Year:
                    return is_in(metadata.year, node.range);
                case NodeKind::Number:
                    return is_in(metadata.number, node.range) &&
                           (node.year == 0 || metadata.year == node.year);
                case NodeKind::TotalNumber:
                    return is_in(metadata.total_number, node.range);
                case NodeKind::Date:
                    return is_in(metadata.date, node.range);
                case NodeKind::DayOfYear:
                    return recurs_in(metadata.date % 10000, node.range);
                case NodeKind::DayOfMonth:
                    return recurs_in(metadata.date % 100, node.range);
                default:
                    return false;
            }
        });
    }

    const Corpus& m_corpus;
    const std::vector<MatchList>& m_by_clause;
};

std::optional<ArticleSet> filter_years(const Corpus& corpus, const std::vector<int>& years) {
    if (years.empty()) return {};
    return articles_of_issues(corpus, [&](const IssueMetadata& metadata) {
        return std::find(years.begin(), years.end(), metadata.year) != years.end();
    });
}

std::optional<ArticleSet> filter_dates(const Corpus& corpus, const Filters& filters) {
    if (!filters.from && !filters.to) return {};
    NumberRange range;
    if (filters.from) range.first = date_key(*filters.from);
    if (filters.to) range.last = date_key(*filters.to);
    return articles_of_issues(
        corpus, [&](const IssueMetadata& metadata) { return is_in(metadata.date, range); });
}

std::optional<ArticleSet> filter_values(const Corpus& corpus, const ValueTable& table,
                                        std::uint32_t ArticleMetadata::*value,
                                        const std::vector<std::string>& wanted) {
    if (wanted.empty()) return {};
    std::vector<bool> is_wanted;
    for (const std::string& known : table.values()) {
        is_wanted.push_back(std::find(wanted.begin(), wanted.end(), known) != wanted.end());
    }
    return articles_with_value(corpus, value, is_wanted);
}

}  // namespace

MatchSet evaluate(const Corpus& corpus, const Query& query, std::optional<Field> scope) {
    std::vector<MatchList> by_clause;
    for (const Clause& clause : query.clauses)
        by_clause.push_back(find_matches(corpus, clause, scope));
    ArticleSet articles = Evaluator(corpus, by_clause).run(query.root);
    return {std::move(articles), std::move(by_clause)};
}

FilterSets evaluate_filters(const Corpus& corpus, const Filters& filters) {
    return {filter_years(corpus, filters.years),
            filter_values(corpus, corpus.sections(), &ArticleMetadata::section, filters.sections),
            filter_values(corpus, corpus.sources(), &ArticleMetadata::source, filters.sources),
            filter_dates(corpus, filters)};
}

void apply(const std::optional<ArticleSet>& filter, ArticleSet& articles) {
    if (filter) articles.intersect(*filter);
}

void apply(const FilterSets& filters, ArticleSet& articles) {
    for (const auto* filter :
         {&filters.years, &filters.sections, &filters.sources, &filters.dates}) {
        apply(*filter, articles);
    }
}

}  // namespace kexie
