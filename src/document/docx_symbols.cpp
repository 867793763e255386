#include "document/docx_symbols.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "base/utf8.h"

namespace kexie {

namespace {

struct Symbol {
    std::uint32_t place;
    char32_t character;
};

// Wingdings, those that offices use.
constexpr std::array wingdings = {
    Symbol{0x28, U'☎'}, Symbol{0x2A, U'✉'}, Symbol{0x46, U'☞'}, Symbol{0x6C, U'●'},
    Symbol{0x6D, U'○'}, Symbol{0x6E, U'■'}, Symbol{0x6F, U'□'}, Symbol{0x71, U'❑'},
    Symbol{0x74, U'◆'}, Symbol{0x75, U'◆'}, Symbol{0x76, U'❖'}, Symbol{0x77, U'◆'},
    Symbol{0x81, U'①'}, Symbol{0x82, U'②'}, Symbol{0x83, U'③'}, Symbol{0x84, U'④'},
    Symbol{0x85, U'⑤'}, Symbol{0x86, U'⑥'}, Symbol{0x87, U'⑦'}, Symbol{0x88, U'⑧'},
    Symbol{0x89, U'⑨'}, Symbol{0x8A, U'⑩'}, Symbol{0x9E, U'·'}, Symbol{0x9F, U'•'},
    Symbol{0xA7, U'▪'}, Symbol{0xA8, U'□'}, Symbol{0xAB, U'★'}, Symbol{0xD8, U'➢'},
    Symbol{0xE0, U'→'}, Symbol{0xE8, U'➔'}, Symbol{0xF0, U'⇨'}, Symbol{0xFB, U'✗'},
    Symbol{0xFC, U'✓'}, Symbol{0xFD, U'☒'}, Symbol{0xFE, U'☑'},
};

constexpr std::uint32_t private_use = 0xF000;  // Symbol fonts are also addressed from here.

}  // namespace

std::string word_symbol(std::string_view font, std::string_view code) {
    std::uint32_t value = 0;
    std::from_chars(code.data(), code.data() + code.size(), value, 16);
    const std::uint32_t place =
        value >= private_use && value <= 0xF0FF ? value - private_use : value;
    std::string text;
    if (font.starts_with("Wingdings")) {
        const auto known =
            std::find_if(wingdings.begin(), wingdings.end(),
                         [&](const Symbol& symbol) { return symbol.place == place; });
        const bool is_known = known != wingdings.end() && font == "Wingdings";
        append_utf8(text, is_known ? known->character : U'·');
        return text;
    }
    // Other symbol fonts: a letter of theirs is another picture.
    const bool is_picture = value < 0x80 || (value >= 0xE000 && value <= 0xF8FF);
    append_utf8(text, is_picture ? U'·' : static_cast<char32_t>(value));
    return text;
}

}  // namespace kexie
