#include "bulletin/fields.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "bulletin/han_blanks.h"
#include "bulletin/word_fields.h"
#include "text/chars.h"

namespace kexie {

namespace {

// Appends characters, deciding about the blanks between them.
class TextJoiner {
public:
    TextJoiner(std::string_view text, HanBlanks han_blanks)
        : m_text(text), m_keeps_han_blanks(han_blanks == HanBlanks::Keep) {}

    void add(const Segment& segment) {
        // Undone hard wraps leave no blank; a mark taken out of the line may.
        m_blank = segment.line == m_line && has_blank(m_end, segment.begin);
        m_line = segment.line;
        m_end = segment.end;
        std::size_t run = segment.begin;  // Start of characters not yet appended.
        for (std::size_t at = segment.begin; at < segment.end;) {
            const Decoded c = decode_utf8(m_text, at);
            if (is_layout(c.code_point)) {
                result.append(m_text.substr(run, at - run));
                run = at + c.size;
                m_blank = m_blank || is_blank(c.code_point);
            } else {
                if (m_blank && m_last != 0 && keeps_blank(m_last, c.code_point)) {
                    result.push_back(' ');
                }
                m_blank = false;
                m_last = c.code_point;
            }
            at += c.size;
        }
        result.append(m_text.substr(run, segment.end - run));
    }

    std::string result;

private:
    // Those around the code of a field belong to it.
    bool has_blank(std::size_t begin, std::size_t end) const {
        if (end > begin + 1 &&
            !find_word_fields(m_text, measure_line(m_text, {begin, end})).empty()) {
            return false;
        }
        while (begin < end) {
            const Decoded c = decode_utf8(m_text, begin);
            if (is_blank(c.code_point)) return true;
            begin += c.size;
        }
        return false;
    }

    bool keeps_blank(char32_t before, char32_t after) const {
        if (is_ideograph(before)) return is_ideograph(after) && m_keeps_han_blanks;
        const auto western = [](char32_t c) { return is_ascii_graphic(c) || is_latin(c); };
        return western(before) && western(after);
    }

    std::string_view m_text;
    bool m_keeps_han_blanks;
    char32_t m_last = 0;
    bool m_blank = false;
    int m_line = 0;  // Of the segment before, and where it ended.
    std::size_t m_end = 0;
};

// 科 协 动 态 → 科协动态: removes the blanks in runs of at least three single characters, or if
// there is nothing else.
std::string undo_letter_spacing(const std::string& text) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    const std::string_view view = text;
    while (begin <= view.size()) {
        const std::size_t end = std::min(view.find(' ', begin), view.size());
        words.push_back(view.substr(begin, end - begin));
        begin = end + 1;
    }
    if (words.size() == 1) return text;
    const auto single = [](std::string_view word) {
        return !word.empty() && static_cast<unsigned char>(word[0]) >= 0x80 &&
               decode_utf8(word, 0).size == word.size();
    };
    std::string result;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t run = i;
        while (run < words.size() && single(words[run])) ++run;
        const bool spaced = run - i >= 3 || (i == 0 && run == words.size());
        const std::size_t stop = spaced ? run : i + 1;
        if (i > 0) result.push_back(' ');
        for (; i < stop; ++i) result.append(words[i]);
    }
    return result;
}

// A blank beside 暨, which joins the halves of a title, is what is left of a line break.
std::string remove_blanks_beside_joiner(std::string text) {
    for (const std::string_view joiner : {"暨 ", " 暨"}) {
        for (std::size_t at = text.find(joiner); at != std::string::npos;
             at = text.find(joiner, at)) {
            text.erase(text.find(' ', at), 1);
        }
    }
    return text;
}

std::string_view name_of(NoiseKind kind) {
    switch (kind) {
        case NoiseKind::PageNumber:
            return "page-number";
        case NoiseKind::Url:
            return "url";
        case NoiseKind::RunningHead:
            return "running-head";
        case NoiseKind::Masthead:
            return "masthead";
        case NoiseKind::Rule:
            return "rule";
        case NoiseKind::EndMark:
            return "end-mark";
        case NoiseKind::Field:
            return "field";
        case NoiseKind::Imprint:
            return "imprint";
        case NoiseKind::Image:
            return "image";
        case NoiseKind::Unknown:
            break;
    }
    return "unknown";
}

class FieldFiller {
public:
    explicit FieldFiller(Draft& draft) : m_draft(draft), m_issue(draft.issue) {}

    void fill() {
        std::vector<Segment>& segments = m_draft.segments;
        const auto in_order = [](const Segment& a, const Segment& b) { return a.begin < b.begin; };
        if (!std::is_sorted(segments.begin(), segments.end(), in_order)) {
            std::sort(segments.begin(), segments.end(), in_order);
        }
        decide_han_blanks();
        // Without noise, labels and captions between them the segments of a field are in one run.
        for (Segment& segment : segments) {
            if (segment.role == SegmentRole::Label) {
                add_label(segment);
            } else if (segment.role == SegmentRole::Noise) {
                add_noise(segment);
            } else if (segment.role == SegmentRole::Caption) {
                add_caption(segment);
            } else {
                if (!m_run.empty() && !is_same_field(m_run.front(), segment)) flush();
                m_run.push_back(segment);
            }
        }
        flush();
        flush_caption();
        extend_sections();
    }

private:
    void decide_han_blanks() {
        const int count = count_stray_blanks(m_draft.text, m_draft.segments);
        if (count < min_stray_blanks) return;
        m_han_blanks = HanBlanks::Drop;
        const auto first = std::find_if(
            m_draft.segments.begin(), m_draft.segments.end(), [&](const Segment& segment) {
                return count_stray_blanks(m_draft.text, {&segment, 1}) > 0;
            });
        m_draft.report(first->line, Severity::Note, "blanks-removed",
                       "从这一行起，正文的汉字之间夹有 " + std::to_string(count) +
                           " 处无意义的空格，已经去掉。");
    }

