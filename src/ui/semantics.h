// What the interface shows, in words: a tree of named things that the views fill while they draw.
// From it come the order of the Tab key, and on the page the elements that screen readers, the
// browser's find, print and translation work on.
//
// It is rebuilt with every frame. An id names the same thing from frame to frame.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ui/rect.h"

namespace kexie {

// The numbers are those of `roles` in platform/web/library_mirror.js.
enum class Role : unsigned char {
    Banner,
    Navigation,
    Main,
    Region,
    ContentInfo,
    Dialog,
    Scroller,  // Its content may be taller than itself.
    List,
    ListItem,
    Article,
    Table,
    Row,
    Cell,
    Heading,
    Paragraph,
    Text,
    Status,  // Read out when it changes.
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
    std::string name = {};     // What it says, whole, even where the screen has no room for it.
    std::string address = {};  // For Role::Link: "#/issue/2023-18".
    Rect rect = {};  // Device pixels, from the content of the scroller it is in, or the window.
    float em = 0;    // Of its text, and the distance of its lines; device pixels, 0: any.
    float line_height = 0;
    int level = 0;           // Of a heading, from 1.
    int position = 0;        // 1-based, in a list of which only a part is here; 0: as it stands.
    int set_size = 0;        // Of that list.
    Tick tick{};             // Of what can be ticked, chosen or opened.
    bool current = false;    // Of several, the one that is open.
    bool pressable = false;  // The Tab key stops at it.
    float offset = 0;        // Of a scroller: how far it has scrolled.
    float content_height = 0;
    int depth = 0;  // Set by Semantics.
};

class Semantics {
public:
    // Forgets the last frame. `scale`: device pixels a CSS pixel. `alone`: nothing is drawn, so
    // that lists have to be told at length.
    void begin(float scale, bool alone = false);
    bool is_alone() const { return m_alone; }

    // Whatever is added until the group's end is inside it.
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
    // As group(), where the end is elsewhere.
    void open(SemanticNode node);
    void close();

    // Rectangles of nodes are given in window coordinates. A list item that is in no list begins
    // one, which ends with the next thing that is no item.
    void add(SemanticNode node);
    // What a painter draws: added unless it is part of the node that was added last or lies in a
    // group that describes itself.
    void painted(std::string_view words, const Rect& rect, float em, float line_height);

    // Between these, what is painted adds nothing: the view says itself what it shows.
    void begin_described() { ++m_described; }
    void end_described() { --m_described; }
    bool hears_painting() const { return m_described == 0; }

    const std::vector<SemanticNode>& nodes() const { return m_nodes; }
    // Null where there is none.
    const SemanticNode* find(std::string_view id) const;
    // Index of the scroller that a node is in; nodes().size() where it is in none.
    std::size_t scroller_of(std::size_t index) const;
    // One past the last node inside a group.
    std::size_t end_of(std::size_t index) const;

    // One line a node, in order: depth, role, flags, id, level, position, set size, left, top,
    // width, height, text size, line height (of a scroller: height of its content), address,
    // name, between tabs. Lengths in tenths of a CSS pixel. Equal dumps show the same.
    std::string dump() const;
    // One line a scroller: id and offset in CSS pixels.
    std::string dump_scrolls() const;

private:
    struct Open {
        std::size_t node = 0;
        int children = 0;
        bool ends_by_itself = false;  // A list that an item began.
        float shift_x = 0;            // From window coordinates to those of the nodes inside.
        float shift_y = 0;
    };

    void begin_or_end_list(Role next);

    std::vector<SemanticNode> m_nodes;
    std::vector<Open> m_open;
    Rect m_last;  // Of the node that was added last, in window coordinates.
    float m_scale = 1;
    int m_described = 0;
    bool m_alone = false;
};

}  // namespace kexie
