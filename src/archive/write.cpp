#include <algorithm>
#include <climits>
#include <tuple>

#include "archive/bundle.h"
#include "archive/json.h"
#include "archive/schema.h"

namespace kexie {

std::string write_bundle(const Archive& archive) {
    std::string out;
    JsonObjectWriter json(out);
    json.member("format", bundle_format);
    json.member("version", bundle_version);
    json.member("title", archive.title);
    json.member("note", archive.note);
    // A line an issue: a bundle under version control then changes by whole issues.
    json.list("issues", archive.issues, "\n",
              [](std::string& text, const auto& issue) { append_json(text, *issue); });
    json.end();
    out += "\n";
    return out;
}

std::string write_issues(const std::vector<Issue>& issues) {
    std::string out;
    append_json_list(out, issues, "\n",
                     [](std::string& text, const Issue& issue) { append_json(text, issue); });
    out += "\n";
    return out;
}

void sort_issues(std::vector<std::shared_ptr<const Issue>>& issues) {
    const auto key = [](const Issue& issue) {
        return std::make_tuple(!issue.date.has_value(), issue.date.value_or(Date{}),
                               issue.number.value_or(INT_MAX), std::string_view(issue.id));
    };
    std::stable_sort(issues.begin(), issues.end(),
                     [&](const auto& a, const auto& b) { return key(*a) < key(*b); });
}

}  // namespace kexie
