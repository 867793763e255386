#include "support/issue_diff.h"

#include <algorithm>
#include <optional>

namespace kexie::test {

namespace {

class IssueComparison {
public:
    explicit IssueComparison(const Accepted& accepted) : m_accepted(accepted) {}

    std::vector<std::string> compare(const Issue& wanted, const Issue& found) {
        compare_masthead(wanted, found);
        compare_toc(wanted.toc, found.toc);
        compare_articles(wanted, found);
        compare_footer(wanted.footer, found.footer);
        return std::move(m_sentences);
    }

private:
    static std::string shown(const std::string& text) { return text; }
    static std::string shown(int number) { return std::to_string(number); }
    static std::string shown(std::size_t number) { return std::to_string(number); }
    static std::string shown(const Date& date) { return to_iso(date); }
    template <typename T>
    static std::string shown(const std::optional<T>& value) {
        return value ? shown(*value) : "(none)";
    }

    template <typename T>
    void expect(const std::string& field, const T& wanted, const T& found) {
        if (wanted == found) return;
        if (m_accepted && m_accepted(field, shown(found)) == shown(wanted)) return;
        m_sentences.push_back(field + ": wanted " + shown(wanted) + ", found " + shown(found));
    }

    static std::string element(const std::string& field, std::size_t index) {
        return field + "[" + std::to_string(index) + "]";
    }

    // Compares the sizes, then calls compare(field, wanted, found) for each pair of elements.
    template <typename T, typename Compare>
    void compare_lists(const std::string& field, const std::vector<T>& wanted,
                       const std::vector<T>& found, Compare compare) {
        expect(field + " count", wanted.size(), found.size());
        for (std::size_t i = 0; i < std::min(wanted.size(), found.size()); ++i) {
            compare(element(field, i), wanted[i], found[i]);
        }
    }

    void compare_texts(const std::string& field, const std::vector<std::string>& wanted,
                       const std::vector<std::string>& found) {
        compare_lists(field, wanted, found,
                      [this](const std::string& each, const std::string& a, const std::string& b) {
                          expect(each, a, b);
                      });
    }

    void compare_masthead(const Issue& wanted, const Issue& found) {
        expect("title", wanted.title, found.title);
        expect("publisher", wanted.publisher, found.publisher);
        expect("number", wanted.number, found.number);
        expect("total_number", wanted.total_number, found.total_number);
        if (wanted.inferred.date) return;
        expect("year", wanted.year, found.year);
        expect("date", wanted.date, found.date);
    }

    void compare_toc(const std::vector<TocEntry>& wanted, const std::vector<TocEntry>& found) {
        compare_lists("toc", wanted, found,
                      [this](const std::string& field, const TocEntry& a, const TocEntry& b) {
                          expect(field, a.text, b.text);
                          expect(field + ".article", a.article, b.article);
                          expect(field + ".section", a.section, b.section);
                      });
    }

    void compare_articles(const Issue& wanted, const Issue& found) {
        compare_lists("articles", wanted.articles, found.articles,
                      [&](const std::string& field, const Article& a, const Article& b) {
                          expect(field + ".title", a.title, b.title);
                          expect(field + ".section", a.section, b.section);
                          expect(field + ".attribution", a.attribution, b.attribution);
                          expect(field + ".author", a.author, b.author);
                          expect(field + ".source_note", a.source_note, b.source_note);
                          compare_texts(field + ".captions", a.captions, b.captions);
                          if (!wanted.inferred.date) expect(field + ".date", a.date, b.date);
                          compare_texts(field + ".paragraphs", a.paragraphs, b.paragraphs);
                      });
    }

    void compare_footer(const Footer& wanted, const Footer& found) {
        expect("editor", wanted.editor, found.editor);
        expect("reviewer", wanted.reviewer, found.reviewer);
        expect("email", wanted.email, found.email);
        compare_texts("distribution", wanted.distribution, found.distribution);
    }

    const Accepted& m_accepted;
    std::vector<std::string> m_sentences;
};

}  // namespace

std::vector<std::string> differences(const Issue& wanted, const Issue& found,
                                     const Accepted& accepted) {
    return IssueComparison(accepted).compare(wanted, found);
}

}  // namespace kexie::test
