#include "ui/issue_semantics.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace kexie {

namespace {

using Marks = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// What the query found in a block.
Marks marks_of(const Ui& ui, const Block& block) {
    const TextAddress begin = {block.article, block.part, block.paragraph, 0};
    const auto is_here = [&](const TextAddress& at) {
        return at.article == begin.article && at.part == begin.part &&
               at.paragraph == begin.paragraph;
    };
    const std::vector<TextRange>& marks = ui.state.reader.marks;
    Marks found;
    for (auto mark = std::lower_bound(
             marks.begin(), marks.end(), begin,
             [](const TextRange&range, const TextAddress&at) { return range.begin < at; });
         mark != marks.end() && is_here(mark->begin); ++mark) {
        found.emplace_back(mark->begin.byte, mark->end.byte);
    }
    return found;
}

void add_block(const Ui& ui, const Block& block, const std::string& id, const Rect& rect) {
    SemanticNode node;
    node.role = Role::Paragraph;
    node.id = id;
    node.name = block.text;
    node.rect = rect;
    node.em = block.em;
    node.line_height = block.line_height;
    switch (block.kind) {
        case BlockKind::Rule:
        case BlockKind::ThinRule:
            return;
        case BlockKind::Masthead:
            node.role = Role::Heading;
            node.level = 2;
            break;
        case BlockKind::Title:
            node.role = Role::Heading;
            node.level = 3;
            break;
        case BlockKind::MastheadLine:
            // On a narrow page the date is on a line of its own.
            if (const auto end = node.name.find('\n'); end != std::string::npos) {
                node.name.replace(end, 1, "\u3000");
            }
            break;
        default:
            break;
    }
    if (ui.semantics.is_alone()) {
        node.marks = marks_of(ui, block);
    } else {
        node.places.push_back({0,
                               node.name.size(),
                               {0, 0, rect.width(), rect.height()},
                               block.em,
                               block.line_height,
                               block.places});
    }
    ui.semantics.add(std::move(node));
}

}  // namespace

void add_issue_semantics(const Ui& ui, const IssueLayout& page, float x, float top) {
    const auto is_article = [&](int article) {
        return article >= 0 && article < static_cast<int>(page.article_block.size());
    };
    int article = -1;
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        const Block& block = page.blocks[i];
        if (block.article != article) {
            if (is_article(article)) ui.semantics.close();
            article = block.article;
            if (is_article(article)) {
                ui.semantics.open({.role = Role::Article, .id = "text " + std::to_string(article)});
            }
        }
        const float y = top + block.y;
        add_block(ui, block, "block " + std::to_string(i),
                  {x, y, x + page.width, y + block.height});
    }
    if (is_article(article)) ui.semantics.close();
}

}  // namespace kexie
