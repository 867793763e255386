#include "bulletin/masthead.h"

#include <doctest/doctest.h>

#include "bulletin/masthead_line.h"
#include "bulletin/masthead_names.h"
#include "support/parse_text.h"

namespace kexie {

namespace {

MastheadLine read(std::string_view line) {
    return read_masthead_line(fold_line(line, {0, line.size()}));
}

int value_of(const MastheadLine& line, MastheadPart::Kind kind) {
    for (const MastheadPart& part : line.parts) {
        if (part.kind == kind) return part.value;
    }
    return 0;
}

}  // namespace

TEST_CASE("issue line: spellings of year, number and total") {
    struct Case {
        const char* line;
        int year;
        int number;
        int total;
    };
    const Case cases[] = {
        {"2023 年 第 3 期", 2023, 3, 0},
        {"2023年第18期（总第71期）", 2023, 18, 71},
        {"第18期 (总第71期)", 0, 18, 71},
        {"(总第 56 期)", 0, 0, 56},
        {"〔2023〕3号", 2023, 3, 0},
        {"[2023] 第 3 期", 2023, 3, 0},
        {"（2023）第3期", 2023, 3, 0},
        {"二〇二三年第十八期", 2023, 18, 0},
        {"二零二三年 第三期（總第七十一期）", 2023, 3, 71},
        {"２０２３年第１８期", 2023, 18, 0},
        {"第十二期", 0, 12, 0},
        {"2023年度第18期(累计第71期)", 2023, 18, 71},
        {"第3期　总第56期", 0, 3, 56},
        {"工作简报2023年第18期", 2023, 18, 0},
        {"期号：2023年第18期", 2023, 18, 0},
        {"科協動態 2023 年第 9 號", 2023, 9, 0},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.line);
        const MastheadLine line = read(expected.line);
        CHECK(line.is_issue_line());
        CHECK(value_of(line, MastheadPart::Kind::Year) == expected.year);
        CHECK(value_of(line, MastheadPart::Kind::Number) == expected.number);
        CHECK(value_of(line, MastheadPart::Kind::Total) == expected.total);
    }
}

TEST_CASE("issue line: dates in every notation") {
    for (const char* text : {"2023年6月12日", "2023 年 6 月 12 日", "二〇二三年六月十二日",
                             "2023-06-12", "2023.6.12", "2023/6/12", "２０２３年６月１２日",
                             "市学会秘书处 2023年6月12日", "日期：2023年6月12日"}) {
        CAPTURE(text);
        const MastheadLine line = read(text);
        REQUIRE(line.is_issue_line());
        bool found = false;
        for (const MastheadPart& part : line.parts) {
            if (part.kind != MastheadPart::Kind::Date) continue;
            found = true;
            CHECK(part.date == Date{2023, 6, 12});
        }
        CHECK(found);
    }
}

TEST_CASE("issue line: what only looks like one") {
    for (const char* text :
         {"青年骨干培训班第3期开班", "2023年6月12日，市学会召开会议", "第3届科学节启动", "总第一名",
          "2023年2月30日", "学会动态", "十二个项目获奖", "参加活动2023人", ""}) {
        CAPTURE(text);
        CHECK_FALSE(read(text).is_issue_line());
    }
}

