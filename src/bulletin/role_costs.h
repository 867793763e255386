// The weights of all evidence for and against the role of a line (see line_roles.h).
//
// 0 is the expected, 10 unusual, 60 breaks a rule that bulletins keep. The values were tuned on the
// real issues and on thousands of rendered ones (tests/bulletin/styles_test.cpp); what matters is
// which of two readings of a whole passage costs less.
#pragma once

namespace kexie::cost {

constexpr int none = 0;
constexpr int rule = 60;
constexpr int impossible = 1000000;

// Titles.
// A full stop ends no title: worse than any other single sign.
constexpr int title_with_full_stop = rule + 20;
// ！ and ？ end a slogan, which may be a title.
constexpr int title_with_exclamation = 12;
// At the top of a page, above text, such a line is as well a title as a paragraph: layout decides.
constexpr int title_with_exclamation_on_new_page = 4;
constexpr int exclamation_begins_page = 12;
// 。！？； inside: more than one sentence.
constexpr int title_with_inner_stop = rule;
constexpr int clear_title_with_inner_stop = 12;
// A comma or semicolon at the end: the sentence continues.
constexpr int title_in_mid_sentence = rule;
// Looks like the attribution of the article before.
constexpr int title_with_attribution = rule;
// A colon introduces text, rarely a title's second part.
constexpr int title_with_colon = 12;
// Commas are unusual in titles, and more so the more there are.
constexpr int title_with_comma = 8;
constexpr int title_per_comma = 10;
constexpr int title_with_comma_beside_page_break = 15;
constexpr int max_commas = 4;
// Enumerations (、) of two are common in titles, long ones belong to text.
constexpr int title_per_enumeration_comma = 8;
constexpr int free_enumeration_commas = 2;
constexpr int max_enumeration_commas = 5;
// Reports begin with the day of the event; titles hardly ever do.
constexpr int title_starting_with_day = 40;
// A closing mark first: the line continues another.
constexpr int starts_with_closing_mark = rule;
// Titles longer than this, over all their lines, are rare.
constexpr int long_title_columns = 76;
constexpr int title_per_column_too_long = 2;
// No ideograph: a formula, a table, an address.
constexpr int title_without_ideograph = 15;
// 1. or 一、 more often starts an item of the text than an article.
constexpr int title_with_number = 20;
// A match in the contents is the best evidence there is, but shortened entries also match
// sub-headings; so it never outweighs a full stop.
constexpr int title_equals_entry = -45;
constexpr int title_contains_entry = -35;
constexpr int title_similar_to_entry = -25;
constexpr int title_starts_entry = -20;

// The contents list the other titles, but not this one.
constexpr int title_unlisted = 12;
// Nor does the layout show it; as little as that of a short line in the middle, as captions are.
constexpr int title_unlisted_and_not_shown = 40;
constexpr int max_columns_of_caption = 20;

// Where layout or the contents show a title, marks and length are no evidence.
constexpr int clear_title_with_number = 8;
constexpr int long_clear_title_columns = 160;
// A credit, a caption, a date is none.
constexpr int title_with_other_form = rule;
constexpr int title_as_table_row = 40;
constexpr int title_as_signature = 15;
// Titles begin elsewhere in this issue.
constexpr int title_at_paragraph_place = 25;
constexpr int title_at_other_place = 15;
// Titles have more empty lines above them than paragraphs in this issue.
constexpr int title_not_set_off = 15;
constexpr int paragraph_set_off = 10;

// Markdown marks the titles, and nothing else is one.
constexpr int marked_title = -2 * rule;
constexpr int marked_title_is_none = 2 * rule;
constexpr int unmarked_title = 2 * rule;

// Titles of several lines.
// The line was full, so the title had to go on; or it was not.
constexpr int title_continues_after_full_line = 4;
constexpr int title_continues_after_short_line = 10;
// Below this, one line would have held the title.
constexpr int short_title_columns = 40;
constexpr int short_title_continues = 6;
constexpr int columns_too_long_per_cost = 2;
// Both lines together match the contents better than the first one.
constexpr int title_continues_as_listed = -15;
// The first line equals an entry; the contents may give the first line only.
constexpr int listed_title_continues = 10;
// 暨, 及, 并, —— begin the second part of a title.
constexpr int title_continues_with_joiner = -10;
constexpr int third_title_line = 4;
constexpr int title_continues_elsewhere = 20;
constexpr int title_continues_after_empty_line = 8;
// A full last line suggests that the title continues.
constexpr int title_ends_with_full_line = 6;
// The text says when first: 6月8日，…
constexpr int title_before_report = -8;
// Brackets left open: the title was cut off within them.
constexpr int title_ends_within_brackets = 30;

// Bylines, between title and text: what is not labelled may be the title's second line.
constexpr int byline_as_name = 6;
constexpr int byline_as_signature = 10;
constexpr int byline_as_person = 4;
constexpr int byline_as_unit = 8;
constexpr int title_continues_with_person = 10;
constexpr int title_as_person = 20;
constexpr int byline_by_place = 14;
constexpr int long_byline_by_place = 30;
constexpr int title_ends_before_byline = none;

// Credits, after the text.
constexpr int credit_as_date = 4;
constexpr int credit_as_signature = 4;
constexpr int credit_by_place = 8;
constexpr int text_after_credit = rule;

// Captions and tables.
constexpr int caption_by_place = 8;
constexpr int caption_at_title_place = 28;
constexpr int caption_after_title = 6;
constexpr int caption_after_heading = 30;
constexpr int table_after_title = 6;

// Text that has the form of something else.
constexpr int text_as_credit = 20;
constexpr int text_as_date = 20;
constexpr int text_as_name = 12;
constexpr int text_as_caption = 20;
constexpr int text_as_table_row = 30;

// Starts of paragraphs.
constexpr int starts_within_sentence = 20;  // 的, 了, 们 …: what they belong to is missing.
constexpr int paragraph_without_indent = 25;
constexpr int printed_paragraph_without_indent = 50;  // Where the indent was measured.
constexpr int paragraph_at_other_place = 15;          // In the middle of the line or at its right.
constexpr int paragraph_too_wide_for_indent = 25;     // Where indents were lost.
constexpr int new_paragraph = 3;                      // One paragraph is likelier than two.
constexpr int new_article = 12;                       // And a new article rarer still.

// Paragraphs that go on, from one line to the next.
constexpr int continuation_is_credit = rule;
constexpr int continuation_is_indented = 40;
constexpr int continuation_is_item = 25;  // 一、 or 1. begins something new.
constexpr int continuation_is_salutation = 40;
constexpr int continues_after_attribution = rule;
constexpr int continues_after_bracketed_end = 40;
// The line was full: it had to be broken, whether a sentence ended there or not.
constexpr int continues_after_full_sentence = 3;
// Full within the tolerance of measuring: so much, and more per column of room.
constexpr int continues_after_nearly_full = 4;
constexpr int continues_after_nearly_full_sentence = 10;
constexpr int continues_per_column_within_tolerance = 3;
// Room was left: the line was broken on purpose.
constexpr int continues_after_short_line = 20;
constexpr int continues_per_column_of_room = 4;
constexpr int max_columns_of_room = 12;
constexpr int continues_after_short_sentence = 15;
// Text without hard wraps, where a line is a paragraph.
constexpr int unwrapped_continues_after_sentence = rule + 10;
constexpr int unwrapped_continues_after_comma = 12;
constexpr int unwrapped_continues = 22;
constexpr int unwrapped_continues_on_next_page = -6;
constexpr int continues_after_empty_line = 25;
// A paragraph may begin with some words in bold, but hardly with a line of them.
constexpr int continues_in_other_print = 25;

// Breaks between paragraphs or articles.
constexpr int break_without_empty_line = 8;
// A sentence ends with a full line by chance more often than a paragraph does.
constexpr int break_after_full_line = 5;

// Ends of paragraphs, by how the last line ends: before another paragraph, and before a title, a
// section heading or the end. An attribution ends the article.
struct ParagraphEnd {
    int before_paragraph;
    int before_other;
};
constexpr ParagraphEnd end_with_stop = {none, none};
constexpr ParagraphEnd end_with_bracket_after_stop = {40, none};
constexpr ParagraphEnd end_with_bracket_only = {50, none};
constexpr ParagraphEnd end_with_bracket_tail = {50, 4};
constexpr ParagraphEnd end_with_bracket = {50, 10};
constexpr ParagraphEnd end_with_colon = {6, 30};       // Introduces a list.
constexpr int colon_cut_off = 25;                      // By the end of a page.
constexpr ParagraphEnd end_with_semicolon = {12, 40};  // An item of a list.
constexpr ParagraphEnd end_with_comma = {rule + 10, rule + 10};
constexpr int end_in_mid_sentence = rule;
// Layout shows that something new begins: a sub-heading, a note, text without its full stop.
constexpr int clear_end_in_mid_sentence = 20;
constexpr int clear_end_of_article_in_mid_sentence = 20;
// Items and sub-headings need no stop; but something follows a sub-heading.
constexpr int end_of_numbered_item = 6;
constexpr int numbered_item_at_end = 25;
constexpr ParagraphEnd end_with_credit = {rule, none};
constexpr ParagraphEnd end_with_salutation = {none, rule};  // The speech follows.

// The structure of articles.
constexpr int text_without_title_at_start = 30;  // The title may be lost with the masthead.
constexpr int text_without_title_after_heading = rule;
constexpr int items_after_heading = 8;  // Brief news often have no title.
constexpr int title_without_text = rule;
constexpr int heading_at_end = 12;  // A section heading without articles.

}  // namespace kexie::cost
