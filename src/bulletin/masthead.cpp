#include "bulletin/masthead.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "bulletin/fields.h"
#include "bulletin/footer.h"
#include "bulletin/heads.h"
#include "bulletin/masthead_line.h"
#include "bulletin/noise.h"
#include "bulletin/toc.h"
#include "bulletin/words.h"
#include "text/chars.h"

namespace kexie {

namespace {

using Kind = MastheadPart::Kind;

constexpr std::size_t longest_zone = 24;  // Lines.
constexpr int widest_masthead_line = 100;

// One line of the zone in which a masthead can stand.
struct ZoneLine {
    std::size_t index = 0;
    MastheadLine content;
    bool is_issue_line = false;
    bool is_footer = false;  // 编辑：… printed at the top.
};

enum class ZoneEnd { Toc, Section, Text };

struct Zone {
    std::vector<ZoneLine> lines;
    ZoneEnd end = ZoneEnd::Text;
};

Zone read_zone(const Draft& draft) {
    Zone zone;
    for (std::size_t i = 0; i < draft.lines.size() && zone.lines.size() < longest_zone; ++i) {
        if (draft.uses[i] != LineUse::Text) continue;
        const Line& line = draft.lines[i];
        if (is_toc_head(draft.text, line)) {
            zone.end = ZoneEnd::Toc;
            return zone;
        }
        if (line.width > widest_masthead_line || line.has_stop) return zone;
        ZoneLine entry;
        entry.index = i;
        entry.content = read_masthead_line(fold_line(draft.text, line.begin, line.end));
        entry.is_issue_line = entry.content.is_issue_line();
        entry.is_footer = is_footer_line(draft.text, line);
        if (!entry.is_issue_line && is_section_head(draft.text, line)) {
            zone.end = ZoneEnd::Section;
            return zone;
        }
        const bool sentence = line.line_end == LineEnd::Stop || line.commas > 0;
        if (sentence && !entry.is_issue_line && !entry.is_footer) return zone;
        zone.lines.push_back(std::move(entry));
    }
    return zone;
}

// All that a line says, if it is free text only.
std::u32string free_words(const ZoneLine& line) {
    std::u32string words;
    for (const MastheadPart& part : line.content.parts) {
        if (part.kind == Kind::Free) words += part.words;
    }
    return words;
}

bool is_free(const ZoneLine& line) {
    return !line.is_issue_line && !line.is_footer;
}

// How many lines of the zone are masthead.
std::size_t masthead_length(const Zone& zone) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < zone.lines.size(); ++i) {
        if (zone.lines[i].is_issue_line) length = i + 1;
    }
    if (zone.end == ZoneEnd::Toc) return zone.lines.size();
    if (length == 0) {
        // No number and no date: only a line that sounds like a periodical's title counts, and
        // only if another line is left for the title of the first article.
        const bool titled = zone.lines.size() > 1 && is_free(zone.lines.front()) &&
                            sounds_like_title(free_words(zone.lines.front())) &&
                            free_words(zone.lines.front()).size() <= 12;
        return titled ? 1 : 0;
    }
    if (zone.end == ZoneEnd::Section) return zone.lines.size();
    while (length < zone.lines.size() && zone.lines[length].is_footer) ++length;
    // A publisher below the date; what follows it must still hold a title.
    if (length + 1 < zone.lines.size() && sounds_like_publisher(free_words(zone.lines[length]))) {
        ++length;
    }
    while (length < zone.lines.size() && zone.lines[length].is_footer) ++length;
    return length;
}

struct FreePart {
    const Line* line = nullptr;
    const MastheadPart* part = nullptr;
    bool labelled_publisher = false;
};

SegmentRole role_of(Kind kind) {
    switch (kind) {
        case Kind::Year:
            return SegmentRole::MastheadYear;
        case Kind::Number:
            return SegmentRole::MastheadNumber;
        case Kind::Total:
            return SegmentRole::MastheadTotal;
        case Kind::Date:
            return SegmentRole::MastheadDate;
        default:
            return SegmentRole::Label;
    }
}

