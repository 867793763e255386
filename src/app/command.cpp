#include "app/command.h"

#include <utility>

#include "app/command_list.h"

namespace kexie {

template <typename C>
requires std::is_aggregate_v<C> Command::Command(C command)
    : m_any(std::make_shared<const AnyCommand>(AnyCommand{std::move(command)})) {}

template Command::Command(command::LibraryLoaded);
template Command::Command(command::LoadFailed);
template Command::Command(command::OpenAddress);
template Command::Command(command::SystemThemeChanged);
template Command::Command(command::OpenHome);
template Command::Command(command::OpenIssue);
template Command::Command(command::OpenArticle);
template Command::Command(command::StepIssue);
template Command::Command(command::StepArticle);
template Command::Command(command::SetQuery);
template Command::Command(command::SetSort);
template Command::Command(command::ToggleYear);
template Command::Command(command::ToggleSection);
template Command::Command(command::ToggleSource);
template Command::Command(command::ListSection);
template Command::Command(command::ListSource);
template Command::Command(command::SetScope);
template Command::Command(command::SetDates);
template Command::Command(command::ClearFilters);
template Command::Command(command::OpenHit);
template Command::Command(command::StepHit);
template Command::Command(command::StepMark);
template Command::Command(command::ReaderScrolled);
template Command::Command(command::ShowPane);
template Command::Command(command::SetTheme);
template Command::Command(command::SetLanguage);
template Command::Command(command::SetFontSize);
template Command::Command(command::ToggleHelp);
template Command::Command(command::ToggleContents);
template Command::Command(command::ToggleSettings);
template Command::Command(command::CloseOverlays);
template Command::Command(command::FocusSearch);
template Command::Command(command::CopyLink);
template Command::Command(command::ShowToast);
template Command::Command(command::FilesDropped);
template Command::Command(command::RemoveOwnFile);
template Command::Command(command::OwnFileNotKept);
template Command::Command(command::ChooseFiles);
template Command::Command(command::ExportBundle);
template Command::Command(command::ToggleOwnFiles);
template Command::Command(command::UpdateReady);
template Command::Command(command::OfflineReady);
template Command::Command(command::PinyinReady);
template Command::Command(command::ApplyUpdate);
template Command::Command(command::ReaderFramed);
template Command::Command(command::StartSelection);
template Command::Command(command::ExtendSelection);
template Command::Command(command::MoveSelection);
template Command::Command(command::SelectAll);
template Command::Command(command::ClearSelection);
template Command::Command(command::CopySelection);
template Command::Command(command::SearchSelection);
template Command::Command(command::OpenTextMenu);
template Command::Command(command::ToggleCitations);
template Command::Command(command::CopyArticleLink);
template Command::Command(command::SetLineSpacing);
template Command::Command(command::OpenTrends);
template Command::Command(command::SetTrendUnit);
template Command::Command(command::OpenTrendHits);
template Command::Command(command::OpenSource);
template Command::Command(command::CloseSource);
template Command::Command(command::TypeQuery);
template Command::Command(command::EnterBox);
template Command::Command(command::LeaveBox);
template Command::Command(command::SubmitBox);
template Command::Command(command::StepOffer);
template Command::Command(command::TakeOffer);
template Command::Command(command::CloseOffers);
template Command::Command(command::AskIssue);
template Command::Command(command::ForgetSearches);
template Command::Command(command::ToggleExport);
template Command::Command(command::ExportHits);

}  // namespace kexie
