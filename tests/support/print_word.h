// A bulletin as Word and WPS save it, as .docx.
#pragma once

#include <cstdint>
#include <string>

#include "support/print_flow.h"

namespace kexie::test {

// Word: paragraph styles with localised names, runs cut where scripts meet, revision marks, the
// name of the bulletin in a text box of some, contents as a list. WPS: no styles but the default,
// everything set on runs, indents in characters, theme fonts of its own.
enum class WordProcessor : std::uint8_t { Word, Wps };

// The bytes of the file. `seed` chooses among the ways to write the same.
std::string word_document(const PrintFlow& flow, const PrintLook& look, WordProcessor by,
                          std::uint32_t seed);

}  // namespace kexie::test
