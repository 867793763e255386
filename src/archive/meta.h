// archive.meta.json: what a folder of issues says about the archive made of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kexie {

struct ArchiveMeta {
    std::optional<std::string> title;
    std::optional<std::string> note;
};

inline constexpr std::string_view meta_file_name = "archive.meta.json";

// An object with the texts "title" and "note", both optional. Anything else is an error, so that a
// misspelt name does not go unnoticed: "meta-damaged" (not JSON) or "meta-schema".
Result<ArchiveMeta> read_meta(std::string_view json, std::string_view source);

}  // namespace kexie
