// The page: an SDL window on a canvas with WebGL 2. JavaScript owns the loop, the text field, keys
// and the address; see host.h and library_host.js.
#include "platform/platform.h"

#include <SDL.h>
#include <emscripten/html5.h>
#include <imgui.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string_view>
#include <utility>

#include "platform/imgui_layer.h"
#include "platform/web/host.h"

namespace kexie {

namespace {

constexpr const char* glsl_version = "#version 300 es";
// ImGui reacts to an input one frame late (hover, release), so each event asks for a few frames.
constexpr int frames_per_event = 3;

std::string take_string(char* text) {
    std::string result(text);
    std::free(text);
    return result;
}

struct KeyName {
    std::string_view name;  // KeyboardEvent.key
    ImGuiKey key;
};

constexpr KeyName key_names[] = {{"/", ImGuiKey_Slash},
                                 {"?", ImGuiKey_Slash},
                                 {"[", ImGuiKey_LeftBracket},
                                 {"]", ImGuiKey_RightBracket},
                                 {"+", ImGuiKey_Equal},
                                 {"=", ImGuiKey_Equal},
                                 {"-", ImGuiKey_Minus},
                                 {"0", ImGuiKey_0},
                                 {"n", ImGuiKey_N},
                                 {"N", ImGuiKey_N},
                                 {"d", ImGuiKey_D},
                                 {"D", ImGuiKey_D},
                                 {"F3", ImGuiKey_F3},
                                 {"Escape", ImGuiKey_Escape},
                                 {"Enter", ImGuiKey_Enter},
                                 {" ", ImGuiKey_Space},
                                 {"ArrowUp", ImGuiKey_UpArrow},
                                 {"ArrowDown", ImGuiKey_DownArrow},
                                 {"ArrowLeft", ImGuiKey_LeftArrow},
                                 {"ArrowRight", ImGuiKey_RightArrow},
                                 {"PageUp", ImGuiKey_PageUp},
                                 {"PageDown", ImGuiKey_PageDown},
                                 {"Home", ImGuiKey_Home},
                                 {"End", ImGuiKey_End}};

}  // namespace

struct Platform::Impl {
    SDL_Window* window = nullptr;
    EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = 0;
    bool context_lost = false;
    WindowMetrics size;
    int pending_frames = 0;
    std::function<void()> frame;
    std::function<void(const std::string&)> address_changed;
    std::function<void(bool)> dark_changed;
    std::vector<TextFieldEvent> text_events;
    TextField field;
    std::map<int, Loaded> loading;
    int next_request = 0;

    void wake(int frames) {
        pending_frames = std::max(pending_frames, frames);
        if (pending_frames > 0) host_request_frame();
    }

    // Fits the canvas's pixels to its place on the page.
    void resize() {
        const WindowMetrics now = {host_canvas_width(), host_canvas_height(),
                                   static_cast<float>(host_pixel_ratio())};
        if (now.width_px == size.width_px && now.height_px == size.height_px) {
            size.scale = now.scale;
            return;
        }
        size = now;
        if (size.width_px > 0 && size.height_px > 0) {
            SDL_SetWindowSize(window, size.width_px, size.height_px);
        }
    }

    void draw() {
        SDL_Event event;
        while (SDL_PollEvent(&event)) {
            imgui_layer::handle(event);
            pending_frames = std::max(pending_frames, frames_per_event);
        }
        if (pending_frames == 0) return;
        --pending_frames;
        if (frame) frame();
        if (pending_frames > 0) host_request_frame();
    }
};

Platform::Platform(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Platform::~Platform() = default;

Result<std::unique_ptr<Platform>> Platform::open(const PlatformOptions& options) {
    auto impl = std::make_unique<Impl>();
    // Keys reach the program through library_host.js, so that the browser keeps its own: SDL, which
    // takes them all, is given an element that never has the keyboard while the program runs.
    SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#boot");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        return Error{
            "window", std::string("The page could not be drawn: ") + SDL_GetError(), {}, {}};
    }
    impl->size = {std::max(1, host_canvas_width()), std::max(1, host_canvas_height()),
                  static_cast<float>(host_pixel_ratio())};
    impl->window =
        SDL_CreateWindow(options.title.c_str(), 0, 0, impl->size.width_px, impl->size.height_px, 0);
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion = 2;
    attributes.alpha = false;
    attributes.depth = false;
    attributes.antialias = false;
    attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
    impl->context = emscripten_webgl_create_context("#canvas", &attributes);
    if (!impl->window || impl->context <= 0) {
        return Error{"webgl",
                     "This browser offers no WebGL 2: switch on hardware acceleration, or open the "
                     "page in a current browser.",
                     {},
                     {}};
    }
    emscripten_webgl_make_context_current(impl->context);
    imgui_layer::open(impl->window, nullptr, glsl_version);
    host_attach(impl.get());
    return std::unique_ptr<Platform>(new Platform(std::move(impl)));
}

void Platform::run(std::function<void()> frame) {
    m_impl->frame = std::move(frame);
    m_impl->wake(frames_per_event);
}

