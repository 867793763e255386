// What a reader can do, as values.
#pragma once

#include <memory>
#include <string>
#include <variant>

#include "app/state.h"

namespace kexie::command {

// The outside.
struct LibraryLoaded {
    std::shared_ptr<Library> library;
};
struct LoadFailed {
    Error error;
};
// An address typed, opened, or gone back to. `restore_scroll`: Back, Forward and reload.
struct OpenAddress {
    std::string address;
    bool restore_scroll = false;
};
struct SystemThemeChanged {
    bool dark = false;
};

// Browsing.
struct OpenHome {};
struct OpenIssue {
    int issue = 0;
};
struct OpenArticle {
    int issue = 0;
    int article = 0;
};
struct StepIssue {
    int by = 1;  // +1: the next newer issue.
};
struct StepArticle {
    int by = 1;
};

// Searching.
struct SetQuery {
    std::string text;
};
struct SetSort {
    Sort sort{};
};
struct ToggleYear {
    int year = 0;
};
struct ToggleSection {
    std::string name;
};
struct ToggleSource {
    std::string name;
};
// Shows every article of one section or contributing unit.
struct ListSection {
    std::string name;
};
struct ListSource {
    std::string name;
};
struct SetScope {
    std::optional<Field> scope;
};
// Both ends inclusive; nothing: no limit.
struct SetDates {
    std::optional<Date> from;
    std::optional<Date> to;
};
struct ClearFilters {};
struct OpenHit {
    std::size_t hit = 0;
};
struct StepHit {
    int by = 1;
};
struct StepMark {
    int by = 1;  // Goes on to the next or previous hit at the ends of an article.
};

// The reading view reports where it has scrolled to.
struct ReaderScrolled {
    float offset_px = 0;
    int article = 0;
};

// The program.
struct ShowPane {
    Pane pane{};
};
struct SetTheme {
    Theme theme{};
};
struct SetLanguage {
    Language language{};
};
struct SetFontSize {
    int px = 17;
};
struct ToggleHelp {};
struct ToggleContents {};
struct ToggleSettings {};
// Closes whatever lies over the reading room.
struct CloseOverlays {};
struct FocusSearch {};
struct CopyLink {};
struct ShowToast {
    std::string text;  // Empty: takes it away.
};

}  // namespace kexie::command

namespace kexie {

using Command =
    std::variant<command::LibraryLoaded, command::LoadFailed, command::OpenAddress,
                 command::SystemThemeChanged, command::OpenHome, command::OpenIssue,
                 command::OpenArticle, command::StepIssue, command::StepArticle, command::SetQuery,
                 command::SetSort, command::ToggleYear, command::ToggleSection,
                 command::ToggleSource, command::ListSection, command::ListSource,
                 command::SetScope, command::SetDates, command::ClearFilters, command::OpenHit,
                 command::StepHit, command::StepMark, command::ReaderScrolled, command::ShowPane,
                 command::SetTheme, command::SetLanguage, command::SetFontSize, command::ToggleHelp,
                 command::ToggleContents, command::ToggleSettings, command::CloseOverlays,
                 command::FocusSearch, command::CopyLink, command::ShowToast>;

}  // namespace kexie
