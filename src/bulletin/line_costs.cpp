#include "bulletin/line_costs.h"

#include <algorithm>

#include "bulletin/heads.h"
#include "bulletin/words.h"
#include "text/chars.h"

namespace kexie {

namespace {

// A rule that bulletins keep.
constexpr int rule = 60;

// Titles longer than this, over all their lines, are rare.
constexpr int long_title = 76;   // Columns.
constexpr int short_title = 40;  // Columns; one line holds it.

bool is_complete(LineEnd end) {
    return end == LineEnd::Stop || end == LineEnd::StopBracket || end == LineEnd::OnlyBracket;
}

// 6月8日，… or 2023年6月8日上午 …: how reports begin, and titles never do.
bool starts_with_day(std::string_view text, const Line& line) {
    constexpr std::size_t enough = 20;
    if (!is_ascii_digit(to_half_width(line.first)) && !chinese_numeral(line.first)) return false;
    const FoldedLine start = fold_line(text, line.begin, line.end, enough);
    Scanner scanner(start);
    auto number = scanner.accept_number();
    if (number && scanner.accept(U"年")) number = scanner.accept_number();
    return number && scanner.accept(U"月") && scanner.accept_number() &&
           scanner.accept_any({U"日", U"号"});
}

int bonus_of(Likeness likeness) {
    switch (likeness) {
        case Likeness::Equal:
            return 45;
        case Likeness::Part:
            return 35;
        case Likeness::Similar:
            return 25;
        case Likeness::Start:
            return 20;
        case Likeness::None:
            break;
    }
    return 0;
}

// Particles that begin no sentence: what they belong to was cut off.
bool starts_within_sentence(char32_t c) {
    return c == U'的' || c == U'了' || c == U'们' || c == U'們' || c == U'等' || c == U'之';
}

// 暨, 及, 并, ——: begins the second part of a title.
bool joins_titles(char32_t c) {
    return c == U'暨' || c == U'及' || c == U'并' || c == U'並' || c == U'—' || c == U'与';
}

}  // namespace

LineCosts::LineCosts(std::string_view text, std::span<const BodyLine> lines,
                     const std::vector<std::u32string>& toc_keys, const WrapStyle& style)
    : m_text(text), m_lines(lines), m_style(style), m_matches(lines.size()) {
    m_title_costs.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) m_title_costs.push_back(title_cost(i));
    if (!toc_keys.empty()) match_contents(toc_keys);
}

// Cheap reasons why a line is no title, so that few lines are compared with the contents.
bool LineCosts::may_be_title(std::size_t i) const {
    const Line& line = m_lines[i].line;
    if (m_lines[i].is_head || line.has_stop || line.width > 120) return false;
    if (line.line_end != LineEnd::Open && line.line_end != LineEnd::Stop &&
        line.line_end != LineEnd::Bracket && line.line_end != LineEnd::OnlyBracket) {
        return false;
    }
    if (i == 0 || m_lines[i - 1].is_head) return true;
    const Line& before = m_lines[i - 1].line;
    const bool wrapped_text = before.line_end == LineEnd::Comma || before.has_stop;
    return !(wrapped_text && m_style.is_full(before, line) && before.line_end != LineEnd::Stop);
}

void LineCosts::match_contents(const std::vector<std::u32string>& toc_keys) {
    constexpr std::size_t most_entries = 100;
    const std::span<const std::u32string> entries(toc_keys.data(),
                                                  std::min(toc_keys.size(), most_entries));
    const std::vector<EntryMatch> matches = likenesses(entries);
    // An entry points at one article: what is less like it than another line is not that one.
    std::vector<Likeness> best(entries.size(), Likeness::None);
    for (const EntryMatch& match : matches) {
        best[match.entry] = std::max(best[match.entry], match.most());
    }
    for (const EntryMatch& match : matches) {
        if (match.most() < best[match.entry]) continue;
        TocMatch& found = m_matches[match.line];
        found.bonus = std::max(found.bonus, bonus_of(match.alone));
        found.bonus_with_next = std::max(found.bonus_with_next, bonus_of(match.with_next));
    }
}

