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
    bool is_beside_date = false;
    bool follows_free = false;  // Another part of its line, with only a blank between.
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

// 市科协、市教育局
bool are_publishers(std::u32string_view words) {
    for (std::size_t begin = 0; begin <= words.size();) {
        const std::size_t end = std::min(words.find(U'、', begin), words.size());
        if (!may_be_publisher(words.substr(begin, end - begin))) return false;
        begin = end + 1;
    }
    return true;
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
    const std::size_t imprint = imprint_length(words);
    const bool is_other = imprint == words.size() || free.announces == Announces::Title ||
                          free.announces == Announces::Other;
    if (is_other || free.is_slogan || free.part.is_document || !has_ideograph(words)) return -100;
    if (free.announces == Announces::Publisher) return 10;
    if (is_notice(words) || has_digit(words)) return -100;
    if (is_clause(words) && !are_publishers(words)) return -100;
    constexpr std::size_t min_name_length = 3;
    int score = free.announces == Announces::CoPublisher ? 1 : 0;
    if (free.is_beside_date) ++score;
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
                m_draft.issue.title = mark_title(free);
            } else if (&free == publisher) {
                const ByteRange bytes = free.part.bytes;
                const ByteRange name = trim_imprint(m_draft.text, bytes);
                m_draft.issue.publisher = mark_name(free, name, SegmentRole::MastheadPublisher);
                m_draft.mark(*free.line, {name.end, bytes.end}, SegmentRole::Label);
            } else if (&free != first_half_of(title)) {
                mark_rest(free);
            }
        }
    }

private:
    void read_line(const MastheadCandidate& candidate) {
        m_draft.uses[candidate.index] = LineUse::Masthead;
        const MastheadLine& content = candidate.content;
        const Line& line = m_draft.lines[candidate.index];
        const FoldedLine folded = fold_line(m_draft.text, line.range());
        const bool is_signature = Scanner(folded).accept_any({U"签发", U"审签"});
        const bool names_publisher = content.starts_with_label() && content.names_publisher();
        if (candidate.is_footer && !candidate.is_issue_line && !is_signature && !names_publisher) {
            read_footer_line(m_draft, candidate.index);
            return;
        }
        const bool has_date = content.has(Kind::Date) || content.has(Kind::Period);
        m_facts.see_line(line);
        // A label at the end of a line announces the next.
        Announces announces = m_announced;
        m_announced = Announces::Nothing;
        for (std::size_t i = 0; i < content.parts.size(); ++i) {
            const MastheadPart& part = content.parts[i];
            const bool follows_free = i > 0 && content.parts[i - 1].kind == Kind::Free;
            if (part.kind == Kind::Free) {
                const bool is_in_marks =
                    i > 0 && m_draft.text.substr(content.parts[i - 1].bytes.begin, 3) == "《";
                add_free(
                    {&line, part, announces, is_in_marks, candidate.is_slogan, false, has_date},
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

    // Puts together what a blank parted: the last word of a name, 云岭科普 动态; two publishers of
    // one 主办.
    void add_free(FreePart free, bool follows_free) {
        constexpr std::size_t max_length_of_word = 4;
        free.is_first = m_free.empty();
        free.follows_free = follows_free;
        while (is_joint_publisher(free)) {
            MastheadPart& first = m_free.back().part;
            free.part.bytes.begin = first.bytes.begin;
            free.part.words = first.words + free.part.words;
            free.is_first = m_free.back().is_first;
            free.announces = m_free.back().announces;
            free.follows_free = m_free.back().follows_free;
            m_free.pop_back();
        }
        follows_free = free.follows_free;
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

    // The part before it is a publisher, and its own end says of both what they did.
    bool is_joint_publisher(const FreePart& free) const {
        const std::u32string& words = free.part.words;
        const std::size_t imprint = imprint_length(words);
        if (!free.follows_free || imprint == 0 || m_free.empty()) return false;
        const std::u32string& before = m_free.back().part.words;
        return sounds_like_publisher(before) && imprint_length(before) == 0 &&
               (imprint == words.size() || sounds_like_publisher(words));
    }

    // Marks a name and returns it in normal form.
    std::string mark_name(const FreePart& free, ByteRange range, SegmentRole role) {
        m_draft.mark(*free.line, range, role);
        return join_text(m_draft.text, std::span(&m_draft.segments.back(), 1), TextForm::Name);
    }

    // 云岭科普 above 动态: the first line of a title of two lines; null if there is none.
    const FreePart* first_half_of(const FreePart* title) const {
        constexpr std::size_t max_length_of_word = 4;
        if (!title || title == m_free.data() || title->line->empty_lines_before > 0) return nullptr;
        const FreePart& above = *(title - 1);
        const std::u32string& words = above.part.words;
        const bool is_only_word = title->part.words.size() <= max_length_of_word &&
                                  above.line->number + 1 == title->line->number &&
                                  above.part.bytes.begin == above.line->begin &&
                                  above.part.bytes.end == above.line->end;
        return is_only_word && above.announces == Announces::Nothing && !above.is_slogan &&
                       !may_be_publisher(words) && !is_notice(words) && !is_clause(words)
                   ? &above
                   : nullptr;
    }

    std::string mark_title(const FreePart& title) {
        const SegmentRole role = SegmentRole::MastheadTitle;
        const FreePart* first_half = first_half_of(&title);
        if (!first_half) return mark_name(title, title.part.bytes, role);
        m_draft.mark(*first_half->line, first_half->part.bytes, role);
        m_draft.mark(*title.line, title.part.bytes, role);
        const std::span<const Segment> segments = m_draft.segments;
        return join_text(m_draft.text, segments.last(2), TextForm::Name);
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
    if (extent.undecided) {
        draft.report(draft.lines[*extent.undecided].number, Severity::Warning, "masthead-doubtful",
                     "这一行紧接刊头，算作第一篇文章标题的开头，也可能属于刊头，请核对。");
    }
    for (const std::size_t rule : extent.rules) {
        if (draft.uses[rule] == LineUse::Text) draft.mark_noise(rule, NoiseKind::Masthead);
    }
    return extent.end;
}

}  // namespace kexie
