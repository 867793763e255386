#include "bulletin/footer.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "bulletin/folded_line.h"
#include "bulletin/footer_labels.h"
#include "text/chars.h"

namespace kexie {

namespace {

SegmentRole role_of(FooterField field) {
    switch (field) {
        case FooterField::Editor:
            return SegmentRole::FooterEditor;
        case FooterField::Signer:
        case FooterField::Reviewer:
            return SegmentRole::FooterReviewer;
        case FooterField::Distribution:
            return SegmentRole::FooterDistribution;
        case FooterField::Email:
            return SegmentRole::FooterEmail;
        case FooterField::Other:
            break;
    }
    return SegmentRole::Noise;
}

// True the first time that a field is asked for which holds one value only.
bool take_once(FooterState& state, SegmentRole role) {
    bool& taken = role == SegmentRole::FooterEditor     ? state.editor
                  : role == SegmentRole::FooterReviewer ? state.reviewer
                                                        : state.email;
    if (taken) return false;
    taken = true;
    return true;
}

// What an unlabelled line, or the unlabelled start of one, continues.
enum class Continues { Nothing, Distribution, DistributionEntry, Editor, Reviewer };

// A line, folded once for all that is asked about it.
struct FooterLine {
    std::size_t index = 0;
    FoldedLine folded;
    std::vector<FoundLabel> labels;

    FooterLine(const Draft& draft, std::size_t line)
        : index(line),
          folded(fold_line(draft.text, draft.lines[line].range(),
                           draft.lines[line].end - draft.lines[line].begin)),
          labels(find_labels(folded)) {}
};

// Marks the parts of one line, label by label.
class FooterLineReader {
public:
    FooterLineReader(Draft& draft, const FooterLine& line)
        : m_draft(draft),
          m_line(draft.lines[line.index]),
          m_folded(line.folded),
          m_labels(line.labels) {}

    void read(Continues continues) {
        const std::size_t first = m_labels.empty() ? m_folded.size() : m_labels.front().begin;
        if (first > 0) mark_unlabelled(first, continues);
        for (std::size_t i = 0; i < m_labels.size(); ++i) {
            const bool is_last = i + 1 == m_labels.size();
            const std::size_t end = is_last ? m_folded.size() : m_labels[i + 1].begin;
            m_draft.mark(m_line, bytes(m_labels[i].begin, m_labels[i].end), SegmentRole::Label);
            mark_bracketed_value(m_labels[i].end, end, m_labels[i].field);
        }
    }

private:
    // Characters [begin, end) of the line.
    ByteRange bytes(std::size_t begin, std::size_t end) const {
        return {m_folded.offsets[begin], m_folded.offsets[end]};
    }

    // Of （责任编辑：…）, the closing bracket belongs to the label.
    void mark_bracketed_value(std::size_t begin, std::size_t end, FooterField field) {
        std::size_t last = end;
        while (last > begin && m_folded.chars[last - 1] == U' ') --last;
        const auto value = std::u32string_view(m_folded.chars).substr(begin, last - begin);
        const bool is_open = !value.empty() && is_one_of(value.back(), U")]】") &&
                             std::none_of(value.begin(), value.end(), [&](char32_t c) {
                                 return closing_bracket_of(c) == value.back();
                             });
        if (is_open) --last;
        mark_value(bytes(begin, last), field);
        if (is_open) m_draft.mark(m_line, bytes(last, end), SegmentRole::Label);
    }

    // What is before the first label.
    void mark_unlabelled(std::size_t end, Continues continues) {
        int& entries = m_draft.footer.distribution;
        FooterField field = FooterField::Other;
        if (is_email(match_key(m_folded))) {
            field = FooterField::Email;
        } else if (continues == Continues::Editor) {
            field = FooterField::Editor;
        } else if (continues == Continues::Reviewer) {
            field = FooterField::Reviewer;
        } else if (continues != Continues::Nothing) {
            field = FooterField::Distribution;
            if (continues == Continues::DistributionEntry && entries > 0) --entries;
        }
        mark_value(bytes(0, end), field);
    }

