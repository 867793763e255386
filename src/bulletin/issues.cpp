#include "bulletin/issues.h"

#include "bulletin/footer.h"
#include "bulletin/masthead.h"

namespace kexie {

std::vector<std::size_t> find_issues(std::string_view text, std::span<const Line> lines) {
    std::vector<std::size_t> starts;
    if (lines.empty()) return starts;
    starts.push_back(0);
    bool body_seen = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line& line = lines[i];
        if (line.line_end == LineEnd::Stop || line.has_stop) {
            body_seen = true;
            continue;
        }
        if (!body_seen || !line.has_issue_word || !line.has_digit) continue;
        std::size_t start = i;
        if (opens_issue(text, lines, i, start) && start > starts.back()) {
            starts.push_back(start);
            body_seen = false;
        }
    }
    return starts;
}

}  // namespace kexie
