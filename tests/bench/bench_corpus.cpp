#include "bench_corpus.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "base/utf8.h"

namespace kexie::bench {
namespace {

bool is_mark(char32_t c) {
    return std::u32string_view(U"，。、；：？！").find(c) != std::u32string_view::npos;
}

// The text of all files without blanks, and its clauses with the mark that ends them.
struct Source {
    std::u32string text;
    std::vector<std::u32string> clauses;
    std::map<char32_t, std::u32string> followers;
};

Source read_source(const std::string& folder) {
    Source source;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
        std::stringstream bytes;
        bytes << std::ifstream(path, std::ios::binary).rdbuf();
        for (const char32_t c : to_utf32(bytes.str())) {
            if (c > U' ' && c != U'\u3000' && c != U'\uFEFF') source.text.push_back(c);
        }
    }
    std::u32string clause;
    for (std::size_t i = 0; i + 1 < source.text.size(); ++i) {
        source.followers[source.text[i]].push_back(source.text[i + 1]);
        clause.push_back(source.text[i]);
        if (!is_mark(source.text[i])) continue;
        source.clauses.push_back(clause);
        clause.clear();
    }
    return source;
}

class Generator {
public:
    Generator(Source source, unsigned seed) : m_source(std::move(source)), m_random(seed) {}

    std::shared_ptr<const Issue> make_issue(int number) {
        auto issue = std::make_shared<Issue>();
        issue->id = std::to_string(number);
        issue->year = 2000 + number / 50 % 30;
        issue->number = number % 50 + 1;
        issue->date = Date{*issue->year, number % 12 + 1, number % 28 + 1};
        for (int i = 0; i < 10; ++i) issue->articles.push_back(make_article());
        return issue;
    }

private:
    std::size_t below(std::size_t limit) { return m_random() % limit; }

    Article make_article() {
        Article article;
        article.title = text(8 + below(16));
        for (std::size_t i = 2 + below(5); i > 0; --i) {
            article.paragraphs.push_back(text(60 + below(200)));
        }
        article.section = "栏目" + std::to_string(below(12));
        article.attribution = "单位" + std::to_string(below(200));
        return article;
    }

    std::string text(std::size_t size) {
        std::u32string out;
        while (out.size() < size) append_clause(out);
        return to_utf8(out);
    }

    // A clause of the source, a walk over its pairs, or a word or number that it may not have.
    void append_clause(std::u32string& out) {
        const std::size_t choice = below(10);
        if (choice < 4) {
            const std::u32string& clause = m_source.clauses[below(m_source.clauses.size())];
            out += clause.size() < 80 ? clause : U"，";
        } else if (choice < 9) {
            append_walk(out);
        } else {
            append_number_or_word(out);
        }
    }

    void append_walk(std::u32string& out) {
        char32_t c = m_source.text[below(m_source.text.size())];
        for (std::size_t i = 4 + below(16); i > 0; --i) {
            out.push_back(below(12) == 0 ? other_character() : c);
            const auto followers = m_source.followers.find(c);
            if (followers == m_source.followers.end()) break;
            c = followers->second[below(followers->second.size())];
        }
        out.push_back(U'，');
    }

    // One of 6,000, the first much more often than the last.
    char32_t other_character() {
        const double share = static_cast<double>(below(1U << 20)) / (1U << 20);
        const auto rank = static_cast<std::uint32_t>(6000 * share * share * share);
        return 0x4E00 + rank * 2654435761U % 20900;
    }

    void append_number_or_word(std::u32string& out) {
        for (const char digit : std::to_string(below(100000))) {
            out.push_back(static_cast<char32_t>(digit));
        }
        for (std::size_t i = below(9); i > 0; --i) {
            out.push_back(U"etaoinshrdlucmfwypvbgkqjxz"[below(26) * below(26) / 26]);
        }
        out.push_back(U'、');
    }

    Source m_source;
    Random m_random;
};

}  // namespace

Issues make_corpus(const std::string& folder, std::size_t bytes, unsigned seed) {
    Generator generator(read_source(folder), seed);
    Issues issues;
    for (std::size_t total = 0; total < bytes; total += text_bytes({issues.back()})) {
        issues.push_back(generator.make_issue(static_cast<int>(issues.size())));
    }
    return issues;
}

std::size_t text_bytes(const Issues& issues) {
    std::size_t bytes = 0;
    for (const auto& issue : issues) {
        for (const Article& article : issue->articles) {
            bytes += article.title.size();
            for (const std::string& paragraph : article.paragraphs) bytes += paragraph.size();
            if (article.attribution) bytes += article.attribution->size();
        }
    }
    return bytes;
}

}  // namespace kexie::bench
