// The desktop: an SDL window with OpenGL 3, files, and a folder for preferences.
#include "platform/platform.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "platform/gl.h"
#include "platform/imgui_layer.h"
#include "platform/native/assets.h"
#include "platform/native/desktop_theme.h"
#include "platform/pointers.h"

namespace kexie {

namespace {

// Dear ImGui reacts to input one frame late (hover, release), so each event requests a few frames.
constexpr int frames_per_event = 3;
// How often an idle window checks whether the desktop has turned dark; a check takes microseconds.
constexpr int theme_look_ms = 1000;

std::filesystem::path preferences_folder() {
    if (const char* config = std::getenv("XDG_CONFIG_HOME"); config && *config) {
        return std::filesystem::path(config) / "kexie";
    }
    if (const char* home = std::getenv("HOME"); home && *home) {
        return std::filesystem::path(home) / ".config" / "kexie";
    }
    return {};
}

// The downloads folder, or the home folder if there is none.
std::filesystem::path downloads_folder() {
    std::error_code unknown;
    if (const char* named = std::getenv("XDG_DOWNLOAD_DIR"); named && *named) return named;
    const char* home = std::getenv("HOME");
    if (!home || !*home) return std::filesystem::current_path(unknown);
    const auto downloads = std::filesystem::path(home) / "Downloads";
    return std::filesystem::is_directory(downloads, unknown) ? downloads : home;
}

// `name` in `folder`, with a number appended if that exists.
std::filesystem::path free_path(const std::filesystem::path& folder, const std::string& name) {
    const auto wanted = folder / name;
    std::error_code unknown;
    auto path = wanted;
    for (int number = 2; std::filesystem::exists(path, unknown); ++number) {
        path = folder / (wanted.stem().string() + " (" + std::to_string(number) + ")" +
                         wanted.extension().string());
    }
    return path;
}

float system_scale() {
    float dpi = 0;
    if (SDL_GetDisplayDPI(0, &dpi, nullptr, nullptr) != 0 || dpi <= 0) return 1;
    // Rounded to quarters: displays report odd values, and text is crisp at quarters.
    return std::clamp(std::round(dpi / 96.0f * 4.0f) / 4.0f, 1.0f, 4.0f);
}

Error window_error(const char* what) {
    return Error{"window",
                 std::string(what) + ": " + SDL_GetError() +
                     ". A display with OpenGL 3.3 is needed; on a server, run under xvfb-run.",
                 {},
                 {}};
}

}  // namespace

struct Platform::Impl {
    SDL_Window* window = nullptr;
    SDL_GLContext context = nullptr;
    float scale = 1;
    int pending_frames = frames_per_event;
    bool closing = false;
    std::string address = "#/";
    Uint32 wake_event = 0;
    std::function<void(std::vector<GivenFile>)> files_given;
    std::vector<GivenFile> dropping;  // Files of a drop that is still in progress.
    Pointers pointers;
    native::DesktopThemeWatch desktop;
    std::function<void()> theme_changed;

    ~Impl() {
        if (context) {
            imgui_layer::close();
            SDL_GL_DeleteContext(context);
        }
        if (window) SDL_DestroyWindow(window);
        SDL_Quit();
    }

    void handle_drop(const SDL_Event& event) {
        if (event.type == SDL_DROPFILE) {
            const std::string path = event.drop.file;
            SDL_free(event.drop.file);
            dropping.push_back({path, native::read_file(path)});
        } else if (event.type == SDL_DROPCOMPLETE && !dropping.empty()) {
            if (files_given) files_given(std::exchange(dropping, {}));
        }
    }

    void handle(const SDL_Event& event) {
        imgui_layer::handle(event);
        int width = 0;
        int height = 0;
        SDL_GetWindowSize(window, &width, &height);
        pointers.handle(event, width, height);
        pending_frames = std::max(pending_frames, frames_per_event);
        handle_drop(event);
        const bool closed =
            event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_CLOSE;
        if (event.type == SDL_QUIT || closed) closing = true;
    }

