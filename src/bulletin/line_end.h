// How a line ends: what its last punctuation says about the sentence it belongs to.
#pragma once

#include <cstdint>
#include <string_view>

namespace kexie {

// Closing quotation marks at the very end are ignored.
enum class LineEnd : std::uint8_t {
    Open,         // In mid-sentence, or a title.
    Comma,        // ，、
    Semicolon,    // ；
    Colon,        // ：
    Stop,         // 。！？…… : the sentence is complete.
    Bracket,      // ）with text before its （.
    StopBracket,  // 。（…）: typical of an attribution.
    OnlyBracket,  // The line is nothing but （…）.
    BracketTail,  // ）whose （ is on an earlier line.
};

// How `line` ends; no layout at its end. O(1).
LineEnd classify_line_end(std::string_view line);

}  // namespace kexie
