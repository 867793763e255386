#include "bulletin/masthead.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "bulletin/fields.h"
#include "bulletin/folded_line.h"
#include "bulletin/footer.h"
#include "bulletin/masthead_line.h"
#include "bulletin/masthead_names.h"
#include "bulletin/section_headings.h"
#include "bulletin/toc.h"

namespace kexie {

namespace {

using Kind = MastheadPart::Kind;

constexpr std::size_t max_lines = 24;
constexpr std::size_t max_title_length = 12;  // Of a title that is all the masthead there is.

struct MastheadCandidate {
    std::size_t index = 0;  // Into Draft::lines.
    MastheadLine content;
    bool is_issue_line = false;
    bool is_footer = false;  // 编辑：… printed at the top.

    bool is_free() const { return !is_issue_line && !is_footer; }
    // The free text of the line.
    std::u32string words() const {
        std::u32string words;
        for (const MastheadPart& part : content.parts) {
            if (part.kind == Kind::Free) words += part.words;
        }
        return words;
    }
};

// The lines that may be masthead: those before the contents, the first section or the first text.
struct MastheadCandidates {
    enum class End { Toc, Section, Text };

    std::vector<MastheadCandidate> lines;
    End end = End::Text;
};

MastheadCandidate read_candidate(const Draft& draft, std::size_t index) {
    const Line& line = draft.lines[index];
    MastheadCandidate candidate;
    candidate.index = index;
    candidate.content = read_masthead_line(fold_line(draft.text, line.range()));
    candidate.is_issue_line = candidate.content.is_issue_line();
    candidate.is_footer = is_footer_line(draft.text, line);
    return candidate;
}

MastheadCandidates find_candidates(const Draft& draft) {
    using End = MastheadCandidates::End;
    MastheadCandidates found;
    for (std::size_t i = 0; i < draft.lines.size() && found.lines.size() < max_lines; ++i) {
        if (draft.uses[i] != LineUse::Text) continue;
        const Line& line = draft.lines[i];
        if (is_toc_heading(draft.text, line)) {
            found.end = End::Toc;
            break;
        }
        if (line.width > max_masthead_width || line.has_inner_stop) break;
        MastheadCandidate candidate = read_candidate(draft, i);
        if (!candidate.is_issue_line && is_section_heading(draft.text, line)) {
            found.end = End::Section;
            break;
        }
        const bool is_prose = line.line_end == LineEnd::Stop || line.commas > 0;
        if (is_prose && candidate.is_free()) break;
        found.lines.push_back(std::move(candidate));
    }
    return found;
}

// Without number and date, only a line that sounds like a periodical's title is a masthead, and
// only if another line is left for the title of the first article.
bool is_lone_title(const std::vector<MastheadCandidate>& lines) {
    if (lines.size() < 2 || !lines.front().is_free()) return false;
    const std::u32string words = lines.front().words();
    return sounds_like_title(words) && words.size() <= max_title_length;
}

// How many of the candidates are masthead.
std::size_t masthead_length(const MastheadCandidates& candidates) {
    const std::vector<MastheadCandidate>& lines = candidates.lines;
    if (candidates.end == MastheadCandidates::End::Toc) return lines.size();
    std::size_t length = lines.size();
    while (length > 0 && !lines[length - 1].is_issue_line) --length;
    if (length == 0) return is_lone_title(lines) ? 1 : 0;
    if (candidates.end == MastheadCandidates::End::Section) return lines.size();
    const auto skip_footer = [&] {
        while (length < lines.size() && lines[length].is_footer) ++length;
    };
    skip_footer();
    // A publisher below the date, if a title still follows it.
    if (length + 1 < lines.size() && sounds_like_publisher(lines[length].words())) ++length;
    skip_footer();
    return length;
}

struct FreePart {
    const Line* line = nullptr;
    const MastheadPart* part = nullptr;
    bool follows_publisher_label = false;
};

// Sets `field` unless it is set already: what is printed twice stays a label.
template <typename T>
bool set_once(std::optional<T>& field, const T& value) {
    if (field) return false;
    field = value;
    return true;
}

// Sets the field of a part other than free text; returns the role of the part.
SegmentRole set_field(Issue& issue, const MastheadPart& part) {
    switch (part.kind) {
        case Kind::Year:
            if (set_once(issue.year, part.value)) return SegmentRole::MastheadYear;
            break;
        case Kind::Number:
            if (set_once(issue.number, part.value)) return SegmentRole::MastheadNumber;
            break;
        case Kind::Total:
            if (set_once(issue.total_number, part.value)) return SegmentRole::MastheadTotal;
            break;
        case Kind::Date:
            if (set_once(issue.date, part.date)) return SegmentRole::MastheadDate;
            break;
        case Kind::Label:
        case Kind::Free:
            break;
    }
    return SegmentRole::Label;
}

// Marks what is not free text, and appends what is to `free_parts`.
void read_parts(Draft& draft, const MastheadCandidate& candidate,
                std::vector<FreePart>& free_parts) {
    const Line& line = draft.lines[candidate.index];
    bool follows_publisher_label = false;
    for (const MastheadPart& part : candidate.content.parts) {
        if (part.kind == Kind::Free) {
            free_parts.push_back({&line, &part, follows_publisher_label});
            continue;
        }
        follows_publisher_label = follows_publisher_label || part.publisher_follows;
        draft.mark(line, part.bytes, set_field(draft.issue, part));
    }
}

// Which of the free parts are title and publisher; null for none.
struct TitleAndPublisher {
    const FreePart* title = nullptr;
    const FreePart* publisher = nullptr;
};

// Labels decide first, then what the words sound like, then the order: title, then publisher.
TitleAndPublisher choose(const std::vector<FreePart>& parts) {
    const auto find = [&](auto&& is_wanted) -> const FreePart* {
        const auto found = std::find_if(parts.begin(), parts.end(), is_wanted);
        return found != parts.end() ? &*found : nullptr;
    };
    TitleAndPublisher chosen;
    chosen.title = find([](const FreePart& each) {
        return !each.follows_publisher_label && sounds_like_title(each.part->words);
    });
    chosen.publisher = find([](const FreePart& each) { return each.follows_publisher_label; });
    if (!chosen.publisher) {
        chosen.publisher = find([&](const FreePart& each) {
            return &each != chosen.title && sounds_like_publisher(each.part->words);
        });
    }
    if (!chosen.title) {
        chosen.title = find([&](const FreePart& each) { return &each != chosen.publisher; });
    }
    if (!chosen.publisher) {
        chosen.publisher = find([&](const FreePart& each) { return &each > chosen.title; });
    }
    return chosen;
}

// Words after the publisher's name that are not part of it.
constexpr std::array imprints = std::to_array<std::u32string_view>(
    {U"编印", U"主办", U"印发", U"编发", U"出版", U"主编", U"编", U"印"});

bool is_imprint(std::u32string_view words) {
    return std::find(imprints.begin(), imprints.end(), words) != imprints.end();
}

// The range of a publisher's name without the imprint at its end.
ByteRange trim_imprint(std::string_view text, ByteRange range) {
    constexpr std::size_t min_name_length = 3;
    const FoldedLine line = fold_line(text, range);
    for (const std::u32string_view imprint : imprints) {
        if (!line.chars.ends_with(imprint)) continue;
        std::size_t kept = line.size() - imprint.size();
        while (kept > 0 && line.chars[kept - 1] == U' ') --kept;
        if (kept >= min_name_length) return {range.begin, line.offsets[kept]};
    }
    return range;
}

// Marks a name and returns it in normal form.
std::string mark_name(Draft& draft, const Line& line, ByteRange range, SegmentRole role) {
    draft.mark(line, range, role);
    return join_text(draft.text, std::span(&draft.segments.back(), 1), TextForm::Name);
}

void mark_free_part(Draft& draft, const FreePart& free, const TitleAndPublisher& chosen) {
    const Line& line = *free.line;
    const ByteRange bytes = free.part->bytes;
    if (&free == chosen.title) {
        draft.issue.title = mark_name(draft, line, bytes, SegmentRole::MastheadTitle);
    } else if (&free == chosen.publisher) {
        const ByteRange name = trim_imprint(draft.text, bytes);
        draft.issue.publisher = mark_name(draft, line, name, SegmentRole::MastheadPublisher);
        draft.mark(line, {name.end, bytes.end}, SegmentRole::Label);
    } else if (is_imprint(free.part->words)) {
        draft.mark(line, bytes, SegmentRole::Label);
    } else {
        draft.mark_noise(line, bytes, NoiseKind::Unknown);
    }
}

}  // namespace

std::size_t read_masthead(Draft& draft) {
    const MastheadCandidates candidates = find_candidates(draft);
    const std::size_t length = masthead_length(candidates);
    if (length == 0) return 0;
    std::vector<FreePart> free_parts;
    for (std::size_t i = 0; i < length; ++i) {
        const MastheadCandidate& candidate = candidates.lines[i];
        draft.uses[candidate.index] = LineUse::Masthead;
        if (candidate.is_footer && !candidate.is_issue_line) {
            read_footer_line(draft, candidate.index);
        } else {
            read_parts(draft, candidate, free_parts);
        }
    }
    const TitleAndPublisher chosen = choose(free_parts);
    for (const FreePart& free : free_parts) mark_free_part(draft, free, chosen);
    return candidates.lines[length - 1].index + 1;
}

}  // namespace kexie
