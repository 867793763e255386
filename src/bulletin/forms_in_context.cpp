#include "bulletin/forms_in_context.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "bulletin/bullets.h"
#include "bulletin/folded_line.h"
#include "bulletin/speech_lines.h"
#include "bulletin/word_parts.h"
#include "text/chars.h"

namespace kexie {

namespace {

// Titles are longer, captions and signatures hardly ever.
constexpr int max_signature_columns = 44;
constexpr int max_centred_columns = 48;
constexpr int min_centring_indent = 9;  // Columns; paragraphs are indented less.
constexpr int min_row_cells = 3;
constexpr std::size_t max_item_lines = 8;

bool is_short(const Line& line, int max_columns) {
    return line.width <= max_columns && line.commas == 0 && !line.has_inner_stop &&
           line.line_end == LineEnd::Open && line.has_ideograph;
}

// A line of text by its marks.
bool is_sentence(const Line& line) {
    return line.commas > 0 || line.has_inner_stop || line.line_end == LineEnd::Stop;
}

bool has_cells(std::string_view text, const BodyLine& body) {
    return !body.is_section_heading && divide_cells(text, body.line).size() >= min_row_cells;
}

// At least two rows, one below the other, make a table.
void find_tables(std::string_view text, std::vector<BodyLine>& lines) {
    bool was_row = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool is_row = has_cells(text, lines[i]);
        if (lines[i].line.is_markdown_row) lines[i].form = LineForm::TableRow;
        if (is_row && was_row) lines[i - 1].form = lines[i].form = LineForm::TableRow;
        was_row = is_row;
    }
    // The last row may have fewer cells: 合计　200
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const bool follows_row = lines[i - 1].form == LineForm::TableRow;
        if (!follows_row || lines[i].form != LineForm::Plain || lines[i].is_section_heading)
            continue;
        if (lines[i].line.has_digit && divide_cells(text, lines[i].line).size() >= 2) {
            lines[i].form = LineForm::TableRow;
        }
    }
}

// Runs of items that begin with the same symbol (▲●·), or right below a section heading with
// numbers that count up, and of whose lines a sentence fills each.
class ItemFinder {
public:
    ItemFinder(std::string_view text, std::vector<BodyLine>& lines)
        : m_text(text), m_lines(lines) {}

    void find() {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const BodyLine& body = m_lines[i];
            const bool ends_run = body.is_section_heading || body.form == LineForm::TableRow;
            const Bullet bullet = ends_run ? Bullet{} : bullet_of(i);
            const bool goes_on =
                bullet && !m_starts.empty() && follows(bullet) && is_item(m_starts.back(), i);
            if (!m_starts.empty() && !goes_on && (ends_run || bullet)) close_run();
            if (!bullet || (m_starts.empty() && !may_begin_run(bullet, i))) continue;
            m_last = bullet;
            m_starts.push_back(i);
        }
        close_run();
    }

private:
    Bullet bullet_of(std::size_t i) const {
        const BodyLine& body = m_lines[i];
        const bool may_be_item = body.form == LineForm::Plain || body.form == LineForm::Caption;
        if (!may_be_item || body.line.printed_role == PrintedRole::Title) return {};
        return read_bullet(m_text, body.line);
    }

    bool follows(const Bullet& bullet) const {
        return bullet.kind == m_last.kind && bullet.family == m_last.family &&
               (bullet.kind == Bullet::Kind::Symbol || bullet.value == m_last.value + 1);
    }

    // Numbers head the parts of a text as well.
    bool may_begin_run(const Bullet& bullet, std::size_t i) const {
        if (bullet.kind == Bullet::Kind::Symbol) return true;
        return bullet.value == 1 && i > 0 && m_lines[i - 1].is_section_heading;
    }

    // Lines [first, end) are a sentence or more: the first is no shorter line above others, as a
    // title with a bullet is.
    bool is_item(std::size_t first, std::size_t end) const {
        if (end - first > max_item_lines) return false;
        const Line& last = m_lines[end - 1].line;
        if (last.line_end != LineEnd::Stop && last.line_end != LineEnd::StopBracket) return false;
        if (end - first == 1) return true;
        constexpr int tolerance = 4;
        const Line& line = m_lines[first].line;
        const int columns = line.indent + line.width;
        for (std::size_t i = first + 1; i < end; ++i) {
            const Line& next = m_lines[i].line;
            const bool is_wider = next.indent + next.width > columns + tolerance;
            if (is_wider || m_lines[i].form != LineForm::Plain) return false;
            if (next.empty_lines_before > line.empty_lines_before) return false;
        }
        return true;
    }

    void close_run() {
        const auto texts = static_cast<std::size_t>(
            std::count_if(m_starts.begin(), m_starts.end(),
                          [&](std::size_t i) { return is_sentence(m_lines[i].line); }));
        if (m_starts.size() >= 2 && texts * 2 >= m_starts.size()) {
            for (const std::size_t i : m_starts) {
                // The last line may begin something else that has this mark.
                const bool is_sure = i != m_starts.back() || is_sentence(m_lines[i].line);
                if (is_sure) m_lines[i].form = LineForm::Item;
            }
        }
        m_starts.clear();
        m_last = {};
    }

    std::string_view m_text;
    std::vector<BodyLine>& m_lines;
    std::vector<std::size_t> m_starts;  // Of the items of the run.
    Bullet m_last;                      // Of the last one.
};

