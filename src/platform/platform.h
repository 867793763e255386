// The outside: window, pixels, keyboard, files, clipboard, storage, address. One implementation in
// native/ and one in web/; CMake chooses. It knows nothing of bulletins.
//
// Asynchronous, because the web is: what takes time returns at once and calls back later on the
// main thread, exactly once.
#pragma once

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
    int width_px = 1280;  // First size of a desktop window; the page fills its canvas.
    int height_px = 840;
    float scale = 0;  // Device pixels a CSS pixel; 0: ask the system.
};

struct WindowMetrics {
    int width_px = 0;  // Of the framebuffer, in device pixels.
    int height_px = 0;
    float scale = 1;   // Device pixels a CSS pixel.
    bool seen = true;  // False: nothing can be drawn, the description is all there is.
};

// A text field that belongs to the system, so that input methods, paste and on-screen keyboards
// work. Lengths are in device pixels from the top left corner of the window; colours are 0xRRGGBB.
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
    std::string label;               // What a screen reader calls it.
    std::uint64_t focus_serial = 0;  // Takes the keyboard each time this grows.
    bool expanded = false;           // A list hangs under it, which Escape closes first.

    bool operator==(const TextField&) const = default;
};

struct TextFieldEvent {
    // Changed: the text without any unfinished composition. Left: Escape was pressed. Composing:
    // an input method begins.
    enum class Kind { Changed, Submitted, Left, Down, Up, Focused, Blurred, Composing };
    Kind kind{};
    std::string text;
};

// What somebody does who works on the description of the window instead of its pixels.
struct DescriptionEvent {
    // Focused: the keyboard is at the node `id`; empty: it left. Scrolled: `offset_px` CSS pixels.
    enum class Kind { Pressed, Focused, Scrolled };
    Kind kind{};
    std::string id;
    float offset_px = 0;
};

// A file that the person dropped on the window.
struct GivenFile {
    std::string path;
    Result<std::string> bytes;
};

// A character to be drawn with the system's own fonts.
struct GlyphOrder {
    enum class Family { Sans, Serif };
    enum class Weight { Regular, Bold };
    char32_t code_point = 0;
    float em_px = 0;
    Family family{};
    Weight weight{};
};

// See GlyphPicture in ui/system_font.h.
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
    Ready,   // What the first whole frame shows is described, too; or the archive cannot be read.
    Failed,  // Nothing can be drawn, not even what went wrong.
};

class Platform {
public:
    static Result<std::unique_ptr<Platform>> open(const PlatformOptions& options);
    ~Platform();
    Platform(const Platform&) = delete;
    Platform& operator=(const Platform&) = delete;

    // Calls `frame` once for each frame that wake() or an input event asks for. Natively it returns
    // when the window is closed; on the page it returns at once and `frame` is called later.
    void run(std::function<void()> frame);
    // Asks for `frames` more frames. An idle program draws none.
    void wake(int frames = 1);

    // Around the drawing of a frame: input to ImGui, then pixels to the screen. `background` is
    // 0xRRGGBB. begin_frame() is false while the window has no size.
    bool begin_frame();
    void end_frame(std::uint32_t background);
    WindowMetrics metrics() const;

    // Reads a named file of the program's own: "archive.json", "sans-regular.otf", ….
    using Loaded = std::function<void(Result<std::string>)>;
    void load_asset(const std::string& name, Loaded done);

    // Draws a character with the system's fonts; nothing where it has no such service.
    std::optional<SystemGlyph> draw_glyph(const GlyphOrder& order) const;

    // True where text is typed into a field of the system's, laid over the window; otherwise the
    // interface draws its own.
    bool has_text_field() const;
    void set_text_field(const TextField& field);
    std::vector<TextFieldEvent> take_text_events();

    // True where what the window shows is also to be said in words, for those who do not see it.
    bool wants_description() const;
    // `tree` is a dump of ui/semantics.h.
    void describe(const std::string& tree);
    // The node that the program gave the keyboard, and how far its scrollers have scrolled.
    void describe_place(const std::string& focused, const std::string& scrolls);
    std::vector<DescriptionEvent> take_description_events();

    // The address without its page: "#/issue/2023-18". Natively it is only remembered.
    std::string address() const;
    void set_address(const std::string& address, AddressMode mode);
    // The whole address, for copying.
    std::string link() const;
    // Called when the person goes back, forward or edits the address.
    void on_address(std::function<void(const std::string&)> changed);
    // What the system asks for: dark colours, high contrast. `changed`: ask again.
    void on_theme(std::function<void()> changed);
    bool prefers_dark() const;
    bool prefers_contrast() const;

    void set_title(const std::string& title);
    void copy(const std::string& text);
    // What the system's own copying (Ctrl+C on the page) is to put on the clipboard; an empty
    // string leaves the clipboard alone. Natively keys arrive as input, and nothing asks for it.
    void on_copy(std::function<std::string()> copied);

    // Distance of two fingers, as a ratio to what it was when the second touched; 0 while there are
    // not two.
    float pinch() const;
    // How many presses of a button followed one another, by the clock of the events.
    int clicks() const;

    // Gives the person a file to keep: a download on the page; natively a new file in the folder
    // for downloads, which never replaces another. The answer is its place, to be shown.
    Result<std::string> save_file(const std::string& name, const std::string& media_type,
                                  const std::string& bytes);

    // Small values that outlive the visit. load() gives an empty string where nothing is stored;
    // storing may fail silently where the browser forbids it, which loses nothing of the archive.
    std::string load(const std::string& key) const;
    void store(const std::string& key, const std::string& value);

    // Calls back with files that were dropped on the window. The page takes them by itself.
    void on_files(std::function<void(std::vector<GivenFile>)> given);
    // True where the person can choose files, have them kept, and save others.
    bool has_file_store() const;
    void choose_files();
    void forget_file(const std::string& id);

    // Goes over to a new build of the program where one waits.
    void apply_update();

    // As load() and store(), for as long as the window is open: a reload finds them again.
    std::string load_for_visit(const std::string& key) const;
    void store_for_visit(const std::string& key, const std::string& value);
    // Called when the window may be about to close or be reloaded.
    void on_leave(std::function<void()> leaving);

    // May be called again with the same milestone; only the first time counts.
    void report(Milestone milestone);

    struct Impl;

private:
    explicit Platform(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace kexie