TEST_CASE("masthead: title, publisher and date in other orders") {
    const char* const heads[] = {
        "工作简报\n2023年第3期（总第56期）\n市学会秘书处\n2023年2月3日\n",
        "市学会秘书处\n工作简报\n2023年第3期\n总第56期\n2023年2月3日\n",
        "工 作 简 报\n（2023年第3期 总第56期）\n市学会秘书处编    2023年2月3日\n",
        "工作简报 2023年第3期 总第56期\n主办单位：市学会秘书处\n日期：2023-02-03\n",
        "2023年2月3日\n工作简报\n第3期（总第56期）\n市学会秘书处 编印\n",
        "工作簡報\n二〇二三年第三期（總第五十六期）\n市學會秘書處\n二〇二三年二月三日\n",
    };
    for (const char* head : heads) {
        CAPTURE(head);
        const Issue issue = test::parse_one(
            std::string(head) +
            "目录\n- 学会召开年会\n【学会动态】\n学会召开年会\n2月1日，学会召开年会。\n");
        CHECK((issue.title == "工作简报" || issue.title == "工作簡報"));
        CHECK((issue.publisher == "市学会秘书处" || issue.publisher == "市學會秘書處"));
        CHECK(issue.year == 2023);
        CHECK(issue.number == 3);
        CHECK(issue.total_number == 56);
        CHECK(issue.date == Date{2023, 2, 3});
        CHECK(issue.id == "2023-3");
        CHECK(issue.inferred == Inferred{});
        REQUIRE(issue.articles.size() == 1);
        CHECK(issue.articles[0].date == Date{2023, 2, 1});
    }
}

TEST_CASE("masthead: what is not printed is absent") {
    const Issue issue =
        test::parse_one("学会通讯\n第7期\n\n学会召开年会\n\n近日，学会召开年会。\n");
    CHECK(issue.title == "学会通讯");
    CHECK(issue.number == 7);
    CHECK_FALSE(issue.year.has_value());
    CHECK_FALSE(issue.total_number.has_value());
    CHECK_FALSE(issue.date.has_value());
    CHECK_FALSE(issue.publisher.has_value());
    CHECK(issue.id == "undated~aaaaaa");
    CHECK(test::has_code(issue, "date-missing"));
    REQUIRE(issue.articles.size() == 1);
    CHECK(issue.articles[0].title == "学会召开年会");
}

TEST_CASE("several issues in one file") {
    const std::string first =
        "工作简报\n2023年第3期\n2023年2月3日\n\n学会召开年会\n\n2月1日，学会召开年会。\n\n"
        "编辑：王明\n分送：各学会\n机关各部门\n";
    const std::string second =
        "工作简报\n2023年第4期\n2023年2月10日\n\n科普周启动\n\n2月8日，科普周启动。\n";
    const auto issues = test::parse_text(first + second);
    REQUIRE(issues.size() == 2);
    CHECK(issues[0].issue.id == "2023-3");
    CHECK(issues[0].issue.footer.distribution == std::vector<std::string>{"各学会", "机关各部门"});
    CHECK(issues[1].issue.id == "2023-4");
    CHECK(issues[1].issue.articles[0].source_lines == LineRange{16, 18});
}

TEST_CASE("a running head is no new issue") {
    const Issue issue = test::parse_one(
        "工作简报\n2023年第3期\n2023年2月3日\n\n学会召开年会\n\n2月1日，学会召开年会。\n\n"
        "- 1 -\n\n工作简报 2023年第3期\n\n科普周启动\n\n2月2日，科普周启动。\n");
    CHECK(issue.articles.size() == 2);
    REQUIRE(issue.noise.size() == 2);
    CHECK(issue.noise[1].kind == "running-head");
}

TEST_CASE("a running head with number and date is no new issue before the footer") {
    const std::string head = "\n工作简报　2023年第3期　2023年2月3日\n\n";
    const Issue issue = test::parse_one(
        "工作简报\n2023年第3期\n2023年2月3日\n\n学会召开年会\n\n"
        "2月1日，学会召开年会。\n" +
        head + "科普周启动\n\n2月2日，科普周启动。\n" + head + "书屋开张\n\n2月3日，书屋开张。\n");
    CHECK(issue.articles.size() == 3);
}

