#include "cli/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <thread>

namespace kexie::cli {

namespace {

using Clock = std::chrono::steady_clock;
using End = ChildResult::End;

constexpr std::chrono::milliseconds between_looks(100);  // Whether to stop.
constexpr std::chrono::milliseconds moment(1);
constexpr int exit_not_started = 127;

// A file that has no name, and goes with its last descriptor. -1 on failure.
int file_in_memory(std::string_view bytes) {
    const int file = memfd_create("input", MFD_CLOEXEC);
    while (file >= 0 && !bytes.empty()) {
        const ssize_t count = write(file, bytes.data(), bytes.size());
        if (count <= 0) {
            close(file);
            return -1;
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    if (file >= 0) lseek(file, 0, SEEK_SET);
    return file;
}

// Its output, and the means to end it.
class Child {
public:
    explicit Child(const ChildProgram& program) {
        const int input = program.input.empty() ? open("/dev/null", O_RDONLY | O_CLOEXEC)
                                                : file_in_memory(program.input);
        int ends[2];
        if (input < 0) return;
        if (pipe2(ends, O_CLOEXEC) != 0) {
            close(input);
            return;
        }
        // All that needs memory comes before the fork: another thread may hold the heap's lock.
        std::string path = program.path;
        std::vector<std::string> copies = program.arguments;
        std::vector<char*> arguments = {path.data()};
        for (std::string& each : copies) arguments.push_back(each.data());
        arguments.push_back(nullptr);
        m_process = fork();
        if (m_process == 0) become(program, arguments.data(), input, ends[1]);
        // Here as well, since either may come first.
        if (m_process > 0) setpgid(m_process, m_process);
        close(ends[1]);
        close(input);
        m_output = ends[0];
    }
    ~Child() {
        if (m_process > 0) end();
        if (m_output >= 0) close(m_output);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    bool started() const { return m_process > 0; }

    // Reads what it writes until it has exited.
    End read(const ChildProgram& program, const std::stop_token& stop, std::string& text) {
        const auto deadline = Clock::now() + program.max_time;
        bool open = true;
        for (;;) {
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
            if (left.count() <= 0) return End::TooSlow;
            if (stop.stop_requested()) return End::Stopped;
            if (!open) {
                if (has_exited()) return End::Exited;
                std::this_thread::sleep_for(moment);
                continue;
            }
            pollfd waiting = {m_output, POLLIN, 0};
            const auto wait = std::min(left, between_looks);
            if (poll(&waiting, 1, static_cast<int>(wait.count())) > 0) {
                open = append(text);
                if (text.size() > program.max_output) return End::TooLarge;
            } else if (has_exited()) {
                return End::Exited;  // Another process that it started keeps its output open.
            }
        }
    }

    // Kills what it has started and, if it still runs, itself. Its exit code, or -1.
    int end() {
        kill(-m_process, SIGKILL);
        int status = 0;
        waitpid(m_process, &status, 0);
        m_process = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    [[noreturn]] static void become(const ChildProgram& program, char** arguments, int input,
                                    int output) {
        setpgid(0, 0);
        prctl(PR_SET_PDEATHSIG, SIGKILL);  // However this process ends.
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
        for (const auto& [which, value] : program.limits) {
            const rlimit limit = {value, value};
            setrlimit(static_cast<__rlimit_resource>(which), &limit);
        }
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(input, STDIN_FILENO);
        dup2(output, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);  // Remarks for programmers.
        execv(arguments[0], arguments);
        _exit(exit_not_started);
    }

    // It is kept as a zombie, so that nobody else gets its number before end().
    bool has_exited() const {
        siginfo_t info{};
        return waitid(P_PID, static_cast<id_t>(m_process), &info, WEXITED | WNOHANG | WNOWAIT) !=
                   0 ||
               info.si_pid != 0;
    }

    // False at the end.
    bool append(std::string& text) const {
        char buffer[1 << 16];
        const ssize_t count = ::read(m_output, buffer, sizeof buffer);
        if (count > 0) text.append(buffer, static_cast<std::size_t>(count));
        return count > 0;
    }

    pid_t m_process = -1;
    int m_output = -1;
};

}  // namespace

ChildResult run_child(const ChildProgram& program, const std::stop_token& stop) {
    ChildResult result;
    Child child(program);
    if (!child.started()) return result;
    result.end = child.read(program, stop, result.output);
    const int code = child.end();
    if (result.end == End::Exited) result.exit_code = code;
    if (result.exit_code == exit_not_started) result.end = End::NotStarted;
    return result;
}

}  // namespace kexie::cli
