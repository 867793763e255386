// A bulletin as plain TeX, for XeTeX.
#pragma once

#include <string>

#include "support/print_flow.h"

namespace kexie::test {

// Lines are broken by XeTeX's rules for Chinese; pages have numbers and some a running head. In one
// column always.
std::string tex_document(const PrintFlow& flow, const PrintLook& look);

}  // namespace kexie::test