void Platform::wake(int frames) {
    m_impl->wake(frames);
}

bool Platform::begin_frame() {
    m_impl->resize();
    if (m_impl->context_lost || m_impl->size.width_px <= 0 || m_impl->size.height_px <= 0) {
        return false;
    }
    imgui_layer::begin_frame();
    return true;
}

void Platform::end_frame(std::uint32_t background) {
    imgui_layer::end_frame(m_impl->size.width_px, m_impl->size.height_px, background);
}

WindowMetrics Platform::metrics() const {
    return m_impl->size;
}

void Platform::load_asset(const std::string& name, Loaded done) {
    const int request = m_impl->next_request++;
    m_impl->loading.emplace(request, std::move(done));
    host_load_asset(name.c_str(), request);
}

bool Platform::has_text_field() const {
    return true;
}

void Platform::set_text_field(const TextField& field) {
    if (field == m_impl->field) return;
    m_impl->field = field;
    host_set_text_field(field.visible ? 1 : 0, static_cast<double>(field.x),
                        static_cast<double>(field.y), static_cast<double>(field.width),
                        static_cast<double>(field.height), static_cast<double>(field.font_size),
                        field.text_color, field.placeholder_color, field.text.c_str(),
                        field.placeholder.c_str(), field.label.c_str(),
                        static_cast<double>(field.focus_serial));
}

std::vector<TextFieldEvent> Platform::take_text_events() {
    return std::exchange(m_impl->text_events, {});
}

std::string Platform::address() const {
    return take_string(host_address());
}
void Platform::set_address(const std::string& address, AddressMode mode) {
    host_set_address(address.c_str(), mode == AddressMode::Push ? 1 : 0);
}
std::string Platform::link() const {
    return take_string(host_link());
}
void Platform::on_address(std::function<void(const std::string&)> changed) {
    m_impl->address_changed = std::move(changed);
}
void Platform::on_dark(std::function<void(bool)> changed) {
    m_impl->dark_changed = std::move(changed);
}
bool Platform::prefers_dark() const {
    return host_prefers_dark() != 0;
}

void Platform::set_title(const std::string& title) {
    host_set_title(title.c_str());
}
void Platform::copy(const std::string& text) {
    host_copy(text.c_str());
}
std::string Platform::load(const std::string& key) const {
    return take_string(host_load(key.c_str()));
}
void Platform::store(const std::string& key, const std::string& value) {
    host_store(key.c_str(), value.c_str());
}
void Platform::mark(const std::string& name) {
    host_mark(name.c_str());
}

}  // namespace kexie

// What the page calls. `program` is the one that host_attach() was given.
extern "C" {

void kexie_on_frame(kexie::Platform::Impl* program) {
    program->draw();
}

void kexie_on_input(kexie::Platform::Impl* program) {
    program->wake(kexie::frames_per_event);
}

void kexie_on_field(kexie::Platform::Impl* program, int kind, const char* text) {
    program->text_events.push_back({static_cast<kexie::TextFieldEvent::Kind>(kind), text});
    program->wake(kexie::frames_per_event);
}

void kexie_on_key(kexie::Platform::Impl* program, const char* name, int down, int shift) {
    ImGuiIO& io = ImGui::GetIO();
    // Some keyboards type "?" and capitals without Shift.
    const std::string_view typed = name;
    const bool shifted = shift != 0 || typed == "?" || typed == "N";
    io.AddKeyEvent(ImGuiMod_Shift, shifted);
    for (const auto& [key_name, key] : kexie::key_names) {
        if (key_name == typed) io.AddKeyEvent(key, down != 0);
    }
    program->wake(kexie::frames_per_event);
}

void kexie_on_address(kexie::Platform::Impl* program, const char* address) {
    if (program->address_changed) program->address_changed(address);
    program->wake(kexie::frames_per_event);
}

void kexie_on_dark(kexie::Platform::Impl* program, int dark) {
    if (program->dark_changed) program->dark_changed(dark != 0);
    program->wake(kexie::frames_per_event);
}

void kexie_on_context(kexie::Platform::Impl* program, int restored) {
    program->context_lost = restored == 0;
    if (restored == 0) return;
    emscripten_webgl_make_context_current(program->context);
    kexie::imgui_layer::restore(kexie::glsl_version);
    program->wake(kexie::frames_per_event);
}

// `data` is allocated with malloc and is freed here; null where the asset could not be had.
void kexie_on_asset(kexie::Platform::Impl* program, int request, char* data, int size,
                    const char* message) {
    const auto found = program->loading.find(request);
    if (found == program->loading.end()) return;
    const kexie::Platform::Loaded done = std::move(found->second);
    program->loading.erase(found);
    if (data) {
        std::string bytes(data, static_cast<std::size_t>(size));
        std::free(data);
        done(std::move(bytes));
    } else {
        done(kexie::Error{"asset", message, {}, {}});
    }
    program->wake(kexie::frames_per_event);
}

}  // extern "C"
