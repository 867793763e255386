// The numbers that Word draws before paragraphs: they are nowhere in the text of the file.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "document/docx_styles.h"

namespace kexie {

class WordLists {
public:
    WordLists() = default;
    // <w:numbering>; its styles name lists, too.
    WordLists(pugi::xml_node numbering, const WordStyles& styles);

    struct Label {
        std::string text;   // "（三）", "3.2 ", "· "; with the blank after it.
        WordIndent indent;  // Of the level.
    };

    // The label of the next paragraph of list `id` at `level`, and counts it. Nothing for lists
    // that do not exist.
    std::optional<Label> next(int id, int level);

private:
    static constexpr std::size_t level_count = 9;

    struct Level {
        int start = 1;
        int restarts_after = -1;  // Levels above it restart the count; -1: all, 0: none.
        std::string format = "decimal";
        std::string text;
        std::string suffix = "tab";
        bool is_decimal_only = false;
        WordIndent indent;
    };
    using Levels = std::array<Level, level_count>;
    struct Counters {
        std::array<int, level_count> value{};
        std::array<bool, level_count> is_running{};
    };
    struct List {
        int abstract_id = 0;
        Levels levels;
        std::array<std::optional<int>, level_count> restart;  // Once, when the list is first used.
    };

    static Level read_level(pugi::xml_node node, const Level& base);
    static std::string label_text(const Levels& levels, const Counters& counters,
                                  std::size_t level);

    std::map<int, List> m_lists;
    std::map<int, Counters> m_counters;  // By abstract list.
};

}  // namespace kexie
