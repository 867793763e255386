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

template <Overlay overlay>
Command toggle(const State&) {
    return command::ToggleOverlay{overlay};
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
    const bool source = state.route.kind == Route::Kind::Source && !state.overlay;
    return source ? Command(command::CloseSource{}) : Command(command::CloseOverlay{});
}

constexpr std::array<Shortcut, 23> table = {{
    {ImGuiKey_Slash, Shift::Without, "/", StringId::HelpSearch, plain<command::FocusSearch>},
    {ImGuiKey_G, Shift::Either, "g", StringId::HelpIssueNumber, plain<command::AskIssue>},
    {ImGuiKey_N, Shift::Without, "n", StringId::HelpNextMark, step<command::StepMark, 1>},
    {ImGuiKey_F3, Shift::Without, "F3", StringId::HelpNextMark, step<command::StepMark, 1>, true},
    {ImGuiKey_N, Shift::With, "N", StringId::HelpPreviousMark, step<command::StepMark, -1>},
    {ImGuiKey_F3, Shift::With, "Shift F3", StringId::HelpPreviousMark, step<command::StepMark, -1>,
     true},
    {ImGuiKey_J, Shift::Either, "j", StringId::HelpArticles, step<command::StepArticle, 1>},
    {ImGuiKey_K, Shift::Either, "k", StringId::HelpArticles, step<command::StepArticle, -1>},
    {ImGuiKey_LeftBracket, Shift::Either, "[", StringId::HelpIssues, step<command::StepIssue, -1>},
    {ImGuiKey_RightBracket, Shift::Either, "]", StringId::HelpIssues, step<command::StepIssue, 1>},
    {ImGuiKey_C, Shift::Either, "c", StringId::HelpContents, toggle<Overlay::Contents>},
    {ImGuiKey_S, Shift::Either, "s", StringId::HelpSource, plain<command::OpenSource>},
    {ImGuiKey_H, Shift::Either, "h", StringId::HelpHome, plain<command::OpenHome>},
    {ImGuiKey_T, Shift::Either, "t", StringId::HelpTrends, plain<command::OpenTrends>},
    {ImGuiKey_E, Shift::Either, "e", StringId::HelpExport, toggle<Overlay::Export>},
    {ImGuiKey_L, Shift::Either, "l", StringId::HelpLink, plain<command::CopyLink>},
    {ImGuiKey_D, Shift::Either, "d", StringId::HelpTheme, switch_theme},
    {ImGuiKey_Equal, Shift::Either, "+", StringId::HelpFont, resize_text<1>},
    {ImGuiKey_Minus, Shift::Either, "-", StringId::HelpFont, resize_text<-1>},
    {ImGuiKey_0, Shift::Either, "0", StringId::HelpFont, usual_text},
    {ImGuiKey_Comma, Shift::Without, ",", StringId::Settings, toggle<Overlay::Settings>},
    {ImGuiKey_Slash, Shift::With, "?", StringId::HelpThis, toggle<Overlay::Help>},
    {ImGuiKey_Escape, Shift::Either, "Esc", StringId::Close, close},
}};

constexpr std::array<KeyNote, 3> notes = {{
    {"↑ ↓ PgUp PgDn Home End", StringId::HelpScroll},
    {"↑ ↓ Enter Esc", StringId::HelpSuggestions},
    {"Ctrl+A  Ctrl+C", StringId::HelpSelect},
}};

bool fits(Shift shift, bool held) {
    return shift == Shift::Either || (shift == Shift::With) == held;
}

// Escape, or a second press of the overlay's own key.
bool closes_overlay(const Command& command, Overlay overlay) {
    if (std::holds_alternative<command::CloseOverlay>(command)) return true;
    const auto* toggle = std::get_if<command::ToggleOverlay>(&command);
    return toggle && toggle->overlay == overlay;
}

}  // namespace

std::span<const Shortcut> shortcuts() {
    return table;
}

std::span<const KeyNote> key_notes() {
    return notes;
}

std::vector<Command> read_shortcuts(const State& state, bool typing) {
    std::vector<Command> commands;
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl || io.KeyAlt || io.KeySuper) return commands;
    for (const Shortcut& shortcut : table) {
        if (!ImGui::IsKeyPressed(shortcut.key, false) || !fits(shortcut.shift, io.KeyShift))
            continue;
        if (typing && !shortcut.while_typing) continue;
        Command command = shortcut.command(state);
        if (state.overlay && !closes_overlay(command, *state.overlay)) continue;
        commands.push_back(std::move(command));
    }
    return commands;
}

}  // namespace kexie
