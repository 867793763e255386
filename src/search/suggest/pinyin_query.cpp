#include "search/suggest/pinyin_query.h"

#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold.h"

namespace kexie {
namespace {

constexpr std::size_t max_syllable_letters = 6;

// The letter of a vowel with a tone, or the character itself.
char32_t without_tone(char32_t c) {
    constexpr std::u32string_view vowels = U"āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü";
    const std::size_t at = vowels.find(c);
    return at == vowels.npos ? c : U"aeiouvv"[at / 4];
}

}  // namespace

std::string pinyin_letters(std::string_view query) {
    std::string letters;
    for (const char32_t c : to_utf32(query)) {
        constexpr std::u32string_view tones = U"\u0300\u0301\u0304\u030C";
        char32_t letter = is_blank(c) ? U' ' : without_tone(fold_code_point(c));
        if (letter == 0 || tones.find(c) != tones.npos) continue;
        if (letter == U'\u0308' && letters.ends_with('u')) {
            letters.pop_back();
            letter = U'v';
        }
        const bool follows_jqxy =
            !letters.empty() && std::string_view("jqxy").find(letters.back()) != std::string::npos;
        if (letter == U'v' && follows_jqxy) letter = U'u';
        const bool fits = (letter >= U'a' && letter <= U'z') || letter == U' ' || letter == U'\'';
        if (!fits || letters.size() > max_syllable_letters * max_characters) return {};
        letters.push_back(static_cast<char>(letter));
    }
    return letters;
}

std::string with_umlauts(std::string letters) {
    for (std::size_t i = 1; i < letters.size(); ++i) {
        const bool follows_nl = letters[i - 1] == 'n' || letters[i - 1] == 'l';
        if (letters[i] == 'u' && follows_nl) letters[i] = 'v';
    }
    return letters;
}

}  // namespace kexie
