#include "app/scroll_memory.h"

#include <charconv>
#include <cmath>

namespace kexie {

std::string write_scroll_memory(const ScrollMemory& memory) {
    std::string text;
    for (const auto& [address, offset_px] : memory) {
        text += std::to_string(std::lround(offset_px));
        text += " " + address + "\n";
    }
    return text;
}

ScrollMemory read_scroll_memory(std::string_view text) {
    ScrollMemory memory;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        int offset_px = 0;
        const auto [rest, failed] =
            std::from_chars(line.data(), line.data() + line.size(), offset_px);
        const auto digits = static_cast<std::size_t>(rest - line.data());
        const bool whole = failed == std::errc() && digits + 1 < line.size() && *rest == ' ';
        if (whole) memory[std::string(line.substr(digits + 1))] = static_cast<float>(offset_px);
    }
    return memory;
}

}  // namespace kexie
