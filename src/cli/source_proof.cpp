#include "cli/source_proof.h"

#include <algorithm>
#include <map>
#include <utility>

#include "archive/issue_file.h"
#include "bulletin/coverage.h"
#include "bulletin/lines.h"
#include "document/print_text.h"

namespace kexie::cli {

namespace {

using Issues = std::vector<const Issue*>;

// The issues of one file, in print order, share out its text: nothing is missing between them.
bool are_whole_file(const Issues& issues) {
    int next = 1;
    for (const Issue* issue : issues) {
        if (issue->source.text.empty() || issue->source.first_line != next) return false;
        next += static_cast<int>(physical_lines(issue->source.text).size());
    }
    return true;
}

// What a whole archive adds to an issue: its position among the others, and what is known of the
// file.
Issue comparable(Issue issue, const Issue& held) {
    issue.id = held.id;
    issue.source = held.source;
    return issue;
}

// True if the issue is what the parser makes of its text.
bool is_read(const Issue& held, Issue read, bool is_first) {
    read = comparable(std::move(read), held);
    // What was wrong with the file as a whole stands before what is wrong with its issues.
    const auto& notes = held.diagnostics;
    const std::size_t extra = notes.size() - std::min(notes.size(), read.diagnostics.size());
    read.diagnostics.insert(read.diagnostics.begin(), notes.begin(),
                            notes.begin() + static_cast<std::ptrdiff_t>(is_first ? extra : 0));
    return read == held;
}

// `alone` and `together` are the file's issues as read by themselves, and with what the files of
// the archive teach about each other: which it was, depends on how the file came into the archive.
void prove_file(const Issues& held, IssueFile& alone, IssueFile& together, SourceProof& proof) {
    const Source& source = held.front()->source;
    if (alone.issues.size() != held.size() || together.issues.size() != held.size()) {
        proof.mismatches.push_back("The text of " + source.file + " in the bundle holds " +
                                   std::to_string(alone.issues.size()) +
                                   " issues, the bundle has " + std::to_string(held.size()) +
                                   " of them.");
        return;
    }
    for (const Diagnostic& loss : verify_coverage(together.document.text, together.issues)) {
        proof.mismatches.push_back(source.file + ":" + std::to_string(loss.line) + ": " +
                                   loss.message);
    }
    for (std::size_t i = 0; i < held.size(); ++i) {
        if (is_read(*held[i], std::move(together.issues[i].issue), i == 0) ||
            is_read(*held[i], std::move(alone.issues[i].issue), i == 0)) {
            ++proof.issues;
        } else {
            proof.mismatches.push_back("Issue " + held[i]->id +
                                       " of the bundle is not what its own text says.");
        }
    }
}

IssueFile file_of(const Issues& held) {
    IssueFile file;
    Document& document = file.document;
    for (const Issue* issue : held) {
        document.text += issue->source.text;
        const auto prints = read_print_text(issue->source.print).value_or(std::vector<Print>());
        document.prints.insert(document.prints.end(), prints.begin(), prints.end());
    }
    const Source& source = held.front()->source;
    file.issues = parse_issues(document, source.file, source.sha256);
    return file;
}

}  // namespace

SourceProof prove_sources(const Archive& archive) {
    std::map<std::string_view, Issues> files;
    for (const auto& issue : archive.issues) files[issue->source.sha256].push_back(issue.get());
    SourceProof proof;
    std::vector<Issues> whole;
    std::vector<IssueFile> alone;
    for (auto& [sha256, issues] : files) {
        std::sort(issues.begin(), issues.end(), [](const Issue* a, const Issue* b) {
            return a->source.first_line < b->source.first_line;
        });
        if (are_whole_file(issues)) {
            alone.push_back(file_of(issues));
            whole.push_back(issues);
        } else {
            for (const Issue* issue : issues) proof.unchecked.push_back(issue->id);
        }
    }
    std::vector<IssueFile> together = alone;
    learn_from_each_other(together);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        prove_file(whole[i], alone[i], together[i], proof);
    }
    return proof;
}

}  // namespace kexie::cli
