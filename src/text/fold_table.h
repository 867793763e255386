// The characters that folding changes, generated at build time; see scripts/make-variants.py.
#pragma once

#include <cstddef>
#include <cstdint>

namespace kexie::fold_table {

struct BasicPair {
    char16_t from;
    char16_t to;
};

struct OtherPair {
    char32_t from;
    char32_t to;
};

// Ordered by `from`, which is in the basic plane for `basic` and beyond it for `other`. What is in
// the basic plane stays there.
extern const BasicPair basic[];
extern const std::size_t basic_count;
extern const OtherPair other[];
extern const std::size_t other_count;

}  // namespace kexie::fold_table
