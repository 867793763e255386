#include "ui/describe_issue.h"

namespace kexie {

namespace {

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
            node.name += "\u3000" + block.text_right;
            break;
        default:
            break;
    }
    ui.semantics.add(std::move(node));
}

}  // namespace

void describe_issue(const Ui& ui, const IssueLayout& page, float x, float top) {
    int article = -1;
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        const Block& block = page.blocks[i];
        if (block.article != article) {
            if (article >= 0) ui.semantics.close();
            article = block.article;
            if (article >= 0) {
                ui.semantics.open({.role = Role::Article, .id = "text " + std::to_string(article)});
            }
        }
        const float y = top + block.y;
        add_block(ui, block, "block " + std::to_string(i),
                  {x, y, x + page.width, y + block.height});
    }
    if (article >= 0) ui.semantics.close();
}

}  // namespace kexie
