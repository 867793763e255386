// Reads typed values from the JSON of a bundle. Names the member that is missing or has the wrong
// type. schema.cpp defines what a bundle holds.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/json_reader.h"
#include "base/date.h"
#include "base/result.h"
#include "bulletin/issue.h"

namespace kexie {

// A member of an object, and where its value goes.
template <typename T>
struct JsonField {
    std::string_view name;
    T& value;
    bool is_required = true;
    bool seen = false;
};

template <typename T>
JsonField<T> required(std::string_view name, T& value) {
    return {name, value, true};
}

// For additions to the first schema, which older bundles lack.
template <typename T>
JsonField<T> optional(std::string_view name, T& value) {
    return {name, value, false};
}

// Each function reads one value: it starts with the value's first token already read and ends on
// its last. Returns false on the first error, which failure() describes.
class BundleReader {
public:
    // `source` goes into errors.
    BundleReader(std::string_view json, std::string_view source) : m_json(json), m_source(source) {}

    // Reads the whole text. Returns nothing on success.
    template <typename T>
    std::optional<Error> read_all(T& to) {
        m_json.next();
        if (read(to) && m_json.next() == JsonReader::Token::End) return std::nullopt;
        return failure();
    }

    bool read(std::string& to);
    bool read(int& to);  // From 0 to the largest int.
    bool read(bool& to);
    bool read(Date& to);
    bool read(Severity& to);
    bool read(Confidence& to);
    template <typename T>
    bool read(std::optional<T>& to);
    template <typename T>
    bool read(std::vector<T>& to);
    template <typename T>
    bool read(std::shared_ptr<const T>& to);
    // Reads any other type through its from_json(BundleReader&, T&).
    template <typename T>
    bool read(T& to) {
        return from_json(*this, to);
    }

    // Skips unknown members.
    template <typename... T>
    bool read_object(JsonField<T>... fields);

    // Calls `read_element(index)` for each element.
    template <typename Read>
    bool read_list(Read read_element);

    // Rejects the value. `problem` continues a sentence that starts with its path.
    bool fail(std::string_view problem, std::string_view code = "bundle-schema");
    // Appends to the message about the value rejected last.
    void add_context(std::string_view text) { m_context += text; }

private:
    using Token = JsonReader::Token;

    bool skip();
    Error failure() const;
    // Prepend to the path.
    bool fail_in(std::string_view name);
    bool fail_in(std::size_t index);
    template <typename T>
    bool take_member(JsonField<T>& field, bool& known);
    template <typename T>
    bool check_seen(const JsonField<T>& field);

    JsonReader m_json;
    std::string_view m_source;
    std::string m_member;  // The name of the member that comes.
    std::string_view m_code;
    std::string m_path;  // Such as .issues[2].articles[0].title
    std::string m_problem;
    std::string m_context;
};

template <typename T>
bool BundleReader::read(std::optional<T>& to) {
    to.reset();
    if (m_json.token() == Token::Null) return true;
    T value{};
    if (!read(value)) {
        if (m_path.empty()) m_problem += " or null";
        return false;
    }
    to = std::move(value);
    return true;
}

template <typename T>
bool BundleReader::read(std::vector<T>& to) {
    to.clear();
    return read_list([&](std::size_t) { return read(to.emplace_back()); });
}

template <typename T>
bool BundleReader::read(std::shared_ptr<const T>& to) {
    auto value = std::make_shared<T>();
    if (!read(*value)) return false;
    to = std::move(value);
    return true;
}

template <typename Read>
bool BundleReader::read_list(Read read_element) {
    if (m_json.token() != Token::BeginArray) return fail("must be a list");
    for (std::size_t i = 0; m_json.next() != Token::EndArray; ++i) {
        if (!read_element(i)) return fail_in(i);
    }
    return true;
}

template <typename T>
bool BundleReader::take_member(JsonField<T>& field, bool& known) {
    if (known || field.name != m_member) return true;
    known = true;
    if (std::exchange(field.seen, true)) {
        fail("is there twice");
        return fail_in(field.name);
    }
    return read(field.value) || fail_in(field.name);
}

template <typename T>
bool BundleReader::check_seen(const JsonField<T>& field) {
    if (field.seen || !field.is_required) return true;
    fail("is missing");
    return fail_in(field.name);
}

template <typename... T>
bool BundleReader::read_object(JsonField<T>... fields) {
    if (m_json.token() != Token::BeginObject) return fail("must be an object");
    while (m_json.next() == Token::Key) {
        m_member = m_json.text();
        m_json.next();
        bool known = false;
        if (!(take_member(fields, known) && ...)) return false;
        if (!known && !skip()) return false;
    }
    if (m_json.token() != Token::EndObject) return false;
    return (check_seen(fields) && ...);
}

}  // namespace kexie
