#include "ui/shortcuts.h"

#include <array>

namespace kexie {

namespace {

template <typename C, int by>
Command step(const State&) {
    return C{by};
}

template <typename C>
Command plain(const State&) {
    return C{};
}

template <int by>
Command resize_text(const State& state) {
    return command::SetFontSize{state.preferences.font_size_px + by};
}

Command usual_text(const State&) {
    return command::SetFontSize{Preferences{}.font_size_px};
}

Command switch_theme(const State& state) {
    return command::SetTheme{is_dark(state) ? Theme::Light : Theme::Dark};
}

Command close(const State& state) {
    const bool source = state.route.kind == Route::Kind::Source && !has_overlay(state);
    return source ? Command(command::CloseSource{}) : Command(command::CloseOverlays{});
}

constexpr std::array<Shortcut, 23> table = {{
    {ImGuiKey_Slash, Shift::Without, "/", Word::HelpSearch, plain<command::FocusSearch>},
    {ImGuiKey_G, Shift::Either, "g", Word::HelpIssueNumber, plain<command::AskIssue>},
    {ImGuiKey_N, Shift::Without, "n", Word::HelpNextMark, step<command::StepMark, 1>},
    {ImGuiKey_F3, Shift::Without, "F3", Word::HelpNextMark, step<command::StepMark, 1>, true},
    {ImGuiKey_N, Shift::With, "N", Word::HelpPreviousMark, step<command::StepMark, -1>},
    {ImGuiKey_F3, Shift::With, "Shift F3", Word::HelpPreviousMark, step<command::StepMark, -1>,
     true},
    {ImGuiKey_J, Shift::Either, "j", Word::HelpArticles, step<command::StepArticle, 1>},
    {ImGuiKey_K, Shift::Either, "k", Word::HelpArticles, step<command::StepArticle, -1>},
    {ImGuiKey_LeftBracket, Shift::Either, "[", Word::HelpIssues, step<command::StepIssue, -1>},
    {ImGuiKey_RightBracket, Shift::Either, "]", Word::HelpIssues, step<command::StepIssue, 1>},
    {ImGuiKey_C, Shift::Either, "c", Word::HelpContents, plain<command::ToggleContents>},
    {ImGuiKey_S, Shift::Either, "s", Word::HelpSource, plain<command::OpenSource>},
    {ImGuiKey_H, Shift::Either, "h", Word::HelpHome, plain<command::OpenHome>},
    {ImGuiKey_T, Shift::Either, "t", Word::HelpTrends, plain<command::OpenTrends>},
    {ImGuiKey_E, Shift::Either, "e", Word::HelpExport, plain<command::ToggleExport>},
    {ImGuiKey_L, Shift::Either, "l", Word::HelpLink, plain<command::CopyLink>},
    {ImGuiKey_D, Shift::Either, "d", Word::HelpTheme, switch_theme},
    {ImGuiKey_Equal, Shift::Either, "+", Word::HelpFont, resize_text<1>},
    {ImGuiKey_Minus, Shift::Either, "-", Word::HelpFont, resize_text<-1>},
    {ImGuiKey_0, Shift::Either, "0", Word::HelpFont, usual_text},
    {ImGuiKey_Comma, Shift::Without, ",", Word::Settings, plain<command::ToggleSettings>},
    {ImGuiKey_Slash, Shift::With, "?", Word::HelpThis, plain<command::ToggleHelp>},
    {ImGuiKey_Escape, Shift::Either, "Esc", Word::Close, close},
}};

constexpr std::array<KeyNote, 3> notes = {{
    {"↑ ↓ PgUp PgDn Home End", Word::HelpScroll},
    {"↑ ↓ Enter Esc", Word::HelpOffers},
    {"Ctrl+A  Ctrl+C", Word::HelpSelect},
}};

bool fits(Shift shift, bool held) {
    return shift == Shift::Either || (shift == Shift::With) == held;
}

// A second press of its own key closes an overlay.
bool closes_overlay(const State& state, ImGuiKey key) {
    switch (key) {
        case ImGuiKey_Escape:
            return true;
        case ImGuiKey_Slash:
            return state.help_open;
        case ImGuiKey_C:
            return state.contents_open;
        case ImGuiKey_E:
            return state.export_open;
        case ImGuiKey_Comma:
            return state.settings_open;
        default:
            return false;
    }
}

}  // namespace

std::span<const Shortcut> shortcuts() {
    return table;
}

std::span<const KeyNote> key_notes() {
    return notes;
}

bool has_overlay(const State& state) {
    return state.help_open || state.contents_open || state.settings_open || state.export_open ||
           state.own_files_open;
}

std::vector<Command> read_shortcuts(const State& state, bool typing) {
    std::vector<Command> commands;
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl || io.KeyAlt || io.KeySuper) return commands;
    const bool covered = has_overlay(state);
    for (const Shortcut& shortcut : table) {
        if (!ImGui::IsKeyPressed(shortcut.key, false) || !fits(shortcut.shift, io.KeyShift))
            continue;
        if (typing && !shortcut.while_typing) continue;
        if (covered && !closes_overlay(state, shortcut.key)) continue;
        commands.push_back(shortcut.command(state));
    }
    return commands;
}

}  // namespace kexie
