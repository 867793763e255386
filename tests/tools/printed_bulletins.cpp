// Ordinary bulletins as files of a word processor, and how well the files are read:
//   printed_bulletins write FOLDER COUNT   writes FOLDER/N.fodt
//   printed_bulletins score FOLDER COUNT   reads FOLDER/N.runs, what kexie-pdf prints for N.pdf,
//   and
//                                          FOLDER/N.text, what pdftotext prints
// Prints how many are exact; exits with 1 if fewer than 98 % are, or not more than by the text.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "bulletin/coverage.h"
#include "bulletin/parse.h"
#include "document/docx.h"
#include "document/text_runs.h"
#include "support/ordinary_score.h"
#include "support/print_office.h"

namespace kexie {

namespace {

constexpr double min_exact = 98;  // Percent.

std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

test::OrdinaryBulletin bulletin_of(std::uint32_t seed) {
    return test::ordinary_bulletin(test::printable_traits(seed), seed);
}

struct Tally {
    const char* name;
    int exact = 0;
    int count = 0;

    double rate() const { return count == 0 ? 0 : 100.0 * exact / count; }

    void add(std::uint32_t seed, const Document& document) {
        const test::OrdinaryBulletin bulletin = bulletin_of(seed);
        const std::vector<ParsedIssue> parsed =
            parse_issues(document, "ordinary.pdf", std::string(64, '0'));
        std::vector<Issue> issues;
        for (const ParsedIssue& each : parsed) issues.push_back(each.issue);
        test::OrdinaryScore score = test::score_ordinary(bulletin, issues);
        for (const Diagnostic& loss : verify_coverage(document.text, parsed)) {
            score.differences.push_back(loss.message);
        }
        ++count;
        exact += score.exact() ? 1 : 0;
        if (score.exact()) return;
        std::cout << name << " " << seed << " (" << test::describe(bulletin.traits)
                  << "): " << score.differences.front() << "\n";
    }
};

int write(const std::string& folder, std::uint32_t count) {
    for (std::uint32_t seed = 0; seed < count; ++seed) {
        std::ofstream(folder + "/" + std::to_string(seed) + ".fodt")
            << test::office_document(bulletin_of(seed), seed);
    }
    return 0;
}

void add_or_tell(Tally& tally, std::uint32_t seed, const Result<Document>& document) {
    if (document) return tally.add(seed, document.value());
    std::cout << tally.name << " " << seed << ": " << document.error().message << "\n";
    ++tally.count;
}

int score(const std::string& folder, std::uint32_t count) {
    Tally pdf{"pdf"};
    Tally word{"docx"};
    Tally text{"pdftotext"};
    for (std::uint32_t seed = 0; seed < count; ++seed) {
        const std::string stem = folder + "/" + std::to_string(seed);
        auto runs = read_runs(read(stem + ".runs"));
        auto document = runs ? lay_out_pages(runs.take()) : Result<Document>(runs.error());
        add_or_tell(pdf, seed, document);
        add_or_tell(word, seed, read_docx(read(stem + ".docx")));
        Document plain;
        plain.text = read(stem + ".text");
        text.add(seed, plain);
    }
    std::cout << "exact, of " << count << " bulletins: " << pdf.rate() << " % of PDF, "
              << word.rate() << " % of DOCX, " << text.rate() << " % of the text of pdftotext\n";
    return std::min(pdf.rate(), word.rate()) >= min_exact && pdf.exact > text.exact ? 0 : 1;
}

}  // namespace

}  // namespace kexie

int main(int argc, char** argv) {
    const std::string action = argc == 4 ? argv[1] : "";
    const auto count =
        argc == 4 ? static_cast<std::uint32_t>(std::strtoul(argv[3], nullptr, 10)) : 0;
    if (action == "write") return kexie::write(argv[2], count);
    if (action == "score") return kexie::score(argv[2], count);
    std::cerr << "usage: printed_bulletins write|score FOLDER COUNT\n";
    return 2;
}
