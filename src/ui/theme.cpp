#include "ui/theme.h"

namespace kexie {

namespace {

// The greys of hints are darker than a pale sketch would have them: small text keeps a contrast of
// 4.5:1 (WCAG AA) on paper, on panels and on a selected row.
constexpr Palette light = {0xFBF9F4, 0xF3EFE6, 0x22252A, 0x53575E, 0x696C72, 0xE2DCCF,
                           0xB3261E, 0xF9E3DF, 0xFFE58A, 0xFFB84D, 0xECE5D6, 0xEBE5D8};
constexpr Palette dark = {0x16181C, 0x1C1F24, 0xE4E2DC, 0xAEB0B4, 0x9A9DA3, 0x2D3138,
                          0xEF7A6D, 0x3A2220, 0x5C4A12, 0x8A5A10, 0x2A2E35, 0x2A2E35};

}  // namespace

const Palette& palette(bool is_dark) {
    return is_dark ? dark : light;
}

}  // namespace kexie