    // Blocks until something happens that may need a frame.
    void wait() {
        SDL_Event event;
        if (!desktop.is_watching()) {
            if (SDL_WaitEvent(&event)) handle(event);
            return;
        }
        if (SDL_WaitEventTimeout(&event, theme_look_ms)) handle(event);
        if (desktop.take_change() && theme_changed) theme_changed();
    }
};

Platform::Platform(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Platform::~Platform() = default;

Result<std::unique_ptr<Platform>> Platform::open(const PlatformOptions& options) {
    SDL_SetMainReady();
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    auto impl = std::make_unique<Impl>();
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return window_error("no display could be opened");
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
    impl->scale = options.scale > 0 ? options.scale : system_scale();
    const auto scaled = [&](int px) {
        return static_cast<int>(static_cast<float>(px) * impl->scale);
    };
    impl->window =
        SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                         scaled(options.width_px), scaled(options.height_px),
                         SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (!impl->window) return window_error("no window could be opened");
    SDL_SetWindowMinimumSize(impl->window, scaled(320), scaled(400));
    SDL_GLContext context = SDL_GL_CreateContext(impl->window);
    if (!context) return window_error("no OpenGL context could be made");
    SDL_GL_MakeCurrent(impl->window, context);
    if (!load_gl()) return window_error("the driver lacks a function of OpenGL");
    SDL_GL_SetSwapInterval(1);
    imgui_layer::open(impl->window, context);
    impl->context = context;
    if (!imgui_layer::start_renderer()) {
        return window_error("the driver does not accept the shaders");
    }
    impl->wake_event = SDL_RegisterEvents(1);
    return std::unique_ptr<Platform>(new Platform(std::move(impl)));
}

void Platform::run(std::function<void()> frame) {
    SDL_Event event;
    while (!m_impl->closing) {
        if (m_impl->pending_frames == 0) m_impl->wait();
        while (SDL_PollEvent(&event)) m_impl->handle(event);
        if (m_impl->closing) break;
        if (m_impl->pending_frames == 0) continue;
        --m_impl->pending_frames;
        frame();
    }
}

void Platform::wake(int frames) {
    m_impl->pending_frames = std::max(m_impl->pending_frames, frames);
}

void Platform::wake_from_thread() {
    SDL_Event event{};
    event.type = m_impl->wake_event;
    SDL_PushEvent(&event);
}

bool Platform::begin_frame() {
    if (SDL_GetWindowFlags(m_impl->window) & SDL_WINDOW_MINIMIZED) return false;
    imgui_layer::begin_frame();
    m_impl->pointers.begin_frame(imgui_layer::is_pressed(), imgui_layer::has_input());
    if (imgui_layer::has_input()) wake(frames_per_event);
    return true;
}

void Platform::end_frame(std::uint32_t background) {
    imgui_layer::end_frame(background);
    SDL_GL_SwapWindow(m_impl->window);
}

WindowMetrics Platform::metrics() const {
    WindowMetrics result;
    SDL_GL_GetDrawableSize(m_impl->window, &result.width_px, &result.height_px);
    result.scale = m_impl->scale;
    return result;
}

void Platform::load_asset(const std::string& name, Loaded done) {
    done(native::read_asset(name));
}

// Fallback fonts are read from files instead: see native/assets.cpp.
std::optional<SystemGlyph> Platform::draw_glyph(const GlyphOrder&) const {
    return std::nullopt;
}

void Platform::forget_glyphs() {}

bool Platform::has_text_field() const {
    return false;
}
void Platform::set_text_field(const TextField&) {}
void Platform::show_page(const PagePicture&) {}
std::vector<TextFieldEvent> Platform::take_text_events() {
    return {};
}

// Native screen readers are not supported; the keyboard reaches everything.
bool Platform::wants_description() const {
    return false;
}
void Platform::describe(const std::string&) {}
void Platform::describe_focus(const std::string&, const std::string&) {}
std::vector<DescriptionEvent> Platform::take_description_events() {
    return {};
}

std::string Platform::address() const {
    return m_impl->address;
}
void Platform::set_address(const std::string& address, AddressMode) {
    m_impl->address = address;
}
std::string Platform::link() const {
    return m_impl->address;
}
// A desktop window has no address bar.
void Platform::on_address(std::function<void(const std::string&)>) {}
void Platform::on_theme(std::function<void()> changed) {
    m_impl->theme_changed = std::move(changed);
}
bool Platform::prefers_dark() const {
    return m_impl->desktop.theme().dark;
}
std::optional<ForcedColors> Platform::forced_colors() const {
    return std::nullopt;
}
bool Platform::prefers_contrast() const {
    return m_impl->desktop.theme().contrast;
}

void Platform::set_title(const std::string& title) {
    SDL_SetWindowTitle(m_impl->window, title.c_str());
}
void Platform::copy(const std::string& text) {
    SDL_SetClipboardText(text.c_str());
}

void Platform::on_copy(std::function<std::string()>) {}
float Platform::pinch() const {
    return m_impl->pointers.pinch();
}
int Platform::clicks() const {
    return m_impl->pointers.clicks();
}

Result<std::string> Platform::save_file(const std::string& name, const std::string&,
                                        const std::string& bytes) {
    const auto path = free_path(downloads_folder(), name);
    std::ofstream file(path, std::ios::binary);
    file << bytes;
    file.close();
    if (!file) {
        return Error{"file", "The file could not be written.", path.string(), {}};
    }
    return path.string();
}

std::string Platform::load(const std::string& key) const {
    std::ifstream file(preferences_folder() / key, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void Platform::store(const std::string& key, const std::string& value) {
    const auto folder = preferences_folder();
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    std::ofstream(folder / key, std::ios::binary) << value;
}

void Platform::on_files(std::function<void(std::vector<GivenFile>)> given) {
    m_impl->files_given = std::move(given);
}
// On the desktop, the command line packs files.
bool Platform::has_file_store() const {
    return false;
}
void Platform::choose_files() {}
void Platform::forget_file(const std::string&) {}
void Platform::apply_update() {}

// A closed window is never restored.
std::string Platform::load_for_visit(const std::string&) const {
    return {};
}
void Platform::store_for_visit(const std::string&, const std::string&) {}
void Platform::on_leave(std::function<void()>) {}

void Platform::report(Milestone) {}

}  // namespace kexie
