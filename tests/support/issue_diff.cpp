#include "support/issue_diff.h"

#include <algorithm>

namespace kexie::test {

namespace {

class Difference {
public:
    template <typename T>
    void expect(const std::string& where, const T& wanted, const T& found) {
        if (!(wanted == found)) {
            sentences.push_back(where + ": wanted " + shown(wanted) + ", found " + shown(found));
        }
    }

    std::vector<std::string> sentences;

private:
    static std::string shown(const std::string& text) { return text; }
    static std::string shown(int number) { return std::to_string(number); }
    static std::string shown(std::size_t number) { return std::to_string(number); }
    static std::string shown(const Date& date) { return to_iso(date); }
    template <typename T>
    static std::string shown(const std::optional<T>& value) {
        return value ? shown(*value) : "(none)";
    }
};

}  // namespace

std::vector<std::string> differences(const Issue& wanted, const Issue& found) {
    Difference difference;
    difference.expect("title", wanted.title, found.title);
    difference.expect("publisher", wanted.publisher, found.publisher);
    difference.expect("number", wanted.number, found.number);
    difference.expect("total", wanted.total_number, found.total_number);
    if (!wanted.inferred.date) {
        difference.expect("year", wanted.year, found.year);
        difference.expect("date", wanted.date, found.date);
    }
    difference.expect("toc count", wanted.toc.size(), found.toc.size());
    for (std::size_t i = 0; i < std::min(wanted.toc.size(), found.toc.size()); ++i) {
        const std::string where = "toc " + std::to_string(i);
        difference.expect(where, wanted.toc[i].text, found.toc[i].text);
        difference.expect(where + " article", wanted.toc[i].article, found.toc[i].article);
        difference.expect(where + " section", wanted.toc[i].section, found.toc[i].section);
    }
    difference.expect("article count", wanted.articles.size(), found.articles.size());
    for (std::size_t i = 0; i < std::min(wanted.articles.size(), found.articles.size()); ++i) {
        const std::string where = "article " + std::to_string(i);
        const Article& a = wanted.articles[i];
        const Article& b = found.articles[i];
        difference.expect(where + " title", a.title, b.title);
        difference.expect(where + " section", a.section, b.section);
        difference.expect(where + " attribution", a.attribution, b.attribution);
        if (!wanted.inferred.date) difference.expect(where + " date", a.date, b.date);
        difference.expect(where + " paragraph count", a.paragraphs.size(), b.paragraphs.size());
        for (std::size_t p = 0; p < std::min(a.paragraphs.size(), b.paragraphs.size()); ++p) {
            difference.expect(where + " paragraph " + std::to_string(p), a.paragraphs[p],
                              b.paragraphs[p]);
        }
    }
    difference.expect("editor", wanted.footer.editor, found.footer.editor);
    difference.expect("reviewer", wanted.footer.reviewer, found.footer.reviewer);
    difference.expect("email", wanted.footer.email, found.footer.email);
    difference.expect("distribution count", wanted.footer.distribution.size(),
                      found.footer.distribution.size());
    for (std::size_t i = 0;
         i < std::min(wanted.footer.distribution.size(), found.footer.distribution.size()); ++i) {
        difference.expect("distribution " + std::to_string(i), wanted.footer.distribution[i],
                          found.footer.distribution[i]);
    }
    return std::move(difference.sentences);
}

}  // namespace kexie::test
