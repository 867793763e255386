// Times of many runs, and what to say of them.
#pragma once

#include <string>
#include <vector>

namespace kexie::bench {

// Measures the processor time of this program: what else runs on the machine does not count. Under
// WebAssembly, which cannot know it, the time that passes.
class Stopwatch {
public:
    Stopwatch();
    double milliseconds() const;

private:
    double m_start = 0;
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
