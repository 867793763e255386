// What a search must answer, worked out in the plainest way: fold every field by a short list of
// rules, look for every term at every place, combine the answers. Shares nothing with the engine
// but the value types.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bulletin/issue.h"
#include "search/engine.h"

namespace kexie::oracle {

// A query as a tree, made by the test and not by the parser.
struct Tree {
    enum class Kind {
        Word,
        Near,
        Same,
        Section,
        Year,
        Issue,
        Date,
        DayOfYear,
        DayOfMonth,
        And,
        Or,
        Not
    };
    Kind kind{};
    std::vector<std::string> words;  // Of Word one, of Near and Same several; Section: the name.
    bool quoted = false;             // Word: in quotation marks, so that its blanks matter.
    std::optional<Field> field;      // Word.
    int distance = 0;                // Near.
    int first = 0;  // Year, Issue; Date as yyyymmdd, DayOfYear as mmdd, DayOfMonth.
    int last = 0;
    std::vector<Tree> children;
};

struct Place {
    std::size_t field = 0;  // The title, the paragraphs, the attribution.
    std::size_t begin = 0;  // Characters of the folded field.
    std::size_t end = 0;
};

struct FoldedField {
    Field kind{};
    std::uint32_t paragraph = 0;
    std::u32string text;
    std::vector<std::uint32_t> begin;  // Bytes of the original, for each character of `text`.
    std::vector<std::uint32_t> end;
    std::vector<bool> blank_after;
};

FoldedField fold_plainly(std::string_view text);

struct Document {
    std::uint32_t issue = 0;
    std::uint32_t article = 0;
    const Issue* source = nullptr;
    std::vector<FoldedField> fields;
};

using Documents = std::vector<Document>;
Documents documents_of(const std::vector<std::shared_ptr<const Issue>>& issues);

bool matches(const Document& document, const Tree& tree);

// Places of everything in the tree that is not under an odd number of "not"; the same thing twice
// counts once.
std::uint32_t count_places(const Document& document, const Tree& tree);
std::vector<Mark> marks(const Document& document, const Tree& tree);

}  // namespace kexie::oracle
