// Every word that the interface shows, in both languages. No other file of ui/ holds text.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "app/state.h"

namespace kexie {

enum class Word {
    Browse,
    Search,
    Settings,
    ShareLink,
    FontSize,
    Dark,
    Light,
    Help,
    SearchHint,
    SearchLabel,
    YearsAndIssues,
    Sections,
    Sources,
    YearHeading,
    YearUnknown,
    IssueCount,
    ArticleCount,
    IssueNumber,
    NumberUnknown,
    ApproximateDate,
    DateUnknown,
    Gap,
    GapOne,
    GapUncertain,
    HitsByTime,
    Years,
    Scope,
    ScopeAll,
    ScopeTitle,
    ScopeSource,
    Filters,
    ClearFilters,
    TotalHits,
    TotalHitsShort,
    Occurrences,
    Relevance,
    Newest,
    Oldest,
    NoHits,
    NoHitsHint,
    NoHitsGap,
    YearIssue,
    YearTotal,
    YearOnly,
    LongDate,
    PreviousIssue,
    NextIssue,
    Contents,
    PreviousMark,
    NextMark,
    Results,
    StatusArchive,
    StatusNewest,
    StatusQuery,
    StatusOffline,
    Ready,
    EmptyArchive,
    EmptyArchiveHint,
    UnknownAddress,
    UnknownAddressHint,
    OpenNewest,
    LoadFailed,
    Loading,
    LinkCopied,
    InferredNote,
    NoMasthead,
    Theme,
    FollowSystem,
    LanguageWord,
    SmallerText,
    LargerText,
    Close,
    HelpTitle,
    HelpSearch,
    HelpMarks,
    HelpIssues,
    HelpScroll,
    HelpTheme,
    HelpFont,
    HelpQuery,
    HelpQueryAnd,
    HelpQueryExact,
    HelpQueryOr,
    HelpQueryNot,
    HelpQueryField,
    Count_,
};

// `{0}`, `{1}`, … of the sentence are replaced by `values`.
std::string say(Language language, Word word, std::initializer_list<std::string> values = {});

// "1,234".
std::string grouped(std::uint64_t value);

}  // namespace kexie
