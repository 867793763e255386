#include "archive/schema.h"

#include <algorithm>
#include <utility>

#include "base/sort.h"

namespace kexie {

namespace {

using Draft = BundleDraft;
using Value = BundleValue;
using Field = BundleField;
using Shape = BundleShape;
using enum ValueType;

constexpr bool required = true;
constexpr bool optional = false;  // Additions to the first schema: older bundles lack them.

std::optional<std::string> text_or_null(Value& value) {
    if (value.is_null) return std::nullopt;
    return std::move(value.text);
}

std::optional<int> integer_or_null(const Value& value) {
    if (value.is_null) return std::nullopt;
    return value.integer;
}

std::optional<Date> date_or_null(const Value& value) {
    if (value.is_null) return std::nullopt;
    return value.date;
}

template <std::size_t N>
constexpr Shape shape(const Field (&fields)[N], void (*finish)(Draft&) = nullptr) {
    static_assert(N <= 32);
    return {fields, N, finish};
}

// A pair of line numbers: first and last.

constexpr Field line_pair_fields[] = {
    {"", Integer, optional, nullptr,
     [](Draft& draft, Value& value) {
         if (draft.line_pair_size < 2) draft.line_pair[draft.line_pair_size] = value.integer;
         ++draft.line_pair_size;
     }},
};

LineRange take_line_pair(Draft& draft) {
    if (draft.line_pair_size != 2) draft.complaint = "must be a pair of line numbers";
    draft.line_pair_size = 0;
    return {draft.line_pair[0], draft.line_pair[1]};
}

constexpr Shape source_lines_shape = shape(
    line_pair_fields, [](Draft& draft) { draft.article.source_lines = take_line_pair(draft); });

constexpr Shape paragraph_line_shape = shape(line_pair_fields, [](Draft& draft) {
    draft.article.paragraph_lines.push_back(take_line_pair(draft));
});

constexpr Field paragraph_lines_fields[] = {{"", Array, optional, &paragraph_line_shape, nullptr}};
constexpr Shape paragraph_lines_shape = shape(paragraph_lines_fields);

// Articles.

constexpr Field paragraphs_fields[] = {
    {"", Text, optional, nullptr,
     [](Draft& draft, Value& value) { draft.article.paragraphs.push_back(std::move(value.text)); }},
};
constexpr Shape paragraphs_shape = shape(paragraphs_fields);

constexpr Field article_fields[] = {
    {"section", TextOrNull, required, nullptr,
     [](Draft& draft, Value& value) { draft.article.section = text_or_null(value); }},
    {"title", Text, required, nullptr,
     [](Draft& draft, Value& value) { draft.article.title = std::move(value.text); }},
    {"paragraphs", Array, required, &paragraphs_shape, nullptr},
    {"attribution", TextOrNull, required, nullptr,
     [](Draft& draft, Value& value) { draft.article.attribution = text_or_null(value); }},
    {"date", DateOrNull, required, nullptr,
     [](Draft& draft, Value& value) { draft.article.date = date_or_null(value); }},
    {"source_lines", Array, required, &source_lines_shape, nullptr},
    {"paragraph_lines", Array, optional, &paragraph_lines_shape, nullptr},
};

constexpr Shape article_shape = shape(article_fields, [](Draft& draft) {
    const Article& article = draft.article;
    if (!article.paragraph_lines.empty() &&
        article.paragraph_lines.size() != article.paragraphs.size()) {
        draft.complaint = "must have as many paragraph_lines as paragraphs";
        return;
    }
    draft.issue.articles.push_back(std::exchange(draft.article, {}));
});

constexpr Field articles_fields[] = {{"", Object, optional, &article_shape, nullptr}};
constexpr Shape articles_shape = shape(articles_fields);

// Table of contents.

constexpr Field toc_target_fields[] = {
    {"article", Integer, optional, nullptr,
     [](Draft& draft, Value& value) { draft.toc_entry.article = value.integer; }},
    {"section", Text, optional, nullptr,
     [](Draft& draft, Value& value) { draft.toc_entry.section = std::move(value.text); }},
};
constexpr Shape toc_target_shape = shape(toc_target_fields);

constexpr Field toc_entry_fields[] = {
    {"text", Text, required, nullptr,
     [](Draft& draft, Value& value) { draft.toc_entry.text = std::move(value.text); }},
    {"target", ObjectOrNull, required, &toc_target_shape, nullptr},
    {"line", Integer, optional, nullptr,
     [](Draft& draft, Value& value) { draft.toc_entry.line = value.integer; }},
};
constexpr Shape toc_entry_shape = shape(toc_entry_fields, [](Draft& draft) {
    draft.issue.toc.push_back(std::exchange(draft.toc_entry, {}));
});
constexpr Field toc_fields[] = {{"", Object, optional, &toc_entry_shape, nullptr}};
constexpr Shape toc_shape = shape(toc_fields);

// The lesser parts of an issue.

constexpr Field inferred_fields[] = {
    {"year", Boolean, required, nullptr,
     [](Draft& draft, Value& value) { draft.issue.inferred.year = value.boolean; }},
    {"date", Boolean, required, nullptr,
     [](Draft& draft, Value& value) { draft.issue.inferred.date = value.boolean; }},
};
constexpr Shape inferred_shape = shape(inferred_fields);

constexpr Field distribution_fields[] = {
    {"", Text, optional, nullptr,
     [](Draft& draft, Value& value) {
         draft.issue.footer.distribution.push_back(std::move(value.text));
     }},
};
constexpr Shape distribution_shape = shape(distribution_fields);

constexpr Field footer_fields[] = {
    {"editor", TextOrNull, required, nullptr,
     [](Draft& draft, Value& value) { draft.issue.footer.editor = text_or_null(value); }},
    {"reviewer", TextOrNull, required, nullptr,
     [](Draft& draft, Value& value) { draft.issue.footer.reviewer = text_or_null(value); }},
    {"distribution", Array, required, &distribution_shape, nullptr},
    {"email", TextOrNull, required, nullptr,
     [](Draft& draft, Value& value) { draft.issue.footer.email = text_or_null(value); }},
};
constexpr Shape footer_shape = shape(footer_fields);

constexpr Field noise_item_fields[] = {
    {"line", Integer, required, nullptr,
     [](Draft& draft, Value& value) { draft.noise.line = value.integer; }},
    {"text", Text, required, nullptr,
     [](Draft& draft, Value& value) { draft.noise.text = std::move(value.text); }},
    {"kind", Text, required, nullptr,
     [](Draft& draft, Value& value) { draft.noise.kind = std::move(value.text); }},
};
constexpr Shape noise_item_shape = shape(noise_item_fields, [](Draft& draft) {
    draft.issue.noise.push_back(std::exchange(draft.noise, {}));
});
constexpr Field noise_fields[] = {{"", Object, optional, &noise_item_shape, nullptr}};
constexpr Shape noise_shape = shape(noise_fields);

constexpr Field label_fields[] = {
    {"line", Integer, required, nullptr,
     [](Draft& draft, Value& value) { draft.label.line = value.integer; }},
    {"text", Text, required, nullptr,
     [](Draft& draft, Value& value) { draft.label.text = std::move(value.text); }},
};
constexpr Shape label_shape = shape(label_fields, [](Draft& draft) {
    draft.issue.labels.push_back(std::exchange(draft.label, {}));
});
constexpr Field labels_fields[] = {{"", Object, optional, &label_shape, nullptr}};
constexpr Shape labels_shape = shape(labels_fields);

constexpr Field diagnostic_fields[] = {
    {"line", Integer, required, nullptr,
     [](Draft& draft, Value& value) { draft.diagnostic.line = value.integer; }},
    {"severity", ValueType::Severity, required, nullptr,
     [](Draft& draft, Value& value) { draft.diagnostic.severity = value.severity; }},
    {"code", Text, required, nullptr,
     [](Draft& draft, Value& value) { draft.diagnostic.code = std::move(value.text); }},
    {"message", Text, required, nullptr,
     [](Draft& draft, Value& value) { draft.diagnostic.message = std::move(value.text); }},
};
constexpr Shape diagnostic_shape = shape(diagnostic_fields, [](Draft& draft) {
    draft.issue.diagnostics.push_back(std::exchange(draft.diagnostic, {}));
});
constexpr Field diagnostics_fields[] = {{"", Object, optional, &diagnostic_shape, nullptr}};
constexpr Shape diagnostics_shape = shape(diagnostics_fields);

constexpr Field source_fields[] = {
    {"file", Text, required, nullptr,
     [](Draft& draft, Value& value) { draft.issue.source.file = std::move(value.text); }},
    {"sha256", Text, required, nullptr,
     [](Draft& draft, Value& value) { draft.issue.source.sha256 = std::move(value.text); }},
    {"text", Text, optional, nullptr,
     [](Draft& draft, Value& value) { draft.issue.source.text = std::move(value.text); }},
    {"first_line", Integer, optional, nullptr,
     [](Draft& draft, Value& value) {
         // No file has more lines, and numbers of lines can be added to it.
         constexpr int most_lines = 1'000'000'000;
         draft.issue.source.first_line = value.integer;
         if (value.integer < 1 || value.integer > most_lines) {
             draft.complaint = "must be the number of a line";
         }
     }},
};
constexpr Shape source_shape = shape(source_fields);

// Issues.

constexpr Field issue_fields[] = {
    {"id", Text, required, nullptr,
     [](Draft& draft, Value& value) { draft.issue.id = std::move(value.text); }},
    {"title", TextOrNull, required, nullptr,
     [](Draft& draft, Value& value) { draft.issue.title = text_or_null(value); }},
    {"year", IntegerOrNull, required, nullptr,
     [](Draft& draft, Value& value) { draft.issue.year = integer_or_null(value); }},
    {"number", IntegerOrNull, required, nullptr,
     [](Draft& draft, Value& value) { draft.issue.number = integer_or_null(value); }},
    {"total_number", IntegerOrNull, required, nullptr,
     [](Draft& draft, Value& value) { draft.issue.total_number = integer_or_null(value); }},
    {"publisher", TextOrNull, required, nullptr,
     [](Draft& draft, Value& value) { draft.issue.publisher = text_or_null(value); }},
    {"date", DateOrNull, required, nullptr,
     [](Draft& draft, Value& value) { draft.issue.date = date_or_null(value); }},
    {"inferred", Object, required, &inferred_shape, nullptr},
    {"toc", Array, required, &toc_shape, nullptr},
    {"articles", Array, required, &articles_shape, nullptr},
    {"footer", Object, required, &footer_shape, nullptr},
    {"noise", Array, required, &noise_shape, nullptr},
    {"labels", Array, optional, &labels_shape, nullptr},
    {"diagnostics", Array, required, &diagnostics_shape, nullptr},
    {"source", Object, required, &source_shape, nullptr},
};

void finish_issue(Draft& draft) {
    const Issue& issue = draft.issue;
    const auto points_nowhere = [&](const TocEntry& entry) {
        return entry.article && static_cast<std::size_t>(*entry.article) >= issue.articles.size();
    };
    if (issue.id.empty()) draft.complaint = "must have an id that is not empty";
    if (std::any_of(issue.toc.begin(), issue.toc.end(), points_nowhere)) {
        draft.complaint = "has a toc entry that points at an article it does not have";
    }
    if (!draft.complaint.empty()) return;
    draft.archive.issues.push_back(std::make_shared<const Issue>(std::exchange(draft.issue, {})));
}

constexpr Shape issue_shape = shape(issue_fields, finish_issue);
constexpr Field issues_fields[] = {{"", Object, optional, &issue_shape, nullptr}};
constexpr Shape issues_shape = shape(issues_fields);

// The archive.

void store_format(Draft& draft, Value& value) {
    draft.format_known = value.text == bundle_format;
    if (draft.format_known) return;
    draft.complaint_code = "bundle-format";
    draft.complaint = "says that this is another kind of file, not \"kexie-archive\"";
}

void store_version(Draft& draft, Value& value) {
    if (value.integer >= 1 && value.integer <= bundle_version) return;
    draft.complaint_code = "bundle-version";
    draft.complaint = "is " + std::to_string(value.integer) + ", but this program reads up to " +
                      std::to_string(bundle_version) + "; use a newer program";
}

void finish_archive(Draft& draft) {
    std::vector<std::string_view> ids;
    for (const auto& issue : draft.archive.issues) ids.push_back(issue->id);
    merge_sort(ids.begin(), ids.end());
    const auto repeated = std::adjacent_find(ids.begin(), ids.end());
    if (repeated != ids.end()) {
        draft.complaint = "holds two issues with the id " + std::string(*repeated);
    }
}

constexpr Field archive_fields[] = {
    {"format", Text, required, nullptr, store_format},
    {"version", Integer, required, nullptr, store_version},
    {"title", Text, required, nullptr,
     [](Draft& draft, Value& value) { draft.archive.title = std::move(value.text); }},
    {"note", Text, optional, nullptr,
     [](Draft& draft, Value& value) { draft.archive.note = std::move(value.text); }},
    {"issues", Array, required, &issues_shape, nullptr},
};

}  // namespace

constinit const Shape archive_shape = shape(archive_fields, finish_archive);

}  // namespace kexie
