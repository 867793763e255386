// The semantic tree (accessibility tree) of the interface, filled by the views while they draw. It
// defines the Tab order; on the page it becomes the DOM elements that screen readers, find, print
// and translation work on.
//
// Rebuilt with every frame. Ids are stable from frame to frame.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/text_layout.h"
#include "ui/line_places.h"
#include "ui/rect.h"

namespace kexie {

// As Role in platform/web/library_mirror.js; tests/web/enumerations.mjs compares them.
enum class Role : unsigned char {
    Banner,
    Navigation,
    Main,
    Region,
    ContentInfo,
    Dialog,
    Scroller,  // A scrolling area.
    List,
    ListItem,
    Article,
    Table,
    Row,
    Cell,
    Heading,
    Paragraph,
    Text,
    Status,  // A live region: screen readers announce changes.
    Button,
    Link,
    Checkbox,
    Radio,
    SearchBox,
};

enum class Tick : unsigned char { None, Off, On };

struct SemanticNode {
    Role role{};
    std::string id = {};
    std::string name = {};     // The full text, even if the screen shows less.
    std::string address = {};  // For Role::Link: "#/issue/2023-18".
    Rect rect = {};  // Device pixels, relative to the content of its scroller, or to the window.
    float em = 0;    // Text size and line height in device pixels; 0: unspecified.
    float line_height = 0;
    int level = 0;         // Of a heading, from 1.
    int position = 0;      // 1-based, in a list of which only a part is in the tree; 0: whole list.
    int set_size = 0;      // Of that list.
    Tick tick{};           // Checked state of checkboxes and radio buttons.
    bool current = false;  // The open one of several.
    bool pressable = false;  // The Tab key stops at it.
    float offset = 0;        // Of a scroller.
    float content_height = 0;
    // Where the name is drawn; empty where it is not, and where nothing is.
    std::vector<TextPlace> places = {};
    // Bytes [begin, end) of the name that the query found, in order; where nothing is drawn.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> marks = {};
    int depth = 0;  // Set by Semantics.
};

class Semantics {
public:
    // Clears the tree. `scale`: device pixels per CSS pixel. `alone`: nothing reaches the screen,
    // so lists must be described at length.
    void begin(float scale, bool alone = false);
    bool is_alone() const { return m_alone; }

    // Nodes added during the group's lifetime are its children.
    class Group {
    public:
        explicit Group(Semantics& owner) : m_owner(owner) {}
        ~Group() { m_owner.close(); }
        Group(const Group&) = delete;
        Group& operator=(const Group&) = delete;

    private:
        Semantics& m_owner;
    };
    [[nodiscard]] Group group(SemanticNode node);
    // As group(), closed explicitly.
    void open(SemanticNode node);
    void close();

    // Rectangles are given in window coordinates. A list item outside a list opens one, which ends
    // before the next node that is not an item.
    void add(SemanticNode node);
    // Text that was painted. `shown`: how many bytes of it are seen; `layout`: its lines, unless
    // the tree is alone.
    struct Painted {
        std::string_view words;
        Rect rect;
        float em = 0;
        float line_height = 0;
        std::size_t shown = std::string_view::npos;
        const TextLayout* layout = nullptr;
    };
    // Reports painted text. In the node added last it is a place of words of its name; elsewhere it
    // becomes a node, unless between begin_described() and end_described().
    void painted(const Painted& text);

    // What the query found in the name of the node added last. Kept only where nothing is drawn.
    void mark_last(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& marks) {
        if (m_alone && !m_nodes.empty()) m_nodes[m_last_node].marks = marks;
    }

    // Between these, painted text adds no nodes: the view adds its own.
    void begin_described() { ++m_described; }
    void end_described() { --m_described; }
    bool hears_painting() const { return m_described == 0; }

    const std::vector<SemanticNode>& nodes() const { return m_nodes; }
    // Null where there is none.
    const SemanticNode* find(std::string_view id) const;
    // Index of the scroller around a node; nodes().size() if there is none.
    std::size_t scroller_of(std::size_t index) const;
    // One past the last node inside a group.
    std::size_t end_of(std::size_t index) const;

    // One line per node, tab-separated: depth, role, flags, id, level, position, set size, left,
    // top, width, height, text size, line height (of a scroller: content height), address, name,
    // places. Lengths in tenths of a CSS pixel. Marks stand in the name between U+0002 and U+0003.
    // Places have a blank between them, and commas in them: begin and number of characters, left,
    // top, width, text size, line height, lines.
    std::string dump() const;
    // One line per scroller: id and offset in CSS pixels.
    std::string dump_scrolls() const;

private:
    struct Open {
        std::size_t node = 0;
        int children = 0;
        bool ends_by_itself = false;  // A list that was opened by its first item.
        float shift_x = 0;            // From window coordinates to those of the nodes inside.
        float shift_y = 0;
    };

    void begin_or_end_list(Role next);
    void place_words(const Painted& text);
    TextPlace place_of(const Painted& text) const;

    std::vector<SemanticNode> m_nodes;
    std::vector<Open> m_open;
    Rect m_last;  // Of the node that was added last, in window coordinates.
    std::size_t m_last_node = 0;
    float m_scale = 1;
    int m_described = 0;
    bool m_alone = false;
};

}  // namespace kexie
