// For builds without D-Bus: the theme never changes.
#include "platform/native/desktop_theme.h"

namespace kexie::native {

struct DesktopThemeWatch::Bus {};

DesktopThemeWatch::DesktopThemeWatch() = default;
DesktopThemeWatch::~DesktopThemeWatch() = default;

bool DesktopThemeWatch::is_watching() const {
    return false;
}

bool DesktopThemeWatch::take_change() {
    return false;
}

}  // namespace kexie::native
