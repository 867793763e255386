// The list of hits: lays out and draws their cards, and asks for those that come into sight.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "text/text_layout.h"
#include "ui/fitted_area.h"
#include "ui/scroll_area.h"
#include "ui/ui.h"

namespace kexie {

class HitList {
public:
    // `one_column`: as on a phone, with the filters behind a chip.
    void draw(Ui ui, const Rect& area, bool one_column);
    bool is_moving() const {
        return m_scroll.is_dragging() || m_scroll.is_gliding() || m_nothing.is_moving();
    }

private:
    // A HitCard set in lines for this width.
    struct Card {
        TextLayout title;
        std::string details;  // The line between title and snippet: issue, date, section, unit.
        TextLayout snippet;
        float height = 0;
    };
    // What the cached cards were laid out for.
    struct Key {
        const Library* library = nullptr;
        Route route;
        std::size_t snippet_characters = 0;
        float width = 0;
        float scale = 0;
        Language language{};

        bool operator==(const Key&) const = default;
    };

    void prepare(const Ui& ui, float width);
    // Width of the text of a card, and how many characters a snippet has room for.
    float room(const Ui& ui) const;
    std::size_t snippet_characters(const Ui& ui) const;
    // Null while the state has no card of the hit.
    const Card* card(const Ui& ui, std::size_t hit_index);
    std::size_t first_visible() const;
    // Lays out the cards in sight and moves those below to their places. False if some are still to
    // be made.
    bool measure_visible(const Ui& ui, const Rect& list);
    // Asks for the cards of the hits [first, last), if one is missing.
    void request_cards(const Ui& ui, std::size_t first, std::size_t last) const;
    void follow_open_hit(const Ui& ui, const Rect& list);
    void draw_list(const Ui& ui, const Rect& list);
    // Where nothing is painted: a page of hits, and the way to the pages before and after.
    void draw_page(const Ui& ui, const Rect& list);
    void draw_hit(const Ui& around, std::size_t index, const Rect& rect);
    // Details and snippet, below the title.
    void draw_card(const Ui& ui, std::size_t index, const HitCard& data, const Card& card,
                   const Rect& rect) const;
    void draw_marked(const Ui& ui, const MarkedText& text, const TextLayout& layout, float em,
                     float x, float y, float line_height, Rgb color) const;

    Key m_key;
    std::unordered_map<std::size_t, Card> m_cards;
    // Top of each card and, last, the end of the list. A card's height is estimated until it is
    // first in sight, so that a list of 100,000 hits costs no more than the cards that are drawn.
    std::vector<float> m_tops;
    ScrollArea m_scroll;
    std::size_t m_page = 0;                 // Of draw_page().
    float m_header_height = 0;              // Of the last frame.
    FittedArea m_nothing;                   // What is said where there are no hits.
    std::optional<std::size_t> m_followed;  // The open hit that was brought into sight.
};

}  // namespace kexie
