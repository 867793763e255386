// Pages of a PDF drawn by kexie-pdf.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "cli/pdf_reader.h"
#include "cli/small_pdf.h"
#include "support/skip.h"

using namespace kexie;

namespace {

// A page of 200 × 100 points; below and left of its middle is a black square of 20 points.
std::string square_pdf(const std::string& page_entries = "") {
    const std::string content = "40 20 20 20 re f";
    return test::write_pdf(
        {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
         "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R" + page_entries + ">>",
         "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream"});
}

// Of three bytes, in the middle of a place given in points from the upper left corner.
int gray_at(const DrawnPage& page, float x, float y) {
    const auto across =
        static_cast<std::size_t>(x / page.width_points * static_cast<float>(page.width));
    const auto down =
        static_cast<std::size_t>(y / page.height_points * static_cast<float>(page.height));
    const auto at = (down * static_cast<std::size_t>(page.width) + across) * 3;
    return static_cast<unsigned char>(page.rgb[at]);
}

}  // namespace

TEST_CASE("pdf picture: a page in the size that is asked for, its ink where it belongs" *
          test::needs(test::has_pdf_reader(), "kexie-pdf")) {
    const auto drawn = cli::draw_pdf_page(square_pdf(), 1, 500, 0, {});
    REQUIRE(drawn.ok());
    const DrawnPage& page = drawn.value();
    CHECK(page.pages == 1);
    CHECK(page.width == 500);
    CHECK(page.height == 250);
    CHECK(page.width_points == doctest::Approx(200));
    CHECK(page.height_points == doctest::Approx(100));
    CHECK(gray_at(page, 50, 70) == 0);
    CHECK(gray_at(page, 35, 70) == 255);
    CHECK(gray_at(page, 50, 55) == 255);
    const auto low = cli::draw_pdf_page(square_pdf(), 1, 500, 50, {});
    REQUIRE(low.ok());
    CHECK(low.value().width == 100);
    CHECK(low.value().height == 50);
}

TEST_CASE("pdf picture: a page that the file turns is drawn turned" *
          test::needs(test::has_pdf_reader(), "kexie-pdf")) {
    const auto drawn = cli::draw_pdf_page(square_pdf("/Rotate 90"), 1, 100, 0, {});
    REQUIRE(drawn.ok());
    const DrawnPage& page = drawn.value();
    CHECK(page.width == 100);
    CHECK(page.height == 200);
    CHECK(page.width_points == doctest::Approx(100));
    // Clockwise: left becomes top, and the lower edge the left one.
    CHECK(gray_at(page, 30, 50) == 0);
    CHECK(gray_at(page, 70, 50) == 255);
}

TEST_CASE("pdf picture: pages are told apart, and text has its place" *
          test::needs(test::has_pdf_reader(), "kexie-pdf")) {
    const std::string pdf = test::small_pdf("Kite", 3);
    const auto drawn = cli::draw_pdf_page(pdf, 3, 595, 0, {});
    REQUIRE(drawn.ok());
    const DrawnPage& page = drawn.value();
    CHECK(page.pages == 3);
    CHECK(page.quarter_turns == 0);
    const auto document = cli::read_pdf(pdf);
    REQUIRE(document.ok());
    REQUIRE(!document.value().prints.empty());
    const PageShare mark = share_of_line(document.value().prints.front(), page);
    const auto ink_within = [&](const PageShare& box) {
        int count = 0;
        for (int y = 0; y < page.height; ++y) {
            for (int x = 0; x < page.width; ++x) {
                const float across = static_cast<float>(x) / static_cast<float>(page.width);
                const float down = static_cast<float>(y) / static_cast<float>(page.height);
                const bool inside = across >= box.left && across <= box.right && down >= box.top &&
                                    down <= box.bottom;
                const auto at = static_cast<std::size_t>(y * page.width + x) * 3;
                if (inside && static_cast<unsigned char>(page.rgb[at]) < 128) ++count;
            }
        }
        return count;
    };
    CHECK(ink_within(mark) > 30);
    // But for the edges of its letters.
    CHECK(ink_within({0, 0, 1, 1}) < ink_within(mark) * 1.2);
    CHECK(mark.bottom - mark.top < 0.03F);
}

TEST_CASE("pdf picture: what cannot be drawn is an error" *
          test::needs(test::has_pdf_reader(), "kexie-pdf")) {
    const auto code_of = [](const Result<DrawnPage>& page) {
        return page.ok() ? std::string() : page.error().code;
    };
    CHECK(code_of(cli::draw_pdf_page(square_pdf(), 2, 500, 0, {})) == "pdf-damaged");
    CHECK(code_of(cli::draw_pdf_page("%PDF-1.4\nnothing", 1, 500, 0, {})) == "pdf-damaged");
    CHECK(code_of(cli::draw_pdf_page("", 1, 500, 0, {})) == "pdf-damaged");
    CHECK(code_of(cli::draw_pdf_page(square_pdf(), 0, 500, 0, {})) == "pdf-damaged");
    std::stop_source stop;
    stop.request_stop();
    CHECK(code_of(cli::draw_pdf_page(square_pdf(), 1, 500, 0, stop.get_token())) == "stopped");
    // However large it says it is.
    std::string huge = square_pdf();
    const std::string box = "[0 0 200 100]";
    huge.replace(huge.find(box), box.size(), "[0 0 2e7 1e7]");
    const auto drawn = cli::draw_pdf_page(huge, 1, 100'000, 0, {});
    if (drawn.ok()) CHECK(drawn.value().width <= max_page_side);
}
