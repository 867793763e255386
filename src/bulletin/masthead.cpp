#include "bulletin/masthead.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "bulletin/fields.h"
#include "bulletin/folded_line.h"
#include "bulletin/footer.h"
#include "bulletin/masthead_extent.h"
#include "bulletin/masthead_facts.h"
#include "bulletin/masthead_line.h"
#include "bulletin/masthead_names.h"
#include "text/chars.h"

namespace kexie {

namespace {

using Kind = MastheadPart::Kind;

// Free text of a masthead with what stands around it.
struct FreePart {
    const Line* line = nullptr;
    MastheadPart part;
    Announces announces = Announces::Nothing;  // By the label before it.
    bool is_in_marks = false;                  // 《…》
    bool is_slogan = false;
    bool is_first = false;
};

bool has_ideograph(std::u32string_view words) {
    return std::any_of(words.begin(), words.end(), is_ideograph);
}

bool has_digit(std::u32string_view words) {
    return std::any_of(words.begin(), words.end(), is_ascii_digit);
}

bool is_clause(std::u32string_view words) {
    return std::any_of(words.begin(), words.end(),
                       [](char32_t c) { return is_one_of(c, U",;!?。、"); });
}

// What speaks for and against a part as the bulletin's title; below 0: it is none.
int score_as_title(const FreePart& free) {
    constexpr std::size_t max_length = 24;
    const std::u32string& words = free.part.words;
    if (free.announces == Announces::Title) return 100;
    if (free.announces != Announces::Nothing || free.is_slogan || is_notice(words)) return -100;
    int score = free.is_first ? 2 : 0;
    if (free.is_in_marks) score += 6;
    if (free.part.is_document) score -= 5;
    if (has_digit(words)) score -= 3;
    if (is_clause(words)) score -= 8;
    if (words.size() < 2 || words.size() > max_length) score -= 8;
    if (!has_ideograph(words)) score -= 8;
    if (sounds_like_title(words)) return score + 5;
    if (sounds_like_publisher(words)) return score - 4;
    return may_be_publisher(words) ? score - 2 : score;
}

// The same for the publisher.
int score_as_publisher(const FreePart& free) {
    const std::u32string& words = free.part.words;
    const bool is_other = free.announces == Announces::Title || free.announces == Announces::Other;
    if (is_other || free.is_slogan || free.part.is_document || !has_ideograph(words)) return -100;
    if (free.announces == Announces::Publisher) return 10;
    if (is_notice(words) || has_digit(words) || is_clause(words)) return -100;
    int score = free.announces == Announces::CoPublisher ? 1 : 0;
    constexpr std::size_t min_name_length = 3;
    const std::size_t imprint = imprint_length(words);
    if (imprint > 0 && words.size() >= imprint + min_name_length) score += 4;
    if (sounds_like_publisher(words)) return score + 4;
    return may_be_publisher(words) ? score + 3 : score;
}

// The part with the highest score from `min_score` on, the first of equals; null for none.
template <typename Score>
const FreePart* find_best(const std::vector<FreePart>& parts, int min_score, Score score) {
    const FreePart* best = nullptr;
    int best_score = min_score - 1;
    for (const FreePart& each : parts) {
        const int found = score(each);
        if (found <= best_score) continue;
        best = &each;
        best_score = found;
    }
    return best;
}

// The range of a publisher's name without the imprint at its end.
ByteRange trim_imprint(std::string_view text, ByteRange range) {
    constexpr std::size_t min_name_length = 3;
    const FoldedLine line = fold_line(text, range);
    const std::size_t imprint = imprint_length(match_key(line));
    std::size_t kept = line.size();
    for (std::size_t cut = 0; cut < imprint; ++cut) {
        while (kept > 0 && line.chars[kept - 1] == U' ') --kept;
        if (kept > 0) --kept;
    }
    while (kept > 0 && line.chars[kept - 1] == U' ') --kept;
    if (imprint == 0 || kept < min_name_length) return range;
    return {range.begin, line.offsets[kept]};
}

// Reads the parts of the lines of a masthead into an issue.
class MastheadReader {
public:
    MastheadReader(Draft& draft, const MastheadExtent& extent)
        : m_draft(draft), m_facts(draft), m_extent(extent) {}

