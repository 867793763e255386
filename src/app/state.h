// Everything that the interface shows, as one value. Commands change it (update.h); views draw it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/library.h"
#include "app/route.h"
#include "base/result.h"

namespace kexie {

enum class Theme { System, Light, Dark };
enum class Language { Chinese, English };

inline constexpr int font_size_min_px = 14;
inline constexpr int font_size_max_px = 28;

// What outlives the visit.
struct Preferences {
    Theme theme = Theme::System;
    Language language = Language::Chinese;
    int font_size_px = 17;  // Of body text, in CSS pixels: font_size_min_px to font_size_max_px.

    bool operator==(const Preferences&) const = default;
};

// Below 760 px only one column is shown at a time.
enum class Pane { Browse, Hits, Filters, Reader, Settings };

// A place of the open issue that the query's words cover.
struct IssueMark {
    int article = 0;
    Mark mark;
};

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

struct ReaderState {
    int issue = -1;   // Index of the open issue; -1: none.
    int article = 0;  // Article at the reading line; follows scrolling.
    std::vector<IssueMark> marks;
    std::optional<std::size_t> current_mark;
    ScrollRequest scroll;
    float offset_px = 0;  // Where the view has scrolled to, in CSS pixels.
};

struct SearchState {
    Results results;
    // What else to look for: words that are read as the query's pinyin, or like a query that finds
    // nothing.
    std::vector<Suggestion> suggestions;
    std::optional<std::size_t> open_hit;  // Index into results.hits.
    double duration_ms = 0;               // Of the last query.
};

struct LoadState {
    enum class Phase { Loading, Ready, Failed };
    Phase phase = Phase::Loading;
    Error error;  // For Phase::Failed.
};

struct State {
    LoadState load;
    std::shared_ptr<Library> library;  // Set once Phase::Ready.

    Route route;
    SearchState search;
    ReaderState reader;
    Pane pane = Pane::Browse;
    bool help_open = false;
    bool contents_open = false;
    bool settings_open = false;

    Preferences preferences;
    bool system_dark = false;

    // Where the reader was at each address of this visit, in CSS pixels, for Back and Forward.
    std::map<std::string, float> scroll_memory;
    // Grows each time the search box is to take the keyboard.
    std::uint64_t focus_search_serial = 0;
    std::string toast;  // A short confirmation, e.g. that the address was copied; empty: none.
};

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
