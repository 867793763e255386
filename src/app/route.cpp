#include "app/route.h"

#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace kexie {

namespace {

bool is_unreserved(char c) {
    const bool alphanumeric =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return alphanumeric || c == '-' || c == '.' || c == '_' || c == '~';
}

// RFC 3986, chapter 2.1. CJK is not escaped: browsers show it readably and escape it when copying.
std::string escape(std::string_view text) {
    constexpr char hex[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_unreserved(c) || byte >= 0x80) {
            out.push_back(c);
        } else {
            out.push_back('%');
            out.push_back(hex[byte >> 4]);
            out.push_back(hex[byte & 0xF]);
        }
    }
    return out;
}

std::optional<int> hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return std::nullopt;
}

// "+" stays a plus sign. A "%" that starts no escape stays as it is.
std::string unescape(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            const auto high = hex_value(text[i + 1]);
            const auto low = hex_value(text[i + 2]);
            if (high && low) {
                out.push_back(static_cast<char>(*high * 16 + *low));
                i += 2;
                continue;
            }
        }
        out.push_back(text[i]);
    }
    return out;
}

std::optional<int> parse_number(std::string_view text) {
    int value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

constexpr std::array<std::pair<Sort, std::string_view>, 3> sort_names = {
    {{Sort::Relevance, "relevance"}, {Sort::Newest, "newest"}, {Sort::Oldest, "oldest"}}};

constexpr std::array<std::pair<Field, std::string_view>, 2> scope_names = {
    {{Field::Title, "title"}, {Field::Attribution, "source"}}};

// "2023-18/3"; the id itself may hold anything but "/", which is escaped.
std::string write_target(const ArticleAddress& target) {
    return escape(target.issue) + "/" + std::to_string(target.article);
}

std::optional<ArticleAddress> parse_target(std::string_view text) {
    const auto parts = split(text, '/');
    if (parts.size() != 2 || parts[0].empty()) return std::nullopt;
    const auto article = parse_number(parts[1]);
    if (!article) return std::nullopt;
    return ArticleAddress{unescape(parts[0]), *article};
}

void write_search(std::string& out, const Route& route) {
    out += "search?q=" + escape(route.query);
    for (const auto& [sort, name] : sort_names) {
        if (route.sort == sort && sort != Sort::Relevance) out.append("&sort=").append(name);
    }
    for (const int year : route.filters.years) out += "&year=" + std::to_string(year);
    for (const auto& section : route.filters.sections) out += "&section=" + escape(section);
    for (const auto& source : route.filters.sources) out += "&source=" + escape(source);
    if (route.filters.from) out += "&from=" + to_iso(*route.filters.from);
    if (route.filters.to) out += "&to=" + to_iso(*route.filters.to);
    for (const auto& [scope, name] : scope_names) {
        if (route.filters.scope == scope) out.append("&in=").append(name);
    }
    if (route.open) out += "&open=" + write_target(*route.open);
}

// Reads one name=value of a search address; false if the name is unknown.
bool read_parameter(Route& route, std::string_view name, std::string_view raw) {
    const std::string value = unescape(raw);
    if (name == "q") {
        route.query = value;
    } else if (name == "sort") {
        for (const auto& [sort, word] : sort_names) {
            if (word == value) route.sort = sort;
        }
    } else if (name == "year") {
        if (const auto year = parse_number(value)) route.filters.years.push_back(*year);
    } else if (name == "section") {
        route.filters.sections.push_back(value);
    } else if (name == "source") {
        route.filters.sources.push_back(value);
    } else if (name == "from") {
        route.filters.from = from_iso(value);
    } else if (name == "to") {
        route.filters.to = from_iso(value);
    } else if (name == "in") {
        for (const auto& [scope, word] : scope_names) {
            if (word == value) route.filters.scope = scope;
        }
    } else if (name == "open") {
        route.open = parse_target(raw);
        // Browsers and mail programs may escape the slash.
        if (!route.open) route.open = parse_target(value);
    } else {
        return false;
    }
    return true;
}

// What follows `name` in "name?…"; empty for a bare "name", nothing for anything else.
std::optional<std::string_view> parameters_of(std::string_view address, std::string_view name) {
    if (address.substr(0, name.size()) != name) return std::nullopt;
    address.remove_prefix(name.size());
    if (address.empty()) return address;
    if (address.front() != '?') return std::nullopt;
    return address.substr(1);
}

Route parse_trends(std::string_view parameters) {
    Route route;
    route.kind = Route::Kind::Trends;
    for (const std::string_view part : split(parameters, '&')) {
        if (part.substr(0, 2) == "q=") route.query = unescape(part.substr(2));
        if (part == "per=characters") route.unit = TrendUnit::PerTenThousandChars;
    }
    return route;
}

Route parse_search(std::string_view parameters) {
    Route route;
    route.kind = Route::Kind::Search;
    for (const std::string_view part : split(parameters, '&')) {
        const std::size_t equals = part.find('=');
        const std::string_view name = part.substr(0, equals);
        const std::string_view value =
            equals == std::string_view::npos ? std::string_view{} : part.substr(equals + 1);
        // Unknown parameters come from newer versions or link trackers: the search still runs.
        static_cast<void>(read_parameter(route, name, value));
    }
    return route;
}

}  // namespace

