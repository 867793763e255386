#include "bulletin/masthead_facts.h"

#include <string>

#include "base/utf8.h"
#include "bulletin/folded_line.h"

namespace kexie {

using Kind = MastheadPart::Kind;

namespace {

bool has_traditional_form(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded c = decode_utf8(text, at);
        const bool is_unified = c.code_point >= 0x4E00 && c.code_point <= 0x9FFF;
        if (is_unified && fold_character(c.code_point) != c.code_point) return true;
        at += c.size;
    }
    return false;
}

}  // namespace

void MastheadFacts::see_line(const Line& line) {
    m_is_traditional = m_is_traditional || has_traditional_form(line.range().of(m_draft.text));
}

void MastheadFacts::add(const Line& line, const MastheadPart& part) {
    if (part.kind == Kind::Label) {
        m_draft.mark(line, part.bytes, SegmentRole::Label);
    } else {
        m_facts.push_back({&line, part});
    }
}

void MastheadFacts::finish() {
    set_year();
    set_number(find_number(), Kind::Number);
    set_number(first_of(Kind::Total), Kind::Total);
    set_date();
}

const MastheadFacts::Fact* MastheadFacts::first_of(Kind kind) const {
    for (const Fact& fact : m_facts) {
        if (fact.part.kind == kind) return &fact;
    }
    return nullptr;
}

// 第6期 rather than 〔2021〕15号, which counts documents of all kinds.
const MastheadFacts::Fact* MastheadFacts::find_number() const {
    for (const Fact& fact : m_facts) {
        if (fact.part.kind == Kind::Number && !fact.part.is_document) return &fact;
    }
    return first_of(Kind::Number);
}

void MastheadFacts::report_contradiction(const Fact& first, const Fact& other) {
    if (first.part.value == other.part.value) return;
    m_draft.report(other.line->number, Severity::Warning, "masthead-contradiction",
                   "刊头里有两个不同的年份或期号：" + std::to_string(first.part.value) + " 和 " +
                       std::to_string(other.part.value) + "，取前一个，请核对。");
}

void MastheadFacts::set_number(const Fact* chosen, Kind kind) {
    if (!chosen) return;
    const bool is_total = kind == Kind::Total;
    (is_total ? m_draft.issue.total_number : m_draft.issue.number) = chosen->part.value;
    for (const Fact& fact : m_facts) {
        if (fact.part.kind != kind) continue;
        const SegmentRole role =
            is_total ? SegmentRole::MastheadTotal : SegmentRole::MastheadNumber;
        m_draft.mark(*fact.line, fact.part.bytes, &fact == chosen ? role : SegmentRole::Label);
        if (fact.part.is_document == chosen->part.is_document) report_contradiction(*chosen, fact);
    }
    if (chosen->part.is_combined) {
        m_draft.report(
            chosen->line->number, Severity::Warning, "number-combined",
            "这是几期的合刊，期号只取第一个：" + std::to_string(chosen->part.value) + "。");
    }
}

void MastheadFacts::set_year() {
    const Fact* year = first_of(Kind::Year);
    if (year) m_draft.issue.year = year->part.value;
    for (const Fact& fact : m_facts) {
        if (fact.part.kind != Kind::Year) continue;
        m_draft.mark(*fact.line, fact.part.bytes,
                     &fact == year ? SegmentRole::MastheadYear : SegmentRole::Label);
        report_contradiction(*year, fact);
    }
}

// A day counts before a period, a full date before one that takes its year from the number.
void MastheadFacts::set_date() {
    const Fact* date = first_of(Kind::Date);
    if (date) m_draft.issue.date = date->part.date;
    for (Fact& fact : m_facts) {
        if (fact.part.kind == Kind::Date) {
            m_draft.mark(*fact.line, fact.part.bytes,
                         &fact == date ? SegmentRole::MastheadDate : SegmentRole::Label);
        }
        if (fact.part.kind != Kind::Period) continue;
        PrintedDate& period = fact.part.period;
        if (!period.has_year()) resolve_year(fact);
        if (period.is_day() && period.has_year() && !m_draft.issue.date) {
            m_draft.issue.date = period.first;
            m_draft.mark(*fact.line, fact.part.bytes, SegmentRole::MastheadDate);
        } else {
            set_period(fact);
        }
    }
    if (m_draft.issue.date) m_draft.period.reset();
}

// The year of the number, or one of the Republic where the masthead is in traditional characters.
void MastheadFacts::resolve_year(Fact& fact) {
    constexpr int year_before_republic = 1911;
    constexpr int min_republican_year = 80;
    PrintedDate& date = fact.part.period;
    if (m_draft.issue.year && put_year(date, *m_draft.issue.year)) return;
    if (date.short_year.value_or(0) >= min_republican_year && m_is_traditional) {
        put_year(date, *date.short_year + year_before_republic);
    }
}

void MastheadFacts::set_period(const Fact& fact) {
    const PrintedDate& period = fact.part.period;
    if (!period.has_year()) {
        // Nothing tells its year: it stays a line of the masthead.
        m_draft.mark_noise(*fact.line, fact.part.bytes, NoiseKind::Unknown);
        return;
    }
    set_year_of_period(fact);
    if (period.is_ambiguous && !first_of(Kind::Number)) return;
    if (!m_draft.period) m_draft.period = period;
    const std::optional<int> year = m_draft.issue.year;
    if (year && *year != period.first.year && *year != period.last.year) {
        m_draft.report(fact.line->number, Severity::Warning, "year-mismatch",
                       "刊头的年份与出版日期不一致。");
    }
}

// The figures of the year give the issue its year if no other do.
void MastheadFacts::set_year_of_period(const Fact& fact) {
    const MastheadPart& part = fact.part;
    const bool gives_year = !m_draft.issue.year && !m_draft.issue.date && !part.year_bytes.empty();
    if (!gives_year) {
        m_draft.mark(*fact.line, part.bytes, SegmentRole::Label);
        return;
    }
    m_draft.issue.year = part.period.first.year;
    m_draft.mark(*fact.line, {part.bytes.begin, part.year_bytes.begin}, SegmentRole::Label);
    m_draft.mark(*fact.line, part.year_bytes, SegmentRole::MastheadYear);
    m_draft.mark(*fact.line, {part.year_bytes.end, part.bytes.end}, SegmentRole::Label);
}

}  // namespace kexie
