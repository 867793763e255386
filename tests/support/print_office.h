// An ordinary bulletin as an office prints it, as a file for a word processor.
#pragma once

#include <cstdint>
#include <string>

#include "support/ordinary_bulletin.h"

namespace kexie::test {

// Traits that a word processor can print: nothing of what extraction does to text.
Traits printable_traits(std::uint32_t seed);

// As OpenDocument in one XML file (.fodt), which LibreOffice turns into .docx and .pdf. Titles and
// section headings have styles of their own, pages have numbers and some a running head. The
// bulletin must have printable traits. The same for the same arguments.
std::string office_document(const OrdinaryBulletin& bulletin, std::uint32_t seed);

}  // namespace kexie::test
