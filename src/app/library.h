// The open archive: its issues, the search engine over them, and the counts for browsing.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/holdings.h"
#include "archive/bundle.h"
#include "archive/gaps.h"
#include "search/engine.h"

namespace kexie {

// A row of the list of years and issues.
struct BrowseRow {
    enum class Kind { Year, Issue, Gap };
    Kind kind{};
    std::optional<int> year;  // None: issues of unknown year.
    int issue = -1;           // Index of the issue, for Kind::Issue.
    int count = 0;            // Issues of the year, or articles of the issue.
    Gap gap;                  // For Kind::Gap.
};

class Library {
public:
    // The issues are searchable at once. O(text).
    explicit Library(Archive archive);
    // Reuses the index of `before`, whose issues must be in `archive` in the same order: see
    // has_all_of().
    Library(Archive archive, Library&& before);
    // True if the issues of `before` are among those of `archive`, in the same order.
    static bool has_all_of(const Archive& archive, const Library& before);

    const Archive& archive() const { return m_archive; }
    const Engine& engine() const { return m_engine; }

    int issue_count() const { return static_cast<int>(m_archive.issues.size()); }
    // `index` must be in [0, issue_count()).
    const Issue& issue(int index) const;
    // None if no issue has this id.
    std::optional<int> find_issue(std::string_view id) const;
    // The newest issue; -1 in an empty archive.
    int newest() const { return issue_count() - 1; }

    const std::vector<BrowseRow>& browse_rows() const { return m_rows; }
    // Articles by section and by contributing unit, largest first, then in order of appearance.
    const std::vector<Count>& sections() const { return m_sections; }
    const std::vector<Count>& sources() const { return m_sources; }
    // Gaps of the archive, oldest first.
    const std::vector<Gap>& gaps() const { return m_gaps; }

    // Which numbers of each year are held, oldest year first.
    const std::vector<YearHoldings>& holdings() const { return m_holdings; }

    int article_count() const { return m_article_count; }
    // Characters of all text that is searched, in code points.
    std::size_t character_count() const { return m_character_count; }
    // The same of one issue; `index` must be in [0, issue_count()).
    std::size_t characters_of(int index) const {
        return m_issue_characters[static_cast<std::size_t>(index)];
    }

    // Indexes a slice of what is not indexed yet; true while there is more to do.
    bool index_some(std::size_t budget) { return m_engine.index_some(budget); }

private:
    void count_all();
    void build_rows();
    void count_articles();

    Archive m_archive;
    Engine m_engine;
    std::vector<Gap> m_gaps;
    std::vector<YearHoldings> m_holdings;
    std::vector<BrowseRow> m_rows;
    std::vector<Count> m_sections;
    std::vector<Count> m_sources;
    int m_article_count = 0;
    std::vector<std::size_t> m_issue_characters;
    std::size_t m_character_count = 0;
};

}  // namespace kexie
