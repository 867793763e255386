// Opens an archive from a path: a bundle, a text file of issues, or a folder of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/bundle.h"
#include "base/result.h"

namespace kexie::cli {

// Sets the title and note of the archive from archive.meta.json, if the folder has one; else the
// title is the most frequent one of the issues. Returns nothing on success.
std::optional<Error> read_meta_file(const std::string& folder, Archive& archive);

// Reads and, if need be, unpacks a bundle. Errors: those of read_file() and gunzip().
Result<std::string> read_bundle_file(const std::string& path);

// Parses a folder as `kexie build` does; reads a file through bundle_of_file(). Files of a folder
// that cannot be read are named in `unread`, and make it an error only if no other can. Errors:
// those of read_file(), bundle_of_file(), read_bundle() and read_meta().
Result<Archive> open_archive(const std::string& path, std::vector<Error>& unread);

}  // namespace kexie::cli
