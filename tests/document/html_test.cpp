// Web pages: what is read as text, how it is printed, and what is left out.
#include "document/html.h"

#include <doctest/doctest.h>

using namespace kexie;

namespace {

Document read(std::string_view html) {
    const auto document = read_html(html);
    REQUIRE(document.ok());
    return document.value();
}

std::string text_of(std::string_view html) {
    return read(html).text;
}

}  // namespace

TEST_CASE("blocks and line breaks of a web page are lines") {
    CHECK(text_of("<!doctype html><html><head><title>页</title></head><body>"
                  "<h1>标题</h1><div><p>一<b>二</b> <i>三</i>\n四</p>五<br>六<br><br>七</div>"
                  "<ul><li>八</ul><script>if (a < b) {}</script><style>p {}</style>") ==
          "标题\n一二 三四\n五\n六\n\n七\n八\n");
    CHECK(text_of("<p>a\nb</p><p>&nbsp;</p><p>&nbsp;</p><p>&emsp;&emsp;&lt;二&gt;&amp;</p>") ==
          "a b\n\n    <二>&\n");
    CHECK(text_of("<pre>一  二\n  三</pre>") == "一  二\n  三\n");
    CHECK(text_of("<ol start=3><li>甲</li><li><p>乙</p></ol><ol type=a><li>丙</ol>") ==
          "3. 甲\n4. 乙\na. 丙\n");
    CHECK(text_of("<p>1<2 &amp 3<p>二<ruby>三<rp>(</rp><rt>san</rt></ruby>") == "1<2 & 3\n二三\n");
    CHECK(
        text_of("<p>前<svg><path d='M0'/><text>图</text></svg><!-- 注 --><![if x]>后<![endif]>") ==
        "前 图 后\n");
    CHECK(text_of("").empty());
}

TEST_CASE("tags and inline styles say how lines are printed") {
    const Document document = read(
        "<h2 align=center>一</h2><p style='text-indent:2em; FONT-SIZE: 16pt'>二</p>"
        "<div style='text-align: right'><strong>三三</strong>四</div>"
        "<p><font size=5 color=red>五</font></p><p style='font-size:20px'>六<br>七</p>"
        "<figure><figcaption>八</figcaption></figure>"
        "<p><span style='font-weight:700;color:rgb(0, 128, 255)'>九</span></p>");
    CHECK(document.text == "一\n    二\n三三四\n五\n六\n七\n八\n九\n");
    REQUIRE(document.prints.size() == 8);
    CHECK(document.prints[0].heading == 2);
    CHECK(document.prints[0].alignment == Alignment::Center);
    CHECK(document.prints[0].size == 18);
    CHECK(document.prints[0].bold);
    CHECK(document.prints[1].size == 16);
    CHECK_FALSE(document.prints[1].bold);
    CHECK(document.prints[2].bold);
    CHECK(document.prints[2].size == 12);
    CHECK(document.prints[2].alignment == Alignment::Right);
    CHECK(document.prints[3].size == 18);
    CHECK(document.prints[3].color == 0xFF0000);
    CHECK(document.prints[4].size == 15);
    CHECK(document.prints[5].size == 15);
    CHECK(document.prints[6].zone == Zone::Caption);
    CHECK(document.prints[7].bold);
    CHECK(document.prints[7].color == 0x0080FF);
    CHECK(document.prints[7].page == 0);
    CHECK(document.pages == 0);
}

TEST_CASE("tables of data are rows; tables that arrange the page are none") {
    CHECK(text_of("<table><tr><th>序号<th>单位<tr><td>1<td colspan=99999999>甲<br>乙</table>") ==
          "序号\t单位\n1\t甲 乙\n");
    CHECK(text_of("<table><tr><td><p>一</p><p>二</p></td></tr></table>") == "一\n二\n");
    CHECK(text_of("<table><tr><td>旁<td><table><tr><td>1<td>2</table></table>") == "旁\n1\t2\n");
    CHECK(text_of("<table>外<tr><td>内</table>") == "外\n内\n");
}