// Sets `field` if nothing has; a second, equal or not, stays a label.
template <typename T>
bool set_once(std::optional<T>& field, const T& value) {
    if (field) return false;
    field = value;
    return true;
}

// Marks what is not free text, and collects what is.
std::vector<FreePart> read_parts(Draft& draft, const Zone& zone, std::size_t length) {
    std::vector<FreePart> free_parts;
    Issue& issue = draft.issue;
    for (std::size_t i = 0; i < length; ++i) {
        const ZoneLine& entry = zone.lines[i];
        const Line& line = draft.lines[entry.index];
        draft.uses[entry.index] = LineUse::Masthead;
        if (entry.is_footer && !entry.is_issue_line) {
            read_footer_line(draft, entry.index);
            continue;
        }
        bool publisher_follows = false;
        for (const MastheadPart& part : entry.content.parts) {
            bool taken = false;
            switch (part.kind) {
                case Kind::Year:
                    taken = set_once(issue.year, part.value);
                    break;
                case Kind::Number:
                    taken = set_once(issue.number, part.value);
                    break;
                case Kind::Total:
                    taken = set_once(issue.total_number, part.value);
                    break;
                case Kind::Date:
                    taken = set_once(issue.date, part.date);
                    break;
                case Kind::Free:
                    free_parts.push_back({&line, &part, publisher_follows});
                    continue;
                case Kind::Label:
                    publisher_follows = publisher_follows || part.publisher_follows;
                    break;
            }
            draft.mark(line, part.begin, part.end, taken ? role_of(part.kind) : SegmentRole::Label);
        }
    }
    return free_parts;
}

// Which free parts are title and publisher; -1 for none.
struct Choice {
    int title = -1;
    int publisher = -1;
};

Choice choose(const std::vector<FreePart>& parts) {
    Choice choice;
    const auto index = [](std::size_t i) { return static_cast<int>(i); };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::u32string& words = parts[i].part->words;
        if (parts[i].labelled_publisher) {
            if (choice.publisher < 0) choice.publisher = index(i);
        } else if (choice.title < 0 && sounds_like_title(words)) {
            choice.title = index(i);
        }
    }
    for (std::size_t i = 0; i < parts.size() && choice.publisher < 0; ++i) {
        if (index(i) != choice.title && sounds_like_publisher(parts[i].part->words)) {
            choice.publisher = index(i);
        }
    }
    for (std::size_t i = 0; i < parts.size() && choice.title < 0; ++i) {
        if (index(i) != choice.publisher) choice.title = index(i);
    }
    for (std::size_t i = 0; i < parts.size() && choice.publisher < 0; ++i) {
        if (index(i) > choice.title) choice.publisher = index(i);
    }
    return choice;
}

// What follows the publisher's name without being a part of it.
constexpr std::array imprints = std::to_array<std::u32string_view>(
    {U"编印", U"主办", U"印发", U"编发", U"出版", U"主编", U"编", U"印"});

bool is_imprint(std::u32string_view words) {
    return std::find(imprints.begin(), imprints.end(), words) != imprints.end();
}

// 编 or 编印 after the publisher's name only labels it.
std::size_t without_imprint(std::string_view text, std::size_t begin, std::size_t end) {
    const FoldedLine line = fold_line(text, begin, end);
    for (const std::u32string_view imprint : imprints) {
        if (!line.chars.ends_with(imprint)) continue;
        std::size_t kept = line.size() - imprint.size();
        while (kept > 0 && line.chars[kept - 1] == U' ') --kept;
        if (kept >= 3) return line.offsets[kept];
    }
    return end;
}

