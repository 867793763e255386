#include <climits>

#include "archive/bundle.h"
#include "archive/json_reader.h"
#include "archive/names.h"
#include "archive/schema.h"

namespace kexie {

namespace {

std::string_view wanted(ValueType type) {
    switch (type) {
        case ValueType::Text:
            return "a text";
        case ValueType::TextOrNull:
            return "a text or null";
        case ValueType::Integer:
            return "a whole number from 0 to 2147483647";
        case ValueType::IntegerOrNull:
            return "a whole number from 0 to 2147483647 or null";
        case ValueType::Boolean:
            return "true or false";
        case ValueType::DateOrNull:
            return "a date such as \"2023-06-12\" or null";
        case ValueType::Severity:
            return "\"note\", \"warning\" or \"error\"";
        case ValueType::Object:
            return "an object";
        case ValueType::ObjectOrNull:
            return "an object or null";
        case ValueType::Array:
            return "a list";
    }
    return "something else";
}

// Takes the reader's events and fills the draft by the tables of schema.h. Every handler returns
// false to stop at the first error.
class BundleHandler final : public JsonEvents {
public:
    explicit BundleHandler(std::string_view source) : m_source(source) {}

    BundleDraft& draft() { return m_draft; }
    // What stopped the reading, at byte `offset`.
    Error failure(const JsonEnd& end) const;

    bool null() override;
    bool boolean(bool value) override;
    bool whole_number(std::int64_t value) override;
    bool other_number() override {
        return take([](ValueType) { return false; });
    }
    bool text(std::string& value) override;
    bool key(std::string& name) override;
    bool begin_object() override { return open(false); }
    bool end_object() override { return close(); }
    bool begin_array() override { return open(true); }
    bool end_array() override { return close(); }

private:
    struct Frame {
        const BundleShape* shape = nullptr;
        const BundleField* field = nullptr;  // The one whose value comes; null: not known.
        std::uint32_t seen = 0;              // A bit a field.
        std::size_t next = 0;                // Where to look first: writers keep the order.
        std::size_t elements = 0;            // Of an array, so far.
    };

    // The field of the value that has just come; null if it is to be skipped.
    const BundleField* next_field();
    // Puts a plain value where it belongs. `fill` gets the type that the schema wants there and
    // sets m_value, or returns false if the value is of another type.
    template <typename Fill>
    bool take(Fill fill);
    bool open(bool array);
    bool close();
    bool check_complaint();
    bool fail_type(ValueType type);
    bool fail(std::string_view code, std::string_view complaint);
    std::string place() const;

