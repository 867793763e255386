// The commands. Each prints its results and returns its outcome; main.cpp prints errors and picks
// the exit code.
#pragma once

#include <vector>

#include "archive/bundle.h"
#include "base/result.h"
#include "cli/arguments.h"
#include "cli/console.h"

namespace kexie::cli {

struct Outcome {
    bool satisfied = true;      // False: findings of severity error, or nothing found to do.
    std::vector<Error> errors;  // What could not be read or written.
    int signal = 0;             // That stopped the work, such as SIGINT.
};

Outcome run(const PrintArguments& arguments, const Console& console);
Outcome run(const ParseArguments& arguments, const Console& console);
Outcome run(const CheckArguments& arguments, const Console& console);
Outcome run(const BuildArguments& arguments, const Console& console);
Outcome run(const SearchArguments& arguments, const Console& console);
Outcome run(const StatsArguments& arguments, const Console& console);
Outcome run(const ExportArguments& arguments, const Console& console);
Outcome run(const VerifyArguments& arguments, const Console& console);

// Reads a bundle from a file.
Result<Archive> load_bundle(const std::string& path);

// Writes to a file, or to standard output if `path` is "-".
Outcome write_result(const std::string& path, std::string_view bytes, const Console& console);

}  // namespace kexie::cli
