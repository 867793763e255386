// Error messages for readers, in their language.
#pragma once

#include <string>

#include "base/result.h"
#include "ui/strings.h"

namespace kexie {

// What happened and what to do about it, in one sentence, with the byte offset if it is known.
std::string error_words(Language language, const Error& error);

}  // namespace kexie
