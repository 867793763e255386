// Starts the program under test, and makes folders for it to work in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kexie::test {

struct Ended {
    int exit_code = -1;  // -1: it did not end by itself.
    std::string out;
    std::string err;
    std::size_t peak_memory = 0;  // Bytes that were resident at most.
};

// `kexie` with these arguments, its output going to pipes. The cache that it uses unless it is told
// another is empty when the tests begin, and gone when they end.
Ended run_kexie(const std::vector<std::string>& arguments);

// The same while the test does something else.
class RunningKexie {
public:
    explicit RunningKexie(const std::vector<std::string>& arguments);

    void send(int signal) const;
    // Once, at the end.
    Ended wait();

private:
    int m_process = -1;
    int m_out = -1;
    int m_err = -1;
};

// The same on a terminal: both outputs come together in `out`. `environment` holds additional
// variables, e.g. "NO_COLOR=1".
Ended run_kexie_on_terminal(const std::vector<std::string>& arguments,
                            const std::vector<std::string>& environment = {});

// A folder of its own that is gone with the value.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    // Path of `name` in the folder.
    std::string operator/(const std::string& name) const { return m_path + "/" + name; }
    const std::string& path() const { return m_path; }

    // Names of all that is in it, sorted.
    std::vector<std::string> names() const;

private:
    std::string m_path;
};

std::string read_bytes(const std::string& path);
void write_bytes(const std::string& path, std::string_view bytes);

// The folder with the issues that the project ships.
std::string shipped_issues();

// Folders of issues to test with: the shipped ones, and the real archive where it is there.
std::vector<std::string> issue_folders();

}  // namespace kexie::test
