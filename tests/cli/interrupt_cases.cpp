// Ctrl-C during build.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include "cli/process.h"
#include "cli/small_pdf.h"
#include "support/skip.h"

using namespace kexie::test;

namespace {

namespace fs = std::filesystem;

void wait_for_files(const std::string& folder, std::size_t count) {
    for (int i = 0; i < 3000; ++i) {
        std::error_code none;
        const fs::directory_iterator files(folder, none);
        if (!none && std::distance(begin(files), end(files)) >= static_cast<long>(count)) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    FAIL("the cache does not fill: ", folder);
}

// Whether any process reads a PDF of that size.
bool is_pdf_read(const std::string& file_size) {
    for (const auto& entry : fs::directory_iterator("/proc")) {
        std::ifstream name(entry.path() / "comm");
        std::string line;
        if (!std::getline(name, line) || line != "kexie-pdf") continue;
        std::error_code none;
        const auto size = fs::file_size(entry.path() / "fd/0", none);
        if (!none && std::to_string(size) == file_size) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("interrupt: build ends with 130, without a bundle, and keeps what it read" *
          needs(has_pdf_reader(), "kexie-pdf")) {
    const TemporaryFolder folder;
    const std::string source = folder / "in";
    fs::create_directory(source);
    fs::copy(shipped_issues(), source);
    // Read last, and for longer than the test waits.
    const std::string slow = small_pdf("An issue without an end", 60'000);
    write_bytes(source + "/z.pdf", slow);
    write_bytes(folder / "archive.json", "old");
    const std::vector<std::string> build = {
        "build", source, "-o", folder / "archive.json", "--cache", folder / "cache", "--jobs", "1"};
    for (const int signal : {SIGINT, SIGTERM}) {
        RunningKexie running(build);
        wait_for_files(folder / "cache", 5);
        for (int i = 0; i < 3000 && !is_pdf_read(std::to_string(slow.size())); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        running.send(signal);
        const Ended ended = running.wait();
        CHECK(ended.exit_code == 128 + signal);
        CHECK(ended.err.find("Stopped; no bundle was written.") != std::string::npos);
        CHECK(ended.out.empty());
        CHECK_FALSE(is_pdf_read(std::to_string(slow.size())));
        CHECK(read_bytes(folder / "archive.json") == "old");
        CHECK(folder.names() == std::vector<std::string>{"archive.json", "cache", "in"});
    }
    fs::remove(source + "/z.pdf");
    const Ended again = run_kexie(build);
    CHECK(again.exit_code == 0);
    CHECK(again.err.find("0 files read, 5 from the cache") != std::string::npos);
    CHECK(read_bytes(folder / "archive.json") ==
          run_kexie({"build", source, "-o", "-", "--no-cache"}).out);
}

TEST_CASE("interrupt: what hangs does not keep build from ending") {
    const TemporaryFolder folder;
    write_bytes(folder / "in/a.txt", read_bytes(shipped_issues() + "/2023-18.txt"));
    REQUIRE(mkfifo((folder / "in/z.txt").c_str(), 0600) == 0);  // Nobody ever writes to it.
    RunningKexie running({"build", folder / "in", "-o", folder / "archive.json", "--cache",
                          folder / "cache", "--jobs", "1"});
    wait_for_files(folder / "cache", 1);
    running.send(SIGINT);
    CHECK(running.wait().exit_code == 130);
    CHECK(folder.names() == std::vector<std::string>{"cache", "in"});
}
