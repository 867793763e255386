#include "document/xml.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace kexie {

namespace {

constexpr std::size_t max_bytes = std::size_t{48} << 20;
constexpr std::ptrdiff_t max_tags = 3'000'000;

// Blanks in <w:t> </w:t> are text; those between elements are not.
constexpr unsigned parse_flags =
    pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_doctype;

std::string_view without_prefix(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

Result<pugi::xml_document> parse_xml(std::string_view bytes) {
    if (bytes.size() > max_bytes || std::count(bytes.begin(), bytes.end(), '<') > max_tags) {
        return Error{"xml-too-large", "The document is larger than can be read.", "", {}};
    }
    pugi::xml_document document;
    const pugi::xml_parse_result parsed =
        document.load_buffer(bytes.data(), bytes.size(), parse_flags);
    for (const pugi::xml_node node : document.children()) {
        if (node.type() != pugi::node_doctype) continue;
        return Error{
            "xml-entities",
            "The document declares entities, which no word processor writes: it is not read.",
            "",
            {}};
    }
    if (!parsed) {
        return Error{"xml-damaged", "The document is damaged: its XML is not well-formed.", "",
                     static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0))};
    }
    return document;
}

std::string_view local_name(pugi::xml_node node) {
    return without_prefix(node.name());
}

pugi::xml_node child_of(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_node child : node.children()) {
        if (local_name(child) == name) return child;
    }
    return {};
}

std::string_view attribute_of(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
        if (without_prefix(attribute.name()) == name) return attribute.value();
    }
    return {};
}

std::optional<int> number_of(pugi::xml_node node, std::string_view name) {
    const std::string_view text = attribute_of(node, name);
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc()) return std::nullopt;
    constexpr int max_value = 1'000'000;  // More than any length or number in a document.
    return std::clamp(value, -max_value, max_value);
}

std::optional<bool> switch_of(pugi::xml_node properties, std::string_view name) {
    const pugi::xml_node node = child_of(properties, name);
    if (!node) return std::nullopt;
    const std::string_view value = attribute_of(node, "val");
    return value != "0" && value != "false" && value != "off";
}

std::string_view value_of(pugi::xml_node properties, std::string_view name) {
    return attribute_of(child_of(properties, name), "val");
}

}  // namespace kexie