    void read() {
        const std::size_t first_doubtful = m_extent.lines.size() - m_extent.doubtful;
        for (std::size_t i = 0; i < m_extent.lines.size(); ++i) {
            read_line(m_extent.lines[i]);
            if (i >= first_doubtful) report_doubtful(m_extent.lines[i]);
        }
        m_facts.finish();
        const FreePart* title = find_best(m_free, 0, score_as_title);
        const FreePart* publisher = find_best(m_free, 3, [&](const FreePart& each) {
            return &each == title ? -100 : score_as_publisher(each);
        });
        for (const FreePart& free : m_free) {
            if (&free == title) {
                m_draft.issue.title = mark_name(free, free.part.bytes, SegmentRole::MastheadTitle);
            } else if (&free == publisher) {
                const ByteRange bytes = free.part.bytes;
                const ByteRange name = trim_imprint(m_draft.text, bytes);
                m_draft.issue.publisher = mark_name(free, name, SegmentRole::MastheadPublisher);
                m_draft.mark(*free.line, {name.end, bytes.end}, SegmentRole::Label);
            } else {
                mark_rest(free);
            }
        }
    }

private:
    void read_line(const MastheadCandidate& candidate) {
        m_draft.uses[candidate.index] = LineUse::Masthead;
        const MastheadLine& content = candidate.content;
        const bool is_signature =
            !content.parts.empty() && content.parts.front().announces == Announces::Other;
        const bool names_publisher =
            content.names_publisher() && sounds_like_publisher(candidate.words());
        if (candidate.is_footer && !candidate.is_issue_line && !is_signature && !names_publisher) {
            read_footer_line(m_draft, candidate.index);
            return;
        }
        const Line& line = m_draft.lines[candidate.index];
        // A label at the end of a line announces the next.
        Announces announces = m_announced;
        m_announced = Announces::Nothing;
        for (std::size_t i = 0; i < content.parts.size(); ++i) {
            const MastheadPart& part = content.parts[i];
            const bool follows_free = i > 0 && content.parts[i - 1].kind == Kind::Free;
            if (part.kind == Kind::Free) {
                const bool is_in_marks =
                    i > 0 && m_draft.text.substr(content.parts[i - 1].bytes.begin, 3) == "《";
                add_free({&line, part, announces, is_in_marks, candidate.is_slogan, false},
                         follows_free);
            } else if (part.kind == Kind::Notice) {
                m_draft.mark_noise(line, part.bytes, NoiseKind::Masthead);
            } else {
                if (part.announces != Announces::Nothing) announces = part.announces;
                m_facts.add(line, part);
            }
        }
        const bool ends_with_label =
            !content.parts.empty() && content.parts.back().announces != Announces::Nothing;
        if (ends_with_label) m_announced = content.parts.back().announces;
    }

    // 云岭科普 动态: the last word of a name, parted from it by a blank, is put back.
    void add_free(FreePart free, bool follows_free) {
        constexpr std::size_t max_length_of_word = 4;
        free.is_first = m_free.empty();
        const bool is_last_word =
            follows_free && !free.is_slogan && !free.part.is_document &&
            free.announces == Announces::Nothing && free.part.words.size() <= max_length_of_word &&
            sounds_like_title(free.part.words) && !may_be_publisher(m_free.back().part.words) &&
            !is_notice(m_free.back().part.words);
        if (!is_last_word) return m_free.push_back(std::move(free));
        MastheadPart& whole = m_free.back().part;
        whole.bytes.end = free.part.bytes.end;
        whole.words += free.part.words;
    }

    // Marks a name and returns it in normal form.
    std::string mark_name(const FreePart& free, ByteRange range, SegmentRole role) {
        m_draft.mark(*free.line, range, role);
        return join_text(m_draft.text, std::span(&m_draft.segments.back(), 1), TextForm::Name);
    }

    // What is neither title nor publisher. Only what nothing explains is reported.
    void mark_rest(const FreePart& free) {
        const std::u32string& words = free.part.words;
        if (imprint_length(words) == words.size()) {
            m_draft.mark(*free.line, free.part.bytes, SegmentRole::Label);
            return;
        }
        const bool is_explained = free.is_slogan || free.part.is_document || is_notice(words) ||
                                  free.announces != Announces::Nothing;
        m_draft.mark_noise(*free.line, free.part.bytes,
                           is_explained ? NoiseKind::Masthead : NoiseKind::Unknown);
    }

    void report_doubtful(const MastheadCandidate& candidate) {
        const Line& line = m_draft.lines[candidate.index];
        m_draft.report(line.number, Severity::Warning, "masthead-doubtful",
                       "这一行按版面算作刊头，也可能是栏目名或第一篇文章的标题，请核对。");
    }

    Draft& m_draft;
    MastheadFacts m_facts;
    const MastheadExtent& m_extent;
    std::vector<FreePart> m_free;
    Announces m_announced = Announces::Nothing;
};

}  // namespace

std::size_t read_masthead(Draft& draft) {
    const MastheadExtent extent = find_masthead(draft);
    if (extent.lines.empty()) return 0;
    MastheadReader(draft, extent).read();
    return extent.lines.back().index + 1;
}

}  // namespace kexie
