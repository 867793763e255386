// Loads the fonts of the interface: small subsets at the start, larger ones when needed.
#pragma once

#include <functional>

#include "platform/platform.h"
#include "ui/fonts.h"

namespace kexie {

class FontLoader {
public:
    // Both outlive the loader.
    FontLoader(Platform& platform, Fonts& fonts) : m_platform(platform), m_fonts(fonts) {}

    // Loads the core subsets; calls `failed` if one cannot be loaded.
    void load_core(std::function<void(const Error&)> failed);
    bool has_core() const { return m_core_loading == 0; }

    // Call once a frame. Loads larger subsets if characters are missing, or will be soon.
    void load_larger(bool missing, bool soon);

private:
    void load_more(Face face, const char* name);
    void set_last_resort(Face face);

    enum class Subset { Core, Text, Full };

    Platform& m_platform;
    Fonts& m_fonts;
    Subset m_requested = Subset::Core;
    int m_core_loading = 0;
    int m_more_loading = 0;
};

}  // namespace kexie