    std::string_view m_source;
    BundleDraft m_draft;
    BundleValue m_value;
    std::vector<Frame> m_frames;
    std::size_t m_skipped_depth = 0;  // Containers open within a member that is not known.
    Error m_failure;
};

bool BundleHandler::fail(std::string_view code, std::string_view complaint) {
    std::string message = place() + " " + std::string(complaint);
    if (!m_draft.issue.id.empty()) message += ", in issue " + m_draft.issue.id;
    // What does not even name its format is more likely another file than a damaged bundle.
    if (code == "bundle-schema" && !m_draft.format_known) {
        code = "bundle-format";
        message = "This is not a kexie archive: " + message;
    }
    m_failure = {std::string(code), message + ".", std::string(m_source), {}};
    return false;
}

bool BundleHandler::fail_type(ValueType type) {
    return fail("bundle-schema", "must be " + std::string(wanted(type)));
}

// Such as issues[2].articles[0].title.
std::string BundleHandler::place() const {
    std::string text;
    for (const Frame& frame : m_frames) {
        if (frame.shape->is_array()) {
            if (frame.elements > 0) text += "[" + std::to_string(frame.elements - 1) + "]";
        } else if (frame.field) {
            if (!text.empty()) text += ".";
            text += frame.field->name;
        }
    }
    return text.empty() ? "the file" : "the member " + text;
}

bool BundleHandler::check_complaint() {
    if (m_draft.complaint.empty()) return true;
    return fail(m_draft.complaint_code, m_draft.complaint);
}

const BundleField* BundleHandler::next_field() {
    if (m_skipped_depth > 0 || m_frames.empty()) return nullptr;
    Frame& frame = m_frames.back();
    if (!frame.shape->is_array()) return frame.field;
    ++frame.elements;
    return frame.shape->fields;
}

template <typename Fill>
bool BundleHandler::take(Fill fill) {
    if (m_frames.empty()) return fail("bundle-schema", "is a single value");
    const BundleField* field = next_field();
    if (!field) return true;
    m_value.is_null = false;
    if (!fill(field->type)) return fail_type(field->type);
    if (field->store) field->store(m_draft, m_value);
    return check_complaint();
}

bool BundleHandler::null() {
    return take([&](ValueType type) {
        m_value.is_null = true;
        return type == ValueType::TextOrNull || type == ValueType::IntegerOrNull ||
               type == ValueType::DateOrNull || type == ValueType::ObjectOrNull;
    });
}

bool BundleHandler::boolean(bool value) {
    return take([&](ValueType type) {
        m_value.boolean = value;
        return type == ValueType::Boolean;
    });
}

bool BundleHandler::whole_number(std::int64_t value) {
    return take([&](ValueType type) {
        if (value < 0 || value > INT_MAX) return false;
        m_value.integer = static_cast<int>(value);
        return type == ValueType::Integer || type == ValueType::IntegerOrNull;
    });
}

bool BundleHandler::text(std::string& value) {
    return take([&](ValueType type) {
        if (type == ValueType::DateOrNull) {
            const auto date = from_iso(value);
            m_value.date = date.value_or(Date{});
            return date.has_value();
        }
        if (type == ValueType::Severity) {
            const auto severity = severity_of(value);
            m_value.severity = severity.value_or(Severity::Error);
            return severity.has_value();
        }
        m_value.text = std::move(value);
        return type == ValueType::Text || type == ValueType::TextOrNull;
    });
}

bool BundleHandler::open(bool array) {
    if (m_frames.empty()) {
        if (array) return fail("bundle-schema", "is a list");
        m_frames.push_back({.shape = &archive_shape});
        return true;
    }
    const BundleField* field = next_field();
    if (!field) {
        ++m_skipped_depth;
        return true;
    }
    const bool fits =
        array ? field->type == ValueType::Array
              : field->type == ValueType::Object || field->type == ValueType::ObjectOrNull;
    if (!fits) return fail_type(field->type);
    m_frames.push_back({.shape = field->inner});
    return true;
}

bool BundleHandler::close() {
    if (m_skipped_depth > 0) {
        --m_skipped_depth;
        return true;
    }
    Frame& frame = m_frames.back();
    const BundleShape& shape = *frame.shape;
    for (std::size_t i = 0; i < shape.field_count; ++i) {
        frame.field = &shape.fields[i];
        const bool missing = frame.field->required && (frame.seen >> i & 1u) == 0;
        if (missing) return fail("bundle-schema", "is missing");
    }
    m_frames.pop_back();
    if (shape.finish) shape.finish(m_draft);
    return check_complaint();
}

bool BundleHandler::key(std::string& name) {
    if (m_skipped_depth > 0) return true;
    Frame& frame = m_frames.back();
    frame.field = nullptr;
    const std::size_t count = frame.shape->field_count;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t index = (frame.next + i) % count;
        if (frame.shape->fields[index].name != name) continue;
        frame.field = &frame.shape->fields[index];
        frame.next = index + 1;
        const std::uint32_t bit = 1u << index;
        if (frame.seen & bit) return fail("bundle-schema", "is there twice");
        frame.seen |= bit;
        break;
    }
    return true;
}

Error BundleHandler::failure(const JsonEnd& end) const {
    Error error = m_failure;
    if (end.how != JsonEnd::How::Stopped) {
        const bool cut = end.how == JsonEnd::How::Cut;
        error = {"bundle-damaged",
                 cut ? "The file ends too early; it was not copied or downloaded whole."
                     : "The file is not well-formed JSON; it was changed or damaged on its way.",
                 std::string(m_source),
                 {}};
    }
    error.offset = end.offset;
    return error;
}

}  // namespace

Result<Archive> read_bundle(std::string_view json, std::string_view source) {
    if (json.substr(0, 2) == "\x1F\x8B") {
        return Error{"bundle-format", "The file is compressed; unpack it first, with gunzip.",
                     std::string(source), 0};
    }
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    const std::size_t skipped = json.substr(0, 3) == byte_order_mark ? 3 : 0;
    BundleHandler handler(source);
    JsonEnd end = read_json(json.substr(skipped), handler);
    end.offset += skipped;
    if (end.how != JsonEnd::How::Whole) return handler.failure(end);
    Archive archive = std::move(handler.draft().archive);
    sort_issues(archive.issues);
    return archive;
}

}  // namespace kexie
