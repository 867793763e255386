// What the desktop program was asked for on its command line.
#pragma once

#include <optional>
#include <string>

#include "archive/bundle.h"
#include "base/result.h"
#include "platform/platform.h"

namespace kexie {

struct ViewerOptions {
    PlatformOptions platform;
    std::string archive;           // A bundle or a folder of issues.
    std::string address;           // "#/issue/2023-18"; empty: the newest issue.
    std::optional<int> exit_code;  // Set where the program is to end: help, wrong usage.
};

ViewerOptions parse_viewer_options(int argc, char** argv);

// Reads a bundle, or parses every issue of a folder as `kexie build` does.
Result<Archive> open_archive(const std::string& path);

}  // namespace kexie
