#include "bulletin/masthead_parts.h"

#include <algorithm>

#include "bulletin/masthead_names.h"
#include "text/chars.h"

namespace kexie {

namespace {

using Kind = MastheadPart::Kind;

// Much free text makes a sentence, not a masthead, unless all of a masthead is on the line.
constexpr std::size_t max_free_characters = 28;
constexpr std::size_t max_free_characters_of_all = 60;

}  // namespace

bool MastheadLine::has(Kind kind) const {
    return std::any_of(parts.begin(), parts.end(),
                       [kind](const MastheadPart& part) { return part.kind == kind; });
}

bool MastheadLine::is_issue_line() const {
    std::size_t free_characters = 0;
    bool is_explained = true;
    for (const MastheadPart& part : parts) {
        if (part.kind != Kind::Free) continue;
        free_characters += part.words.size();
        is_explained &= is_notice(part.words);
        for (const char32_t c : part.words) {
            if (is_sentence_end(c)) return false;
        }
    }
    const bool has_number = has(Kind::Number) || has(Kind::Total);
    const bool has_date = has(Kind::Date) || has(Kind::Period);
    // 2021年增刊
    const bool is_supplement = has(Kind::Year) && is_explained;
    const std::size_t max_free =
        has_number && has_date ? max_free_characters_of_all : max_free_characters;
    return free_characters <= max_free && (has_number || has_date || is_supplement);
}

bool MastheadLine::starts_with_label() const {
    return !parts.empty() && parts.front().kind == Kind::Label &&
           parts.front().announces != Announces::Nothing;
}

bool MastheadLine::names_publisher() const {
    return std::any_of(parts.begin(), parts.end(), [](const MastheadPart& part) {
        return part.announces == Announces::Publisher || part.announces == Announces::CoPublisher;
    });
}

}  // namespace kexie
