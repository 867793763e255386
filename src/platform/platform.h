// The system around the program: window, pixels, keyboard, files, clipboard, storage, address.
// CMake chooses the implementation, native/ or web/. It knows nothing about bulletins.
//
// The interface is asynchronous because the web is: what takes time returns at once and calls back
// exactly once, later, on the main thread.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace kexie {

struct PlatformOptions {
    std::string title;
    int width_px = 1280;  // Initial size of a desktop window; the page fills its canvas.
    int height_px = 840;
    float scale = 0;  // Device pixels per CSS pixel; 0: ask the system.
};

struct WindowMetrics {
    int width_px = 0;  // Of the framebuffer, in device pixels.
    int height_px = 0;
    float scale = 1;   // Device pixels per CSS pixel.
    bool seen = true;  // False: nothing can be drawn; only the description is left.
};

// A text field of the system's, so that input methods, paste and on-screen keyboards work. Lengths
// are in device pixels from the window's top left corner; colours are 0xRRGGBB.
struct TextField {
    bool visible = false;
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;
    float font_size = 0;
    std::uint32_t text_color = 0;
    std::uint32_t placeholder_color = 0;
    std::string text;
    std::string placeholder;
    std::string label;               // For screen readers.
    std::uint64_t focus_serial = 0;  // Takes the keyboard each time this grows.
    bool expanded = false;           // Has a list of suggestions; Escape closes that first.

    bool operator==(const TextField&) const = default;
};

// A page of a PDF that the platform keeps, shown over the window. Lengths are in device pixels.
struct PagePicture {
    const char* file = "";  // Its id, as in forget_file(); empty: none is shown.
    float x = 0;
    float y = 0;
    float width = 0;  // 0: hidden for a while.
    float height = 0;
    // A line of whole numbers for each line to mark: page (1-based), left, top, right and bottom,
    // in tenths of a point from the upper left corner of the page. The first tells the page.
    const char* marks = "";
    std::uint32_t text_color = 0;
    std::uint32_t ground = 0;
    std::uint32_t edge = 0;
    bool english = false;  // The language of its buttons.
};

struct TextFieldEvent {
    // Changed: `text` has no unfinished composition. Left: Escape was pressed. Composing: an input
    // method has started.
    enum class Kind { Changed, Submitted, Left, Down, Up, Focused, Blurred, Composing };
    Kind kind{};
    std::string text;
};

// What a user of the description, such as a screen reader, does instead of clicking pixels.
struct DescriptionEvent {
    // Focused: keyboard focus is on the node `id`, or has left if empty. Scrolled: to `offset_px`
    // CSS pixels.
    enum class Kind { Pressed, Focused, Scrolled };
    Kind kind{};
    std::string id;
    float offset_px = 0;
};

// A file dropped on the window.
struct GivenFile {
    std::string path;
    Result<std::string> bytes;
};

// A character to draw with the system's fonts.
struct GlyphOrder {
    enum class Family { Sans, Serif };
    enum class Weight { Regular, Bold };
    char32_t code_point = 0;
    float em_px = 0;
    Family family{};
    Weight weight{};
};

// `left` and `top` place the bitmap relative to the pen; `colored`: drawn in its own colours, like
// an emoji, instead of in white. Lengths are in pixels.
struct SystemGlyph {
    int width = 0;
    int height = 0;
    float left = 0;
    float top = 0;
    float advance = 0;
    bool colored = false;
    std::vector<std::uint8_t> rgba;
};

enum class AddressMode { Push, Replace };

// What a program reaches while it starts. The page's script waits for some of these by name and
// gives their times in window.kexie.metrics().
enum class Milestone {
    BundleReady,  // The archive's bytes have arrived.
    Searchable,   // Every search has its answer.
    FirstFrame,
    WholeFrame,  // The first frame that shows the archive.
    PinyinReady,
    Ready,   // The description is complete, too; or the archive cannot be read.
    Failed,  // Nothing can be drawn, not even what went wrong.
};

// The colours that the system forces on all programs, 0xRRGGBB. By CSS: Canvas, CanvasText,
// LinkText, Highlight, Mark, HighlightText, MarkText.
using ForcedColors = std::array<std::uint32_t, 7>;

