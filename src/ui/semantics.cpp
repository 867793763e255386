#include "ui/semantics.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "base/verify.h"

namespace kexie {

namespace {

constexpr char mark_begins = '\x02';
constexpr char mark_ends = '\x03';

// Tabs and line feeds separate fields and nodes of a dump.
void append_words(std::string& out, std::string_view words) {
    for (const char c : words) out.push_back(static_cast<unsigned char>(c) < ' ' ? ' ' : c);
}

void append_marked(std::string& out, const SemanticNode& node) {
    const std::string_view name = node.name;
    std::size_t from = 0;
    for (const auto& [begin, end] : node.marks) {
        if (begin < from || end > name.size()) continue;
        append_words(out, name.substr(from, begin - from));
        out.push_back(mark_begins);
        append_words(out, name.substr(begin, end - begin));
        out.push_back(mark_ends);
        from = end;
    }
    append_words(out, name.substr(from));
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
    m_last_node = m_nodes.size();
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

TextPlace Semantics::place_of(const Painted& text) const {
    return {0,
            std::min(text.shown, text.words.size()),
            {0, 0, text.rect.width(), text.rect.height()},
            text.em,
            text.line_height,
            text.layout ? line_places(*text.layout, m_scale) : std::string()};
}

void Semantics::place_words(const Painted& text) {
    SemanticNode& node = m_nodes[m_last_node];
    const std::size_t from = node.places.empty() ? 0 : node.places.back().end;
    const std::size_t at = node.name.find(text.words, from);
    if (m_alone || at == std::string::npos) return;
    TextPlace place = place_of(text);
    place.begin += at;
    place.end += at;
    place.rect = {text.rect.left - m_last.left, text.rect.top - m_last.top,
                  text.rect.right - m_last.left, text.rect.bottom - m_last.top};
    node.places.push_back(std::move(place));
}

void Semantics::painted(const Painted& text) {
    if (m_described > 0 || text.words.empty() || m_open.empty()) return;
    const Rect& rect = text.rect;
    const ImVec2 middle((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
    if (m_last.contains(middle)) {
        place_words(text);
        return;
    }
    const Rect last = m_last;
    const std::size_t last_node = m_last_node;
    begin_or_end_list(Role::Text);
    Open& parent = m_open.back();
    SemanticNode node;
    node.role = Role::Text;
    node.id = m_nodes[parent.node].id + "/" + std::to_string(parent.children++);
    node.name = text.words;
    node.rect = rect;
    node.em = text.em;
    node.line_height = text.line_height;
    if (!m_alone) node.places.push_back(place_of(text));
    add(std::move(node));
    m_last = last;  // More labels of the last node may follow.
    m_last_node = last_node;
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
    const auto tenths = [&](float pixels) {
        return static_cast<int>(std::lround(pixels / m_scale * 10));
    };
    const auto append_length = [&](float pixels) { append_number(out, tenths(pixels)); };
    const auto append_place = [&](std::string_view name, const TextPlace& place) {
        const std::size_t length = place.end - place.begin;
        for (const int number :
             {static_cast<int>(count_code_points(name.substr(0, place.begin))),
              static_cast<int>(count_code_points(name.substr(place.begin, length))),
              tenths(place.rect.left), tenths(place.rect.top), tenths(place.rect.width()),
              tenths(place.em), tenths(place.line_height)}) {
            out += std::to_string(number);
            out.push_back(',');
        }
        out += place.lines;
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
        append_marked(out, node);
        for (const TextPlace& place : node.places) {
            out.push_back(&place == node.places.data() ? '\t' : ' ');
            append_place(node.name, place);
        }
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
