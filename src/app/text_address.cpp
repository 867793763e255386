#include "app/text_address.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "text/chars.h"

namespace kexie {

namespace {

// What is printed before a part's own text.
std::string_view opening_of(TextPart part) {
    switch (part) {
        case TextPart::Section:
            return "【";
        case TextPart::Author:
            return "作者：";
        case TextPart::SourceNote:
            return "来源：";
        case TextPart::Attribution:
            return "（";
        default:
            return "";
    }
}

PrintedPart part_of(TextPart part, const std::string& text, std::string_view close = "") {
    return {part, 0, std::string(opening_of(part)) + text + std::string(close)};
}

std::vector<PrintedPart> header_footer_parts(const std::vector<std::string>& lines) {
    std::vector<PrintedPart> parts;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        parts.push_back({TextPart::HeaderFooterLine, static_cast<int>(i), lines[i]});
    }
    return parts;
}

std::vector<PrintedPart> parts_of(const PrintedIssue& printed, int article) {
    if (article >= 0 && article < printed.article_count()) {
        return printed_parts(printed.issue.articles[static_cast<std::size_t>(article)]);
    }
    if (printed.header_footer && article == -1)
        return header_footer_parts(printed.header_footer->header);
    if (printed.header_footer && article == printed.article_count()) {
        return header_footer_parts(printed.header_footer->footer);
    }
    return {};
}

TextAddress start_of(int article, const PrintedPart& part) {
    return {article, part.part, part.paragraph, 0};
}

TextAddress end_of(int article, const PrintedPart& part) {
    return {article, part.part, part.paragraph, static_cast<std::uint32_t>(part.text.size())};
}

bool is_part(const PrintedPart& part, const TextAddress& address) {
    return part.part == address.part && part.paragraph == address.paragraph;
}

// The printed text of an address's part.
std::optional<std::string> text_at(const PrintedIssue& issue, const TextAddress& address) {
    for (PrintedPart& part : parts_of(issue, address.article)) {
        if (is_part(part, address)) return std::move(part.text);
    }
    return std::nullopt;
}

enum class Kind { Blank, Mark, Ideograph, Letter };

Kind kind_of(char32_t c) {
    if (is_layout(c)) return Kind::Blank;
    if (is_ideograph(c)) return Kind::Ideograph;
    if (is_latin(c)) return Kind::Letter;
    const bool is_sign = is_ascii_graphic(c) || is_closing(c) || is_opening(c) || c == U'·' ||
                         (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) ||
                         (c >= 0xFF00 && c <= 0xFFEF);
    return is_sign ? Kind::Mark : Kind::Letter;
}

// Characters that join letters or digits into one word: 1.3, AI-GC, km/h.
bool joins(char32_t c) {
    return c == U'.' || c == U'-' || c == U'/' || c == U'\'' || c == U'&' || c == U'_' || c == U'@';
}

// Characters of a text with the byte offset of each, and of the end.
struct Characters {
    std::u32string text;
    std::vector<std::uint32_t> bytes;

    explicit Characters(std::string_view utf8) {
        for (std::size_t i = 0; i < utf8.size();) {
            const Decoded next = decode_utf8(utf8, i);
            text.push_back(next.code_point);
            bytes.push_back(static_cast<std::uint32_t>(i));
            i += next.size;
        }
        bytes.push_back(static_cast<std::uint32_t>(utf8.size()));
    }

    // The last character boundary at or before a byte.
    std::size_t index_of(std::uint32_t byte) const {
        const auto after = std::upper_bound(bytes.begin(), bytes.end(), byte);
        return static_cast<std::size_t>(after - bytes.begin()) - 1;
    }

    // The kind of a character within a word.
    Kind kind(std::size_t i) const {
        const bool between = joins(text[i]) && i > 0 && i + 1 < text.size() &&
                             kind_of(text[i - 1]) == Kind::Letter &&
                             kind_of(text[i + 1]) == Kind::Letter;
        return between ? Kind::Letter : kind_of(text[i]);
    }
};

struct Run {
    std::size_t begin = 0;  // Characters [begin, end).
    std::size_t end = 0;
};

Run run_around(const Characters& characters, std::size_t at) {
    const Kind kind = characters.kind(at);
    Run run = {at, at + 1};
    if (kind == Kind::Mark) return run;
    while (run.begin > 0 && characters.kind(run.begin - 1) == kind) --run.begin;
    while (run.end < characters.text.size() && characters.kind(run.end) == kind) ++run.end;
    return run;
}

// The longest term that covers the byte, as bytes [begin, end); empty if none does.
Run term_around(std::string_view text, std::uint32_t byte,
                const std::vector<std::string_view>& terms) {
    Run best;
    for (const std::string_view term : terms) {
        if (term.size() <= best.end - best.begin) continue;
        const std::size_t from = byte + 1 > term.size() ? byte + 1 - term.size() : 0;
        const std::size_t found = text.find(term, from);
        if (found != std::string_view::npos && found <= byte) best = {found, found + term.size()};
    }
    return best;
}

// The start of the part after (+1) or the end of the part before (-1); nothing at the issue's ends.
std::optional<TextAddress> beyond(const PrintedIssue& issue, const TextAddress& address, int by) {
    const std::vector<PrintedPart> parts = parts_of(issue, address.article);
    const auto here = std::find_if(parts.begin(), parts.end(),
                                   [&](const PrintedPart& part) { return is_part(part, address); });
    if (here == parts.end()) return std::nullopt;
    if (by > 0 && here + 1 != parts.end()) return start_of(address.article, *(here + 1));
    if (by < 0 && here != parts.begin()) return end_of(address.article, *(here - 1));
    const int beside = address.article + by;
    const std::vector<PrintedPart> others = parts_of(issue, beside);
    if (others.empty()) return std::nullopt;
    return by > 0 ? start_of(beside, others.front()) : end_of(beside, others.back());
}

}  // namespace

