// The elements of Word documents that are looked at.
#pragma once

#include <cstdint>
#include <pugixml.hpp>

namespace kexie {

// What is in Other is read as if the element were not there; Left is left out with all in it.
enum class WordTag : std::uint8_t {
    Other,
    AltChunk,
    AlternateChoice,
    AlternateFallback,
    Break,
    Cell,
    Comment,
    Diagram,
    EndnoteReference,
    FieldCharacter,
    FootnoteReference,
    Hyphen,
    Left,
    Paragraph,
    Row,
    Run,
    Symbol,
    Tab,
    Table,
    Text,
    TextBox,
    WordArt,
};

// O(log n) in the number of tags.
WordTag word_tag(pugi::xml_node node);

}  // namespace kexie
