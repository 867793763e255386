#include "archive/meta.h"

#include <nlohmann/json.hpp>

namespace kexie {

Result<ArchiveMeta> read_meta(std::string_view json, std::string_view source) {
    const auto failure = [&](const char* code, std::string message) {
        return Error{code, std::move(message), std::string(source), {}};
    };
    const auto root = nlohmann::json::parse(json, nullptr, false);
    if (root.is_discarded()) return failure("meta-damaged", "The file is not well-formed JSON.");
    if (!root.is_object()) return failure("meta-schema", "The file must hold one object.");
    ArchiveMeta meta;
    for (const auto& [name, value] : root.items()) {
        if (name != "title" && name != "note") {
            return failure("meta-schema",
                           "The member \"" + name + "\" is not known; there are title and note.");
        }
        if (!value.is_string()) return failure("meta-schema", name + " must be a text.");
        (name == "title" ? meta.title : meta.note) = value.get<std::string>();
    }
    return meta;
}

}  // namespace kexie
