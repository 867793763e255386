// kexie-viewer: the desktop program. Wiring only.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "archive/file_bundle.h"
#include "cli/archive_folder.h"
#include "cli/gunzip.h"
#include "cli/pdf_reader.h"
#include "platform/platform.h"
#include "viewer.h"
#include "viewer_options.h"

namespace {

kexie::DroppedFile read_dropped(const kexie::GivenFile& given, const kexie::Profile& known) {
    kexie::DroppedFile file;
    file.id = given.path;
    file.name = std::filesystem::path(given.path).filename().string();
    if (!given.bytes) {
        file.error = given.bytes.error();
        return file;
    }
    file.bytes = given.bytes.value().size();
    auto bundle = kexie::cli::unpack_file(given.bytes.value(), file.name);
    if (bundle)
        bundle = kexie::bundle_of_file(bundle.take(), file.name, &known, kexie::cli::read_pdf);
    if (bundle) {
        file.bundle = bundle.take();
    } else {
        file.error = bundle.error();
    }
    return file;
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
    Viewer viewer(platform);
    platform.on_files([&](const std::vector<GivenFile>& files) {
        command::FilesDropped dropped;
        // Of the archive alone: the order of the files does not matter.
        const auto& base = viewer.state().base;
        const Profile known = base ? profile_of(*base) : Profile();
        for (const GivenFile& file : files) dropped.files.push_back(read_dropped(file, known));
        viewer.send(dropped);
    });
    int exit_code = 0;
    viewer.load_fonts([&](const Error& error) {
        std::fprintf(stderr, "kexie-viewer: %s: %s\n", error.source.c_str(), error.message.c_str());
        exit_code = 3;
    });
    if (exit_code != 0) return exit_code;
    std::vector<Error> unread;
    Result<Archive> archive = cli::open_archive(options.archive, unread);
    for (const Error& error : unread) {
        std::fprintf(stderr, "kexie-viewer: %s: %s\n", error.source.c_str(), error.message.c_str());
    }
    if (archive) {
        viewer.send(command::LibraryLoaded{std::make_shared<Library>(archive.take())});
        viewer.send(command::OfflineReady{});
    } else {
        viewer.send(command::LoadFailed{archive.error()});
    }
    platform.run([&] {
        viewer.frame();
        if (!options.state_file.empty()) write_state_to(options.state_file, viewer);
    });
    return exit_code;
}
