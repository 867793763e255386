// A rectangle of the window, in device pixels.
#pragma once

#include <imgui.h>

namespace kexie {

struct Rect {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;

    float width() const { return right - left; }
    float height() const { return bottom - top; }
    bool contains(ImVec2 point) const {
        return point.x >= left && point.x < right && point.y >= top && point.y < bottom;
    }
    Rect inset(float x, float y) const { return {left + x, top + y, right - x, bottom - y}; }

    // Cuts a strip off one side and returns it.
    Rect take_left(float strip) {
        left += strip;
        return {left - strip, top, left, bottom};
    }
    Rect take_top(float strip) {
        top += strip;
        return {left, top - strip, right, top};
    }
    Rect take_bottom(float strip) {
        bottom -= strip;
        return {left, bottom, right, bottom + strip};
    }
};

}  // namespace kexie
