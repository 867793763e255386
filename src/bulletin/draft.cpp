#include "bulletin/draft.h"

#include <utility>

namespace kexie {

bool Draft::mark(const Line& line, ByteRange range, SegmentRole role, int index) {
    range = trim_layout(text, range);
    if (range.empty()) return false;
    segments.push_back({range.begin, range.end, line.number, role, {}, index});
    return true;
}

bool Draft::mark_noise(const Line& line, ByteRange range, NoiseKind kind) {
    if (!mark(line, range, SegmentRole::Noise)) return false;
    segments.back().noise_kind = kind;
    return true;
}

void Draft::mark_noise(std::size_t line, NoiseKind kind) {
    uses[line] = LineUse::Noise;
    mark_noise(lines[line], lines[line].range(), kind);
}

void Draft::report(int line, Severity severity, std::string_view code, std::string message) {
    issue.diagnostics.push_back({line, severity, std::string(code), std::move(message)});
}

}  // namespace kexie
