// Whether the title of an article follows a line, as it does the headings of sections.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "bulletin/draft.h"

namespace kexie {

class TitleBelow {
public:
    // `texts` are indices into the draft's lines; `running` says of each line from `first` on
    // whether it is running text (see running_text.h). Both must outlive this.
    TitleBelow(const Draft& draft, std::span<const std::size_t> texts,
               const std::vector<bool>& running, std::size_t first);

    // Line `at` of the texts is running text, and the contents do not list it.
    bool is_running(std::size_t at) const;

    // After line `at` come one to four display lines, a title among them, and then text.
    bool leads_to_title(std::size_t at) const;

private:
    const Line& line_at(std::size_t at) const { return m_draft.lines[m_texts[at]]; }
    bool is_subtitle(const Line& line) const;
    bool may_be_title(std::size_t at) const;

    const Draft& m_draft;
    std::span<const std::size_t> m_texts;
    const std::vector<bool>& m_running;
    std::size_t m_first;
    std::vector<bool> m_listed;  // By text line: the contents list it.
};

}  // namespace kexie
