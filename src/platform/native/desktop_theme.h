// The desktop's preference for dark colours and high contrast, from freedesktop.org's settings
// portal (GNOME, KDE and others). SDL 2 does not expose it.
#pragma once

#include <memory>

namespace kexie::native {

struct DesktopTheme {
    bool dark = false;
    bool contrast = false;

    bool operator==(const DesktopTheme&) const = default;
};

class DesktopThemeWatch {
public:
    // Queries the portal once and waits at most half a second for the reply. Without a portal or a
    // build with D-Bus, the theme stays at its defaults.
    DesktopThemeWatch();
    ~DesktopThemeWatch();
    DesktopThemeWatch(const DesktopThemeWatch&) = delete;
    DesktopThemeWatch& operator=(const DesktopThemeWatch&) = delete;

    // True if a portal will report changes.
    bool is_watching() const;
    const DesktopTheme& theme() const { return m_theme; }
    // True if the theme has changed since the last call. Does not block.
    bool take_change();

private:
    struct Bus;
    std::unique_ptr<Bus> m_bus;
    DesktopTheme m_theme;
};

}  // namespace kexie::native
