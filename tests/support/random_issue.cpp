#include "support/random_issue.h"

#include "base/utf8.h"

namespace kexie::test {

int IssueGenerator::number(int limit) {
    // Not uniform_int_distribution: its numbers differ between libraries.
    return static_cast<int>(m_random() % static_cast<unsigned>(limit));
}

std::string IssueGenerator::text() {
    constexpr char32_t odd[] = {U'"',      U'\\',     U'/',      U'\n',         U'\0',
                                U'\x1F',   U'\x7F',   U'，',     U'“',          U'\u2028',
                                U'\uFEFF', U'\uFFFD', U'\uFFFF', U'\U0001F600', U'\U0010FFFF'};
    std::string out;
    for (int left = number(12); left > 0; --left) {
        switch (number(4)) {
            case 0:
                append_utf8(out, odd[static_cast<std::size_t>(number(std::size(odd)))]);
                break;
            case 1:
                append_utf8(out, static_cast<char32_t>(' ' + number(95)));
                break;
            default:
                append_utf8(out, static_cast<char32_t>(0x4E00 + number(0x5000)));
        }
    }
    return out;
}

std::optional<std::string> IssueGenerator::text_or_none() {
    if (coin()) return std::nullopt;
    return text();
}

std::optional<Date> IssueGenerator::date_or_none() {
    if (coin()) return std::nullopt;
    return Date{1 + number(9999), 1 + number(12), 1 + number(28)};
}

LineRange IssueGenerator::lines() {
    const int first = number(1000);
    return {first, first + number(50)};
}

Article IssueGenerator::article() {
    Article article;
    article.section = text_or_none();
    article.title = text();
    for (int left = number(4); left > 0; --left) article.paragraphs.push_back(text());
    article.attribution = text_or_none();
    article.date = date_or_none();
    article.source_lines = lines();
    if (coin()) {
        for (std::size_t i = 0; i < article.paragraphs.size(); ++i) {
            article.paragraph_lines.push_back(lines());
        }
    }
    article.author = text_or_none();
    article.source_note = text_or_none();
    for (int left = number(3); left > 0; --left) article.captions.push_back(text());
    if (coin()) article.confidence = Confidence::Doubtful;
    return article;
}

Issue IssueGenerator::issue() {
    Issue issue;
    issue.id = "issue-" + std::to_string(++m_count) + text();
    issue.title = text_or_none();
    if (coin()) issue.year = number(10000);
    if (coin()) issue.number = number(100);
    if (coin()) issue.total_number = coin() ? 2147483647 : number(2000);
    issue.publisher = text_or_none();
    issue.date = date_or_none();
    issue.inferred = {coin(), coin()};
    for (int left = number(4); left > 0; --left) issue.articles.push_back(article());
    for (int left = number(4); left > 0; --left) {
        TocEntry entry{text(), std::nullopt, std::nullopt, number(100)};
        if (coin() && !issue.articles.empty()) {
            entry.article = number(static_cast<int>(issue.articles.size()));
        } else if (coin()) {
            entry.section = text();
        }
        issue.toc.push_back(entry);
    }
    issue.footer.editor = text_or_none();
    issue.footer.reviewer = text_or_none();
    for (int left = number(3); left > 0; --left) issue.footer.distribution.push_back(text());
    issue.footer.email = text_or_none();
    for (int left = number(3); left > 0; --left) {
        issue.noise.push_back({number(500), text(), text()});
        issue.labels.push_back({number(500), text()});
        const auto severity = static_cast<Severity>(number(3));
        issue.diagnostics.push_back({number(500), severity, text(), text()});
    }
    issue.source = {text(), text()};
    if (coin()) {
        issue.source.text = text() + "\n";
        issue.source.first_line = 1 + number(500);
    }
    return issue;
}

}  // namespace kexie::test
