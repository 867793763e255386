// The source lines of an article beside the parsed text, with the parser's diagnostics; where the
// platform can show the printed page, that stands in place of the lines.
#pragma once

#include <string>

#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

// Where a printed page is to be shown, and what of it.
struct PicturePlace {
    std::string file;   // Id of the own file; empty: no picture.
    Rect rect;          // Device pixels; empty while something covers it.
    std::string marks;  // Print of each line to mark, as in document/print_text.h.
};

// Draws the picture, where the platform does not lay it over the window.
class PictureDrawer {
public:
    virtual ~PictureDrawer() = default;
    virtual void draw(Ui ui, const PicturePlace& place) = 0;
    virtual bool is_moving() const = 0;
};

class SourcePage {
public:
    void draw(Ui ui, const Rect& whole);
    bool is_moving() const {
        return m_scroll.is_dragging() || m_scroll.is_gliding() ||
               (m_drawer && m_drawer->is_moving());
    }
    // `drawer` outlives it.
    void draw_pictures_with(PictureDrawer& drawer) { m_drawer = &drawer; }

    // Before each frame, in which it may not be drawn.
    void begin_frame() { m_picture.file.clear(); }
    const PicturePlace& picture() const { return m_picture; }

private:
    void draw_blocks(const Ui& ui, const Rect& area, const Rect& page, float& y);
    // Takes its place from `area`: from the left, on a phone from the top.
    void place_picture(const Ui& ui, Rect& area, const std::string& file);

    ScrollArea m_scroll;
    std::size_t m_current = 0;  // The block that the person is at, by scrolling or pressing.
    float m_content_height = 0;
    float m_seen_offset = 0;  // When scrolling was last followed.
    ArticleAddress m_shown;   // Another one starts at the top.
    PicturePlace m_picture;
    PictureDrawer* m_drawer = nullptr;
};

}  // namespace kexie
