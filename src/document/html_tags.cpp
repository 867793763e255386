#include "document/html_tags.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ascii.h"

namespace kexie {

namespace {

constexpr std::size_t max_tags = 300'000;
constexpr std::size_t max_depth = 400;
constexpr std::size_t max_attributes = 64;
constexpr std::size_t max_value = 2000;

constexpr std::array<std::string_view, 14> formatting = {
    "a",    "b", "big",   "code",   "em",     "font", "i",
    "nobr", "s", "small", "strike", "strong", "tt",   "u"};
// They contain nothing.
constexpr std::array<std::string_view, 14> empty_tags = {
    "area",  "base", "br",   "col",   "embed",  "hr",    "img",
    "input", "link", "meta", "param", "source", "track", "wbr"};
// Their ends are implied, and they nest in other elements only.
constexpr std::array<std::string_view, 20> implied_ends = {
    "body", "caption", "colgroup", "dd", "dt", "head",  "html",  "li", "optgroup", "option",
    "p",    "rb",      "rp",       "rt", "td", "tbody", "tfoot", "th", "thead",    "tr"};
// Left out with all that is in them.
constexpr std::array<std::string_view, 9> dropped = {
    "iframe", "noembed", "noframes", "noscript", "script", "select", "style", "textarea", "title"};
// Left out, but for what is in them: they change the way in which a page is parsed.
constexpr std::array<std::string_view, 12> unwrapped = {"applet",   "button",    "form",    "frame",
                                                        "frameset", "image",     "marquee", "math",
                                                        "object",   "plaintext", "svg",     "xmp"};
// Elements whose ends close what is open in them, and which an end of another kind does not close.
constexpr std::array<std::string_view, 34> special = {
    "address", "article", "aside",   "blockquote", "center",     "details", "dialog",
    "dir",     "div",     "dl",      "fieldset",   "figcaption", "figure",  "footer",
    "h1",      "h2",      "h3",      "h4",         "h5",         "h6",      "header",
    "hgroup",  "listing", "main",    "menu",       "nav",        "ol",      "pre",
    "search",  "section", "summary", "table",      "template",   "ul"};
constexpr std::array<std::string_view, 13> attributes = {
    "align", "class", "color", "hidden", "href", "id",   "role",
    "size",  "start", "style", "title",  "type", "value"};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// An element that is open in the tree that the parser will build, as far as its depth matters.
struct OpenElement {
    std::string name;
    bool is_special = false;
    std::size_t cells = 0;  // Of a table: cells that were open around it.
};

using Counts = std::array<std::uint16_t, formatting.size()>;

class Rewriter {
public:
    Rewriter(std::string_view html, std::size_t tag_count) : m_html(html) {
        // The tree has a node for each open formatting element and each tag at most.
        constexpr std::size_t max_nodes = 1'000'000;
        m_max_formatting = std::clamp<std::size_t>(max_nodes / (tag_count + 1), 3, 64);
        m_out.reserve(html.size());
    }

    std::string rewrite();

private:
    void text_until(std::size_t end);
    void comment();
    void declaration();
    void tag();
    std::string name();
    std::string attributes_of_tag();
    std::string value();
    void open(const std::string& name, const std::string& kept);
    void open_formatting(std::size_t index, const std::string& name, const std::string& kept);
    void close(const std::string& name);
    void close_formatting(std::size_t index);
    void open_cell();
    void close_cells(std::size_t left);
    void skip_content(const std::string& name);
    void push(const std::string& name);
    std::size_t cells_of_table() const;

