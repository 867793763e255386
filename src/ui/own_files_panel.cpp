#include "ui/own_files_panel.h"

#include <optional>

#include "ui/error_words.h"

namespace kexie {

namespace {

constexpr float padding_px = 20;
constexpr float note_px = 13;
constexpr float note_line_px = 22;

// Measures a paragraph, and draws it if `paints`; returns the y below.
float paragraph(const Ui& ui, const Rect& area, float y, Rgb color, std::string_view words,
                bool paints) {
    const float em = ui.px(note_px);
    const TextStyle style = {em, area.width() - 2 * ui.px(padding_px), 0, 0, Align::Left};
    const TextLayout layout = ui.paint.fonts().lay_out(Face::Sans, words, style);
    const float line = ui.px(note_line_px);
    if (paints) {
        ui.paint.layout(layout, Face::Sans, em, area.left + ui.px(padding_px), y, line, color);
    }
    return y + static_cast<float>(layout.lines.size()) * line;
}

std::string size_words(std::uint64_t bytes) {
    return grouped((bytes + 1023) / 1024) + " KB";
}

Rgb finding_color(const Ui& ui, Severity severity) {
    return severity == Severity::Note    ? ui.colors.ink3
           : severity == Severity::Error ? ui.colors.red
                                         : ui.colors.ink2;
}

std::string summary(const Ui& ui, const OwnFile& file) {
    if (file.error) return error_words(ui.state.preferences.language, *file.error);
    std::size_t findings = 0;
    for (const auto& issue : file.issues) findings += issue->diagnostics.size();
    std::string words = ui.tr(StringId::OwnFileFound, {file.issues.size(), findings});
    if (file.storage == StorageProblem::Full) words += ui.tr(StringId::NotKeptFull);
    if (file.storage == StorageProblem::Forbidden) words += ui.tr(StringId::NotKeptForbidden);
    return words;
}

// Opens the first issue of a file, or what is in the archive in its place.
void open_file(const Ui& ui, const OwnFile& file) {
    const Library& library = *ui.state.library;
    std::optional<int> found = library.find_issue(file.issues.front()->id);
    // The archive has another one of that name: the file's has a name of its own.
    for (int i = 0; i < library.issue_count(); ++i) {
        if (library.issue(i).source.sha256 == file.issues.front()->source.sha256) {
            found = i;
            break;
        }
    }
    if (!found) return;
    ui.send(command::CloseOverlay{});
    ui.send(command::OpenIssue{*found});
}

// One file and its findings; returns the y below.
float draw_file(const Ui& ui, const Rect& area, float y, const OwnFile& file, bool paints) {
    const float row = ui.px(size::touch_target);
    if (paints) {
        const Rect line = {area.left, y, area.right, y + row};
        const std::string remove = ui.tr(StringId::Remove);
        const float width = ui.paint.width(Face::Sans, ui.px(note_px), remove);
        const float right = line.right - ui.px(padding_px) - width;
        const TextButton button =
            text_button(ui, "remove " + file.id, right, y, row, remove, false);
        if (button.pressed) ui.send(command::RemoveOwnFile{file.id});
        const std::string name = file.name + "  " + size_words(file.bytes);
        const Rect title = {line.left + ui.px(padding_px), y, right - ui.px(12), y + row};
        Press press;
        if (!file.issues.empty()) {
            press = press_area(ui, "open " + file.id, title, {.name = name});
            if (press.pressed) open_file(ui, file);
        }
        ui.paint.text_elided(Face::SansBold, ui.px(14), title.left, y, row, title.right,
                             press.hovered ? ui.colors.red : ui.colors.ink, name);
    }
    y += row - ui.px(8);
    const bool bad = file.error || file.storage != StorageProblem::None;
    y = paragraph(ui, area, y, bad ? ui.colors.red : ui.colors.ink2, summary(ui, file), paints);
    for (const auto& issue : file.issues) {
        for (const Diagnostic& found : issue->diagnostics) {
            const std::string words =
                ui.tr(StringId::FindingLine, {issue->id, found.line, found.message});
            y = paragraph(ui, area, y, finding_color(ui, found.severity), words, paints);
        }
    }
    return y + ui.px(8);
}

}  // namespace

void OwnFilesPanel::draw(Ui ui, const Rect& area) {
    const float bottom_bar = ui.px(size::touch_target + 8);
    const Rect list = {area.left, area.top, area.right - ui.px(2), area.bottom - bottom_bar};
    const auto draw_all = [&](float y, bool paints) {
        y = paragraph(ui, list, y, ui.colors.ink3, ui.tr(StringId::OwnFilesHint), paints);
        for (const OwnFile& file : ui.state.own_files) y = draw_file(ui, list, y, file, paints);
        return y;
    };
    ui.presses_count = !m_list.is_dragging();
    m_list.begin(ui, "own files", list, draw_all(0, false));
    draw_all(list.top - m_list.offset(), true);
    m_list.end(ui);

    const float y = area.bottom - bottom_bar;
    const float row = ui.px(size::touch_target);
    float left = area.left + ui.px(padding_px);
    if (ui.state.can_choose_files) {
        const TextButton choose =
            chip(ui, "choose files", left, y, row, ui.tr(StringId::ChooseFiles), true);
        if (choose.pressed) ui.send(command::ChooseFiles{});
        left = choose.right + ui.px(10);
    }
    const TextButton save = chip(ui, "export", left, y, row, ui.tr(StringId::ExportBundle), false);
    if (save.pressed) ui.send(command::ExportBundle{});
}

}  // namespace kexie
