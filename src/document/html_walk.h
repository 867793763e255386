// Visits the tree of a web page.
#pragma once

#include <gumbo.h>

#include <vector>

namespace kexie {

inline bool is_element(const GumboNode* node) {
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

inline bool is_text(const GumboNode* node) {
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
           node->type == GUMBO_NODE_CDATA;
}

// In order, without recursion. `enter` says whether to go into a node; `leave` is called for each
// that was gone into.
template <typename Visitor>
void walk_html(const GumboNode* root, Visitor& visitor) {
    struct Step {
        const GumboNode* node;
        unsigned next_child;
    };
    std::vector<Step> path;
    if (visitor.enter(root)) path.push_back({root, 0});
    while (!path.empty()) {
        Step& step = path.back();
        const bool has_children = is_element(step.node);
        if (has_children && step.next_child < step.node->v.element.children.length) {
            const unsigned index = step.next_child++;
            const auto* child =
                static_cast<const GumboNode*>(step.node->v.element.children.data[index]);
            if (visitor.enter(child)) path.push_back({child, 0});
            continue;
        }
        visitor.leave(step.node);
        path.pop_back();
    }
}

}  // namespace kexie
