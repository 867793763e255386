// What to tell a reader of the page about a file that could not be read.
#pragma once

#include <optional>
#include <string_view>

namespace kexie {

// A sentence in Chinese for the error codes of the readers in document/; nothing for others.
std::optional<std::string_view> advice_on_error(std::string_view code);

}  // namespace kexie
