// The page around the canvas, as C functions; written in JavaScript in library_host.js.
//
// Strings are UTF-8. A returned char* is allocated with malloc and belongs to the caller.
#pragma once

#include <cstddef>

extern "C" {

// Gives the program to the page, which passes it to the kexie_on_… functions.
void host_attach(void* program);
// Writes a line to the browser's console.
void host_log(const char* line);
// Calls kexie_on_frame() before the browser's next repaint. Repeated calls before that do nothing.
void host_request_frame();

// Fits the canvas to its place on the page. Device pixels; 0 while the page is hidden.
int host_canvas_width();
int host_canvas_height();
double host_pixel_ratio();

// The bytes of a named asset arrive at kexie_on_asset() with this request number.
void host_load_asset(const char* name, int request);

// Draws a character with the browser's fonts. Returns its pixels, allocated with malloc: RGBA, row
// by row, not premultiplied; null if the browser cannot. Lengths are in pixels.
struct HostGlyph {
    int width;
    int height;
    int colored;
    float left;
    float top;
    float advance;
};
unsigned char* host_draw_glyph(unsigned code_point, double em_px, int serif, int bold,
                               HostGlyph* glyph);
void host_forget_glyphs();

void host_set_text_field(int visible, double x, double y, double width, double height,
                         double font_size, unsigned text_color, unsigned placeholder_color,
                         const char* text, const char* placeholder, const char* label,
                         double focus_serial, int expanded);

// See PagePicture.
void host_show_page(const char* file, float x, float y, float width, float height,
                    const char* marks, unsigned text_color, unsigned ground, unsigned edge,
                    int english);

// See Platform::describe() and describe_focus().
void host_describe(const char* tree);
void host_describe_focus(const char* focused, const char* scrolls);

// Whether the elements replace the canvas (1) or lie invisibly over it (0).
void host_show_elements(int alone);

char* host_address();
char* host_link();
void host_set_address(const char* address, int push);
int host_prefers_dark();
int host_prefers_contrast();
// Fills Platform::ForcedColors; 0 unless the system forces its colours.
int host_forced_colors(unsigned* colors);
void host_set_title(const char* title);
void host_copy(const char* text);
void host_save_file(const char* name, const char* media_type, const char* bytes, size_t size);
char* host_load(const char* key);
void host_store(const char* key, const char* value);
void host_choose_files();
void host_forget_file(const char* id);
// Switches to the new build that is waiting.
void host_apply_update();
// Like host_load() and host_store(), but only until the tab closes.
char* host_load_for_visit(const char* key);
void host_store_for_visit(const char* key, const char* value);
// A number of Milestone.
void host_report(int milestone);

}  // extern "C"
