// Whatever is read, the memory that it takes is in proportion.
#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <string_view>

#include "cli/process.h"

using namespace kexie::test;

namespace {

// Bytes of a file: `start`, then `part` over and over.
struct Content {
    const char* what;
    std::string_view part;
    std::string_view start = "";
};

// Piece by piece: what this process holds when it starts another counts as that one's memory.
std::size_t write_content(const std::string& path, const Content& content, std::size_t size) {
    std::ofstream file(path, std::ios::binary);
    file << content.start;
    std::size_t written = content.start.size();
    for (; written < size; written += content.part.size()) file << content.part;
    return written;
}

}  // namespace

// Skipped under sanitizers, which keep several times what the program asks for.
TEST_CASE("parse and check take at most eight times the memory of their input" *
          doctest::skip(KEXIE_SANITIZED)) {
    constexpr std::size_t size = 12U << 20U;
    constexpr std::size_t most = 8;
    const TemporaryFolder folder;
    const std::string file = folder / "a.txt";
    write_bytes(file, "一");
    const std::size_t program = run_kexie({"check", file}).peak_memory;
    REQUIRE(program > 0);

    const std::string issue = read_bytes(shipped_issues() + "/2023-18.txt");
    using namespace std::string_view_literals;
    const Content contents[] = {
        {"one line", "北京市科协"},
        {"one word", "a"},
        {"a paragraph a line", "协会召开会议，研究工作。\n"},
        {"issues", issue},
        {"tiny lines", "一\n"},
        {"empty lines", "\n", "一"},
        {"page numbers", "- 1 -\n一二三四五六七八九十一二。\n"},
        {"contents", "- 协会召开会议研究工作……3\n", "目录\n"},
        // 会议会议会议会议。 and CR LF.
        {"GB18030", "\xBB\xE1\xD2\xE9\xBB\xE1\xD2\xE9\xBB\xE1\xD2\xE9\xBB\xE1\xD2\xE9\xA1\xA3\r\n"},
        {"UTF-16", "\x1A\x4F\xAE\x8B\x1A\x4F\xAE\x8B\x1A\x4F\xAE\x8B\x1A\x4F\xAE\x8B\x02\x30\n\0"sv,
         "\xFF\xFE"},
        {"damaged UTF-8", "会议\xE4\xBC。"},
    };
    for (const Content& content : contents) {
        const std::size_t input = write_content(file, content, size);
        for (const char* command : {"check", "parse"}) {
            CAPTURE(std::string(command) + ", " + content.what);
            const Ended ended = run_kexie({command, file});
            CHECK((ended.exit_code == 0 || ended.exit_code == 1));
            CHECK(ended.peak_memory <= program + most * input);
        }
    }
}
