#include "document/html_style.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "base/ascii.h"

namespace kexie {

namespace {

constexpr float points_per_pixel = 0.75F;
constexpr float standard_size = 12;
constexpr float max_size = 500;

// Sizes of <font size="1"> to "7".
constexpr std::array<float, 7> font_sizes = {7.5F, 10, 12, 13.5F, 18, 24, 36};
// Of <h1> to <h6>, in those of the text around.
constexpr std::array<float, 6> heading_sizes = {2, 1.5F, 1.17F, 1, 0.83F, 0.67F};

struct NamedSize {
    std::string_view name;
    float size;
};
constexpr std::array named_sizes = {
    NamedSize{"xx-small", 7},  NamedSize{"x-small", 7.5F}, NamedSize{"small", 10},
    NamedSize{"medium", 12},   NamedSize{"large", 13.5F},  NamedSize{"x-large", 18},
    NamedSize{"xx-large", 24},
};

struct NamedColor {
    std::string_view name;
    std::uint32_t color;
};
constexpr std::array named_colors = {
    NamedColor{"black", 0x000000},   NamedColor{"white", 0xFFFFFF},  NamedColor{"red", 0xFF0000},
    NamedColor{"darkred", 0x8B0000}, NamedColor{"maroon", 0x800000}, NamedColor{"blue", 0x0000FF},
    NamedColor{"navy", 0x000080},    NamedColor{"green", 0x008000},  NamedColor{"gray", 0x808080},
    NamedColor{"grey", 0x808080},    NamedColor{"silver", 0xC0C0C0}, NamedColor{"orange", 0xFFA500},
    NamedColor{"purple", 0x800080},  NamedColor{"yellow", 0xFFFF00},
};

// A number at the start of `text`, which it is taken off. No from_chars: the page's library has
// none for fractions.
std::optional<float> take_number(std::string_view& text) {
    const bool is_negative = text.starts_with('-');
    if (is_negative || text.starts_with('+')) text.remove_prefix(1);
    float value = 0;
    float place = 0;  // Of the next digit after the point.
    bool has_digit = false;
    while (!text.empty()) {
        const char c = text.front();
        if (c == '.' && place == 0) {
            place = 0.1F;
        } else if (c >= '0' && c <= '9') {
            has_digit = true;
            const auto digit = static_cast<float>(c - '0');
            value = place == 0 ? std::min(value * 10 + digit, 1e6F) : value + digit * place;
            place /= 10;
        } else {
            break;
        }
        text.remove_prefix(1);
    }
    if (!has_digit) return std::nullopt;
    return is_negative ? -value : value;
}

// A CSS length in points; `em` is the size that it is relative to.
std::optional<float> length_of(std::string_view text, float em) {
    const auto number = take_number(text);
    if (!number) return std::nullopt;
    text = ascii_trimmed(text);
    if (text.starts_with("px")) return *number * points_per_pixel;
    if (text.starts_with("pt")) return *number;
    if (text.starts_with("pc")) return *number * 12;
    if (text.starts_with("in")) return *number * 72;
    if (text.starts_with("cm")) return *number * 72 / 2.54F;
    if (text.starts_with("mm")) return *number * 72 / 25.4F;
    if (text.starts_with("rem")) return *number * standard_size;
    if (text.starts_with("em")) return *number * em;
    if (text.starts_with("ex")) return *number * em / 2;
    if (text.starts_with('%')) return *number * em / 100;
    return std::nullopt;
}

std::optional<float> size_of(std::string_view text, float em) {
    for (const NamedSize& named : named_sizes) {
        if (named.name == text) return named.size;
    }
    if (text == "smaller") return em / 1.2F;
    if (text == "larger") return em * 1.2F;
    const auto size = length_of(text, em);
    if (!size || *size < 1) return std::nullopt;
    return std::min(*size, max_size);
}

std::optional<std::uint32_t> hex_color(std::string_view digits) {
    std::uint32_t value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (read.ptr != digits.data() + digits.size()) return std::nullopt;
    if (digits.size() == 6) return value;
    if (digits.size() != 3) return std::nullopt;
    const std::uint32_t red = value >> 8 & 0xF;
    const std::uint32_t green = value >> 4 & 0xF;
    const std::uint32_t blue = value & 0xF;
    return red * 0x110000 + green * 0x1100 + blue * 0x11;
}

std::optional<std::uint32_t> color_of(std::string_view text) {
    if (text.starts_with('#')) return hex_color(text.substr(1));
    if (text.starts_with("rgb")) {
        const std::size_t begin = std::min(text.find('('), text.size() - 1);
        text.remove_prefix(begin + 1);
        std::uint32_t color = 0;
        for (int i = 0; i < 3; ++i) {
            const std::size_t digit = text.find_first_of("0123456789");
            if (digit == std::string_view::npos) return std::nullopt;
            text.remove_prefix(digit);
            const float part = std::clamp(take_number(text).value_or(0), 0.0F, 255.0F);
            color = color << 8 | static_cast<std::uint32_t>(part);
        }
        return color;
    }
    for (const NamedColor& named : named_colors) {
        if (named.name == text) return named.color;
    }
    return hex_color(text);
}

std::optional<Alignment> alignment_of(std::string_view text) {
    if (text == "left" || text == "start") return Alignment::Left;
    if (text == "center" || text == "middle" || text == "-webkit-center") return Alignment::Center;
    if (text == "right" || text == "end") return Alignment::Right;
    if (text == "justify") return Alignment::Justified;
    return std::nullopt;
}

bool is_bold(std::string_view weight) {
    if (weight == "bold" || weight == "bolder") return true;
    std::string_view digits = weight;
    return take_number(digits).value_or(0) >= 600;
}

void declare(HtmlStyle& style, std::string_view property, std::string_view value, float outer) {
    if (property == "font-size") {
        style.size = size_of(value, outer).value_or(style.size);
    } else if (property == "font-weight") {
        if (value != "inherit") style.is_bold = is_bold(value);
    } else if (property == "color") {
        style.color = color_of(value).value_or(style.color);
    } else if (property == "text-align") {
        style.alignment = alignment_of(value).value_or(style.alignment);
    } else if (property == "text-indent") {
        style.text_indent = length_of(value, style.size).value_or(0);
    } else if (property == "white-space") {
        style.keeps_blanks = value.starts_with("pre") && value != "pre-line";
    } else if (property == "display") {
        style.is_hidden = style.is_hidden || value == "none";
    } else if (property == "visibility") {
        style.is_hidden = style.is_hidden || value == "hidden";
    }
}

// «font-size: 22pt; text-indent: 2em». Twice, since lengths in em are of the size that is declared
// with them.
void declare_all(HtmlStyle& style, std::string_view text, float outer) {
    const std::string lowered = ascii_lower(text);
    for (int round = 0; round < 2; ++round) {
        std::string_view rest = lowered;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(';'), rest.size());
            const std::string_view one = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            const std::size_t colon = one.find(':');
            if (colon == std::string_view::npos) continue;
            std::string_view value = ascii_trimmed(one.substr(colon + 1));
            value = ascii_trimmed(value.substr(0, value.find('!')));
            const std::string_view property = ascii_trimmed(one.substr(0, colon));
            if ((property == "font-size") == (round == 0)) declare(style, property, value, outer);
        }
    }
}

