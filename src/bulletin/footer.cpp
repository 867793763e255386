#include "bulletin/footer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "bulletin/folded_line.h"
#include "text/chars.h"

namespace kexie {

namespace {

enum class FooterField { Editor, Reviewer, Distribution, Email, Other };

struct FooterLabel {
    std::u32string_view word;
    FooterField field;
};

// In folded form. A longer word goes before its own beginning.
constexpr std::array footer_labels = std::to_array<FooterLabel>({
    {U"责任编辑", FooterField::Editor},   {U"本期编辑", FooterField::Editor},
    {U"本期责编", FooterField::Editor},   {U"执行编辑", FooterField::Editor},
    {U"文字编辑", FooterField::Editor},   {U"编辑", FooterField::Editor},
    {U"责编", FooterField::Editor},       {U"编校", FooterField::Editor},
    {U"主编", FooterField::Editor},       {U"编审", FooterField::Reviewer},
    {U"审核人", FooterField::Reviewer},   {U"审核", FooterField::Reviewer},
    {U"审校", FooterField::Reviewer},     {U"审定", FooterField::Reviewer},
    {U"审签", FooterField::Reviewer},     {U"审阅", FooterField::Reviewer},
    {U"签发人", FooterField::Reviewer},   {U"签发", FooterField::Reviewer},
    {U"核稿", FooterField::Reviewer},     {U"复核", FooterField::Reviewer},
    {U"审稿", FooterField::Reviewer},     {U"校对", FooterField::Other},
    {U"分送", FooterField::Distribution}, {U"报送", FooterField::Distribution},
    {U"抄送", FooterField::Distribution}, {U"抄报", FooterField::Distribution},
    {U"主送", FooterField::Distribution}, {U"发送", FooterField::Distribution},
    {U"送达", FooterField::Distribution}, {U"印送", FooterField::Distribution},
    {U"呈报", FooterField::Distribution}, {U"呈送", FooterField::Distribution},
    {U"报", FooterField::Distribution},   {U"送", FooterField::Distribution},
    {U"发", FooterField::Distribution},   {U"信息报送邮箱", FooterField::Email},
    {U"报送邮箱", FooterField::Email},    {U"投稿邮箱", FooterField::Email},
    {U"投稿信箱", FooterField::Email},    {U"来稿邮箱", FooterField::Email},
    {U"供稿邮箱", FooterField::Email},    {U"联系邮箱", FooterField::Email},
    {U"电子邮箱", FooterField::Email},    {U"电子邮件", FooterField::Email},
    {U"电子信箱", FooterField::Email},    {U"信息邮箱", FooterField::Email},
    {U"邮箱地址", FooterField::Email},    {U"邮箱", FooterField::Email},
    {U"邮件", FooterField::Email},        {U"投稿", FooterField::Email},
    {U"E-mail", FooterField::Email},      {U"E-MAIL", FooterField::Email},
    {U"e-mail", FooterField::Email},      {U"Email", FooterField::Email},
    {U"email", FooterField::Email},       {U"EMAIL", FooterField::Email},
    {U"联系电话", FooterField::Other},    {U"电话", FooterField::Other},
    {U"传真", FooterField::Other},        {U"地址", FooterField::Other},
    {U"邮编", FooterField::Other},        {U"网址", FooterField::Other},
    {U"印数", FooterField::Other},        {U"联系人", FooterField::Other},
    {U"印发日期", FooterField::Other},    {U"打印", FooterField::Other},
});

// Labels that stand before the value of a field, however the label is spaced.
struct FoundLabel {
    FooterField field{};
    std::size_t begin = 0;  // [begin, end) of the folded line, colon included.
    std::size_t end = 0;
};

std::optional<FoundLabel> label_at(const FoldedLine& line, std::size_t at) {
    for (const FooterLabel& label : footer_labels) {
        Scanner scanner(line, at);
        if (!scanner.accept(label.word) || !scanner.accept(U":")) continue;
        return FoundLabel{label.field, at, scanner.position()};
    }
    return std::nullopt;
}

// Labels at the start of the line and after blanks in it.
std::vector<FoundLabel> find_labels(const FoldedLine& line) {
    std::vector<FoundLabel> labels;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line.chars[at] == U' ') continue;
        const bool starts_word = at == 0 || line.chars[at - 1] == U' ' ||
                                 line.chars[at - 1] == U';' || line.chars[at - 1] == U'(';
        if (!starts_word) continue;
        if (const auto label = label_at(line, at)) {
            labels.push_back(*label);
            at = label->end - 1;
        }
    }
    return labels;
}

bool is_email(std::u32string_view word) {
    const std::size_t sign = word.find(U'@');
    return sign != std::u32string_view::npos && sign > 0 &&
           word.find(U'.', sign) != std::u32string_view::npos &&
           std::all_of(word.begin(), word.end(), is_ascii_graphic);
}

