// Year, number and date of an issue from the parts of its masthead.
#pragma once

#include <vector>

#include "bulletin/draft.h"
#include "bulletin/masthead_line.h"

namespace kexie {

// Collects the parts of all lines first: a date without a year takes that of the number, which may
// stand below it. What is printed twice stays a label; what contradicts the first is reported.
class MastheadFacts {
public:
    explicit MastheadFacts(Draft& draft) : m_draft(draft) {}

    // A line of the masthead, before its parts.
    void see_line(const Line& line);
    // A part other than free text and notices. Marks labels at once.
    void add(const Line& line, const MastheadPart& part);
    // Sets the fields of the issue and marks all parts.
    void finish();

private:
    struct Fact {
        const Line* line = nullptr;
        MastheadPart part;
    };

    const Fact* first_of(MastheadPart::Kind kind) const;
    const Fact* find_number() const;
    void set_number(const Fact* chosen, MastheadPart::Kind kind);
    void set_year();
    void set_date();
    void resolve_year(Fact& fact);
    void set_period(const Fact& fact);
    void set_year_of_period(const Fact& fact);
    void report_contradiction(const Fact& first, const Fact& other);

    Draft& m_draft;
    std::vector<Fact> m_facts;
    bool m_is_traditional = false;
};

}  // namespace kexie
