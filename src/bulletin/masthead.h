// Reads the masthead at the top of an issue.
#pragma once

#include <cstddef>

#include "bulletin/draft.h"

namespace kexie {

// Reads the masthead, if there is one, from the first line on; sets the title, year,
// number, total, publisher and date. Returns the index of the first line after it (0 if there is
// none). Looks at no more than the first 24 lines.
std::size_t read_masthead(Draft& draft);

}  // namespace kexie