    void flush() {
        if (!m_run.empty()) set(m_run.front(), m_run);
        m_run.clear();
    }

    // A picture may stand within a paragraph: its caption does not end the paragraph's run.
    void add_caption(const Segment& segment) {
        if (!m_caption.empty() && !is_same_field(m_caption.front(), segment)) flush_caption();
        m_caption.push_back(segment);
    }

    void flush_caption() {
        if (m_caption.empty()) return;
        article(m_caption.front()).captions.push_back(running(m_caption));
        m_caption.clear();
    }

    // Of a field that may stand in two places: a blank is all that coverage allows between them.
    static void append(std::optional<std::string>& field, const std::string& text) {
        field = field ? *field + " " + text : text;
    }

    static bool is_same_field(const Segment& a, const Segment& b) {
        return a.role == b.role && a.index == b.index && a.paragraph == b.paragraph;
    }

    void add_label(Segment& segment) {
        segment.index = static_cast<int>(m_issue.labels.size());
        m_issue.labels.push_back({segment.line, std::string(raw(segment))});
    }

    void add_noise(Segment& segment) {
        segment.index = static_cast<int>(m_issue.noise.size());
        m_issue.noise.push_back(
            {segment.line, std::string(raw(segment)), std::string(name_of(segment.noise_kind))});
    }

    std::string_view raw(const Segment& segment) const {
        return m_draft.text.substr(segment.begin, segment.end - segment.begin);
    }

    std::string running(std::span<const Segment> parts) const {
        return join_text(m_draft.text, parts, TextForm::Running, m_han_blanks);
    }
    // The cells of a table row.
    std::string row(std::span<const Segment> cells) const {
        std::string text;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) text += "　";
            text += running(cells.subspan(i, 1));
        }
        return text;
    }
    std::string name(std::span<const Segment> parts) const {
        return join_text(m_draft.text, parts, TextForm::Name, m_han_blanks);
    }

    void set(const Segment& first, std::span<const Segment> parts) {
        Footer& footer = m_issue.footer;
        switch (first.role) {
            case SegmentRole::Toc:
                m_issue.toc.push_back({name(parts), std::nullopt, std::nullopt, first.line});
                break;
            case SegmentRole::Section:
                article(first).section = name(parts);
                break;
            case SegmentRole::Title:
                article(first).title = name(parts);
                break;
            case SegmentRole::Paragraph:
                add_paragraph(article(first), first.has_cells ? row(parts) : running(parts));
                break;
            case SegmentRole::Attribution:
                append(article(first).attribution, name(parts));
                break;
            case SegmentRole::Author:
                append(article(first).author, name(parts));
                break;
            case SegmentRole::SourceNote:
                append(article(first).source_note, running(parts));
                break;
            case SegmentRole::FooterEditor:
                footer.editor = name(parts);
                break;
            case SegmentRole::FooterReviewer:
                footer.reviewer = name(parts);
                break;
            case SegmentRole::FooterDistribution:
                footer.distribution.push_back(running(parts));
                break;
            case SegmentRole::FooterEmail:
                footer.email = name(parts);
                break;
            default:
                break;  // is_filled_when_read(), or a caption, added elsewhere.
        }
    }

    // The body has counted the paragraphs: those of a huge article are not moved as they grow.
    static void add_paragraph(Article& article, std::string text) {
        if (article.paragraphs.empty()) article.paragraphs.reserve(article.paragraph_lines.size());
        article.paragraphs.push_back(std::move(text));
    }

    Article& article(const Segment& segment) {
        return m_issue.articles[static_cast<std::size_t>(segment.index)];
    }

    void extend_sections() {
        std::optional<std::string> section;
        for (Article& each : m_issue.articles) {
            if (each.section) {
                section = each.section;
            } else {
                each.section = section;
            }
        }
    }

    Draft& m_draft;
    Issue& m_issue;
    HanBlanks m_han_blanks = HanBlanks::Keep;
    std::vector<Segment> m_run;      // Of the field that is being read.
    std::vector<Segment> m_caption;  // Of the caption that is being read.
};

}  // namespace

std::string join_text(std::string_view text, std::span<const Segment> segments, TextForm form,
                      HanBlanks han_blanks) {
    TextJoiner joiner(text, han_blanks);
    std::size_t size = 0;
    for (const Segment& segment : segments) size += segment.end - segment.begin;
    joiner.result.reserve(size);
    for (const Segment& segment : segments) joiner.add(segment);
    if (form == TextForm::Name) {
        return remove_blanks_beside_joiner(undo_letter_spacing(joiner.result));
    }
    return std::move(joiner.result);
}

void fill_fields(Draft& draft) {
    FieldFiller(draft).fill();
}

}  // namespace kexie
