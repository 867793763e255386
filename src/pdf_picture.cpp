#include "pdf_picture.h"

#include <poppler-page-renderer.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>

#include "document/drawn_page.h"

namespace kexie {

namespace {

constexpr double points_an_inch = 72;

// As lay_out_pages() decides it: by the number of words.
int turns_of(const poppler::page& page) {
    std::array<int, 4> counts{};
    for (const poppler::text_box& box : page.text_list()) {
        ++counts[static_cast<std::size_t>(box.rotation() & 3)];
    }
    return static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

poppler::image draw(const poppler::page& page, const PageSize& size, int width, int height) {
    const double scale = page_scale(size.width, size.height, width, height);
    const auto pixels = [&](double points) {
        return std::max(1, static_cast<int>(std::lround(points * scale)));
    };
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_rgb24);
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    const double resolution = scale * points_an_inch;
    return renderer.render_page(&page, resolution, resolution, 0, 0, pixels(size.width),
                                pixels(size.height));
}

}  // namespace

PageSize size_as_seen(const poppler::page& page) {
    const poppler::rectf box = page.page_rect();
    const PageSize size = {std::max(1.0, box.width()), std::max(1.0, box.height())};
    const auto turned = page.orientation();
    const bool lies = turned == poppler::page::landscape || turned == poppler::page::seascape;
    return lies ? PageSize{size.height, size.width} : size;
}

bool write_page_picture(const poppler::document& document, int number, int width, int height) {
    const std::unique_ptr<poppler::page> page(document.create_page(number - 1));
    if (!page) return false;
    const PageSize size = size_as_seen(*page);
    const poppler::image image = draw(*page, size, width, height);
    if (!image.is_valid()) return false;
    DrawnPage drawn;
    drawn.pages = document.pages();
    drawn.width = image.width();
    drawn.height = image.height();
    drawn.width_points = static_cast<float>(size.width);
    drawn.height_points = static_cast<float>(size.height);
    drawn.quarter_turns = turns_of(*page);
    const std::string head = write_page_head(drawn);
    if (std::fwrite(head.data(), 1, head.size(), stdout) != head.size()) return false;
    const auto row = static_cast<std::size_t>(image.width()) * 3;
    for (int y = 0; y < image.height(); ++y) {
        const char* from =
            image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
        if (std::fwrite(from, 1, row, stdout) != row) return false;
    }
    return std::fflush(stdout) == 0;
}

}  // namespace kexie
