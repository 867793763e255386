// archive.meta.json: the title and note of the archive built from a folder of issues.
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

// Reads an object with the optional strings "title" and "note". Rejects any other member, so that a
// misspelt name is noticed. Errors: "meta-damaged" (not JSON), "meta-schema".
Result<ArchiveMeta> read_meta(std::string_view json, std::string_view source);

}  // namespace kexie
