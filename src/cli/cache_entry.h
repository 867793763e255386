// What was read and parsed from a file, kept for the next build.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/issue_file.h"
#include "bulletin/profile.h"

namespace kexie::cli {

// A file that a bundle is built from, or one in a zip file.
struct ReadFile {
    std::string path;
    DocumentFormat format{};
    std::vector<Diagnostic> diagnostics;  // Of the file as a whole.
    std::vector<Issue> issues;            // With their source text.
};

// A zip file has one element for each file in it, else there is one.
struct CacheEntry {
    std::string documents;            // See write_documents().
    std::string converter;            // Its version, if it made any of them; else empty.
    std::vector<std::string> sha256;  // Of each.
    Profile profile;                  // What they teach others.
    std::string taught;               // What others taught when `files` was parsed.
    std::string files;                // See write_files(); empty before that.
};

std::string write_entry(const CacheEntry& entry);
std::optional<CacheEntry> read_entry(std::string_view bytes);

// `path` as it is; see ExtractedFile.
std::string write_documents(const std::vector<ExtractedFile>& files);
std::optional<std::vector<ExtractedFile>> read_documents(std::string_view bytes);

std::string write_files(const std::vector<ReadFile>& files);
std::optional<std::vector<ReadFile>> read_files(std::string_view bytes);

// All that files other than these teach about them: what `known` decides when they are parsed.
std::string taught_to(const std::vector<std::string>& sha256, const Profile& known);

}  // namespace kexie::cli
