#include "bulletin/noise.h"

#include <algorithm>

#include "base/utf8.h"
#include "bulletin/folded_line.h"
#include "bulletin/word_fields.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr int max_page_number_width = 24;  // Columns; "第 123 页 共 456 页" takes 19.

bool skip_ornaments(Scanner& scanner) {
    bool any = false;
    for (;;) {
        scanner.skip_blanks();
        if (scanner.at_end() || !is_page_ornament(scanner.peek())) return any;
        scanner.move_to(scanner.position() + 1);
        any = true;
    }
}

// 第 9 页 [共 12 页], Page 9 of 12, P9
std::optional<int> worded_page_number(const FoldedLine& line) {
    Scanner scanner(line);
    skip_ornaments(scanner);
    const bool western = scanner.accept_any({U"Page", U"PAGE", U"page", U"P.", U"P", U"p."});
    const bool chinese = !western && scanner.accept(U"第");
    if (!western && !chinese) return std::nullopt;
    const auto number = scanner.accept_number();
    if (!number || (chinese && !scanner.accept(U"页"))) return std::nullopt;
    skip_ornaments(scanner);
    if (scanner.accept_any({U"共", U"of", U"总", U","})) {
        scanner.accept(U"共");
        if (!scanner.accept_number()) return std::nullopt;
        scanner.accept(U"页");
    } else if (scanner.accept_number()) {
        scanner.accept(U"页");
    }
    skip_ornaments(scanner);
    return scanner.at_end() ? std::optional<int>(number->value) : std::nullopt;
}

// - and -, or ( and ): what decorates a number on both sides. Dots before and ) after are the rest
// of a dot leader.
bool are_mirrored(char32_t first, char32_t last) {
    return first == last || closing_bracket_of(first) == last;
}

// A bare number is a page number only while no year and no quantity of the text looks like it.
constexpr int max_bare_number = 999;

std::optional<int> plain_page_number(const FoldedLine& line) {
    Scanner scanner(line);
    const bool ornament_before = skip_ornaments(scanner);
    const auto number = scanner.accept_number();
    if (!number) return std::nullopt;
    const bool ornament_after = skip_ornaments(scanner);
    if (number->value > max_bare_number) return std::nullopt;
    if (scanner.accept_number()) {  // 9/12
        skip_ornaments(scanner);
        return scanner.at_end() && ornament_after ? std::optional<int>(number->value)
                                                  : std::nullopt;
    }
    if (!scanner.at_end()) return std::nullopt;
    const bool ornamented = ornament_before && ornament_after;
    // "（一）" and a lone "二" head a list; "三、" never gets here.
    if (number->chinese && !(ornamented && line.chars.front() == U'-')) return std::nullopt;
    if (ornament_before != ornament_after) return std::nullopt;
    if (ornamented && !are_mirrored(line.chars.front(), line.chars.back())) return std::nullopt;
    return number->value;
}

bool is_url_character(char32_t c) {
    return is_ascii_graphic(c) && c != U'<' && c != U'>' && c != U'"';
}

bool all_url_characters(std::string_view part) {
    return std::all_of(part.begin(), part.end(),
                       [](char c) { return is_url_character(static_cast<unsigned char>(c)); });
}

bool starts_url(std::string_view line) {
    return line.starts_with("http://") || line.starts_with("https://") ||
           line.starts_with("HTTP://") || line.starts_with("HTTPS://") ||
           line.starts_with("www.") || line.starts_with("ftp://");
}

bool may_end_page_number(char32_t c) {
    const char32_t folded = fold_character(c);
    return is_ascii_digit(folded) || is_page_ornament(folded) || folded == U'页' ||
           chinese_numeral(folded).has_value();
}

// Stars and the like, which also stand for single characters.
bool is_rule_ornament(char32_t c) {
    return is_one_of(c, U"*＊#＃.·•+＋|｜~～○●□■◇◆☆★△▲※");
}

bool is_rule_character(char32_t c) {
    constexpr char32_t first_box = 0x2500;
    constexpr char32_t last_block = 0x259F;
    return (c >= first_box && c <= last_block) || is_one_of(c, U"-－‐‑‒–—―﹣−_＿=＝￣‾¯﹏") ||
           is_rule_ornament(c);
}

