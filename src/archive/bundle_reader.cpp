#include "archive/bundle_reader.h"

#include <climits>

#include "archive/names.h"

namespace kexie {

bool BundleReader::fail(std::string_view problem, std::string_view code) {
    m_problem = problem;
    m_code = code;
    m_path.clear();
    m_context.clear();
    return false;
}

bool BundleReader::fail_in(std::string_view name) {
    m_path = "." + std::string(name) + m_path;
    return false;
}

bool BundleReader::fail_in(std::size_t index) {
    m_path = "[" + std::to_string(index) + "]" + m_path;
    return false;
}

bool BundleReader::read(std::string& to) {
    if (m_json.token() != Token::Text) return fail("must be a text");
    to = std::move(m_json.text());
    return true;
}

bool BundleReader::read(int& to) {
    const bool fits =
        m_json.token() == Token::Integer && m_json.integer() >= 0 && m_json.integer() <= INT_MAX;
    if (!fits) return fail("must be a whole number from 0 to 2147483647");
    to = static_cast<int>(m_json.integer());
    return true;
}

bool BundleReader::read(bool& to) {
    if (m_json.token() != Token::Boolean) return fail("must be true or false");
    to = m_json.boolean();
    return true;
}

bool BundleReader::read(Date& to) {
    const auto date =
        m_json.token() == Token::Text ? from_iso(m_json.text()) : std::optional<Date>();
    if (!date) return fail("must be a date such as \"2023-06-12\"");
    to = *date;
    return true;
}

bool BundleReader::read(Severity& to) {
    const auto severity =
        m_json.token() == Token::Text ? find_value(severity_names, m_json.text()) : std::nullopt;
    if (!severity) return fail("must be \"note\", \"warning\" or \"error\"");
    to = *severity;
    return true;
}

bool BundleReader::read(Confidence& to) {
    const auto confidence =
        m_json.token() == Token::Text ? find_value(confidence_names, m_json.text()) : std::nullopt;
    if (!confidence) return fail("must be \"high\" or \"doubtful\"");
    to = *confidence;
    return true;
}

bool BundleReader::skip() {
    for (std::size_t depth = 0;; m_json.next()) {
        switch (m_json.token()) {
            case Token::BeginObject:
            case Token::BeginArray:
                ++depth;
                break;
            case Token::EndObject:
            case Token::EndArray:
                --depth;
                break;
            case Token::Damaged:
            case Token::Cut:
                return false;
            default:
                break;
        }
        if (depth == 0) return true;
    }
}

Error BundleReader::failure() const {
    Error error{"", "", std::string(m_source), m_json.offset()};
    switch (m_json.token()) {
        case Token::Cut:
            error.code = "bundle-damaged";
            error.message = "The file ends too early; it was not copied or downloaded whole.";
            break;
        case Token::Damaged:
            error.code = "bundle-damaged";
            error.message =
                "The file is not well-formed JSON; it was changed or damaged on its way.";
            break;
        default:
            error.code = m_code;
            error.message = m_path.empty() ? "the file" : "the member " + m_path.substr(1);
            error.message += " " + m_problem + m_context + ".";
    }
    return error;
}

}  // namespace kexie
