#include "bench_corpus.h"

#include <fstream>

#include "base/utf8.h"

namespace kexie::bench {
namespace {

// The sentences of the file, in order.
std::vector<std::u32string> read_sentences(const std::string& text_file) {
    std::vector<std::u32string> sentences;
    std::ifstream file(text_file, std::ios::binary);
    for (std::string line; std::getline(file, line);) {
        std::u32string sentence;
        for (const char32_t c : to_utf32(line)) {
            sentence.push_back(c);
            if (c != U'。' && c != U'！' && c != U'？' && c != U'；') continue;
            sentences.push_back(std::move(sentence));
            sentence.clear();
        }
        if (!sentence.empty()) sentences.push_back(std::move(sentence));
    }
    return sentences;
}

class Sampler {
public:
    Sampler(std::vector<std::u32string> sentences, unsigned seed)
        : m_sentences(std::move(sentences)), m_random(seed) {}

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

    // As long as those of the bulletin.
    Article make_article() {
        Article article;
        article.title = to_utf8(text_of(8).substr(0, 24));
        for (std::size_t i = 2 + below(5); i > 0; --i) {
            article.paragraphs.push_back(to_utf8(text_of(60 + below(200))));
        }
        article.section = "栏目" + std::to_string(below(12));
        article.attribution = to_utf8(m_sentences[below(200) * 50].substr(0, 12));
        return article;
    }

    // Sentences that follow one another in the file, from a random one on.
    std::u32string text_of(std::size_t size) {
        std::u32string text;
        for (std::size_t i = below(m_sentences.size()); text.size() < size; ++i) {
            text += m_sentences[i % m_sentences.size()];
        }
        return text;
    }

    std::vector<std::u32string> m_sentences;
    Random m_random;
};

}  // namespace

Issues make_corpus(const std::string& text_file, std::size_t bytes, unsigned seed) {
    std::vector<std::u32string> sentences = read_sentences(text_file);
    if (sentences.empty()) return {};
    Sampler sampler(std::move(sentences), seed);
    Issues issues;
    for (std::size_t total = 0; total < bytes; total += text_bytes({issues.back()})) {
        issues.push_back(sampler.make_issue(static_cast<int>(issues.size())));
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
