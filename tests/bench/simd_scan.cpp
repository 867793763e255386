#include "simd_scan.h"

#include <bit>
#include <cstdint>

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace kexie::bench {
namespace {

bool stands_at(const char16_t* place, std::u16string_view term) {
    return std::u16string_view(place, term.size()) == term;
}

// A step looks at `width` places: bit i * `bits` of the mask says that the first and the last unit
// of the term stand as they should for place i.
#if defined(__x86_64__)
constexpr std::size_t width = 16;
constexpr unsigned bits = 2;
#define KEXIE_BENCH_TARGET __attribute__((target("avx2,bmi")))

KEXIE_BENCH_TARGET std::uint32_t mask_at(const char16_t* first, const char16_t* last,
                                         char16_t first_unit, char16_t last_unit) {
    const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(first));
    const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(last));
    const __m256i same =
        _mm256_and_si256(_mm256_cmpeq_epi16(a, _mm256_set1_epi16(static_cast<short>(first_unit))),
                         _mm256_cmpeq_epi16(b, _mm256_set1_epi16(static_cast<short>(last_unit))));
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(same)) & 0x55555555U;
}
#elif defined(__wasm_simd128__)
constexpr std::size_t width = 8;
constexpr unsigned bits = 1;
#define KEXIE_BENCH_TARGET

std::uint32_t mask_at(const char16_t* first, const char16_t* last, char16_t first_unit,
                      char16_t last_unit) {
    const v128_t same = wasm_v128_and(
        wasm_i16x8_eq(wasm_v128_load(first), wasm_i16x8_splat(static_cast<short>(first_unit))),
        wasm_i16x8_eq(wasm_v128_load(last), wasm_i16x8_splat(static_cast<short>(last_unit))));
    return static_cast<std::uint32_t>(wasm_i16x8_bitmask(same));
}
#else
constexpr std::size_t width = 1;
constexpr unsigned bits = 1;
#define KEXIE_BENCH_TARGET

std::uint32_t mask_at(const char16_t* first, const char16_t* last, char16_t first_unit,
                      char16_t last_unit) {
    return *first == first_unit && *last == last_unit ? 1 : 0;
}
#endif

}  // namespace

KEXIE_BENCH_TARGET std::size_t count_by_simd(std::u16string_view text, std::u16string_view term) {
    const std::size_t size = term.size();
    if (text.size() < size) return 0;
    const std::size_t places_end = text.size() - size + 1;
    std::size_t count = 0;
    std::size_t next = 0;
    std::size_t at = 0;
    for (; at + width <= places_end; at += width) {
        const char16_t* place = text.data() + at;
        std::uint32_t mask = mask_at(place, place + size - 1, term.front(), term.back());
        for (; mask != 0; mask &= mask - 1) {
            const std::size_t found = at + static_cast<std::size_t>(std::countr_zero(mask)) / bits;
            if (found < next || !stands_at(text.data() + found, term)) continue;
            ++count;
            next = found + size;
        }
    }
    for (; at < places_end; ++at) {
        if (at < next || !stands_at(text.data() + at, term)) continue;
        ++count;
        next = at + size;
    }
    return count;
}

const char* simd_name() {
#if defined(__x86_64__)
    return "AVX2";
#elif defined(__wasm_simd128__)
    return "SIMD128";
#else
    return "no SIMD";
#endif
}

}  // namespace kexie::bench
