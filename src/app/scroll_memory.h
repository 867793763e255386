// Scroll positions by address, as text that survives a reload.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace kexie {

// Address → CSS pixels from the top.
using ScrollMemory = std::map<std::string, float>;

// One line per address: offset, blank, address.
std::string write_scroll_memory(const ScrollMemory& memory);

// Malformed lines are skipped.
ScrollMemory read_scroll_memory(std::string_view text);

}  // namespace kexie
