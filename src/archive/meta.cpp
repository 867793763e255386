#include "archive/meta.h"

#include <nlohmann/json.hpp>

namespace kexie {

Result<ArchiveMeta> read_meta(std::string_view json, std::string_view source) {
    const auto failure = [&](const char* code, std::string message) {
        return Error{code, std::move(message), std::string(source), std::nullopt};
    };
    const auto tree = nlohmann::json::parse(json.begin(), json.end(), nullptr, false);
    if (tree.is_discarded()) return failure("meta-damaged", "The file is not well-formed JSON.");
    if (!tree.is_object()) return failure("meta-schema", "The file must hold one object.");

    ArchiveMeta meta;
    for (const auto& [key, value] : tree.items()) {
        if (key != "title" && key != "note") {
            return failure("meta-schema",
                           "The member \"" + key + "\" is not known; there are title and note.");
        }
        if (!value.is_string()) return failure("meta-schema", key + " must be a text.");
        (key == "title" ? meta.title : meta.note) = value.get<std::string>();
    }
    return meta;
}

}  // namespace kexie
