// parse, check and build: from text files to a bundle.
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>

#include "cli/process.h"
#include "support/golden.h"

using namespace kexie::test;
using Json = nlohmann::json;

namespace {

Json parse_json(const std::string& text) {
    Json json = Json::parse(text, nullptr, false);
    REQUIRE_FALSE(json.is_discarded());
    return json;
}

const std::string shipped[] = {"2023-03.txt", "2023-06-30.txt", "2023-12-21.txt", "2023-18.txt",
                               "2023-21.txt"};

// A folder with copies of the shipped issues.
void copy_issues(const TemporaryFolder& folder, const std::string& under = "") {
    for (const std::string& name : shipped) {
        write_bytes(folder / (under + name), read_bytes(shipped_issues() + "/" + name));
    }
}

const std::string binary_bytes = "ELF" + std::string(20, '\0');

}  // namespace

TEST_CASE("parse: an array with an object an issue, as the contract has it") {
    for (const std::string& name : shipped) {
        CAPTURE(name);
        const Ended ended = run_kexie({"parse", shipped_issues() + "/" + name});
        CHECK(ended.exit_code == 0);
        CHECK(ended.err.empty());
        const Json issues = parse_json(ended.out);
        REQUIRE(issues.is_array());
        REQUIRE(issues.size() == 1);
        for (const char* member :
             {"id", "title", "year", "number", "total_number", "publisher", "date", "inferred",
              "toc", "articles", "footer", "noise", "diagnostics", "source"}) {
            CAPTURE(member);
            CHECK(issues[0].contains(member));
        }
        CHECK(issues[0]["source"]["file"] == name);
        CHECK(issues[0]["source"]["sha256"].get<std::string>().size() == 64);
        CHECK(issues[0]["articles"].size() > 0);
    }
}

TEST_CASE("parse: several files in one array, and an outline for people") {
    const std::string one = shipped_issues() + "/" + shipped[0];
    const std::string two = shipped_issues() + "/" + shipped[3];
    const Ended both = run_kexie({"parse", one, two});
    CHECK(both.exit_code == 0);
    const Json issues = parse_json(both.out);
    REQUIRE(issues.size() == 2);
    CHECK(issues[0]["id"] == "2023-3");
    CHECK(issues[1]["id"] == "2023-18");
    CHECK(run_kexie({"parse", one, two, "--format", "json"}).out == both.out);

    const Ended text = run_kexie({"parse", two, "--format", "text"});
    CHECK(text.exit_code == 0);
    for (const auto& article : issues[1]["articles"]) {
        CHECK(text.out.find(article["title"].get<std::string>()) != std::string::npos);
    }
}

TEST_CASE("parse: the shipped issues, as reviewed") {
    for (const std::string& name : shipped) {
        const Ended text = run_kexie({"parse", "--format", "text", shipped_issues() + "/" + name});
        check_golden("cli/" + name + ".outline.txt", text.out);
    }
    // One in full: the issue with a masthead, contents, noise, and attributions of all kinds.
    const Ended json = run_kexie({"parse", shipped_issues() + "/2023-21.txt"});
    // Indented, so that a change can be reviewed; the members keep their order.
    const auto ordered = nlohmann::ordered_json::parse(json.out, nullptr, false);
    check_golden("cli/2023-21.txt.parse.json", ordered.dump(2) + "\n");
}

TEST_CASE("parse: input that cannot be read ends with 3 and is named; the rest is still printed") {
    const TemporaryFolder folder;
    write_bytes(folder / "binary.txt", binary_bytes);
    const std::string good = shipped_issues() + "/" + shipped[0];
    for (const std::string& bad : {folder / "absent.txt", folder / "binary.txt", folder.path()}) {
        CAPTURE(bad);
        const Ended ended = run_kexie({"parse", bad, good});
        CHECK(ended.exit_code == 3);
        CHECK(ended.err.find("kexie: " + bad + ": ") == 0);
        CHECK(parse_json(ended.out).size() == 1);
    }
}

TEST_CASE("parse and check: a file without text gives nothing to do") {
    const TemporaryFolder folder;
    write_bytes(folder / "empty.txt", "");
    write_bytes(folder / "blank.txt", " \r\n\t\n　\n");
    for (const std::string& path : {folder / "empty.txt", folder / "blank.txt"}) {
        CAPTURE(path);
        const Ended parsed = run_kexie({"parse", path});
        CHECK(parsed.exit_code == 1);
        CHECK(parse_json(parsed.out).empty());
        CHECK(parsed.err.find("file-empty") != std::string::npos);
        const Ended checked = run_kexie({"check", path});
        CHECK(checked.exit_code == 1);
        CHECK(checked.out.find(path + ":1: error: file-empty: ") == 0);
    }
    CHECK(run_kexie({"check", (folder / "none")}).exit_code == 3);
    write_bytes(folder / "dir/x.log", "x");
    CHECK(run_kexie({"check", (folder / "dir")}).exit_code == 1);
}

