#include "bulletin/outline.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/issue_files.h"

namespace kexie::cli {

Outcome run(const ParseArguments& arguments, const Console& console) {
    Outcome outcome;
    std::vector<Issue> issues;
    for (IssueFile& file :
         read_issue_files(arguments.files, outcome.errors, {0, {}, {}, arguments.convert})) {
        for (const Diagnostic& diagnostic : file.diagnostics) {
            console.err << describe_finding({file.path, diagnostic}) << "\n";
        }
        for (ParsedIssue& parsed : file.issues) issues.push_back(std::move(parsed.issue));
    }
    outcome.satisfied = !issues.empty();
    if (arguments.format == OutputFormat::Json) {
        console.out << write_issues(issues);
        return outcome;
    }
    for (std::size_t i = 0; i < issues.size(); ++i) {
        console.out << (i == 0 ? "" : "\n") << outline(issues[i]);
    }
    return outcome;
}

}  // namespace kexie::cli