class Platform {
public:
    static Result<std::unique_ptr<Platform>> open(const PlatformOptions& options);
    ~Platform();
    Platform(const Platform&) = delete;
    Platform& operator=(const Platform&) = delete;

    // Calls `frame` for each frame that wake() or an input event requests. The native version
    // returns when the window closes; on the page it returns at once and `frame` is called later.
    void run(std::function<void()> frame);
    // Requests `frames` more frames. An idle program draws none.
    void wake(int frames = 1);
    // Requests a frame from any thread. Unused by the page, which has only one.
    void wake_from_thread();

    // begin_frame() passes input to Dear ImGui and is false while the window has no size;
    // end_frame() draws. `background` is 0xRRGGBB.
    bool begin_frame();
    void end_frame(std::uint32_t background);
    WindowMetrics metrics() const;

    // Reads one of the program's own files by name, such as "archive.json" or "sans-regular".
    using Loaded = std::function<void(Result<std::string>)>;
    void load_asset(const std::string& name, Loaded done);

    // Draws a character with the system's fonts; nullopt if the system offers no such service.
    std::optional<SystemGlyph> draw_glyph(const GlyphOrder& order) const;
    // Another font may have what was drawn so far: what still has none is drawn again.
    void forget_glyphs();

    // True if text is typed into a system field laid over the window; otherwise the interface
    // draws its own.
    bool has_text_field() const;
    void set_text_field(const TextField& field);
    std::vector<TextFieldEvent> take_text_events();

    // Unused by the native version, where the interface draws pages itself.
    void show_page(const PagePicture& picture);

    // True if the window's content is also wanted as a tree of elements, for screen readers.
    bool wants_description() const;
    // `tree` is a dump of ui/semantics.h.
    void describe(const std::string& tree);
    // The node that has keyboard focus, and the offsets of the scroll areas.
    void describe_focus(const std::string& focused, const std::string& scrolls);
    std::vector<DescriptionEvent> take_description_events();

    // The fragment of the address: "#/issue/2023-18". The native version only remembers it.
    std::string address() const;
    void set_address(const std::string& address, AddressMode mode);
    // The whole address, for copying.
    std::string link() const;
    // Called after Back, Forward or an edit of the address.
    void on_address(std::function<void(const std::string&)> changed);
    // The system's preferences. After `changed`, query them again.
    void on_theme(std::function<void()> changed);
    bool prefers_dark() const;
    bool prefers_contrast() const;
    std::optional<ForcedColors> forced_colors() const;

    void set_title(const std::string& title);
    void copy(const std::string& text);
    // `copied` returns what the system's copy command (Ctrl+C on the page) puts on the clipboard;
    // an empty string leaves it alone. Unused by the native version, where keys arrive as input.
    void on_copy(std::function<std::string()> copied);

    // Distance between two fingers relative to when the second touched; 0 without two fingers.
    float pinch() const;
    // Number of consecutive presses of the left button: 2 for a double click.
    int clicks() const;

    // Saves a file for the user: a download on the page, natively a new file in the downloads
    // folder that never replaces another. Returns its path, to be shown.
    Result<std::string> save_file(const std::string& name, const std::string& media_type,
                                  const std::string& bytes);

    // Small values that outlive the visit. load() returns an empty string if nothing is stored;
    // store() fails silently if the browser forbids storage.
    std::string load(const std::string& key) const;
    void store(const std::string& key, const std::string& value);

    // Called with files dropped on a desktop window. On the page, its script handles them.
    void on_files(std::function<void(std::vector<GivenFile>)> given);
    // True if files can be chosen, kept for the next visit, and removed.
    bool has_file_store() const;
    void choose_files();
    void forget_file(const std::string& id);

    // Switches to the new build of the program that is waiting.
    void apply_update();

    // Like load() and store(), but only until the window closes; a reload keeps them.
    std::string load_for_visit(const std::string& key) const;
    void store_for_visit(const std::string& key, const std::string& value);
    // Called when the window may be about to close or reload.
    void on_leave(std::function<void()> leaving);

    // Only the first report of a milestone counts.
    void report(Milestone milestone);

    struct Impl;

private:
    explicit Platform(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace kexie
