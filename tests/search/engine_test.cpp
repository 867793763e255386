#include "search/engine.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/utf8.h"
#include "support/search_corpus.h"

using namespace kexie;

namespace {

Article make(const char* title, std::vector<std::string> paragraphs) {
    Article article;
    article.title = title;
    article.paragraphs = std::move(paragraphs);
    return article;
}

std::shared_ptr<const Issue> issue_of(std::optional<Date> date, std::vector<Article> articles) {
    auto issue = std::make_shared<Issue>();
    issue->date = date;
    if (date) issue->year = date->year;
    issue->articles = std::move(articles);
    return issue;
}

using Found = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Found found(const Engine& engine, const std::string& query, const SearchOptions& options = {}) {
    Found result;
    for (const Hit& hit : engine.search(query, options).hits) {
        result.push_back({hit.issue, hit.article});
    }
    return result;
}

std::set<std::pair<std::uint32_t, std::uint32_t>> found_set(const Engine& engine,
                                                            const std::string& query) {
    const Found all = found(engine, query);
    return {all.begin(), all.end()};
}

Engine engine_of(const Issues& issues) {
    Engine engine(2000);
    for (const auto& issue : issues) engine.add(issue);
    while (engine.index_some(500)) {
    }
    return engine;
}

std::map<std::string, std::uint32_t> as_map(const std::vector<Count>& counts) {
    std::map<std::string, std::uint32_t> result;
    for (const Count& count : counts) result[count.value] = count.count;
    return result;
}

}  // namespace

TEST_CASE("search: author, source note and captions are found as text of the body") {
    Article article = make("标题", {"正文"});
    article.author = "文小甲";
    article.source_note = "晚报";
    article.captions = {"图为现场"};
    article.attribution = "办公室";
    Issue issue;
    issue.articles = {article};
    const Engine engine = engine_of({std::make_shared<const Issue>(issue)});
    const char* const words[] = {"正文", "图为", "小甲", "晚报", "办公"};
    for (const char* word : words) {
        CAPTURE(word);
        CHECK(engine.search(word, {}).total == 1);
        REQUIRE(engine.marks(word, 0, 0).size() == 1);
    }
    CHECK(engine.marks("图为", 0, 0)[0].paragraph == 1);
    CHECK(engine.marks("晚报", 0, 0)[0].paragraph == 3);
    CHECK(engine.search("正文:小甲", {}).total == 1);
    CHECK(engine.search("供稿:小甲", {}).total == 0);
}

TEST_CASE("engine: title before body, rare before common, close before scattered, then newest") {
    Engine engine;
    const std::string filler(300, 'x');
    engine.add(issue_of(Date{2022, 1, 1}, {make("甲", {"某处有科协二字" + filler}),
                                           make("科协", {"别的" + filler})}));
    engine.add(issue_of(Date{2023, 1, 1},
                        {make("甲", {"某处有科协二字" + filler}),
                         make("乙", {"沈" + filler + "洁"}), make("丙", {"这里是沈洁" + filler})}));
    engine.add(issue_of(std::nullopt, {make("甲", {"某处有科协二字" + filler})}));
    CHECK(found(engine, "科协") == Found{{0, 1}, {1, 0}, {0, 0}, {2, 0}});
    CHECK(found(engine, "沈 洁") == Found{{1, 2}, {1, 1}});
    // 科协 is in four articles, 别的 in one.
    CHECK(found(engine, "科协 OR 别的").front() == Found::value_type{0, 1});
    SearchOptions options;
    options.sort = Sort::Oldest;
    CHECK(found(engine, "科协", options) == Found{{0, 0}, {0, 1}, {1, 0}, {2, 0}});
    options.sort = Sort::Newest;
    CHECK(found(engine, "科协", options) == Found{{1, 0}, {0, 0}, {0, 1}, {2, 0}});
    // Without anything looked for in the text: newest first, in the order of print.
    CHECK(found(engine, "") == Found{{1, 0}, {1, 1}, {1, 2}, {0, 0}, {0, 1}, {2, 0}});
}

