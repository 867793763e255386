// Commands: everything that changes the state, as values.
#pragma once

#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "app/citation.h"
#include "app/state.h"

namespace kexie::command {

// Platform and loading.
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
    bool contrast = false;
    std::optional<SystemColors> forced = {};
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

// Trends of the searched or given terms.
struct OpenTrends {};
struct SetTrendUnit {
    TrendUnit unit{};
};
// Lists the articles behind a point of the chart; without a period, behind a whole series.
struct OpenTrendHits {
    std::size_t series = 0;
    std::optional<std::size_t> period;
};
// Compares the open article with its source lines, and back.
struct OpenSource {};
struct CloseSource {};

// The search box, with its suggestions.
struct TypeQuery {
    std::string text;
};
struct EnterBox {};
struct LeaveBox {};
// Enter: takes the chosen suggestion, or opens the first hit.
struct SubmitBox {};
struct StepBoxSuggestion {
    int by = 1;  // Steps through the hits if there are no suggestions.
};
struct TakeBoxSuggestion {
    std::size_t index = 0;
};
struct CloseBoxSuggestions {};
// Starts to look up an issue by its number.
struct AskIssue {};
struct ClearHistory {};

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
// Both ends inclusive; none: no limit.
struct SetDates {
    std::optional<Date> from;
    std::optional<Date> to;
};
struct ClearFilters {};
// The hit list needs the cards of the hits [first, last), with snippets of this length.
struct ShowHits {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t snippet_characters = 0;
};
struct OpenHit {
    std::size_t hit = 0;
};
struct StepHit {
    int by = 1;
};
struct StepMark {
    int by = 1;  // At the ends of an article, moves on to the next or previous hit.
};

// Saves the list of hits as a file.
struct ExportHits {
    HitFormat format{};
};

// The reading view reports where it has scrolled to.
struct ReaderScrolled {
    float offset_px = 0;
    int article = 0;
};

// Own files: issues or bundles that the person adds.
struct FilesDropped {
    enum class Origin { Hand, Storage };  // Just dropped, or stored by an earlier visit.
    std::vector<DroppedFile> files;
    Origin origin{};
};
struct RemoveOwnFile {
    std::string id;
};
// The browser could not keep a file.
struct OwnFileNotKept {
    std::string id;
    StorageProblem problem{};
};
struct ChooseFiles {};
// Saves the archive, with the person's own issues, as a bundle.
struct ExportBundle {};

// Text of the open issue.
struct SetHeaderFooter {
    HeaderFooter header_footer;
};
struct StartSelection {
    TextAddress at;
    SelectionGrain grain{};
};
struct ExtendSelection {
    TextAddress to;
};
struct MoveSelection {
    SelectionStep step{};
    int by = 1;
};
struct SelectAll {};
struct ClearSelection {};
// With a citation if a style is given: of the selection, or of an article if nothing is selected.
struct CopySelection {
    std::optional<CitationStyle> citation;
    int article = 0;
};
struct SearchSelection {};
// In CSS pixels of the window.
struct OpenTextMenu {
    float x_px = 0;
    float y_px = 0;
    int article = 0;
};
struct ToggleCitations {};
// Copies the link to an article of the open issue.
struct CopyArticleLink {
    int article = 0;
};

// The program.
struct UpdateReady {};
// Works without a network from now on.
struct OfflineReady {};
// The browser does not keep something.
struct NotKept {
    Refused what{};
};
// The pinyin table is loaded.
struct PinyinReady {};
// Switches to the new build.
struct ApplyUpdate {};
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
struct SetLineSpacing {
    LineSpacing spacing{};
};
// Opens an overlay in place of any other, or closes it if it is open.
struct ToggleOverlay {
    Overlay overlay{};
};
// Closes the overlay and the text menu.
struct CloseOverlay {};
struct FocusSearch {};
struct CopyLink {};
struct ShowToast {
    std::string text;  // Empty: hides it.
};

}  // namespace kexie::command

namespace kexie {

// The list of commands, in the order above. update() has a case for each.
using CommandVariant = std::variant<
    command::LibraryLoaded, command::LoadFailed, command::OpenAddress, command::SystemThemeChanged,
    command::OpenHome, command::OpenIssue, command::OpenArticle, command::StepIssue,
    command::StepArticle, command::OpenTrends, command::SetTrendUnit, command::OpenTrendHits,
    command::OpenSource, command::CloseSource, command::TypeQuery, command::EnterBox,
    command::LeaveBox, command::SubmitBox, command::StepBoxSuggestion, command::TakeBoxSuggestion,
    command::CloseBoxSuggestions, command::AskIssue, command::ClearHistory, command::SetQuery,
    command::SetSort, command::ToggleYear, command::ToggleSection, command::ToggleSource,
    command::ListSection, command::ListSource, command::SetScope, command::SetDates,
    command::ClearFilters, command::ShowHits, command::OpenHit, command::StepHit, command::StepMark,
    command::ExportHits, command::ReaderScrolled, command::FilesDropped, command::RemoveOwnFile,
    command::OwnFileNotKept, command::ChooseFiles, command::ExportBundle, command::SetHeaderFooter,
    command::StartSelection, command::ExtendSelection, command::MoveSelection, command::SelectAll,
    command::ClearSelection, command::CopySelection, command::SearchSelection,
    command::OpenTextMenu, command::ToggleCitations, command::CopyArticleLink, command::UpdateReady,
    command::OfflineReady, command::NotKept, command::PinyinReady, command::ApplyUpdate,
    command::ShowPane, command::SetTheme, command::SetLanguage, command::SetFontSize,
    command::SetLineSpacing, command::ToggleOverlay, command::CloseOverlay, command::FocusSearch,
    command::CopyLink, command::ShowToast>;

// Any one command. Its special members are in command.cpp: a variant of so many types, copied and
// destroyed in every file that sends one, made the interface take 2.5 times as long to compile.
class Command : public CommandVariant {
public:
    template <typename C>
    requires std::is_aggregate_v<C> Command(C command)
        : CommandVariant(std::in_place_type<C>, std::move(command)) {}
    Command(const Command& other);
    Command(Command&& other) noexcept;
    Command& operator=(const Command& other);
    Command& operator=(Command&& other) noexcept;
    ~Command();
};

}  // namespace kexie