// <font size="4">, "+1".
void take_font_size(HtmlStyle& style, std::string_view text) {
    text = ascii_trimmed(text);
    const bool is_relative = text.starts_with('+') || text.starts_with('-');
    const auto number = take_number(text);
    if (!number) return;
    const int step = static_cast<int>(std::clamp(*number, -7.0F, 7.0F)) + (is_relative ? 3 : 0);
    style.size = font_sizes[static_cast<std::size_t>(std::clamp(step, 1, 7) - 1)];
}

void set_by_tag(HtmlStyle& style, const GumboElement& element) {
    switch (element.tag) {
        case GUMBO_TAG_H1:
        case GUMBO_TAG_H2:
        case GUMBO_TAG_H3:
        case GUMBO_TAG_H4:
        case GUMBO_TAG_H5:
        case GUMBO_TAG_H6: {
            const auto level = static_cast<std::size_t>(element.tag - GUMBO_TAG_H1);
            style.heading = static_cast<std::uint8_t>(level + 1);
            style.size = std::min(style.size * heading_sizes[level], max_size);
            style.is_bold = true;
            break;
        }
        case GUMBO_TAG_B:
        case GUMBO_TAG_STRONG:
        case GUMBO_TAG_TH:
            style.is_bold = true;
            break;
        case GUMBO_TAG_BIG:
            style.size = std::min(style.size * 1.2F, max_size);
            break;
        case GUMBO_TAG_SMALL:
            style.size /= 1.2F;
            break;
        case GUMBO_TAG_FONT:
            take_font_size(style, html_attribute(element, "size"));
            style.color = color_of(ascii_lower(ascii_trimmed(html_attribute(element, "color"))))
                              .value_or(style.color);
            break;
        case GUMBO_TAG_CENTER:
            style.alignment = Alignment::Center;
            break;
        case GUMBO_TAG_PRE:
        case GUMBO_TAG_LISTING:
            style.keeps_blanks = true;
            break;
        case GUMBO_TAG_FIGCAPTION:
        case GUMBO_TAG_CAPTION:
            style.zone = Zone::Caption;
            break;
        default:
            break;
    }
}

}  // namespace

std::string_view html_attribute(const GumboElement& element, const char* name) {
    const GumboAttribute* attribute = gumbo_get_attribute(&element.attributes, name);
    return attribute == nullptr ? std::string_view() : std::string_view(attribute->value);
}

HtmlStyle style_of(const GumboElement& element, const HtmlStyle& outer) {
    HtmlStyle style = outer;
    set_by_tag(style, element);
    const auto aligned = alignment_of(ascii_lower(ascii_trimmed(html_attribute(element, "align"))));
    // That of a table places the table.
    if (aligned && element.tag != GUMBO_TAG_TABLE) style.alignment = *aligned;
    if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) style.is_hidden = true;
    declare_all(style, html_attribute(element, "style"), outer.size);
    // LibreOffice's pages say so.
    const std::string_view title = html_attribute(element, "title");
    if (element.tag == GUMBO_TAG_DIV && title == "header") style.zone = Zone::PageHeader;
    if (element.tag == GUMBO_TAG_DIV && title == "footer") style.zone = Zone::PageFooter;
    return style;
}

}  // namespace kexie
