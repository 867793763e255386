// Preferences as text that outlives the visit.
#pragma once

#include <string>
#include <string_view>

#include "app/state.h"

namespace kexie {

std::string write_preferences(const Preferences& preferences);

// Never fails: what is missing, damaged or out of range gets its default.
Preferences read_preferences(std::string_view json);

}  // namespace kexie
