#include "ui/semantics.h"

#include <cmath>

#include "base/verify.h"

namespace kexie {

namespace {

// Tabs and line feeds separate fields and nodes of a dump.
void append_words(std::string& out, std::string_view words) {
    for (const char c : words) out.push_back(static_cast<unsigned char>(c) < ' ' ? ' ' : c);
}

void append_number(std::string& out, int number) {
    out += std::to_string(number);
    out.push_back('\t');
}

}  // namespace

void Semantics::begin(float scale, bool alone) {
    m_alone = alone;
    m_nodes.clear();
    m_open.clear();
    m_last = {};
    m_scale = scale;
    m_described = 0;
}

void Semantics::begin_or_end_list(Role next) {
    if (m_open.empty()) return;
    const bool item = next == Role::ListItem;
    const bool in_list = m_nodes[m_open.back().node].role == Role::List;
    if (!item && m_open.back().ends_by_itself) m_open.pop_back();
    if (!item || in_list) return;
    Open& parent = m_open.back();
    open({.role = Role::List,
          .id = m_nodes[parent.node].id + "/" + std::to_string(parent.children++)});
    m_open.back().ends_by_itself = true;
}

void Semantics::add(SemanticNode node) {
    begin_or_end_list(node.role);
    m_last = node.rect;
    node.depth = static_cast<int>(m_open.size());
    const bool placed = node.rect.width() > 0;
    if (placed && !m_open.empty()) {
        const Open& parent = m_open.back();
        node.rect.left += parent.shift_x;
        node.rect.right += parent.shift_x;
        node.rect.top += parent.shift_y;
        node.rect.bottom += parent.shift_y;
    }
    m_nodes.push_back(std::move(node));
}

void Semantics::open(SemanticNode node) {
    begin_or_end_list(node.role);
    Open group;
    group.node = m_nodes.size();
    if (!m_open.empty()) {
        group.shift_x = m_open.back().shift_x;
        group.shift_y = m_open.back().shift_y;
    }
    if (node.role == Role::Scroller) {
        group.shift_x = -node.rect.left;
        group.shift_y = node.offset - node.rect.top;
    }
    add(std::move(node));
    m_last = {};
    m_open.push_back(group);
}

void Semantics::close() {
    KEXIE_VERIFY(!m_open.empty());
    if (m_open.back().ends_by_itself) m_open.pop_back();
    KEXIE_VERIFY(!m_open.empty());
    m_open.pop_back();
    m_last = {};
}

Semantics::Group Semantics::group(SemanticNode node) {
    open(std::move(node));
    return Group(*this);
}

void Semantics::painted(std::string_view words, const Rect& rect, float em, float line_height) {
    if (m_described > 0 || words.empty() || m_open.empty()) return;
    const ImVec2 middle((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
    if (m_last.contains(middle)) return;
    const Rect last = m_last;
    begin_or_end_list(Role::Text);
    Open& parent = m_open.back();
    SemanticNode node;
    node.role = Role::Text;
    node.id = m_nodes[parent.node].id + "/" + std::to_string(parent.children++);
    node.name = words;
    node.rect = rect;
    node.em = em;
    node.line_height = line_height;
    add(std::move(node));
    m_last = last;  // More labels of the last node may follow.
}

const SemanticNode* Semantics::find(std::string_view id) const {
    for (const SemanticNode& node : m_nodes) {
        if (node.id == id) return &node;
    }
    return nullptr;
}

std::size_t Semantics::scroller_of(std::size_t index) const {
    int depth = m_nodes[index].depth;
    while (index-- > 0) {
        if (m_nodes[index].depth >= depth) continue;
        depth = m_nodes[index].depth;
        if (m_nodes[index].role == Role::Scroller) return index;
    }
    return m_nodes.size();
}

std::size_t Semantics::end_of(std::size_t index) const {
    const int depth = m_nodes[index].depth;
    do {
        ++index;
    } while (index < m_nodes.size() && m_nodes[index].depth > depth);
    return index;
}

std::string Semantics::dump() const {
    std::string out;
    const auto append_length = [&](float pixels) {
        append_number(out, static_cast<int>(std::lround(pixels / m_scale * 10)));
    };
    for (const SemanticNode& node : m_nodes) {
        append_number(out, node.depth);
        append_number(out, static_cast<int>(node.role));
        append_number(out, (node.pressable ? 1 : 0) | (node.current ? 2 : 0) |
                               (node.tick != Tick::None ? 4 : 0) | (node.tick == Tick::On ? 8 : 0));
        append_words(out, node.id);
        out.push_back('\t');
        append_number(out, node.level);
        append_number(out, node.position);
        append_number(out, node.set_size);
        append_length(node.rect.left);
        append_length(node.rect.top);
        append_length(node.rect.width());
        append_length(node.rect.height());
        append_length(node.em);
        append_length(node.role == Role::Scroller ? node.content_height : node.line_height);
        append_words(out, node.address);
        out.push_back('\t');
        append_words(out, node.name);
        out.push_back('\n');
    }
    return out;
}

std::string Semantics::dump_scrolls() const {
    std::string out;
    for (const SemanticNode& node : m_nodes) {
        if (node.role != Role::Scroller) continue;
        append_words(out, node.id);
        out.push_back('\t');
        out += std::to_string(std::lround(node.offset / m_scale));
        out.push_back('\n');
    }
    return out;
}

}  // namespace kexie
