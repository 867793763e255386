#include "document/document.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kexie {

namespace {

// Every line end that the parser knows (see bulletin/lines.h), so that lines keep their numbers.
constexpr std::string_view line_ends[] = {"\r", "\n", "\f", "\v", "\u0085", "\u2028", "\u2029"};

// The size of the line end at `text`, or 0.
std::size_t line_end_size(std::string_view text) {
    for (const std::string_view end : line_ends) {
        if (text.starts_with(end)) return end.size();
    }
    return 0;
}

}  // namespace

std::string_view format_name(DocumentFormat format) {
    switch (format) {
        case DocumentFormat::Text:
            return "text";
        case DocumentFormat::Markdown:
            return "markdown";
        case DocumentFormat::Pdf:
            return "pdf";
        case DocumentFormat::Word:
            return "docx";
        case DocumentFormat::Html:
            return "html";
    }
    return "text";
}

DocumentBuilder::DocumentBuilder(DocumentFormat format) {
    m_document.format = format;
}

void DocumentBuilder::add_line(std::string_view text, const Print& print, int indent) {
    std::string& all = m_document.text;
    if (print.page > m_page) {
        if (m_page > 0) all += '\f';
        m_page = print.page;
    }
    all.append(static_cast<std::size_t>(std::clamp(indent, 0, 200)), ' ');
    while (!text.empty()) {
        const std::size_t end = line_end_size(text);
        if (end > 0) all += ' ';
        if (end == 0) all += text.front();
        text.remove_prefix(std::max<std::size_t>(end, 1));
    }
    all += '\n';
    m_document.prints.push_back(print);
    Print& kept = m_document.prints.back();
    for (float* each : {&kept.left, &kept.top, &kept.right, &kept.bottom, &kept.size}) {
        *each = std::round(*each * 10) / 10;
    }
}

void DocumentBuilder::add_empty_line() {
    m_document.text += '\n';
    m_document.prints.emplace_back();
}

void DocumentBuilder::note(std::string_view code, std::string message, bool is_error) {
    m_document.notes.push_back(
        {std::max(1, line_count()), std::string(code), std::move(message), is_error});
}

Document DocumentBuilder::take(int pages) {
    m_document.pages = pages;
    return std::move(m_document);
}

}  // namespace kexie
