#include "support/headless_ui.h"

#include <doctest/doctest.h>

#include "support/files.h"
#include "support/search_corpus.h"

using namespace kexie;

namespace {

constexpr int settling_frames_max = 50;

}  // namespace

HeadlessUi::HeadlessUi(float width_px, float height_px, float scale) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = ImVec2(width_px, height_px);
    io.DeltaTime = 1.0f / 60;
    io.BackendFlags |=
        ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    input.width_px = width_px;
    input.height_px = height_px;
    input.scale = scale;
    input.native_field = true;
    const auto font = test::read_file("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
    REQUIRE_MESSAGE(font.has_value(), "fonts-noto-cjk is not installed");
    for (const Face face : {Face::Sans, Face::SansBold, Face::Serif, Face::SerifBold}) {
        m_fonts.add(face, *font);
    }
    Archive archive;
    archive.title = "科协每周动态";
    archive.issues = read_issues(KEXIE_SOURCE_DIR "/data/issues");
    open(std::move(archive));
}

HeadlessUi::~HeadlessUi() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext();
}

void HeadlessUi::frame() {
    ImGui::NewFrame();
    const ViewOutput output = view.draw(state, m_fonts, input);
    ImGui::Render();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
    vertices = ImGui::GetDrawData()->TotalVtxCount;
    faults = m_fonts.take_faults();
    m_moving = output.moving || !output.commands.empty();
    for (const Command& command : output.commands) update(state, command);
}

void HeadlessUi::settle() {
    for (int i = 0; i < settling_frames_max; ++i) {
        frame();
        if (!m_moving && i > 1) return;
    }
}

void HeadlessUi::key(ImGuiKey key, bool shift) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Shift, shift);
    io.AddKeyEvent(key, true);
    frame();
    io.AddKeyEvent(key, false);
    io.AddKeyEvent(ImGuiMod_Shift, false);
    settle();
}

void HeadlessUi::send(const Command& command) {
    update(state, command);
}

void HeadlessUi::point(float x, float y) {
    ImGui::GetIO().AddMouseSourceEvent(m_source);
    ImGui::GetIO().AddMousePosEvent(x, y);
    frame();
}

void HeadlessUi::button(ImGuiMouseButton button, bool down) {
    ImGui::GetIO().AddMouseSourceEvent(m_source);
    ImGui::GetIO().AddMouseButtonEvent(button, down);
    frame();
}

void HeadlessUi::click(float x, float y) {
    point(x, y);
    button(ImGuiMouseButton_Left, true);
    button(ImGuiMouseButton_Left, false);
    frame();
}

void HeadlessUi::open(Archive archive) {
    send(command::LibraryLoaded{std::make_shared<Library>(std::move(archive))});
}

void HeadlessUi::move_to(float x, float y) {
    ImGui::GetIO().AddMousePosEvent(x, y);
    settle();
}

void HeadlessUi::drag(float x1, float y1, float x2, float y2) {
    move_to(x1, y1);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    settle();
    move_to(x2, y2);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    settle();
}
