// Why something could not be read, for the person.
#pragma once

#include <string>

#include "base/result.h"
#include "ui/strings.h"

namespace kexie {

// What happened and what to do, as one sentence; with the place in the file where one is known.
std::string error_words(Language language, const Error& error);

}  // namespace kexie
