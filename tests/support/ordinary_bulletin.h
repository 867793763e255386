// Whole bulletins of publishers that do not exist: ordinary in every trait, and what a careful
// reader makes of them. Written without the parser; see ordinary_traits.h for the switches.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "support/ordinary_traits.h"

namespace kexie::test {

// What a printed line is.
enum class LineKind { Front, Heading, Title, Text, Page, Other };

struct OrdinaryArticle {
    std::optional<std::string> section;
    std::string title;
    std::vector<std::string> paragraphs;
    std::optional<std::string> attribution;
    std::optional<std::string> author;       // The name alone.
    std::optional<std::string> source_note;  // The unit alone; the field may say more.
    std::vector<std::string> captions;
    std::optional<Date> date;
    bool date_may_be_absent = false;       // A year of two digits: resolved or left alone.
    std::vector<std::string> table_cells;  // Row by row; they follow the paragraphs.
};

struct OrdinaryEntry {
    std::string text;
    std::optional<int> article;
    std::optional<std::string> section;
};

struct OrdinaryBulletin {
    std::string text;             // As printed, UTF-8.
    std::vector<LineKind> kinds;  // Of each of its lines; of an empty one that of the next.
    Traits traits;

    std::string title;
    int year = 0;
    std::optional<int> number;
    std::optional<int> total_number;
    std::optional<std::string> publisher;
    std::optional<Date> date;  // Nothing where the masthead names no day.
    Date day;                  // The day all the same: other lines may tell it.
    std::vector<OrdinaryEntry> toc;
    std::vector<OrdinaryArticle> articles;
    std::optional<std::string> editor;
    std::optional<std::string> reviewer;
    std::vector<std::string> distribution;

    bool sections_open = false;      // Only the contents name sections: articles may have none.
    bool wants_finding = false;      // Not right without a warning or an error.
    bool beyond_repair = false;      // Nothing but the finding is wanted.
    bool inner_blanks_open = false;  // Of spaced figures in the text: kept or not.
};

// The same for the same arguments on every platform. Traits that contradict each other are
// reduced, and a list of contents is printed where titles could not be told without it: nothing is
// printed that a careful reader could not decide.
OrdinaryBulletin ordinary_bulletin(const Traits& traits, std::uint32_t seed);

}  // namespace kexie::test
