// Another program, run within limits: a broken or endless one costs time, never this process.
#pragma once

#include <sys/resource.h>

#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kexie::cli {

struct ChildProgram {
    std::string path;
    std::vector<std::string> arguments;  // Without the name of the program.
    std::string_view input;              // Its standard input: a file in memory, or nothing.
    std::chrono::milliseconds max_time{};
    std::size_t max_output = 0;  // Bytes.
    // Of setrlimit(): what it and each program that it starts may use.
    std::vector<std::pair<int, rlim_t>> limits;
};

struct ChildResult {
    enum class End { Exited, NotStarted, TooSlow, TooLarge, Stopped };

    End end = End::NotStarted;
    int exit_code = -1;  // -1 unless it exited by itself.
    std::string output;
};

// Runs the program to its end, or until it reaches a limit or `stop`. Then all processes that it
// has started are killed, unless they have left its process group. What it writes to standard error
// is dropped. From any thread.
ChildResult run_child(const ChildProgram& program, const std::stop_token& stop);

}  // namespace kexie::cli
