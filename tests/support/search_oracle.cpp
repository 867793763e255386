#include "support/search_oracle.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "support/search_writings.h"

namespace kexie::oracle {
namespace {

bool is_blank(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\u00A0' || c == U'\u3000';
}

bool is_dropped(char32_t c) {
    return is_blank(c) || c == U'\u200B' || c == U'\u200D' || c == U'\u00AD' || c == U'\uFEFF' ||
           c == U'\uFE0F';
}

// What units that are one character become.
std::u32string expanded(char32_t c) {
    static const std::map<char32_t, std::u32string> units = {
        {U'㎡', U"m²"}, {U'㎥', U"m³"}, {U'㎝', U"cm"}, {U'㎏', U"kg"}, {U'℃', U"°c"}};
    const auto found = units.find(c);
    return found != units.end() ? found->second : std::u32string();
}

// The characters that the tests use, as the rules in docs/QUERIES.md name them.
char32_t fold_one(char32_t c) {
    static const std::map<char32_t, char32_t> same = {
        {U'國', U'国'}, {U'學', U'学'}, {U'會', U'会'}, {U'後', U'后'}, {U'發', U'发'},
        {U'髮', U'发'}, {U'羣', U'群'}, {U'〇', U'零'}, {U'○', U'零'},  {U'―', U'-'},
        {U'—', U'-'},   {U'–', U'-'},   {U'“', U'"'},   {U'”', U'"'},   {U'「', U'"'},
        {U'」', U'"'},  {U'『', U'"'},  {U'』', U'"'},  {U'‘', U'\''},  {U'’', U'\''},
        {U'•', U'·'},   {U'・', U'·'},  {U'－', U'-'},  {U'＂', U'"'},  {U'～', U'~'},
        {U'∶', U':'},   {U'⁄', U'/'},   {U'∕', U'/'},
    };
    const auto found = same.find(c);
    if (found != same.end()) return found->second;
    if (c > 0xFF00 && c < 0xFF5F) c -= 0xFEE0;
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    return c;
}

std::vector<Place> places_of_word(const Document& document, const std::string& word, bool quoted,
                                  std::optional<Field> only) {
    std::vector<Place> places;
    const std::vector<Writing> writings = writings_of(fold_plainly(word), quoted);
    for (std::size_t i = 0; i < document.fields.size(); ++i) {
        const FoldedField& field = document.fields[i];
        if (only && *only != field.kind) continue;
        // Each way to write it by itself, from the left without overlaps; then all together.
        std::vector<std::pair<std::size_t, std::size_t>> found;
        for (const Writing& writing : writings) {
            const std::size_t size = writing.text.size();
            for (std::size_t at = 0; at + size <= field.text.size();) {
                const bool stands = stands_at(field, writing, at);
                if (stands) found.emplace_back(at, at + size);
                at += stands ? size : 1;
            }
        }
        std::sort(found.begin(), found.end());
        std::size_t end = 0;
        for (const auto& [begin, found_end] : found) {
            if (begin < end) continue;
            places.push_back({i, begin, found_end});
            end = found_end;
        }
    }
    return places;
}

bool is_near(const Place& a, const Place& b, int distance) {
    if (a.field != b.field) return false;
    const auto limit = static_cast<std::size_t>(distance);
    return a.begin <= b.end + limit && b.begin <= a.end + limit;
}

std::vector<Place> places_of_near(const Document& document, const Tree& tree) {
    std::vector<std::vector<Place>> by_word;
    for (const std::string& word : tree.words) {
        by_word.push_back(places_of_word(document, word, false, {}));
    }
    std::vector<Place> centres;
    for (const Place& centre : by_word[0]) {
        const bool all = std::all_of(by_word.begin(), by_word.end(), [&](const auto& places) {
            return std::any_of(places.begin(), places.end(), [&](const Place& place) {
                return is_near(place, centre, tree.distance);
            });
        });
        if (all) centres.push_back(centre);
    }
    std::vector<Place> found = centres;
    for (std::size_t i = 1; i < by_word.size(); ++i) {
        for (const Place& place : by_word[i]) {
            const bool near = std::any_of(centres.begin(), centres.end(), [&](const Place& centre) {
                return is_near(place, centre, tree.distance);
            });
            if (near) found.push_back(place);
        }
    }
    return found;
}

std::vector<Place> places_of_same(const Document& document, const Tree& tree) {
    std::vector<Place> all;
    std::map<std::size_t, std::set<std::string>> words_by_field;
    for (const std::string& word : tree.words) {
        for (const Place& place : places_of_word(document, word, false, {})) {
            all.push_back(place);
            words_by_field[place.field].insert(word);
        }
    }
    std::vector<Place> found;
    for (const Place& place : all) {
        if (words_by_field[place.field].size() == tree.words.size()) found.push_back(place);
    }
    return found;
}

std::vector<Place> places_of(const Document& document, const Tree& tree) {
    switch (tree.kind) {
        case Tree::Kind::Word:
            return places_of_word(document, tree.words[0], tree.quoted, tree.field);
        case Tree::Kind::Near:
            return places_of_near(document, tree);
        case Tree::Kind::Same:
            return places_of_same(document, tree);
        default:
            return {};
    }
}

// Everything that two leaves must share to be the same one.
using LeafKey = std::tuple<Tree::Kind, std::vector<std::u32string>, std::vector<bool>, int, int>;

LeafKey key_of(const Tree& leaf) {
    std::vector<std::u32string> texts;
    std::vector<bool> blanks;
    for (const std::string& word : leaf.words) {
        const FoldedField folded = fold_plainly(word);
        texts.push_back(folded.text);
        for (std::size_t i = 0; leaf.quoted && i + 1 < folded.text.size(); ++i) {
            if (!is_of_a_word(folded.text[i]) || !is_of_a_word(folded.text[i + 1])) continue;
            blanks.push_back(folded.blank_after[i]);
        }
    }
    const int field = leaf.field ? static_cast<int>(*leaf.field) : -1;
    return {leaf.kind, texts, blanks, field, leaf.distance};
}

void collect_wanted(const Tree& tree, bool wanted, std::map<LeafKey, const Tree*>& leaves) {
    const bool is_leaf = !tree.words.empty() && tree.kind != Tree::Kind::Section;
    if (is_leaf && wanted) leaves.emplace(key_of(tree), &tree);
    for (const Tree& child : tree.children) {
        collect_wanted(child, wanted != (tree.kind == Tree::Kind::Not), leaves);
    }
}

int date_of(const Issue& issue) {
    if (!issue.date) return 0;
    return issue.date->year * 10000 + issue.date->month * 100 + issue.date->day;
}

bool is_between(int value, const Tree& tree) {
    return value != 0 && value >= tree.first && value <= tree.last;
}

// From the first to the last, over the end of the year or the month where that is smaller.
bool comes_between(int value, const Tree& tree) {
    if (value == 0) return false;
    if (tree.first <= tree.last) return value >= tree.first && value <= tree.last;
    return value >= tree.first || value <= tree.last;
}

bool section_contains(const Document& document, const std::string& text) {
    const auto& section = document.source->articles[document.article].section;
    return section &&
           fold_plainly(*section).text.find(fold_plainly(text).text) != std::u32string::npos;
}

}  // namespace

FoldedField fold_plainly(std::string_view text) {
    FoldedField field;
    for (std::size_t offset = 0; offset < text.size();) {
        const Decoded decoded = decode_utf8(text, offset);
        if (!is_dropped(decoded.code_point)) {
            std::u32string folded = expanded(decoded.code_point);
            if (folded.empty()) folded = fold_one(decoded.code_point);
            for (const char32_t c : folded) {
                field.text.push_back(c);
                field.begin.push_back(static_cast<std::uint32_t>(offset));
                field.end.push_back(static_cast<std::uint32_t>(offset + decoded.size));
                field.blank_after.push_back(false);
            }
        } else if (is_blank(decoded.code_point) && !field.text.empty()) {
            field.blank_after.back() = true;
        }
        offset += decoded.size;
    }
    return field;
}

Documents documents_of(const std::vector<std::shared_ptr<const Issue>>& issues) {
    Documents documents;
    for (std::size_t i = 0; i < issues.size(); ++i) {
        for (std::size_t j = 0; j < issues[i]->articles.size(); ++j) {
            const Article& article = issues[i]->articles[j];
            Document document;
            document.issue = static_cast<std::uint32_t>(i);
            document.article = static_cast<std::uint32_t>(j);
            document.source = issues[i].get();
            document.fields.push_back(fold_plainly(article.title));
            std::vector<std::string> body = article.paragraphs;
            body.insert(body.end(), article.captions.begin(), article.captions.end());
            if (article.author) body.push_back(*article.author);
            if (article.source_note) body.push_back(*article.source_note);
            for (std::size_t p = 0; p < body.size(); ++p) {
                document.fields.push_back(fold_plainly(body[p]));
                document.fields.back().kind = Field::Paragraph;
                document.fields.back().paragraph = static_cast<std::uint32_t>(p);
            }
            if (article.attribution) {
                document.fields.push_back(fold_plainly(*article.attribution));
                document.fields.back().kind = Field::Attribution;
            }
            documents.push_back(std::move(document));
        }
    }
    return documents;
}

bool matches(const Document& document, const Tree& tree) {
    const auto child_matches = [&](const Tree& child) { return matches(document, child); };
    const Issue& issue = *document.source;
    switch (tree.kind) {
        case Tree::Kind::And:
            return std::all_of(tree.children.begin(), tree.children.end(), child_matches);
        case Tree::Kind::Or:
            return std::any_of(tree.children.begin(), tree.children.end(), child_matches);
        case Tree::Kind::Not:
            return !matches(document, tree.children[0]);
        case Tree::Kind::Section:
            return section_contains(document, tree.words[0]);
        case Tree::Kind::Year:
            return is_between(issue.year ? *issue.year : date_of(issue) / 10000, tree);
        case Tree::Kind::Issue:
            return is_between(issue.number.value_or(0), tree);
        case Tree::Kind::Date:
            return is_between(date_of(issue), tree);
        case Tree::Kind::DayOfYear:
            return comes_between(date_of(issue) % 10000, tree);
        case Tree::Kind::DayOfMonth:
            return comes_between(date_of(issue) % 100, tree);
        default:
            return !places_of(document, tree).empty();
    }
}

std::uint32_t count_places(const Document& document, const Tree& tree) {
    std::map<LeafKey, const Tree*> leaves;
    collect_wanted(tree, true, leaves);
    std::size_t count = 0;
    for (const auto& [key, leaf] : leaves) count += places_of(document, *leaf).size();
    return static_cast<std::uint32_t>(count);
}

std::vector<Mark> marks(const Document& document, const Tree& tree) {
    std::map<LeafKey, const Tree*> leaves;
    collect_wanted(tree, true, leaves);
    // Character by character: covered, and whether a place begins here.
    std::vector<Mark> found;
    for (std::size_t i = 0; i < document.fields.size(); ++i) {
        const FoldedField& field = document.fields[i];
        std::vector<Place> places;
        for (const auto& [key, leaf] : leaves) {
            for (const Place& place : places_of(document, *leaf)) {
                if (place.field == i) places.push_back(place);
            }
        }
        std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
            return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
        });
        // Bytes: two places may share a character of the original.
        std::uint32_t covered_to = 0;
        for (const Place& place : places) {
            const std::uint32_t begin = field.begin[place.begin];
            if (begin >= covered_to) found.push_back({field.kind, field.paragraph, begin, 0});
            covered_to = std::max(covered_to, field.end[place.end - 1]);
            found.back().end = covered_to;
        }
    }
    return found;
}

}  // namespace kexie::oracle
