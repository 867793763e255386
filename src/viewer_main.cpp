// kexie-viewer: the desktop program. Wiring only.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "archive/file_bundle.h"
#include "base/sha256.h"
#include "cli/archive_folder.h"
#include "cli/files.h"
#include "cli/gunzip.h"
#include "cli/pdf_reader.h"
#include "platform/platform.h"
#include "text/file_format.h"
#include "ui/printed_page.h"
#include "viewer.h"
#include "viewer_options.h"
#include "viewer_pages.h"

namespace {

bool is_pdf(std::string_view bytes) {
    return kexie::file_format(bytes) == kexie::FileFormat::Pdf;
}

bool is_pdf_file(const std::string& path) {
    std::string head(1024, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return is_pdf(head);
}

// The file as a bundle; the bytes of a PDF go to `pages`.
kexie::DroppedFile read_given(const kexie::GivenFile& given, const kexie::Profile& known,
                              kexie::ViewerPages& pages) {
    kexie::DroppedFile file;
    file.id = given.path;
    file.name = std::filesystem::path(given.path).filename().string();
    if (!given.bytes) {
        file.error = given.bytes.error();
        return file;
    }
    file.bytes = given.bytes.value().size();
    auto bytes = kexie::cli::unpack_file(given.bytes.value(), file.name);
    if (!bytes) {
        file.error = bytes.error();
        return file;
    }
    file.id = kexie::sha256_hex(bytes.value());
    if (is_pdf(bytes.value())) pages.keep(file.id, bytes.value());
    auto bundle = kexie::bundle_of_file(bytes.take(), file.name, &known, kexie::cli::read_pdf);
    if (bundle) {
        file.bundle = bundle.take();
    } else {
        file.error = bundle.error();
    }
    return file;
}

// A PDF that is opened is the person's own, as one that is dropped: its printed pages can be seen.
void open_pdf(kexie::Viewer& viewer, const std::string& path, kexie::ViewerPages& pages) {
    kexie::DroppedFile file = read_given({path, kexie::cli::read_file(path)}, {}, pages);
    if (file.error) {
        if (file.error->source.empty()) file.error->source = file.name;
        viewer.send(kexie::command::LoadFailed{*file.error});
        return;
    }
    viewer.send(kexie::command::LibraryLoaded{std::make_shared<kexie::Library>(kexie::Archive())});
    viewer.send(kexie::command::OfflineReady{});
    viewer.send(kexie::command::FilesDropped{{std::move(file)},
                                             kexie::command::FilesDropped::Origin::Storage});
}

void open_archive(kexie::Viewer& viewer, const std::string& path) {
    using namespace kexie;
    std::vector<Error> unread;
    Result<Archive> archive = cli::open_archive(path, unread);
    for (const Error& error : unread) {
        std::fprintf(stderr, "kexie-viewer: %s: %s\n", error.source.c_str(), error.message.c_str());
    }
    if (archive) {
        viewer.send(command::LibraryLoaded{std::make_shared<Library>(archive.take())});
        viewer.send(command::OfflineReady{});
    } else {
        viewer.send(command::LoadFailed{archive.error()});
    }
}

// The same JSON as window.kexie.state(), for test scripts. Written atomically.
void write_state_to(const std::string& file, const kexie::Viewer& viewer) {
    const std::string draft = file + ".part";
    std::ofstream(draft, std::ios::binary) << kexie::write_state(viewer.state(), viewer.drawn());
    std::error_code failed;
    std::filesystem::rename(draft, file, failed);
    if (failed) std::fprintf(stderr, "kexie-viewer: %s cannot be written\n", file.c_str());
}

}  // namespace

int main(int argc, char** argv) {
    using namespace kexie;
    const ViewerOptions options = parse_viewer_options(argc, argv);
    if (options.exit_code) return *options.exit_code;

    Result<std::unique_ptr<Platform>> opened = Platform::open(options.platform);
    if (!opened) {
        std::fprintf(stderr, "kexie-viewer: %s\n", opened.error().message.c_str());
        return 3;
    }
    Platform& platform = *opened.value();
    if (!options.address.empty()) platform.set_address(options.address, AddressMode::Replace);
    ViewerPages pages([&] { platform.wake_from_thread(); });
    PrintedPage printed(pages);
    Viewer viewer(platform);
    viewer.draw_pictures_with(printed);
    platform.on_files([&](const std::vector<GivenFile>& files) {
        command::FilesDropped dropped;
        // Of the archive alone: the order of the files does not matter.
        const auto& base = viewer.state().base;
        const Profile known = base ? profile_of(*base) : Profile();
        for (const GivenFile& file : files) dropped.files.push_back(read_given(file, known, pages));
        viewer.send(dropped);
    });
    int exit_code = 0;
    viewer.load_fonts([&](const Error& error) {
        std::fprintf(stderr, "kexie-viewer: %s: %s\n", error.source.c_str(), error.message.c_str());
        exit_code = 3;
    });
    if (exit_code != 0) return exit_code;
    if (is_pdf_file(options.archive)) {
        open_pdf(viewer, options.archive, pages);
    } else {
        open_archive(viewer, options.archive);
    }
    platform.run([&] {
        viewer.frame();
        if (!options.state_file.empty()) write_state_to(options.state_file, viewer);
    });
    return exit_code;
}
