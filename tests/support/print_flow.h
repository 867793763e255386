// A bulletin as paragraphs, and how an office prints them: what the writers of files to be printed
// (print_office.h, print_html.h, print_tex.h, print_word.h) share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/parse.h"
#include "support/ordinary_bulletin.h"

namespace kexie::test {

struct FlowLine {
    LineKind kind{};
    bool is_name = false;  // Of the bulletin, or what is as loud.
    std::string text;      // Without indent; empty: an empty paragraph.
};

struct PrintFlow {
    std::string name;  // Of the bulletin, for running heads; may be empty.
    std::vector<FlowLine> lines;
};

// Traits that a word processor can print: nothing of what extraction does to text.
Traits printable_traits(std::uint32_t seed);

// The bulletin must have printable traits.
PrintFlow flow_of(const OrdinaryBulletin& bulletin);

// The issue as it was before its lines were wrapped: each paragraph whole, without page numbers.
// `text` is what it was parsed from.
PrintFlow flow_of(std::string_view text, const ParsedIssue& issue);

// How titles and sections stand out. Sizes are points.
struct PrintLook {
    double text, title, section, name;
    bool bold_title, bold_section, red_section, centred_title, centred_section;
    bool sans_title;
    bool two_columns = false;
    bool doubled_titles = false;  // Bold by drawing twice.
    bool running_head = false;
    bool gap_above_titles = true;
};

// The same for the same seed; all looks come within `look_count` seeds.
PrintLook look_of(std::uint32_t seed);
inline constexpr std::uint32_t look_count = 30;

inline constexpr const char* song_face = "Noto Serif CJK SC";
inline constexpr const char* hei_face = "Noto Sans CJK SC";

// "&" and "<" as entities.
std::string escape_xml(std::string_view text);

}  // namespace kexie::test
