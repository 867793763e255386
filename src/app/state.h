// Everything that the interface shows, as one value. Commands change it (update.h); views draw it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/hit_cards.h"
#include "app/library.h"
#include "app/own_files.h"
#include "app/route.h"
#include "app/scroll_memory.h"
#include "app/source_view.h"
#include "app/text_address.h"
#include "app/trends.h"
#include "base/language.h"
#include "base/result.h"

namespace kexie {

enum class Theme { System, Light, Dark, Contrast };

// The colours that a theme comes down to.
enum class Scheme { Light, Dark, LightContrast, DarkContrast };

enum class LineSpacing { Compact, Normal, Loose };

// Of an exported list of hits.
enum class HitFormat { Csv, Json, Markdown };

inline constexpr int font_size_min_px = 14;
inline constexpr int font_size_max_px = 28;

// What outlives the visit.
struct Preferences {
    Theme theme = Theme::System;
    Language language = Language::Chinese;
    int font_size_px = 17;  // Of body text, in CSS pixels: font_size_min_px to font_size_max_px.
    LineSpacing line_spacing = LineSpacing::Normal;
    std::vector<std::string> searches = {};  // Earlier queries, newest first.

    bool operator==(const Preferences&) const = default;
};

// Below 760 px only one column is shown at a time.
enum class Pane { Browse, Hits, Filters, Reader, Trends, Settings };

// A panel over the reading room. One is open at a time.
enum class Overlay { Help, Contents, Settings, OwnFiles, Export };
inline constexpr Overlay overlays[] = {Overlay::Help, Overlay::Contents, Overlay::Settings,
                                       Overlay::OwnFiles, Overlay::Export};

// Asks the reader view to bring something into sight. `serial` grows with every request, so that
// asking twice for the same place scrolls twice.
struct ScrollRequest {
    enum class To { Top, Article, Mark, Offset };
    To to = To::Top;
    int article = 0;       // For To::Article.
    std::size_t mark = 0;  // Index into ReaderState::marks, for To::Mark.
    float offset_px = 0;   // CSS pixels from the top, for To::Offset.
    std::uint64_t serial = 0;
};

// What one step of the mouse takes: after a double click words, after a triple click paragraphs.
enum class SelectionGrain { Character, Word, Paragraph };
enum class SelectionStep { Character, Word };

// Selected text of the open issue.
struct Selection {
    TextRange anchor;  // What the first press selected; stays selected.
    TextAddress head;  // The end that the pointer or the keyboard moves.
    SelectionGrain grain{};
    TextRange range;  // From anchor to head, in whole grains.
};

// What can be done with the text at a place, as a list that lies over it.
struct TextMenu {
    float x_px = 0;  // Where it was asked for, in CSS pixels of the window.
    float y_px = 0;
    int article = 0;
    bool citations_open = false;  // The formats of citations are listed too.
};

struct ReaderState {
    int issue = -1;                // Index of the open issue; -1: none.
    int article = 0;               // Article at the reading line; follows scrolling.
    std::vector<TextRange> marks;  // The words that the query found, in reading order.
    std::optional<std::size_t> current_mark;
    ScrollRequest scroll;
    float offset_px = 0;  // Where the view has scrolled to, in CSS pixels.
    // Set by the reader view after layout.
    HeaderFooter header_footer;
    std::optional<Selection> selection;
    std::optional<TextMenu> menu;
};

struct SearchState {
    Results results;
    HitCards cards;
    // What else to look for: words that are read as the query's pinyin, or like a query that finds
    // nothing.
    std::vector<Suggestion> suggestions;
    std::optional<std::size_t> open_hit;  // Index into results.hits.
    double duration_ms = 0;               // Of the last query.
};

// A line of the list under the search box.
struct BoxSuggestion {
    enum class Kind {
        Issue,         // Opens an issue.
        Continuation,  // A query that goes on from what was typed.
        Earlier,       // A query of before.
    };
    Kind kind{};
    std::string text;         // The query; empty for an issue.
    std::uint32_t count = 0;  // Places of a continuation.
    int issue = -1;           // For Kind::Issue.

    bool operator==(const BoxSuggestion&) const = default;
};

// The search box beside its text, which is the route's query.
struct BoxState {
    std::vector<BoxSuggestion> suggestions;  // Empty: no list is shown.
    std::optional<std::size_t> chosen;       // By the arrow keys.
    std::string draft;  // Stands in the box though it is no query yet: the beginning of a field.
};

struct LoadState {
    enum class Phase { Loading, Ready, Failed };
    Phase phase = Phase::Loading;
    Error error;  // For Phase::Failed.
};

struct State {
    LoadState load;
    std::shared_ptr<Library> library;  // Set once Phase::Ready.
    // The archive without the person's own files; what they are joined to.
    std::shared_ptr<const Archive> base;
    std::vector<OwnFile> own_files;

    Route route;
    SearchState search;
    Trends trends;                     // Of a route of that kind.
    std::optional<SourceView> source;  // The same.
    ReaderState reader;
    BoxState box;
    Pane pane = Pane::Browse;
    std::optional<Overlay> overlay;
    // A new build of the page is there and waits for the person's word.
    bool update_ready = false;
    bool offline_ready = false;  // Works without a network from here on.

    Preferences preferences;
    bool system_dark = false;
    // The person can choose files here and have them kept; otherwise they are only dropped.
    bool can_choose_files = true;
    bool system_contrast = false;  // The system asks for high contrast.

    // Where the reader was at each address of this visit, in CSS pixels, for Back and Forward.
    ScrollMemory scroll_memory;
    // Grows each time the search box is to take the keyboard.
    std::uint64_t focus_search_serial = 0;
    std::string toast;  // A short confirmation, e.g. that the address was copied; empty: none.
};

// What stands in the search box.
const std::string& box_text(const State& state);

Scheme scheme_of(const State& state);
// True if dark colours are to be used.
bool is_dark(const State& state);

// Index of the article that the route or the open hit names; nothing if none.
std::optional<int> open_article(const State& state);

// The 1-based number of the current mark within its article and how many that article has.
struct MarkPosition {
    int number = 0;
    int count = 0;
};
std::optional<MarkPosition> mark_position(const State& state);

}  // namespace kexie
