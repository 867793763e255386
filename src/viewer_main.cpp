// kexie-viewer: the desktop program. Wiring only.
#include <cstdio>
#include <memory>
#include <string>

#include "cli/archive_folder.h"
#include "platform/platform.h"
#include "viewer.h"
#include "viewer_options.h"

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
    int exit_code = 0;
    viewer.load_fonts(
        [&] {
            Result<Archive> archive = cli::open_archive(options.archive);
            if (archive) {
                viewer.send(command::LibraryLoaded{std::make_shared<Library>(archive.take())});
            } else {
                viewer.send(command::LoadFailed{archive.error()});
            }
        },
        [&](const Error& error) {
            std::fprintf(stderr, "kexie-viewer: %s: %s\n", error.source.c_str(),
                         error.message.c_str());
            exit_code = 3;
        });
    if (exit_code == 0) platform.run([&] { viewer.frame(); });
    return exit_code;
}
