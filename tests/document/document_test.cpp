// Documents as readers of formats write them.
#include "document/document.h"

#include <doctest/doctest.h>

#include "bulletin/lines.h"

using namespace kexie;

namespace {

Print on_page(int page) {
    Print print;
    print.page = static_cast<std::uint16_t>(page);
    return print;
}

}  // namespace

TEST_CASE("a document has a print for every physical line, whatever is in its text") {
    DocumentBuilder builder(DocumentFormat::Pdf);
    builder.add_line("一", on_page(1), 4);
    builder.add_line("二\n三\r\n四\f五\u2028六\u0085七\v八", on_page(1));
    builder.add_empty_line();
    builder.add_line("第二页", on_page(2));
    builder.note("page-unreadable", "第 3 页没有文字。");
    builder.add_line("", on_page(4));
    const Document document = builder.take(4);
    CHECK(document.text == "    一\n二 三  四 五 六 七 八\n\n\f第二页\n\f\n");
    const std::vector<std::string_view> lines = physical_lines(document.text);
    REQUIRE(document.prints.size() == 5);
    CHECK(lines.size() == document.prints.size());
    CHECK(document.prints[3] == on_page(2));
    CHECK(document.pages == 4);
    REQUIRE(document.notes.size() == 1);
    CHECK(document.notes[0].line == 4);
    // The parser counts the same lines.
    const std::vector<Line> parsed = split_lines(document.text);
    REQUIRE(parsed.size() == 3);
    CHECK(parsed[2].number == 4);
    CHECK(parsed[2].after_form_feed);
    CHECK(parsed[0].indent == 4);
}
