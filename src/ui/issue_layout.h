// The layout of an issue: blocks from top to bottom, each with its lines. Computed once for an
// issue, a width and a text size.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/text_address.h"
#include "text/text_layout.h"
#include "ui/ui.h"

namespace kexie {

enum class BlockKind {
    Masthead,
    Rule,      // The double rule under the masthead.
    ThinRule,  // Over the footer.
    MastheadLine,
    Note,
    Section,
    Title,
    Byline,  // Author or source note.
    Paragraph,
    Attribution,
    Caption,
    Doubt,  // That the parser is unsure of the article.
};

struct Block {
    BlockKind kind{};
    // The TextAddress of its text, without the byte. A rule has no text.
    int article = -1;
    TextPart part = TextPart::HeaderFooterLine;
    int paragraph = 0;
    float y = 0;  // From the top of the page, in device pixels.
    float height = 0;
    Face face{};
    float em = 0;
    float line_height = 0;
    std::string text;  // As printed: TextAddress::byte is an offset into it.
    TextLayout layout;
    std::string places;  // Of its lines; see line_places().

    // A doubt is a remark of the program, not text of the issue.
    bool is_text() const { return kind != BlockKind::Doubt && !layout.lines.empty(); }
};

struct IssueLayout {
    float left = 0;  // Of the text column, from the left of the view.
    float width = 0;
    float height = 0;  // Of the whole page.
    std::vector<Block> blocks;
    std::vector<float> article_y;            // Top of each article.
    std::vector<std::size_t> article_block;  // Its first block.
    std::size_t foot_block = 0;              // The first block below the articles.
    HeaderFooter header_footer;

    // The block of an address; null if there is none. O(parts of the article).
    const Block* block_of(const TextAddress& address) const;
    // The top of the line of an address, from the top of the page.
    std::optional<float> y_of(const TextAddress& address) const;
    // The address at a point of the page, or nearest to it. O(log blocks).
    std::optional<TextAddress> address_at(float x, float y, Snap snap) const;
    // The first block whose bottom is below `y`.
    std::size_t first_block_below(float y) const;
    // The article at this distance from the top.
    int article_at(float y) const;
};

// `view_width` in device pixels. O(text).
IssueLayout lay_out_issue(const Ui& ui, const Issue& issue, const std::string& archive_note,
                          float view_width);

}  // namespace kexie