// Lines that are like an entry in any way, each with the few entries that it is most like.
std::vector<LineCosts::EntryMatch> LineCosts::likenesses(
    std::span<const std::u32string> entries) const {
    constexpr std::size_t most_a_line = 4;
    std::vector<EntryMatch> matches;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const std::size_t first = matches.size();
        if (!may_be_title(i)) continue;
        const Line& line = m_lines[i].line;
        const Bullet bullet = read_bullet(m_text, line);
        const bool bulleted = bullet.kind != Bullet::Kind::None;
        const std::size_t begin = bulleted ? bullet.text_begin : line.begin;
        const std::u32string title = squeeze(fold_line(m_text, begin, line.end));
        const bool has_next = i + 1 < m_lines.size() && may_be_title(i + 1);
        std::u32string both;
        for (std::size_t e = 0; e < entries.size(); ++e) {
            EntryMatch match = {i, e, compare_titles(entries[e], title), Likeness::None};
            if (match.alone == Likeness::None) continue;
            if (has_next && both.empty()) {
                const Line& next = m_lines[i + 1].line;
                both = title + squeeze(fold_line(m_text, next.begin, next.end));
            }
            if (has_next) match.with_next = compare_titles(entries[e], both);
            matches.push_back(match);
        }
        if (matches.size() <= first + most_a_line) continue;
        std::stable_sort(
            matches.begin() + static_cast<std::ptrdiff_t>(first), matches.end(),
            [](const EntryMatch& a, const EntryMatch& b) { return a.most() > b.most(); });
        matches.resize(first + most_a_line);
    }
    return matches;
}

int LineCosts::of(std::size_t i, BodyRole role) const {
    switch (role) {
        case BodyRole::Head:
            return 0;
        case BodyRole::Title:
            return m_title_costs[i] - m_matches[i].bonus;
        case BodyRole::TitleRest:
            return m_title_costs[i];
        case BodyRole::Paragraph:
            return paragraph_cost(i);
        case BodyRole::Rest:
            break;
    }
    const BodyLine& body = m_lines[i];
    if (body.is_credit) return rule;
    const bool indented =
        m_style.indent > 0 && body.line.indent + 1 >= m_style.indent && !body.after_page_break;
    return indented ? 40 : 0;
}

int LineCosts::title_cost(std::size_t i) const {
    const BodyLine& body = m_lines[i];
    const Line& line = body.line;
    int cost = 0;
    switch (line.line_end) {
        case LineEnd::Stop:
            // ！ and ？ end a slogan; a full stop ends no title.
            cost += line.last == U'！' || line.last == U'？' || line.last == U'!' ||
                            line.last == U'?' || closing_bracket_of(line.last) != 0
                        ? 15
                        : rule + 20;
            break;
        case LineEnd::StopBracket:
        case LineEnd::OnlyBracket:
            cost += rule;
            break;
        case LineEnd::Comma:
        case LineEnd::Semicolon:
            cost += rule;
            break;
        case LineEnd::Colon:
            cost += 15;
            break;
        default:
            break;
    }
    if (line.has_stop) cost += rule;
    // Beyond doubt already; most lines are.
    if (cost >= rule) return cost;
    if (line.commas > 0) cost += 8 + 10 * std::min<int>(line.commas, 4);
    if (starts_with_day(m_text, line)) cost += 40;
    if (is_closing(line.first)) cost += rule;
    if (body.is_credit) cost += rule;
    if (!line.has_ideograph) cost += 15;
    if (line.pauses > 2) cost += 8 * std::min<int>(line.pauses - 2, 5);
    if (line.width > long_title) cost += std::min((line.width - long_title) * 2, rule);
    if (read_bullet(m_text, line).kind == Bullet::Kind::Number) cost += 20;
    return cost;
}

int LineCosts::paragraph_cost(std::size_t i) const {
    const BodyLine& body = m_lines[i];
    const Line& line = body.line;
    int cost = 0;
    if (is_closing(line.first)) cost += rule;
    if (starts_within_sentence(line.first)) cost += 20;
    if (m_style.indent > 0) {
        const bool indented = line.indent + 1 >= m_style.indent;
        if (!indented && line.line_end != LineEnd::OnlyBracket && !body.is_credit) cost += 25;
    }
    // Wider than a first line can be once its indent is counted.
    if (m_style.lost_indent > 0) {
        const int beyond = line.width - (m_style.width - m_style.lost_indent) - 1;
        if (beyond > WrapStyle::tolerance(line)) cost += 25;
    }
    return cost;
}

