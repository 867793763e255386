#include "platform/native/assets.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

namespace kexie::native {

namespace {

struct SystemFont {
    std::string_view name;
    std::string_view file;
};

constexpr std::array<SystemFont, 4> system_fonts = {{{"sans-regular", "NotoSansCJK-Regular.ttc"},
                                                     {"sans-bold", "NotoSansCJK-Bold.ttc"},
                                                     {"serif-regular", "NotoSerifCJK-Regular.ttc"},
                                                     {"serif-bold", "NotoSerifCJK-Bold.ttc"}}};

// Debian, Arch, Fedora.
constexpr std::array<std::string_view, 3> font_folders = {"/usr/share/fonts/opentype/noto",
                                                          "/usr/share/fonts/noto-cjk",
                                                          "/usr/share/fonts/google-noto-cjk"};

// Fallbacks for characters that the Noto faces lack, such as emoji; the first that exists is used.
constexpr std::array<std::string_view, 5> other_fonts = {
    "/usr/share/fonts/truetype/noto/NotoEmoji-Regular.ttf",
    "/usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/TTF/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf"};

Result<std::string> read_font(const SystemFont& font) {
    std::error_code ignored;
    if (const char* given = std::getenv("KEXIE_FONTS"); given && *given) {
        const auto path = std::filesystem::path(given) / font.file;
        return read_file(path.string());
    }
    for (const std::string_view folder : font_folders) {
        const auto path = std::filesystem::path(folder) / font.file;
        if (std::filesystem::exists(path, ignored)) return read_file(path.string());
    }
    return Error{"file-missing",
                 "The font " + std::string(font.file) +
                     " was not found: install fonts-noto-cjk, or name its folder in KEXIE_FONTS.",
                 std::string(font.file),
                 {}};
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
    std::error_code failed;
    if (!std::filesystem::is_regular_file(path, failed)) {
        return Error{"file-missing", "There is no file here: check the path.", path, {}};
    }
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file) {
        return Error{
            "file-unreadable", "The file cannot be read: check its permissions.", path, {}};
    }
    return bytes;
}

Result<std::string> read_asset(const std::string& name) {
    for (const SystemFont& font : system_fonts) {
        if (font.name == name) return read_font(font);
    }
    if (name.ends_with("-full")) {
        std::error_code ignored;
        for (const std::string_view path : other_fonts) {
            if (std::filesystem::exists(path, ignored)) return read_file(std::string(path));
        }
    }
    return read_file(name);
}

}  // namespace kexie::native