    // A second editor, or what has no field, is kept as noise: it is no label.
    void mark_value(ByteRange range, FooterField field) {
        const bool is_other = field == FooterField::Signer && m_draft.footer.has_reviewer_label;
        const SegmentRole role = is_other ? SegmentRole::Noise : role_of(field);
        if (role == SegmentRole::FooterDistribution) {
            // 分送： may have its first entry on the next line.
            int& entries = m_draft.footer.distribution;
            if (m_draft.mark(m_line, range, role, entries)) ++entries;
        } else if (role == SegmentRole::Noise || !take_once(m_draft.footer, role)) {
            m_draft.mark_noise(m_line, range, NoiseKind::Unknown);
        } else {
            m_draft.mark(m_line, range, role);
        }
    }

    Draft& m_draft;
    const Line& m_line;
    const FoldedLine& m_folded;
    const std::vector<FoundLabel>& m_labels;
};

// Finds where the footer starts, from the end backwards.
class FooterFinder {
public:
    FooterFinder(const Draft& draft, std::size_t first) : m_draft(draft), m_first(first) {}

    // The first line of the footer: labelled lines at the end, with unlabelled ones only after
    // 分送： or after a label without a value.
    std::size_t find() {
        std::size_t footer = m_draft.lines.size();
        for (std::size_t i = footer; i-- > m_first;) {
            if (m_draft.uses[i] != LineUse::Text) continue;
            const Line& line = m_draft.lines[i];
            if (is_footer_line(m_draft.text, line) || is_imprint_line(m_draft.text, line) ||
                is_remark_line(m_draft.text, line)) {
                if (!explains_lines_below(line)) break;
                footer = i;
                m_unlabelled = m_stops = 0;
            } else if (!may_be_unlabelled(line)) {
                break;
            }
        }
        return with_office(footer);
    }

private:
    bool explains_lines_below(const Line& line) const {
        if (m_unlabelled == 0) return true;
        const FooterLabels labels = footer_labels_of(m_draft.text, line);
        return labels.ends_with_distribution || (labels.ends_with_open_label && m_unlabelled == 1);
    }

    // The last line of a distribution list may end with a full stop.
    bool may_be_unlabelled(const Line& line) {
        constexpr int max_lines = 16;
        if (line.line_end == LineEnd::Stop && (++m_stops > 1 || line.has_inner_stop)) return false;
        return ++m_unlabelled <= max_lines;
    }

    // The office stands above its date.
    std::size_t with_office(std::size_t footer) const {
        if (footer == m_draft.lines.size() || footer <= m_first) return footer;
        const Line& line = m_draft.lines[footer];
        const Line& above = m_draft.lines[footer - 1];
        const bool has_office = starts_with_number(line) && is_imprint_line(m_draft.text, line) &&
                                m_draft.uses[footer - 1] == LineUse::Text &&
                                is_office(m_draft.text, above);
        return has_office ? footer - 1 : footer;
    }

    const Draft& m_draft;
    std::size_t m_first;
    int m_unlabelled = 0;  // Lines without a label below the one that is looked at,
    int m_stops = 0;       // and how many of them end with a full stop.
};

// Reads the lines of a footer one after the other.
class FooterReader {
public:
    FooterReader(Draft& draft, const WrapStyle& style) : m_draft(draft), m_style(style) {}

