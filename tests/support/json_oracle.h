// Holds JsonReader to nlohmann/json: both must report the same tokens with the same values in the
// same order, and refuse the same texts at the same token.
//
// They differ on purpose in three things, which compare_json_readers() allows for:
//   - The library takes a NUL for the end of the text; JsonReader refuses it. Both are compared on
//     the text before it.
//   - The library refuses numbers too large for a double, such as 1e999, and so does not read on.
//     JsonReader reports another number: it never looks at the value.
//   - -2^63 is another number to JsonReader, not an integer.
#pragma once

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "archive/json_reader.h"

namespace kexie::test {

// The library's events, a line each.
class LibraryEvents : public nlohmann::json_sax<nlohmann::json> {
public:
    std::vector<std::string> events;
    bool number_too_large = false;

    bool null() override { return add("null"); }
    bool boolean(bool value) override { return add(value ? "true" : "false"); }
    bool number_integer(std::int64_t value) override {
        const bool is_min = value == std::numeric_limits<std::int64_t>::min();
        return add(is_min ? "number" : std::to_string(value));
    }
    bool number_unsigned(std::uint64_t value) override {
        return add(value >> 63 ? "number" : std::to_string(value));
    }
    bool number_float(double, const std::string&) override { return add("number"); }
    bool string(std::string& value) override { return add("text " + value); }
    bool binary(nlohmann::json::binary_t&) override { return false; }
    bool key(std::string& name) override { return add("key " + name); }
    bool start_object(std::size_t) override { return add("{"); }
    bool end_object() override { return add("}"); }
    bool start_array(std::size_t) override { return add("["); }
    bool end_array() override { return add("]"); }
    bool parse_error(std::size_t, const std::string&,
                     const nlohmann::json::exception& error) override {
        constexpr int out_of_range_number = 406;
        number_too_large = error.id == out_of_range_number;
        return false;
    }

private:
    bool add(std::string event) {
        events.push_back(std::move(event));
        return true;
    }
};

// The same line for the token read last.
inline std::string event_of(JsonReader& reader) {
    using Token = JsonReader::Token;
    switch (reader.token()) {
        case Token::Null:
            return "null";
        case Token::Boolean:
            return reader.boolean() ? "true" : "false";
        case Token::Integer:
            return std::to_string(reader.integer());
        case Token::OtherNumber:
            return "number";
        case Token::Text:
            return "text " + reader.text();
        case Token::Key:
            return "key " + reader.text();
        case Token::BeginObject:
            return "{";
        case Token::EndObject:
            return "}";
        case Token::BeginArray:
            return "[";
        case Token::EndArray:
            return "]";
        default:
            return "";
    }
}

// Nothing, or the difference between the two readers as a sentence.
inline std::string compare_json_readers(std::string_view text) {
    using Token = JsonReader::Token;
    const std::string_view json = text.substr(0, text.find('\0'));
    LibraryEvents library;
    const bool accepted = nlohmann::json::sax_parse(json.begin(), json.end(), &library);

    JsonReader reader(json);
    std::size_t count = 0;
    while (reader.next() < Token::End) {
        if (count == library.events.size()) {
            if (library.number_too_large && reader.token() == Token::OtherNumber) return "";
            return "The library ends before event " + std::to_string(count) + ", " +
                   event_of(reader) + ".";
        }
        if (event_of(reader) != library.events[count]) {
            return "Event " + std::to_string(count) + " is " + event_of(reader) + ", not " +
                   library.events[count] + ".";
        }
        ++count;
    }
    if (reader.offset() > json.size()) return "The offset is behind the end.";
    if (count < library.events.size()) return "The library reads on: " + library.events[count];
    if ((reader.token() == Token::End) != accepted) {
        return accepted ? "Only the library accepts it." : "Only JsonReader accepts it.";
    }
    if (json.size() == text.size()) return "";
    JsonReader whole(text);
    while (whole.next() < Token::End) {
    }
    return whole.token() == Token::End ? "A NUL is accepted." : "";
}

}  // namespace kexie::test
