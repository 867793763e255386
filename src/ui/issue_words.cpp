#include "ui/issue_words.h"

#include <algorithm>
#include <iterator>

#include "bulletin/confidence.h"

namespace kexie {

namespace {

constexpr std::string_view separator = " · ";

// Findings in a few words.
struct DoubtPhrase {
    std::string_view code;
    StringId words;
};
constexpr DoubtPhrase doubt_phrases[] = {
    {"title-uncertain", StringId::DoubtTitle},
    {"print-contradiction", StringId::DoubtTitle},
    {"article-untitled", StringId::DoubtTitleMissing},
    {"article-empty", StringId::DoubtTextMissing},
    {"article-uncertain", StringId::DoubtExtent},
    {"article-unlisted", StringId::DoubtAgainstContents},
    {"paragraph-uncertain", StringId::DoubtParagraph},
    {"section-uncertain", StringId::DoubtSection},
    {"text-damaged", StringId::DoubtDamage},
};

std::string approximate(const Ui& ui, const Issue& issue, const std::string& date) {
    return issue.inferred.date ? ui.tr(StringId::ApproximateDate, {date}) : date;
}

std::string month_day(const Ui& ui, const Issue& issue) {
    if (!issue.date) return ui.tr(StringId::DateUnknown);
    return approximate(ui, issue, to_iso(*issue.date).substr(5));
}

}  // namespace

std::string issue_number_label(const Ui& ui, const Issue& issue) {
    if (!issue.number) return ui.tr(StringId::NumberUnknown);
    return ui.tr(StringId::IssueNumber, {*issue.number});
}

std::string issue_row_label(const Ui& ui, const Issue& issue) {
    return issue_number_label(ui, issue).append(separator) + month_day(ui, issue);
}

std::string issue_label(const Ui& ui, const Issue& issue) {
    std::string label;
    if (issue.year && issue.number) {
        label = ui.tr(StringId::YearIssue, {*issue.year, *issue.number});
    } else if (issue.year) {
        label = ui.tr(StringId::YearOnly, {*issue.year});
    } else {
        label = ui.tr(StringId::YearUnknown);
    }
    return label.append(separator).append(month_day(ui, issue));
}

std::string hit_details(const Ui& ui, const Issue& issue, const Article& article) {
    std::string label = issue_label(ui, issue);
    if (article.section) label.append(separator).append(*article.section);
    if (article.attribution) label.append(separator).append(*article.attribution);
    return label;
}

std::string masthead_number(const Ui& ui, const Issue& issue) {
    if (issue.year && issue.number && issue.total_number) {
        return ui.tr(StringId::YearTotal, {*issue.year, *issue.number, *issue.total_number});
    }
    if (issue.year && issue.number) {
        return ui.tr(StringId::YearIssue, {*issue.year, *issue.number});
    }
    if (issue.number) return issue_number_label(ui, issue);
    return ui.tr(StringId::NumberUnknown) + ui.tr(StringId::NoMasthead);
}

std::string masthead_date(const Ui& ui, const Issue& issue) {
    std::string words = issue.publisher.value_or("");
    if (!words.empty()) words += "\u3000";
    if (!issue.date) return words + ui.tr(StringId::DateUnknown);
    const Date& date = *issue.date;
    return words +
           approximate(ui, issue, ui.tr(StringId::LongDate, {date.year, date.month, date.day}));
}

std::string doubt_words(const Ui& ui, const Diagnostic& doubt) {
    const auto* const known =
        std::find_if(std::begin(doubt_phrases), std::end(doubt_phrases),
                     [&](const DoubtPhrase& each) { return each.code == doubt.code; });
    return known == std::end(doubt_phrases) ? doubt.message : ui.tr(known->words);
}

std::string article_doubts(const Ui& ui, const Issue& issue, const Article& article) {
    if (article.confidence != Confidence::Doubtful) return {};
    std::string reasons;
    for (const Diagnostic& found : issue.diagnostics) {
        const bool is_here =
            found.line >= article.source_lines.first && found.line <= article.source_lines.last;
        if (!is_here || !is_doubt(found)) continue;
        const std::string words = doubt_words(ui, found);
        if (reasons.find(words) != std::string::npos) continue;
        reasons += (reasons.empty() ? "" : ui.tr(StringId::DoubtSeparator)) + words;
    }
    return ui.tr(StringId::DoubtfulArticle, {reasons});
}

std::string issue_note(const Ui& ui) {
    return is_own_issue(ui.state) ? ui.tr(StringId::OwnFileNote) : ui.state.library->archive().note;
}

std::string gap_label(const Ui& ui, const Gap& gap) {
    std::string name = gap.first == gap.last ? ui.tr(StringId::GapOne, {gap.first})
                                             : ui.tr(StringId::Gap, {gap.first, gap.last});
    if (gap.uncertain) name += ui.tr(StringId::GapUncertain);
    return name;
}

}  // namespace kexie
