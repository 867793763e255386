// Dear ImGui for the page. Included before its own headers.
#ifndef KEXIE_IMGUI_WEB_CONFIG_H
#define KEXIE_IMGUI_WEB_CONFIG_H

// Its words for mistakes of the program, which nobody reads there: the desktop program is built from
// the same views and says them.
#define IM_ASSERT_USER_ERROR(expression, words) ((void)0)

#endif
