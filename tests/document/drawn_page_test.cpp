// A page as a picture: its head, its size, and where a line is on it.
#include "document/drawn_page.h"

#include <doctest/doctest.h>

#include <string>

using namespace kexie;

namespace {

DrawnPage small_page() {
    DrawnPage page;
    page.pages = 3;
    page.width = 2;
    page.height = 1;
    page.width_points = 595.3F;
    page.height_points = 842;
    page.quarter_turns = 1;
    page.rgb = "abcdef";
    return page;
}

std::string written(const DrawnPage& page) {
    return write_page_head(page) + page.rgb;
}

Print line_at(float left, float top, float right, float bottom) {
    Print print;
    print.left = left;
    print.top = top;
    print.right = right;
    print.bottom = bottom;
    return print;
}

void check_share(const PageShare& share, float left, float top, float right, float bottom) {
    CHECK(share.left == doctest::Approx(left));
    CHECK(share.top == doctest::Approx(top));
    CHECK(share.right == doctest::Approx(right));
    CHECK(share.bottom == doctest::Approx(bottom));
}

}  // namespace

TEST_CASE("drawn page: is read as it was written") {
    CHECK(write_page_head(small_page()) == "3 2 1 5953 8420 1\n");
    const auto page = read_drawn_page(written(small_page()));
    REQUIRE(page);
    CHECK(page->pages == 3);
    CHECK(page->width == 2);
    CHECK(page->height == 1);
    CHECK(page->width_points == doctest::Approx(595.3));
    CHECK(page->height_points == doctest::Approx(842));
    CHECK(page->quarter_turns == 1);
    CHECK(page->rgb == "abcdef");
}

TEST_CASE("drawn page: anything else is refused") {
    for (const char* text :
         {"", "\n", "3 2 1 5953 8420 1", "3 2 1 5953 8420\nabcdef", "3 2 1 5953 8420 1 1\nabcdef",
          "3 2 1 5953 8420 4\nabcdef", "0 2 1 5953 8420 1\nabcdef", "3 0 1 5953 8420 1\n",
          "3 2 1 0 8420 1\nabcdef", "3 -2 -1 5953 8420 1\nabcdef", "3 2 1 5953 8420 1\nabcde",
          "3 2 1 5953 8420 1\nabcdefg", "3 99999999999 1 5953 8420 1\nabc", "x 2 1 1 1 1\nabcdef",
          "3 9000 1 5953 8420 1\nabcdef"}) {
        CHECK_MESSAGE(!read_drawn_page(text), text);
    }
    DrawnPage large = small_page();
    large.width = max_page_side;
    large.height = max_page_side;
    large.rgb.assign(std::size_t{3} * max_page_side * max_page_side, 'a');
    CHECK_FALSE(read_drawn_page(written(large)));
}

TEST_CASE("drawn page: as large as there is room for, within what is allowed") {
    CHECK(page_scale(600, 800, 300, 0) == doctest::Approx(0.5));
    CHECK(page_scale(600, 800, 1200, 0) == doctest::Approx(2));
    CHECK(page_scale(600, 800, 1200, 400) == doctest::Approx(0.5));
    CHECK(page_scale(600, 800, 1200, 4000) == doctest::Approx(2));
    for (const double height : {10.0, 800.0, 90'000.0}) {
        const double scale = page_scale(600, height, 1'000'000, 0);
        const double across = 600 * scale + 1;
        const double down = height * scale + 1;
        CHECK(across <= max_page_side);
        CHECK(down <= max_page_side);
        CHECK(across * down <= static_cast<double>(max_page_area));
    }
}

TEST_CASE("drawn page: where a line is, whichever way the page was turned to read it") {
    DrawnPage page = small_page();
    page.width_points = 400;
    page.height_points = 800;
    page.quarter_turns = 0;
    check_share(share_of_line(line_at(40, 80, 120, 160), page), 0.1F, 0.1F, 0.3F, 0.2F);
    // The text goes down the page: its start is at the top, its first line at the right.
    page.quarter_turns = 1;
    check_share(share_of_line(line_at(80, 40, 400, 60), page), 0.85F, 0.1F, 0.9F, 0.5F);
    page.quarter_turns = 2;
    check_share(share_of_line(line_at(40, 80, 120, 160), page), 0.7F, 0.8F, 0.9F, 0.9F);
    // Upwards: its start is at the bottom, its first line at the left.
    page.quarter_turns = 3;
    check_share(share_of_line(line_at(80, 40, 400, 60), page), 0.1F, 0.5F, 0.15F, 0.9F);
}
