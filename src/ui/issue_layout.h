// An issue set in type: blocks one under another, each with its lines. Made once for an issue, a
// width and a text size, then only drawn.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "search/engine.h"
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
    int article = -1;    // 0-based; -1: of the issue.
    int paragraph = -1;  // 0-based, for BlockKind::Paragraph.
    float y = 0;         // From the top of the page, in device pixels.
    float height = 0;
    Face face{};
    float em = 0;
    float line_height = 0;
    std::uint32_t mark_shift = 0;  // Bytes before the field's own text, e.g. of a bracket.
    std::string text;
    std::string text_right;  // For BlockKind::MastheadLine.
    TextLayout layout;
};

struct IssueLayout {
    float left = 0;  // Of the measure, from the left of the view.
    float width = 0;
    float height = 0;  // Of the whole page.
    std::vector<Block> blocks;
    std::vector<float> article_y;  // Top of each article.

    // The block that shows a field of an article; null where it is empty.
    const Block* block_of(int article, const Mark& mark) const;
    // The article at this distance from the top.
    int article_at(float y) const;
};

// `view_width` in device pixels. O(text).
IssueLayout lay_out_issue(const Ui& ui, const Issue& issue, const std::string& archive_note,
                          float view_width);

}  // namespace kexie
