// What running heads and feet consist of: words, and the numbers and dates beside them.
#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "bulletin/page_line.h"

namespace kexie {

namespace {

PageLine read(std::string_view text) {
    return read_page_line(fold_line(text, {0, text.size()}));
}

}  // namespace

TEST_CASE("page lines: numbers of pages, apart from the words") {
    struct Case {
        std::string_view line;
        std::string_view words;
        std::optional<int> page;
    };
    const Case cases[] = {
        {"海州水务 12", "海州水务", 12},
        {"12 海州水务", "海州水务", 12},
        {"— 3 —", "", 3},
        {"海州水务·3·", "海州水务", 3},
        {"海州水务　第 3 页", "海州水务", 3},
        {"第3页 共12页", "", 12},
        {"海州水务第3页", "海州水务", 3},
        {"海 州 水 务　3", "海州水务", 3},
    };
    for (const Case& each : cases) {
        CAPTURE(each.line);
        const PageLine line = read(each.line);
        CHECK(to_utf8(line.words) == each.words);
        CHECK(line.page == each.page);
        CHECK_FALSE(line.has_edition);
        CHECK_FALSE(line.has_date);
    }
}

TEST_CASE("page lines: numbers within words, and large ones, are none of a page") {
    struct Case {
        std::string_view line;
        std::string_view words;
    };
    const Case cases[] = {
        {"第12届水务论坛", "第12届水务论坛"},
        {"5G应用", "5G应用"},
        {"海州水务2022", "海州水务2022"},
        {"十佳泵站", "十佳泵站"},
        {"三峡", "三峡"},
        {"海州水务1000人", "海州水务1000人"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.line);
        const PageLine line = read(each.line);
        CHECK(to_utf8(line.words) == each.words);
        CHECK(line.page == std::nullopt);
        CHECK_FALSE(line.has_issue_number);
    }
    CHECK(read("第12届水务论坛").has_other_number);
    CHECK(read("5G应用").has_other_number);
    CHECK_FALSE(read("海州水务 12").has_other_number);
}

TEST_CASE("page lines: dates, days of the week and numbers of issues") {
    struct Case {
        std::string_view line;
        std::string_view words;
        bool has_date;
        bool has_issue_number;
    };
    const Case cases[] = {
        {"2022年8月1日 海州水务", "海州水务", true, false},
        {"2022年8月 海州水务", "海州水务", true, false},
        {"8月1日　星期一", "", true, false},
        {"海州水务 周一", "海州水务", true, false},
        {"海州水务 第8期", "海州水务", false, true},
        {"2022年第8期（总第41期）", "", true, true},
        // 周一 begins a word, and 8月 alone is no day.
        {"周一例会", "周一例会", false, false},
        {"星期八", "星期八", false, false},
        {"8月工作", "8月工作", false, false},
        {"第8次会议", "第8次会议", false, false},
        {"2022年 海州水务", "海州水务", true, false},
        {"五年建成科技馆", "五年建成科技馆", false, false},
    };
    for (const Case& each : cases) {
        CAPTURE(each.line);
        const PageLine line = read(each.line);
        CHECK(to_utf8(line.words) == each.words);
        CHECK(line.has_date == each.has_date);
        CHECK(line.has_issue_number == each.has_issue_number);
    }
}

TEST_CASE("page lines: editions of a newspaper") {
    for (const std::string_view line : {"第2版 要闻", "要闻 2版", "A2 要闻", "要闻　A2"}) {
        CAPTURE(line);
        CHECK(read(line).has_edition);
        CHECK(read(line).page == 2);
        CHECK(to_utf8(read(line).words) == "要闻");
    }
    for (const std::string_view line : {"出版要闻", "再版2次", "Z2 要闻", "要闻 2", "PM2要闻"}) {
        CAPTURE(line);
        CHECK_FALSE(read(line).has_edition);
    }
}

TEST_CASE("page lines: the longest word") {
    CHECK(read("海州水务 简报 3").longest_word == 4);
    CHECK(read("- 3 -").longest_word == 0);
}

}  // namespace kexie