// Line `i` is the rest of an address that was too long for the line before.
bool continues_url(const Draft& draft, std::size_t i) {
    constexpr int min_full_width = 40;
    if (i == 0) return false;
    const Line& line = draft.lines[i];
    const Line& before = draft.lines[i - 1];
    // Without blanks.
    const bool is_one_word = !line.has_ideograph && all_url_characters(line.range().of(draft.text));
    const bool reaches_edge =
        before.print && before.print->has_box() && before.print->alignment == Alignment::Justified;
    const bool is_after_full =
        reaches_edge || (before.width >= min_full_width && line.width <= before.width);
    // Browsers break addresses after these, however short the line becomes.
    const bool is_after_break =
        is_one_of(before.last, U"?/&-") && before.width + line.width > min_full_width;
    return is_one_word && (is_after_full || is_after_break) && !page_number(draft.text, line);
}

}  // namespace

bool is_page_ornament(char32_t c) {
    return is_one_of(c, U"-~·•.*=_|<>[]()/\u223C…");
}

std::optional<int> page_number(std::string_view text, const Line& line) {
    if (line.width > max_page_number_width || !line.has_digit || !may_end_page_number(line.last)) {
        return std::nullopt;
    }
    const FoldedLine folded = fold_line(text, line.range());
    if (const auto number = worded_page_number(folded)) return number;
    return plain_page_number(folded);
}

bool is_url(std::string_view text, const Line& line) {
    if (line.has_ideograph) return false;
    const std::string_view content = line.range().of(text);
    return starts_url(content) && all_url_characters(content);
}

bool is_rule(std::string_view text, const Line& line) {
    constexpr std::size_t min_length = 3;
    constexpr std::size_t min_ornaments = 5;
    if (line.has_ideograph || line.has_digit || !is_rule_character(line.first)) return false;
    std::size_t lines = 0;
    std::size_t ornaments = 0;
    for (std::size_t at = line.begin; at < line.end;) {
        const Decoded c = decode_utf8(text, at);
        at += c.size;
        if (is_layout(c.code_point)) continue;
        if (!is_rule_character(c.code_point)) return false;
        ++(is_rule_ornament(c.code_point) ? ornaments : lines);
    }
    return lines >= min_length || ornaments >= min_ornaments;
}

bool is_end_mark(std::string_view text, const Line& line) {
    constexpr int max_width = 32;
    if (line.width > max_width || !line.has_ideograph) return false;
    const std::u32string key = match_key(text, line.range());
    std::u32string_view words = key;
    const auto is_frame = [](char32_t c) { return is_page_ornament(c) || is_one_of(c, U"【】。"); };
    while (!words.empty() && is_frame(words.front())) words.remove_prefix(1);
    while (!words.empty() && is_frame(words.back())) words.remove_suffix(1);
    const bool is_framed = words.size() < key.size();
    if (is_framed && (words == U"完" || words == U"结束")) return true;
    for (const std::u32string_view mark :
         {U"本期完", U"本期结束", U"全文完", U"本刊完", U"全刊完", U"本期内容完", U"正文完"}) {
        if (words == mark) return true;
    }
    return false;
}

void mark_page_furniture(Draft& draft) {
    bool is_after_url = false;
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        const Line& line = draft.lines[i];
        if (draft.uses[i] != LineUse::Text || line.is_markdown_row) continue;
        const bool is_address =
            is_url(draft.text, line) || (is_after_url && continues_url(draft, i));
        is_after_url = is_address;
        if (line.print && is_page_furniture(line.print->zone)) {
            draft.mark_noise(
                i, page_number(draft.text, line) ? NoiseKind::PageNumber : NoiseKind::RunningHead);
            continue;
        }
        if (is_address) {
            draft.mark_noise(i, NoiseKind::Url);
        } else if (is_rule(draft.text, line)) {
            draft.mark_noise(i, NoiseKind::Rule);
        } else if (page_number(draft.text, line)) {
            draft.mark_noise(i, NoiseKind::PageNumber);
        } else if (is_end_mark(draft.text, line)) {
            draft.mark_noise(i, NoiseKind::EndMark);
        } else if (is_word_field(draft.text, line)) {
            draft.mark_noise(i, NoiseKind::Field);
        }
    }
}

}  // namespace kexie
