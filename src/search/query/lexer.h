// Cuts a query into its signs, values and phrases.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/types.h"

namespace kexie {

enum class TokenKind {
    Word,           // Looked for as it is, without blanks.
    Phrase,         // Was in quotation marks.
    Field,          // A known field name with its colon.
    Near,           // 近( or NEAR(
    SameParagraph,  // 同段( or SAME(
    Or,
    Not,
    Open,
    Close,
    Comma,  // Only within the brackets of Near and SameParagraph.
    End,
};

enum class FieldName { None, Title, Body, Section, Source, Year, Issue, Date };

struct Token {
    TokenKind kind{};
    std::size_t begin = 0;  // Bytes [begin, end) of the query.
    std::size_t end = 0;
    std::string_view text;  // Of words and phrases: without the quotation marks.
    FieldName field{};
};

struct Tokens {
    std::vector<Token> tokens;  // The last one is End.
    std::vector<Problem> problems;
};

// The tokens keep views into `query`. O(query).
Tokens tokenize(std::string_view query);

}  // namespace kexie
