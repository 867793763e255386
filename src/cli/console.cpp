#include "cli/console.h"

#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace kexie::cli {

Console standard_console() {
    const bool out_is_terminal = isatty(STDOUT_FILENO) == 1;
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
    const bool unwanted = no_colour != nullptr && *no_colour != '\0';
    return {std::cout, std::cerr, out_is_terminal, isatty(STDERR_FILENO) == 1,
            out_is_terminal && !unwanted && !dumb};
}

std::string styled(const Console& console, Style style, std::string_view text) {
    if (!console.colour || style == Style::Plain) return std::string(text);
    const char* code = "";
    switch (style) {
        case Style::Plain:
            break;
        case Style::Bold:
            code = "1";
            break;
        case Style::Faint:
            code = "2";
            break;
        case Style::Red:
            code = "31";
            break;
        case Style::Yellow:
            code = "33";
            break;
        case Style::Blue:
            code = "34";
            break;
    }
    return std::string("\x1B[") + code + "m" + std::string(text) + "\x1B[0m";
}

Progress::Progress(const Console& console, std::string_view label, std::size_t total)
    : m_console(console), m_label(label), m_total(total) {}

Progress::~Progress() {
    if (m_console.err_is_terminal && m_done > 0) m_console.err << "\r\x1B[K" << std::flush;
}

void Progress::step() {
    ++m_done;
    // About a hundred updates: more would cost more than the work.
    const std::size_t stride = m_total / 100 + 1;
    if (!m_console.err_is_terminal || m_done % stride != 0) return;
    m_console.err << "\r" << m_label << " " << m_done << "/" << m_total << std::flush;
}

}  // namespace kexie::cli