TEST_CASE("engine: the order does not depend on what is indexed") {
    Random random(8);
    const Issues issues = make_issues(random, 30);
    Engine scanned;
    for (const auto& issue : issues) scanned.add(issue);
    const Engine indexed = engine_of(issues);
    for (int i = 0; i < 300; ++i) {
        const std::string query = typed(random, random_tree(random, issues, 2));
        CAPTURE(query);
        const Results a = scanned.search(query);
        const Results b = indexed.search(query);
        REQUIRE(a.hits.size() == b.hits.size());
        for (std::size_t j = 0; j < a.hits.size(); ++j) {
            REQUIRE(a.hits[j].issue == b.hits[j].issue);
            REQUIRE(a.hits[j].article == b.hits[j].article);
            REQUIRE(a.hits[j].score == b.hits[j].score);
        }
        REQUIRE(a.occurrences == b.occurrences);
    }
}

TEST_CASE("engine: issues that join anywhere are found as if they had come in order") {
    Random random(41);
    const Issues issues = make_issues(random, 40);
    const Engine in_order = engine_of(issues);
    for (int round = 0; round < 4; ++round) {
        // Issues of the archive, by their index, in the order in which they join.
        std::vector<std::size_t> order(issues.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::shuffle(order.begin(), order.end(), random);
        Engine joined(2000);
        std::vector<std::size_t> there;
        for (const std::size_t index : order) {
            const auto place = std::lower_bound(there.begin(), there.end(), index);
            joined.insert(issues[index], static_cast<std::size_t>(place - there.begin()));
            there.insert(place, index);
            if (below(random, 3) == 0) joined.index_some(below(random, 2000));
        }
        for (std::size_t i = 0; i < issues.size(); ++i)
            REQUIRE(&joined.issue(i) == issues[i].get());
        for (int i = 0; i < 150; ++i) {
            const std::string query = typed(random, random_tree(random, issues, 2));
            CAPTURE(query);
            SearchOptions options;
            options.sort =
                std::array{Sort::Relevance, Sort::Newest, Sort::Oldest}[below(random, 3)];
            options.limit = below(random, 2) * 7;
            const Results a = in_order.search(query, options);
            const Results b = joined.search(query, options);
            REQUIRE(a.total == b.total);
            REQUIRE(a.occurrences == b.occurrences);
            REQUIRE(as_map(a.facets.months) == as_map(b.facets.months));
            REQUIRE(a.hits.size() == b.hits.size());
            for (std::size_t k = 0; k < a.hits.size(); ++k) {
                REQUIRE(a.hits[k].issue == b.hits[k].issue);
                REQUIRE(a.hits[k].article == b.hits[k].article);
                REQUIRE(a.hits[k].occurrences == b.hits[k].occurrences);
                REQUIRE(a.hits[k].score == b.hits[k].score);
                REQUIRE(in_order.snippet(query, a.hits[k]).text ==
                        joined.snippet(query, b.hits[k]).text);
                REQUIRE(in_order.marks(query, a.hits[k].issue, a.hits[k].article) ==
                        joined.marks(query, b.hits[k].issue, b.hits[k].article));
                REQUIRE(in_order.explain_score(query, options, a.hits[k]).size() ==
                        joined.explain_score(query, options, b.hits[k]).size());
            }
        }
    }
}

TEST_CASE("engine: and, or and not are those of sets") {
    Random random(9);
    const Issues issues = make_issues(random, 25);
    const Engine engine = engine_of(issues);
    const auto all = found_set(engine, "");
    const auto both = [](auto a, const auto& b) {
        for (auto i = a.begin(); i != a.end();) i = b.count(*i) != 0 ? std::next(i) : a.erase(i);
        return a;
    };
    const auto either = [](auto a, const auto& b) {
        a.insert(b.begin(), b.end());
        return a;
    };
    const auto without = [](auto a, const auto& b) {
        for (const auto& item : b) a.erase(item);
        return a;
    };
    for (int i = 0; i < 500; ++i) {
        const std::string a = "(" + typed(random, random_tree(random, issues, 2)) + ")";
        const std::string b = "(" + typed(random, random_tree(random, issues, 2)) + ")";
        CAPTURE(a);
        CAPTURE(b);
        const auto in_a = found_set(engine, a);
        const auto in_b = found_set(engine, b);
        REQUIRE(found_set(engine, a + " " + b) == both(in_a, in_b));
        REQUIRE(found_set(engine, a + "|" + b) == either(in_a, in_b));
        REQUIRE(found_set(engine, a + " -" + b) == without(in_a, in_b));
        REQUIRE(found_set(engine, "-" + a) == without(all, in_a));
        REQUIRE(found_set(engine, "-(-" + a + ")") == in_a);
        REQUIRE(found_set(engine, "-(" + a + "|" + b + ")") ==
                found_set(engine, "-" + a + " -" + b));
        REQUIRE(found_set(engine, a + " OR " + a + b) == in_a);
    }
}

TEST_CASE("engine: filters narrow, and each facet is counted without its own") {
    Random random(10);
    const Issues issues = make_issues(random, 300);
    const Engine engine = engine_of(issues);
    for (const std::string query : {"", "科", "科 -的", "哈哈 | 国"}) {
        SearchOptions options;
        options.filters.years = {2022, 2023};
        options.filters.sections = {"科协工作", "哈哈"};
        options.filters.sources = {"北京市科协"};
        options.filters.from = Date{2021, 6, 1};
        options.filters.to = Date{2023, 6, 30};
        const Results results = engine.search(query, options);
        std::size_t expected_hits = 0;
        std::map<std::string, std::uint32_t> years, months, by_section, by_source;
        for (const Hit& hit : engine.search(query).hits) {
            const Issue& issue = engine.issue(hit.issue);
            const Article& article = issue.articles[hit.article];
            const std::string section = article.section.value_or("");
            const std::string source = article.attribution.value_or("");
            const bool year_fits = issue.year == 2022 || issue.year == 2023;
            const bool section_fits = section == "科协工作" || section == "哈哈";
            const bool source_fits = source == "北京市科协";
            const bool date_fits =
                issue.date && *issue.date >= Date{2021, 6, 1} && *issue.date <= Date{2023, 6, 30};
            if (year_fits && section_fits && source_fits && date_fits) ++expected_hits;
            if (section_fits && source_fits && date_fits && issue.year) {
                ++years[std::to_string(*issue.year)];
            }
            if (section_fits && source_fits && year_fits && issue.date) {
                ++months[to_iso(*issue.date).substr(0, 7)];
            }
            if (year_fits && source_fits && date_fits && article.section) ++by_section[section];
            if (year_fits && section_fits && date_fits && article.attribution) ++by_source[source];
        }
        CAPTURE(query);
        CHECK(expected_hits > 0);
        CHECK(results.hits.size() == expected_hits);
        CHECK(as_map(results.facets.years) == years);
        CHECK(as_map(results.facets.months) == months);
        CHECK(as_map(results.facets.sections) == by_section);
        CHECK(as_map(results.facets.sources) == by_source);
        CHECK(std::is_sorted(results.facets.months.begin(), results.facets.months.end(),
                             [](const Count& a, const Count& b) { return a.value < b.value; }));
        CHECK(std::is_sorted(results.facets.sections.begin(), results.facets.sections.end(),
                             [](const Count& a, const Count& b) { return a.count > b.count; }));
    }
}

TEST_CASE("engine: the scope of a search") {
    Engine engine;
    Article article = make("科协动态", {"科协开会"});
    article.attribution = "科协办公室";
    engine.add(issue_of(Date{2023, 1, 1}, {article, make("别的", {"科协"})}));
    SearchOptions options;
    options.filters.scope = Field::Title;
    CHECK(found(engine, "科协", options) == Found{{0, 0}});
    CHECK(engine.search("科协", options).occurrences == 1);
    options.filters.scope = Field::Attribution;
    CHECK(found(engine, "办公", options) == Found{{0, 0}});
    CHECK(found(engine, "开会", options).empty());
    CHECK(found(engine, "正文:开会", options) == Found{{0, 0}});
    CHECK(engine.search("科协").occurrences == 4);
}

TEST_CASE("engine: an empty archive, an issue without articles, an article without text") {
    Engine engine;
    CHECK(engine.search("科").hits.empty());
    CHECK(engine.search("").hits.empty());
    CHECK_FALSE(engine.index_some(100));
    engine.add(issue_of(std::nullopt, {}));
    CHECK(engine.search("-科").hits.empty());
    engine.add(issue_of(std::nullopt, {make("", {}), make("", {"", "　"})}));
    while (engine.index_some(1)) {
    }
    CHECK(engine.search("科").hits.empty());
    CHECK(engine.search("-科").hits.size() == 2);
    CHECK(engine.snippet("科", engine.search("").hits[0]).text.empty());
    CHECK(engine.marks("科", 1, 1).empty());
}

TEST_CASE("engine: a snippet shows the place where most stands together, in whole clauses") {
    struct Case {
        const char* query;
        const char* text;  // With the marks in [].
    };
    const std::string paragraph =
        "会议由科协主席主持。各区科协汇报了今年的工作，介绍了首都科技节的筹备情况。沈洁要求各区科协"
        "与学会密切配合，办好科技节。会后还参观了展览。与会人员一致认为，此次会议十分及时。";
    Engine engine;
    Article article = make("科技节筹备会", {"先说别的，再说科协。", paragraph});
    article.attribution = "组织部";
    engine.add(issue_of(std::nullopt, {article}));
    const Case cases[] = {
        {"沈洁 科协", "…[沈洁]要求各区[科协]与学会密切配合，办好科技节。…"},
        {"筹备会", "科技节[筹备会]"},
        {"组织部", "[组织部]"},
        {"-上海", "先说别的，再说科协。"},
        {"十分", "…与会人员一致认为，此次会议[十分]及时。"},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.query);
        const Hit hit{0, 0, 0, 0};
        const Snippet snippet = engine.snippet(expected.query, hit, 30);
        std::u32string shown = to_utf32(snippet.text);
        for (auto mark = snippet.marks.rbegin(); mark != snippet.marks.rend(); ++mark) {
            shown.insert(mark->second, U"]");
            shown.insert(mark->first, U"[");
        }
        CHECK(to_utf8(shown) == expected.text);
    }
}

