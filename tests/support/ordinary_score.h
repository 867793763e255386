// How well a parsed issue is what an ordinary bulletin says.
#pragma once

#include <string>
#include <vector>

#include "bulletin/issue.h"
#include "support/ordinary_bulletin.h"

namespace kexie::test {

struct OrdinaryScore {
    std::vector<std::string> differences;  // A sentence each; empty if all is right.
    std::size_t titles = 0;                // The greater of what is printed and what was found.
    std::size_t titles_right = 0;          // In order.
    bool warned = false;                   // A warning or an error says that something is wrong.

    bool exact() const { return differences.empty(); }
};

// `issues` is all that was found in the text of the bulletin.
OrdinaryScore score_ordinary(const OrdinaryBulletin& wanted, const std::vector<Issue>& issues);

}  // namespace kexie::test
