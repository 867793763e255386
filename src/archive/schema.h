// What a bundle holds, as tables: every object and array of archive.json with its members, their
// types, and where each value goes. The reader (read.cpp) walks the tables; it knows no field.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/bundle.h"

namespace kexie {

enum class ValueType : std::uint8_t {
    Text,
    TextOrNull,
    Integer,  // From 0 to the largest int.
    IntegerOrNull,
    Boolean,
    DateOrNull,  // "2023-06-12"
    Severity,    // "note", "warning" or "error"
    Object,
    ObjectOrNull,
    Array,
};

// A value that has its field's type already; only the member of that type means something.
struct BundleValue {
    bool is_null = false;
    bool boolean = false;
    int integer = 0;
    std::string text;
    Date date;
    Severity severity{};
};

// What has been read so far: the innermost open thing of each kind, and the whole.
struct BundleDraft {
    Archive archive;
    bool format_known = false;
    Issue issue;
    TocEntry toc_entry;
    Article article;
    NoiseItem noise;
    Label label;
    Diagnostic diagnostic;
    std::array<int, 2> line_pair{};
    std::size_t line_pair_size = 0;

    // Set by a store or finish function that cannot accept what it got. The complaint continues a
    // sentence that starts with the name of the place.
    std::string complaint;
    std::string_view complaint_code = "bundle-schema";
};

struct BundleShape;

struct BundleField {
    std::string_view name;  // Empty for the elements of an array.
    ValueType type{};
    bool required = false;
    const BundleShape* inner = nullptr;                   // For Object, ObjectOrNull and Array.
    void (*store)(BundleDraft&, BundleValue&) = nullptr;  // For all others.
};

// An object, or an array if its only field has no name. At most 32 fields.
struct BundleShape {
    const BundleField* fields = nullptr;
    std::size_t field_count = 0;
    void (*finish)(BundleDraft&) = nullptr;  // When it is closed; may be null.

    bool is_array() const { return field_count == 1 && fields[0].name.empty(); }
};

// The outermost object of a bundle.
extern const BundleShape archive_shape;

}  // namespace kexie