// Both lines are centred, the second one right below the first.
bool are_centred(const Line& line, const Line& next) {
    constexpr int min_indent = 5;
    constexpr int tolerance = 4;
    const int difference = 2 * (line.indent - next.indent) + line.width - next.width;
    return line.indent >= min_indent && next.indent >= min_centring_indent &&
           std::abs(difference) <= tolerance;
}

// 图为…, broken at the width of the page, or centred: the short line below is its rest.
void find_rests_of_captions(std::vector<BodyLine>& lines, const WrapStyle& style) {
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const BodyLine& body = lines[i];
        BodyLine& next = lines[i + 1];
        const bool is_open =
            body.form == LineForm::Caption && !body.continues_caption &&
            body.line.line_end != LineEnd::Stop &&
            (style.is_full(body.line, next.line) || are_centred(body.line, next.line));
        if (!is_open || next.form != LineForm::Plain || next.is_section_heading) continue;
        const bool is_apart = next.line.empty_lines_before > 0 || next.after_page_break ||
                              (style.is_indented(next.line) && !style.is_indented(body.line));
        const bool runs_on = i + 2 < lines.size() && style.is_full(next.line, lines[i + 2].line);
        // A longer line above text may be a title, below a caption that is full by chance.
        constexpr int max_rest_columns = 16;
        const bool may_be_title = next.line.width > max_rest_columns && i + 2 < lines.size() &&
                                  is_sentence(lines[i + 2].line) &&
                                  next.line.line_end == LineEnd::Open;
        if (is_apart || runs_on || may_be_title) continue;
        next.form = LineForm::Caption;
        next.continues_caption = true;
    }
}

// ——在…会上的讲话, ——记…的护林员: the rest of a title; most units with a dash before them sign what
// stands above.
bool is_subtitle(std::string_view text, const Line& line) {
    static constexpr std::array beginnings =
        std::to_array<std::u32string_view>({U"在", U"记", U"访", U"写在", U"写给", U"来自"});
    static constexpr std::array endings = std::to_array<std::u32string_view>(
        {U"讲话", U"致辞", U"发言", U"报告", U"演讲", U"侧记", U"纪实", U"综述", U"述评", U"访谈",
         U"启示", U"思考", U"做法", U"经验"});
    if (fold_character(line.first) != U'-') return false;
    const FoldedLine folded = fold_line(text, line.range());
    std::u32string_view words = folded.chars;
    words.remove_prefix(std::min(words.find_first_not_of(U"- "), words.size()));
    if (words.starts_with(U"记者")) return false;
    return starts_with_any(words, beginnings) || ends_with_any(words, endings);
}

// Finds what stands beside titles and at the ends of articles, from the last line to the first.
class NameFinder {
public:
    NameFinder(std::string_view text, std::vector<BodyLine>& lines, bool has_indents)
        : m_text(text), m_lines(lines), m_has_indents(has_indents) {}

