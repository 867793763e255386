// Times of many runs, and what to say of them.
#pragma once

#include <ctime>
#include <string>
#include <vector>

namespace kexie::bench {

// Time that this program was running: what other programs take of the machine is left out.
class Stopwatch {
public:
    double milliseconds() const {
        return static_cast<double>(std::clock() - m_start) * 1e3 / CLOCKS_PER_SEC;
    }

private:
    std::clock_t m_start = std::clock();
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
