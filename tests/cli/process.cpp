#include "cli/process.h"

#include <doctest/doctest.h>
#include <poll.h>
#include <pty.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace kexie::test {

namespace {

namespace fs = std::filesystem;

// Not the person's own. Made before the first process that uses it.
const std::string& cache_folder() {
    static const TemporaryFolder folder;
    return folder.path();
}

[[noreturn]] void become_kexie(const std::vector<std::string>& arguments) {
    setenv("XDG_CACHE_HOME", cache_folder().c_str(), 1);
    std::vector<char*> pointers;
    std::string program = KEXIE_PROGRAM;
    std::vector<std::string> copies = arguments;
    pointers.push_back(program.data());
    for (std::string& argument : copies) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    execv(program.c_str(), pointers.data());
    _exit(127);
}

void wait_for(pid_t child, Ended& ended) {
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    ended.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    ended.peak_memory = static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

// Reads until both ends are closed; reading one after the other could block the child.
void read_both(int out, int err, Ended& ended) {
    std::array<pollfd, 2> ends = {{{out, POLLIN, 0}, {err, POLLIN, 0}}};
    std::array<char, 65536> buffer{};
    int open = 2;
    while (open > 0) {
        poll(ends.data(), ends.size(), -1);
        for (pollfd& end : ends) {
            if (end.fd < 0 || end.revents == 0) continue;
            const ssize_t count = read(end.fd, buffer.data(), buffer.size());
            if (count <= 0) {
                close(end.fd);
                end.fd = -1;
                --open;
                continue;
            }
            (&end == ends.data() ? ended.out : ended.err)
                .append(buffer.data(), static_cast<std::size_t>(count));
        }
    }
}

}  // namespace

Ended run_kexie(const std::vector<std::string>& arguments) {
    return RunningKexie(arguments).wait();
}

RunningKexie::RunningKexie(const std::vector<std::string>& arguments) {
    std::array<int, 2> out{};
    std::array<int, 2> err{};
    REQUIRE(pipe(out.data()) == 0);
    REQUIRE(pipe(err.data()) == 0);
    cache_folder();
    m_process = fork();
    REQUIRE(m_process >= 0);
    if (m_process == 0) {
        dup2(out[1], STDOUT_FILENO);
        dup2(err[1], STDERR_FILENO);
        for (const int end : {out[0], out[1], err[0], err[1]}) close(end);
        become_kexie(arguments);
    }
    close(out[1]);
    close(err[1]);
    m_out = out[0];
    m_err = err[0];
}

void RunningKexie::send(int signal) const {
    kill(m_process, signal);
}

Ended RunningKexie::wait() {
    Ended ended;
    read_both(m_out, m_err, ended);
    wait_for(m_process, ended);
    return ended;
}

Ended run_kexie_on_terminal(const std::vector<std::string>& arguments,
                            const std::vector<std::string>& environment) {
    int terminal = -1;
    cache_folder();
    const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
    REQUIRE(child >= 0);
    if (child == 0) {
        setenv("TERM", "xterm", 1);
        unsetenv("NO_COLOR");
        for (const std::string& variable : environment) {
            const std::size_t equals = variable.find('=');
            setenv(variable.substr(0, equals).c_str(), variable.c_str() + equals + 1, 1);
        }
        become_kexie(arguments);
    }
    Ended ended;
    std::array<char, 65536> buffer{};
    // The read fails when the child has closed its end.
    while (true) {
        const ssize_t count = read(terminal, buffer.data(), buffer.size());
        if (count <= 0) break;
        ended.out.append(buffer.data(), static_cast<std::size_t>(count));
    }
    close(terminal);
    wait_for(child, ended);
    return ended;
}

TemporaryFolder::TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "kexie-test-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    m_path = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

std::vector<std::string> TemporaryFolder::names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(m_path)) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string read_bytes(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_bytes(const std::string& path, std::string_view bytes) {
    fs::create_directories(fs::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string shipped_issues() {
    return std::string(KEXIE_SOURCE_DIR) + "/data/issues";
}

std::vector<std::string> issue_folders() {
    std::vector<std::string> folders = {shipped_issues()};
    const std::string real = std::string(KEXIE_SHARED_DIR) + "/archive";
    if (fs::is_directory(real)) {
        folders.push_back(real);
    } else {
        MESSAGE("skipped for the real archive, which is not there: ", real);
    }
    return folders;
}

}  // namespace kexie::test
