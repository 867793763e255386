#include "document/text_runs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>

#include "base/ascii.h"
#include "base/utf8.h"

namespace kexie {

namespace {

// Numbers are written as hundredths, whole: the same bytes from every compiler and from JavaScript.
constexpr float unit = 100;
constexpr int max_number = 10'000'000;  // 100,000 points: 35 metres.

void append_number(std::string& out, float points) {
    const float hundredths = std::clamp(points * unit, -1e7F, 1e7F);
    out += std::to_string(std::isfinite(hundredths) ? std::lround(hundredths) : 0L);
    out += '\t';
}

// A line of the text, taken apart field by field.
class Fields {
public:
    explicit Fields(std::string_view line) : m_rest(line) {}

    std::string_view next() {
        const std::size_t tab = m_rest.find('\t');
        const std::string_view field = m_rest.substr(0, tab);
        m_rest.remove_prefix(tab == m_rest.npos ? m_rest.size() : tab + 1);
        return field;
    }

    std::string_view rest() const { return m_rest; }

    std::optional<float> number() {
        const std::string_view field = next();
        int value = 0;
        const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
        const bool whole = error == std::errc() && end == field.data() + field.size();
        if (!whole || value < -max_number || value > max_number) return std::nullopt;
        return static_cast<float>(value) / unit;
    }

    template <std::size_t Count>
    bool numbers(const std::array<float*, Count>& out) {
        for (float* each : out) {
            const std::optional<float> value = number();
            if (!value) return false;
            *each = *value;
        }
        return true;
    }

private:
    std::string_view m_rest;
};

bool read_page(Fields fields, PageRuns& page) {
    float fonts = 0;
    if (!fields.numbers<3>({&page.width, &page.height, &fonts})) return false;
    page.has_fonts = fonts > 0;
    page.lacks_text = fonts > 1;
    return page.width > 0 && page.height > 0;
}

bool read_run(Fields fields, TextRun& run) {
    float bold = 0;
    float blank = 0;
    float turns = 0;
    if (!fields.numbers<8>(
            {&run.left, &run.top, &run.right, &run.bottom, &run.size, &bold, &blank, &turns})) {
        return false;
    }
    run.quarter_turns = static_cast<int>(turns) & 3;
    run.bold = bold > 0;
    run.blank_after = blank > 0;
    run.text = fields.rest();
    return is_valid_utf8(run.text);
}

}  // namespace

std::string write_runs(const std::vector<PageRuns>& pages) {
    std::string out;
    for (const PageRuns& page : pages) {
        out += "P\t";
        append_number(out, page.width);
        append_number(out, page.height);
        append_number(out, page.lacks_text ? 2.0F : page.has_fonts ? 1.0F : 0.0F);
        out.back() = '\n';
        for (const TextRun& run : page.runs) {
            out += "T\t";
            for (const float each : {run.left, run.top, run.right, run.bottom, run.size}) {
                append_number(out, each);
            }
            append_number(out, run.bold ? 1.0F : 0.0F);
            append_number(out, run.blank_after ? 1.0F : 0.0F);
            append_number(out, static_cast<float>(run.quarter_turns));
            for (const char c : run.text) out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
            out += '\n';
        }
    }
    return out;
}

Result<std::vector<PageRuns>> read_runs(std::string_view text) {
    std::vector<PageRuns> pages;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        Fields fields(text.substr(at, end - at));
        const std::string_view kind = fields.next();
        bool good = false;
        if (kind == "P") {
            good = read_page(fields, pages.emplace_back());
        } else if (kind == "T" && !pages.empty()) {
            good = read_run(fields, pages.back().runs.emplace_back());
        }
        if (!good) {
            return Error{"pdf-runs", "The text of the PDF did not arrive whole.", {}, at};
        }
        at = end + 1;
    }
    return pages;
}

bool is_bold_font(std::string_view name) {
    const std::string lower = ascii_lower(name);
    // Of Chinese faces, what is set bold by being another face: SimHei, XiaoBiaoSong.
    for (const std::string_view word : {"bold", "heavy", "black", "simhei", "stheiti", "heiti",
                                        "xbs", "biaosong", "黑体", "小标宋"}) {
        if (lower.find(word) != lower.npos) return true;
    }
    return false;
}

}  // namespace kexie
