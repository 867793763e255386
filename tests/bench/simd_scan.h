// The quickest plain scan there is, to compare the index with: compares the first and the last
// unit of the term with sixteen (WebAssembly: eight) places of the text at a time.
#pragma once

#include <cstddef>
#include <string_view>

namespace kexie::bench {

// Places of `term` in `text`, from the left, not overlapping. `term` is not empty.
std::size_t count_by_simd(std::u16string_view text, std::u16string_view term);

// Says which instructions it uses.
const char* simd_name();

}  // namespace kexie::bench
