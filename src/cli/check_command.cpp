#include "cli/commands.h"
#include "cli/files.h"
#include "cli/findings.h"
#include "cli/issue_files.h"

namespace kexie::cli {

namespace {

struct Totals {
    std::size_t files = 0;
    std::size_t issues = 0;
    std::size_t articles = 0;
};

void add_findings(std::vector<Finding>& findings, const std::string& path,
                  const std::vector<Diagnostic>& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) findings.push_back({path, diagnostic});
}

void check_file(const IssueFile& file, std::vector<Finding>& findings, Totals& totals) {
    ++totals.files;
    add_findings(findings, file.path, file.diagnostics);
    for (const ParsedIssue& parsed : file.issues) {
        add_findings(findings, file.path, parsed.issue.diagnostics);
        ++totals.issues;
        totals.articles += parsed.issue.articles.size();
    }
    add_findings(findings, file.path, account(file.text, file.issues));
}

}  // namespace

Outcome run(const CheckArguments& arguments, const Console& console) {
    const auto paths = list_issue_files(arguments.paths);
    if (!paths) return {true, {paths.error()}};

    Outcome outcome;
    std::vector<Finding> findings;
    Totals totals;
    {
        Progress progress(console, "check", paths.value().size());
        for (const std::string& path : paths.value()) {
            progress.step();
            const auto file = read_issue_file(path);
            if (file) {
                check_file(file.value(), findings, totals);
            } else {
                outcome.errors.push_back(file.error());
            }
        }
    }
    sort_findings(findings);
    print_findings(console, findings);
    const auto counts = count_findings(findings);
    console.out << totals.files << " files, " << totals.issues << " issues, " << totals.articles
                << " articles: " << describe_counts(counts) << "\n";
    outcome.satisfied = totals.issues > 0 && counts[static_cast<int>(Severity::Error)] == 0;
    return outcome;
}

}  // namespace kexie::cli