TEST_CASE("menus, footers of the site and hidden text are left out and said") {
    const Document document = read(
        "<div class='top-nav'><a href=/a>首页</a> <a href=/b>简报</a></div>"
        "<ul><li><a href=1>学会</a><li><a href=2>科普</a><li><a href=3>智库</a><li><a "
        "href=4>党建</a></ul>"
        "<div>当前位置：<a href=/>首页</a> &gt; 正文</div>"
        "<div style='display:none'>分享</div>"
        "<h1>第一期</h1><p>全市科协系统工作会议召开。与会代表参加。</p><p><a "
        "href=/x>全文</a>如下。</p>"
        "<div class=footer>主编：王某 责任编辑：李某</div>"
        "<div id=siteFooter>某某科协 版权所有 <a href=x>ICP备123</a></div>");
    CHECK(document.text ==
          "第一期\n全市科协系统工作会议召开。与会代表参加。\n全文如下。\n主编：王某 "
          "责任编辑：李某\n");
    REQUIRE(document.notes.size() == 2);
    CHECK(document.notes[0].code == "html-menus");
    CHECK(document.notes[0].message == "有 4 处菜单、页脚等网站自己的内容，没有读。");
    CHECK(document.notes[1].message == "有 2 个字符在网页上不显示，没有读。");
}

TEST_CASE("in doubt, what is in a web page is its text") {
    // A list of contents leads to places in the page, or has titles for links.
    CHECK(text_of("<nav><a href=#1>一</a><a href=#2>二</a></nav><p>正文。</p>") ==
          "一二\n正文。\n");
    std::string titles = "<ul>";
    for (int i = 0; i < 5; ++i) titles += "<li><a href=x>市科协召开年度工作总结大会</a>";
    CHECK(text_of(titles + "</ul><p>正文。</p><p>正文。</p>").starts_with("市科协"));
    // A page of nothing but menus, and one that hides its text.
    CHECK(text_of("<nav><a href=1>一</a></nav><nav><a href=2>二</a></nav>") == "一\n二\n");
    CHECK(text_of("<body style='visibility:hidden'><p>正文</p>") == "正文\n");
    CHECK(text_of("<footer>报送：市委办公厅 版权所有</footer>") == "报送：市委办公厅 版权所有\n");
}

TEST_CASE("the encoding of a web page is its mark's, its own word, or its content's") {
    CHECK(text_of("<meta charset=gb2312><p>\xBC\xF2\xB1\xA8") == "简报\n");
    CHECK(text_of("<meta http-equiv=Content-Type content='text/html; charset=big5'><p>"
                  "\xC2\xB2\xB3\xF8") == "簡報\n");
    CHECK(text_of("\xEF\xBB\xBF<meta charset=gb2312><p>简报") == "简报\n");
    CHECK(text_of("<meta charset=utf-8><p>\xBC\xF2\xB1\xA8\xBC\xF2\xB1\xA8") == "简报简报\n");
    CHECK(text_of("<meta charset=gbk><p>"
                  "\xE7\xAE\x80\xE6\x8A\xA5\xE7\xAE\x80</p>")
              .size() > 3);
    CHECK(text_of("<?xml version='1.0' encoding='GBK'?><html><p>\xBC\xF2") == "简\n");
    const Document damaged = read("<meta charset=utf-8>" + std::string(100, ' ') + "<p>简\xFF报");
    CHECK(damaged.text == "简\uFFFD报\n");
    REQUIRE(damaged.notes.size() == 1);
    CHECK(damaged.notes[0].is_error);
}

TEST_CASE("of a web archive the page is read") {
    const std::string head =
        "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?x?=\r\nMIME-Version: 1.0\r\n"
        "Content-Type: "
        "multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x\"\r\n\r\n\r\n";
    const std::string picture =
        "----x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n";
    CHECK(text_of(head + picture +
                  "----x\r\nContent-Type: text/html; charset=\"gb2312\"\r\n"
                  "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                  "<p align=3Dcenter>=BC=F2=\r\n=B1=A8</p>=\r\n\r\n" +
                  "----x\r\nContent-Type: text/html\r\n\r\n<p>框</p>\r\n----x--\r\n") == "简报\n");
    CHECK(text_of(head + "----x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\n"
                         "content-type: TEXT/HTML\r\ncontent-transfer-encoding: base64\r\n\r\n"
                         "PHA+5LiA\r\nPC9wPg==\r\n--y--\r\n----x--") == "一\n");
    const auto none = read_html(head + picture + "----x--");
    REQUIRE_FALSE(none.ok());
    CHECK(none.error().code == "html-none");
}
