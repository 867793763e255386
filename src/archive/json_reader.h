// Reads JSON text as a stream of events. Our own, because the page has to be small: a general
// library is a tenth of all its code.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kexie {

// What a text holds, in its order. Each handler returns false to stop.
class JsonEvents {
public:
    virtual bool null() = 0;
    virtual bool boolean(bool value) = 0;
    // A whole number below 2^63 in size, written without fraction or exponent.
    virtual bool whole_number(std::int64_t value) = 0;
    virtual bool other_number() = 0;
    // Well-formed UTF-8; may be moved from.
    virtual bool text(std::string& value) = 0;
    virtual bool key(std::string& name) = 0;
    virtual bool begin_object() = 0;
    virtual bool end_object() = 0;
    virtual bool begin_array() = 0;
    virtual bool end_array() = 0;

protected:
    ~JsonEvents() = default;
};

struct JsonEnd {
    enum class How {
        Whole,    // One value and nothing behind it.
        Stopped,  // By a handler.
        Damaged,  // Not JSON from `offset` on.
        Cut,      // The text ends within a value.
    };
    How how = How::Whole;
    std::size_t offset = 0;  // In bytes: behind what was read.
};

// Takes strict JSON in UTF-8 (RFC 8259), nested however deep. O(text), no recursion.
JsonEnd read_json(std::string_view json, JsonEvents& events);

}  // namespace kexie
