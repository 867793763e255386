// XML of office documents, by pugixml: refused where it is hostile, and read by local names, since
// the strict and the transitional format differ in their namespaces only.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kexie {

// Takes apart the bytes of a part of a document. Errors: "xml-entities" for a document type, which
// no office writes and through which entities expand or reach outside; "xml-too-large";
// "xml-damaged", with the offset. Its tree takes up to 20 times the size of the bytes.
Result<pugi::xml_document> parse_xml(std::string_view bytes);

// Without the prefix of its namespace.
std::string_view local_name(pugi::xml_node node);

// The first child of this local name; none if there is none.
pugi::xml_node child_of(pugi::xml_node node, std::string_view name);

// The value of the attribute of this local name; empty if there is none.
std::string_view attribute_of(pugi::xml_node node, std::string_view name);

// The attribute as a whole number, if it starts with one.
std::optional<int> number_of(pugi::xml_node node, std::string_view name);

// A property such as <w:b/> of `properties`: on unless its value says off; nothing where it is not
// given.
std::optional<bool> switch_of(pugi::xml_node properties, std::string_view name);

// Attribute `val` of a child: <w:jc w:val="center"/>.
std::string_view value_of(pugi::xml_node properties, std::string_view name);

// Visits `root` and what is in it, in order, without recursion, since files may nest as deep as
// they like. `enter` says whether to go into a node; `leave` is called for each that was gone into.
template <typename Visitor>
void walk_xml(pugi::xml_node root, Visitor& visitor) {
    pugi::xml_node node = root;
    bool entered = visitor.enter(node);
    for (;;) {
        if (entered && node.first_child()) {
            node = node.first_child();
            entered = visitor.enter(node);
            continue;
        }
        if (entered) visitor.leave(node);
        while (node != root && !node.next_sibling()) {
            node = node.parent();
            visitor.leave(node);
        }
        if (node == root) return;
        node = node.next_sibling();
        entered = visitor.enter(node);
    }
}

}  // namespace kexie
