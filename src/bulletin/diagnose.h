// Diagnostics of one issue: what a person should look at.
#pragma once

#include "bulletin/draft.h"

namespace kexie {

// Reports what is missing, unusual or contradictory, and sorts all diagnostics by line.
void diagnose(Draft& draft);

}  // namespace kexie
