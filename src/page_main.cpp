// The page. Wiring only: opens the canvas, loads fonts and bundle, exports the functions behind
// window.kexie.
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "app/results_json.h"
#include "app/state_json.h"
#include "archive/bundle.h"
#include "platform/platform.h"
#include "text/pinyin.h"
#include "text/pinyin_table.h"
#include "ui/notices.h"
#include "ui/strings.h"
#include "viewer.h"

namespace {

// Lives as long as the page.
struct Page {
    std::unique_ptr<kexie::Platform> platform;
    std::unique_ptr<kexie::Viewer> viewer;
};

constexpr const char* bundle_name = "archive.json";

void load_bundle(Page& page) {
    page.platform->load_asset(bundle_name, [&page](kexie::Result<std::string> loaded) {
        if (!loaded) {
            page.viewer->send(kexie::command::LoadFailed{loaded.error()});
            return;
        }
        page.platform->report(kexie::Milestone::BundleReady);
        kexie::Result<kexie::Archive> archive = kexie::read_bundle(loaded.value(), bundle_name);
        if (!archive) {
            page.viewer->send(kexie::command::LoadFailed{archive.error()});
            return;
        }
        page.viewer->send(
            kexie::command::LibraryLoaded{std::make_shared<kexie::Library>(archive.take())});
        page.platform->report(kexie::Milestone::Searchable);
    });
}

void load_pinyin(Page& page) {
    page.platform->load_asset("pinyin", [&page](kexie::Result<std::string> loaded) {
        // The page's script reports load errors.
        if (!loaded || !kexie::give_pinyin_table(loaded.take())) return;
        page.viewer->send(kexie::command::PinyinReady{});
        page.platform->report(kexie::Milestone::PinyinReady);
    });
}

char* new_string(const std::string& text) {
    auto* copy = static_cast<char*>(std::malloc(text.size() + 1));
    std::memcpy(copy, text.c_str(), text.size() + 1);
    return copy;
}

}  // namespace

// The page loads the table separately (load_pinyin): the first frame does not wait for it.
std::string_view kexie::pinyin_table::built_in() {
    return {};
}

extern "C" {

// Opens the page. Null if it cannot be drawn, with a sentence in `*message`, which the caller
// frees.
Page* kexie_open_page(char** message) {
    auto opened = kexie::Platform::open({"kexie", 0, 0, 0});
    if (!opened) {
        *message = new_string(opened.error().message);
        return nullptr;
    }
    // Freed by the browser with the page.
    auto* page = new Page;
    page->platform = opened.take();
    page->viewer = std::make_unique<kexie::Viewer>(*page->platform);
    page->viewer->load_fonts([page](const kexie::Error& error) {
        page->viewer->send(kexie::command::LoadFailed{error});
        // Nothing can be drawn without fonts: the page's script shows the error.
        page->platform->report(kexie::Milestone::Failed);
    });
    load_bundle(*page);
    load_pinyin(*page);
    page->platform->run([page] { page->viewer->frame(); });
    return page;
}

// The JSON of `kexie search`; the caller frees it. `address`: a search address without "#/", for
// query, sort and filters; `limit` 0: all hits.
char* kexie_search(Page* page, const char* address, int limit) {
    const kexie::State& state = page->viewer->state();
    if (!state.library) return new_string("null");
    const kexie::Route route = kexie::parse_address(address);
    kexie::SearchOptions options;
    options.sort = route.sort;
    options.filters = route.filters;
    options.limit = static_cast<std::size_t>(std::max(0, limit));
    const kexie::Engine& engine = state.library->engine();
    return new_string(
        kexie::results_json(engine, route.query, options, engine.search(route.query, options)));
}

// Opens an issue, or one of its articles (0-based; -1: none). Returns 0 if it does not exist.
int kexie_open(Page* page, const char* issue_id, int article) {
    const kexie::State& state = page->viewer->state();
    if (!state.library) return 0;
    const auto issue = state.library->find_issue(issue_id);
    if (!issue) return 0;
    const auto count = static_cast<int>(state.library->issue(*issue).articles.size());
    if (article >= count) return 0;
    if (article < 0) {
        page->viewer->send(kexie::command::OpenIssue{*issue});
    } else {
        page->viewer->send(kexie::command::OpenArticle{*issue, article});
    }
    return 1;
}

// Whether a file that begins with these bytes is a bundle, not text for the parser.
int kexie_is_bundle(const char* head, int size) {
    return kexie::is_bundle({head, static_cast<std::size_t>(size)}) ? 1 : 0;
}

// What the archive teaches about other issues, for the parser. To be freed.
char* kexie_profile(const Page* page) {
    const auto& base = page->viewer->state().base;
    return new_string(base ? kexie::profile_of(*base).to_text() : std::string());
}

// A file of the person's own. `bundle` (to be freed here) is what is in it, as a bundle; empty
// where `error_code` says why it could not be read. 0 if the file is refused.
int kexie_add_file(Page* page, const char* id, const char* name, double bytes, char* bundle,
                   int bundle_size, const char* error_code, const char* error_message,
                   int by_hand) {
    using Origin = kexie::command::FilesDropped::Origin;
    kexie::DroppedFile file;
    file.id = id;
    file.name = name;
    file.bytes = static_cast<std::uint64_t>(bytes);
    file.bundle.assign(bundle, static_cast<std::size_t>(bundle_size));
    std::free(bundle);
    if (*error_code != '\0') file.error = kexie::Error{error_code, error_message, name, {}};
    page->viewer->send(
        kexie::command::FilesDropped{{file}, by_hand != 0 ? Origin::Hand : Origin::Storage});
    for (const kexie::OwnFile& own : page->viewer->state().own_files) {
        if (own.id == file.id) return own.error ? 0 : 1;
    }
    return 0;
}

void kexie_remove_file(Page* page, const char* id) {
    page->viewer->send(kexie::command::RemoveOwnFile{id});
}

// `problem` as in StorageProblem.
void kexie_storage_failed(Page* page, const char* id, int problem) {
    page->viewer->send(
        kexie::command::OwnFileNotKept{id, static_cast<kexie::StorageProblem>(problem)});
}

void kexie_update_ready(Page* page) {
    page->viewer->send(kexie::command::UpdateReady{});
}

// `what` as in Refused.
void kexie_refused(Page* page, int what) {
    const kexie::State& state = page->viewer->state();
    const auto refused = static_cast<kexie::Refused>(what);
    const bool keeps = refused == kexie::Refused::Copying;
    if (!keeps) page->viewer->send(kexie::command::NotKept{refused});
    page->viewer->send(kexie::command::ShowToast{
        keeps ? kexie::tr(state.preferences.language, kexie::StringId::NotCopied)
              : kexie::not_kept_words(state)});
}

void kexie_offline_ready(Page* page) {
    page->viewer->send(kexie::command::OfflineReady{});
}

// JSON; to be freed.
char* kexie_state(Page* page) {
    return new_string(kexie::write_state(page->viewer->state(), page->viewer->drawn()));
}

}  // extern "C"
