#include "search/evaluate.h"

#include <algorithm>

#include "text/fold.h"

namespace kexie {
namespace {

bool is_in(int value, const NumberRange& range) {
    return value != 0 && value >= range.first && value <= range.last;
}

// The articles of the issues for which `belongs` is true.
template <typename Belongs>
ArticleSet articles_of_issues(const Collection& collection, Belongs belongs) {
    ArticleSet set(collection.article_count());
    for (std::size_t i = 0; i < collection.issue_count(); ++i) {
        const IssueFacts& facts = collection.issue_facts(i);
        if (!belongs(facts)) continue;
        set.insert_range(facts.first_article, facts.first_article + collection.issue_size(i));
    }
    return set;
}

// The articles whose value in `table` is wanted.
ArticleSet articles_with_value(const Collection& collection, std::uint32_t ArticleFacts::*value,
                               const std::vector<bool>& is_wanted) {
    ArticleSet set(collection.article_count());
    for (ArticleNumber i = 0; i < collection.article_count(); ++i) {
        const std::uint32_t id = collection.article_facts(i).*value;
        if (id != ValueTable::none && is_wanted[id]) set.insert(i);
    }
    return set;
}

class Evaluator {
public:
    Evaluator(const Collection& collection, const std::vector<MatchList>& by_leaf)
        : m_collection(collection), m_by_leaf(by_leaf) {}

    ArticleSet run(const Node& node) const {
        switch (node.kind) {
            case NodeKind::Everything:
                return everything();
            case NodeKind::Leaf:
                return m_by_leaf[node.leaf].articles();
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
        ArticleSet set(m_collection.article_count());
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
        for (const std::string& name : m_collection.sections().values()) {
            is_wanted.push_back(fold(name).find(text) != std::u16string::npos);
        }
        return articles_with_value(m_collection, &ArticleFacts::section, is_wanted);
    }

    ArticleSet issues_of(const Node& node) const {
        return articles_of_issues(m_collection, [&](const IssueFacts& facts) {
            switch (node.kind) {
                case NodeKind::Year:
                    return is_in(facts.year, node.range);
                case NodeKind::Number:
                    return is_in(facts.number, node.range) &&
                           (node.year == 0 || facts.year == node.year);
                case NodeKind::TotalNumber:
                    return is_in(facts.total_number, node.range);
                case NodeKind::Date:
                    return is_in(facts.date, node.range);
                default:
                    return false;
            }
        });
    }

    const Collection& m_collection;
    const std::vector<MatchList>& m_by_leaf;
};

std::optional<ArticleSet> filter_years(const Collection& collection,
                                       const std::vector<int>& years) {
    if (years.empty()) return {};
    return articles_of_issues(collection, [&](const IssueFacts& facts) {
        return std::find(years.begin(), years.end(), facts.year) != years.end();
    });
}

std::optional<ArticleSet> filter_dates(const Collection& collection, const Filters& filters) {
    if (!filters.from && !filters.to) return {};
    NumberRange range;
    if (filters.from) range.first = date_key(*filters.from);
    if (filters.to) range.last = date_key(*filters.to);
    return articles_of_issues(collection,
                              [&](const IssueFacts& facts) { return is_in(facts.date, range); });
}

std::optional<ArticleSet> filter_values(const Collection& collection, const ValueTable& table,
                                        std::uint32_t ArticleFacts::*value,
                                        const std::vector<std::string>& wanted) {
    if (wanted.empty()) return {};
    std::vector<bool> is_wanted;
    for (const std::string& known : table.values()) {
        is_wanted.push_back(std::find(wanted.begin(), wanted.end(), known) != wanted.end());
    }
    return articles_with_value(collection, value, is_wanted);
}

}  // namespace

Evaluation evaluate(const Collection& collection, const Query& query, std::optional<Field> scope) {
    std::vector<MatchList> by_leaf;
    for (const Leaf& leaf : query.leaves) by_leaf.push_back(find_matches(collection, leaf, scope));
    ArticleSet articles = Evaluator(collection, by_leaf).run(query.root);
    return {std::move(articles), std::move(by_leaf)};
}

FilterSets evaluate_filters(const Collection& collection, const Filters& filters) {
    return {
        filter_years(collection, filters.years),
        filter_values(collection, collection.sections(), &ArticleFacts::section, filters.sections),
        filter_values(collection, collection.sources(), &ArticleFacts::source, filters.sources),
        filter_dates(collection, filters)};
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
