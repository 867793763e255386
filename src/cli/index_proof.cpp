#include "cli/index_proof.h"

#include <algorithm>
#include <map>
#include <random>
#include <tuple>

#include "base/utf8.h"
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

using Place = std::pair<std::uint32_t, std::uint32_t>;  // Issue and article.

PlainArticle plain_article(const Issue& issue, std::uint32_t issue_index, std::uint32_t index) {
    const Article& article = issue.articles[index];
    PlainArticle plain{issue_index, index, {}};
    const auto add = [&](Field field, std::uint32_t paragraph, std::string_view text) {
        plain.fields.push_back({field, paragraph, text, fold_with_offsets(text)});
    };
    add(Field::Title, 0, article.title);
    for (std::uint32_t i = 0; i < article.paragraphs.size(); ++i) {
        add(Field::Paragraph, i, article.paragraphs[i]);
    }
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

// Where `term` begins in `text`, overlapping places included.
std::vector<std::size_t> scan(const std::u16string& text, const std::u16string& term) {
    std::vector<std::size_t> places;
    for (std::size_t at = text.find(term); at != std::u16string::npos;
         at = text.find(term, at + 1)) {
        places.push_back(at);
    }
    return places;
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

// Characters that end a quoted phrase of the query language.
bool is_quotation_mark(char32_t c) {
    return std::u32string_view(U"\"'“”„‟‘’＂＇「」『』«»\\").find(c) != std::u32string_view::npos;
}

// A random piece of the field, of 1 to 12 characters; empty where there is none.
std::string cut_term(std::string_view text, std::mt19937& random) {
    const std::u32string characters = to_utf32(text);
    if (characters.empty()) return {};
    const std::size_t begin = random() % characters.size();
    const std::size_t length = 1 + random() % 12;
    std::u32string term;
    for (std::size_t i = begin; i < characters.size() && term.size() < length; ++i) {
        if (is_quotation_mark(characters[i])) break;
        term.push_back(characters[i]);
    }
    return to_utf8(term);
}

// One from the title, one from a paragraph, one from the attribution, as far as there are any.
std::vector<std::string> cut_terms(const PlainArticle& article, std::mt19937& random) {
    constexpr int attempts = 20;  // Some pieces are only blanks or begin with a quotation mark.
    std::vector<std::string> terms;
    for (const Field wanted : {Field::Title, Field::Paragraph, Field::Attribution}) {
        std::vector<const PlainField*> fields;
        for (const PlainField& field : article.fields) {
            if (field.field == wanted) fields.push_back(&field);
        }
        if (fields.empty()) continue;
        for (int attempt = 0; attempt < attempts; ++attempt) {
            std::string term = cut_term(fields[random() % fields.size()]->original, random);
            if (fold(term).empty()) continue;
            terms.push_back(std::move(term));
            break;
        }
    }
    return terms;
}

std::string name_of(const Engine& engine, const Place& place) {
    return engine.issue(place.first).id + "/" + std::to_string(place.second);
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
            if (terms.empty()) m_proof.silent.push_back(name(article));
            for (const std::string& term : terms) {
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

    void breach(const std::string& term, const std::string& what) {
        m_proof.breaches.push_back("The search for \"" + term + "\" " + what + ".");
    }

    void compare(const PlainArticle& article, const std::string& term, bool whole) {
        const std::u16string folded = fold(term);
        const std::string query = "\"" + term + "\"";
        const Results results = m_engine.search(query);
        std::map<Place, std::size_t> found;
        for (const Hit& hit : results.hits) found[{hit.issue, hit.article}] = hit.occurrences;

        const std::size_t here = found[{article.issue, article.article}];
        const std::size_t expected = count(article, folded);
        if (here != expected) {
            breach(term, "finds " + std::to_string(here) + " places in " + name(article) +
                             " instead of " + std::to_string(expected));
        }
        std::vector<Mark> marks;
        for (const Mark& mark : m_engine.marks(query, article.issue, article.article)) {
            append_mark(marks, mark);
        }
        if (marks != plain_marks(article, folded)) {
            breach(term, "marks other places in " + name(article) + " than the scan");
        }
        if (whole) compare_everywhere(term, folded, found, results.occurrences);
    }

    void compare_everywhere(const std::string& term, const std::u16string& folded,
                            const std::map<Place, std::size_t>& found, std::uint64_t occurrences) {
        ++m_proof.whole_scans;
        std::size_t articles = 0;
        std::size_t sum = 0;
        for (const PlainArticle& other : m_articles) {
            const std::size_t expected = count(other, folded);
            const auto hit = found.find({other.issue, other.article});
            const std::size_t seen = hit == found.end() ? 0 : hit->second;
            if (seen != expected) {
                breach(term, "finds " + std::to_string(seen) + " places in " + name(other) +
                                 " instead of " + std::to_string(expected));
            }
            articles += expected > 0 ? 1 : 0;
            sum += expected;
        }
        if (articles != found.size() || sum != occurrences) {
            breach(term, "counts " + std::to_string(found.size()) + " articles and " +
                             std::to_string(occurrences) + " places instead of " +
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
