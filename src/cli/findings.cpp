#include "cli/findings.h"

#include <algorithm>
#include <map>

#include "archive/names.h"

namespace kexie::cli {

namespace {

Style style_of(Severity severity) {
    switch (severity) {
        case Severity::Note:
            return Style::Blue;
        case Severity::Warning:
            return Style::Yellow;
        case Severity::Error:
            return Style::Red;
    }
    return Style::Plain;
}

std::string padded(std::string text, std::size_t width, bool right) {
    if (text.size() >= width) return text;
    const std::string blanks(width - text.size(), ' ');
    return right ? blanks + text : text + blanks;
}

void print_grouped(const Console& console, const std::vector<Finding>& findings) {
    const std::string* path = nullptr;
    for (const Finding& finding : findings) {
        const Diagnostic& diagnostic = finding.diagnostic;
        if (!path || *path != finding.file) {
            if (path) console.out << "\n";
            console.out << styled(console, Style::Bold, finding.file) << "\n";
            path = &finding.file;
        }
        const std::string severity = name_of(diagnostic.severity);
        console.out << padded(std::to_string(diagnostic.line), 6, true) << "  "
                    << styled(console, style_of(diagnostic.severity), padded(severity, 7, false))
                    << "  " << diagnostic.message << "  "
                    << styled(console, Style::Faint, diagnostic.code) << "\n";
    }
    if (path) console.out << "\n";
}

}  // namespace

std::string counted(std::size_t count, const char* what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

void sort_findings(std::vector<Finding>& findings) {
    std::map<std::string, std::size_t, std::less<>> order;
    for (const Finding& finding : findings) order.emplace(finding.file, order.size());
    std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) {
        return std::make_pair(order[a.file], a.diagnostic.line) <
               std::make_pair(order[b.file], b.diagnostic.line);
    });
}

std::string describe_finding(const Finding& finding) {
    const Diagnostic& diagnostic = finding.diagnostic;
    return finding.file + ":" + std::to_string(diagnostic.line) + ": " +
           name_of(diagnostic.severity) + ": " + diagnostic.code + ": " + diagnostic.message;
}

void print_findings(const Console& console, const std::vector<Finding>& findings) {
    if (console.out_is_terminal) {
        print_grouped(console, findings);
        return;
    }
    for (const Finding& finding : findings) console.out << describe_finding(finding) << "\n";
}

std::array<std::size_t, 3> count_findings(const std::vector<Finding>& findings) {
    std::array<std::size_t, 3> counts{};
    for (const Finding& finding : findings) {
        ++counts[static_cast<std::size_t>(finding.diagnostic.severity)];
    }
    return counts;
}

std::string describe_counts(const std::array<std::size_t, 3>& counts) {
    return counted(counts[2], "error") + ", " + counted(counts[1], "warning") + ", " +
           counted(counts[0], "note");
}

}  // namespace kexie::cli