    void find() {
        for (std::size_t i = m_lines.size(); i-- > 0;) {
            find_form(i);
            const BodyLine& body = m_lines[i];
            m_leads_to_text = !body.is_section_heading &&
                              (stands_above_text(body.form) ? m_leads_to_text : is_text(body));
            m_leads_to_salutation = body.form == LineForm::Salutation ||
                                    (stands_above_text(body.form) && m_leads_to_salutation);
        }
    }

private:
    void find_form(std::size_t i) {
        BodyLine& body = m_lines[i];
        // What signs an article has no text below.
        if (body.form == LineForm::Name && m_leads_to_text && is_below_title(i) &&
            is_subtitle(m_text, body.line)) {
            body.form = LineForm::Plain;
        }
        if (body.form != LineForm::Plain || body.is_section_heading) return;
        if (m_leads_to_text && is_below_title(i) && is_speaker(i)) {
            body.form = LineForm::Speaker;
            return;
        }
        if (!is_short(body.line, max_centred_columns) || is_title_of_speech(i)) return;
        if (body.line.width <= max_signature_columns &&
            (is_signature_above_date(i) || find_closing_date(m_text, body.line) < body.line.end)) {
            body.form = LineForm::Signature;
        } else if (body.line.indent >= min_centring_indent) {
            body.form = LineForm::Centred;
        }
    }

    // A bare name counts beside a date or another such line only.
    bool is_speaker(std::size_t i) const {
        const SpeakerKind kind = speaker_in(m_text, m_lines[i].line);
        if (kind != SpeakerKind::Name) return kind != SpeakerKind::None;
        const LineForm below = m_lines[i + 1].form;
        return below == LineForm::Salutation || stands_above_text(below) ||
               stands_above_text(m_lines[i - 1].form);
    }

    // A title has its date below it as well, mostly in brackets.
    bool is_signature_above_date(std::size_t i) const {
        if (i + 1 == m_lines.size() || m_lines[i + 1].form != LineForm::Date) return false;
        const bool is_bracketed = m_lines[i + 1].line.line_end == LineEnd::OnlyBracket;
        return !is_bracketed || speaker_in(m_text, m_lines[i].line) != SpeakerKind::None;
    }

    // Right above its speaker, or above what leads to its first words.
    bool is_title_of_speech(std::size_t i) const {
        return m_leads_to_salutation ||
               (i + 1 < m_lines.size() && m_lines[i + 1].form == LineForm::Speaker);
    }

    static bool stands_above_text(LineForm form) {
        return form == LineForm::Date || form == LineForm::Speaker || form == LineForm::Name ||
               form == LineForm::Credit;
    }

    // Text, and not the title or the heading of something else.
    bool is_text(const BodyLine& body) const {
        const Line& line = body.line;
        return body.form == LineForm::Salutation || body.form == LineForm::Item ||
               is_sentence(line) ||
               (m_has_indents && line.indent >= 2 && line.indent < min_centring_indent);
    }

    // The lines right above line `i`, credits aside, may be a title.
    bool is_below_title(std::size_t i) const {
        constexpr std::size_t max_credits = 4;
        std::size_t above = i;
        while (above > 0 && i - above < max_credits && stands_above_text(m_lines[above - 1].form)) {
            --above;
        }
        if (above == 0) return false;
        const BodyLine& body = m_lines[above - 1];
        const Line& line = body.line;
        const bool may_end = line.line_end == LineEnd::Open || line.line_end == LineEnd::Bracket ||
                             (line.line_end == LineEnd::Stop && is_one_of(line.last, U"！？!?"));
        return !body.is_section_heading && body.form == LineForm::Plain && may_end &&
               !line.has_inner_stop && line.has_ideograph;
    }

    std::string_view m_text;
    std::vector<BodyLine>& m_lines;
    bool m_has_indents;  // Paragraphs do.
    // The lines below are dates, names and credits, and then text, or a salutation.
    bool m_leads_to_text = false;
    bool m_leads_to_salutation = false;
};

}  // namespace

void find_forms_in_context(std::string_view text, std::vector<BodyLine>& lines,
                           const WrapStyle& style) {
    find_tables(text, lines);
    ItemFinder(text, lines).find();
    find_rests_of_captions(lines, style);
    NameFinder(text, lines, style.indent > 0).find();
}

}  // namespace kexie
