#include "bulletin/known_names.h"

#include <algorithm>
#include <span>

#include "bulletin/fields.h"
#include "bulletin/folded_line.h"

namespace kexie {

namespace {

// Lines below the masthead that are looked at.
constexpr std::size_t max_lines_below = 4;

class NameFinder {
public:
    NameFinder(Draft& draft, std::size_t contents) : m_draft(draft), m_contents(contents) {}

    std::size_t run() {
        Issue& issue = m_draft.issue;
        find(issue.title, m_draft.known_title, SegmentRole::MastheadTitle);
        find(issue.publisher, m_draft.known_publisher, SegmentRole::MastheadPublisher);
        return m_contents;
    }

private:
    void find(std::optional<std::string>& field, const std::u32string& known, SegmentRole role) {
        if (field || known.empty()) return;
        if (!find_among_noise(field, known, role)) find_below(field, known, role);
    }

    // Segments of the masthead's lines that fitted no field.
    bool find_among_noise(std::optional<std::string>& field, const std::u32string& known,
                          SegmentRole role) {
        const int last = m_contents == 0 ? 0 : m_draft.lines[m_contents - 1].number;
        for (Segment& segment : m_draft.segments) {
            if (segment.line > last || segment.role != SegmentRole::Noise) continue;
            if (match_key(m_draft.text, {segment.begin, segment.end}) != known) continue;
            segment.role = role;
            segment.noise_kind = {};
            take(field, segment);
            return true;
        }
        return false;
    }

    void find_below(std::optional<std::string>& field, const std::u32string& known,
                    SegmentRole role) {
        const std::size_t end = std::min(m_draft.lines.size(), m_contents + max_lines_below);
        for (std::size_t i = m_contents; i < end; ++i) {
            if (m_draft.uses[i] != LineUse::Text) continue;
            const Line& line = m_draft.lines[i];
            // Only directly below: a line between them is text.
            if (match_key(m_draft.text, line.range()) != known) return;
            m_draft.mark(line, line.range(), role);
            m_draft.uses[i] = LineUse::Masthead;
            m_contents = i + 1;
            return take(field, m_draft.segments.back());
        }
    }

    void take(std::optional<std::string>& field, const Segment& segment) {
        field = join_text(m_draft.text, std::span(&segment, 1), TextForm::Name);
        m_draft.report(segment.line, Severity::Note, "masthead-learnt",
                       "其他各期的刊头里有这一行，据此认作刊名或编印单位。");
    }

    Draft& m_draft;
    std::size_t m_contents;
};

}  // namespace

void use_profile(Draft& draft, const Profile& known) {
    const std::string& sha256 = draft.issue.source.sha256;
    draft.known_sections = known.sections(sha256);
    draft.known_running_heads = known.running_heads(sha256);
    draft.known_title = known.title(sha256);
    draft.known_publisher = known.publisher(sha256);
}

std::size_t find_known_names(Draft& draft, std::size_t contents) {
    return NameFinder(draft, contents).run();
}

void mark_known_running_heads(Draft& draft, std::size_t first) {
    constexpr int max_width = 72;
    const auto& known = draft.known_running_heads;
    if (known.empty()) return;
    for (std::size_t i = first; i < draft.lines.size(); ++i) {
        const Line& line = draft.lines[i];
        if (draft.uses[i] != LineUse::Text || line.width > max_width || line.commas > 0) continue;
        const std::u32string key = running_head_key(line.range().of(draft.text));
        // The keys are sorted: Profile keeps them so.
        if (key.empty() || !std::binary_search(known.begin(), known.end(), key)) continue;
        draft.mark_noise(i, NoiseKind::RunningHead);
        draft.report(line.number, Severity::Note, "running-head-learnt",
                     "其他各期的页眉里有这一行，据此作页眉处理。");
    }
}

}  // namespace kexie
