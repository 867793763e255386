// Times of many runs, and what to say of them.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace kexie::bench {

class Stopwatch {
public:
    double milliseconds() const {
        return std::chrono::duration<double, std::milli>(Clock::now() - m_start).count();
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_start = Clock::now();
};

// Of one measurement, in milliseconds.
struct Summary {
    double median = 0;
    double p95 = 0;
    double p99 = 0;
    double max = 0;
};

Summary summarize(std::vector<double> milliseconds);

// "median  p95  p99  max", aligned.
std::string to_text(const Summary& summary);

}  // namespace kexie::bench
