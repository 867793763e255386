#include "document/drawn_page.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace kexie {

namespace {

constexpr float tenths = 10;
constexpr std::size_t bytes_a_pixel = 3;
constexpr int max_number = 1'000'000;

// Pages, width, height, both in points, turns.
using Head = std::array<int, 6>;

std::optional<Head> read_head(std::string_view line) {
    Head head{};
    const char* at = line.data();
    const char* const end = at + line.size();
    for (int& number : head) {
        const auto read = std::from_chars(at, end, number);
        if (read.ec != std::errc() || number < 0 || number > max_number) return std::nullopt;
        at = read.ptr;
        if (at != end && *at == ' ') ++at;
    }
    return at == end ? std::optional(head) : std::nullopt;
}

}  // namespace

std::string write_page_head(const DrawnPage& page) {
    const auto in_tenths = [](float points) {
        return std::to_string(std::clamp(std::lround(points * tenths), 1L, long{max_number}));
    };
    return std::to_string(page.pages) + ' ' + std::to_string(page.width) + ' ' +
           std::to_string(page.height) + ' ' + in_tenths(page.width_points) + ' ' +
           in_tenths(page.height_points) + ' ' + std::to_string(page.quarter_turns & 3) + '\n';
}

std::optional<DrawnPage> read_drawn_page(std::string bytes) {
    const std::size_t end = bytes.find('\n');
    if (end == bytes.npos) return std::nullopt;
    const std::optional<Head> head = read_head(std::string_view(bytes).substr(0, end));
    if (!head) return std::nullopt;
    const auto& [pages, width, height, width_tenths, height_tenths, turns] = *head;
    const auto area = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    const bool is_allowed =
        width <= max_page_side && height <= max_page_side && area <= max_page_area;
    if (!is_allowed || area == 0 || width_tenths == 0 || height_tenths == 0) return std::nullopt;
    if (pages < 1 || turns > 3) return std::nullopt;
    bytes.erase(0, end + 1);
    if (bytes.size() != area * bytes_a_pixel) return std::nullopt;
    return DrawnPage{pages,
                     width,
                     height,
                     static_cast<float>(width_tenths) / tenths,
                     static_cast<float>(height_tenths) / tenths,
                     turns,
                     std::move(bytes)};
}

double page_scale(double width_points, double height_points, int width, int height) {
    const double side = std::max(width_points, height_points);
    // One pixel less than allowed, since both sides are rounded.
    double scale = std::min(
        {width / width_points, (max_page_side - 1) / side,
         std::sqrt((max_page_area - 2.0 * max_page_side) / (width_points * height_points))});
    if (height > 0) scale = std::min(scale, height / height_points);
    return scale;
}

PageShare share_of_line(const Print& line, const DrawnPage& page) {
    const float width = page.width_points;
    const float height = page.height_points;
    PageShare box = {line.left, line.top, line.right, line.bottom};
    switch (page.quarter_turns) {
        case 1:
            box = {width - line.bottom, line.left, width - line.top, line.right};
            break;
        case 2:
            box = {width - line.right, height - line.bottom, width - line.left, height - line.top};
            break;
        case 3:
            box = {line.top, height - line.right, line.bottom, height - line.left};
            break;
        default:
            break;
    }
    return {box.left / width, box.top / height, box.right / width, box.bottom / height};
}

}  // namespace kexie
