#include "bulletin/parse.h"

namespace kexie {

std::vector<ParsedIssue> parse_issues(std::string_view, std::string_view, std::string_view) {
    return {};
}

}  // namespace kexie
