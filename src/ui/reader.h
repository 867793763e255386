// The reading column: one issue under its masthead, with the places that the query found.
#pragma once

#include <cstdint>
#include <string>

#include "ui/issue_layout.h"
#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

class Reader {
public:
    void draw(Ui ui, const Rect& area);

    bool is_moving() const { return m_scroll.is_dragging() || m_scroll.is_gliding(); }

private:
    // What the cached layout was made for.
    struct Key {
        const Issue* issue = nullptr;
        float width = 0;
        float scale = 0;
        int font_size_px = 0;
        Language language{};

        bool operator==(const Key&) const = default;
    };

    void prepare(const Ui& ui, const Issue& issue, float width);
    void follow_request(const Ui& ui, const Rect& area);
    void read_keys(const Ui& ui, const Rect& area);
    void draw_marks(const Ui& ui, float x, float top) const;
    void draw_block(const Ui& ui, const Block& block, float x, float y) const;
    void report_scroll(const Ui& ui, const Rect& area);

    Key m_key;
    IssueLayout m_page;
    ScrollArea m_scroll;
    std::uint64_t m_serial = 0;
    float m_reported = -1;
};

}  // namespace kexie
