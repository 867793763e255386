#include <algorithm>
#include <map>
#include <string>

#include "base/sort.h"
#include "base/utf8.h"
#include "search/match.h"
#include "search/places.h"
#include "search/suggest.h"
#include "text/fold.h"

namespace kexie {
namespace {

constexpr std::size_t most_articles = 1500;  // That are looked through.
constexpr std::size_t longest_continuation = 14;

// A title or an attribution says in short what an article is about.
constexpr std::uint32_t head_weight = 4;

// A continuation goes on while this share, in percent, of its places goes on the same way.
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
    Place place;
};

class Completer {
public:
    Completer(const Collection& collection, std::u16string prefix, std::string_view written)
        : m_collection(collection) {
        m_leaf.terms.emplace_back();
        m_leaf.terms.front().units = std::move(prefix);
        m_leaf.terms.front().written = written;
    }

    std::vector<Suggestion> run(std::size_t limit) {
        collect();
        std::vector<const Continuation*> ends;
        for (auto it = m_continuations.begin(); it != m_continuations.end(); ++it) {
            if (ends_here(it)) ends.push_back(&it->second);
        }
        merge_sort(ends.begin(), ends.end(), [](const Continuation* a, const Continuation* b) {
            return a->weight > b->weight;
        });
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
        const MatchList matches = find_matches(m_collection, m_leaf, std::nullopt);
        const std::size_t step = matches.size() / most_articles + 1;
        const PreparedTerm term(m_leaf.terms.front(), std::nullopt);
        std::vector<Place> places;
        std::size_t index = 0;
        matches.for_each([&](const Match& match) {
            if (index++ % step != 0) return;
            places.clear();
            const ShelvedArticle article = find_article(m_collection, match.article);
            append_places(article, term, places);
            for (const Place& place : places) collect_from(article, place);
        });
    }

    void collect_from(const ShelvedArticle& article, const Place& place) {
        const Shelf& shelf = article.shelf();
        const std::u16string_view text = shelf.text();
        const bool is_head = shelf.field_kind(article.local(), place.field) != Field::Paragraph;
        const std::size_t prefix_size = place.end - place.begin;
        for (std::size_t size = 1; size <= longest_continuation; ++size) {
            const std::size_t end = place.end + size;
            if (!is_text(text[end - 1])) break;
            Continuation& found =
                m_continuations[std::u16string(text.substr(place.begin, prefix_size + size))];
            if (found.count == 0) {
                found.article = article.number;
                found.place = {place.field, place.begin, static_cast<std::uint32_t>(end)};
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
        const ShelvedArticle article = find_article(m_collection, found.article);
        const std::string_view text = text_of(article, found.place.field);
        const FoldedText folded = fold_with_offsets(text);
        const std::uint32_t field_begin =
            article.shelf().field(article.local(), found.place.field).begin;
        const std::uint32_t begin = folded.begin[found.place.begin - field_begin];
        const std::uint32_t end = folded.end[found.place.end - 1 - field_begin];
        return std::string(text.substr(begin, end - begin));
    }

    const Collection& m_collection;
    Leaf m_leaf;
    Map m_continuations;
};

}  // namespace

std::vector<Suggestion> find_completions(const Collection& collection, std::string_view prefix,
                                         std::size_t limit) {
    std::u16string units = fold(prefix);
    if (units.empty()) return {};
    return Completer(collection, std::move(units), prefix).run(limit);
}

}  // namespace kexie
