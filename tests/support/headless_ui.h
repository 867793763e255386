// The whole interface without a window: draws frames, presses keys, and applies the commands to the
// state.
#pragma once

#include <imgui.h>

#include <initializer_list>
#include <string>

#include "app/update.h"
#include "ui/fonts.h"
#include "ui/view.h"

class HeadlessUi {
public:
    // Opens the digests of data/issues. `scale`: device pixels a CSS pixel. The test fails if
    // fonts-noto-cjk is not installed: nothing can be drawn without it.
    HeadlessUi(float width_px, float height_px, float scale = 1);
    ~HeadlessUi();
    HeadlessUi(const HeadlessUi&) = delete;
    HeadlessUi& operator=(const HeadlessUi&) = delete;

    // Draws until nothing moves.
    void settle();
    void key(ImGuiKey key, bool shift = false);
    void send(const kexie::Command& command);
    // Another archive instead of the digests.
    void open(kexie::Archive archive);
    // Pixels of the window.
    void move_to(float x, float y);
    void drag(float x1, float y1, float x2, float y2);

    // One frame.
    void frame();
    // The pointer, in pixels of the window, and its buttons; a frame after each.
    void point(float x, float y);
    void button(ImGuiMouseButton button, bool down);
    void click(float x, float y);
    // Touch instead of mouse from now on.
    void use_finger() { m_source = ImGuiMouseSource_TouchScreen; }
    // As PointerInput::pinch.
    void pinch(float ratio) { input.pointer.pinch = ratio; }

    kexie::State state;
    kexie::View view;
    kexie::ViewInput input;
    kexie::Fonts::Faults faults;  // Of the last frame.
    int vertices = 0;             // Of the last frame.

private:
    kexie::Fonts m_fonts;
    bool m_moving = false;
    ImGuiMouseSource m_source = ImGuiMouseSource_Mouse;
};
