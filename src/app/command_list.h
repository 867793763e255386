// What a Command may hold, for those who take it apart.
#pragma once

#include <variant>

#include "app/command.h"

namespace kexie {

using CommandVariant = std::variant<
    command::LibraryLoaded, command::LoadFailed, command::OpenAddress, command::SystemThemeChanged,
    command::OpenHome, command::OpenIssue, command::OpenArticle, command::StepIssue,
    command::StepArticle, command::SetQuery, command::SetSort, command::ToggleYear,
    command::ToggleSection, command::ToggleSource, command::ListSection, command::ListSource,
    command::SetScope, command::SetDates, command::ClearFilters, command::OpenHit, command::StepHit,
    command::StepMark, command::ReaderScrolled, command::ShowPane, command::SetTheme,
    command::SetLanguage, command::SetFontSize, command::ToggleHelp, command::ToggleContents,
    command::ToggleSettings, command::CloseOverlays, command::FocusSearch, command::CopyLink,
    command::ShowToast, command::FilesDropped, command::RemoveOwnFile, command::OwnFileNotKept,
    command::ChooseFiles, command::ExportBundle, command::ToggleOwnFiles, command::UpdateReady,
    command::OfflineReady, command::PinyinReady, command::ApplyUpdate, command::ReaderFramed,
    command::StartSelection, command::ExtendSelection, command::MoveSelection, command::SelectAll,
    command::ClearSelection, command::CopySelection, command::SearchSelection,
    command::OpenTextMenu, command::ToggleCitations, command::CopyArticleLink,
    command::SetLineSpacing, command::OpenTrends, command::SetTrendUnit, command::OpenTrendHits,
    command::OpenSource, command::CloseSource, command::TypeQuery, command::EnterBox,
    command::LeaveBox, command::SubmitBox, command::StepOffer, command::TakeOffer,
    command::CloseOffers, command::AskIssue, command::ForgetSearches, command::ToggleExport,
    command::ExportHits>;

struct AnyCommand {
    CommandVariant variant;
};

}  // namespace kexie
