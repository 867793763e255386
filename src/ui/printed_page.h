// The printed page beside its text, drawn by the interface itself: for the desktop. The web page
// lays an element of its own in its place (web/original.js), which looks and behaves the same.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/drawn_page.h"
#include "ui/page_texture.h"
#include "ui/scroll_area.h"
#include "ui/source_page.h"
#include "ui/ui.h"

namespace kexie {

struct PageOrder {
    std::string file;  // Id of the own file.
    int number = 1;    // 1-based.
    int width = 0;     // Pixels; see page_scale().
    int height = 0;

    bool operator==(const PageOrder&) const = default;
};

// Somebody who can draw pages, aside, while frames go on.
class PageMaker {
public:
    struct Answer {
        enum class State { Drawing, Drawn, Failed };
        State state = State::Drawing;
        std::shared_ptr<const DrawnPage> page;  // For Drawn.
    };

    virtual ~PageMaker() = default;
    // Returns at once. Until a page is drawn, later calls with the same order say so; then there is
    // another frame. Another order ends the work on the last one.
    virtual Answer order(const PageOrder& wanted) = 0;
};

class PrintedPage final : public PictureDrawer {
public:
    // `maker` outlives it.
    explicit PrintedPage(PageMaker& maker) : m_maker(maker) {}

    void draw(Ui ui, const PicturePlace& place) override;
    bool is_moving() const override { return m_scroll.is_dragging() || m_scroll.is_gliding(); }

    int number() const { return m_number; }

private:
    void follow(const PicturePlace& place);
    void turn(int by);
    void draw_head(const Ui& ui, const Rect& head, const std::string& name);
    float draw_step(const Ui& ui, const char* id, float right, const Rect& head, int by);
    // Orders what is to be seen; true while it is there.
    bool update_picture(const Rect& room);
    void draw_sheet(const Ui& ui, const Rect& sheet, const std::string& name);
    void draw_marks(const Ui& ui, const Rect& page) const;
    void show_marks(const Ui& ui, const Rect& sheet, float page_top, float page_height);
    void drag(const Ui& ui, const Rect& sheet);
    bool is_shown() const { return m_page && m_shown.number == m_number; }

    PageMaker& m_maker;
    ScrollArea m_scroll;
    PageTexture m_texture;
    std::shared_ptr<const DrawnPage> m_page;  // In the texture.
    PageOrder m_shown;                        // What it was ordered as.
    std::string m_file;
    std::string m_marks_text;
    std::vector<Print> m_marks;
    int m_number = 1;
    int m_pages = 0;  // 0: not known yet.
    bool m_failed = false;
    bool m_is_whole = false;      // As large as the place has room for, not as wide as it.
    bool m_is_following = false;  // The marked lines are to be brought into view.
    bool m_is_dragged = false;    // By the mouse.
};

}  // namespace kexie
