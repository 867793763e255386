#include <algorithm>
#include <map>

#include "archive/merge.h"
#include "bulletin/coverage.h"
#include "cli/archive_folder.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/findings.h"
#include "cli/index_proof.h"
#include "cli/issue_files.h"
#include "cli/source_proof.h"

namespace kexie::cli {

namespace {

// Characters indexed at a time; the whole archive is indexed before it is proved.
constexpr std::size_t index_slice = 1'000'000;

// What the reader accepts, but what `kexie build` never writes.
std::vector<std::string> check_form(const std::string& bytes, const Archive& archive) {
    std::vector<std::string> mismatches;
    if (write_bundle(archive) != bytes) {
        mismatches.push_back(
            "The bundle is not byte for byte what this program writes: it was edited, or written "
            "by another version.");
    }
    return mismatches;
}

// Bundles of older versions keep no source text.
bool differ(const Issue& held, Issue rebuilt) {
    if (held.source.text.empty()) rebuilt.source = {rebuilt.source.file, rebuilt.source.sha256};
    return held != rebuilt;
}

// The issues of the folder and those of the bundle must be the same, to the last character.
Outcome check_issues(const VerifyArguments& arguments, const Archive& archive,
                     std::vector<std::string>& mismatches) {
    const auto paths = list_issue_files({arguments.issues});
    if (!paths) return {true, {paths.error()}};
    Outcome outcome;
    std::vector<Issue> issues;
    for (IssueFile& file :
         read_issue_files(paths.value(), outcome.errors, {0, {}, {}, arguments.convert})) {
        for (const Diagnostic& loss : verify_coverage(file.document.text, file.issues)) {
            mismatches.push_back(file.path + ":" + std::to_string(loss.line) + ": " + loss.message);
        }
        keep_source_text(file);
        for (ParsedIssue& parsed : file.issues) issues.push_back(std::move(parsed.issue));
    }
    Archive rebuilt;
    merge_issues(rebuilt, std::move(issues));

    std::map<std::string_view, const Issue*> held;
    for (const auto& issue : archive.issues) held[issue->id] = issue.get();
    for (const auto& issue : rebuilt.issues) {
        const auto found = held.find(issue->id);
        if (found == held.end()) {
            mismatches.push_back("Issue " + issue->id + " (" + issue->source.file +
                                 ") is not in the bundle.");
        } else if (differ(*found->second, *issue)) {
            mismatches.push_back("Issue " + issue->id + " in the bundle differs from " +
                                 issue->source.file + ".");
        }
        if (found != held.end()) held.erase(found);
    }
    for (const auto& [id, issue] : held) {
        mismatches.push_back("Issue " + std::string(id) + " (" + issue->source.file +
                             ") of the bundle is not in the folder.");
    }
    return outcome;
}

}  // namespace

Outcome run(const VerifyArguments& arguments, const Console& console) {
    const auto bytes = read_bundle_file(arguments.bundle);
    if (!bytes) return {true, {bytes.error()}};
    const auto archive = read_bundle(bytes.value(), arguments.bundle);
    if (!archive) return {true, {archive.error()}};

    Outcome outcome;
    std::vector<std::string> mismatches = check_form(bytes.value(), archive.value());
    if (!arguments.issues.empty()) {
        outcome = check_issues(arguments, archive.value(), mismatches);
    }

    const SourceProof sources = prove_sources(archive.value());
    mismatches.insert(mismatches.end(), sources.mismatches.begin(), sources.mismatches.end());

    Engine engine;
    std::size_t articles = 0;
    for (const auto& issue : archive.value().issues) {
        articles += issue->articles.size();
        engine.add(issue);
    }
    while (engine.index_some(index_slice)) {
    }
    IndexProof proof;
    {
        Progress progress(console, "verify", articles);
        proof = prove_index(engine, [&] { progress.step(); });
    }
    mismatches.insert(mismatches.end(), proof.mismatches.begin(), proof.mismatches.end());
    for (const std::string& mismatch : mismatches) console.out << "error: " << mismatch << "\n";
    for (const std::string& article : proof.unsearchable) {
        console.out << "note: Article " << article
                    << " holds no text that could be searched for.\n";
    }
    if (!sources.unchecked.empty()) {
        console.out << "note: " << counted(sources.unchecked.size(), "issue")
                    << " without the full source text, starting with " << sources.unchecked.front()
                    << ": pass the folder with --issues to compare.\n";
    }
    console.out << counted(sources.issues, "issue")
                << " re-parsed from the source text in the bundle: identical, nothing lost\n"
                << counted(archive.value().issues.size(), "issue") << ", "
                << counted(articles, "article") << ", " << counted(proof.terms, "term")
                << " compared with a plain scan, " << proof.whole_scans
                << " of them over the whole archive: "
                << (mismatches.empty() ? "no" : std::to_string(mismatches.size()))
                << (mismatches.size() == 1 ? " mismatch\n" : " mismatches\n");
    outcome.satisfied = mismatches.empty() && articles > 0;
    return outcome;
}

}  // namespace kexie::cli
