#include <array>

#include "support/render.h"

namespace kexie::test {

namespace {

// One member of the style: sets it to a value that is not plain.
struct Member {
    const char* name;
    void (*draw)(RenderStyle&, Dice&);
    std::string (*show)(const RenderStyle&);
};

template <int RenderStyle::*member, int most>
constexpr Member choice(const char* name) {
    return {name, [](RenderStyle& style, Dice& dice) { style.*member = dice.between(1, most); },
            [](const RenderStyle& style) {
                return style.*member == 0 ? "" : std::to_string(style.*member);
            }};
}

template <bool RenderStyle::*member>
constexpr Member flag(const char* name) {
    return {name, [](RenderStyle& style, Dice&) { style.*member = true; },
            [](const RenderStyle& style) { return std::string(style.*member ? "yes" : ""); }};
}

void draw_wrap(RenderStyle& style, Dice& dice) {
    style.wrap = 2 * dice.between(14, 40);
}

const std::array members = std::to_array<Member>({
    {"wrap", draw_wrap,
     [](const RenderStyle& style) { return style.wrap == 0 ? "" : std::to_string(style.wrap); }},
    choice<&RenderStyle::first_line, 3>("first_line"),
    flag<&RenderStyle::hanging_marks>("hanging_marks"),
    flag<&RenderStyle::gap_everywhere>("gap_everywhere"),
    flag<&RenderStyle::gap_nowhere>("gap_nowhere"),
    choice<&RenderStyle::page_marks, 9>("page_marks"),
    flag<&RenderStyle::cuts>("cuts"),
    choice<&RenderStyle::masthead, 11>("masthead"),
    flag<&RenderStyle::spaced_title>("spaced_title"),
    choice<&RenderStyle::toc_head, 4>("toc_head"),
    choice<&RenderStyle::bullet, 8>("bullet"),
    choice<&RenderStyle::leader, 4>("leader"),
    flag<&RenderStyle::short_entries>("short_entries"),
    choice<&RenderStyle::head, 7>("head"),
    choice<&RenderStyle::title, 4>("title"),
    choice<&RenderStyle::attribution, 4>("attribution"),
    choice<&RenderStyle::footer, 5>("footer"),
    choice<&RenderStyle::line_end, 2>("line_end"),
    flag<&RenderStyle::spaced_boundaries>("spaced_boundaries"),
    choice<&RenderStyle::odd_blanks, 2>("odd_blanks"),
    flag<&RenderStyle::full_width>("full_width"),
    flag<&RenderStyle::half_width>("half_width"),
    flag<&RenderStyle::traditional>("traditional"),
    choice<&RenderStyle::urls, 3>("urls"),
    choice<&RenderStyle::encoding, 4>("encoding"),
});

// Members that mean nothing without another, or contradict it.
void settle(RenderStyle& style) {
    if (style.wrap == 0 && style.first_line == 1) style.first_line = 2;
    if (style.wrap == 0) style.hanging_marks = false;
    if (style.wrap > 0) style.cuts = false;
    if (style.gap_everywhere) style.gap_nowhere = false;
    // Cut paragraphs look like two where no empty line and no indent parts any.
    if (style.cuts && style.gap_nowhere) style.gap_nowhere = false;
    // A title over two lines is one that wraps, too; a line per title is for heads with a title.
    if (style.head == 7 && style.title != 0) style.title = 0;
}

}  // namespace

int style_count() {
    return static_cast<int>(members.size());
}

RenderStyle single_style(Dice& dice, int member) {
    RenderStyle style;
    members[static_cast<std::size_t>(member)].draw(style, dice);
    settle(style);
    return style;
}

RenderStyle random_style(Dice& dice, int count) {
    RenderStyle style;
    for (int i = 0; i < count; ++i) members[dice.below(members.size())].draw(style, dice);
    settle(style);
    return style;
}

std::string describe(const RenderStyle& style) {
    std::string text;
    for (const Member& member : members) {
        const std::string value = member.show(style);
        if (!value.empty()) text += std::string(member.name) + "=" + value + " ";
    }
    return text;
}

}  // namespace kexie::test
