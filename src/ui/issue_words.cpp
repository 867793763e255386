#include "ui/issue_words.h"

namespace kexie {

namespace {

constexpr std::string_view separator = " · ";

std::string approximate(const Ui& ui, const Issue& issue, std::string date) {
    return issue.inferred.date ? ui.say(Word::ApproximateDate, {std::move(date)}) : date;
}

std::string month_day(const Ui& ui, const Issue& issue) {
    if (!issue.date) return ui.say(Word::DateUnknown);
    return approximate(ui, issue, to_iso(*issue.date).substr(5));
}

}  // namespace

std::string issue_number_name(const Ui& ui, const Issue& issue) {
    if (!issue.number) return ui.say(Word::NumberUnknown);
    return ui.say(Word::IssueNumber, {std::to_string(*issue.number)});
}

std::string issue_row_name(const Ui& ui, const Issue& issue) {
    return issue_number_name(ui, issue).append(separator) + month_day(ui, issue);
}

std::string issue_place(const Ui& ui, const Issue& issue) {
    std::string place;
    if (issue.year && issue.number) {
        place =
            ui.say(Word::YearIssue, {std::to_string(*issue.year), std::to_string(*issue.number)});
    } else if (issue.year) {
        place = ui.say(Word::YearOnly, {std::to_string(*issue.year)});
    } else {
        place = ui.say(Word::YearUnknown);
    }
    return place.append(separator).append(month_day(ui, issue));
}

std::string hit_place(const Ui& ui, const Issue& issue, const Article& article) {
    std::string place = issue_place(ui, issue);
    if (article.section) place.append(separator).append(*article.section);
    if (article.attribution) place.append(separator).append(*article.attribution);
    return place;
}

std::string masthead_number(const Ui& ui, const Issue& issue) {
    if (issue.year && issue.number && issue.total_number) {
        return ui.say(Word::YearTotal, {std::to_string(*issue.year), std::to_string(*issue.number),
                                        std::to_string(*issue.total_number)});
    }
    if (issue.year && issue.number) {
        return ui.say(Word::YearIssue,
                      {std::to_string(*issue.year), std::to_string(*issue.number)});
    }
    if (issue.number) return issue_number_name(ui, issue);
    return ui.say(Word::NumberUnknown) + ui.say(Word::NoMasthead);
}

std::string masthead_date(const Ui& ui, const Issue& issue) {
    std::string words = issue.publisher.value_or("");
    if (!words.empty()) words += "\u3000";
    if (!issue.date) return words + ui.say(Word::DateUnknown);
    const Date& date = *issue.date;
    return words + approximate(ui, issue,
                               ui.say(Word::LongDate,
                                      {std::to_string(date.year), std::to_string(date.month),
                                       std::to_string(date.day)}));
}

std::string gap_name(const Ui& ui, const Gap& gap) {
    std::string name =
        gap.first == gap.last
            ? ui.say(Word::GapOne, {std::to_string(gap.first)})
            : ui.say(Word::Gap, {std::to_string(gap.first), std::to_string(gap.last)});
    if (gap.uncertain) name += ui.say(Word::GapUncertain);
    return name;
}

}  // namespace kexie
