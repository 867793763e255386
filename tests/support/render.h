// Prints an issue as raw text in any mix of the styles that raw issues come in: the reverse of the
// parser, written without it.
#pragma once

#include <string>
#include <vector>

#include "bulletin/issue.h"
#include "support/sample_issue.h"

namespace kexie::test {

// Each member is one style; 0 or false is the plain one.
struct RenderStyle {
    int wrap = 0;        // Columns of a full line; 0: a paragraph is one line.
    int first_line = 0;  // 0 nothing; 1 indent lost in the text; 2 two ideographic blanks; 3 four
                         // blanks. 1 only with wrap.
    bool hanging_marks = false;   // Closing marks hang out of a full line instead of moving on.
    bool gap_everywhere = false;  // An empty line after every line; else only between paragraphs.
    bool gap_nowhere = false;     // No empty lines at all.
    int page_marks = 0;  // 0 none; 1 "- 9 -"; 2 "— 9 —"; 3 "第 9 页"; 4 "9"; 5 "－ ９ －"; 6 form
                         // feed; 7 running head and number; 8 a leading blank only; 9 "9/12".
    bool cuts = false;  // Page breaks leave an empty line within paragraphs. Only without wrap.
    int masthead = 0;   // 0 to 11: order, wording, notation.
    bool spaced_title = false;  // 科 协 动 态
    int toc_head = 0;           // 0 to 4: wording.
    int bullet = 0;  // 0 "- "; 1 ●; 2 "· "; 3 "• "; 4 "■ "; 5 "1."; 6 "1、"; 7 （一）; 8 none.
    int leader = 0;  // 0 none; 1 "……… 3"; 2 "......3"; 3 "······（3）"; 4 tab and 3.
    bool short_entries = false;  // Contents shorten titles.
    int head = 0;  // 0 【】; 1 〖〗; 2 ［］; 3 []; 4 【 】 with blanks; 5 broken in two lines;
                   // 6 indented; 7 with the title on its line.
    int title = 0;  // 0 one line; 1 two lines; 2 two lines parted by an empty line; 3 centred;
                    // 4 bulleted.
    int attribution = 0;  // 0 at the end; 1 on its own line; 2 on its own line, to the right;
                          // 3 in half-width brackets; 4 （供稿：…）.
    int footer = 0;       // 0 to 5: wording and order.
    int line_end = 0;     // 0 LF; 1 CR LF; 2 CR.
    bool spaced_boundaries = false;  // A blank between CJK and Latin.
    int odd_blanks = 0;  // 1 NBSP for those blanks; 2 zero-width marks and soft hyphens anywhere.
    bool full_width = false;   // Digits and Latin letters of the text in full width.
    bool half_width = false;   // Punctuation of the text in half width.
    bool traditional = false;  // Traditional characters.
    int urls = 0;              // Stray addresses between lines: how many.
    int encoding = 0;          // 0 UTF-8; 1 with BOM; 2 UTF-16 LE; 3 UTF-16 BE; 4 GB18030.
};

// The issue as the style prints it: characters changed where the style changes them, fields gone
// where its masthead or footer leaves them out.
Issue as_printed(const Issue& issue, const RenderStyle& style);

struct Rendered {
    std::string text;  // UTF-8 without BOM; see encode().
    // The text leaves open what a person could not tell either: a paragraph that ends exactly at
    // the end of a full line where nothing else marks the next one, or a blank of the text that
    // fell on the end of a line.
    bool undecidable = false;
};

// `issue` as given by as_printed().
Rendered render(const Issue& issue, const RenderStyle& style, Dice& dice);

std::string encode(const std::string& utf8, int encoding);

// Draws a style that differs from the plain one in `count` members (or a few less, where two
// exclude each other). `only` ≥ 0 draws that member alone; style_count() members there are.
RenderStyle random_style(Dice& dice, int count);
RenderStyle single_style(Dice& dice, int member);
int style_count();
std::string describe(const RenderStyle& style);

}  // namespace kexie::test
