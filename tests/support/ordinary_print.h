// The print that an office gives an ordinary bulletin.
#pragma once

#include <cstdint>

#include "document/document.h"
#include "support/ordinary_bulletin.h"

namespace kexie::test {

// The text of the bulletin as a document: its name, titles and section headings larger or bolder
// than the text, in one of the ways that are usual. The same for the same arguments.
Document ordinary_print(const OrdinaryBulletin& bulletin, std::uint32_t seed);

}  // namespace kexie::test
