#include "app/own_files_update.h"

#include <algorithm>

#include "app/navigate.h"
#include "archive/merge.h"

namespace kexie {

namespace {

// Keeps the route and scroll position, if they still exist; an address that was unknown may not be
// any more.
void stay(State& state) {
    const float offset_px = state.reader.offset_px;
    if (state.route.kind == Route::Kind::Unknown) state.route = parse_address(state.route.unknown);
    enter_route(state);
    ScrollRequest request;
    request.to = ScrollRequest::To::Offset;
    request.offset_px = offset_px;
    scroll_to(state, request);
}

bool has_file(const State& state, const std::string& id) {
    return std::any_of(state.own_files.begin(), state.own_files.end(),
                       [&](const OwnFile& file) { return file.id == id; });
}

// Adds the files from `first` on to the library and keeps its index. False, with nothing changed,
// if issues would change their order.
bool extend_library(State& state, std::size_t first) {
    Archive archive = state.library->archive();
    archive.title = state.base->title;
    for (std::size_t i = first; i < state.own_files.size(); ++i) {
        join_own_file(archive, state.own_files[i]);
    }
    if (archive.title.empty()) archive.title = common_title(archive.issues);
    if (!Library::has_all_of(archive, *state.library)) return false;
    state.library = std::make_shared<Library>(std::move(archive), std::move(*state.library));
    return true;
}

}  // namespace

void rebuild_library(State& state) {
    if (!state.base) return;
    state.library = std::make_shared<Library>(join_own_files(*state.base, state.own_files));
}

void take_files(State& state, const command::FilesDropped& dropped) {
    bool any_issue = false;
    bool any_again = false;
    const std::size_t joined = state.own_files.size();
    for (const DroppedFile& file : dropped.files) {
        OwnFile own = read_own_file(file);
        any_issue = any_issue || !own.issues.empty();
        any_again = any_again || has_file(state, own.id);
        add_own_file(state.own_files, std::move(own));
    }
    if (dropped.origin == command::FilesDropped::Origin::Hand) {
        state.overlay = Overlay::OwnFiles;
    }
    if (!any_issue || !state.base) return;
    if (any_again || !extend_library(state, joined)) rebuild_library(state);
    stay(state);
}

void remove_file(State& state, const std::string& id) {
    const auto found = std::find_if(state.own_files.begin(), state.own_files.end(),
                                    [&](const OwnFile& file) { return file.id == id; });
    if (found == state.own_files.end()) return;
    const bool had_issues = !found->issues.empty();
    state.own_files.erase(found);
    if (!had_issues || !state.base) return;
    rebuild_library(state);
    stay(state);
}

void note_not_kept(State& state, const command::OwnFileNotKept& note) {
    for (OwnFile& file : state.own_files) {
        if (file.id == note.id) file.storage = note.problem;
    }
    state.overlay = Overlay::OwnFiles;
}

}  // namespace kexie