TEST_CASE("check: one line a finding, then totals; the shipped issues hold no error") {
    const std::regex finding(R"([^:]+\.txt:\d+: (note|warning|error): [a-z-]+: .+)");
    const std::regex totals(
        R"(5 files, 5 issues, 39 articles( \(\d+ doubtful\))?: 0 errors, \d+ warnings?, \d+ notes?)");
    for (const std::string& folder : issue_folders()) {
        CAPTURE(folder);
        const Ended ended = run_kexie({"check", folder});
        CHECK(ended.exit_code == 0);
        CHECK(ended.err.empty());
        std::istringstream lines(ended.out);
        std::string line;
        std::string last;
        while (std::getline(lines, line)) {
            if (!last.empty()) {
                CAPTURE(last);
                CHECK(std::regex_match(last, finding));
            }
            last = line;
        }
        CAPTURE(last);
        CHECK(std::regex_match(last, totals));
    }
}

TEST_CASE("check: files and folders together; what contradicts itself ends with 1") {
    const TemporaryFolder folder;
    copy_issues(folder);
    // Two issues claim one number, with different text.
    std::string twin = read_bytes(folder / "2023-18.txt");
    twin.replace(twin.find("300"), 3, "301");
    write_bytes(folder / "twin.txt", twin);
    const Ended ended = run_kexie({"check", folder.path()});
    CHECK(ended.exit_code == 1);
    CHECK(ended.out.find((folder / "twin.txt") + ":") != std::string::npos);
    CHECK(ended.out.find(": error: issue-conflict: ") != std::string::npos);
    CHECK(run_kexie({"check", folder / "2023-18.txt", folder / "2023-03.txt"}).exit_code == 0);
}

TEST_CASE("build: the same issues give the same bytes, wherever they lie") {
    const TemporaryFolder a;
    const TemporaryFolder b;
    copy_issues(a);
    copy_issues(b, "deep/er/");
    REQUIRE(run_kexie({"build", a.path(), "-o", a / "archive.json"}).exit_code == 0);
    REQUIRE(run_kexie({"build", b.path() + "/", "-o", b / "archive.json"}).exit_code == 0);
    const std::string bytes = read_bytes(a / "archive.json");
    CHECK(bytes == read_bytes(b / "archive.json"));
    const Ended printed = run_kexie({"build", a.path(), "-o", "-"});
    CHECK(printed.exit_code == 0);
    CHECK(printed.out == bytes);

    const Json bundle = parse_json(bytes);
    CHECK(bundle["format"] == "kexie-archive");
    CHECK(bundle["version"] == 1);
    CHECK(bundle["title"] == "科协每周动态");
    REQUIRE(bundle["issues"].size() == 5);
    std::string date;
    for (Json issue : bundle["issues"]) {
        CHECK(date <= issue["date"].get<std::string>());
        date = issue["date"];
        const std::string path = a / issue["source"]["file"].get<std::string>();
        // The bundle also keeps what the issue was read from.
        CHECK(issue["source"]["text"] == read_bytes(path));
        issue["source"].erase("text");
        issue["source"].erase("first_line");
        const bool same = parse_json(run_kexie({"parse", path}).out)[0] == issue;
        CHECK_MESSAGE(same, path);
    }
}

TEST_CASE("build: reads the issues below the folder, hidden ones apart, and the meta file") {
    const TemporaryFolder folder;
    write_bytes(folder / "b/2023-18.TXT", read_bytes(shipped_issues() + "/2023-18.txt"));
    write_bytes(folder / ".hidden/2023-21.txt", read_bytes(shipped_issues() + "/2023-21.txt"));
    write_bytes(folder / ".2023-21.txt", read_bytes(shipped_issues() + "/2023-21.txt"));
    write_bytes(folder / "readme.md", "# no issue");
    write_bytes(folder / "notes.log", "no issue either");
    write_bytes(folder / "archive.meta.json", R"({"title": "另一名称", "note": "说明。"})");
    const Ended ended = run_kexie({"build", folder.path(), "-o", "-"});
    CHECK(ended.exit_code == 0);
    const Json bundle = parse_json(ended.out);
    CHECK(bundle["issues"].size() == 1);
    CHECK(bundle["title"] == "另一名称");
    CHECK(bundle["note"] == "说明。");

    write_bytes(folder / "archive.meta.json", R"({"titel": "x"})");
    const Ended wrong = run_kexie({"build", folder.path(), "-o", "-"});
    CHECK(wrong.exit_code == 3);
    CHECK(wrong.out.empty());
    CHECK(wrong.err.find("\"titel\" is not known") != std::string::npos);
}

