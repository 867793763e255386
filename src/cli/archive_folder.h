// An archive from what a person points at: a bundle, a file of issues, or a folder of them.
#pragma once

#include <optional>
#include <string>

#include "archive/bundle.h"
#include "base/result.h"

namespace kexie::cli {

// Title and note of the archive: from archive.meta.json in the folder where there is one, else the
// title that most issues carry. Nothing on success.
std::optional<Error> read_meta_file(const std::string& folder, Archive& archive);

// The bytes of a bundle, which may be packed with gzip. Errors: those of read_file() and gunzip().
Result<std::string> read_bundle_file(const std::string& path);

// A folder is parsed as `kexie build` parses it, a file read as bundle_of_file() takes it. Errors:
// those of read_file(), bundle_of_file(), read_bundle() and read_meta().
Result<Archive> open_archive(const std::string& path);

}  // namespace kexie::cli
