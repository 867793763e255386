// Numbers with and without thousands separators, and digits that are printed small: m² and CO₂.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/index/segment_text.h"
#include "search/query/query.h"

namespace kexie {

// A part of a term that may be written otherwise: units [begin, end).
struct DigitSite {
    SpelledPart::Kind kind{};  // Number or Script.
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_quoted = false;             // Blanks matter.
    std::vector<std::u16string> forms;  // The other ones.
};

// In order. Numbers: those of 4 to 15 digits, without separators or with all of them, that are not
// years (2023年), parts of a fraction or behind a letter. Scripts: up to 3 digits behind a letter
// or a bracket, as in m2, PM2.5, Ca(OH)2. Where the term asks for a blank, there is neither.
std::vector<DigitSite> find_digit_sites(std::u16string_view units,
                                        const std::vector<Adjacency>& adjacencies);

// Writes `form` for the site's digits, which begin at `begin` in this spelling.
void replace_digits(OtherSpelling& spelling, const DigitSite& site, std::size_t begin,
                    const std::u16string& form);

// True if the digits [begin, end) of the text are all of their number.
bool digits_stand_alone(const SegmentText& text, SpelledPart::Kind kind, std::size_t begin,
                        std::size_t end);

}  // namespace kexie
