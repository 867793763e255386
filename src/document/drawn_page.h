// A page of a PDF as a picture: written by the program that draws it, shown by the window.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "document/document.h"

namespace kexie {

// Larger pages are drawn less sharp.
constexpr int max_page_side = 8192;             // Pixels.
constexpr std::size_t max_page_area = 1 << 25;  // Pixels.

struct DrawnPage {
    int pages = 0;   // Of the file.
    int width = 0;   // Pixels.
    int height = 0;  // Pixels.
    // Points, as the page is seen.
    float width_points = 0;
    float height_points = 0;
    // Clockwise, 0 to 3: how most of its text is turned. The boxes of its lines are those of the
    // page turned so that it is upright; see lay_out_pages().
    int quarter_turns = 0;
    std::string rgb;  // Three bytes a pixel, row by row from the top.
};

// The line that stands before `rgb`, which is not looked at.
std::string write_page_head(const DrawnPage& page);

// Reads the head and takes over the pixels. Nothing if these are not as many as the head says, or
// the page is larger than allowed.
std::optional<DrawnPage> read_drawn_page(std::string bytes);

// The largest scale, in pixels a point, at which a page of this size (points) fits in `width` and
// `height` (pixels; a height of 0 has no limit) and in what is allowed.
double page_scale(double width_points, double height_points, int width, int height);

// The box of a line on the page as it is seen, in shares of its width and height.
struct PageShare {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
};
PageShare share_of_line(const Print& line, const DrawnPage& page);

}  // namespace kexie
