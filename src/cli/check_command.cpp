#include "bulletin/coverage.h"
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
    std::size_t doubtful = 0;  // Of the articles.
};

void add_findings(std::vector<Finding>& findings, const std::string& path,
                  const std::vector<Diagnostic>& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) findings.push_back({path, diagnostic});
}

// What one file says by itself.
void check_file(const IssueFile& file, std::vector<Finding>& findings, Totals& totals) {
    ++totals.files;
    add_findings(findings, file.path, file.diagnostics);
    for (const ParsedIssue& parsed : file.issues) {
        add_findings(findings, file.path, parsed.issue.diagnostics);
        ++totals.issues;
        for (const Article& article : parsed.issue.articles) {
            ++totals.articles;
            if (article.confidence == Confidence::Doubtful) ++totals.doubtful;
        }
    }
    add_findings(findings, file.path, verify_coverage(file.document.text, file.issues));
}

// What only shows beside the other issues.
void add_findings(std::vector<Finding>& findings, const std::vector<Issue>& issues) {
    std::vector<const Issue*> pointers;
    pointers.reserve(issues.size());
    for (const Issue& issue : issues) pointers.push_back(&issue);
    const auto across = check_issues(pointers);
    findings.insert(findings.end(), across.begin(), across.end());
}

}  // namespace

Outcome run(const CheckArguments& arguments, const Console& console) {
    const auto paths = list_issue_files(arguments.paths);
    if (!paths) return {true, {paths.error()}};

    Outcome outcome;
    std::vector<Finding> findings;
    std::vector<Issue> issues;
    Totals totals;
    {
        Progress progress(console, "check", paths.value().size());
        for (IssueFile& file :
             read_issue_files(paths.value(), outcome.errors,
                              {0, {}, [&] { progress.step(); }, arguments.convert})) {
            check_file(file, findings, totals);
            for (ParsedIssue& parsed : file.issues) {
                // Base names may repeat in other folders; paths do not.
                parsed.issue.source.file = file.path;
                issues.push_back(std::move(parsed.issue));
            }
        }
    }
    add_findings(findings, issues);
    sort_findings(findings);
    print_findings(console, findings);
    const auto counts = count_findings(findings);
    console.out << counted(totals.files, "file") << ", " << counted(totals.issues, "issue") << ", "
                << counted(totals.articles, "article");
    if (totals.doubtful > 0) console.out << " (" << totals.doubtful << " doubtful)";
    console.out << ": " << describe_counts(counts) << "\n";
    outcome.satisfied = totals.issues > 0 && counts[static_cast<int>(Severity::Error)] == 0;
    return outcome;
}

}  // namespace kexie::cli
