#include <algorithm>
#include <iomanip>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "archive/merge.h"
#include "cli/archive_folder.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/findings.h"
#include "cli/interrupt.h"
#include "cli/issue_files.h"

namespace kexie::cli {

namespace {

// What a person should know, but what does not keep the bundle from being written.
void report(const ReadFile& file, const Console& console) {
    std::vector<Diagnostic> diagnostics = file.diagnostics;
    for (const Issue& issue : file.issues) {
        diagnostics.insert(diagnostics.end(), issue.diagnostics.begin(), issue.diagnostics.end());
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
    void add(const ReadFile& file) {
        const bool is_converted =
            std::any_of(file.diagnostics.begin(), file.diagnostics.end(),
                        [](const Diagnostic& each) { return each.code == "office-converted"; });
        Row& row = m_rows[is_converted ? converted : std::string(format_name(file.format))];
        ++row.files;
        row.issues += file.issues.size();
    }

    void print(const Console& console, std::size_t unread) const {
        if (m_rows.size() <= 1 && !m_rows.contains(converted) && unread == 0) return;
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

    static constexpr const char* converted = "converted";

    std::map<std::string, Row> m_rows;  // By the name of the format.
};

std::optional<FileCache> open_cache(const BuildArguments& arguments) {
    std::string folder = arguments.cache.empty() ? default_cache_folder() : arguments.cache;
    if (!arguments.use_cache || folder.empty()) return std::nullopt;
    return std::optional<FileCache>(std::in_place, std::move(folder), arguments.folder,
                                    reader_version());
}

FilesRead read_all(const std::vector<std::string>& paths, const BuildArguments& arguments,
                   const Console& console, const std::stop_token& stop) {
    std::optional<FileCache> cache = open_cache(arguments);
    FilesRead read;
    {
        Progress progress(console, "build", paths.size());
        read = read_files_for_bundle(
            paths, cache ? &*cache : nullptr,
            {arguments.jobs, stop, [&] { progress.step(); }, arguments.convert});
    }
    // Without a cache everything works all the same.
    const auto problem = cache ? cache->finish() : std::nullopt;
    if (problem) console.err << "kexie: " << problem->source << ": " << problem->message << "\n";
    return read;
}

Outcome stopped(int signal, const Console& console) {
    console.err << "kexie: Stopped; no bundle was written.\n";
    Outcome outcome;
    outcome.signal = signal;
    return outcome;
}

}  // namespace

Outcome run(const BuildArguments& arguments, const Console& console) {
    const Interrupt interrupt;
    const auto paths = list_issue_files({arguments.folder});
    if (!paths) return {true, {paths.error()}};
    FilesRead read = read_all(paths.value(), arguments, console, interrupt.token());
    if (interrupt.signal() != 0) return stopped(interrupt.signal(), console);

    Outcome outcome;
    outcome.errors = std::move(read.errors);
    FormatTable table;
    std::vector<Issue> issues;
    for (ReadFile& file : read.files) {
        table.add(file);
        report(file, console);
        std::move(file.issues.begin(), file.issues.end(), std::back_inserter(issues));
    }
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
    if (interrupt.signal() != 0) return stopped(interrupt.signal(), console);
    const Outcome written = write_result(arguments.output, bytes, console);
    if (!written.errors.empty()) return written;
    table.print(console, outcome.errors.size());
    console.err << counted(read.read, "file") << " read, " << read.from_cache
                << " from the cache\n";
    console.err << counted(archive.issues.size(), "issue") << ", " << counted(bytes.size(), "byte")
                << "\n";
    return outcome;  // With what could not be read: the others are in the bundle all the same.
}

}  // namespace kexie::cli
