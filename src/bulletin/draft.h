// An issue while it is being read. Every stage marks source characters as segments; the fields of
// the issue are made from the segments at the end, so that no stage can lose or double text.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/issue.h"
#include "bulletin/lines.h"
#include "bulletin/parse.h"

namespace kexie {

enum class NoiseKind : std::uint8_t { PageNumber, Url, RunningHead, Unknown };

enum class LineUse : std::uint8_t { Text, Noise, Masthead, Toc, Footer };

// What of the footer has been read.
struct FooterState {
    bool editor = false;
    bool reviewer = false;
    bool email = false;
    int distribution = 0;  // Entries.
};

struct Draft {
    std::string_view text;
    std::span<const Line> lines;
    std::vector<LineUse> uses;  // One a line.

    std::vector<std::u32string> toc_keys;  // Entries of the contents, squeezed.

    FooterState footer;

    // Noise segments carry their NoiseKind as `index` until fields are filled.
    std::vector<Segment> segments;
    Issue issue;

    void mark(const Line& line, std::size_t begin, std::size_t end, SegmentRole role,
              int index = -1, int paragraph = -1) {
        segments.push_back({begin, end, line.number, role, index, paragraph});
    }
    void mark_noise(std::size_t line, NoiseKind kind) {
        uses[line] = LineUse::Noise;
        mark(lines[line], lines[line].begin, lines[line].end, SegmentRole::Noise,
             static_cast<int>(kind));
    }
    void report(int line, Severity severity, std::string_view code, std::string message) {
        issue.diagnostics.push_back({line, severity, std::string(code), std::move(message)});
    }
};

}  // namespace kexie
