// What is only shown on a terminal.
#include <doctest/doctest.h>

#include "cli/console.h"
#include "cli/process.h"

using namespace kexie::test;

namespace {

const std::string red = "\x1B[31m";
const std::string bold = "\x1B[1m";

}  // namespace

TEST_CASE("terminal: check groups by file and colours, unless NO_COLOR is set") {
    const TemporaryFolder folder;
    write_bytes(folder / "empty.txt", "");
    const Ended coloured = run_kexie_on_terminal({"check", folder.path()});
    CHECK(coloured.exit_code == 1);
    CHECK(coloured.out.find(bold + (folder / "empty.txt")) != std::string::npos);
    CHECK(coloured.out.find(red + "error") != std::string::npos);
    CHECK(coloured.out.find("empty.txt:1:") == std::string::npos);

    for (const char* variable : {"NO_COLOR=1", "TERM=dumb"}) {
        CAPTURE(variable);
        const Ended plain = run_kexie_on_terminal({"check", folder.path()}, {variable});
        CHECK(plain.exit_code == 1);
        CHECK(plain.out.find(folder / "empty.txt") != std::string::npos);
        CHECK(plain.out.find(bold) == std::string::npos);
        CHECK(plain.out.find(red) == std::string::npos);
    }
    const Ended piped = run_kexie({"check", folder.path()});
    CHECK(piped.out.find('\x1B') == std::string::npos);
}

TEST_CASE("terminal: progress is shown there and nowhere else") {
    const TemporaryFolder folder;
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"build", shipped_issues(), "-o", folder / "archive.json"},
          {"check", shipped_issues()}}) {
        const std::string first = "\r" + command.front() + " 1/5";
        CHECK(run_kexie_on_terminal(command).out.find(first) != std::string::npos);
        CHECK(run_kexie(command).err.find("1/5") == std::string::npos);
    }
}

TEST_CASE("terminal: progress tells speed and time left") {
    using kexie::cli::progress_line;
    CHECK(progress_line("build", 3, 1000, 0.2) == "build 3/1000");
    CHECK(progress_line("build", 120, 1000, 10) == "build 120/1000, 12 a second, 1 min 13 s left");
    CHECK(progress_line("build", 3, 4, 2) == "build 3/4, 1.5 a second, 1 s left");
    CHECK(progress_line("build", 4, 4, 2) == "build 4/4, 2.0 a second, 0 s left");
}

TEST_CASE("terminal: search marks in colour") {
    const TemporaryFolder folder;
    const std::string bundle = folder / "archive.json";
    REQUIRE(run_kexie({"build", shipped_issues(), "-o", bundle}).exit_code == 0);
    const Ended ended = run_kexie_on_terminal({"search", bundle, "赵树兵", "--format", "text"});
    CHECK(ended.exit_code == 0);
    CHECK(ended.out.find(red + "赵树兵") != std::string::npos);
    CHECK(ended.out.find("【赵树兵】") == std::string::npos);
}
