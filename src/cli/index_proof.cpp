#include "cli/index_proof.h"

#include <algorithm>
#include <map>
#include <random>
#include <tuple>

#include "base/utf8.h"
#include "search/query/spelling.h"
#include "text/fold.h"

namespace kexie::cli {

namespace {

// Characters looked at in whole scans, in all: a few seconds.
constexpr std::size_t scan_budget = 2'000'000'000;

struct PlainField {
    Field field{};
    std::uint32_t paragraph = 0;
    std::string_view original;
    FoldedText folded;
};

struct PlainArticle {
    std::uint32_t issue = 0;
    std::uint32_t article = 0;
    std::vector<PlainField> fields;
};

using ArticleIndices = std::pair<std::uint32_t, std::uint32_t>;  // Issue and article.

PlainArticle plain_article(const Issue& issue, std::uint32_t issue_index, std::uint32_t index) {
    const Article& article = issue.articles[index];
    PlainArticle plain{issue_index, index, {}};
    const auto add = [&](Field field, std::uint32_t paragraph, std::string_view text) {
        plain.fields.push_back({field, paragraph, text, fold_with_offsets(text)});
    };
    add(Field::Title, 0, article.title);
    std::uint32_t number = 0;
    const auto add_body = [&](std::string_view text) { add(Field::Paragraph, number++, text); };
    for (const std::string& paragraph : article.paragraphs) add_body(paragraph);
    for (const std::string& caption : article.captions) add_body(caption);
    if (article.author) add_body(*article.author);
    if (article.source_note) add_body(*article.source_note);
    if (article.attribution) add(Field::Attribution, 0, *article.attribution);
    return plain;
}

std::vector<PlainArticle> plain_archive(const Engine& engine) {
    std::vector<PlainArticle> articles;
    for (std::uint32_t i = 0; i < engine.issue_count(); ++i) {
        const Issue& issue = engine.issue(i);
        for (std::uint32_t k = 0; k < issue.articles.size(); ++k) {
            articles.push_back(plain_article(issue, i, k));
        }
    }
    return articles;
}

// Where `term` stands in `text`, from left to right, occurrences that overlap an earlier one left
// out.
std::vector<std::size_t> scan(const std::u16string& text, const std::u16string& term) {
    std::vector<std::size_t> occurrences;
    for (std::size_t at = text.find(term); at != std::u16string::npos;
         at = text.find(term, at + term.size())) {
        occurrences.push_back(at);
    }
    return occurrences;
}

std::size_t count(const PlainArticle& article, const std::u16string& term) {
    std::size_t sum = 0;
    for (const PlainField& field : article.fields) sum += scan(field.folded.units, term).size();
    return sum;
}

// Joins marks of one field that overlap or touch, so that lists of marks can be compared.
void append_mark(std::vector<Mark>& marks, const Mark& mark) {
    if (!marks.empty()) {
        Mark& last = marks.back();
        if (last.field == mark.field && last.paragraph == mark.paragraph &&
            mark.begin <= last.end) {
            last.end = std::max(last.end, mark.end);
            return;
        }
    }
    marks.push_back(mark);
}

std::vector<Mark> plain_marks(const PlainArticle& article, const std::u16string& term) {
    std::vector<Mark> marks;
    for (const PlainField& field : article.fields) {
        for (const std::size_t at : scan(field.folded.units, term)) {
            append_mark(marks, {field.field, field.paragraph, field.folded.begin[at],
                                field.folded.end[at + term.size() - 1]});
        }
    }
    return marks;
}

enum class Kind {
    Letter,  // ASCII, or folded to it: a phrase in quotation marks minds the blanks beside it.
    Ideograph,
    Mark,   // Means nothing to the query language within quotation marks.
    Other,  // Left out of terms.
};

Kind kind_of(char32_t c) {
    const char32_t folded = fold_code_point(c);
    const bool letter = folded >= U'a' && folded <= U'z';
    if (letter || (folded >= U'0' && folded <= U'9')) return Kind::Letter;
    if (folded >= 0x4E00 && folded <= 0x9FFF) {
        // Found in another spelling too, which this scan knows nothing of.
        const bool is_ambiguous = is_spelled_two_ways(static_cast<char16_t>(folded));
        return is_ambiguous ? Kind::Other : Kind::Ideograph;
    }
    constexpr std::u32string_view marks = U"，。、；：？！（）《》【】·—…％";
    return marks.find(c) != std::u32string_view::npos ? Kind::Mark : Kind::Other;
}

// A query for exactly one piece of text.
struct Term {
    std::string text;
    std::string query;
};

// A random piece of the text, of 1 to 12 characters; empty where there is none. Letters stand only
// beside ideographs: then they need no quotation marks, and blanks do not matter to them.
Term cut_term(std::string_view text, std::mt19937& random) {
    const std::u32string characters = to_utf32(text);
    if (characters.empty()) return {};
    const std::size_t begin = random() % characters.size();
    const std::size_t length = 1 + random() % 12;
    std::u32string piece;
    bool has_letter = false;
    bool has_mark = false;
    for (std::size_t i = begin; i < characters.size() && piece.size() < length; ++i) {
        const Kind kind = kind_of(characters[i]);
        if (kind == Kind::Other) break;
        const bool mixed = (kind == Kind::Letter && has_mark) || (kind == Kind::Mark && has_letter);
        if (mixed) break;
        has_letter = has_letter || kind == Kind::Letter;
        has_mark = has_mark || kind == Kind::Mark;
        piece.push_back(characters[i]);
    }
    // Numbers and scripts that are found in other spellings, too.
    while (!piece.empty() && !other_spellings(fold(to_utf8(piece)), {}).empty()) piece.pop_back();
    const std::string term = to_utf8(piece);
    // Words of the query language.
    for (const char16_t* word : {u"or", u"and", u"not", u"near"}) {
        if (fold(term) == word) return {};
    }
    return {term, has_letter ? term : "\"" + term + "\""};
}

// One from the title, one from a paragraph, one from the attribution, as far as there are any.
std::vector<Term> cut_terms(const PlainArticle& article, std::mt19937& random) {
    constexpr int attempts = 20;  // Some pieces are only blanks or begin with a quotation mark.
    std::vector<Term> terms;
    for (const Field wanted : {Field::Title, Field::Paragraph, Field::Attribution}) {
        std::vector<const PlainField*> fields;
        for (const PlainField& field : article.fields) {
            if (field.field == wanted) fields.push_back(&field);
        }
        if (fields.empty()) continue;
        for (int attempt = 0; attempt < attempts; ++attempt) {
            Term term = cut_term(fields[random() % fields.size()]->original, random);
            if (fold(term.text).empty()) continue;
            terms.push_back(std::move(term));
            break;
        }
    }
    return terms;
}

std::string name_of(const Engine& engine, const ArticleIndices& article) {
    return engine.issue(article.first).id + "/" + std::to_string(article.second);
}

class Prover {
public:
    explicit Prover(const Engine& engine) : m_engine(engine), m_articles(plain_archive(engine)) {}