TEST_CASE("engine: snippets keep to their width, and their marks to what was looked for") {
    Random random(12);
    const Issues issues = make_issues(random, 30);
    const Engine engine = engine_of(issues);
    for (int i = 0; i < 400; ++i) {
        const std::string piece = random_piece(random, issues, 3);
        const auto wanted = oracle::fold_plainly(piece).text;
        if (wanted.find(U'"') != std::u32string::npos) continue;
        const std::string query = "「" + piece + "」";
        const std::size_t width = 10 + below(random, 60);
        for (const Hit& hit : engine.search(query).hits) {
            const Snippet snippet = engine.snippet(query, hit, width);
            const std::u32string text = to_utf32(snippet.text);
            CAPTURE(query);
            CAPTURE(snippet.text);
            REQUIRE(text.size() <= width + 2);
            REQUIRE_FALSE(snippet.marks.empty());
            std::uint32_t last_end = 0;
            for (const auto& [begin, end] : snippet.marks) {
                REQUIRE(begin >= last_end);
                REQUIRE(begin < end);
                REQUIRE(end <= text.size());
                last_end = end;
            }
            // The first mark is whole.
            const auto [begin, end] = snippet.marks[0];
            const std::string shown = to_utf8(text.substr(begin, end - begin));
            oracle::Document document;
            document.fields.push_back(oracle::fold_plainly(shown));
            oracle::Tree tree;
            tree.words = {piece};
            tree.quoted = true;
            const auto size = static_cast<std::uint32_t>(shown.size());
            REQUIRE(oracle::marks(document, tree) == std::vector<Mark>{{Field::Title, 0, 0, size}});
        }
    }
}

