// Answers for the parts of Dear ImGui that the page leaves out but its core asks for: there are no
// tables, columns, tabs and selections of many, and no settings are read from text.
#include <imgui_internal.h>

#include <cstdarg>

namespace ImGui {

void EndColumns() {}
void PopColumnsBackground() {}
void PushColumnsBackground() {}
ImGuiMultiSelectIO* EndMultiSelect() {
    return nullptr;
}
void EndTabBar() {}
void EndTable() {}
void TableEndCell(ImGuiTable*) {}
void TableEndRow(ImGuiTable*) {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TablePopBackgroundChannel() {}
void TablePopColumnChannel() {}
void TablePushBackgroundChannel() {}
void TablePushColumnChannel(int) {}
void TableSettingsAddSettingsHandler() {}

}  // namespace ImGui

// sscanf for what ImGui's backend reads, the versions of GL: plain letters and %d.
extern "C" int kexie_read_numbers(const char* text, const char* format, ...) {
    va_list targets;
    va_start(targets, format);
    int read = 0;
    for (; *format; ++format) {
        if (*format != '%') {
            if (*text++ != *format) break;
            continue;
        }
        if (*++format != 'd' || *text < '0' || *text > '9') break;
        int value = 0;
        while (*text >= '0' && *text <= '9') value = value * 10 + (*text++ - '0');
        *va_arg(targets, int*) = value;
        ++read;
    }
    va_end(targets);
    return read;
}
