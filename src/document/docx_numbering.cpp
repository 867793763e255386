#include "document/docx_numbering.h"

#include <algorithm>
#include <utility>

#include "document/docx_number_formats.h"
#include "document/xml.h"

namespace kexie {

namespace {

std::size_t level_index(pugi::xml_node node) {
    return static_cast<std::size_t>(std::clamp(number_of(node, "ilvl").value_or(0), 0, 8));
}

// After marks as wide as a character no blank is wanted.
bool ends_with_wide_mark(std::string_view label) {
    for (const std::string_view mark : {"、", "，", "。", "．", "：", "）", "】", "〕", "》"}) {
        if (label.ends_with(mark)) return true;
    }
    return false;
}

}  // namespace

WordLists::Level WordLists::read_level(pugi::xml_node node, const Level& base) {
    Level level = base;
    if (const auto start = number_of(child_of(node, "start"), "val")) level.start = *start;
    if (const auto after = number_of(child_of(node, "lvlRestart"), "val")) {
        level.restarts_after = *after;
    }
    if (const pugi::xml_node format = child_of(node, "numFmt")) {
        level.format = attribute_of(format, "val");
    } else if (const pugi::xml_node choice = child_of(node, "AlternateContent")) {
        level.format = value_of(child_of(choice, "Fallback"), "numFmt");
    }
    if (const pugi::xml_node text = child_of(node, "lvlText")) {
        level.text = attribute_of(text, "val");
    }
    if (const pugi::xml_node suffix = child_of(node, "suff")) {
        level.suffix = attribute_of(suffix, "val");
    }
    level.is_decimal_only = switch_of(node, "isLgl").value_or(level.is_decimal_only);
    const pugi::xml_node properties = child_of(node, "pPr");
    if (properties) level.indent = read_paragraph_format(properties).indent;
    return level;
}

WordLists::WordLists(pugi::xml_node numbering, const WordStyles& styles) {
    std::map<int, Levels> abstract;
    std::map<int, std::string> linked;  // Lists that are those of a style.
    std::map<int, int> abstract_of;
    for (const pugi::xml_node node : numbering.children()) {
        const std::string_view name = local_name(node);
        if (name == "abstractNum") {
            const int id = number_of(node, "abstractNumId").value_or(-1);
            Levels& levels = abstract[id];
            for (const pugi::xml_node level : node.children()) {
                if (local_name(level) != "lvl") continue;
                levels[level_index(level)] = read_level(level, {});
            }
            const std::string_view link = value_of(node, "numStyleLink");
            if (!link.empty()) linked[id] = link;
        } else if (name == "num") {
            abstract_of[number_of(node, "numId").value_or(-1)] =
                number_of(child_of(node, "abstractNumId"), "val").value_or(-1);
        }
    }
    for (const pugi::xml_node node : numbering.children()) {
        if (local_name(node) != "num") continue;
        const int id = number_of(node, "numId").value_or(-1);
        List list;
        list.abstract_id = abstract_of[id];
        if (const auto link = linked.find(list.abstract_id); link != linked.end()) {
            const int other =
                styles.paragraph_style(link->second).paragraph.numbering.id.value_or(-1);
            if (abstract_of.contains(other)) list.abstract_id = abstract_of[other];
        }
        const auto found = abstract.find(list.abstract_id);
        if (found == abstract.end()) continue;
        list.levels = found->second;
        for (const pugi::xml_node change : node.children()) {
            if (local_name(change) != "lvlOverride") continue;
            const std::size_t level = level_index(change);
            list.restart[level] = number_of(child_of(change, "startOverride"), "val");
            if (const pugi::xml_node own = child_of(change, "lvl")) {
                list.levels[level] = read_level(own, list.levels[level]);
            }
        }
        m_lists.insert_or_assign(id, std::move(list));
    }
}

std::optional<WordLists::Label> WordLists::next(int id, int level_number) {
    const auto found = m_lists.find(id);
    if (found == m_lists.end()) return std::nullopt;
    List& list = found->second;
    const auto level = static_cast<std::size_t>(std::clamp(level_number, 0, 8));
    Counters& counters = m_counters[list.abstract_id];
    if (const auto restart = list.restart[level]) {
        counters.value[level] = *restart;
        counters.is_running[level] = true;
        list.restart[level].reset();
    } else if (counters.is_running[level]) {
        ++counters.value[level];
    } else {
        counters.value[level] = list.levels[level].start;
        counters.is_running[level] = true;
    }
    for (std::size_t above = 0; above < level; ++above) {
        if (counters.is_running[above]) continue;
        counters.value[above] = list.levels[above].start;
        counters.is_running[above] = true;
    }
    for (std::size_t below = level + 1; below < level_count; ++below) {
        const int after = list.levels[below].restarts_after;
        if (after < 0 || static_cast<int>(level) < after) counters.is_running[below] = false;
    }
    const Level& own = list.levels[level];
    Label label{label_text(list.levels, counters, level), own.indent};
    const bool has_blank = own.suffix != "nothing" && !label.text.empty();
    if (has_blank && !ends_with_wide_mark(label.text)) label.text += ' ';
    return label;
}

// In "%1.%2" each %N is the number of level N.
std::string WordLists::label_text(const Levels& levels, const Counters& counters,
                                  std::size_t level) {
    const Level& own = levels[level];
    // Bullets are drawn with symbol fonts, whose characters are only seen with them.
    if (own.format == "bullet") return own.text.empty() ? "" : "·";
    std::string label;
    for (std::size_t i = 0; i < own.text.size(); ++i) {
        const char next = i + 1 < own.text.size() ? own.text[i + 1] : '\0';
        if (own.text[i] != '%' || next < '1' || next > '9') {
            label += own.text[i];
            continue;
        }
        const auto other = static_cast<std::size_t>(next - '1');
        const bool is_decimal = own.is_decimal_only && other != level;
        label +=
            format_number(counters.value[other], is_decimal ? "decimal" : levels[other].format);
        ++i;
    }
    return label;
}

}  // namespace kexie