int LineCosts::end_of_paragraph(std::size_t i, Next next) const {
    const BodyLine& body = m_lines[i];
    const bool goes_on = next == Next::Paragraph;
    if (body.is_credit) return goes_on ? rule : 0;
    switch (body.line.line_end) {
        case LineEnd::Stop:
            return 0;
        case LineEnd::StopBracket:
            return goes_on ? 40 : 0;
        case LineEnd::OnlyBracket:
            return goes_on ? 50 : 0;
        case LineEnd::BracketTail:
            return goes_on ? 50 : 4;
        case LineEnd::Bracket:
            return goes_on ? 50 : 10;
        case LineEnd::Colon:
            return goes_on ? 6 : 30;
        case LineEnd::Semicolon:
            return goes_on ? 12 : 40;
        case LineEnd::Comma:
            return rule + 10;
        case LineEnd::Open:
            break;
    }
    const bool listed = read_bullet(m_text, body.line).kind == Bullet::Kind::Number;
    return listed ? 25 : rule;
}

int LineCosts::join(std::size_t i, std::size_t j, bool starts_paragraph) const {
    const Line& line = m_lines[i].line;
    const Line& next = m_lines[j].line;
    const bool complete = is_complete(line.line_end);
    int cost = 0;
    if (line.line_end == LineEnd::OnlyBracket || m_lines[i].is_credit) cost += rule;
    if (line.line_end == LineEnd::StopBracket) cost += 40;
    if (m_style.is_wrapped()) {
        const int slack = m_style.slack(line, next, starts_paragraph);
        if (slack < 0) {
            cost += complete ? 3 : 0;
        } else if (slack <= WrapStyle::tolerance(line)) {
            cost += (complete ? 10 : 4) + 3 * slack;
        } else {
            cost += 20 + 4 * std::min(slack, 12) + (complete ? 15 : 0);
        }
    } else {
        cost += complete ? rule + 10 : line.line_end == LineEnd::Comma ? 12 : 22;
        if (m_lines[j].after_page_break && !complete) cost -= 6;
    }
    if (m_style.gap_parts && next.gap > 0 && !m_lines[j].after_page_break) cost += 25;
    return cost;
}

int LineCosts::part(std::size_t i, std::size_t j) const {
    const Line& line = m_lines[i].line;
    const Line& next = m_lines[j].line;
    int cost = 0;
    if (m_style.gap_parts && next.gap == 0 && !m_lines[j].after_page_break) cost += 8;
    // A sentence ends at the end of a full line more often by chance than a paragraph does.
    if (m_style.is_wrapped() && m_style.slack(line, next, false) < 0) cost += 5;
    return cost;
}

int LineCosts::end_of_title(std::size_t i, std::size_t j, bool is_one_line) const {
    const Line& line = m_lines[i].line;
    const BodyLine& next = m_lines[j];
    // A title line that filled up ran on to the next line.
    int cost = m_style.is_full(line, next.line) ? 6 : 0;
    if (m_style.gap_parts && next.line.gap == 0 && !next.after_page_break) cost += 8;
    // Text that was cut off within brackets.
    if (is_one_line && line.open_marks != 0) cost += 30;
    return cost;
}

int LineCosts::title_goes_on(std::size_t i, std::size_t j) const {
    const Line& line = m_lines[i].line;
    const Line& next = m_lines[j].line;
    const TocMatch& match = m_matches[i];
    int cost = m_style.is_full(line, next) ? 4 : 10;
    const int columns = line.width + next.width;
    if (columns > long_title) cost += std::min((columns - long_title) / 2, rule);
    if (columns < short_title) cost += 6;
    if (match.bonus_with_next > match.bonus) {
        cost -= match.bonus_with_next - match.bonus + 15;
    } else if (match.bonus == bonus_of(Likeness::Equal)) {
        // The contents may give the first line only.
        cost += 10;
    }
    if (joins_titles(next.first)) cost -= 10;
    return cost;
}

namespace {

// A cheap look at the first character of the words below.
bool starts_credit(char32_t c) {
    const char32_t folded = fold_word_character(c);
    return std::u32string_view(U"供来信稿报撰通作").find(folded) != std::u32string_view::npos;
}

}  // namespace

bool is_credit_line(std::string_view text, const Line& line) {
    constexpr int widest_credit = 80;
    if (line.width > widest_credit || line.has_stop || !starts_credit(line.first)) return false;
    const FoldedLine start = fold_line(text, line.begin, line.end, 12);
    Scanner scanner(start);
    return scanner.accept_any({U"供稿单位", U"供稿", U"来源", U"信息来源", U"稿件来源", U"报送单位",
                               U"撰稿", U"通讯员", U"作者"}) &&
           scanner.accept(U":");
}

}  // namespace kexie
