#include "bulletin/noise.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "bulletin/folded_line.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr int max_page_number_width = 24;  // Columns; "第 123 页 共 456 页" takes 19.
constexpr int max_running_head_width = 72;

// Marks that decorate page numbers.
bool is_ornament(char32_t c) {
    return is_one_of(c, U"-~·•.*=_|<>[]()/\u223C…");
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

// What is left of a line without page number, issue number and date.
std::u32string words_of(const FoldedLine& line) {
    std::u32string words;
    for (const char32_t c : line.chars) {
        const bool is_number = is_ascii_digit(c) || is_one_of(c, U"第页期共总年月日号");
        if (!is_number && !is_ornament(c) && !is_one_of(c, U" 〔〕:,")) words.push_back(c);
    }
    return words;
}

std::u32string words_of(const std::optional<std::string>& name) {
    const std::string text = name.value_or("");
    return words_of(fold_line(text, {0, text.size()}));
}

// Recognises lines that repeat the masthead.
class MastheadRepetition {
public:
    explicit MastheadRepetition(const Issue& issue)
        : m_title(words_of(issue.title)), m_publisher(words_of(issue.publisher)) {
        constexpr std::size_t prefix_length = 2;
        if (!issue.title) return;
        m_title_prefix = issue.title->substr(0, byte_offset_of(*issue.title, prefix_length));
    }

    bool is_in(std::string_view text, const Line& line) const {
        constexpr int max_issue_number_width = 40;
        if (m_title.empty()) return false;
        // Cheap tests first: few lines get beyond them.
        const bool may_be_issue_number =
            line.has_issue_word && line.has_digit && line.width <= max_issue_number_width;
        const bool may_have_title =
            !m_title_prefix.empty() &&
            line.range().of(text).find(m_title_prefix) != std::string_view::npos;
        if (!may_be_issue_number && !may_have_title) return false;
        const std::u32string words = words_of(fold_line(text, line.range()));
        return words == m_title || words == m_title + m_publisher ||
               words == m_publisher + m_title || (words.empty() && may_be_issue_number);
    }

private:
    std::u32string m_title;
    std::u32string m_publisher;
    std::string m_title_prefix;
};

// True if a page evidently turns before or after line `i`.
bool is_beside_page_break(const Draft& draft, std::size_t i) {
    const auto is_page_number = [&](std::size_t other) {
        return draft.uses[other] == LineUse::Noise && !is_url(draft.text, draft.lines[other]);
    };
    return draft.lines[i].after_form_feed || (i > 0 && is_page_number(i - 1)) ||
           (i + 1 < draft.lines.size() &&
            (is_page_number(i + 1) || draft.lines[i + 1].after_form_feed));
}

// Short lines that come again and again where pages turn, by their text.
class RepeatedLines {
public:
    RepeatedLines(const Draft& draft, std::size_t first) : m_draft(draft) {
        for (std::size_t i = first; i < draft.lines.size(); ++i) {
            if (is_candidate(i)) ++m_counts[text_of(i)];
        }
    }

    bool has(std::size_t i) const {
        constexpr int min_count = 3;
        if (m_counts.empty() || !is_candidate(i)) return false;
        const auto found = m_counts.find(text_of(i));
        return found != m_counts.end() && found->second >= min_count;
    }

private:
    bool is_candidate(std::size_t i) const {
        const Line& line = m_draft.lines[i];
        return m_draft.uses[i] == LineUse::Text && line.line_end == LineEnd::Open &&
               line.has_ideograph && line.width <= max_running_head_width && line.commas == 0 &&
               !line.has_inner_stop && closing_bracket_of(line.first) == 0 &&
               is_beside_page_break(m_draft, i);
    }
    std::string_view text_of(std::size_t i) const {
        return m_draft.lines[i].range().of(m_draft.text);
    }

    const Draft& m_draft;
    std::unordered_map<std::string_view, int> m_counts;
};

bool may_end_page_number(char32_t c) {
    const char32_t folded = fold_character(c);
    return is_ascii_digit(folded) || is_ornament(folded) || folded == U'页' ||
           chinese_numeral(folded).has_value();
}

// Line `i` is the rest of an address that was too long for the line before.
bool continues_url(const Draft& draft, std::size_t i) {
    constexpr int min_full_width = 40;
    if (i == 0) return false;
    const Line& line = draft.lines[i];
    const Line& before = draft.lines[i - 1];
    const bool is_one_word =
        !line.has_ideograph && line.script_boundaries == 0 && line.unbreakable_prefix == line.width;
    return is_one_word && before.width >= min_full_width && line.width <= before.width &&
           all_url_characters(line.range().of(draft.text)) && !page_number(draft.text, line);
}

}  // namespace

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

void mark_page_numbers_and_urls(Draft& draft) {
    bool is_after_url = false;
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        const Line& line = draft.lines[i];
        if (draft.uses[i] != LineUse::Text) continue;
        const bool is_address =
            is_url(draft.text, line) || (is_after_url && continues_url(draft, i));
        is_after_url = is_address;
        if (is_address) {
            draft.mark_noise(i, NoiseKind::Url);
        } else if (page_number(draft.text, line)) {
            draft.mark_noise(i, NoiseKind::PageNumber);
        }
    }
}

void mark_running_heads(Draft& draft, std::size_t first) {
    const MastheadRepetition masthead(draft.issue);
    const RepeatedLines repeated(draft, first);
    for (std::size_t i = first; i < draft.lines.size(); ++i) {
        const Line& line = draft.lines[i];
        if (draft.uses[i] != LineUse::Text || line.width > max_running_head_width) continue;
        if (line.has_inner_stop || line.commas > 0) continue;
        if (masthead.is_in(draft.text, line) || repeated.has(i)) {
            draft.mark_noise(i, NoiseKind::RunningHead);
        }
    }
}

}  // namespace kexie
