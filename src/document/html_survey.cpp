#include "document/html_survey.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "document/html_style.h"
#include "document/html_walk.h"

namespace kexie {

namespace {

// Parts of names of classes and ids, between hyphens and capitals.
constexpr std::array<std::string_view, 14> menu_names = {
    "nav",   "navbar", "navigation", "menu",  "sidebar", "topbar",     "toolbar",
    "tools", "share",  "sharing",    "print", "pager",   "pagination", "login"};
constexpr std::array<std::string_view, 7> path_names = {
    "breadcrumb", "breadcrumbs", "crumb", "crumbs", "position", "location", "weizhi"};
constexpr std::array<std::string_view, 5> footer_names = {"footer", "foot", "bottom", "copyright",
                                                          "footerbox"};
constexpr std::array<std::string_view, 5> path_starts = {"当前位置", "您的位置", "您现在的位置",
                                                         "所在位置", "你的位置"};
constexpr std::array<std::string_view, 8> site_marks = {
    "ICP备", "版权所有", "Copyright", "网站地图", "网站标识码", "公网安备", "技术支持", "©"};

bool is_blank(char32_t c) {
    return c <= U' ' || c == U'\u00A0' || c == U'\u3000';
}

bool ends_sentence(char32_t c) {
    return c == U'。' || c == U'！' || c == U'？' || c == U'；';
}

// Elements that can be a menu as a whole.
bool is_container(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_UL:
        case GUMBO_TAG_OL:
        case GUMBO_TAG_DL:
        case GUMBO_TAG_DIV:
        case GUMBO_TAG_P:
        case GUMBO_TAG_TABLE:
        case GUMBO_TAG_TR:
        case GUMBO_TAG_TD:
        case GUMBO_TAG_NAV:
        case GUMBO_TAG_HEADER:
        case GUMBO_TAG_FOOTER:
        case GUMBO_TAG_ASIDE:
        case GUMBO_TAG_SECTION:
        case GUMBO_TAG_MENU:
            return true;
        default:
            return false;
    }
}

template <std::size_t size>
bool has_word(std::string_view names, const std::array<std::string_view, size>& words) {
    std::string word;
    for (std::size_t i = 0; i <= names.size(); ++i) {
        const char c = i < names.size() ? names[i] : ' ';
        const bool is_capital = c >= 'A' && c <= 'Z';
        const bool is_small = c >= 'a' && c <= 'z';
        const bool begins_word =
            is_capital && i > 0 && !(names[i - 1] >= 'A' && names[i - 1] <= 'Z');
        if (begins_word || !(is_capital || is_small)) {
            if (std::find(words.begin(), words.end(), word) != words.end()) return true;
            word.clear();
        }
        if (is_capital || is_small) word += ascii_lower(c);
    }
    return false;
}

template <std::size_t size>
bool is_named(const GumboElement& element, const std::array<std::string_view, size>& words) {
    return has_word(html_attribute(element, "class"), words) ||
           has_word(html_attribute(element, "id"), words);
}

// The text of an element, up to a limit.
class TextGatherer {
public:
    std::string text;

    bool enter(const GumboNode* node) {
        constexpr std::size_t longest = 3000;
        if (is_text(node) && text.size() < longest) text += node->v.text.text;
        return is_element(node) && text.size() < longest;
    }
    void leave(const GumboNode*) {}
};

template <std::size_t size>
bool mentions(const GumboNode* element, const std::array<std::string_view, size>& words) {
    TextGatherer gatherer;
    walk_html(element, gatherer);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return gatherer.text.find(word) != std::string::npos;
    });
}

bool is_article(const GumboNode* node) {
    for (; node != nullptr && node->type != GUMBO_NODE_DOCUMENT; node = node->parent) {
        if (node->v.element.tag == GUMBO_TAG_ARTICLE) return true;
    }
    return false;
}

// A link to a place in the same page leads to an article of the bulletin.
bool leads_away(const GumboElement& element) {
    const std::string_view address = html_attribute(element, "href");
    return element.tag == GUMBO_TAG_A && !address.empty() && !address.starts_with('#');
}

}  // namespace

// Sums up what is in elements when it leaves them.
HtmlSurvey::HtmlSurvey(const GumboNode* root) {
    struct Counter {
        std::unordered_map<const GumboNode*, Facts>& all;
        std::vector<Facts> open{1};
        int links = 0;

        bool enter(const GumboNode* node) {
            if (is_text(node)) {
                count(node->v.text.text);
                return false;
            }
            if (!is_element(node)) return false;
            if (leads_away(node->v.element)) ++links;
            open.emplace_back();
            return true;
        }
        void leave(const GumboNode* node) {
            Facts facts = open.back();
            open.pop_back();
            if (leads_away(node->v.element)) {
                --links;
                if (facts.characters > 0) ++facts.links;
            }
            all.emplace(node, facts);
            Facts& outer = open.back();
            outer.characters += facts.characters;
            outer.link_characters += facts.link_characters;
            outer.links += facts.links;
            outer.sentences += facts.sentences;
        }
        void count(std::string_view text) {
            Facts& facts = open.back();
            for (std::size_t i = 0; i < text.size();) {
                const Decoded decoded = decode_utf8(text, i);
                i += decoded.size;
                if (is_blank(decoded.code_point)) continue;
                ++facts.characters;
                if (links > 0) ++facts.link_characters;
                if (ends_sentence(decoded.code_point)) ++facts.sentences;
            }
        }
    };
    Counter counter{m_facts};
    walk_html(root, counter);
    m_all = counter.open.front();
}

const HtmlSurvey::Facts& HtmlSurvey::facts(const GumboNode* element) const {
    static const Facts none;
    const auto found = m_facts.find(element);
    return found == m_facts.end() ? none : found->second;
}

bool HtmlSurvey::is_furniture(const GumboNode* node) const {
    const GumboElement& element = node->v.element;
    const Facts& found = facts(node);
    if (!is_container(element.tag) || found.characters == 0) return false;
    if (found.characters * 2 > m_all.characters) return false;
    const bool is_mostly_links = found.link_characters * 2 >= found.characters;
    if (found.links >= 1 && is_mostly_links && found.sentences < 2) {
        constexpr std::size_t short_link = 12;  // Longer ones are titles.
        const bool are_short = found.link_characters < short_link * found.links;
        const bool are_nearly_all = found.link_characters * 10 >= found.characters * 7;
        if (found.links >= 4 && are_short && are_nearly_all) return true;
        const std::string_view role = html_attribute(element, "role");
        if (element.tag == GUMBO_TAG_NAV || role == "navigation" || role == "menu") return true;
        if (is_named(element, menu_names) && are_short) return true;
    }
    constexpr std::size_t longest_path = 80;
    if (found.links >= 1 && found.characters < longest_path && found.sentences == 0 &&
        (is_named(element, path_names) || mentions(node, path_starts))) {
        return true;
    }
    const bool is_footer = element.tag == GUMBO_TAG_FOOTER || is_named(element, footer_names) ||
                           html_attribute(element, "role") == "contentinfo";
    return is_footer && found.sentences < 3 && !is_article(node) && mentions(node, site_marks);
}

}  // namespace kexie