TEST_CASE("engine: a month or a day without a year is that of every year, never of the year 6") {
    Engine engine;
    for (const Date date : {Date{6, 6, 8}, Date{2021, 6, 8}, Date{2022, 6, 18}, Date{2022, 12, 30},
                            Date{2023, 1, 18}, Date{2023, 6, 30}}) {
        auto issue = std::make_shared<Issue>();
        issue->date = date;
        issue->articles.resize(1);
        issue->articles[0].title = to_iso(date);
        engine.add(std::move(issue));
    }
    auto undated = std::make_shared<Issue>();
    undated->articles.resize(1);
    engine.add(std::move(undated));
    struct Case {
        const char* query;
        std::size_t total;
    };
    const Case cases[] = {
        {"日期:6月", 4},          {"日期:06-08", 2},      {"日期:6月8日", 2},
        {"日期:18日", 2},         {"日期:6月15日..", 3},  {"日期:12月至1月", 2},
        {"日期:28日至8日", 4},    {"日期:2022年6月", 1},  {"日期:6月 年:2023", 1},
        {"-日期:6月", 3},         {"日期:2月", 0},        {"日期:..31日", 6},
        {"日期:6月8日至18日", 3}, {"日期:2021至2022", 3},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.query);
        const Results results = engine.search(expected.query);
        CHECK(results.problems.empty());
        CHECK(results.total == expected.total);
    }
}

