// Web pages that are damaged or hostile.
#include <doctest/doctest.h>

#include <algorithm>

#include "base/utf8.h"
#include "document/html.h"
#include "document/html_tags.h"

using namespace kexie;

namespace {

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

std::string text_of(const std::string& html) {
    const auto document = read_html(html);
    REQUIRE(document.ok());
    return document.value().text;
}

// A document or an error, whatever the bytes.
void check_end(std::string_view bytes) {
    const auto document = read_html(bytes);
    if (!document) {
        CHECK_FALSE(document.error().message.empty());
        return;
    }
    CHECK(is_valid_utf8(document.value().text));
    CHECK(std::count(document.value().text.begin(), document.value().text.end(), '\n') ==
          static_cast<std::ptrdiff_t>(document.value().prints.size()));
}

const std::string page =
    "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>页</title></head><body>"
    "<nav><a href=\"/\">首页</a></nav><h1 style=\"text-align:center;font-size:22pt\">标题</h1>"
    "<table border=1><tr><td>一</td><td align='right'>二</td></tr></table>"
    "<p>&nbsp;&#x4E00;&amp;<b>粗</b><!-- 注 --><br/>三</p><ol><li>四</li></ol></body></html>";

}  // namespace

TEST_CASE("tags are rewritten with what matters; text stays") {
    CHECK(tamed_html("<P Class='a\"b' onclick=\"x > y\" style=c/d>一<x-y>二</P >").value() ==
          "<p class=\"a'b\" style=\"c/d\">一<x-y>二</p>");
    CHECK(tamed_html("a<b").value() == "a<b>");
    CHECK(tamed_html("1 < 2 <3</ x>").value() == "1 &lt; 2 &lt;3");
    CHECK(tamed_html("<script>a</scripty></SCRIPT >b<style>c").value() == "b");
    CHECK(tamed_html("<a href=1>x<a href=2>y</a><!--z").value() ==
          "<a href=\"1\">x<a href=\"2\">y</a>");
    CHECK_FALSE(tamed_html(repeated("<p>", 300'001)).ok());
}

TEST_CASE("deep and costly web pages are read in time and without exhausting the stack") {
    constexpr int depth = 10'000;
    const std::string ends[] = {"div",       "table><tr><td", "b",      "font color=red><p",
                                "form><div", "x-y><div",      "b><div", "a href=x><table><td",
                                "ul><li",    "ruby><rt"};
    for (const std::string& tags : ends) {
        CAPTURE(tags);
        const std::string text = text_of(repeated("<" + tags + ">", depth) + "底");
        // Pronunciations are left out.
        CHECK((text.ends_with("底\n") || tags.starts_with("ruby")));
    }
    CHECK(text_of(repeated("<div>", depth) + "底" + repeated("</div>", depth)) == "底\n");
    CHECK(text_of(repeated("<x-y><div></x-y>", depth) + "底") == "底\n");
    CHECK(text_of(repeated("<b><div></b>", depth) + "底") == "底\n");
    CHECK(text_of(repeated("<table><td><font></table></font>", depth) + "底") == "底\n");
    // Each paragraph opens again what is not closed.
    std::string fonts;
    for (int i = 0; i < 2000; ++i) fonts += "<font size=\"" + std::to_string(i) + "\">";
    CHECK(text_of(fonts + repeated("<p>段", depth)) == repeated("段\n", depth));
    CHECK(text_of("<p " + repeated("a=1 b ", 100'000) + ">一") == "一\n");
}

TEST_CASE("cut and changed web pages end with a document or an error") {
    for (std::size_t size = 0; size < page.size(); ++size) {
        check_end(std::string_view(page).substr(0, size));
    }
    for (std::size_t i = 0; i < page.size(); ++i) {
        std::string changed = page;
        changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 8)));
        check_end(changed);
    }
    const std::string archive =
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: "
        "text/html\n"
        "Content-Transfer-Encoding: quoted-printable\n\n<p>=E4=B8=80</p>\n--x--\n";
    for (std::size_t i = 0; i < archive.size(); ++i) {
        check_end(std::string_view(archive).substr(0, i));
        std::string changed = archive;
        changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 8)));
        check_end(changed);
    }
    const std::string mark = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n";
    check_end(mark + repeated("--x\nContent-Type: multipart/mixed; boundary=x\n\n", 10'000));
}
