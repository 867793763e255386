#include "search/engine.h"

#include <utility>

#include "search/collection.h"
#include "search/evaluate.h"
#include "search/facets.h"
#include "search/query.h"
#include "search/rank.h"
#include "search/score.h"
#include "search/snippet.h"
#include "search/suggest.h"

namespace kexie {

struct Engine::Impl {
    explicit Impl(std::size_t shelf_units) : collection(shelf_units) {}

    Collection collection;

    // The query of the last call: a reader of results asks for snippet after snippet of the same.
    const Query& parsed(std::string_view text) {
        if (!m_last_query || text != m_last_text) {
            m_last_text = text;
            m_last_query = parse_query(text);
        }
        return *m_last_query;
    }

    ArticleNumber number_of(std::uint32_t issue, std::uint32_t article) const {
        return collection.issue_facts(collection.issue_at(issue)).first_article + article;
    }

private:
    std::string m_last_text;
    std::optional<Query> m_last_query;
};

Engine::Engine() : Engine(Shelf::full_units) {}
Engine::Engine(std::size_t part_characters) : m_impl(std::make_unique<Impl>(part_characters)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

void Engine::add(std::shared_ptr<const Issue> issue) {
    m_impl->collection.add(std::move(issue));
}

void Engine::insert(std::shared_ptr<const Issue> issue, std::size_t position) {
    m_impl->collection.add(std::move(issue), position);
}

bool Engine::index_some(std::size_t budget) {
    return m_impl->collection.index_some(budget);
}

std::size_t Engine::issue_count() const {
    return m_impl->collection.issue_count();
}

const Issue& Engine::issue(std::size_t index) const {
    return m_impl->collection.issue(m_impl->collection.issue_at(index));
}

Results Engine::search(std::string_view query, const SearchOptions& options) const {
    const Collection& collection = m_impl->collection;
    const Query& parsed = m_impl->parsed(query);
    const Evaluation evaluation = evaluate(collection, parsed, options.filters.scope);
    const FilterSets filters = evaluate_filters(collection, options.filters);
    ArticleSet articles = evaluation.articles;
    apply(filters, articles);

    Results results;
    rank(collection, parsed, evaluation, articles, options, results);
    results.explanation_zh = explain(parsed, Language::Chinese);
    results.explanation_en = explain(parsed, Language::English);
    results.problems = parsed.problems;
    results.facets = count_facets(collection, evaluation.articles, filters);
    return results;
}

std::vector<ScorePart> Engine::explain_score(std::string_view query, const SearchOptions& options,
                                             const Hit& hit) const {
    if (options.sort != Sort::Relevance) return {};
    const Query& parsed = m_impl->parsed(query);
    const Evaluation evaluation = evaluate(m_impl->collection, parsed, options.filters.scope);
    return kexie::explain_score(m_impl->collection, parsed, evaluation.by_leaf,
                                options.filters.scope, hit);
}

Snippet Engine::snippet(std::string_view query, const Hit& hit, std::size_t width) const {
    return make_snippet(m_impl->collection, m_impl->parsed(query),
                        m_impl->number_of(hit.issue, hit.article), width);
}

std::vector<Mark> Engine::marks(std::string_view query, std::uint32_t issue,
                                std::uint32_t article) const {
    return find_marks(m_impl->collection, m_impl->parsed(query), m_impl->number_of(issue, article));
}

std::vector<Suggestion> Engine::completions(std::string_view prefix, std::size_t limit) const {
    return find_completions(m_impl->collection, prefix, limit);
}

std::vector<Suggestion> Engine::suggestions(std::string_view query, std::size_t limit) const {
    return find_suggestions(m_impl->collection, query, limit);
}

std::size_t Engine::memory() const {
    return m_impl->collection.memory();
}

}  // namespace kexie
