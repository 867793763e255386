// The page: an SDL window on a canvas with WebGL 2. JavaScript owns the main loop, the text field,
// the keys and the address; see host.h and library_host.js.
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
#include "platform/pointers.h"
#include "platform/web/host.h"

namespace kexie {

namespace {

// Dear ImGui reacts to input one frame late (hover, release), so each event requests a few frames.
constexpr int frames_per_event = 3;
constexpr float text_width_px = 740;  // CSS pixels: one column.

// Null where the call has failed.
std::string take_string(char* text) {
    if (!text) return {};
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
                                 {"a", ImGuiKey_A},
                                 {"A", ImGuiKey_A},
                                 {"d", ImGuiKey_D},
                                 {"D", ImGuiKey_D},
                                 {",", ImGuiKey_Comma},
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
    bool text_wanted = false;  // The user chose elements instead of pixels.
    bool seen = true;
    WindowMetrics size;
    int pending_frames = 0;
    std::function<void()> frame;
    std::function<void(const std::string&)> address_changed;
    std::function<void()> theme_changed;
    std::function<void()> leaving;
    std::function<std::string()> copied;
    Pointers pointers;
    std::vector<TextFieldEvent> text_events;
    std::vector<DescriptionEvent> description_events;
    TextField field;
    std::map<int, Loaded> loading;
    int next_request = 0;

    void wake(int frames) {
        pending_frames = std::max(pending_frames, frames);
        if (pending_frames > 0) host_request_frame();
    }

    void choose_look() {
        const bool pixels = context > 0 && !context_lost && !text_wanted;
        if (pixels == seen) return;
        seen = pixels;
        host_show_elements(seen ? 0 : 1);
    }

    // Fits the canvas's resolution to its size on the page.
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
            // Outside of the canvas, SDL does not say whose release it is.
            if (event.type == SDL_MOUSEBUTTONUP) event.button.windowID = SDL_GetWindowID(window);
            imgui_layer::handle(event);
            pointers.handle(event, size.width_px, size.height_px);
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
    // Keys arrive through library_host.js, so that the browser keeps its own shortcuts. SDL, which
    // would take every key, listens to an element that is never focused while the program runs.
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
    // Dear ImGui needs none, and enabling each one blocks on the GPU process.
    attributes.enableExtensionsByDefault = false;
    attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
    impl->context = emscripten_webgl_create_context("#canvas", &attributes);
    if (!impl->window) {
        return Error{
            "window", std::string("The page could not be laid out: ") + SDL_GetError(), {}, {}};
    }
    const bool can_draw = impl->context > 0;
    if (can_draw) emscripten_webgl_make_context_current(impl->context);
    imgui_layer::open(impl->window, nullptr);
    if (can_draw && !imgui_layer::start_renderer()) {
        impl->context = 0;
        host_log("The graphics driver does not accept the shaders: the text version is shown.");
    }
    impl->choose_look();
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

void Platform::wake_from_thread() {
    wake();
}

bool Platform::begin_frame() {
    m_impl->resize();
    if (m_impl->size.width_px <= 0 || m_impl->size.height_px <= 0) return false;
    imgui_layer::begin_frame();
    m_impl->pointers.begin_frame(imgui_layer::is_pressed(), imgui_layer::has_input());
    if (imgui_layer::has_input()) m_impl->wake(frames_per_event);
    return true;
}

void Platform::end_frame(std::uint32_t background) {
    imgui_layer::end_frame(background);
}

WindowMetrics Platform::metrics() const {
    WindowMetrics result = m_impl->size;
    result.seen = m_impl->seen;
    // Without pixels, the elements form one column, as on a phone.
    if (!result.seen) {
        result.width_px = std::min(result.width_px, static_cast<int>(text_width_px * result.scale));
    }
    return result;
}

void Platform::load_asset(const std::string& name, Loaded done) {
    const int request = m_impl->next_request++;
    m_impl->loading.emplace(request, std::move(done));
    host_load_asset(name.c_str(), request);
}

std::optional<SystemGlyph> Platform::draw_glyph(const GlyphOrder& order) const {
    HostGlyph host;
    unsigned char* pixels =
        host_draw_glyph(order.code_point, static_cast<double>(order.em_px),
                        order.family == GlyphOrder::Family::Serif ? 1 : 0,
                        order.weight == GlyphOrder::Weight::Bold ? 1 : 0, &host);
    if (!pixels) return std::nullopt;
    const auto size = static_cast<std::size_t>(host.width * host.height) * 4;
    SystemGlyph glyph = {host.width,
                         host.height,
                         host.left,
                         host.top,
                         host.advance,
                         host.colored != 0,
                         {pixels, pixels + size}};
    std::free(pixels);
    return glyph;
}

void Platform::forget_glyphs() {
    host_forget_glyphs();
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
                        static_cast<double>(field.focus_serial), field.expanded ? 1 : 0);
}

void Platform::show_page(const PagePicture& picture) {
    host_show_page(picture.file, picture.x, picture.y, picture.width, picture.height, picture.marks,
                   picture.text_color, picture.ground, picture.edge, picture.english ? 1 : 0);
}

std::vector<TextFieldEvent> Platform::take_text_events() {
    return std::exchange(m_impl->text_events, {});
}

bool Platform::wants_description() const {
    return true;
}
void Platform::describe(const std::string& tree) {
    host_describe(tree.c_str());
}
void Platform::describe_focus(const std::string& focused, const std::string& scrolls) {
    host_describe_focus(focused.c_str(), scrolls.c_str());
}
std::vector<DescriptionEvent> Platform::take_description_events() {
    return std::exchange(m_impl->description_events, {});
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
void Platform::on_theme(std::function<void()> changed) {
    m_impl->theme_changed = std::move(changed);
}
std::optional<ForcedColors> Platform::forced_colors() const {
    ForcedColors colors{};
    if (host_forced_colors(colors.data()) == 0) return std::nullopt;
    return colors;
}
bool Platform::prefers_contrast() const {
    return host_prefers_contrast() != 0;
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
void Platform::on_copy(std::function<std::string()> copied) {
    m_impl->copied = std::move(copied);
}
float Platform::pinch() const {
    return m_impl->pointers.pinch();
}
int Platform::clicks() const {
    return m_impl->pointers.clicks();
}
Result<std::string> Platform::save_file(const std::string& name, const std::string& media_type,
                                        const std::string& bytes) {
    host_save_file(name.c_str(), media_type.c_str(), bytes.data(), bytes.size());
    return std::string(name);
}
std::string Platform::load(const std::string& key) const {
    return take_string(host_load(key.c_str()));
}
void Platform::store(const std::string& key, const std::string& value) {
    host_store(key.c_str(), value.c_str());
}
void Platform::on_files(std::function<void(std::vector<GivenFile>)>) {}
bool Platform::has_file_store() const {
    return true;
}
void Platform::choose_files() {
    host_choose_files();
}
void Platform::forget_file(const std::string& id) {
    host_forget_file(id.c_str());
}
void Platform::apply_update() {
    host_apply_update();
}

std::string Platform::load_for_visit(const std::string& key) const {
    return take_string(host_load_for_visit(key.c_str()));
}
void Platform::store_for_visit(const std::string& key, const std::string& value) {
    host_store_for_visit(key.c_str(), value.c_str());
}
void Platform::on_leave(std::function<void()> leaving) {
    m_impl->leaving = std::move(leaving);
}
void Platform::report(Milestone milestone) {
    host_report(static_cast<int>(milestone));
}

}  // namespace kexie

// Called by the page. `program` is the one passed to host_attach().
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

void kexie_on_description(kexie::Platform::Impl* program, int kind, const char* id,
                          double offset_px) {
    program->description_events.push_back(
        {static_cast<kexie::DescriptionEvent::Kind>(kind), id, static_cast<float>(offset_px)});
    program->wake(kexie::frames_per_event);
}

void kexie_on_key(kexie::Platform::Impl* program, const char* name, int down, int shift,
                  int control) {
    ImGuiIO& io = ImGui::GetIO();
    // Some on-screen keyboards type "?" and capitals without Shift.
    const std::string_view typed = name;
    const char letter = typed.size() == 1 ? typed[0] : '\0';
    const bool capital = letter >= 'A' && letter <= 'Z';
    const bool implied = down != 0 && control == 0 && (typed == "?" || capital);
    const bool shifted = shift != 0 || implied;
    io.AddKeyEvent(ImGuiMod_Shift, shifted);
    io.AddKeyEvent(ImGuiMod_Ctrl, control != 0);
    for (const auto& [key_name, key] : kexie::key_names) {
        if (key_name == typed) io.AddKeyEvent(key, down != 0);
    }
    if (capital || (letter >= 'a' && letter <= 'z')) {
        const int place = letter - (capital ? 'A' : 'a');
        io.AddKeyEvent(static_cast<ImGuiKey>(ImGuiKey_A + place), down != 0);
    }
    program->wake(kexie::frames_per_event);
}

// The text to copy, to be freed by the caller; empty: none.
char* kexie_on_copy(kexie::Platform::Impl* program) {
    const std::string text = program->copied ? program->copied() : std::string();
    program->wake(kexie::frames_per_event);
    auto* copy = static_cast<char*>(std::malloc(text.size() + 1));
    std::memcpy(copy, text.c_str(), text.size() + 1);
    return copy;
}

void kexie_on_address(kexie::Platform::Impl* program, const char* address) {
    if (program->address_changed) program->address_changed(address);
    program->wake(kexie::frames_per_event);
}

void kexie_on_leave(kexie::Platform::Impl* program) {
    if (program->leaving) program->leaving();
}

void kexie_on_theme(kexie::Platform::Impl* program) {
    if (program->theme_changed) program->theme_changed();
    program->wake(kexie::frames_per_event);
}

void kexie_on_text_wanted(kexie::Platform::Impl* program, int wanted) {
    program->text_wanted = wanted != 0;
    program->choose_look();
    program->wake(kexie::frames_per_event);
}

void kexie_on_context(kexie::Platform::Impl* program, int restored) {
    program->context_lost = restored == 0;
    if (restored != 0) {
        emscripten_webgl_make_context_current(program->context);
        if (!kexie::imgui_layer::start_renderer()) program->context = 0;
    } else {
        kexie::imgui_layer::stop_renderer();
    }
    program->choose_look();
    program->wake(kexie::frames_per_event);
}

// `data` is allocated with malloc and freed here; null if the asset could not be loaded.
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