TEST_CASE("several issues in one file: volumes, months, years of the Republic, names in marks") {
    struct Case {
        const char* first;
        const char* second;
    };
    const Case cases[] = {
        {"学会通讯　　第12卷　第3期　　2023年3月", "学会通讯　　第12卷　第4期　　2023年4月"},
        {"学会通讯\n第3期\n市学会编　　2023年3月", "学会通讯\n第4期\n市学会编　　2023年4月"},
        {"學會通訊\n第 3 期\n民國112年3月9日", "學會通訊\n第 4 期\n民國112年4月9日"},
        {"内部资料　注意保存\n\n《学会通讯》\n\n〔2023〕3号\n\n2023年3月9日",
         "内部资料　注意保存\n\n《学会通讯》\n\n〔2023〕4号\n\n2023年4月9日"},
    };
    for (const Case& heads : cases) {
        CAPTURE(heads.first);
        const std::string article = "\n\n学会召开年会\n\n近日，学会召开年会。\n\n";
        const auto issues = test::parse_text(
            heads.first + article + "编辑：王明\n报送：各学会\n\n" + heads.second + article);
        REQUIRE(issues.size() == 2);
        CHECK(issues[0].issue.id == "2023-3");
        CHECK(issues[1].issue.id == "2023-4");
        CHECK(issues[1].issue.title.has_value());
        CHECK(issues[1].issue.articles.size() == 1);
    }
}

TEST_CASE("masthead: contradictions and combined issues are reported") {
    const std::string article = "\n\n学会召开年会\n\n近日，学会召开年会。\n";
    const auto read_head = [&](const char* head) { return test::parse_one(head + article); };
    CHECK(test::has_code(read_head("学会通讯\n2023年第5-6期\n2023年2月3日"), "number-combined"));
    CHECK(test::has_code(read_head("学会通讯\n2023年第5期\n第6期\n2023年2月3日"),
                         "masthead-contradiction"));
    CHECK(test::has_code(read_head("学会通讯\n2023年第12期\n2024年1月"), "year-mismatch"));
    CHECK(test::has_code(read_head("学会通讯\n2023年第5期\n2023年2月3日\n给会员看的小报"),
                         "masthead-doubtful"));
    // Neither joined figures nor a year of two figures without another are facts.
    const Issue joined = read_head("学会通讯\n第52023期\n2023年2月3日");
    CHECK_FALSE(joined.number.has_value());
    CHECK(test::has_code(joined, "number-missing"));
    const Issue short_year = read_head("学会通讯\n第5期\n23年2月3日");
    CHECK_FALSE(short_year.date.has_value());
    CHECK(test::has_code(short_year, "date-missing"));
}

TEST_CASE("the title above text that begins with its day is no masthead") {
    const Issue issue = test::parse_one(
        "湖州科协简报\n"
        "\n"
        "2021年第8期\n"
        "\n"
        "湖州市科协办公室\n"
        "\n"
        "2021年6月30日\n"
        "\n"
        "市科协开展第3届科学节启动仪式\n"
        "\n"
        "为做好下半年的各项工作，6月21日，市科协在科技馆开展了科\n"
        "学节的启动活动，三百人参加。\n"
        "\n"
        "会议强调，各学会要围绕中心工作，多办实事，把科普资源送到\n"
        "群众家门口，让更多的人受益，还要走进企业和乡村，了解科技\n"
        "工作者的需要，为地方发展出谋划策。\n"
        "\n"
        "市林学会举办论坛\n"
        "\n"
        "近日，市林学会举办林业科普论坛，三百人参加。\n");
    REQUIRE(issue.articles.size() == 2);
    CHECK(issue.articles[0].title == "市科协开展第3届科学节启动仪式");
}

TEST_CASE("a slogan above the first text may be its title, so that unit and date are masthead") {
    const Issue issue = test::parse_one(
        "湖州科协简报\n\n2021年第8期\n\n湖州市林业站\n\n2021年6月30日\n\n来云岭气象站看一看！\n"
        "　　6月21日，市科协在科技馆开展活动，三百人参加。\n\n市林学会举办论坛\n"
        "　　近日，市林学会举办林业科普论坛，三百人参加。\n");
    CHECK(issue.date == Date{2021, 6, 30});
    REQUIRE(issue.articles.size() == 2);
    CHECK(issue.articles[0].title == "来云岭气象站看一看！");
}

}  // namespace kexie