void mark_publisher(Draft& draft, const Line& line, const MastheadPart& part) {
    const std::size_t split = without_imprint(draft.text, part.begin, part.end);
    const Line name = measure_line(draft.text, part.begin, split);
    draft.mark(line, name.begin, name.end, SegmentRole::MastheadPublisher);
    if (split < part.end) {
        const Line imprint = measure_line(draft.text, split, part.end);
        draft.mark(line, imprint.begin, imprint.end, SegmentRole::Label);
    }
}

std::optional<std::string> text_of(const Draft& draft, SegmentRole role) {
    for (const Segment& segment : draft.segments) {
        if (segment.role != role) continue;
        return join_text(draft.text, std::span(&segment, 1), TextForm::Name);
    }
    return std::nullopt;
}

}  // namespace

std::size_t read_masthead(Draft& draft) {
    const Zone zone = read_zone(draft);
    const std::size_t length = masthead_length(zone);
    if (length == 0) return 0;
    const std::vector<FreePart> parts = read_parts(draft, zone, length);
    const Choice choice = choose(parts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const FreePart& free = parts[i];
        if (static_cast<int>(i) == choice.title) {
            draft.mark(*free.line, free.part->begin, free.part->end, SegmentRole::MastheadTitle);
        } else if (static_cast<int>(i) == choice.publisher) {
            mark_publisher(draft, *free.line, *free.part);
        } else if (is_imprint(free.part->words)) {
            draft.mark(*free.line, free.part->begin, free.part->end, SegmentRole::Label);
        } else {
            draft.mark(*free.line, free.part->begin, free.part->end, SegmentRole::Noise,
                       static_cast<int>(NoiseKind::Unknown));
        }
    }
    draft.issue.title = text_of(draft, SegmentRole::MastheadTitle);
    draft.issue.publisher = text_of(draft, SegmentRole::MastheadPublisher);
    return zone.lines[length - 1].index + 1;
}

namespace {

// What may stand above the title: the publisher, or who may read it.
bool opens_masthead(std::u32string_view words) {
    return sounds_like_publisher(words) || words.starts_with(U"内部") || words == U"注意保存";
}

}  // namespace

bool opens_issue(std::string_view text, std::span<const Line> lines, std::size_t i,
                 std::size_t& start) {
    constexpr std::size_t reach = 6;
    const auto masthead_line = [&](std::size_t at) {
        const Line& line = lines[at];
        if (line.width > widest_masthead_line || line.has_stop || line.commas > 0) {
            return MastheadLine{};
        }
        return read_masthead_line(fold_line(text, line.begin, line.end));
    };
    const MastheadLine here = masthead_line(i);
    if (!here.is_issue_line() || !(here.has(Kind::Number) || here.has(Kind::Total))) return false;

    // A running head stands alone; a masthead has its date or a list of contents close by.
    bool confirmed = here.has(Kind::Date) && here.has(Kind::Number);
    for (std::size_t at = i + 1; at < lines.size() && at <= i + reach && !confirmed; ++at) {
        if (page_number(text, lines[at])) continue;
        const MastheadLine line = masthead_line(at);
        confirmed = is_toc_head(text, lines[at]) ||
                    (line.is_issue_line() && (line.has(Kind::Date) || line.has(Kind::Total)));
        if (lines[at].line_end == LineEnd::Stop) break;
    }
    if (!confirmed) return false;

    start = i;
    for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
        const std::size_t at = i - back;
        const Line& line = lines[at];
        if (page_number(text, line) == 1) {
            start = at;
            continue;
        }
        if (page_number(text, line) || is_footer_line(text, line)) break;
        const MastheadLine content = masthead_line(at);
        const bool is_free_line =
            content.parts.size() == 1 && content.parts.front().kind == Kind::Free;
        const bool named = is_free_line && (sounds_like_title(content.parts.front().words) ||
                                            (start == at + 1 && line.gap >= lines[start].gap &&
                                             opens_masthead(content.parts.front().words)));
        if (named || content.is_issue_line()) {
            start = at;
        } else if (line.line_end != LineEnd::Open) {
            break;
        }
    }
    return true;
}

}  // namespace kexie
