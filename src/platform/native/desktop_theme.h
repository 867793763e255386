// What the person has chosen for the whole desktop: dark colours, high contrast. From the settings
// portal of freedesktop.org, which GNOME, KDE and others answer. SDL 2 does not tell it.
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
    // Asks once, and waits half a second for the answer at most. Where there is no portal, or the
    // program was built without D-Bus, nothing is asked for and nothing changes.
    DesktopThemeWatch();
    ~DesktopThemeWatch();
    DesktopThemeWatch(const DesktopThemeWatch&) = delete;
    DesktopThemeWatch& operator=(const DesktopThemeWatch&) = delete;

    // Whether there is somebody to tell of changes.
    bool is_watching() const;
    const DesktopTheme& theme() const { return m_theme; }
    // True if the theme has changed since the last call. Does not wait.
    bool take_change();

private:
    struct Bus;
    std::unique_ptr<Bus> m_bus;
    DesktopTheme m_theme;
};

}  // namespace kexie::native
