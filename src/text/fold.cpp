#include "text/fold.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold_table.h"

namespace kexie {
namespace {

constexpr std::size_t basic_plane = 0x10000;

// What is no character of its own in the table: halves of surrogate pairs, which no text has.
// Expanded characters follow in the order of fold_table::expansions.
constexpr char16_t dropped = 0xD800;
constexpr char16_t first_expanded = 0xD801;
constexpr char16_t min_expanded = 0x2103;

constexpr bool is_special(char16_t folded) {
    return (folded & 0xF800) == 0xD800;
}

struct Range {
    char32_t first;
    char32_t last;
};

// White space, controls and default-ignorable characters of the basic plane.
constexpr Range dropped_ranges[] = {
    {0x0000, 0x0020}, {0x007F, 0x00A0}, {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C},
    {0x115F, 0x1160}, {0x1680, 0x1680}, {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x2000, 0x200F},
    {0x2028, 0x202F}, {0x205F, 0x206F}, {0x3000, 0x3000}, {0x3164, 0x3164}, {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0},
};

struct PunctuationClass {
    char16_t target;
    std::u16string_view members;
};

// Marks that print alike or mean the same; the target is what a keyboard types.
constexpr PunctuationClass punctuation[] = {
    {u'-', u"\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\uFE58\uFE63\uFF0D"},
    {u'~', u"\u301C\u223C\uFF5E"},
    {u'"', u"\u201C\u201D\u201E\u201F\u300C\u300D\u300E\u300F\u301D\u301E\u301F\uFF02\uFF62\uFF63"},
    {u'\'', u"\u2018\u2019\u201A\u201B\uFF07"},
    {u'\u00B7', u"\u2022\u2027\u30FB\u22C5\uFF65"},
    {u'\u2026', u"\u22EF"},
    {u'\u3002', u"\uFF61"},
    {u':', u"\u2236"},
    {u'/', u"\u2044\u2215"},
    {u'l', u"\u2113"},
};

// Each character that becomes several, with what it becomes behind it.
const std::vector<std::u16string_view>& expansions() {
    static const std::vector<std::u16string_view> found = [] {
        std::vector<std::u16string_view> texts;
        std::u16string_view rest = fold_table::expansions;
        while (!rest.empty()) {
            std::size_t size = 1;
            while (size < rest.size() && rest[size] < min_expanded) ++size;
            texts.push_back(rest.substr(0, size));
            rest.remove_prefix(size);
        }
        return texts;
    }();
    return found;
}

using BasicTable = std::array<char16_t, basic_plane>;

BasicTable make_basic_table() {
    BasicTable table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto unit = static_cast<char16_t>(i);
        table[i] = is_special(unit) ? char16_t{0xFFFD} : unit;
    }
    fold_table::for_each_pair([&](char32_t from, char32_t to) {
        if (from < basic_plane) table[from] = static_cast<char16_t>(to);
    });
    for (const PunctuationClass& marks : punctuation) {
        for (const char16_t member : marks.members) table[member] = marks.target;
    }
    for (std::size_t i = 0; i < expansions().size(); ++i) {
        table[expansions()[i].front()] = static_cast<char16_t>(first_expanded + i);
    }
    for (const Range& range : dropped_ranges) {
        for (char32_t code = range.first; code <= range.last; ++code) table[code] = dropped;
    }
    return table;
}

// A flat table, because every character of the archive goes through it.
const BasicTable& basic_table() {
    static const BasicTable table = make_basic_table();
    return table;
}

bool is_dropped_beyond_basic_plane(char32_t code_point) {
    return code_point >= 0xE0000 && code_point <= 0xE0FFF;
}

// Of a character whose entry in the table is special; nothing if it is dropped.
std::u16string_view expansion_of(char16_t special) {
    if (special < first_expanded) return {};
    return expansions()[static_cast<std::size_t>(special - first_expanded)].substr(1);
}

struct OtherPair {
    char32_t from;
    char32_t to;
};

// The pairs beyond the basic plane, ascending.
const std::vector<OtherPair>& other_pairs() {
    static const std::vector<OtherPair> pairs = [] {
        std::vector<OtherPair> found;
        fold_table::for_each_pair([&](char32_t from, char32_t to) {
            if (from >= basic_plane) found.push_back({from, to});
        });
        return found;
    }();
    return pairs;
}

// For code points beyond the basic plane; 0 if it is dropped.
char32_t fold_other(char32_t code_point) {
    if (is_dropped_beyond_basic_plane(code_point)) return 0;
    const std::vector<OtherPair>& pairs = other_pairs();
    const auto found =
        std::lower_bound(pairs.begin(), pairs.end(), code_point,
                         [](const OtherPair& pair, char32_t code) { return pair.from < code; });
    if (found != pairs.end() && found->from == code_point) return found->to;
    return code_point;
}

void append_unit(std::u16string& out, char32_t code_point) {
    if (code_point < basic_plane) {
        out.push_back(static_cast<char16_t>(code_point));
    } else {
        out.push_back(static_cast<char16_t>(0xD7C0 + (code_point >> 10)));
        out.push_back(static_cast<char16_t>(0xDC00 + (code_point & 0x3FF)));
    }
}

// Calls drop(code point) if it is dropped.
template <typename Drop>
void append_folded_code_point(std::u16string& out, const BasicTable& table, char32_t code_point,
                              Drop drop) {
    if (code_point >= basic_plane) {
        const char32_t folded = fold_other(code_point);
        if (folded != 0) append_unit(out, folded);
        return;
    }
    const char16_t folded = table[code_point];
    if (!is_special(folded)) {
        out.push_back(folded);
    } else if (folded == dropped) {
        drop(code_point);
    } else {
        out += expansion_of(folded);
    }
}

template <typename Drop>
void append_folded_with(std::u16string& out, std::string_view text, Drop drop) {
    const BasicTable& table = basic_table();
    for (std::size_t offset = 0; offset < text.size();) {
        const Decoded decoded = decode_utf8(text, offset);
        offset += decoded.size;
        append_folded_code_point(out, table, decoded.code_point, drop);
    }
}

}  // namespace