std::vector<PrintedPart> printed_parts(const Article& article) {
    std::vector<PrintedPart> parts;
    parts.reserve(article.paragraphs.size() + article.captions.size() + 5);
    const auto add_list = [&](TextPart part, const std::vector<std::string>& texts) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            parts.push_back({part, static_cast<int>(i), texts[i]});
        }
    };
    if (article.section) parts.push_back(part_of(TextPart::Section, *article.section, "】"));
    parts.push_back(part_of(TextPart::Title, article.title));
    if (article.author) parts.push_back(part_of(TextPart::Author, *article.author));
    if (article.source_note) parts.push_back(part_of(TextPart::SourceNote, *article.source_note));
    add_list(TextPart::Paragraph, article.paragraphs);
    if (article.attribution) {
        parts.push_back(part_of(TextPart::Attribution, *article.attribution, "）"));
    }
    add_list(TextPart::Caption, article.captions);
    return parts;
}

std::uint32_t opening_bytes(TextPart part) {
    return static_cast<std::uint32_t>(opening_of(part).size());
}

std::optional<int> nearest_article(const PrintedIssue& issue, const TextAddress& address) {
    if (issue.article_count() == 0) return std::nullopt;
    return std::clamp(address.article, 0, issue.article_count() - 1);
}

bool touches_header_footer(const PrintedIssue& issue, const TextRange& range) {
    return range.begin.article < 0 || range.end.article >= issue.article_count();
}

bool has_address(const PrintedIssue& issue, const TextAddress& address) {
    const auto text = text_at(issue, address);
    return text && address.byte <= text->size();
}

std::string text_of(const PrintedIssue& issue, const TextRange& range) {
    std::string text;
    bool first = true;
    for (int article = range.begin.article; article <= range.end.article; ++article) {
        for (const PrintedPart& part : parts_of(issue, article)) {
            const TextAddress begin = std::max(range.begin, start_of(article, part));
            const TextAddress end = std::min(range.end, end_of(article, part));
            // A range that ends at the start of a part contains none of it.
            if (begin > end || (begin == end && !part.text.empty())) continue;
            if (!first) text += "\n";
            first = false;
            text.append(part.text, begin.byte, end.byte - begin.byte);
        }
    }
    return text;
}

TextRange part_around(const PrintedIssue& issue, const TextAddress& address) {
    const auto text = text_at(issue, address);
    if (!text) return {address, address};
    TextRange range = {address, address};
    range.begin.byte = 0;
    range.end.byte = static_cast<std::uint32_t>(text->size());
    return range;
}

TextRange whole_article(const PrintedIssue& issue, int article) {
    const std::vector<PrintedPart> parts = parts_of(issue, article);
    if (parts.empty()) return {};
    return {start_of(article, parts.front()), end_of(article, parts.back())};
}

TextRange whole_issue(const PrintedIssue& issue) {
    std::optional<TextRange> all;
    for (int i = -1; i <= issue.article_count(); ++i) {
        const TextRange one = whole_article(issue, i);
        if (one.empty()) continue;
        all = all ? TextRange{all->begin, one.end} : one;
    }
    return all.value_or(TextRange{});
}

TextRange word_around(const PrintedIssue& issue, const TextAddress& address,
                      const std::vector<std::string_view>& terms) {
    const auto text = text_at(issue, address);
    if (!text || text->empty()) return {address, address};
    const Characters characters(*text);
    const std::size_t at = std::min(characters.index_of(address.byte), characters.text.size() - 1);
    TextRange range = {address, address};
    Run bytes = term_around(*text, characters.bytes[at], terms);
    if (bytes.end == 0) {
        const Run run = run_around(characters, at);
        bytes = {characters.bytes[run.begin], characters.bytes[run.end]};
    }
    range.begin.byte = static_cast<std::uint32_t>(bytes.begin);
    range.end.byte = static_cast<std::uint32_t>(bytes.end);
    return range;
}

TextAddress next_character(const PrintedIssue& issue, const TextAddress& address, int by) {
    const auto text = text_at(issue, address);
    if (!text) return address;
    const Characters characters(*text);
    std::size_t at = characters.index_of(address.byte);
    TextAddress moved = address;
    do {
        const bool at_end = by > 0 ? at >= characters.text.size() : at == 0;
        if (at_end) return beyond(issue, address, by).value_or(address);
        at = by > 0 ? at + 1 : at - 1;
        // Zero-width marks belong to the character before them.
    } while (at < characters.text.size() && is_zero_width(characters.text[at]));
    moved.byte = characters.bytes[at];
    return moved;
}

TextAddress next_word(const PrintedIssue& issue, const TextAddress& address, int by) {
    const TextAddress inside = next_character(issue, address, by);
    const bool same_part = inside.article == address.article && inside.part == address.part &&
                           inside.paragraph == address.paragraph;
    if (!same_part) return inside;
    const TextAddress within = by > 0 ? address : inside;
    const TextRange word = word_around(issue, within, {});
    return by > 0 ? word.end : word.begin;
}

}  // namespace kexie
