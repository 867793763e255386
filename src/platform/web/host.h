// The page around the canvas, as C functions; written in JavaScript in library_host.js.
//
// Strings are UTF-8. A returned char* is allocated with malloc and belongs to the caller.
#pragma once

#include <cstddef>

extern "C" {

// Hands the program to the page, which passes it back to the kexie_on_… functions below.
void host_attach(void* program);
// Calls kexie_on_frame() before the browser's next repaint. Further calls before that do nothing.
void host_request_frame();

// Fits the canvas to its place on the page. Device pixels; 0 while the page is hidden.
int host_canvas_width();
int host_canvas_height();
double host_pixel_ratio();

// The bytes of a named asset arrive at kexie_on_asset() with this request number.
void host_load_asset(const char* name, int request);

void host_set_text_field(int visible, double x, double y, double width, double height,
                         double font_size, unsigned text_color, unsigned placeholder_color,
                         const char* text, const char* placeholder, const char* label,
                         double focus_serial);

char* host_address();
char* host_link();
void host_set_address(const char* address, int push);
int host_prefers_dark();
void host_set_title(const char* title);
void host_copy(const char* text);
char* host_load(const char* key);
void host_store(const char* key, const char* value);
void host_mark(const char* name);

}  // extern "C"
