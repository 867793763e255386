// Writes JSON text, a value at a time. Our own, because the same bytes must come out on every
// machine and because a tree of a whole archive would double its memory; reading is json_reader.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"

namespace kexie {

class JsonWriter {
public:
    enum class Layout {
        Compact,   // No blank at all.
        Indented,  // Two blanks a level; each element on its own line.
    };

    explicit JsonWriter(Layout layout) : m_layout(layout) {}

    // Within a container opened with Layout::Compact everything stays on one line, e.g. [31, 58].
    void begin_object() { open('{', m_layout); }
    void end_object() { close('}'); }
    void begin_array() { open('[', m_layout); }
    void begin_array(Layout layout) { open('[', layout); }
    void end_array() { close(']'); }

    // Before each value of an object.
    void key(std::string_view name);

    // Malformed UTF-8 becomes U+FFFD, so that what is written can always be read.
    void text(std::string_view value);
    void integer(std::int64_t value);
    // At most four decimals, without trailing zeros; free of the machine's locale. Only finite
    // values below 10^14.
    void decimal(double value);
    void boolean(bool value);
    void null();

    void text_or_null(const std::optional<std::string>& value);
    void integer_or_null(const std::optional<int>& value);
    void date_or_null(const std::optional<Date>& value);

    // The text so far.
    const std::string& str() const { return m_out; }
    // The same without a copy, when all is written.
    std::string take() { return std::move(m_out); }

private:
    struct Level {
        Layout layout{};
        bool empty = true;
    };

    void open(char bracket, Layout layout);
    void close(char bracket);
    void before_value();
    void break_line();

    Layout m_layout;
    bool m_after_key = false;
    std::vector<Level> m_levels;
    std::string m_out;
};

// Appends `value` as a JSON string with its quotes.
void append_json_string(std::string& out, std::string_view value);

}  // namespace kexie
