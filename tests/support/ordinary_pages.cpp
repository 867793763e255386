// Pages of an ordinary bulletin: rules, running heads, page marks, fields of Word.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "support/ordinary_draft.h"
#include "support/render_text.h"

namespace kexie::test {

namespace {

std::string repeated(const char* text, int count) {
    std::string line;
    for (int i = 0; i < count; ++i) line += text;
    return line;
}

// Sunday is 0 (Sakamoto).
std::size_t weekday_of(const Date& day) {
    static constexpr std::array<int, 12> shift = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    const int year = day.month < 3 ? day.year - 1 : day.year;
    const int days = year + year / 4 - year / 100 + year / 400 +
                     shift[static_cast<std::size_t>(day.month - 1)] + day.day;
    return static_cast<std::size_t>(days % 7);
}

class PageMarks {
public:
    explicit PageMarks(OrdinaryDraft& draft) : m_draft(draft), m_variant(draft.dice.below(4)) {
        const Date day = draft.truth.day;
        m_month = std::to_string(day.year) + "年" + std::to_string(day.month) + "月";
        m_day = m_month + std::to_string(day.day) + "日";
        static constexpr std::array<const char*, 7> weekdays = {"日", "一", "二", "三",
                                                                "四", "五", "六"};
        m_weekday = std::string("星期") + weekdays[weekday_of(day)];
        m_owner = draft.truth.publisher.value_or(draft.truth.title);
    }

    // On the page, that is: fields of Word are none of it.
    bool are_printed() const {
        return m_draft.traits.has_between(Trait::PageNumbers, Trait::NewspaperMarks);
    }
    bool any() const { return are_printed() || m_draft.has(Trait::WordFields); }

    // What stands between this page and the one before.
    std::vector<std::string> at(int page) const {
        std::vector<std::string> lines;
        const std::string number = std::to_string(page);
        if (m_draft.has(Trait::PageNumbers)) lines.push_back(page_number(number));
        if (m_draft.has(Trait::RunningHeads)) lines.push_back(running_head(number, page % 2 == 0));
        if (m_draft.has(Trait::RunningFeetDated)) lines.push_back(dated_foot(number));
        if (m_draft.has(Trait::NewspaperMarks)) lines.push_back(newspaper_mark(number, page));
        if (m_draft.has(Trait::WordFields)) lines.push_back(word_field(number));
        return lines;
    }

private:
    std::string page_number(const std::string& number) const {
        const std::array<std::string, 4> forms = {"- " + number + " -", "— " + number + " —",
                                                  "第 " + number + " 页",
                                                  "第" + number + "页 共9页"};
        return forms[m_variant];
    }
    std::string running_head(const std::string& number, bool even) const {
        const std::string& title = m_draft.truth.title;
        if (m_variant == 0) return m_owner + "　　" + number;
        if (m_variant == 1) return number + "　　" + m_owner;
        if (m_variant == 2) return even ? number + "    " + title : title + "    " + number;
        return title + "　第" + number + "页";
    }
    std::string dated_foot(const std::string& number) const {
        const std::string& title = m_draft.truth.title;
        if (m_variant == 0) return title + "　" + m_day + "　" + number;
        if (m_variant == 1) return number + "　" + m_day + "　" + title;
        if (m_variant == 2) return m_month + "　　" + title + "　　第" + number + "页";
        return title + "　　" + m_month;
    }
    std::string newspaper_mark(const std::string& number, int page) const {
        static constexpr std::array<const char*, 3> names = {"要闻", "综合", "副刊"};
        const std::string name = names[static_cast<std::size_t>(page) % names.size()];
        if (m_variant == 0)
            return "第" + number + "版　" + name + "　　" + m_day + "　" + m_weekday;
        if (m_variant == 1) return m_day + "　" + m_weekday + "　　" + number + "版";
        if (m_variant == 2)
            return "A" + number + " " + name + "　" + m_draft.truth.title + "　" + m_day;
        return number + "版·" + name + "　" + m_day;
    }
    std::string word_field(const std::string& number) const {
        const std::array<std::string, 4> forms = {"PAGE   \\* MERGEFORMAT " + number,
                                                  "PAGE  " + number, "- PAGE - " + number,
                                                  "{ PAGE \\* MERGEFORMAT }"};
        return forms[m_variant];
    }

    OrdinaryDraft& m_draft;
    std::size_t m_variant;
    std::string m_month;
    std::string m_day;
    std::string m_weekday;
    std::string m_owner;
};

bool is_ideograph(char32_t c) {
    return c >= 0x4E00 && c <= 0x9FFF;
}

// Cuts a paragraph of one line between two ideographs and returns the rest; empty if it is short.
std::string cut_paragraph(std::string& line, Dice& dice) {
    constexpr std::size_t shortest = 48;
    std::u32string text = to_utf32(line);
    if (text.size() < shortest) return "";
    std::size_t at = text.size() / 2 + dice.below(text.size() / 4);
    while (at > 0 && !(is_ideograph(text[at - 1]) && is_ideograph(text[at]))) --at;
    if (at < shortest / 3) return "";
    line = to_utf8(text.substr(0, at));
    return to_utf8(text.substr(at));
}

}  // namespace

void print_rule(OrdinaryDraft& draft, int gap) {
    if (!draft.traits.has_between(Trait::RuleDashes, Trait::RuleBox)) return;
    static constexpr std::array<const char*, 4> dashes = {"-", "—", "－", "="};
    static constexpr std::array<const char*, 4> boxes = {"━", "─", "═", "＿"};
    const std::size_t form = draft.truth.title.size() % 4;
    const char* mark = draft.has(Trait::RuleBox) ? boxes[form] : dashes[form];
    draft.print(repeated(mark, columns_of(mark) == 1 ? 40 : 20), LineKind::Page, gap);
}

void break_pages(OrdinaryDraft& draft, std::size_t first) {
    const PageMarks marks(draft);
    if (!marks.any()) return;
    std::vector<PrintedLine>& lines = draft.lines;
    const std::size_t most = static_cast<std::size_t>(draft.dice.between(4, 7));
    const std::size_t page_lines = std::max<std::size_t>((lines.size() - first) / most, 2);
    std::vector<PrintedLine> paged(lines.begin(),
                                   lines.begin() + static_cast<std::ptrdiff_t>(first));
    int page = 1;
    std::size_t on_page = 0;
    for (std::size_t i = first; i < lines.size(); ++i) {
        const PrintedLine& line = lines[i];
        if (++on_page > page_lines && line.may_break) {
            // A page may end within the paragraph; else an empty line that parts paragraphs stands
            // before the mark and after it.
            const bool cuts = marks.are_printed() && draft.columns == 0 && !draft.markdown() &&
                              paged.back().kind == LineKind::Text && draft.dice.chance(40);
            const std::string rest = cuts ? cut_paragraph(paged.back().text, draft.dice) : "";
            for (const std::string& mark : marks.at(++page)) {
                paged.push_back({mark, LineKind::Page, rest.empty() ? line.gap : 0, false});
            }
            if (!rest.empty()) paged.push_back({rest, LineKind::Text, 0, false});
            on_page = 1;
        }
        paged.push_back(line);
    }
    lines = std::move(paged);
}

}  // namespace kexie::test
