#include "bulletin/inline_noise.h"

#include <optional>

#include "base/utf8.h"
#include "bulletin/folded_line.h"
#include "bulletin/noise.h"
#include "bulletin/word_fields.h"
#include "text/chars.h"

namespace kexie {

namespace {

// …。（完）: the end mark behind a sentence.
std::optional<ByteRange> find_end_mark(std::string_view text, const Line& line) {
    constexpr std::size_t max_mark_size = 40;  // Bytes.
    if (line.line_end != LineEnd::StopBracket && line.last != U'】') return std::nullopt;
    const std::string_view content = line.range().of(text);
    const char32_t opening = line.last == U'】'                      ? U'【'
                             : to_half_width(line.last) == line.last ? U'('
                                                                     : U'（';
    const std::size_t at = content.rfind(to_utf8(std::u32string(1, opening)));
    if (at == content.npos || at == 0 || content.size() - at > max_mark_size) return std::nullopt;
    const ByteRange before = trim_layout(text, {line.begin, line.begin + at});
    if (before.empty() || classify_line_end(before.of(text)) != LineEnd::Stop) return std::nullopt;
    const ByteRange mark = {line.begin + at, line.end};
    if (!is_end_mark(text, measure_line(text, mark))) return std::nullopt;
    return mark;
}

class InlineNoiseReader {
public:
    explicit InlineNoiseReader(std::string_view text) : m_text(text) {}

    void read(Line& line) {
        read_fields(line);
        const auto mark = find_end_mark(m_text, line);
        if (!mark) return;
        add(line, *mark, NoiseKind::EndMark);
        shorten(line, trim_layout(m_text, {line.begin, mark->begin}));
    }

    std::vector<Segment> take() { return std::move(m_noise); }

private:
    void read_fields(Line& line) {
        const std::string_view content = line.range().of(m_text);
        // Without an argument or braces, PAGE is a word.
        if (content.find_first_of("\\\"{") == content.npos || is_word_field(m_text, line)) return;
        ByteRange rest = line.range();
        for (const ByteRange field : find_word_fields(m_text, line)) {
            if (field.of(m_text).find_first_of("\\\"{") == content.npos) continue;
            add(line, field, NoiseKind::Field);
            if (field.begin == rest.begin) rest = trim_layout(m_text, {field.end, rest.end});
            if (field.end == rest.end) rest = trim_layout(m_text, {rest.begin, field.begin});
        }
        if (rest.begin != line.begin || rest.end != line.end) shorten(line, rest);
    }

    void add(const Line& line, ByteRange range, NoiseKind kind) {
        m_noise.push_back({range.begin, range.end, line.number, SegmentRole::Noise, kind});
    }

    void shorten(Line& line, ByteRange range) {
        if (!range.empty()) line = measure_part(m_text, line, range);
    }

    std::string_view m_text;
    std::vector<Segment> m_noise;
};

}  // namespace

std::vector<Segment> read_inline_noise(std::string_view text, std::vector<Line>& lines) {
    InlineNoiseReader reader(text);
    for (Line& line : lines) reader.read(line);
    return reader.take();
}

}  // namespace kexie