TEST_CASE("engine: what explains a score adds up to it") {
    Engine engine;
    for (const auto& issue : read_issues(KEXIE_SOURCE_DIR "/data/issues")) engine.add(issue);
    while (engine.index_some(1000)) {
    }
    const auto units = [](double score) { return std::llround(score * 1e4); };
    std::size_t explained = 0;
    for (const char* query :
         {"科协", "科协 学会", "科普 OR 青少年", "近(科协,学会,20) 北京", "科",
          "标题:科协 工作 -昌平", "\"主题教育\" 年:2023", "同段(市科协,学会)"}) {
        for (const std::size_t limit : {std::size_t{0}, std::size_t{3}}) {
            CAPTURE(std::string(query));
            SearchOptions options;
            options.limit = limit;
            for (const Hit& hit : engine.search(query, options).hits) {
                long long sum = 0;
                std::uint32_t occurrences = 0;
                for (const ScorePart& part : engine.explain_score(query, options, hit)) {
                    sum += units(part.score);
                    occurrences += part.occurrences;
                    CHECK(part.idf >= 0);
                    if (part.kind == ScorePart::Kind::Proximity) ++explained;
                }
                CHECK(sum == units(hit.score));
                CHECK(occurrences == hit.occurrences);
            }
        }
    }
    CHECK(explained > 10);
    SearchOptions newest;
    newest.sort = Sort::Newest;
    const Results results = engine.search("科协", newest);
    REQUIRE_FALSE(results.hits.empty());
    CHECK(engine.explain_score("科协", newest, results.hits.front()).empty());
}

TEST_CASE("engine: the first hits are those of the whole list, whatever is left out") {
    Random random(31);
    const Issues issues = make_issues(random, 60);
    Engine engine(3000);
    for (const auto& issue : issues) engine.add(issue);
    while (engine.index_some(1000)) {
    }
    for (int i = 0; i < 300; ++i) {
        const std::string query = typed(random, random_tree(random, issues, 2));
        CAPTURE(query);
        SearchOptions options;
        const Results all = engine.search(query, options);
        options.limit = 1 + below(random, 30);
        const Results some = engine.search(query, options);
        REQUIRE(some.total == all.total);
        REQUIRE(some.occurrences == all.occurrences);
        REQUIRE(some.hits.size() == std::min(options.limit, all.hits.size()));
        for (std::size_t k = 0; k < some.hits.size(); ++k) {
            REQUIRE(some.hits[k].issue == all.hits[k].issue);
            REQUIRE(some.hits[k].article == all.hits[k].article);
            REQUIRE(some.hits[k].score == all.hits[k].score);
            REQUIRE(some.hits[k].occurrences == all.hits[k].occurrences);
        }
    }
}