    std::string_view m_html;
    std::size_t m_at = 0;
    std::string m_out;
    std::size_t m_max_formatting = 0;
    std::vector<OpenElement> m_open;
    Counts m_counts{};
    std::size_t m_formatting_count = 0;
    std::vector<Counts>
        m_cells;  // What was open outside of each cell: its ends do not count inside.
};

std::string Rewriter::rewrite() {
    while (m_at < m_html.size()) {
        const std::size_t next = std::min(m_html.find('<', m_at), m_html.size());
        text_until(next);
        if (next == m_html.size()) break;
        const std::string_view rest = m_html.substr(next);
        const bool is_end = rest.starts_with("</");
        const std::size_t first = is_end ? 2 : 1;
        if (rest.starts_with("<!--")) {
            comment();
        } else if (rest.size() > first && is_letter(rest[first])) {
            tag();
        } else if (rest.starts_with("<!") || rest.starts_with("<?") || is_end) {
            declaration();
        } else {
            m_out += "&lt;";
            ++m_at;
        }
    }
    return std::move(m_out);
}

void Rewriter::text_until(std::size_t end) {
    m_out += m_html.substr(m_at, end - m_at);
    m_at = end;
}

void Rewriter::comment() {
    const std::string_view rest = m_html.substr(m_at);
    if (rest.starts_with("<!-->")) {
        m_at += 5;
        return;
    }
    const std::size_t end = m_html.find("-->", m_at + 4);
    m_at = end == std::string_view::npos ? m_html.size() : end + 3;
}

// <!DOCTYPE …>, <![if …]>, <?xml …>. Pages are all read as today's.
void Rewriter::declaration() {
    const std::size_t end = m_html.find('>', m_at);
    m_at = end == std::string_view::npos ? m_html.size() : end + 1;
}

void Rewriter::tag() {
    const bool is_end = m_html[m_at + 1] == '/';
    m_at += is_end ? 2 : 1;
    const std::string tag_name = name();
    const std::string kept = attributes_of_tag();
    if (contains(unwrapped, tag_name)) {
        m_out += ' ';
    } else if (contains(dropped, tag_name)) {
        if (!is_end) skip_content(tag_name);
    } else if (is_end) {
        close(tag_name);
    } else {
        open(tag_name, kept);
    }
}

// Letters, digits and the marks of names with a namespace; others become z.
std::string Rewriter::name() {
    const std::size_t begin = m_at;
    while (m_at < m_html.size() && !is_blank(m_html[m_at]) && m_html[m_at] != '/' &&
           m_html[m_at] != '>') {
        ++m_at;
    }
    constexpr std::size_t longest = 40;
    std::string lowered = ascii_lower(m_html.substr(begin, std::min(m_at - begin, longest)));
    const bool is_plain = std::all_of(lowered.begin(), lowered.end(), [](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '_';
    });
    return is_plain ? lowered : "z";
}

// Past the end of the tag; those that are looked at, in quotes.
std::string Rewriter::attributes_of_tag() {
    std::string kept;
    std::size_t count = 0;
    while (m_at < m_html.size() && m_html[m_at] != '>') {
        if (is_blank(m_html[m_at]) || m_html[m_at] == '/') {
            ++m_at;
            continue;
        }
        const std::size_t begin = m_at++;
        while (m_at < m_html.size() && !is_blank(m_html[m_at]) && m_html[m_at] != '/' &&
               m_html[m_at] != '>' && m_html[m_at] != '=') {
            ++m_at;
        }
        const std::string_view written = m_html.substr(begin, m_at - begin);
        const std::string content = value();
        if (++count > max_attributes || written.size() > 10) continue;
        const std::string attribute = ascii_lower(written);
        if (!contains(attributes, attribute)) continue;
        kept += " " + attribute + "=\"" + content + "\"";
    }
    if (m_at < m_html.size()) ++m_at;
    return kept;
}

// After the name of an attribute: = and what follows it. Cut, since nothing long matters.
std::string Rewriter::value() {
    std::size_t at = m_at;
    while (at < m_html.size() && is_blank(m_html[at])) ++at;
    if (at >= m_html.size() || m_html[at] != '=') return {};
    ++at;
    while (at < m_html.size() && is_blank(m_html[at])) ++at;
    m_at = at;
    if (at >= m_html.size()) return {};
    std::size_t end = at;
    if (m_html[at] == '"' || m_html[at] == '\'') {
        end = std::min(m_html.find(m_html[at], at + 1), m_html.size());
        ++at;
        m_at = std::min(end + 1, m_html.size());
    } else {
        while (end < m_html.size() && !is_blank(m_html[end]) && m_html[end] != '>') ++end;
        m_at = end;
    }
    std::string content(
        m_html.substr(std::min(at, end), std::min(end - std::min(at, end), max_value)));
    std::replace(content.begin(), content.end(), '"', '\'');
    return content;
}

void Rewriter::skip_content(const std::string& name) {
    const std::string end = "</" + name;
    std::size_t at = m_at;
    for (;;) {
        at = m_html.find("</", at);
        if (at == std::string_view::npos) break;
        if (ascii_lower(m_html.substr(at, end.size())) == end) {
            m_at = at + end.size();
            attributes_of_tag();
            return;
        }
        at += 2;
    }
    // Without an end: a script goes on to the end of the page, of others only the tag is left out.
    if (name == "script" || name == "style") m_at = m_html.size();
}

void Rewriter::open(const std::string& name, const std::string& kept) {
    const auto found = std::find(formatting.begin(), formatting.end(), name);
    if (found != formatting.end()) {
        open_formatting(static_cast<std::size_t>(found - formatting.begin()), name, kept);
        return;
    }
    if (name == "td" || name == "th" || name == "caption") open_cell();
    if (!contains(empty_tags, name) && !contains(implied_ends, name)) {
        if (m_open.size() >= max_depth) {
            m_out += contains(special, name) ? "<br>" : " ";
            return;
        }
        push(name);
    }
    m_out += "<" + name + kept + ">";
}

void Rewriter::push(const std::string& name) {
    m_open.push_back({name, contains(special, name), m_cells.size()});
}

void Rewriter::open_formatting(std::size_t index, const std::string& name,
                               const std::string& kept) {
    const std::uint16_t outside = m_cells.empty() ? 0 : m_cells.back()[index];
    const bool replaces = name == "a" && m_counts[index] > outside;  // Links do not nest.
    if (!replaces && m_formatting_count >= m_max_formatting) return;
    if (!replaces) {
        ++m_counts[index];
        ++m_formatting_count;
    }
    m_out += "<" + name + kept + ">";
}

void Rewriter::close(const std::string& name) {
    const auto found = std::find(formatting.begin(), formatting.end(), name);
    if (found != formatting.end()) {
        close_formatting(static_cast<std::size_t>(found - formatting.begin()));
        m_out += "</" + name + ">";
        return;
    }
    if (name == "td" || name == "th" || name == "caption") close_cells(cells_of_table());
    const bool is_special = contains(special, name);
    for (std::size_t i = m_open.size(); i-- > 0;) {
        const OpenElement& element = m_open[i];
        if (element.name == name) {
            close_cells(element.cells);
            m_open.resize(i);
            break;
        }
        const bool is_barrier = element.name == "table" || element.name == "template";
        if (is_barrier || (element.is_special && !is_special)) break;
    }
    m_out += "</" + name + ">";
}

void Rewriter::close_formatting(std::size_t index) {
    const std::uint16_t outside = m_cells.empty() ? 0 : m_cells.back()[index];
    if (m_counts[index] <= outside) return;
    --m_counts[index];
    --m_formatting_count;
}

// How many cells were open around the table that is open last.
std::size_t Rewriter::cells_of_table() const {
    for (std::size_t i = m_open.size(); i-- > 0;) {
        if (m_open[i].name == "table") return m_open[i].cells;
    }
    return m_cells.size();
}

// A cell ends the one before it in its table.
void Rewriter::open_cell() {
    const bool in_table = std::any_of(m_open.begin(), m_open.end(), [](const OpenElement& element) {
        return element.name == "table";
    });
    if (!in_table) return;
    close_cells(cells_of_table());
    m_cells.push_back(m_counts);
}

// The end of a cell ends the formatting that was opened in it.
void Rewriter::close_cells(std::size_t left) {
    if (m_cells.size() <= left) return;
    m_counts = m_cells[left];
    m_cells.resize(left);
    m_formatting_count = 0;
    for (const std::uint16_t count : m_counts) m_formatting_count += count;
}

}  // namespace

Result<std::string> tamed_html(std::string_view html) {
    const auto tags = static_cast<std::size_t>(std::count(html.begin(), html.end(), '<'));
    constexpr std::size_t max_bytes = std::size_t{32} << 20;
    if (tags > max_tags || html.size() > max_bytes) {
        return Error{"html-too-large", "The web page is larger than can be read.", "", {}};
    }
    return Rewriter(html, tags).rewrite();
}

}  // namespace kexie
