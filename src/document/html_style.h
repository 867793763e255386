// How an element of a web page is printed, from its tag, its attributes and its inline style.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <optional>
#include <string_view>

#include "document/document.h"

namespace kexie {

// What elements inherit from the one they are in. Lengths are points.
struct HtmlStyle {
    float size = 12;
    bool is_bold = false;
    std::uint32_t color = 0;
    Alignment alignment{};
    float text_indent = 0;
    std::uint8_t heading = 0;
    Zone zone{};
    bool keeps_blanks = false;  // <pre>.
    bool is_hidden = false;
};

// The value of an attribute; empty if there is none.
std::string_view html_attribute(const GumboElement& element, const char* name);

// The style of what is in `element`, which stands in what is printed in `outer`.
HtmlStyle style_of(const GumboElement& element, const HtmlStyle& outer);

}  // namespace kexie
