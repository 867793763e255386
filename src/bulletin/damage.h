// Damage that extraction from a PDF or a scan left in the text and nobody can undo without the
// printed page.
#pragma once

#include "bulletin/draft.h"

namespace kexie {

// Reports letters or lines printed twice, columns read across, characters of private use, text that
// a scan was misread as, and an issue without text; each once, with its first line. O(text).
void diagnose_damage(Draft& draft);

}  // namespace kexie
