// An issue while it is being parsed. Every stage marks source characters as segments; the text
// fields of the issue are made from the segments at the end, so no stage can lose or duplicate
// text.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/issue.h"
#include "bulletin/lines.h"
#include "bulletin/printed_dates.h"
#include "bulletin/segment.h"

namespace kexie {

enum class LineUse : std::uint8_t { Text, Noise, Masthead, Toc, Footer };

// What shows that a line is a section heading.
enum class HeadingEvidence : std::uint8_t {
    None,        // It is no heading.
    Mark,        // 【】, ◎ or the like.
    SingleMark,  // A mark that nothing else in the issue has.
    Contents,    // No mark; the contents list it.
    Repetition,  // No mark; it stands above other articles as well.
    Archive,     // No mark; other issues have this section.
    Layout,      // Only where it stands.
};

// Which footer fields have been read.
struct FooterState {
    bool editor = false;
    bool reviewer = false;
    bool has_reviewer_label = false;  // Besides 签发：, somewhere in the footer.
    bool email = false;
    int distribution = 0;  // Number of entries.
};

// A line of the body whose role was decided narrowly.
struct NarrowRole {
    static constexpr int max_margin = 30;

    int line = 0;
    int margin = 0;            // What the second-best reading costs more.
    bool about_title = false;  // Whether it belongs to a title; else where a paragraph begins.
};

struct Draft {
    std::string_view text;
    std::span<const Line> lines;
    std::vector<LineUse> uses;  // One per line.

    std::vector<std::u32string> toc_keys;  // title_key() of each toc entry.
    std::vector<bool> toc_is_section;      // Which of them look like names of sections.

    // Keys of section names that other issues have; filled before parsing, if at all.
    std::vector<std::u32string> known_sections;
    std::vector<std::u32string> known_running_heads;  // See running_head_key().
    std::u32string known_title;                       // Keys; empty if unknown.
    std::u32string known_publisher;
    std::vector<HeadingEvidence> headings;  // One per line, once they have been found.

    // When the issue appeared, if its masthead prints no day: a month, a week.
    std::optional<PrintedDate> period;

    std::vector<NarrowRole> narrow_roles;  // In order of their lines.

    FooterState footer;

    std::vector<Segment> segments;
    Issue issue;

    // Marks `range`, which lies within `line`, without the layout at its ends. Returns false, and
    // marks nothing, if only layout is left.
    bool mark(const Line& line, ByteRange range, SegmentRole role, int index = -1);
    bool mark_noise(const Line& line, ByteRange range, NoiseKind kind);
    // Marks the whole line.
    void mark_noise(std::size_t line, NoiseKind kind);

    void report(int line, Severity severity, std::string_view code, std::string message);
};

}  // namespace kexie
