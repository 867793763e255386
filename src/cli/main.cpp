// kexie: the archive on the command line. Parses arguments into plain values and runs the command;
// errors are printed, and the exit code is picked, only here.
#include <cstdio>
#include <exception>
#include <iostream>

#include "cli/commands.h"
#include "cli/interrupt.h"

namespace {

enum ExitCode : int { done = 0, not_satisfied = 1, wrong_usage = 2, unreadable = 3 };

void print_error(const kexie::Error& error) {
    std::cerr << "kexie: ";
    if (!error.source.empty()) std::cerr << error.source << ": ";
    std::cerr << error.message;
    if (error.offset) std::cerr << " (" << error.code << " at byte " << *error.offset << ")";
    std::cerr << "\n";
}

int run(int argc, char** argv) {
    // Counted output of many lines; without this every line costs a system call.
    std::ios::sync_with_stdio(false);
    const auto arguments = kexie::cli::parse_arguments(argc, argv);
    if (!arguments) {
        std::cerr << arguments.error().message;
        return wrong_usage;
    }
    const kexie::cli::Console console = kexie::cli::standard_console();
    kexie::cli::Outcome outcome = std::visit(
        [&](const auto& chosen) { return kexie::cli::run(chosen, console); }, arguments.value());
    if (!std::cout.flush()) {
        outcome.errors.push_back(
            {"file-unwritable", "Standard output cannot be written.", "", std::nullopt});
    }
    for (const kexie::Error& error : outcome.errors) print_error(error);
    if (outcome.signal != 0) return kexie::cli::exit_by_signal + outcome.signal;
    if (!outcome.errors.empty()) return unreadable;
    return outcome.satisfied ? done : not_satisfied;
}

}  // namespace

int main(int argc, char** argv) {
    // Nothing of ours throws; what is left is a machine without memory for the input.
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "kexie: The input cannot be held in memory (%s).\n", error.what());
        return unreadable;
    }
}
