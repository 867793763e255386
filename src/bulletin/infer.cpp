#include "bulletin/infer.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "bulletin/dates.h"
#include "bulletin/year_clues.h"

namespace kexie {

namespace {

std::vector<std::string_view> body_texts(const Issue& issue) {
    std::vector<std::string_view> texts;
    for (const Article& article : issue.articles) {
        texts.push_back(article.title);
        for (const std::string& paragraph : article.paragraphs) texts.push_back(paragraph);
    }
    return texts;
}

// Days that the text reports as past.
std::vector<Mention> past_mentions(const std::vector<std::string_view>& texts) {
    std::vector<Mention> mentions;
    for (const std::string_view text : texts) {
        for (auto mention = find_mention(text, 0, std::nullopt); mention;
             mention = find_mention(text, mention->next, std::nullopt)) {
            if (!mention->future) mentions.push_back(*mention);
        }
    }
    return mentions;
}

std::optional<Date> latest_full_date(const std::vector<Mention>& mentions) {
    std::optional<Date> latest;
    for (const Mention& mention : mentions) {
        if (!mention.year) continue;
        const Date date{*mention.year, mention.month, mention.day};
        if (!latest || date > *latest) latest = date;
    }
    return latest;
}

int distance(const Date& a, const Date& b) {
    return std::abs(approximate_days(a, b));
}

// The year in which the day is nearest to `anchor`.
Date nearest(const Mention& mention, const Date& anchor) {
    if (mention.short_year) {
        return {full_year(*mention.short_year, anchor.year), mention.month, mention.day};
    }
    Date best{anchor.year, mention.month, mention.day};
    for (const int year : {anchor.year - 1, anchor.year + 1}) {
        const Date other{year, mention.month, mention.day};
        if (distance(other, anchor) < distance(best, anchor)) best = other;
    }
    return best;
}

// True if the days fall into the last and the first months of a year only: the year turned between
// them.
bool spans_new_year(const std::vector<Mention>& mentions) {
    bool late = false;
    bool early = false;
    for (const Mention& mention : mentions) {
        if (mention.month >= 11) {
            late = true;
        } else if (mention.month <= 2) {
            early = true;
        } else {
            return false;
        }
    }
    return late && early;
}

// The latest of the days, seen from a year that the text names.
std::optional<Date> latest_in_year(const std::vector<Mention>& mentions, int year) {
    std::optional<Date> latest;
    const bool turned = spans_new_year(mentions);
    for (const Mention& mention : mentions) {
        Date date{mention.year.value_or(year), mention.month, mention.day};
        if (mention.short_year) {
            date.year = full_year(*mention.short_year, year);
        } else if (!mention.year && turned && mention.month >= 11) {
            --date.year;
        }
        const bool is_known = is_valid(date) && date.year <= year;
        if (is_known && (!latest || date > *latest)) latest = date;
    }
    return latest;
}

// The latest of the days that lie in the period; else its first day. From day to day it ends with
// the issue.
Date date_in_period(const std::vector<Mention>& mentions, const PrintedDate& period) {
    if (period.is_range) return period.last;
    Date latest = period.first;
    for (const Mention& mention : mentions) {
        const Date date = mention.year ? Date{*mention.year, mention.month, mention.day}
                                       : nearest(mention, period.first);
        if (is_valid(date) && date <= period.last && date > latest) latest = date;
    }
    return latest;
}

std::optional<Date> latest_near(const std::vector<Mention>& mentions, const Date& anchor) {
    std::optional<Date> latest;
    for (const Mention& mention : mentions) {
        const Date date = mention.year ? Date{*mention.year, mention.month, mention.day}
                                       : nearest(mention, anchor);
        if (is_valid(date) && (!latest || date > *latest)) latest = date;
    }
    return latest;
}

void report(Issue& issue, Severity severity, std::string_view code, std::string message) {
    const int line = issue.articles.empty() ? 1 : issue.articles.front().source_lines.first;
    issue.diagnostics.push_back({line, severity, std::string(code), std::move(message)});
}

// Year and date of an issue that has neither.
void infer_year_and_date(Issue& issue, const std::vector<std::string_view>& texts,
                         const std::vector<Mention>& mentions) {
    const YearClues clues = find_year_clues(texts);
    const std::optional<Date> anchor = latest_full_date(mentions);
    // A full date is the best witness, unless it is history: if the years that the text celebrates
    // or keeps naming are later.
    const bool anchor_is_history = anchor && (clues.anniversary.value_or(0) > anchor->year ||
                                              clues.named.value_or(0) > anchor->year + 1);
    if (anchor && !anchor_is_history) {
        issue.date = latest_near(mentions, *anchor);
    } else if (const auto year = clues.anniversary ? clues.anniversary : clues.named) {
        issue.date = latest_in_year(mentions, *year);
        issue.year = year;
    }
    if (issue.date) issue.year = issue.date->year;
    if (!issue.year) return;
    issue.inferred.year = true;
    report(issue, Severity::Note, "year-inferred",
           "刊头没有年份，按正文推定为 " + std::to_string(*issue.year) + " 年。");
}

// The event of an article lies after its issue.
void report_later(Issue& issue, const Article& article, const Mention& mention) {
    const int line = article.source_lines.first;
    if (mention.future) {
        issue.diagnostics.push_back(
            {line, Severity::Note, "event-announced",
             "这篇文章预告的日期 " + to_iso(*article.date) + " 在出版日期之后。"});
    } else {
        issue.diagnostics.push_back({line, Severity::Warning, "event-after-issue",
                                     "正文说已发生的事在 " + to_iso(*article.date) +
                                         "，晚于出版日期，年份或日期可能有误，请核对。"});
    }
}

}  // namespace

void infer_date(Issue& issue, const std::optional<PrintedDate>& period) {
    if (issue.date) {
        if (!issue.year) issue.year = issue.date->year;
        return;
    }
    const std::vector<std::string_view> texts = body_texts(issue);
    const std::vector<Mention> mentions = past_mentions(texts);
    if (period) {
        issue.date = date_in_period(mentions, *period);
    } else if (issue.year) {
        issue.date = latest_in_year(mentions, *issue.year);
    } else {
        infer_year_and_date(issue, texts, mentions);
    }
    if (!issue.date) return;
    if (!issue.year) {
        issue.year = issue.date->year;
        issue.inferred.year = true;
    }
    issue.inferred.date = true;
    const std::string reason = period ? "刊头的日期没有印到日，按所印时段和正文推定为 "
                                      : "刊头没有日期，按正文中最晚的已发生事件推定为 ";
    report(issue, Severity::Note, "date-inferred", reason + to_iso(*issue.date) + "。");
}

void date_articles(Issue& issue) {
    std::optional<Date> base = issue.date;
    // With a year only, every day is taken to be in it.
    if (!base && issue.year) base = Date{*issue.year, 12, 31};
    for (Article& article : issue.articles) {
        for (const std::string& paragraph : article.paragraphs) {
            auto mention = find_mention(paragraph, 0, base);
            while (mention && !base && !mention->year) {
                mention = find_mention(paragraph, mention->next, base);
            }
            if (!mention) continue;
            article.date = base ? resolve(*mention, *base)
                                : Date{*mention->year, mention->month, mention->day};
            if (issue.date && *article.date > *issue.date) report_later(issue, article, *mention);
            break;
        }
    }
}

void assign_id(Issue& issue, std::size_t ordinal) {
    if (issue.year && issue.number) {
        issue.id = std::to_string(*issue.year) + "-" + std::to_string(*issue.number);
        return;
    }
    constexpr std::size_t hash_digits = 6;
    issue.id = (issue.date ? to_iso(*issue.date) : "undated") + "~" +
               issue.source.sha256.substr(0, hash_digits);
    if (ordinal > 0) issue.id += "-" + std::to_string(ordinal + 1);
}

}  // namespace kexie