TEST_CASE("build: one file that cannot be read stops no other; on failure the old bundle stays") {
    const TemporaryFolder folder;
    copy_issues(folder, "issues/");
    write_bytes(folder / "archive.json", "old");
    write_bytes(folder / "issues/z.txt", binary_bytes);
    const Ended unreadable = run_kexie({"build", folder / "issues", "-o", folder / "archive.json"});
    CHECK(unreadable.exit_code == 3);
    CHECK(unreadable.err.find("z.txt") != std::string::npos);
    CHECK(unreadable.err.find("text            5       5\nnot read        1") != std::string::npos);
    CHECK(parse_json(read_bytes(folder / "archive.json"))["issues"].size() == 5);
    CHECK(folder.names() == std::vector<std::string>{"archive.json", "issues"});
    write_bytes(folder / "archive.json", "old");

    CHECK(run_kexie({"build", folder / "absent", "-o", "-"}).exit_code == 3);
    const Ended unwritable = run_kexie({"build", shipped_issues(), "-o", folder / "no/a.json"});
    CHECK(unwritable.exit_code == 3);
    CHECK(unwritable.err.find("cannot be written") != std::string::npos);
    const Ended onto_folder = run_kexie({"build", shipped_issues(), "-o", folder / "issues"});
    CHECK(onto_folder.exit_code == 3);
    CHECK(folder.names() == std::vector<std::string>{"archive.json", "issues"});

    write_bytes(folder / "none/x.log", "x");
    CHECK(run_kexie({"build", folder / "none", "-o", folder / "archive.json"}).exit_code == 1);
    CHECK(read_bytes(folder / "archive.json") == "old");
}

TEST_CASE("build: a link stays a link, and what is no file is not replaced by one") {
    namespace fs = std::filesystem;
    const TemporaryFolder folder;
    const std::string bytes = run_kexie({"build", shipped_issues(), "-o", "-"}).out;
    write_bytes(folder / "target.json", "old");
    fs::create_symlink("target.json", folder / "link.json");
    CHECK(run_kexie({"build", shipped_issues(), "-o", folder / "link.json"}).exit_code == 0);
    CHECK(fs::is_symlink(folder / "link.json"));
    CHECK(read_bytes(folder / "target.json") == bytes);

    // A socket stands for all that is neither file nor folder: it refuses to be opened.
    const std::string socket_path = folder / "socket";
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    REQUIRE(socket_path.size() < sizeof address.sun_path);
    socket_path.copy(address.sun_path, socket_path.size());
    const int socket_end = socket(AF_UNIX, SOCK_STREAM, 0);
    REQUIRE(socket_end >= 0);
    REQUIRE(bind(socket_end, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    CHECK(run_kexie({"build", shipped_issues(), "-o", socket_path}).exit_code == 3);
    CHECK(fs::is_socket(socket_path));
    close(socket_end);
    CHECK(folder.names() == std::vector<std::string>{"link.json", "socket", "target.json"});
}

TEST_CASE("build: an issue that comes twice is held once; another text is kept beside it") {
    const TemporaryFolder folder;
    const std::string issue = read_bytes(shipped_issues() + "/2023-18.txt");
    std::string other = issue;
    other.replace(other.find("300"), 3, "301");
    write_bytes(folder / "a.txt", issue);
    write_bytes(folder / "b.txt", issue);
    write_bytes(folder / "c.txt", other);
    const Ended ended = run_kexie({"build", folder.path(), "-o", "-"});
    CHECK(ended.exit_code == 0);
    CHECK(ended.err.find("b.txt:1: warning: issue-duplicate: ") != std::string::npos);
    CHECK(ended.err.find("c.txt:1: warning: issue-conflict: ") != std::string::npos);
    const Json bundle = parse_json(ended.out);
    REQUIRE(bundle["issues"].size() == 2);
    CHECK(bundle["issues"][0]["id"] == "2023-18");
    const std::string sha256 = bundle["issues"][1]["source"]["sha256"];
    CHECK(bundle["issues"][1]["id"] == "2023-18~" + sha256.substr(0, 6));
}
