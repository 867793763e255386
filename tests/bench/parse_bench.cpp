// parse_bench [MEGABYTES]
//
// Parses made-up issues in all styles of layout, beside a plain scan of the same bytes for
// well-formed UTF-8. Prints throughput on one core, their ratio, and what the result takes.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "bulletin/parse.h"
#include "support/render.h"
#include "support/sample_issue.h"

namespace {

using namespace kexie;

// Of processor time: what else runs on the machine does not count.
double seconds_since(std::clock_t start) {
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// Files of a few hundred issues each; half of them hard-wrapped like the printed ones.
std::vector<std::string> make_files(std::size_t bytes) {
    constexpr std::size_t file_size = 4U << 20U;
    std::vector<std::string> files;
    std::size_t total = 0;
    test::Dice dice(2023);
    while (total < bytes) {
        std::string file;
        while (file.size() < file_size && total + file.size() < bytes) {
            test::RenderStyle style;
            style.wrap = dice.chance(50) ? 56 : 0;
            style.first_line = style.wrap > 0 ? 1 : 0;
            style.gap_everywhere = dice.chance(50);
            style.page_marks = style.wrap > 0 ? 1 : 0;
            style.spaced_boundaries = dice.chance(50);
            file += test::render(test::sample_issue(dice), style, dice).text;
        }
        total += file.size();
        files.push_back(std::move(file));
    }
    return files;
}

}  // namespace

int main(int argc, char** argv) {
    const int megabytes = argc > 1 ? std::atoi(argv[1]) : 100;
    const std::vector<std::string> files =
        make_files(static_cast<std::size_t>(megabytes) * 1000000U);
    double size = 0;
    for (const std::string& file : files) size += static_cast<double>(file.size()) / 1e6;

    std::clock_t start = std::clock();
    std::size_t valid = 0;
    for (const std::string& file : files) valid += is_valid_utf8(file) ? 1U : 0U;
    const double scan = size / seconds_since(start);

    start = std::clock();
    std::size_t issues = 0;
    std::size_t articles = 0;
    for (const std::string& file : files) {
        const auto parsed = parse_issues(file, "bench.txt", std::string(64, '0'));
        issues += parsed.size();
        for (const ParsedIssue& each : parsed) articles += each.issue.articles.size();
    }
    const double parse = size / seconds_since(start);

    std::printf("%.0f MB in %zu files, %zu well-formed: %zu issues, %zu articles\n", size,
                files.size(), valid, issues, articles);
    std::printf("parse      %8.1f MB/s\n", parse);
    std::printf("UTF-8 scan %8.1f MB/s\n", scan);
    std::printf("ratio      %8.3f\n", parse / scan);
    return 0;
}
