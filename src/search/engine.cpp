#include "search/engine.h"

#include <utility>

#include "search/index/corpus.h"
#include "search/match/evaluate.h"
#include "search/query/query.h"
#include "search/rank/facets.h"
#include "search/rank/rank.h"
#include "search/rank/score.h"
#include "search/rank/snippet.h"
#include "search/suggest/suggest.h"

namespace kexie {

struct Engine::Impl {
    explicit Impl(std::size_t segment_units) : corpus(segment_units) {}

    Corpus corpus;

    // The query of the last call: a reader of results asks for snippet after snippet of the same.
    const Query& parsed(std::string_view text) {
        if (!m_last_query || text != m_last_text) {
            m_last_text = text;
            m_last_query = parse_query(text);
        }
        return *m_last_query;
    }

    ArticleNumber number_of(std::uint32_t issue, std::uint32_t article) const {
        return corpus.issue_metadata(corpus.issue_at(issue)).first_article + article;
    }

private:
    std::string m_last_text;
    std::optional<Query> m_last_query;
};

Engine::Engine() : Engine(SegmentText::full_units) {}
Engine::Engine(std::size_t part_characters) : m_impl(std::make_unique<Impl>(part_characters)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

void Engine::add(std::shared_ptr<const Issue> issue) {
    m_impl->corpus.add(std::move(issue));
}

void Engine::insert(std::shared_ptr<const Issue> issue, std::size_t position) {
    m_impl->corpus.add(std::move(issue), position);
}

bool Engine::index_some(std::size_t budget) {
    return m_impl->corpus.index_some(budget);
}

std::size_t Engine::issue_count() const {
    return m_impl->corpus.issue_count();
}

const Issue& Engine::issue(std::size_t index) const {
    return m_impl->corpus.issue(m_impl->corpus.issue_at(index));
}

Results Engine::search(std::string_view query, const SearchOptions& options) const {
    const Corpus& corpus = m_impl->corpus;
    const Query& parsed = m_impl->parsed(query);
    const MatchSet match_set = evaluate(corpus, parsed, options.filters.scope);
    const FilterSets filters = evaluate_filters(corpus, options.filters);
    ArticleSet articles = match_set.articles;
    apply(filters, articles);

    Results results;
    rank(corpus, parsed, match_set, articles, options, results);
    results.explanation_zh = explain(parsed, Language::Chinese);
    results.explanation_en = explain(parsed, Language::English);
    results.problems = parsed.problems;
    results.facets = count_facets(corpus, match_set.articles, filters);
    return results;
}

std::vector<ScorePart> Engine::explain_score(std::string_view query, const SearchOptions& options,
                                             const Hit& hit) const {
    if (options.sort != Sort::Relevance) return {};
    const Query& parsed = m_impl->parsed(query);
    const MatchSet match_set = evaluate(m_impl->corpus, parsed, options.filters.scope);
    return kexie::explain_score(m_impl->corpus, parsed, match_set.by_clause, options.filters.scope,
                                hit);
}

Snippet Engine::snippet(std::string_view query, const Hit& hit, std::size_t width) const {
    return make_snippet(m_impl->corpus, m_impl->parsed(query),
                        m_impl->number_of(hit.issue, hit.article), width);
}

std::vector<Mark> Engine::marks(std::string_view query, std::uint32_t issue,
                                std::uint32_t article) const {
    return find_marks(m_impl->corpus, m_impl->parsed(query), m_impl->number_of(issue, article));
}

std::vector<Suggestion> Engine::completions(std::string_view prefix, std::size_t limit) const {
    return find_completions(m_impl->corpus, prefix, limit);
}

std::vector<Suggestion> Engine::suggestions(std::string_view query, std::size_t limit) const {
    return find_suggestions(m_impl->corpus, query, limit);
}

std::size_t Engine::memory() const {
    return m_impl->corpus.memory();
}

}  // namespace kexie
