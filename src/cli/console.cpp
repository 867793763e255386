#include "cli/console.h"

#include <unistd.h>

#include <cmath>
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
    if (m_shown) m_console.err << "\r\x1B[K" << std::flush;
}

void Progress::step() {
    if (!m_console.err_is_terminal) return;
    const std::lock_guard lock(m_mutex);
    ++m_done;
    const Clock::time_point now = Clock::now();
    if (m_shown && now - *m_shown < std::chrono::milliseconds(200)) return;
    m_shown = now;
    const double seconds = std::chrono::duration<double>(now - m_start).count();
    m_console.err << "\r" << progress_line(m_label, m_done, m_total, seconds) << "\x1B[K"
                  << std::flush;
}

std::string progress_line(std::string_view label, std::size_t done, std::size_t total,
                          double seconds) {
    std::string line =
        std::string(label) + " " + std::to_string(done) + "/" + std::to_string(total);
    if (seconds < 1 || done == 0 || done > total) return line;
    const double rate = static_cast<double>(done) / seconds;
    const long tenths = std::lround(rate * 10);
    line += ", " + std::to_string(tenths / 10);
    if (tenths < 100) line += "." + std::to_string(tenths % 10);
    const long left = std::lround(static_cast<double>(total - done) / rate);
    line += " a second, ";
    if (left >= 60) line += std::to_string(left / 60) + " min ";
    return line + std::to_string(left % 60) + " s left";
}

}  // namespace kexie::cli
