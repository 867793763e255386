// Where a command writes, and what the terminal supports.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace kexie::cli {

enum class Style { Plain, Bold, Faint, Red, Yellow, Blue };

struct Console {
    std::ostream& out;  // Results.
    std::ostream& err;  // Everything else.
    bool out_is_terminal = false;
    bool err_is_terminal = false;
    bool colour = false;  // Only where `out` is a terminal and NO_COLOR is not set.
};

// The console of this process.
Console standard_console();

// Styles `text` if the console has colour.
std::string styled(const Console& console, Style style, std::string_view text);

// Such as "build 120/1000, 14 a second, 1 min 3 s left"; speed and time after a second at the
// earliest.
std::string progress_line(std::string_view label, std::size_t done, std::size_t total,
                          double seconds);

// Shows progress on one line of standard error if that is a terminal, five times a second at most,
// and erases it at the end.
class Progress {
public:
    Progress(const Console& console, std::string_view label, std::size_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // From any thread.
    void step();

private:
    using Clock = std::chrono::steady_clock;

    const Console& m_console;
    std::string m_label;
    std::size_t m_total = 0;
    Clock::time_point m_start = Clock::now();
    std::mutex m_mutex;
    std::size_t m_done = 0;
    std::optional<Clock::time_point> m_shown;
};

}  // namespace kexie::cli
