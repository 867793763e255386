#include "search/query/query.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "base/utf8.h"

using namespace kexie;

namespace {

// "[begin,end) sentence" of each problem.
std::string problems_of(const Query& query, Language language) {
    std::string text;
    for (const Problem& problem : query.problems) {
        text += "[" + std::to_string(problem.begin) + "," + std::to_string(problem.end) + ") " +
                (language == Language::Chinese ? problem.zh : problem.en) + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("query: how it is understood, in words") {
    struct Case {
        const char* query;
        const char* zh;
        const char* en;
    };
    const Case cases[] = {
        {"", "全部文章", "all articles"},
        {"沈洁", "含“沈洁”", "contains “沈洁”"},
        {"沈洁　科协", "含“沈洁”，并且含“科协”", "contains “沈洁” and contains “科协”"},
        {"甲 甲", "含“甲”，并且含“甲”", "contains “甲” and contains “甲”"},
        {"甲 | 乙 OR 丙", "含“甲”，或者含“乙”，或者含“丙”",
         "contains “甲” or contains “乙” or contains “丙”"},
        {"甲｜乙 丙", "含“甲”，或者（含“乙”，并且含“丙”）",
         "contains “甲” or (contains “乙” and contains “丙”)"},
        {"（甲｜乙） －丙", "（含“甲”，或者含“乙”），并且排除（含“丙”）",
         "(contains “甲” or contains “乙”) and not (contains “丙”)"},
        {"“open access”", "含“open access”", "contains “open access”"},
        {"「科技 周」", "含“科技 周”", "contains “科技 周”"},
        {"标题：科协 供稿:朝阳", "标题含“科协”，并且供稿单位含“朝阳”",
         "title contains “科协” and contributing unit contains “朝阳”"},
        {"标题:(甲 OR 乙)", "标题含“甲”，或者标题含“乙”",
         "title contains “甲” or title contains “乙”"},
        {"TITLE:甲 body:乙", "标题含“甲”，并且正文含“乙”",
         "title contains “甲” and body contains “乙”"},
        {"標題:甲", "标题含“甲”", "title contains “甲”"},
        {"栏目:学会", "栏目名含“学会”", "section name contains “学会”"},
        {"年:2023", "年份：2023", "year: 2023"},
        {"年份：２０２１年..2023", "年份：2021 至 2023", "year: 2021 to 2023"},
        {"year:2021-", "年份：2021 起", "year: 2021 or later"},
        {"year:..2021", "年份：至 2021", "year: up to 2021"},
        {"期:18", "期号：18", "issue: 18"},
        {"期:第18期", "期号：18", "issue: 18"},
        {"issue:3-7", "期号：3 至 7", "issue: 3 to 7"},
        {"期:2023-18", "2023 年，期号：18", "issue of 2023: 18"},
        {"期:2023年第18期", "2023 年，期号：18", "issue of 2023: 18"},
        {"期:总第71期", "总期号：71", "issue since the first: 71"},
        {"日期:2023-06..2023-08", "日期：2023-06-01 至 2023-08-31",
         "date: 2023-06-01 to 2023-08-31"},
        {"日期：2024年2月", "日期：2024-02-01 至 2024-02-29", "date: 2024-02-01 to 2024-02-29"},
        {"date:2023/6/12", "日期：2023-06-12", "date: 2023-06-12"},
        {"日期:6月", "日期：每年 06-01 至 06-30", "date: every year, 06-01 to 06-30"},
        {"日期:2月", "日期：每年 02-01 至 02-29", "date: every year, 02-01 to 02-29"},
        {"日期:6月8日", "日期：每年 06-08", "date: every year, 06-08"},
        {"日期:６月８号", "日期：每年 06-08", "date: every year, 06-08"},
        {"日期:六月八日", "日期：每年 06-08", "date: every year, 06-08"},
        {"date:6/8", "日期：每年 06-08", "date: every year, 06-08"},
        {"date:06-08", "日期：每年 06-08", "date: every year, 06-08"},
        {"日期:18日", "日期：每月 18 日", "date: every month, day 18"},
        {"日期:十八日", "日期：每月 18 日", "date: every month, day 18"},
        {"日期:8日至18日", "日期：每月 8 至 18 日", "date: every month, day 8 to 18"},
        {"日期:2月29日", "日期：每年 02-29", "date: every year, 02-29"},
        {"日期:11月至2月", "日期：每年 11-01 至 02-29", "date: every year, 11-01 to 02-29"},
        {"日期:6月8日至15日", "日期：每年 06-08 至 06-15", "date: every year, 06-08 to 06-15"},
        {"日期:2023年6月8日至15日", "日期：2023-06-08 至 2023-06-15",
         "date: 2023-06-08 to 2023-06-15"},
        {"日期:2023年6月..8月", "日期：2023-06-01 至 2023-08-31", "date: 2023-06-01 to 2023-08-31"},
        {"日期:二〇二三年六月", "日期：2023-06-01 至 2023-06-30", "date: 2023-06-01 to 2023-06-30"},
        {"日期:6月..", "日期：每年 06-01 起", "date: every year, 06-01 or later"},
        {"日期:..2023", "日期：至 2023-12-31", "date: up to 2023-12-31"},
        {"日期∶2023", "日期：2023-01-01 至 2023-12-31", "date: 2023-01-01 to 2023-12-31"},
        {"date:2023", "日期：2023-01-01 至 2023-12-31", "date: 2023-01-01 to 2023-12-31"},
        {"近(沈洁,科协,5)", "“沈洁”、“科协”相距不超过 5 字", "“沈洁”, “科协” within 5 characters"},
        {"NEAR（甲，乙）", "“甲”、“乙”相距不超过 10 字", "“甲”, “乙” within 10 characters"},
        {"同段(甲,乙 丙)", "同一段含“甲”、“乙”、“丙”", "one paragraph contains “甲”, “乙”, “丙”"},
        // What looks like a sign but is text.
        {"2023-06", "含“2023-06”", "contains “2023-06”"},
        {"12:30", "含“12:30”", "contains “12:30”"},
        {"ORGAN", "含“ORGAN”", "contains “ORGAN”"},
        {"学会（协会）", "含“学会（协会）”", "contains “学会（协会）”"},
        {"甲，乙", "含“甲，乙”", "contains “甲，乙”"},
        {"近来 同段落", "含“近来”，并且含“同段落”", "contains “近来” and contains “同段落”"},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.query);
        const Query query = parse_query(expected.query);
        CHECK(explain(query, Language::Chinese) == expected.zh);
        CHECK(explain(query, Language::English) == expected.en);
        CHECK(problems_of(query, Language::Chinese) == "");
    }
}

TEST_CASE("query: a mistake is pointed at, and the rest still searched") {
    struct Case {
        const char* query;
        const char* problems;
        const char* explanation;
    };
    const Case cases[] = {
        {"甲 \"乙", "[4,8) The quotation mark is not closed.\n", "contains “甲” and contains “乙”"},
        {"(甲 乙", "[0,1) This bracket is not closed.\n", "contains “甲” and contains “乙”"},
        {"甲) 乙", "[3,4) This closing bracket has no partner.\n",
         "contains “甲” and contains “乙”"},
        {"甲 OR", "[4,6) One side of this OR is empty.\n", "contains “甲”"},
        {"| 甲", "[0,1) One side of this OR is empty.\n", "contains “甲”"},
        {"甲 | | 乙", "[4,5) One side of this OR is empty.\n", "contains “甲” or contains “乙”"},
        {"甲 - 乙", "[4,5) There is no word after the minus.\n", "contains “甲” and contains “乙”"},
        {"甲 -", "[4,5) There is no word after the minus.\n", "contains “甲”"},
        {"标题:", "[0,7) There is nothing after the colon.\n", "all articles"},
        {"()", "[0,1) There is nothing in these brackets.\n", "all articles"},
        {"\"\" 甲", "[0,2) There is no text to look for here.\n", "contains “甲”"},
        {"年:甲 乙", "[4,7) A year looks like 2023 or 2021..2023.\n", "contains “乙”"},
        {"年:2023..2021", "[4,14) A year looks like 2023 or 2021..2023.\n", "all articles"},
        {"日期:2023-13", "[7,14) There is no such month: months are 1 to 12.\n", "all articles"},
        {"日期:13月 甲", "[7,12) There is no such month: months are 1 to 12.\n", "contains “甲”"},
        {"日期:0月", "[7,11) There is no such month: months are 1 to 12.\n", "all articles"},
        {"日期:2023-02-30", "[7,17) There is no such day: the month is not as long.\n",
         "all articles"},
        {"日期:2月30日", "[7,16) There is no such day: the month is not as long.\n",
         "all articles"},
        {"日期:2023-02-29", "[7,17) There is no such day: the month is not as long.\n",
         "all articles"},
        {"日期:6月31日", "[7,16) There is no such day: the month is not as long.\n",
         "all articles"},
        {"日期:32日", "[7,12) There is no such day: the month is not as long.\n", "all articles"},
        {"日期:2023-06..2022-13", "[7,23) There is no such month: months are 1 to 12.\n",
         "all articles"},
        {"日期:2023-06..2021", "[7,20) The range ends before it begins.\n", "all articles"},
        {"日期:6",
         "[7,8) A date looks like 2023-06, 2023-06-12, 6月, 6月8日 or "
         "2023-06..2023-08.\n",
         "all articles"},
        {"日期:6年",
         "[7,11) A date looks like 2023-06, 2023-06-12, 6月, 6月8日 or "
         "2023-06..2023-08.\n",
         "all articles"},
        {"日期:23年",
         "[7,12) A date looks like 2023-06, 2023-06-12, 6月, 6月8日 or "
         "2023-06..2023-08.\n",
         "all articles"},
        {"日期:2023年8日",
         "[7,18) A date looks like 2023-06, 2023-06-12, 6月, 6月8日 or "
         "2023-06..2023-08.\n",
         "all articles"},
        {"日期:8日6月",
         "[7,15) A date looks like 2023-06, 2023-06-12, 6月, 6月8日 or "
         "2023-06..2023-08.\n",
         "all articles"},
        {"日期:6月至2023年",
         "[7,21) A date looks like 2023-06, 2023-06-12, 6月, 6月8日 or "
         "2023-06..2023-08.\n",
         "all articles"},
        {"日期:2023-06-12-3",
         "[7,19) A date looks like 2023-06, 2023-06-12, 6月, 6月8日 or "
         "2023-06..2023-08.\n",
         "all articles"},
        {"日期:甲",
         "[7,10) A date looks like 2023-06, 2023-06-12, 6月, 6月8日 or "
         "2023-06..2023-08.\n",
         "all articles"},
        {"日期:..",
         "[7,9) A date looks like 2023-06, 2023-06-12, 6月, 6月8日 or "
         "2023-06..2023-08.\n",
         "all articles"},
        {"日期:12345",
         "[7,12) A date looks like 2023-06, 2023-06-12, 6月, 6月8日 or "
         "2023-06..2023-08.\n",
         "all articles"},
        {"期:0", "[4,5) An issue looks like 18, 3..7, 2023-18 or 总71.\n", "all articles"},
        {"近(甲)", "[0,4) At least two words are needed here.\n", "contains “甲”"},
        {"近(甲,乙", "[0,4) This bracket is not closed.\n", "“甲”, “乙” within 10 characters"},
        {"近(甲,-乙)", "[8,9) Only words may stand here.\n", "“甲”, “乙” within 10 characters"},
        {"同段()", "[0,7) At least two words are needed here.\n", "all articles"},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.query);
        const Query query = parse_query(expected.query);
        CHECK(problems_of(query, Language::English) == expected.problems);
        CHECK(explain(query, Language::English) == expected.explanation);
        CHECK(problems_of(query, Language::Chinese) != "");
    }
}

TEST_CASE("query: every blank of Unicode divides terms") {
    for (char32_t c = 1; c < 0x3100; ++c) {
        const bool is_white = (c >= 9 && c <= 13) || c == 0x20 || c == 0x85 || c == 0xA0 ||
                              c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
                              c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
        const bool is_other = is_white || (c >= 0x1C && c <= 0x1F) || c == U'"' || c == U'(' ||
                              c == U')' || c == U'|' || c == 0x201C || c == 0x201D || c == 0x300C;
        if (is_other != is_white && !is_white) continue;
        std::string text = "甲";
        append_utf8(text, c);
        CAPTURE(static_cast<std::uint32_t>(c));
        REQUIRE(parse_query(text + "乙").clauses.size() == (is_white ? 2 : 1));
    }
}

TEST_CASE("query: what is the same is looked for once, and only what is wanted is marked") {
    const Query query = parse_query("APP ＡＰＰ -乙 -(-丙) 標題 标题");
    REQUIRE(query.clauses.size() == 4);
    CHECK(query.clauses[0].terms[0].units == u"app");
    CHECK(query.clauses[0].is_positive);
    CHECK_FALSE(query.clauses[1].is_positive);
    CHECK(query.clauses[2].is_positive);
}

TEST_CASE("query: nonsense and attacks are only queries") {
    std::string nested;
    for (int i = 0; i < 20000; ++i) nested += "(-标题:";
    CHECK_FALSE(parse_query(nested + "甲").problems.empty());
    std::string open_in_word = "甲";
    for (int i = 0; i < 20000; ++i) open_in_word += "(甲";
    parse_query(open_in_word);
    std::string many;
    for (int i = 0; i < 2000; ++i) many += " 词" + std::to_string(i);
    CHECK(parse_query(many).clauses.size() == 256);

    std::mt19937 random(11);
    const char* const pieces[] = {
        "(",  ")",    "（", "）",   "\"",    "“",   "「",  "」",     "-",
        "|",  "OR",   " ",  ":",    "标题:", "年:", "近(", "同段（", ",",
        "甲", "2023", "..", "\xFF", "\xE7",  "总",  "期:", "日期：", "　"};
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (int i = 0; i < 12; ++i) text += pieces[random() % std::size(pieces)];
        const Query query = parse_query(text);
        explain(query, Language::Chinese);
        for (const Problem& problem : query.problems) {
            CAPTURE(text);
            REQUIRE(problem.begin < problem.end);
            REQUIRE(problem.end <= text.size());
        }
    }
}
