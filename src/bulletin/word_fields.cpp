#include "bulletin/word_fields.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "bulletin/folded_line.h"
#include "bulletin/noise.h"
#include "text/chars.h"

namespace kexie {

namespace {

// A longer word goes before its own beginning. The others are words of plain text as well: they
// need a switch or braces.
constexpr std::array<std::string_view, 12> telling_keywords = {
    "SECTIONPAGES", "NUMPAGES",    "PAGEREF",  "PAGE",     "HYPERLINK",  "INCLUDEPICTURE",
    "MERGEFIELD",   "MERGEFORMAT", "STYLEREF", "FORMTEXT", "EMBED Word", "CREATEDATE"};
constexpr std::array<std::string_view, 12> other_keywords = {
    "TOC",   "REF",   "SEQ",      "DATE",     "TIME",  "PRINTDATE",
    "SHAPE", "EMBED", "SAVEDATE", "FILENAME", "ADDIN", "EQ"};

bool is_letter_at(std::string_view text, std::size_t at) {
    return at < text.size() && is_ascii_letter(static_cast<unsigned char>(text[at]));
}

// Reads one code.
class FieldReader {
public:
    FieldReader(std::string_view text, ByteRange line) : m_text(text.substr(0, line.end)) {}

    // The end of the code whose keyword is at `at`.
    std::optional<std::size_t> end_of(std::size_t at, bool has_brace) {
        std::size_t keyword = 0;
        bool is_telling = true;
        if (!match(telling_keywords, at, keyword)) {
            is_telling = false;
            if (!match(other_keywords, at, keyword)) return std::nullopt;
        }
        m_at = at + keyword;
        if (is_letter_at(m_text, m_at)) return std::nullopt;
        bool has_argument = false;
        while (read_argument()) has_argument = true;
        skip_blanks();
        const bool is_closed = m_at < m_text.size() && m_text[m_at] == '}';
        if (is_closed) ++m_at;
        const bool is_whole = has_argument || (has_brace && is_closed) ||
                              (is_telling && m_text.substr(at).starts_with("PAGE")) ||
                              (is_telling && m_text.substr(at).starts_with("NUMPAGES"));
        return is_whole ? std::optional<std::size_t>(trimmed_end(at + keyword)) : std::nullopt;
    }

private:
    template <std::size_t N>
    bool match(const std::array<std::string_view, N>& keywords, std::size_t at,
               std::size_t& length) const {
        const auto found = std::find_if(
            keywords.begin(), keywords.end(),
            [&](std::string_view keyword) { return m_text.substr(at).starts_with(keyword); });
        if (found == keywords.end()) return false;
        length = found->size();
        return true;
    }

    void skip_blanks() {
        while (m_at < m_text.size()) {
            const Decoded c = decode_utf8(m_text, m_at);
            if (!is_layout(c.code_point)) return;
            m_at += c.size;
        }
    }

    // A switch with its value, a text in quotation marks, or a bookmark.
    bool read_argument() {
        const std::size_t before = m_at;
        skip_blanks();
        if (m_at < m_text.size()) {
            const char c = m_text[m_at];
            const bool has_next = m_at + 1 < m_text.size();
            if (c == '\\' && has_next &&
                is_ascii_graphic(static_cast<unsigned char>(m_text[m_at + 1]))) {
                m_at += 2;
                skip_word_of_format();
                return true;
            }
            if (c == '"') {
                constexpr std::size_t max_length = 2000;
                const std::size_t end = m_text.substr(m_at + 1, max_length).find('"');
                if (end != std::string_view::npos) {
                    m_at += end + 2;
                    return true;
                }
            }
            if (m_text.substr(m_at).starts_with("_")) {
                while (m_at < m_text.size() &&
                       is_ascii_graphic(static_cast<unsigned char>(m_text[m_at]))) {
                    ++m_at;
                }
                return true;
            }
        }
        m_at = before;
        return false;
    }

    // MERGEFORMAT, Arabic, roman after \*.
    void skip_word_of_format() {
        const std::size_t before = m_at;
        skip_blanks();
        const std::size_t word = m_at;
        while (is_letter_at(m_text, m_at)) ++m_at;
        if (m_at - word < 5) m_at = before;
    }

    std::size_t trimmed_end(std::size_t least) const {
        const ByteRange arguments = trim_layout(m_text, {least, m_at});
        return arguments.empty() ? least : arguments.end;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

// A cheap test that nearly every line fails.
bool may_have_field(std::string_view content) {
    return content.find('\\') != std::string_view::npos ||
           content.find("PAGE") != std::string_view::npos ||
           content.find("HYPERLINK") != std::string_view::npos;
}

// Of a page number that its code stands in: - PAGE -, 第 PAGE 页 共 NUMPAGES 页.
bool is_frame_of_field(char32_t c) {
    return is_layout(c) || is_page_ornament(c) || is_ascii_digit(c) || is_one_of(c, U"第页共,{}");
}

}  // namespace

std::vector<ByteRange> find_word_fields(std::string_view text, const Line& line) {
    std::vector<ByteRange> fields;
    if (!may_have_field(line.range().of(text))) return fields;
    for (std::size_t at = line.begin; at < line.end; ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c < 'A' || c > 'Z' || (at > line.begin && is_letter_at(text, at - 1))) continue;
        std::size_t begin = at;
        while (begin > line.begin && text[begin - 1] == ' ') --begin;
        const bool has_brace = begin > line.begin && text[begin - 1] == '{';
        const auto end = FieldReader(text, line.range()).end_of(at, has_brace);
        if (!end) continue;
        fields.push_back({has_brace ? begin - 1 : at, *end});
        at = *end - 1;
    }
    return fields;
}

bool is_word_field(std::string_view text, const Line& line) {
    const std::vector<ByteRange> fields = find_word_fields(text, line);
    if (fields.empty()) return false;
    std::size_t at = line.begin;
    auto field = fields.begin();
    while (at < line.end) {
        if (field != fields.end() && at == field->begin) {
            at = (field++)->end;
            continue;
        }
        const Decoded c = decode_utf8(text, at);
        if (!is_frame_of_field(fold_character(c.code_point))) return false;
        at += c.size;
    }
    return true;
}

}  // namespace kexie
