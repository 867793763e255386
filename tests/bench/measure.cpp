#include "measure.h"

#include <time.h>

#include <algorithm>
#include <cstdio>

namespace kexie::bench {
namespace {

double milliseconds_of(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// Where a program is not told its processor time, as under Node, that on the wall.
double now_milliseconds() {
    static const bool has_processor_time = milliseconds_of(CLOCK_PROCESS_CPUTIME_ID) > 0;
    return milliseconds_of(has_processor_time ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC);
}

}  // namespace

Stopwatch::Stopwatch() : m_start(now_milliseconds()) {}

double Stopwatch::milliseconds() const {
    return now_milliseconds() - m_start;
}

Summary summarize(std::vector<double> milliseconds) {
    if (milliseconds.empty()) return {};
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto at = [&](std::size_t percent) {
        return milliseconds[(milliseconds.size() - 1) * percent / 100];
    };
    return {at(50), at(95), at(99), milliseconds.back()};
}

std::string to_text(const Summary& summary) {
    char text[64];
    std::snprintf(text, sizeof text, "%8.4f %8.4f %8.4f %8.4f", summary.median, summary.p95,
                  summary.p99, summary.max);
    return text;
}

}  // namespace kexie::bench
