// What may be titles and section headings below a table of contents, to look its entries up in.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bulletin/draft.h"
#include "bulletin/likeness.h"

namespace kexie {

class BodyTitles {
public:
    struct Match {
        Likeness likeness{};
        std::size_t at = 0;  // Index into `lines` of the title's first line.
    };

    // `lines` are indices into Draft::lines; those that `is_text` says are running text hold no
    // titles. A title takes one line or two or three that follow each other.
    BodyTitles(const Draft& draft, std::span<const std::size_t> lines,
               const std::vector<bool>& is_text);

    // True if a title at line `after` or later has this key (see title_key()).
    bool has(const std::u32string& key, std::size_t after) const;

    // The title at line `after` or later that is most like the entry; of equals the last.
    // O(titles), unless one is equal.
    Match find(const std::u32string& entry, std::size_t after) const;

    // The lines, `first` not after `second`, may be of one title: no text stands between them.
    bool are_in_one_title(std::size_t first, std::size_t second) const;

private:
    struct Title {
        std::size_t at = 0;
        std::u32string key;
    };

    void add(std::size_t at, std::u32string key);

    std::vector<bool> m_is_text;                                // One per line.
    std::vector<Title> m_titles;                                // By line.
    std::unordered_map<std::u32string, std::size_t> m_last_at;  // The last line of each key.
};

}  // namespace kexie