std::string write_address(const Route& route) {
    std::string out = "#/";
    switch (route.kind) {
        case Route::Kind::Home:
            break;
        case Route::Kind::Issue:
            out += "issue/" + escape(route.target.issue);
            break;
        case Route::Kind::Article:
            out += "issue/" + write_target(route.target);
            break;
        case Route::Kind::Search:
            write_search(out, route);
            break;
        case Route::Kind::Trends:
            out += "trends?q=" + escape(route.query);
            if (route.unit == TrendUnit::PerTenThousandChars) out += "&per=characters";
            break;
        case Route::Kind::Source:
            out += "source/" + write_target(route.target);
            break;
        case Route::Kind::Unknown:
            // As it was asked for: the archive may have it at the next visit.
            out = "#" + route.unknown;
            break;
    }
    return out;
}

Route unknown_route(std::string_view asked) {
    Route route;
    route.kind = Route::Kind::Unknown;
    route.unknown = asked;
    return route;
}

std::string readable_address(const Route& route) {
    return unescape(route.unknown);
}

Route parse_address(std::string_view address) {
    std::string_view rest = address;
    if (!rest.empty() && rest.front() == '#') rest.remove_prefix(1);
    const std::string_view asked = rest;
    // Mail programs may escape the slashes.
    std::string unescaped;
    if (rest.starts_with("%2F") || rest.starts_with("%2f")) rest = unescaped = unescape(rest);
    if (!rest.empty() && rest.front() == '/') rest.remove_prefix(1);
    if (rest.empty()) return Route{};

    constexpr std::string_view issue = "issue/";
    constexpr std::string_view source = "source/";
    if (const auto parameters = parameters_of(rest, "search")) return parse_search(*parameters);
    if (const auto parameters = parameters_of(rest, "trends")) return parse_trends(*parameters);
    // Chats append parameters of their own; people copy a slash too much.
    rest = rest.substr(0, rest.find('?'));
    if (rest.ends_with('/')) rest.remove_suffix(1);
    if (rest.substr(0, source.size()) == source) {
        if (const auto target = parse_target(rest.substr(source.size()))) {
            Route route;
            route.kind = Route::Kind::Source;
            route.target = *target;
            return route;
        }
    }
    if (rest.substr(0, issue.size()) == issue) {
        rest.remove_prefix(issue.size());
        Route route;
        if (const auto target = parse_target(rest)) {
            route.kind = Route::Kind::Article;
            route.target = *target;
            return route;
        }
        if (!rest.empty() && rest.find('/') == std::string_view::npos) {
            route.kind = Route::Kind::Issue;
            route.target.issue = unescape(rest);
            return route;
        }
    }
    return unknown_route(asked);
}

}  // namespace kexie
