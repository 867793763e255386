// Reads and parses files of issues.
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "archive/issue_file.h"
#include "base/result.h"
#include "cli/file_cache.h"

namespace kexie::cli {

// How files are read.
struct Reading {
    std::size_t jobs = 0;  // Threads; 0: default_jobs().
    std::stop_token stop;
    std::function<void()> step;  // Called after each file, from any thread.
    bool convert = false;        // Older office formats through LibreOffice; else refused.
};

// Reads all files, those in zip files included, then once more with what they teach about each
// other. What cannot be read goes into `errors`. The same whatever the number of threads. A signal
// that comes while files are converted ends this process once LibreOffice has ended.
std::vector<IssueFile> read_issue_files(const std::vector<std::string>& paths,
                                        std::vector<Error>& errors, const Reading& reading = {});

// What read_files_for_bundle() found.
struct FilesRead {
    std::vector<ReadFile> files;  // In the order of the paths.
    std::vector<Error> errors;
    std::size_t read = 0;        // Paths of files that were read,
    std::size_t from_cache = 0;  // and of those whose text the cache had.
};

// The same for a bundle. `cache` may be null; it has all that was read, even after a stop.
FilesRead read_files_for_bundle(const std::vector<std::string>& paths, FileCache* cache,
                                const Reading& reading);

}  // namespace kexie::cli