SegmentRole role_of(FooterField field) {
    switch (field) {
        case FooterField::Editor:
            return SegmentRole::FooterEditor;
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
enum class Continues { Nothing, Distribution, DistributionEntry };

// Marks the parts of one line, label by label.
class FooterLineReader {
public:
    FooterLineReader(Draft& draft, const Line& line)
        : m_draft(draft),
          m_line(line),
          m_folded(fold_line(draft.text, line.range(), line.end - line.begin)),
          m_labels(find_labels(m_folded)) {}

    void read(Continues continues) {
        const std::size_t first = m_labels.empty() ? m_folded.size() : m_labels.front().begin;
        if (first > 0) mark_unlabelled(first, continues);
        for (std::size_t i = 0; i < m_labels.size(); ++i) {
            const bool is_last = i + 1 == m_labels.size();
            const std::size_t end = is_last ? m_folded.size() : m_labels[i + 1].begin;
            m_draft.mark(m_line, bytes(m_labels[i].begin, m_labels[i].end), SegmentRole::Label);
            mark_value(bytes(m_labels[i].end, end), m_labels[i].field);
        }
    }

private:
    // Characters [begin, end) of the line.
    ByteRange bytes(std::size_t begin, std::size_t end) const {
        return {m_folded.offsets[begin], m_folded.offsets[end]};
    }

    // What is before the first label.
    void mark_unlabelled(std::size_t end, Continues continues) {
        int& entries = m_draft.footer.distribution;
        FooterField field = FooterField::Other;
        if (is_email(match_key(m_folded))) {
            field = FooterField::Email;
        } else if (continues != Continues::Nothing) {
            field = FooterField::Distribution;
            if (continues == Continues::DistributionEntry && entries > 0) --entries;
        }
        mark_value(bytes(0, end), field);
    }

    // A second editor, or what has no field, is kept as noise: it is no label.
    void mark_value(ByteRange range, FooterField field) {
        const SegmentRole role = role_of(field);
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
    FoldedLine m_folded;
    std::vector<FoundLabel> m_labels;
};

// （共印80份）
bool is_imprint(const FoldedLine& line) {
    Scanner scanner(line);
    scanner.accept(U"(");
    return scanner.accept_any({U"共印", U"印数", U"本期印"}) && scanner.accept_number();
}

// A cheap test that most lines of a text fail.
bool may_start_label(char32_t c) {
    const char32_t folded = fold_character(c);
    return folded == U'(' ||
           std::any_of(footer_labels.begin(), footer_labels.end(),
                       [&](const FooterLabel& label) { return label.word.front() == folded; });
}

// The first line of the footer: labelled lines at the end, with unlabelled ones only after 分送：.
std::size_t find_footer(const Draft& draft, std::size_t first) {
    constexpr std::size_t max_unlabelled_lines = 16;
    std::size_t footer = draft.lines.size();
    std::size_t unlabelled_lines = 0;
    for (std::size_t i = draft.lines.size(); i-- > first;) {
        if (draft.uses[i] != LineUse::Text) continue;
        const Line& line = draft.lines[i];
        if (is_footer_line(draft.text, line)) {
            const bool explains_lines_below =
                unlabelled_lines == 0 || footer_labels_of(draft.text, line).ends_with_distribution;
            if (!explains_lines_below) break;
            footer = i;
            unlabelled_lines = 0;
        } else if (++unlabelled_lines > max_unlabelled_lines || line.line_end == LineEnd::Stop) {
            break;
        }
    }
    return footer;
}

}  // namespace

bool is_footer_line(std::string_view text, const Line& line) {
    constexpr std::size_t max_label_length = 24;
    if (line.has_ideograph && !may_start_label(line.first)) return false;
    const FoldedLine start = fold_line(text, line.range(), max_label_length);
    if (label_at(start, 0) || is_imprint(start)) return true;
    return !line.has_ideograph && line.width < 80 && is_email(match_key(text, line.range()));
}

FooterLabels footer_labels_of(std::string_view text, const Line& line) {
    const std::vector<FoundLabel> labels = find_labels(fold_line(text, line.range()));
    return {labels.size(), !labels.empty() && labels.back().field == FooterField::Distribution};
}

void read_footer_line(Draft& draft, std::size_t index) {
    FooterLineReader(draft, draft.lines[index]).read(Continues::Nothing);
}

std::size_t read_footer(Draft& draft, std::size_t first, const WrapStyle& style) {
    const std::size_t footer = find_footer(draft, first);
    const Line* previous = nullptr;
    bool distribution_is_open = false;  // The last label was that of a distribution list.
    for (std::size_t i = footer; i < draft.lines.size(); ++i) {
        if (draft.uses[i] != LineUse::Text) continue;
        draft.uses[i] = LineUse::Footer;
        const Line& line = draft.lines[i];
        Continues continues = Continues::Nothing;
        if (is_footer_line(draft.text, line)) {
            distribution_is_open = footer_labels_of(draft.text, line).ends_with_distribution;
        } else if (distribution_is_open) {
            const bool is_wrapped = style.is_full(*previous, line) &&
                                    !(style.empty_lines_separate && line.empty_lines_before > 0);
            continues = is_wrapped ? Continues::DistributionEntry : Continues::Distribution;
        }
        FooterLineReader(draft, line).read(continues);
        previous = &line;
    }
    return footer;
}

}  // namespace kexie
