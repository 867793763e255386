// Command line options of the desktop program.
#pragma once

#include <optional>
#include <string>

#include "platform/platform.h"

namespace kexie {

struct ViewerOptions {
    PlatformOptions platform;
    std::string archive;           // A bundle or a folder of issues.
    std::string address;           // "#/issue/2023-18"; empty: the newest issue.
    std::string state_file;        // Where to write the state after every frame; empty: nowhere.
    std::optional<int> exit_code;  // Set if the program ends here: help, wrong usage.
};

// Prints help and usage errors.
ViewerOptions parse_viewer_options(int argc, char** argv);

}  // namespace kexie
