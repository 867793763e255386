#include "app/state.h"

#include <algorithm>

namespace kexie {

const std::string& box_text(const State& state) {
    return state.box.draft.empty() ? state.route.query : state.box.draft;
}

Scheme scheme_of(const State& state) {
    // What the person has chosen here for its contrast stays; all else gives way to the system.
    if (state.system_colors && state.preferences.theme != Theme::Contrast) return Scheme::Forced;
    switch (state.preferences.theme) {
        case Theme::Light:
            return Scheme::Light;
        case Theme::Dark:
            return Scheme::Dark;
        case Theme::System:
            if (!state.system_contrast) return state.system_dark ? Scheme::Dark : Scheme::Light;
            break;
        case Theme::Contrast:
            break;
    }
    return state.system_dark ? Scheme::DarkContrast : Scheme::LightContrast;
}

bool is_dark(const State& state) {
    const Scheme scheme = scheme_of(state);
    if (scheme == Scheme::Forced) return state.system_dark;
    return scheme == Scheme::Dark || scheme == Scheme::DarkContrast;
}

std::optional<int> open_article(const State& state) {
    const bool names_article =
        state.route.kind == Route::Kind::Article || state.route.kind == Route::Kind::Source;
    if (names_article) return state.route.target.article;
    if (state.route.kind == Route::Kind::Search && state.search.open_hit) {
        return static_cast<int>(state.search.results.hits[*state.search.open_hit].article);
    }
    return std::nullopt;
}

bool is_own_issue(const State& state) {
    if (!state.library || state.reader.issue < 0) return false;
    const Issue& open = state.library->issue(state.reader.issue);
    const auto is_from = [&](const OwnFile& file) {
        return std::any_of(file.issues.begin(), file.issues.end(), [&](const auto& issue) {
            return issue->source.sha256 == open.source.sha256;
        });
    };
    if (std::none_of(state.own_files.begin(), state.own_files.end(), is_from)) return false;
    // The archive's own, if the file holds one that it has.
    const auto& base = state.base->issues;
    return std::none_of(base.begin(), base.end(),
                        [&](const auto& issue) { return issue->id == open.id; });
}

const OwnFile* shown_original(const State& state) {
    if (!state.source || state.source->places.empty()) return nullptr;
    const std::string& digest = state.library->issue(state.reader.issue).source.sha256;
    for (const OwnFile& file : state.own_files) {
        if (file.id == digest) return &file;
    }
    return nullptr;
}

std::optional<MarkPosition> mark_position(const State& state) {
    const ReaderState& reader = state.reader;
    if (!reader.current_mark) return std::nullopt;
    const int article = reader.marks[*reader.current_mark].begin.article;
    MarkPosition position;
    for (std::size_t i = 0; i < reader.marks.size(); ++i) {
        if (reader.marks[i].begin.article != article) continue;
        ++position.count;
        if (i <= *reader.current_mark) ++position.number;
    }
    return position;
}

}  // namespace kexie
