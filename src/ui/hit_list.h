// The hits of a query: title, place and a snippet each, with the found words marked.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "text/text_layout.h"
#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

class HitList {
public:
    // `one_column`: as on a phone, with the filters behind a chip.
    void draw(Ui ui, const Rect& area, bool one_column);
    bool is_moving() const { return m_scroll.is_dragging() || m_scroll.is_gliding(); }

private:
    // A text with marked bytes, set in lines.
    struct MarkedText {
        std::string text;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> marks;  // Bytes.
        TextLayout layout;
    };
    struct Card {
        MarkedText title;
        std::string place;
        MarkedText snippet;
        float height = 0;
    };
    // What the cached cards were made for.
    struct Key {
        const Library* library = nullptr;
        Route route;
        float width = 0;
        float scale = 0;
        Language language{};

        bool operator==(const Key&) const = default;
    };

    void prepare(const Ui& ui, float width);
    const Card& card(const Ui& ui, std::size_t hit, float width);
    std::size_t first_visible() const;
    // Makes the cards in sight and moves those under them to their places.
    void measure_visible(const Ui& ui, const Rect& list);
    float draw_bar(const Ui& ui, const Rect& area, bool one_column) const;
    float draw_messages(const Ui& ui, const Rect& area, float y) const;
    float draw_suggestions(const Ui& ui, const Rect& area, float y) const;
    void draw_empty(const Ui& ui, const Rect& area, float y) const;
    void draw_hit(const Ui& ui, std::size_t index, const Rect& rect);
    void draw_card(const Ui& ui, const Card& card, const Rect& rect) const;
    void draw_marked(const Ui& ui, const MarkedText& text, float em, float x, float y,
                     float line_height, Rgb color) const;
    void follow_open_hit(const Ui& ui, const Rect& list);

    Key m_key;
    std::unordered_map<std::size_t, Card> m_cards;
    // Top of each card and, last, the end of the list. A card's height is estimated until it is
    // first in sight, so that a list of 100,000 hits costs no more than the cards that are drawn.
    std::vector<float> m_tops;
    ScrollArea m_scroll;
    std::optional<std::size_t> m_followed;
};

}  // namespace kexie
