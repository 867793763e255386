#include "archive/export.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "support/random_issue.h"

using namespace kexie;

namespace {

// The rows of RFC 4180 text; nothing if it is malformed. Written apart from the exporter.
std::optional<std::vector<std::vector<std::string>>> read_csv(std::string_view text) {
    std::vector<std::vector<std::string>> rows;
    std::size_t i = 0;
    while (i < text.size()) {
        std::vector<std::string> row;
        while (true) {
            std::string cell;
            if (i < text.size() && text[i] == '"') {
                for (++i;; ++i) {
                    if (i >= text.size()) return std::nullopt;
                    if (text[i] == '"' && (i + 1 >= text.size() || text[i + 1] != '"')) break;
                    if (text[i] == '"') ++i;
                    cell.push_back(text[i]);
                }
                ++i;
            } else {
                while (i < text.size() && text[i] != ',' && text[i] != '\r' && text[i] != '\n') {
                    if (text[i] == '"') return std::nullopt;
                    cell.push_back(text[i++]);
                }
            }
            row.push_back(cell);
            if (i < text.size() && text[i] == ',') {
                ++i;
                continue;
            }
            if (text.substr(i, 2) != "\r\n") return std::nullopt;
            i += 2;
            break;
        }
        rows.push_back(row);
    }
    return rows;
}

Archive random_archive(std::uint32_t seed) {
    test::IssueGenerator generator(seed);
    Archive archive;
    for (int left = 5; left > 0; --left) {
        archive.issues.push_back(std::make_shared<const Issue>(generator.issue()));
    }
    return archive;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + line;
    return out;
}

}  // namespace

TEST_CASE("export: CSV gives every field back through an independent reader") {
    std::size_t articles = 0;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        const Archive archive = random_archive(seed);
        const std::string csv = export_articles(archive, all_articles(archive), ExportFormat::Csv);
        REQUIRE(csv.substr(0, 3) == "\xEF\xBB\xBF");
        const auto rows = read_csv(std::string_view(csv).substr(3));
        REQUIRE(rows.has_value());
        std::size_t row = 1;
        for (const auto& issue : archive.issues) {
            for (std::size_t i = 0; i < issue->articles.size(); ++i, ++row) {
                const Article& article = issue->articles[i];
                REQUIRE(row < rows->size());
                const auto& cells = (*rows)[row];
                REQUIRE(cells.size() == rows->front().size());
                CHECK(cells[0] == issue->id);
                CHECK(cells[1] == std::to_string(i));
                CHECK(cells[5] == (issue->date ? to_iso(*issue->date) : ""));
                CHECK(cells[8] == article.title);
                if (article.paragraphs.size() == 1) CHECK(cells[9] == article.paragraphs[0]);
                CHECK(cells[10] == article.attribution.value_or(""));
                CHECK(cells[12] == issue->source.file);
                CHECK(cells[13] == article.author.value_or(""));
                CHECK(cells[14] == article.source_note.value_or(""));
                if (article.captions.size() == 1) CHECK(cells[15] == article.captions[0]);
                const bool is_doubtful = article.confidence == Confidence::Doubtful;
                CHECK(cells[16] == (is_doubtful ? "doubtful" : "high"));
                ++articles;
            }
        }
        CHECK(row == rows->size());
    }
    CHECK(articles > 100);
}

TEST_CASE("export: JSONL has an object a line") {
    const Archive archive = random_archive(3);
    const auto refs = all_articles(archive);
    REQUIRE(refs.size() > 2);
    const std::string text = export_articles(archive, refs, ExportFormat::Jsonl);
    std::size_t begin = 0;
    for (const ArticleRef& ref : refs) {
        const std::size_t end = text.find('\n', begin);
        REQUIRE(end != std::string::npos);
        const auto json = nlohmann::json::parse(text.substr(begin, end - begin), nullptr, false);
        REQUIRE(json.is_object());
        const Article& article = ref.issue->articles[ref.article];
        CHECK(json["issue"] == ref.issue->id);
        CHECK(json["article"] == ref.article);
        CHECK(json["title"] == article.title);
        CHECK(json["paragraphs"] == article.paragraphs);
        CHECK(json["attribution"].is_null() == !article.attribution.has_value());
        CHECK(json.contains("author") == article.author.has_value());
        CHECK(json.contains("source_note") == article.source_note.has_value());
        CHECK(json.contains("captions") == !article.captions.empty());
        CHECK(json.contains("confidence") == (article.confidence == Confidence::Doubtful));
        begin = end + 1;
    }
    CHECK(begin == text.size());
}

TEST_CASE("export: Markdown groups by issue and section, and never takes text for markup") {
    Issue issue;
    issue.id = "2023-18";
    issue.title = "动态";
    issue.year = 2023;
    issue.number = 18;
    issue.date = Date{2023, 6, 12};
    issue.inferred.date = true;
    issue.articles.resize(3);
    issue.articles[0].title = "<script>alert(1)</script>";
    issue.articles[0].paragraphs = {"# 一", "1. 二", "2023年3月[x](y) *a* _b_ `c` &lt;", "- 三",
                                    "+ 四"};
    issue.articles[1].section = "科普";
    issue.articles[1].title = "甲\n#";
    issue.articles[1].attribution = "单位";
    issue.articles[2].section = "科普";
    issue.articles[2].title = "乙";
    issue.articles[2].author = "文_甲";
    issue.articles[2].source_note = "某报";
    issue.articles[2].captions = {"图1", "图*2"};
    Archive archive;
    archive.title = "科协";
    archive.note = "摘要。";
    archive.issues.push_back(std::make_shared<const Issue>(issue));

    const std::string text =
        export_articles(archive, all_articles(archive), ExportFormat::Markdown);
    const std::vector<std::string> expected = {"# 科协",
                                               "",
                                               "> 摘要。",
                                               "",
                                               "## 动态 2023年第18期 约2023-06-12",
                                               "",
                                               "#### \\<script\\>alert(1)\\</script\\>",
                                               "",
                                               "\\# 一",
                                               "",
                                               "1\\. 二",
                                               "",
                                               "2023年3月\\[x\\](y) \\*a\\* \\_b\\_ \\`c\\` \\&lt;",
                                               "",
                                               "\\- 三",
                                               "",
                                               "\\+ 四",
                                               "",
                                               "### 科普",
                                               "",
                                               "#### 甲 \\#",
                                               "",
                                               "（单位）",
                                               "",
                                               "#### 乙",
                                               "",
                                               "作者：文\\_甲",
                                               "",
                                               "来源：某报",
                                               "",
                                               "*图1*",
                                               "",
                                               "*图\\*2*",
                                               ""};
    CHECK(text == joined(expected));
}

TEST_CASE("export: an issue is named as far as it is known") {
    struct Case {
        std::optional<std::string> title;
        std::optional<int> year;
        std::optional<int> number;
        std::optional<Date> date;
        const char* text;
    };
    const Case cases[] = {
        {"动态", 2023, 18, Date{2023, 6, 12}, "动态 2023年第18期 2023-06-12"},
        {{}, 2023, 18, {}, "2023年第18期"},
        {"动态", {}, 18, {}, "动态 第18期"},
        {{}, 2023, {}, Date{2023, 6, 30}, "2023-06-30"},
        {{}, {}, {}, {}, "the-id"},
    };
    for (const Case& expected : cases) {
        Issue issue;
        issue.id = "the-id";
        issue.title = expected.title;
        issue.year = expected.year;
        issue.number = expected.number;
        issue.date = expected.date;
        CHECK(issue_label(issue) == expected.text);
    }
}
