#include "app/citation.h"

#include "base/utf8.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::string_view inferred_note = "日期据正文推断";

// The cited facts as text; empty if the issue does not say.
struct Facts {
    std::string author;
    std::string title;
    std::string bulletin;
    std::string year;
    std::string number;
    std::string total_number;
    std::string publisher;
    std::string link;
    std::string accessed;
    std::optional<Date> date;
    bool year_inferred = false;
    bool date_inferred = false;

    bool any_inferred() const { return year_inferred || (date && date_inferred); }
};

std::string digits(const std::optional<int>& number) {
    return number ? std::to_string(*number) : std::string();
}

Facts facts_of(const Issue& issue, const Article& article, const CitationContext& context) {
    Facts facts;
    facts.author = article.attribution.value_or("");
    facts.title = article.title;
    facts.bulletin = issue.title.value_or(context.bulletin);
    facts.year = digits(issue.year);
    facts.number = digits(issue.number);
    facts.total_number = digits(issue.total_number);
    facts.publisher = issue.publisher.value_or("");
    facts.date = issue.date;
    facts.year_inferred = issue.inferred.year;
    facts.date_inferred = issue.inferred.date;
    if (context.link.starts_with("http://") || context.link.starts_with("https://")) {
        facts.link = context.link;
        if (context.accessed) facts.accessed = to_iso(*context.accessed);
    }
    return facts;
}

std::string after_blank_line(std::string_view quote, std::string citation) {
    if (quote.empty()) return citation;
    return std::string(quote) + "\n\n" + citation;
}

// --- GB/T 7714-2015, numeric system, a contribution to a serial: 责任者. 题名[J]. 刊名, 年(期).

std::string gb_year_and_number(const Facts& facts) {
    std::string number = facts.number;
    if (number.empty() && !facts.total_number.empty()) number = "总" + facts.total_number;
    // Without a number, only the day identifies an issue of a weekly.
    if (number.empty() && facts.date && !facts.date_inferred) return to_iso(*facts.date);
    std::string words = facts.year_inferred ? "[" + facts.year + "]" : facts.year;
    if (!number.empty()) words += "(" + number + ")";
    return words;
}

std::string gb_citation(const Facts& facts) {
    std::string words;
    if (!facts.author.empty()) words += facts.author + ". ";
    words += facts.title + (facts.link.empty() ? "[J]. " : "[J/OL]. ") + facts.bulletin;
    const std::string when = gb_year_and_number(facts);
    if (!when.empty()) words += ", " + when;
    if (!facts.accessed.empty()) words += "[" + facts.accessed + "]";
    words += ".";
    if (!facts.link.empty()) words += " " + facts.link + ".";
    return words;
}

// --- For people.

std::string year_and_number(const Facts& facts) {
    std::string words;
    if (!facts.year.empty() && !facts.year_inferred) words += facts.year + " 年";
    words += facts.number.empty() ? "期次不详" : "第 " + facts.number + " 期";
    if (!facts.total_number.empty()) words += "（总第 " + facts.total_number + " 期）";
    return words;
}

std::string long_date(const Facts& facts) {
    if (!facts.date) return facts.year_inferred ? "约 " + facts.year + " 年" : std::string();
    return (facts.date_inferred ? "约 " : "") + std::to_string(facts.date->year) + " 年 " +
           std::to_string(facts.date->month) + " 月 " + std::to_string(facts.date->day) + " 日";
}

std::string plain_citation(const Facts& facts) {
    std::string words = facts.author.empty() ? "" : facts.author + "：";
    words += "《" + facts.title + "》，《" + facts.bulletin + "》" + year_and_number(facts);
    const std::string date = long_date(facts);
    if (!date.empty()) words += "，" + date;
    words += "。";
    return words + facts.link;
}

