#include <algorithm>
#include <map>
#include <string>

#include "base/utf8.h"
#include "search/match/find_matches.h"
#include "search/match/occurrences.h"
#include "search/suggest/suggest.h"
#include "text/fold.h"

namespace kexie {
namespace {

constexpr std::size_t max_articles = 1500;  // That are looked through.
constexpr std::size_t max_continuation = 14;

// A title or an attribution says in short what an article is about.
constexpr std::uint32_t head_weight = 4;

// A continuation goes on while this share, in percent, of its occurrences goes on the same way.
constexpr std::uint32_t same_way_percent = 80;

bool is_text(char16_t unit) {
    const bool is_ascii_letter = (unit >= u'a' && unit <= u'z') || (unit >= u'0' && unit <= u'9');
    return is_ascii_letter || (unit >= 0xC0 && unit < 0x2000) || (unit >= 0x3040 && unit < 0xFF00);
}

// A text of the archive that begins with the prefix, and where it was seen first.
struct Continuation {
    std::uint32_t count = 0;
    std::uint32_t weight = 0;
    ArticleNumber article = 0;
    Occurrence occurrence;
};

class Completer {
public:
    Completer(const Corpus& corpus, std::u16string prefix, std::string_view raw)
        : m_corpus(corpus) {
        m_clause.terms.emplace_back();
        m_clause.terms.front().units = std::move(prefix);
        m_clause.terms.front().raw = raw;
    }

    std::vector<Suggestion> run(std::size_t limit) {
        collect();
        std::vector<const Continuation*> ends;
        for (auto it = m_continuations.begin(); it != m_continuations.end(); ++it) {
            if (ends_here(it)) ends.push_back(&it->second);
        }
        std::stable_sort(
            ends.begin(), ends.end(),
            [](const Continuation* a, const Continuation* b) { return a->weight > b->weight; });
        std::vector<Suggestion> suggestions;
        for (const Continuation* end : ends) {
            if (suggestions.size() == limit) break;
            suggestions.push_back({original_of(*end), end->count, Suggestion::Kind::Continuation});
        }
        return suggestions;
    }

private:
    using Map = std::map<std::u16string, Continuation, std::less<>>;

    // Every continuation of every length, with the sums over the articles that are looked through.
    void collect() {
        const MatchList matches = find_matches(m_corpus, m_clause, std::nullopt);
        const std::size_t step = matches.size() / max_articles + 1;
        const SpelledTerm term(m_clause.terms.front(), std::nullopt);
        std::vector<Occurrence> occurrences;
        for (std::size_t i = 0; i < matches.size(); i += step) {
            occurrences.clear();
            const SegmentArticle article = find_article(m_corpus, matches[i].article);
            append_occurrences(article, term, occurrences);
            for (const Occurrence& occurrence : occurrences) collect_from(article, occurrence);
        }
    }

    void collect_from(const SegmentArticle& article, const Occurrence& occurrence) {
        const SegmentText& text = article.text();
        const std::u16string_view units = text.units();
        const bool is_head = text.field_kind(article.local(), occurrence.field) != Field::Paragraph;
        const std::size_t prefix_size = occurrence.end - occurrence.begin;
        for (std::size_t size = 1; size <= max_continuation; ++size) {
            const std::size_t end = occurrence.end + size;
            if (!is_text(units[end - 1])) break;
            Continuation& found =
                m_continuations[std::u16string(units.substr(occurrence.begin, prefix_size + size))];
            if (found.count == 0) {
                found.article = article.number;
                found.occurrence = {occurrence.field, occurrence.begin,
                                    static_cast<std::uint32_t>(end)};
            }
            ++found.count;
            found.weight += is_head ? head_weight : 1;
        }
    }

    // True if the text ends here more often than it goes on in one way. Its continuations follow
    // it in the order of the map.
    bool ends_here(Map::const_iterator at) const {
        const std::size_t size = at->first.size();
        for (auto next = std::next(at); next != m_continuations.end(); ++next) {
            if (next->first.compare(0, size, at->first) != 0) break;
            const bool is_one_longer = next->first.size() == size + 1;
            if (is_one_longer && next->second.count * 100 >= at->second.count * same_way_percent) {
                return false;
            }
        }
        return true;
    }

    std::string original_of(const Continuation& found) const {
        const SegmentArticle article = find_article(m_corpus, found.article);
        const std::string_view text = text_of(article, found.occurrence.field);
        const FoldedText folded = fold_with_offsets(text);
        const std::uint32_t field_begin =
            article.text().field(article.local(), found.occurrence.field).begin;
        const std::uint32_t begin = folded.begin[found.occurrence.begin - field_begin];
        const std::uint32_t end = folded.end[found.occurrence.end - 1 - field_begin];
        return std::string(text.substr(begin, end - begin));
    }

    const Corpus& m_corpus;
    Clause m_clause;
    Map m_continuations;
};

}  // namespace

std::vector<Suggestion> find_completions(const Corpus& corpus, std::string_view prefix,
                                         std::size_t limit) {
    std::u16string units = fold(prefix);
    if (units.empty()) return {};
    return Completer(corpus, std::move(units), prefix).run(limit);
}

}  // namespace kexie
