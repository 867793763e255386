// What the page's API tells about the state.
#pragma once

#include <cstdint>
#include <string>

#include "app/state.h"

namespace kexie {

// An object with route, view, query, total, occurrences, issue, article, mark, theme, language,
// fontSize, text (of the open article, or of the whole issue where no article is open), frames,
// and loading or error. `frames`: drawn since the start.
std::string write_state(const State& state, std::uint64_t frames);

}  // namespace kexie
