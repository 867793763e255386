// An issue set in type: blocks one under another, each with its lines. Made once for an issue, a
// width and a text size, then only drawn.
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
    Paragraph,
    Attribution
};

struct Block {
    BlockKind kind{};
    // Where its text is, as in a TextAddress. A rule has no text.
    int article = -1;
    TextPart part = TextPart::HeaderFooterLine;
    int paragraph = 0;
    float y = 0;  // From the top of the page, in device pixels.
    float height = 0;
    Face face{};
    float em = 0;
    float line_height = 0;
    std::string text;  // As printed, so that bytes of places are its bytes.
    TextLayout layout;

    bool is_text() const { return !layout.lines.empty(); }
};

struct IssueLayout {
    float left = 0;  // Of the measure, from the left of the view.
    float width = 0;
    float height = 0;  // Of the whole page.
    std::vector<Block> blocks;
    std::vector<float> article_y;            // Top of each article.
    std::vector<std::size_t> article_block;  // Its first block.
    std::size_t foot_block = 0;              // The first block below the articles.
    HeaderFooter header_footer;

    // The block that a place is in; null where there is none. O(parts of the article).
    const Block* block_of(const TextAddress& address) const;
    // Top of the line that a place is on, from the top of the page; nothing where there is none.
    std::optional<float> y_of(const TextAddress& address) const;
    // The place at a point of the page, or nearest to it. O(log of the blocks).
    std::optional<TextAddress> address_at(float x, float y, Snap snap) const;
    // The first block that reaches below `y`.
    std::size_t first_block_below(float y) const;
    // The article at this distance from the top.
    int article_at(float y) const;
};

// `view_width` in device pixels. O(text).
IssueLayout lay_out_issue(const Ui& ui, const Issue& issue, const std::string& archive_note,
                          float view_width);

}  // namespace kexie
