#include "ui/error_words.h"

#include <string_view>

namespace kexie {

namespace {

struct KnownError {
    std::string_view code;
    Word word;
};

constexpr KnownError known_errors[] = {{"bundle-damaged", Word::ErrorDamaged},
                                       {"bundle-format", Word::ErrorFormat},
                                       {"bundle-version", Word::ErrorVersion},
                                       {"bundle-schema", Word::ErrorSchema},
                                       {"file-binary", Word::ErrorBinary},
                                       {"file-encoding", Word::ErrorEncoding},
                                       {"file-empty", Word::ErrorEmpty},
                                       {"file-too-large", Word::ErrorTooLarge},
                                       {"file-missing", Word::ErrorUnreadable},
                                       {"file-unreadable", Word::ErrorUnreadable},
                                       {"parser", Word::ErrorParser}};

}  // namespace

std::string error_words(Language language, const Error& error) {
    std::string words = error.message;
    for (const KnownError& known : known_errors) {
        if (known.code == error.code) words = say(language, known.word, {error.message});
    }
    if (error.offset) words += say(language, Word::ErrorPlace, {grouped(*error.offset)});
    return words;
}

}  // namespace kexie
