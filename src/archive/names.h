// The names of enumeration values in files and on the command line: one table per enumeration, used
// in both directions.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "bulletin/issue.h"

namespace kexie {

template <typename E>
struct EnumName {
    E value;
    const char* name;
};

// Every value must be in the table.
template <typename E, std::size_t N>
constexpr const char* find_name(const EnumName<E> (&table)[N], E value) {
    for (const EnumName<E>& row : table) {
        if (row.value == value) return row.name;
    }
    return "";
}

template <typename E, std::size_t N>
constexpr std::optional<E> find_value(const EnumName<E> (&table)[N], std::string_view name) {
    for (const EnumName<E>& row : table) {
        if (row.name == name) return row.value;
    }
    return std::nullopt;
}

inline constexpr EnumName<Severity> severity_names[] = {
    {Severity::Note, "note"}, {Severity::Warning, "warning"}, {Severity::Error, "error"}};

constexpr const char* name_of(Severity severity) {
    return find_name(severity_names, severity);
}

inline constexpr EnumName<Confidence> confidence_names[] = {{Confidence::High, "high"},
                                                            {Confidence::Doubtful, "doubtful"}};

constexpr const char* name_of(Confidence confidence) {
    return find_name(confidence_names, confidence);
}

}  // namespace kexie
