#include <iomanip>
#include <map>

#include "archive/merge.h"
#include "cli/archive_folder.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/findings.h"
#include "cli/issue_files.h"

namespace kexie::cli {

namespace {

// What a person should know, but what does not keep the bundle from being written.
void report(const IssueFile& file, const Console& console) {
    std::vector<Diagnostic> diagnostics = file.diagnostics;
    for (const ParsedIssue& parsed : file.issues) {
        diagnostics.insert(diagnostics.end(), parsed.issue.diagnostics.begin(),
                           parsed.issue.diagnostics.end());
    }
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity == Severity::Note) continue;
        console.err << describe_finding({file.path, diagnostic}) << "\n";
    }
}

void report(const std::vector<Repeat>& repeats, const Console& console) {
    for (const Repeat& repeat : repeats) {
        Diagnostic diagnostic{1, Severity::Warning, "issue-duplicate",
                              "与 " + repeat.first_file + " 相同，只收一份。"};
        if (!repeat.new_id.empty()) {
            diagnostic.code = "issue-conflict";
            diagnostic.message = "与 " + repeat.first_file + " 同为 " + repeat.id +
                                 "，文字不同，另记作 " + repeat.new_id + "。";
        }
        console.err << describe_finding({repeat.file, diagnostic}) << "\n";
    }
}

// How many files of each format were read, and how many were not.
class FormatTable {
public:
    void add(const IssueFile& file) {
        Row& row = m_rows[std::string(format_name(file.document.format))];
        ++row.files;
        row.issues += file.issues.size();
    }

    void print(const Console& console, std::size_t unread) const {
        if (m_rows.size() <= 1 && unread == 0) return;
        print_row(console, "format", "files", "issues");
        for (const auto& [name, row] : m_rows) {
            print_row(console, name, std::to_string(row.files), std::to_string(row.issues));
        }
        if (unread > 0) print_row(console, "not read", std::to_string(unread), "");
    }

private:
    struct Row {
        std::size_t files = 0;
        std::size_t issues = 0;
    };

    static void print_row(const Console& console, const std::string& name, const std::string& files,
                          const std::string& issues) {
        console.err << std::left << std::setw(10) << name << std::right << std::setw(7) << files
                    << std::setw(8) << issues << "\n";
    }

    std::map<std::string, Row> m_rows;  // By the name of the format.
};

// Every issue of every file; what cannot be read goes into `outcome`.
std::vector<Issue> read_issues(const std::vector<std::string>& paths, const Console& console,
                               FormatTable& table, Outcome& outcome) {
    std::vector<Issue> issues;
    std::vector<IssueFile> files;
    {
        Progress progress(console, "build", paths.size());
        files = read_issue_files(paths, outcome.errors, [&] { progress.step(); });
    }
    for (IssueFile& file : files) {
        keep_source_text(file);
        table.add(file);
        report(file, console);
        for (ParsedIssue& parsed : file.issues) issues.push_back(std::move(parsed.issue));
    }
    return issues;
}

}  // namespace

Outcome run(const BuildArguments& arguments, const Console& console) {
    const auto paths = list_issue_files({arguments.folder});
    if (!paths) return {true, {paths.error()}};
    Outcome outcome;
    FormatTable table;
    std::vector<Issue> issues = read_issues(paths.value(), console, table, outcome);
    if (issues.empty() && !outcome.errors.empty()) return outcome;
    if (issues.empty()) {
        console.err << "kexie: " << arguments.folder << ": There is no issue in this folder.\n";
        outcome.satisfied = false;
        return outcome;
    }

    Archive archive;
    report(merge_issues(archive, std::move(issues)), console);
    if (auto error = read_meta_file(arguments.folder, archive)) return {true, {*error}};
    const std::string bytes = write_bundle(archive);
    const Outcome written = write_result(arguments.output, bytes, console);
    if (!written.errors.empty()) return written;
    table.print(console, outcome.errors.size());
    console.err << counted(archive.issues.size(), "issue") << ", " << counted(bytes.size(), "byte")
                << "\n";
    return outcome;  // With what could not be read: the others are in the bundle all the same.
}

}  // namespace kexie::cli
