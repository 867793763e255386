#include "bulletin/dates.h"

#include <doctest/doctest.h>

#include "support/parse_text.h"

namespace kexie {

TEST_CASE("days in running text") {
    struct Case {
        const char* text;
        const char* issue_date;
        const char* wanted;  // Empty: none.
    };
    const Case cases[] = {
        {"6月8日，学会召开年会。", "2023-06-12", "2023-06-08"},
        {"自2022年12月31日起播放。", "2023-02-03", "2022-12-31"},
        {"12月28日，学会召开年会。", "2023-01-06", "2022-12-28"},
        {"年会将于1月10日举行。", "2023-12-22", "2024-01-10"},
        {"年会将于9月16日至24日举行。", "2023-08-11", "2023-09-16"},
        {"9月16日，年会将在江城举行。", "2023-08-11", "2023-09-16"},
        {"3月5日，学会召开年会。", "2023-12-22", "2023-03-05"},
        {"５月３０日上午", "2023-06-12", "2023-05-30"},
        {"五月三十日上午", "2023-06-12", "2023-05-30"},
        {"二〇二三年五月三十日", "2024-06-12", "2023-05-30"},
        {"去年12月8日", "2023-06-12", "2022-12-08"},
        {"本月8日", "2023-06-12", "2023-06-08"},
        {"6月7日-9日，培训班举行。", "2023-06-12", "2023-06-07"},
        {"6月8号下午", "2023-06-12", "2023-06-08"},
        {"学习《6月1日讲话》，6月8日座谈。", "2023-06-12", "2023-06-08"},
        {"2月30日和6月31日不存在，6月8日存在。", "2023-06-12", "2023-06-08"},
        {"6⽉8⽇，学会召开年会。", "2023-06-12", "2023-06-08"},
        {"⼆〇⼆⼀年⼋⽉⼗⼆⽇，学会召开年会。", "2021-09-12", "2021-08-12"},
        {"22年3月1日，学会成立。", "2023-06-12", "2022-03-01"},
        {"98年3月1日，学会成立。", "2023-06-12", "1998-03-01"},
        {"民国26年7月7日，战事起。", "2023-06-12", "1937-07-07"},
        {"112年6月8日，學會召開年會。", "2023-06-12", "2023-06-08"},
        {"6 月 1 1 日，学会召开年会。", "2023-06-12", "2023-06-11"},
        {"2 0 2 2 年 1 2 月 8 日", "2023-06-12", "2022-12-08"},
        {"附件 1 2月8日", "2023-06-12", "2023-02-08"},
        {"6月7-9日，培训班举行。", "2023-06-12", "2023-06-07"},
        {"年会定在9月16日举行。", "2023-08-11", "2023-09-16"},
        {"历时3年6月8日，工程完工。", "2023-06-12", ""},
        {"近日，学会召开年会。", "2023-06-12", ""},
        {"7月份，2023年10月，13月1日，第6月刊", "2023-06-12", ""},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.text);
        const auto base = from_iso(expected.issue_date);
        const auto mention = find_mention(expected.text, 0, base);
        const std::string found = mention ? to_iso(resolve(*mention, *base)) : "";
        CHECK(found == expected.wanted);
    }
}

TEST_CASE("an issue without a date takes that of its latest past event") {
    struct Case {
        const char* body;
        const char* date;  // Empty: none.
    };
    const Case cases[] = {
        {"2023年12月11日，学会成立。12月21日，学会开会。", "2023-12-21"},
        {"6月28日，学会庆祝建党102周年。6月30日闭幕。", "2023-06-30"},
        {"9月20日，喜迎新中国成立七十五周年。", "2024-09-20"},
        {"2022年12月31日，短片开播。1月31日，学会开会。", "2023-01-31"},
        {"学会总结2023年工作。12月5日召开会议，将于12月28日再议。2023年成绩显著。", "2023-12-05"},
        {"12月30日开会，1月4日闭会。2024年是关键之年。", "2024-01-04"},
        {"学会成立于1958年9月18日。2023年6月1日和2023年是重要节点，6月9日开会。", "2023-06-09"},
        {"近日，学会开会。", ""},
        {"6月9日，学会开会。", ""},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.body);
        const Issue issue =
            test::parse_one("【学会动态】\n学会召开年会\n" + std::string(expected.body) + "\n");
        CHECK((issue.date ? to_iso(*issue.date) : "") == expected.date);
        const bool known = *expected.date != '\0';
        CHECK(issue.inferred.date == known);
        CHECK(issue.id == (known ? std::string(expected.date) : "undated") + "~aaaaaa");
        CHECK(test::has_code(issue, known ? "date-inferred" : "date-missing"));
    }
}

TEST_CASE("an event after its issue is reported") {
    const std::string head = "学会通讯\n2023年第5期\n2023年6月12日\n\n学会召开年会\n\n";
    const Issue past = test::parse_one(head + "6月29日，学会召开年会。\n");
    CHECK(test::has_code(past, "event-after-issue"));
    const Issue future = test::parse_one(head + "学会将于6月29日召开年会。\n");
    CHECK(test::has_code(future, "event-announced"));
    CHECK_FALSE(test::has_code(future, "event-after-issue"));
}

}  // namespace kexie
