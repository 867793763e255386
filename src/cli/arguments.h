// The command line as plain values. No I/O: whether a file exists is found out when it is read.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "archive/export.h"
#include "base/result.h"
#include "search/engine.h"

namespace kexie::cli {

enum class OutputFormat {
    Json,
    Text,  // For people.
};

struct ParseArguments {
    std::vector<std::string> files;
    OutputFormat format = OutputFormat::Json;
    bool convert = false;  // Older office formats, through LibreOffice.
};

struct CheckArguments {
    std::vector<std::string> paths;  // Folders or files.
    bool convert = false;
};

struct BuildArguments {
    std::string folder;
    std::string output;    // "-": standard output.
    std::size_t jobs = 0;  // Threads; 0: as many as there are cores.
    std::string cache;     // Folder; empty: default_cache_folder().
    bool use_cache = true;
    bool convert = false;
};

struct SearchArguments {
    std::string bundle;
    std::string query;
    OutputFormat format = OutputFormat::Json;
    std::size_t limit = 20;  // 0: all.
    Sort sort = Sort::Relevance;
    bool explain = false;  // Say what each score is made of.
};

struct StatsArguments {
    std::string bundle;
    OutputFormat format = OutputFormat::Json;
};

struct ExportArguments {
    std::string bundle;
    ExportFormat format = ExportFormat::Jsonl;
    std::string output = "-";
};

struct VerifyArguments {
    std::string bundle;
    std::string issues;  // Folder of the issues it was built from; empty: not compared.
    bool convert = false;
};

// Help or the version: printed, and that is all.
struct PrintArguments {
    std::string text;
};

using Arguments = std::variant<PrintArguments, ParseArguments, CheckArguments, BuildArguments,
                               SearchArguments, StatsArguments, ExportArguments, VerifyArguments>;

// The only error is "usage", with a message of one or more lines.
Result<Arguments> parse_arguments(int argc, const char* const* argv);

}  // namespace kexie::cli