    IndexProof run(const std::function<void()>& step) {
        std::mt19937 random(1);
        std::size_t size = 1;
        for (const PlainArticle& article : m_articles) {
            for (const PlainField& field : article.fields) size += field.folded.units.size();
        }
        // Every `stride`-th term; all of them in a small archive.
        const std::size_t stride = 3 * m_articles.size() * size / scan_budget + 1;
        for (const PlainArticle& article : m_articles) {
            const auto terms = cut_terms(article, random);
            if (terms.empty()) m_proof.unsearchable.push_back(name(article));
            for (const Term& term : terms) {
                compare(article, term, m_proof.terms % stride == 0);
                ++m_proof.terms;
            }
            step();
        }
        return std::move(m_proof);
    }

private:
    std::string name(const PlainArticle& article) const {
        return name_of(m_engine, {article.issue, article.article});
    }

    void mismatch(const Term& term, const std::string& what) {
        m_proof.mismatches.push_back("The search for " + term.query + " " + what + ".");
    }

    void compare(const PlainArticle& article, const Term& term, bool whole) {
        const std::u16string folded = fold(term.text);
        const Results results = m_engine.search(term.query);
        std::map<ArticleIndices, std::size_t> found;
        for (const Hit& hit : results.hits) found[{hit.issue, hit.article}] = hit.occurrences;

        const std::size_t here = found[{article.issue, article.article}];
        const std::size_t expected = count(article, folded);
        if (here != expected) {
            mismatch(term, "finds " + std::to_string(here) + " occurrences in " + name(article) +
                               " instead of " + std::to_string(expected));
        }
        std::vector<Mark> marks;
        for (const Mark& mark : m_engine.marks(term.query, article.issue, article.article)) {
            append_mark(marks, mark);
        }
        if (marks != plain_marks(article, folded)) {
            mismatch(term, "marks other occurrences in " + name(article) + " than the scan");
        }
        if (whole) compare_everywhere(term, folded, found, results.occurrences);
    }

    void compare_everywhere(const Term& term, const std::u16string& folded,
                            const std::map<ArticleIndices, std::size_t>& found,
                            std::uint64_t occurrences) {
        ++m_proof.whole_scans;
        std::size_t articles = 0;
        std::size_t sum = 0;
        for (const PlainArticle& other : m_articles) {
            const std::size_t expected = count(other, folded);
            const auto hit = found.find({other.issue, other.article});
            const std::size_t seen = hit == found.end() ? 0 : hit->second;
            if (seen != expected) {
                mismatch(term, "finds " + std::to_string(seen) + " occurrences in " + name(other) +
                                   " instead of " + std::to_string(expected));
            }
            articles += expected > 0 ? 1 : 0;
            sum += expected;
        }
        if (articles != found.size() || sum != occurrences) {
            mismatch(term, "counts " + std::to_string(found.size()) + " articles and " +
                               std::to_string(occurrences) + " occurrences instead of " +
                               std::to_string(articles) + " and " + std::to_string(sum));
        }
    }

    const Engine& m_engine;
    std::vector<PlainArticle> m_articles;
    IndexProof m_proof;
};

}  // namespace

IndexProof prove_index(const Engine& engine, const std::function<void()>& step) {
    return Prover(engine).run(step);
}

}  // namespace kexie::cli
