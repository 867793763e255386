// The words that stand for enum values in files and on the command line.
#pragma once

#include <optional>
#include <string_view>

#include "bulletin/issue.h"

namespace kexie {

inline std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::Note:
            return "note";
        case Severity::Warning:
            return "warning";
        case Severity::Error:
            return "error";
    }
    return "error";
}

inline std::optional<Severity> severity_of(std::string_view name) {
    for (const Severity severity : {Severity::Note, Severity::Warning, Severity::Error}) {
        if (name == name_of(severity)) return severity;
    }
    return std::nullopt;
}

}  // namespace kexie