    void read(const FooterLine& read_line) {
        const std::size_t i = read_line.index;
        m_draft.uses[i] = LineUse::Footer;
        const Line& line = m_draft.lines[i];
        const bool is_labelled = is_footer_line(read_line.folded, line);
        const bool is_imprint =
            is_imprint_line(m_draft.text, line) ||
            (!is_labelled && (is_remark_line(m_draft.text, line) || is_office_of_imprint(i)));
        if (is_imprint) {
            m_draft.mark_noise(line, line.range(), NoiseKind::Imprint);
            m_next = Continues::Nothing;
        } else {
            Continues continues = is_labelled ? Continues::Nothing : m_next;
            if (continues == Continues::Distribution && is_wrapped(line)) {
                continues = Continues::DistributionEntry;
            }
            FooterLineReader(m_draft, read_line).read(continues);
            if (is_labelled) {
                m_next = continuation_of(footer_labels_of(read_line.folded, read_line.labels));
            } else if (m_next != Continues::Distribution) {
                m_next = Continues::Nothing;
            }
        }
        const auto& labels = read_line.labels;
        const bool ends_otherwise =
            !labels.empty() && labels.back().field != FooterField::Distribution;
        m_previous = ends_otherwise ? nullptr : &line;
    }

private:
    static Continues continuation_of(const FooterLabels& labels) {
        if (labels.ends_with_distribution) return Continues::Distribution;
        if (!labels.ends_with_open_label) return Continues::Nothing;
        return labels.ends_with_reviewer ? Continues::Reviewer : Continues::Editor;
    }

    bool is_wrapped(const Line& line) const {
        if (m_previous == nullptr) return false;
        const Print* print = m_previous->print;
        const bool is_full = print && print->has_box() ? print->alignment == Alignment::Justified
                                                       : m_style.is_full(*m_previous, line);
        return is_full && !(m_style.empty_lines_separate && line.empty_lines_before > 0);
    }

    bool is_office_of_imprint(std::size_t i) const {
        if (!is_office(m_draft.text, m_draft.lines[i])) return false;
        std::size_t next = i + 1;
        while (next < m_draft.lines.size() && m_draft.uses[next] == LineUse::Noise) ++next;
        return next < m_draft.lines.size() && is_imprint_line(m_draft.text, m_draft.lines[next]) &&
               starts_with_number(m_draft.lines[next]);
    }

    Draft& m_draft;
    const WrapStyle& m_style;
    // The previous line; null where it ends with another field, so that no entry of a distribution
    // list goes on below it.
    const Line* m_previous = nullptr;
    Continues m_next = Continues::Nothing;  // What a line without a label would continue.
};

// The word that labels the only name on a line, with its colon.
std::u32string editor_label(const Draft& draft, std::size_t index) {
    if (draft.uses[index] != LineUse::Text || !is_footer_line(draft.text, draft.lines[index])) {
        return {};
    }
    const FooterLine line(draft, index);
    const bool is_only = line.labels.size() == 1 && line.labels[0].field == FooterField::Editor &&
                         line.labels[0].end < line.folded.size();
    return is_only ? line.folded.chars.substr(0, line.labels[0].end) : std::u32string();
}

// Line `footer` names an editor as a line within the body does: each article has its own.
bool ends_with_editor_of_article(const Draft& draft, std::size_t first, std::size_t footer) {
    if (footer >= draft.lines.size()) return false;
    const std::u32string label = editor_label(draft, footer);
    if (label.empty()) return false;
    for (std::size_t i = first; i < footer; ++i) {
        if (editor_label(draft, i) == label) return true;
    }
    return false;
}

}  // namespace

void read_footer_line(Draft& draft, std::size_t index) {
    FooterLineReader(draft, FooterLine(draft, index)).read(Continues::Nothing);
}

std::size_t read_footer(Draft& draft, std::size_t first, const WrapStyle& style) {
    std::size_t footer = FooterFinder(draft, first).find();
    if (ends_with_editor_of_article(draft, first, footer)) ++footer;
    std::vector<FooterLine> lines;
    for (std::size_t i = footer; i < draft.lines.size(); ++i) {
        if (draft.uses[i] == LineUse::Text) lines.emplace_back(draft, i);
    }
    for (const FooterLine& line : lines) {
        const FooterLabels labels = footer_labels_of(line.folded, line.labels);
        draft.footer.has_reviewer_label |= labels.names_reviewer;
    }
    FooterReader reader(draft, style);
    for (const FooterLine& line : lines) reader.read(line);
    return footer;
}

}  // namespace kexie
