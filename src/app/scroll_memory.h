// Where the reader was at each address, as text that outlives a reload.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace kexie {

// Address → CSS pixels from the top.
using ScrollMemory = std::map<std::string, float>;

// One line an address: offset, blank, address.
std::string write_scroll_memory(const ScrollMemory& memory);

// Lines that are not of this form are left out.
ScrollMemory read_scroll_memory(std::string_view text);

}  // namespace kexie