std::string markdown_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (std::string_view("\\`*_[]<>#&|~").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::string markdown_citation(const Facts& facts) {
    std::string words = facts.author.empty() ? "" : markdown_escaped(facts.author) + "：";
    std::string title = "《" + markdown_escaped(facts.title) + "》";
    // Angle brackets allow any character in a link but these and line feeds.
    if (!facts.link.empty()) title = "[" + title + "](<" + facts.link + ">)";
    words += title + "，*" + markdown_escaped(facts.bulletin) + "*，" + year_and_number(facts);
    const std::string date = long_date(facts);
    if (!date.empty()) words += "，" + date;
    return words + "。";
}

std::string markdown(std::string_view quote, const std::string& citation) {
    if (quote.empty()) return citation;
    std::string out = "> ";
    for (const char c : markdown_escaped(quote)) {
        out += c;
        if (c == '\n') out += ">\n> ";
    }
    return out + "\n>\n> —— " + citation;
}

// --- For programs.

// Escapes TeX and joins lines.
std::string tex_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += ' ';
        } else if (c == '\\') {
            out += "\\textbackslash{}";
        } else if (c == '~' || c == '^') {
            out += std::string("\\") + c + "{}";
        } else if (c == '{' || c == '}') {
            // BibTeX counts escaped braces too: an unbalanced one would swallow the rest.
            out += c == '{' ? "\\textbraceleft{}" : "\\textbraceright{}";
        } else {
            if (std::string_view("%&#$_").find(c) != std::string_view::npos) out += '\\';
            out += c;
        }
    }
    return out;
}

std::string bibtex_key(const Issue& issue, const Article& article) {
    std::string key = issue.id;
    for (char& c : key) {
        if (!is_latin(static_cast<unsigned char>(c))) c = '-';
    }
    for (std::size_t i = 0; i < issue.articles.size(); ++i) {
        if (&issue.articles[i] == &article) key += "-" + std::to_string(i + 1);
    }
    return "bulletin-" + key;
}

std::string bibtex(const Facts& facts, const std::string& key, std::string_view quote) {
    std::string out = "@article{" + key;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) out.append(",\n  ").append(name).append(" = {").append(value) += "}";
    };
    // A second pair of braces keeps a unit's name whole, and a title's capitals.
    if (!facts.author.empty()) add("author", "{" + tex_escaped(facts.author) + "}");
    add("title", "{" + tex_escaped(facts.title) + "}");
    add("journal", tex_escaped(facts.bulletin));
    add("year", (facts.year_inferred ? "约 " : "") + facts.year);
    if (facts.date && !facts.date_inferred) {
        add("month", std::to_string(facts.date->month));
        add("day", std::to_string(facts.date->day));
    }
    add("number", facts.number);
    add("publisher", tex_escaped(facts.publisher));
    std::string note;
    if (!facts.total_number.empty()) note = "总第 " + facts.total_number + " 期";
    if (facts.any_inferred()) {
        if (!note.empty()) note += "，";
        note += inferred_note;
        if (facts.date) note += "，约 " + to_iso(*facts.date);
    }
    add("note", note);
    add("url", facts.link);
    add("urldate", facts.accessed);
    add("langid", "chinese");
    add("annote", tex_escaped(quote));
    return out + "\n}";
}

// "2023/06/12": dates of RIS.
std::string slashed(std::string iso) {
    for (char& c : iso) {
        if (c == '-') c = '/';
    }
    return iso;
}

std::string ris(const Facts& facts, std::string_view quote) {
    std::string out;
    const auto add = [&](std::string_view tag, std::string value) {
        if (value.empty()) return;
        for (char& c : value) {
            if (c == '\n') c = ' ';
        }
        out.append(tag).append("  - ").append(value) += "\n";
    };
    add("TY", "JOUR");
    add("AU", facts.author);
    add("TI", facts.title);
    add("T2", facts.bulletin);
    add("PY", facts.year);
    if (facts.date) {
        const std::string iso = to_iso(*facts.date);
        // The fourth part of DA is free text.
        add("DA", facts.date_inferred ? facts.year + "///约 " + iso : slashed(iso));
    }
    add("IS", facts.number);
    if (!facts.total_number.empty()) add("N1", "总第 " + facts.total_number + " 期");
    if (facts.any_inferred()) add("N1", std::string(inferred_note));
    add("PB", facts.publisher);
    add("UR", facts.link);
    add("Y2", slashed(facts.accessed));
    add("LA", "zh");
    add("N1", std::string(quote));
    return out + "ER  - ";
}

}  // namespace

std::string cite(const Issue& issue, const Article& article, CitationStyle style,
                 const CitationContext& context, std::string_view quote) {
    const Facts facts = facts_of(issue, article, context);
    switch (style) {
        case CitationStyle::Markdown:
            return markdown(quote, markdown_citation(facts));
        case CitationStyle::BibTeX:
            return bibtex(facts, bibtex_key(issue, article), quote);
        case CitationStyle::Ris:
            return ris(facts, quote);
        case CitationStyle::Plain:
            return after_blank_line(quote, plain_citation(facts));
        case CitationStyle::GbT7714:
            break;
    }
    return after_blank_line(quote, gb_citation(facts));
}

}  // namespace kexie
