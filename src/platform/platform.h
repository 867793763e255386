// The outside: window, pixels, keyboard, files, clipboard, storage, address. One implementation in
// native/ and one in web/; CMake chooses. It knows nothing of bulletins.
//
// Asynchronous, because the web is: what takes time returns at once and calls back later on the
// main thread, exactly once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
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
    float scale = 1;  // Device pixels a CSS pixel.
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

    bool operator==(const TextField&) const = default;
};

struct TextFieldEvent {
    // Changed: the text without any unfinished composition. Left: Escape was pressed.
    enum class Kind { Changed, Submitted, Left, Down, Up, Focused, Blurred };
    Kind kind{};
    std::string text;
};

enum class AddressMode { Push, Replace };

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
    // 0xRRGGBB. begin_frame() is false while nothing can be drawn (no size, lost graphics context).
    bool begin_frame();
    void end_frame(std::uint32_t background);
    WindowMetrics metrics() const;

    // Reads a named file of the program's own: "archive.json", "sans-regular.otf", ….
    using Loaded = std::function<void(Result<std::string>)>;
    void load_asset(const std::string& name, Loaded done);

    // True where text is typed into a field of the system's, laid over the window; otherwise the
    // interface draws its own.
    bool has_text_field() const;
    void set_text_field(const TextField& field);
    std::vector<TextFieldEvent> take_text_events();

    // The address without its page: "#/issue/2023-18". Natively it is only remembered.
    std::string address() const;
    void set_address(const std::string& address, AddressMode mode);
    // The whole address, for copying.
    std::string link() const;
    // Called when the person goes back, forward or edits the address.
    void on_address(std::function<void(const std::string&)> changed);
    void on_dark(std::function<void(bool)> changed);
    bool prefers_dark() const;

    void set_title(const std::string& title);
    void copy(const std::string& text);

    // Small values that outlive the visit. load() gives an empty string where nothing is stored;
    // storing may fail silently where the browser forbids it, which loses nothing of the archive.
    std::string load(const std::string& key) const;
    void store(const std::string& key, const std::string& value);

    // A point in time that measurements are taken from; see the page's metrics().
    void mark(const std::string& name);

    struct Impl;

private:
    explicit Platform(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace kexie
