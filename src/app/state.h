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

// The colours of a theme, once system preferences are applied. Forced: those of the system.
enum class Scheme { Light, Dark, LightContrast, DarkContrast, Forced };

// The colours that the system forces on all programs, 0xRRGGBB; named as in CSS.
struct SystemColors {
    std::uint32_t canvas = 0;
    std::uint32_t canvas_text = 0;
    std::uint32_t link_text = 0;
    std::uint32_t highlight = 0;
    std::uint32_t highlight_text = 0;
    std::uint32_t mark = 0;
    std::uint32_t mark_text = 0;
};

enum class LineSpacing { Compact, Normal, Loose };

// Formats of an exported hit list.
enum class HitFormat { Csv, Json, Markdown };

inline constexpr int font_size_min_px = 14;
inline constexpr int font_size_max_px = 28;

// Stored between visits.
struct Preferences {
    Theme theme = Theme::System;
    Language language = Language::Chinese;
    int font_size_px = 17;  // Of body text, in CSS pixels: font_size_min_px to font_size_max_px.
    LineSpacing line_spacing = LineSpacing::Normal;
    std::vector<std::string> searches = {};  // Recent searches, newest first.

    bool operator==(const Preferences&) const = default;
};

// Below 760 px only one column is shown at a time.
enum class Pane { Browse, Hits, Filters, Reader, Trends, Settings };

// A panel over the reading room. One is open at a time.
enum class Overlay { Help, Contents, Settings, OwnFiles, Export };
inline constexpr Overlay overlays[] = {Overlay::Help, Overlay::Contents, Overlay::Settings,
                                       Overlay::OwnFiles, Overlay::Export};

// Asks the reader view to scroll. `serial` grows with every request, so that repeating one scrolls
// again.
struct ScrollRequest {
    enum class To { Top, Article, Mark, Offset };
    To to = To::Top;
    int article = 0;       // For To::Article.
    std::size_t mark = 0;  // Index into ReaderState::marks, for To::Mark.
    float offset_px = 0;   // CSS pixels from the top, for To::Offset.
    std::uint64_t serial = 0;
};

// The unit of a selection: words after a double click, paragraphs after a triple click.
enum class SelectionGrain { Character, Word, Paragraph };
enum class SelectionStep { Character, Word };

// Selected text of the open issue.
struct Selection {
    TextRange anchor;  // What the first press selected; stays selected.
    TextAddress head;  // The end that the pointer or the keyboard moves.
    SelectionGrain grain{};
    TextRange range;  // From anchor to head, in whole grains.
};

// The context menu of the text.
struct TextMenu {
    float x_px = 0;  // Where it was opened, in CSS pixels of the window.
    float y_px = 0;
    int article = 0;
    bool citations_open = false;  // The citation formats are listed.
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
    // Other queries that may be meant: words with the query's pinyin, or similar to a query without
    // hits.
    std::vector<Suggestion> suggestions;
    std::optional<std::size_t> open_hit;  // Index into results.hits.
    double duration_ms = 0;               // Of the last query.
};

// An entry of the list below the search box.
struct BoxSuggestion {
    enum class Kind {
        Issue,         // Opens an issue.
        Continuation,  // A completion of the typed query.
        Earlier,       // A recent search.
    };
    Kind kind{};
    std::string text;         // The query; empty for an issue.
    std::uint32_t count = 0;  // Occurrences of a continuation.
    int issue = -1;           // For Kind::Issue.

    bool operator==(const BoxSuggestion&) const = default;
};

// The search box. Its text is the route's query, or the draft.
struct BoxState {
    std::vector<BoxSuggestion> suggestions;  // Empty: no list is shown.
    std::optional<std::size_t> chosen;       // By the arrow keys.
    std::string draft;                       // Text that is not a query yet: the prefix of a field.
};

// What the browser may refuse, e.g. to a page in a frame of another site: to keep something, or to
// copy.
enum class Refused { Settings, Files, Address, Copying };

struct LoadState {
    enum class Phase { Loading, Ready, Failed };
    Phase phase = Phase::Loading;
    Error error;  // For Phase::Failed.
};

struct State {
    LoadState load;
    std::shared_ptr<Library> library;  // Set once Phase::Ready.
    // The archive without own files.
    std::shared_ptr<const Archive> base;
    std::vector<OwnFile> own_files;

    Route route;
    SearchState search;
    Trends trends;                     // For Route::Kind::Trends.
    std::optional<SourceView> source;  // For Route::Kind::Source.
    ReaderState reader;
    BoxState box;
    Pane pane = Pane::Browse;
    std::optional<Overlay> overlay;
    // A new build of the page is ready to use.
    bool update_ready = false;
    bool offline_ready = false;  // Works without a network.
    unsigned refused = 0;        // Bit 1 << Refused for each.

    Preferences preferences;
    bool system_dark = false;
    // There is a file chooser and storage; otherwise files can only be dropped.
    bool can_choose_files = true;
    bool system_contrast = false;               // The system asks for high contrast.
    std::optional<SystemColors> system_colors;  // Set while the system forces its colours.

    // Scroll positions by address, for Back and Forward.
    ScrollMemory scroll_memory;
    // Incremented to focus the search box.
    std::uint64_t focus_search_serial = 0;
    std::string toast;  // A short confirmation, such as "Link copied"; empty: none.
};

// The text in the search box.
const std::string& box_text(const State& state);

Scheme scheme_of(const State& state);
// True for a dark colour scheme.
bool is_dark(const State& state);

// The article that the route or the open hit names.
std::optional<int> open_article(const State& state);

// Whether the open issue is from a file of the person's own, and not of the archive.
bool is_own_issue(const State& state);

// The own file whose printed pages can stand beside the source; null if there is none: the source
// has no pages, or the file is not the person's own.
const OwnFile* shown_original(const State& state);

// The 1-based number of the current mark within its article, and the article's total.
struct MarkPosition {
    int number = 0;
    int count = 0;
};
std::optional<MarkPosition> mark_position(const State& state);

}  // namespace kexie
