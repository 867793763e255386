// Made-up text of official bulletins: a small grammar of places, institutions, titles and
// sentences. No person, place or publisher of it exists.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "support/sample_issue.h"

namespace kexie::test {

class OfficialProse {
public:
    explicit OfficialProse(Dice& dice) : m_dice(dice) {}

    // Replaces each {rule} with one of its choices, expanded recursively; {3-40} with a number in
    // that range; {c3-9} with a Chinese numeral. Always left to right: the result depends on the
    // seed alone, not on the compiler.
    std::string expand(std::string_view pattern);

    // {name} expands to this text from now on.
    void bind(const std::string& name, std::string text) { m_bound[name] = std::move(text); }

private:
    std::string replacement(std::string_view name);

    Dice& m_dice;
    std::map<std::string, std::string, std::less<>> m_bound;
    std::map<const std::string_view*, std::string_view> m_last;  // Of each rule's choices.
};

}  // namespace kexie::test
