// Keys and modifiers that reach the same frame.
#include "platform/later_events.h"

#include <doctest/doctest.h>
#include <imgui.h>

using namespace kexie;

namespace {

class Context {
public:
    Context() : m_context(ImGui::CreateContext()) {
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {100, 100};
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        frame();
    }
    ~Context() { ImGui::DestroyContext(m_context); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    void frame() {
        {
            const LaterEvents later;
            ImGui::NewFrame();
        }
        pressed += ImGui::IsKeyPressed(ImGuiKey_N, false) ? 1 : 0;
        with_shift += ImGui::IsKeyPressed(ImGuiKey_N, false) && ImGui::GetIO().KeyShift ? 1 : 0;
        ImGui::EndFrame();
    }

    int pressed = 0;
    int with_shift = 0;

private:
    ImGuiContext* m_context;
};

}  // namespace

TEST_CASE("a key has its modifier, however the events fall into frames") {
    const auto shift = [](bool down) { ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, down); };
    const auto letter = [](bool down) { ImGui::GetIO().AddKeyEvent(ImGuiKey_N, down); };
    // Bit i: a frame comes after event i.
    for (unsigned frames = 0; frames < 64; ++frames) {
        CAPTURE(frames);
        Context context;
        unsigned event = 0;
        const auto next = [&] {
            if ((frames >> event++ & 1U) != 0) context.frame();
        };
        shift(true), next();
        letter(true), next();
        shift(false), next();
        letter(false), next();
        letter(true), next();
        letter(false), next();
        for (int i = 0; i < 6; ++i) context.frame();
        CHECK(context.pressed == 2);
        CHECK(context.with_shift == 1);
        CHECK_FALSE(ImGui::GetIO().KeyShift);
        CHECK_FALSE(ImGui::IsKeyDown(ImGuiKey_N));
    }
}
