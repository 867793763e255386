#include "viewer_options.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <system_error>

namespace kexie {

namespace {

constexpr int usage_error = 2;

// Without an argument: the bundle of the last build beside the program, or the working folder's
// issues.
std::string default_archive(const char* program) {
    std::error_code unknown;
    const auto beside = std::filesystem::path(program).parent_path();
    for (const auto& candidate : {beside / "archive.json", beside.parent_path() / "archive.json",
                                  std::filesystem::path("data/issues")}) {
        if (std::filesystem::exists(candidate, unknown)) return candidate.string();
    }
    return {};
}

}  // namespace

ViewerOptions parse_viewer_options(int argc, char** argv) {
    ViewerOptions options;
    options.platform.title = "Kexie";
    CLI::App app("Reads and searches an archive of bulletins in a window.", "kexie-viewer");
    app.add_option("archive", options.archive,
                   "A bundle (archive.json), a folder of issues, or one issue, such as a PDF");
    app.add_option("--open", options.address, "Address to open, e.g. \"#/issue/2023-18/3\"");
    app.add_option("--width", options.platform.width_px, "Width of the window in pixels")
        ->check(CLI::Range(320, 8192));
    app.add_option("--height", options.platform.height_px, "Height of the window in pixels")
        ->check(CLI::Range(400, 8192));
    app.add_option("--scale", options.platform.scale,
                   "Device pixels a pixel; default: by the display")
        ->check(CLI::Range(0.5, 4.0));
    app.add_option("--state", options.state_file,
                   "File to write the state to, as JSON, after every frame; for scripts");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& stop) {
        options.exit_code = app.exit(stop) == 0 ? 0 : usage_error;
        return options;
    }
    if (options.archive.empty()) options.archive = default_archive(argv[0]);
    if (options.archive.empty()) {
        std::fputs("kexie-viewer: Name a bundle or a folder of issues: kexie-viewer DIR\n", stderr);
        options.exit_code = usage_error;
    }
    return options;
}

}  // namespace kexie
