#include "cli/pdf_reader.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include "document/text_runs.h"

namespace kexie::cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds max_time(180);
constexpr std::chrono::milliseconds between_looks(100);  // Whether to stop.
constexpr std::size_t max_output = 256'000'000;          // Bytes.

// The exit codes of kexie-pdf.
constexpr int exit_encrypted = 4;
constexpr int exit_not_started = 127;

Error problem(std::string_view code, std::string message) {
    return {std::string(code), std::move(message), "", std::nullopt};
}

// The bytes as a file that has no name, and goes with its last descriptor. -1 on failure.
int file_in_memory(std::string_view bytes) {
    const int file = memfd_create("issue.pdf", MFD_CLOEXEC);
    while (file >= 0 && !bytes.empty()) {
        const ssize_t count = write(file, bytes.data(), bytes.size());
        if (count <= 0) {
            close(file);
            return -1;
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return file;
}

// Beside this program, where both are built and installed.
std::string program_path() {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    return (error ? std::filesystem::path() : self.parent_path()) / "kexie-pdf";
}

// A running kexie-pdf: what it prints is read from `output`. Killed when this goes, unless waited
// for.
class PdfProcess {
public:
    explicit PdfProcess(std::string_view bytes, const char* argument = "/dev/stdin") {
        const std::string program = program_path();
        const int file = file_in_memory(bytes);
        if (file < 0) return;
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) {
            close(file);
            return;
        }
        m_process = fork();
        if (m_process == 0) {
            const int nowhere = open("/dev/null", O_RDWR);
            dup2(file, STDIN_FILENO);
            dup2(ends[1], STDOUT_FILENO);
            dup2(nowhere, STDERR_FILENO);      // Poppler's remarks are for programmers.
            prctl(PR_SET_PDEATHSIG, SIGKILL);  // However this process ends.
            execl(program.c_str(), "kexie-pdf", argument, nullptr);
            _exit(exit_not_started);
        }
        close(ends[1]);
        close(file);
        m_output = ends[0];
    }
    ~PdfProcess() {
        if (m_output >= 0) close(m_output);
        if (m_process > 0) {
            kill(m_process, SIGKILL);
            waitpid(m_process, nullptr, 0);
        }
    }
    PdfProcess(const PdfProcess&) = delete;
    PdfProcess& operator=(const PdfProcess&) = delete;

    bool started() const { return m_process > 0; }

    enum class End { Closed, TooSlow, TooLarge, Stopped };

    // Reads all of its output.
    End read(std::string& text, const std::stop_token& stop) const {
        const auto deadline = Clock::now() + max_time;
        char buffer[1 << 16];
        for (;;) {
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
            if (left.count() <= 0) return End::TooSlow;
            if (stop.stop_requested()) return End::Stopped;
            pollfd waiting = {m_output, POLLIN, 0};
            const auto wait = std::min(left, between_looks);
            if (poll(&waiting, 1, static_cast<int>(wait.count())) <= 0) continue;
            const ssize_t count = ::read(m_output, buffer, sizeof buffer);
            if (count <= 0) return End::Closed;
            text.append(buffer, static_cast<std::size_t>(count));
            if (text.size() > max_output) return End::TooLarge;
        }
    }

    // Its exit code, or -1 if a signal ended it.
    int wait() {
        int status = 0;
        waitpid(std::exchange(m_process, -1), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t m_process = -1;
    int m_output = -1;
};

}  // namespace

Result<Document> read_pdf(std::string_view bytes) {
    return read_pdf_unless_stopped(bytes, {});
}

Result<Document> read_pdf_unless_stopped(std::string_view bytes, const std::stop_token& stop) {
    PdfProcess process(bytes);
    std::string text;
    const PdfProcess::End end =
        process.started() ? process.read(text, stop) : PdfProcess::End::Closed;
    if (end == PdfProcess::End::Stopped) return problem("stopped", "Reading the PDF was stopped.");
    if (end == PdfProcess::End::TooSlow) {
        return problem("pdf-too-slow",
                       "Reading the PDF takes more than three minutes: it is broken, "
                       "or far larger than an issue.");
    }
    if (end == PdfProcess::End::TooLarge) {
        return problem("pdf-too-large", "The PDF has more than 256 MB of text: it is no issue.");
    }
    const int code = process.started() ? process.wait() : exit_not_started;
    if (code == exit_not_started) {
        return problem("pdf-program-missing",
                       "PDF is read by the program kexie-pdf, which is not beside this one.");
    }
    if (code == exit_encrypted) {
        return problem("pdf-encrypted",
                       "The PDF is locked with a password: save a copy without it.");
    }
    if (code != 0) {
        return problem(
            "pdf-damaged",
            "The PDF is damaged and cannot be read: get the file once more, or export it "
            "again from the original.");
    }
    auto pages = read_runs(text);
    return pages ? lay_out_pages(pages.take()) : Result<Document>(pages.error());
}

std::string pdf_reader_version() {
    PdfProcess process({}, "--version");
    std::string text;
    if (process.started() && process.read(text, {}) == PdfProcess::End::Closed) process.wait();
    return text;
}

}  // namespace kexie::cli