char32_t fold_code_point(char32_t code_point) {
    if (code_point >= basic_plane) return fold_other(code_point);
    const char16_t folded = basic_table()[code_point];
    if (!is_special(folded)) return folded;
    return folded == dropped ? 0 : code_point;
}

std::size_t folded_size(char32_t code_point) {
    if (code_point >= basic_plane) {
        const char32_t folded = fold_other(code_point);
        return folded == 0 ? 0 : folded < basic_plane ? 1 : 2;
    }
    const char16_t folded = basic_table()[code_point];
    return is_special(folded) ? expansion_of(folded).size() : 1;
}

void append_folded(std::u16string& out, std::string_view text) {
    append_folded_with(out, text, [](char32_t) {});
}

void append_folded(std::u16string& out, std::string_view text,
                   std::vector<std::uint32_t>& after_blank) {
    append_folded_with(out, text, [&](char32_t code_point) {
        const auto next = static_cast<std::uint32_t>(out.size());
        const bool is_known = !after_blank.empty() && after_blank.back() == next;
        if (is_blank(code_point) && !is_known) after_blank.push_back(next);
    });
}

std::u16string fold(std::string_view text) {
    std::u16string out;
    append_folded(out, text);
    return out;
}

bool has_blank(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        const Decoded decoded = decode_utf8(text, offset);
        if (is_blank(decoded.code_point)) return true;
        offset += decoded.size;
    }
    return false;
}

FoldedText fold_with_offsets(std::string_view text) {
    FoldedText out;
    // Enough for Chinese; Latin text grows further.
    const std::size_t expected = text.size() / 2;
    out.units.reserve(expected);
    out.begin.reserve(expected);
    out.end.reserve(expected);
    for (std::size_t offset = 0; offset < text.size();) {
        const Decoded decoded = decode_utf8(text, offset);
        const std::size_t end = offset + decoded.size;
        append_folded_code_point(out.units, basic_table(), decoded.code_point, [](char32_t) {});
        while (out.begin.size() < out.units.size()) {
            out.begin.push_back(static_cast<std::uint32_t>(offset));
            out.end.push_back(static_cast<std::uint32_t>(end));
        }
        offset = end;
    }
    return out;
}

}  // namespace kexie
