// What the page's API tells about the state.
#pragma once

#include <cstdint>
#include <string>

#include "app/state.h"

namespace kexie {

struct Drawn {
    std::uint64_t frames = 0;  // Since the start.
    int missing_glyphs = 0;    // In the last one: characters that no font has,
    int clipped_texts = 0;     // and lines cut off by the sides of their panel.
};

// An object with route, view, query, total, occurrences, issue, article, mark, theme, language,
// fontSize, text (of the open article, or of the whole issue where no article is open), the
// figures of `drawn`, ownFiles, updateReady, offlineReady, and error.
std::string write_state(const State& state, const Drawn& drawn);

}  // namespace kexie
