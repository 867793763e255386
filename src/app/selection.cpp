#include "app/selection.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "app/navigate.h"
#include "base/utf8.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::size_t query_length_max = 60;  // Code points.

std::optional<PrintedIssue> open_issue(const State& state) {
    if (!state.library || state.reader.issue < 0) return std::nullopt;
    return PrintedIssue(state.library->issue(state.reader.issue), &state.reader.header_footer);
}

// Terms that are selected as one word: sections and contributing units.
std::vector<std::string_view> known_terms(const Library& library) {
    std::vector<std::string_view> terms;
    for (const Count& section : library.sections()) terms.push_back(section.value);
    for (const Count& source : library.sources()) terms.push_back(source.value);
    return terms;
}

TextRange word_at(const State& state, const PrintedIssue& issue, const TextAddress& address) {
    for (const TextRange& mark : state.reader.marks) {
        if (mark.begin <= address && address < mark.end) return mark;
    }
    return word_around(issue, address, known_terms(*state.library));
}

TextRange grain_at(const State& state, const PrintedIssue& issue, const TextAddress& address,
                   SelectionGrain grain) {
    switch (grain) {
        case SelectionGrain::Word:
            return word_at(state, issue, address);
        case SelectionGrain::Paragraph:
            return part_around(issue, address);
        case SelectionGrain::Character:
            break;
    }
    return {address, address};
}

}  // namespace

void set_header_footer(State& state, const HeaderFooter& lines) {
    if (state.reader.header_footer == lines) return;
    state.reader.header_footer = lines;
    const auto range = selected_range(state);
    if (range && touches_header_footer(*open_issue(state), *range)) state.reader.selection.reset();
}

void start_selection(State& state, const TextAddress& at, SelectionGrain grain) {
    const auto issue = open_issue(state);
    if (!issue || !has_address(*issue, at)) return;
    const TextRange taken = grain_at(state, *issue, at, grain);
    state.reader.selection = Selection{taken, taken.end, grain, taken};
}

void extend_selection(State& state, const TextAddress& to) {
    const auto issue = open_issue(state);
    if (!issue || !has_address(*issue, to)) return;
    if (!state.reader.selection) {
        start_selection(state, to, SelectionGrain::Character);
        return;
    }
    Selection& selection = *state.reader.selection;
    const TextRange taken = grain_at(state, *issue, to, selection.grain);
    selection.head = to;
    selection.range = {std::min(selection.anchor.begin, taken.begin),
                       std::max(selection.anchor.end, taken.end)};
}

void move_selection(State& state, SelectionStep step, int by) {
    const auto issue = open_issue(state);
    if (!issue || !state.reader.selection) return;
    Selection& selection = *state.reader.selection;
    // The keyboard moves by characters, away from the fixed end.
    const bool backwards = selection.range.begin < selection.anchor.begin;
    const TextAddress fixed = backwards ? selection.range.end : selection.range.begin;
    const TextAddress head = backwards ? selection.range.begin : selection.range.end;
    const TextAddress moved = step == SelectionStep::Word ? next_word(*issue, head, by)
                                                          : next_character(*issue, head, by);
    selection = {{fixed, fixed},
                 moved,
                 SelectionGrain::Character,
                 {std::min(fixed, moved), std::max(fixed, moved)}};
}

void select_all(State& state) {
    const auto issue = open_issue(state);
    if (!issue) return;
    TextRange range = whole_issue(*issue);
    if (const auto article = open_article(state)) {
        const TextRange one = whole_article(*issue, *article);
        if (selected_range(state) != one) range = one;
    }
    state.reader.selection = Selection{range, range.end, SelectionGrain::Paragraph, range};
}

std::optional<TextRange> selected_range(const State& state) {
    if (!open_issue(state) || !state.reader.selection) return std::nullopt;
    const TextRange& range = state.reader.selection->range;
    if (range.empty()) return std::nullopt;
    return range;
}

std::string selected_text(const State& state) {
    const auto range = selected_range(state);
    return range ? text_of(*open_issue(state), *range) : std::string();
}

std::string copied_text(const State& state, const command::CopySelection& request,
                        const std::function<std::string(int article)>& address_of, Date today) {
    const auto issue = open_issue(state);
    if (!issue) return {};
    if (!request.citation) return selected_text(state);
    const auto asked = nearest_article(*issue, {request.article});
    if (!asked) return {};
    // Only articles are cited, and only their own text is quoted.
    const int count = issue->article_count();
    auto quoted = selected_range(state);
    if (quoted && (quoted->end.article < 0 || quoted->begin.article >= count)) quoted.reset();
    const int first = quoted ? std::max(quoted->begin.article, 0) : *asked;
    const int last = quoted ? std::min(quoted->end.article, count - 1) : *asked;
    std::string text;
    for (int i = first; i <= last; ++i) {
        std::string quote;
        if (quoted) {
            const TextRange all = whole_article(*issue, i);
            quote = text_of(*issue,
                            {std::max(quoted->begin, all.begin), std::min(quoted->end, all.end)});
            if (quote.empty()) continue;
        }
        const CitationContext context = {state.library->archive().title, address_of(i), today};
        if (!text.empty()) text += "\n\n";
        text += cite(issue->issue, issue->issue.articles[static_cast<std::size_t>(i)],
                     *request.citation, context, quote);
    }
    return text;
}

std::string query_for_selection(const State& state) {
    const std::string text = selected_text(state);
    std::u32string words = to_utf32(std::string_view(text).substr(0, text.find('\n')));
    const auto is_plain = [](char32_t c) { return is_ideograph(c) || is_ascii_digit(c); };
    const auto is_quote = [](char32_t c) { return c == U'"' || c == U'“' || c == U'”'; };
    words.resize(std::min(words.size(), query_length_max));
    while (!words.empty() && is_layout(words.back())) words.pop_back();
    words.erase(words.begin(), std::find_if_not(words.begin(), words.end(), is_layout));
    if (words.empty()) return {};
    if (std::all_of(words.begin(), words.end(), is_plain)) return to_utf8(words);
    // A phrase in quotation marks that do not occur in it; if both kinds do, cut at the first.
    const auto quote = std::find_if(words.begin(), words.end(), is_quote);
    if (quote == words.end()) return "\"" + to_utf8(words) + "\"";
    words.resize(std::min(words.size(), words.find(U'」')));
    return "「" + to_utf8(words) + "」";
}

}  // namespace kexie
