// Bulletins to be printed, and how well their prints are read: see printed_bulletins.sh.
//
//   printed_bulletins write FOLDER COUNT [ISSUES]
//   printed_bulletins score FOLDER COUNT [ISSUES]
//
// write: COUNT made-up bulletins and, if it is given, each text file of the folder ISSUES in five
// looks, as files for the printers: FOLDER/PRINTER/NAME.fodt, .html, .tex or .docx. score:
// reads what was printed, where it is there, and compares it with what was to be printed: NAME.runs
// (of a PDF, as kexie-pdf writes them), NAME.docx, and NAME.text (of the same PDF, by pdftotext).
// Fails if fewer than 98 % of the made-up bulletins or not all of the issues are read exactly.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>

#include "base/sha256.h"
#include "bulletin/coverage.h"
#include "bulletin/parse.h"
#include "document/docx.h"
#include "document/text_runs.h"
#include "support/files.h"
#include "support/issue_diff.h"
#include "support/ordinary_score.h"
#include "support/print_html.h"
#include "support/print_office.h"
#include "support/print_tex.h"
#include "support/print_word.h"
#include "support/truth.h"
#include "text/encoding.h"

namespace kexie {

namespace {

namespace fs = std::filesystem;
constexpr double min_exact = 98;  // Percent of the made-up bulletins.

std::string read(const fs::path& path) {
    return test::read_file(path).value_or("");
}

// A bulletin, whose structure is known, in one look.
struct Printed {
    std::string name;  // Of its files.
    std::uint32_t seed = 0;
    test::PrintFlow flow;
    // What is wrong in what was read.
    std::function<std::vector<std::string>(const std::vector<Issue>&)> differences;
};

Printed made_up(std::uint32_t seed) {
    const test::OrdinaryBulletin bulletin =
        test::ordinary_bulletin(test::printable_traits(seed), seed);
    return {std::to_string(seed), seed, test::flow_of(bulletin),
            [bulletin](const std::vector<Issue>& issues) {
                return test::score_ordinary(bulletin, issues).differences;
            }};
}

std::vector<std::string> differences_from(const Issue& wanted, const fs::path& truth,
                                          const std::vector<Issue>& issues) {
    if (issues.size() != 1) return {std::to_string(issues.size()) + " issues"};
    // The hand-made structure accepts more than one reading.
    std::vector<std::string> all = fs::exists(truth)
                                       ? test::structure_differences_from_truth(truth, issues[0])
                                       : test::differences(wanted, issues[0]);
    if (issues[0].date != wanted.date) all.emplace_back("date");
    for (std::size_t i = 0; all.empty() && i < wanted.articles.size(); ++i) {
        if (issues[0].articles[i].date != wanted.articles[i].date) {
            all.push_back("date of article " + std::to_string(i));
        }
    }
    return all;
}

// The issue of a text file. What the parser makes of the text is known to be right, by its tests
// or by its hand-made structure.
std::vector<Printed> issues_of(const fs::path& file) {
    constexpr std::uint32_t step = 7;  // Every size and every trait of a look comes.
    const auto decoded = decode_text(read(file));
    if (!decoded) return {};
    const std::string& text = decoded.value().text;
    const auto parsed = parse_issues(text, file.filename().string(), std::string(64, '0'));
    if (parsed.size() != 1) return {};
    const Issue wanted = parsed[0].issue;
    const fs::path truth = test::truth_file(file.filename().string().substr(0, 3));
    std::vector<Printed> all;
    for (std::uint32_t look = 0; look < test::look_count; look += step) {
        all.push_back({file.stem().string() + "-" + std::to_string(look), look,
                       test::flow_of(text, parsed[0]),
                       [wanted, truth](const std::vector<Issue>& issues) {
                           return differences_from(wanted, truth, issues);
                       }});
    }
    return all;
}

std::vector<Printed> all_issues(const fs::path& folder) {
    std::vector<Printed> all;
    for (const fs::path& file : test::files_in(folder)) {
        if (file.extension() != ".txt") continue;
        for (Printed& each : issues_of(file)) all.push_back(std::move(each));
    }
    return all;
}

std::vector<Printed> all_made_up(std::uint32_t count) {
    std::vector<Printed> all;
    for (std::uint32_t seed = 0; seed < count; ++seed) all.push_back(made_up(seed));
    return all;
}

void write_file(const fs::path& path, const std::string& bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

void write(const fs::path& folder, const std::vector<Printed>& all) {
    for (const Printed& each : all) {
        const test::PrintLook look = test::look_of(each.seed);
        const auto word = [&](test::WordProcessor by) {
            return test::word_document(each.flow, look, by, each.seed);
        };
        write_file(folder / "office" / (each.name + ".fodt"),
                   test::office_document(each.flow, look));
        write_file(folder / "html" / (each.name + ".html"), test::html_document(each.flow, look));
        write_file(folder / "tex" / (each.name + ".tex"), test::tex_document(each.flow, look));
        write_file(folder / "word" / (each.name + ".docx"), word(test::WordProcessor::Word));
        write_file(folder / "wps" / (each.name + ".docx"), word(test::WordProcessor::Wps));
    }
}

// How many files of one kind were read exactly.
class Tally {
public:
    explicit Tally(std::string name) : m_name(std::move(name)) {}

    void add(const Printed& printed, const Result<Document>& document) {
        ++m_count;
        const std::string difference =
            document ? first_difference(printed, document.value()) : document.error().message;
        if (difference.empty()) {
            ++m_exact;
        } else {
            std::cout << "  " << m_name << " " << printed.name << ": " << difference << "\n";
        }
    }

    int count() const { return m_count; }
    double rate() const { return m_count == 0 ? 0 : 100.0 * m_exact / m_count; }
    void tell() const { std::cout << m_name << ": " << rate() << " % of " << m_count << "\n"; }

private:
    static std::string first_difference(const Printed& printed, const Document& document) {
        const std::vector<ParsedIssue> parsed =
            parse_issues(document, "ordinary.pdf", std::string(64, '0'));
        std::vector<Issue> issues;
        for (const ParsedIssue& each : parsed) issues.push_back(each.issue);
        const std::vector<std::string> wrong = printed.differences(issues);
        if (!wrong.empty()) return wrong.front();
        const std::vector<Diagnostic> lost = verify_coverage(document.text, parsed);
        return lost.empty() ? "" : lost.front().message;
    }

    std::string m_name;
    int m_count = 0;
    int m_exact = 0;
};

Result<Document> read_printed(const fs::path& path) {
    if (path.extension() == ".docx") return read_docx(read(path));
    if (path.extension() == ".text") {
        Document plain;
        plain.text = read(path);
        return plain;
    }
    auto runs = read_runs(read(path));
    if (!runs) return runs.error();
    return lay_out_pages(runs.take());
}

// False if fewer than `min_rate` percent of the PDF and DOCX are exact, or less than by the text.
bool score(const fs::path& folder, const std::vector<Printed>& all, double min_rate) {
    bool good = true;
    for (const fs::directory_entry& printer : fs::directory_iterator(folder)) {
        if (!printer.is_directory()) continue;
        const std::string name = printer.path().filename().string();
        Tally text(name + " by pdftotext");
        for (const char* kind : {".text", ".runs", ".docx"}) {
            Tally tally(name + kind);
            for (const Printed& each : all) {
                const fs::path file = printer.path() / (each.name + kind);
                if (fs::exists(file)) tally.add(each, read_printed(file));
            }
            if (tally.count() == 0) continue;
            tally.tell();
            if (std::string_view(kind) == ".text") {
                text = tally;
            } else if (tally.rate() < min_rate || tally.rate() < text.rate()) {
                good = false;
            }
        }
    }
    return good;
}

int run(const std::string& action, const fs::path& folder, std::uint32_t count,
        const fs::path& issues) {
    const std::vector<Printed> invented = all_made_up(count);
    const std::vector<Printed> real = issues.empty() ? std::vector<Printed>() : all_issues(issues);
    if (action == "write") {
        write(folder, invented);
        write(folder, real);
        return 0;
    }
    const bool good = score(folder, invented, min_exact);
    return score(folder, real, 100) && good ? 0 : 1;
}

}  // namespace

}  // namespace kexie

int main(int argc, char** argv) {
    const std::string action = argc == 4 || argc == 5 ? argv[1] : "";
    if (action != "write" && action != "score") {
        std::cerr << "usage: printed_bulletins write|score FOLDER COUNT [ISSUES]\n";
        return 2;
    }
    return kexie::run(action, argv[2],
                      static_cast<std::uint32_t>(std::strtoul(argv[3], nullptr, 10)),
                      argc == 5 ? argv[4] : "");
}
