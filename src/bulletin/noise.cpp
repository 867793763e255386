#include "bulletin/noise.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "bulletin/words.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr int widest_page_number = 24;  // Columns; "第 123 页 共 456 页" takes 19.
constexpr int widest_running_head = 72;

// Marks that decorate page numbers.
bool is_ornament(char32_t c) {
    return c == U'-' || c == U'~' || c == U'·' || c == U'•' || c == U'.' || c == U'*' ||
           c == U'=' || c == U'_' || c == U'|' || c == U'<' || c == U'>' || c == U'[' ||
           c == U']' || c == U'(' || c == U')' || c == U'/' || c == U'\u223C' || c == U'\u2022' ||
           c == U'…';
}

bool skip_ornaments(Scanner& scanner) {
    bool any = false;
    for (;;) {
        scanner.skip_blanks();
        if (scanner.at_end() || !is_ornament(scanner.peek())) return any;
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
constexpr int largest_bare_number = 999;

std::optional<int> plain_page_number(const FoldedLine& line) {
    Scanner scanner(line);
    const bool ornament_before = skip_ornaments(scanner);
    const auto number = scanner.accept_number();
    if (!number) return std::nullopt;
    const bool ornament_after = skip_ornaments(scanner);
    if (scanner.accept_number()) {  // 9/12
        skip_ornaments(scanner);
        return scanner.at_end() && ornament_after ? std::optional<int>(number->value)
                                                  : std::nullopt;
    }
    if (!scanner.at_end() || number->value > largest_bare_number) return std::nullopt;
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

// What is left of a line when page number, issue number and date are taken away.
std::u32string residue_of(const FoldedLine& line) {
    std::u32string residue;
    for (const char32_t c : line.chars) {
        const bool furniture = c == U' ' || is_ascii_digit(c) || is_ornament(c) || c == U'第' ||
                               c == U'页' || c == U'期' || c == U'共' || c == U'总' || c == U'年' ||
                               c == U'月' || c == U'日' || c == U'号' || c == U'〔' || c == U'〕' ||
                               c == U':' || c == U',';
        if (!furniture) residue.push_back(c);
    }
    return residue;
}

std::u32string residue_of(std::string_view text) {
    return residue_of(fold_line(text, 0, text.size()));
}

// Enough of the title to find the lines that may repeat it.
std::string_view first_characters(const std::optional<std::string>& title) {
    constexpr std::size_t characters = 2;
    if (!title) return {};
    return std::string_view(*title).substr(0, byte_offset_of(*title, characters));
}

// True where a page evidently turns before or after line `i`.
bool beside_page_break(const Draft& draft, std::size_t i) {
    const auto is_page_number = [&](std::size_t other) {
        return draft.uses[other] == LineUse::Noise && !is_url(draft.text, draft.lines[other]);
    };
    return draft.lines[i].after_form_feed || (i > 0 && is_page_number(i - 1)) ||
           (i + 1 < draft.lines.size() &&
            (is_page_number(i + 1) || draft.lines[i + 1].after_form_feed));
}

bool may_be_running_head(const Line& line) {
    return line.width <= widest_running_head && line.line_end == LineEnd::Open &&
           line.has_ideograph && line.commas == 0 && !line.has_stop &&
           closing_bracket_of(line.first) == 0;
}

// Short lines that come back, by what they say; only where pages turn.
class Repetitions {
public:
    explicit Repetitions(const Draft& draft, std::size_t first) {
        for (std::size_t i = first; i < draft.lines.size(); ++i) {
            if (!is_candidate(draft, i)) continue;
            ++m_counts[key(draft, i)];
        }
    }

    bool is_repeated(const Draft& draft, std::size_t i) const {
        if (m_counts.empty() || !is_candidate(draft, i)) return false;
        const auto found = m_counts.find(key(draft, i));
        return found != m_counts.end() && found->second >= 3;
    }

private:
    static bool is_candidate(const Draft& draft, std::size_t i) {
        return draft.uses[i] == LineUse::Text && may_be_running_head(draft.lines[i]) &&
               beside_page_break(draft, i);
    }
    static std::string key(const Draft& draft, std::size_t i) {
        const Line& line = draft.lines[i];
        return std::string(draft.text.substr(line.begin, line.end - line.begin));
    }

    std::unordered_map<std::string, int> m_counts;
};

bool may_end_page_number(char32_t c) {
    const char32_t folded = fold_word_character(c);
    return is_ascii_digit(folded) || is_ornament(folded) || folded == U'页' ||
           chinese_numeral(folded).has_value();
}

}  // namespace

std::optional<int> page_number(std::string_view text, const Line& line) {
    if (line.width > widest_page_number || !line.has_digit || !may_end_page_number(line.last)) {
        return std::nullopt;
    }
    const FoldedLine folded = fold_line(text, line.begin, line.end);
    if (const auto number = worded_page_number(folded)) return number;
    return plain_page_number(folded);
}

bool is_url(std::string_view text, const Line& line) {
    if (line.has_ideograph) return false;
    const std::string_view content = text.substr(line.begin, line.end - line.begin);
    return starts_url(content) && all_url_characters(content);
}

void mark_page_furniture(Draft& draft) {
    bool in_url = false;
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        const Line& line = draft.lines[i];
        if (draft.uses[i] != LineUse::Text) continue;
        // The rest of an address that was too long for a line.
        const bool rest_of_url =
            in_url && !line.has_ideograph && line.seams == 0 && line.unit == line.width && i > 0 &&
            draft.lines[i - 1].width >= 40 && line.width <= draft.lines[i - 1].width &&
            all_url_characters(draft.text.substr(line.begin, line.end - line.begin));
        if (is_url(draft.text, line) || (rest_of_url && !page_number(draft.text, line))) {
            draft.mark_noise(i, NoiseKind::Url);
            in_url = true;
            continue;
        }
        in_url = false;
        if (page_number(draft.text, line)) draft.mark_noise(i, NoiseKind::PageNumber);
    }
}

void mark_running_heads(Draft& draft, std::size_t first) {
    const std::u32string title = residue_of(draft.issue.title.value_or(""));
    const std::u32string publisher = residue_of(draft.issue.publisher.value_or(""));
    const Repetitions repetitions(draft, first);
    const std::string_view name = first_characters(draft.issue.title);
    for (std::size_t i = first; i < draft.lines.size(); ++i) {
        const Line& line = draft.lines[i];
        if (draft.uses[i] != LineUse::Text || line.width > widest_running_head) continue;
        if (line.has_stop || line.commas > 0) continue;
        const std::string_view content = draft.text.substr(line.begin, line.end - line.begin);
        const bool names_title = !name.empty() && content.find(name) != std::string_view::npos;
        const bool is_number = line.has_issue_word && line.has_digit && line.width <= 40;
        bool repeats_masthead = false;
        if (!title.empty() && (names_title || is_number)) {
            const std::u32string residue = residue_of(fold_line(draft.text, line.begin, line.end));
            repeats_masthead = residue == title || residue == title + publisher ||
                               residue == publisher + title || (residue.empty() && is_number);
        }
        if (repeats_masthead || repetitions.is_repeated(draft, i)) {
            draft.mark_noise(i, NoiseKind::RunningHead);
        }
    }
}

}  // namespace kexie
