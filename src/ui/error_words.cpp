#include "ui/error_words.h"

#include <string_view>

namespace kexie {

namespace {

struct KnownError {
    std::string_view code;
    StringId text;
};

constexpr KnownError known_errors[] = {
    {"bundle-damaged", StringId::ErrorDamaged},     {"bundle-format", StringId::ErrorFormat},
    {"bundle-version", StringId::ErrorVersion},     {"bundle-schema", StringId::ErrorSchema},
    {"file-binary", StringId::ErrorBinary},         {"file-encoding", StringId::ErrorEncoding},
    {"file-format", StringId::ErrorFileFormat},     {"file-empty", StringId::ErrorEmpty},
    {"file-too-large", StringId::ErrorTooLarge},    {"file-missing", StringId::ErrorUnreadable},
    {"file-unreadable", StringId::ErrorUnreadable}, {"parser", StringId::ErrorParser}};

}  // namespace

std::string error_words(Language language, const Error& error) {
    std::string words = error.message;
    for (const KnownError& known : known_errors) {
        if (known.code == error.code) words = tr(language, known.text, {error.message});
    }
    if (error.offset) words += tr(language, StringId::ErrorAtByte, {grouped(*error.offset)});
    return words;
}

}  // namespace kexie
