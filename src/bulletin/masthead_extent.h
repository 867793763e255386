// Which lines at the start of an issue are its masthead.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "bulletin/draft.h"
#include "bulletin/masthead_line.h"

namespace kexie {

struct MastheadCandidate {
    std::size_t index = 0;  // Into Draft::lines.
    MastheadLine content;
    bool is_issue_line = false;
    bool is_footer = false;  // 编辑：… printed at the top.
    bool is_slogan = false;

    bool is_free() const { return !is_issue_line && !is_footer; }
    // The free text of the line.
    std::u32string words() const;
};

struct MastheadExtent {
    std::vector<MastheadCandidate> lines;  // Those of the masthead, in order.
    // Lines at its end that only layout puts there; they may be the first section or title.
    std::size_t doubtful = 0;
    // A line below it that may be masthead or the start of the first title.
    std::optional<std::size_t> undecided;
    std::vector<std::size_t> rules;  // Lines of one repeated mark among and right below them.
    std::size_t end = 0;             // The first line of Draft::lines that is none of it.
};

MastheadExtent find_masthead(const Draft& draft);

}  // namespace kexie
