// Print as text, to be kept in a bundle beside the lines.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace kexie {

// A line of whole numbers for each print, in order: page, left, top, right, bottom and size in
// tenths of a point, bold, colour, alignment, heading, zone; zeros at its end are left out.
std::string print_text(std::span<const Print> prints);

// The reverse; nothing if the text is anything else. DocumentBuilder rounds to what is kept here.
std::optional<std::vector<Print>> read_print_text(std::string_view text);

}  // namespace kexie
