// What the issues of one bulletin have in common: names of sections, running heads, the bulletin's
// name and publisher. Read from issues that are parsed already, it helps the parser with another.
//
// A value: the same whatever the order of the issues. What an issue itself says is no evidence
// about it, so each name remembers the one file that has it if there is only one.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bulletin/issue.h"

namespace kexie {

class Profile {
public:
    // O(headings of the issue).
    void learn(const Issue& issue);
    void merge(const Profile& other);

    // What files other than the one with this hash have. Keys of names: match_key(); of running
    // heads: running_head_key(). O(names).
    std::vector<std::u32string> sections(std::string_view sha256) const;
    std::vector<std::u32string> running_heads(std::string_view sha256) const;
    // The names that most of those files have, or nothing.
    std::u32string title(std::string_view sha256) const;
    std::u32string publisher(std::string_view sha256) const;

    // A line a name, for the page; read_profile() skips what it does not understand.
    std::string to_text() const;

    bool operator==(const Profile&) const = default;

private:
    friend Profile read_profile(std::string_view text);

    struct Seen {
        int issues = 0;
        std::string only_in;  // SHA-256 of the file if it is one alone; else empty.

        bool operator==(const Seen&) const = default;
    };
    using Names = std::map<std::u32string, Seen>;

    static void add(Names& names, const std::u32string& name, const Seen& seen);
    static void merge(Names& names, const Names& others);
    static std::vector<std::u32string> others(const Names& names, std::string_view sha256);
    static std::u32string usual(const Names& names, std::string_view sha256);

    Names m_sections;
    Names m_running_heads;
    Names m_titles;
    Names m_publishers;
};

Profile read_profile(std::string_view text);

// A running head without its numbers, which count on; empty if too little is left to tell it by.
std::u32string running_head_key(std::string_view text);

}  // namespace kexie
