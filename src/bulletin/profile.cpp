#include "bulletin/profile.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "bulletin/folded_line.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::size_t min_running_head = 4;

// Sections that were guessed are not handed on.
bool has_guessed_sections(const Issue& issue) {
    return std::any_of(
        issue.diagnostics.begin(), issue.diagnostics.end(), [](const Diagnostic& found) {
            return found.code == "section-uncertain" || found.code == "section-learnt";
        });
}

}  // namespace

void Profile::add(Names& names, const std::u32string& name, const Seen& seen) {
    if (name.empty() || seen.issues == 0) return;
    Seen& held = names[name];
    if (held.issues == 0) {
        held = seen;
        return;
    }
    held.issues += seen.issues;
    if (held.only_in != seen.only_in) held.only_in.clear();
}

void Profile::learn(const Issue& issue) {
    const Seen here = {1, issue.source.sha256};
    if (!has_guessed_sections(issue)) {
        std::set<std::u32string> sections;
        for (const Article& article : issue.articles) {
            if (article.section) sections.insert(match_key(*article.section));
        }
        for (const std::u32string& section : sections) add(m_sections, section, here);
    }
    std::set<std::u32string> heads;
    for (const NoiseItem& item : issue.noise) {
        if (item.kind == "running-head") heads.insert(running_head_key(item.text));
    }
    for (const std::u32string& head : heads) add(m_running_heads, head, here);
    if (issue.title) add(m_titles, match_key(*issue.title), here);
    if (issue.publisher) add(m_publishers, match_key(*issue.publisher), here);
}

void Profile::merge(Names& names, const Names& others) {
    for (const auto& [name, seen] : others) add(names, name, seen);
}

void Profile::merge(const Profile& other) {
    merge(m_sections, other.m_sections);
    merge(m_running_heads, other.m_running_heads);
    merge(m_titles, other.m_titles);
    merge(m_publishers, other.m_publishers);
}

std::vector<std::u32string> Profile::others(const Names& names, std::string_view sha256) {
    std::vector<std::u32string> found;
    for (const auto& [name, seen] : names) {
        if (seen.only_in != sha256) found.push_back(name);
    }
    return found;
}

std::vector<std::u32string> Profile::sections(std::string_view sha256) const {
    return others(m_sections, sha256);
}

std::vector<std::u32string> Profile::running_heads(std::string_view sha256) const {
    return others(m_running_heads, sha256);
}

std::u32string Profile::usual(const Names& names, std::string_view sha256) {
    int all = 0;
    int most = 0;
    std::u32string usual;
    for (const auto& [name, seen] : names) {
        if (seen.only_in == sha256) continue;
        all += seen.issues;
        if (seen.issues <= most) continue;
        most = seen.issues;
        usual = name;
    }
    return most * 2 > all ? usual : std::u32string();
}

std::u32string Profile::title(std::string_view sha256) const {
    return usual(m_titles, sha256);
}

std::u32string Profile::publisher(std::string_view sha256) const {
    return usual(m_publishers, sha256);
}

std::string Profile::to_text() const {
    const std::array<std::pair<char, const Names*>, 4> lists = {
        {{'S', &m_sections}, {'R', &m_running_heads}, {'T', &m_titles}, {'P', &m_publishers}}};
    std::string text;
    for (const auto& [kind, names] : lists) {
        for (const auto& [name, seen] : *names) {
            const std::string key = to_utf8(name);
            if (key.find_first_of("\t\n") != std::string::npos) continue;
            text += std::string(1, kind) + "\t" + std::to_string(seen.issues) + "\t" +
                    seen.only_in + "\t" + key + "\n";
        }
    }
    return text;
}

Profile read_profile(std::string_view text) {
    Profile profile;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        std::array<std::string_view, 4> cells;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::size_t tab =
                i + 1 < cells.size() ? std::min(line.find('\t'), line.size()) : line.size();
            cells[i] = line.substr(0, tab);
            line.remove_prefix(std::min(tab + 1, line.size()));
        }
        int issues = 0;
        std::from_chars(cells[1].data(), cells[1].data() + cells[1].size(), issues);
        constexpr int max_issues = 1'000'000;
        const Profile::Seen seen = {std::clamp(issues, 0, max_issues), std::string(cells[2])};
        Profile::Names* names = cells[0] == "S"   ? &profile.m_sections
                                : cells[0] == "R" ? &profile.m_running_heads
                                : cells[0] == "T" ? &profile.m_titles
                                : cells[0] == "P" ? &profile.m_publishers
                                                  : nullptr;
        if (names) Profile::add(*names, to_utf32(cells[3]), seen);
    }
    return profile;
}

std::u32string running_head_key(std::string_view text) {
    std::u32string key = match_key(text);
    std::erase_if(key, [](char32_t c) {
        return is_ascii_digit(c) || chinese_numeral(c).has_value() || !is_ideograph(c);
    });
    return key.size() < min_running_head ? std::u32string() : key;
}

}  // namespace kexie
