#include "bulletin/title_below.h"

#include "base/utf8.h"
#include "bulletin/attribution.h"
#include "bulletin/bullets.h"
#include "bulletin/folded_line.h"
#include "bulletin/line_forms.h"
#include "bulletin/listed_lines.h"
#include "bulletin/report_opening.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::size_t min_row_cells = 3;

// □ 某某, 文/某某, 作者：… beside a title: neither title nor text.
bool may_be_byline(std::string_view text, const Line& line) {
    constexpr int max_width = 60;
    if (line.width > max_width) return false;
    if (is_credit_line(text, line) || line.line_end == LineEnd::OnlyBracket) return true;
    const FoldedLine folded = fold_line(text, line.range(), 12);
    Scanner scanner(folded);
    if (scanner.accept_any({U"□", U"文/", U"图/"})) return true;
    scanner.accept_any({U"本报", U"本刊"});
    const bool has_label = scanner.accept_any(
        {U"图文", U"摄影", U"作者", U"记者", U"通讯员", U"来源", U"发布时间", U"日期", U"时间"});
    return has_label && is_one_of(scanner.peek(), U" :/");
}

// 2022年3月1日 alone: the end of a letter.
bool is_date_line(std::string_view text, const Line& line) {
    constexpr int max_width = 40;
    if (!line.has_digit || line.width > max_width) return false;
    const FoldedLine folded = fold_line(text, line.range());
    Scanner scanner(folded);
    const bool has_year = scanner.accept_number() && scanner.accept(U"年");
    return has_year && scanner.accept_number() && scanner.accept(U"月") &&
           scanner.accept_number() && scanner.accept(U"日") && scanner.at_end();
}

}  // namespace

TitleBelow::TitleBelow(const Draft& draft, std::span<const std::size_t> texts,
                       const std::vector<bool>& running, std::size_t first)
    : m_draft(draft),
      m_texts(texts),
      m_running(running),
      m_first(first),
      m_listed(find_listed_lines(draft, texts)) {}

bool TitleBelow::is_running(std::size_t at) const {
    return m_running[m_texts[at] - m_first] && !m_listed[at];
}

bool TitleBelow::leads_to_title(std::size_t at) const {
    constexpr std::size_t max_display_lines = 5;
    bool has_title = false;
    for (std::size_t next = at + 1; next < m_texts.size(); ++next) {
        if (is_running(next)) return has_title;
        if (next > at + max_display_lines) return false;
        const Line& line = line_at(next);
        if (may_be_byline(m_draft.text, line) && !m_listed[next]) continue;
        // ——…侧记 is the second line of a title, and this its first.
        if (next == at + 1 && is_subtitle(line)) return false;
        if (!has_title && !may_be_title(next)) return false;
        has_title = true;
    }
    return false;
}

bool TitleBelow::is_subtitle(const Line& line) const {
    return line.range().of(m_draft.text).starts_with("——") &&
           decode_last_utf8(line.range().of(m_draft.text)).code_point != U'—';
}

// 一、 and 1. more often head a part of an article than an article.
bool TitleBelow::may_be_title(std::size_t at) const {
    const Line& line = line_at(at);
    if (is_date_line(m_draft.text, line) || !line.has_ideograph) return false;
    if (divide_cells(m_draft.text, line).size() >= min_row_cells) return false;
    // 3月1日，… reports; hardly any title does.
    if (line.commas > 0 && line.has_digit && starts_with_day(m_draft.text, line)) return false;
    const bool is_numbered =
        read_bullet(m_draft.text, line).kind == Bullet::Kind::Number && !m_listed[at];
    // A title of two clauses may be broken after the first one.
    const bool goes_on = at + 1 < m_texts.size() && !is_running(at + 1);
    if (line.line_end == LineEnd::Comma && !goes_on && !m_listed[at]) return false;
    return !is_numbered && line.line_end != LineEnd::Colon;
}

}  // namespace kexie
