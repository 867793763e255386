// --convert: older office formats, through LibreOffice.
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "cli/child_process.h"
#include "cli/fake_office.h"
#include "cli/office_converter.h"
#include "cli/process.h"
#include "support/skip.h"
#include "support/zip_writer.h"

using namespace kexie::test;
using Json = nlohmann::json;

namespace {

namespace fs = std::filesystem;

// What tells the formats, and no more: enough for a program that stands for LibreOffice.
std::string old_word(const std::string& more = "") {
    return "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + more;
}
constexpr const char* rtf = "{\\rtf1 no more}";

std::string open_document() {
    return std::string("PK\x03\x04") + std::string(26, '\0') +
           "mimetypeapplication/vnd.oasis.opendocument.text and no more";
}

// The issue that the project ships, as LibreOffice saves it: issue.doc and so on in `folder`.
void write_office_files(const std::string& folder) {
    fs::create_directories(folder);
    const std::string text = folder + "/issue.txt";
    write_bytes(text, read_bytes(shipped_issues() + "/2023-18.txt"));
    for (const char* format : {"doc", "rtf", "odt"}) {
        const std::string command = "soffice --headless -env:UserInstallation='file://" + folder +
                                    "/../profile' --infilter='Text (encoded):UTF8' --convert-to " +
                                    format + " --outdir '" + folder + "' '" + text +
                                    "' >/dev/null 2>&1";
        REQUIRE(std::system(command.c_str()) == 0);
    }
    fs::remove(text);
}

// Running or not yet waited for; what has ended counts as gone.
bool is_running(const std::string& process) {
    std::ifstream status("/proc/" + process + "/stat");
    std::string all;
    if (!std::getline(status, all)) return false;
    const std::size_t at = all.rfind(") ");
    return at != std::string::npos && all[at + 2] != 'Z';
}

bool ends_soon(const std::string& process) {
    for (int i = 0; i < 500 && is_running(process); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return !is_running(process);
}

bool contains(const std::string& text, const std::string& part) {
    CAPTURE(text);
    CHECK(text.find(part) != std::string::npos);
    return text.find(part) != std::string::npos;
}

// A folder for temporary files, to see what is left in them.
class TemporaryFiles {
public:
    TemporaryFiles() { setenv("TMPDIR", m_folder.path().c_str(), 1); }
    ~TemporaryFiles() { unsetenv("TMPDIR"); }
    TemporaryFiles(const TemporaryFiles&) = delete;
    TemporaryFiles& operator=(const TemporaryFiles&) = delete;

    std::vector<std::string> names() const { return m_folder.names(); }

private:
    TemporaryFolder m_folder;
};

constexpr const char* hangs = "sleep 600 & echo $! >>\"$log\"; echo $$ >>\"$log\"; wait";

std::vector<std::string> wait_for_log(const FakeOffice& office, std::size_t lines) {
    for (int i = 0; i < 1000 && office.log().size() < lines; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    REQUIRE(office.log().size() >= lines);
    return office.log();
}

}  // namespace

TEST_CASE("convert: without it older formats are refused, and the sentence names it") {
    const TemporaryFolder folder;
    const FakeOffice office("echo started >>\"$log\"");
    write_bytes(folder / "in/a.doc", old_word());
    write_bytes(folder / "in/b.wps", old_word());
    write_bytes(folder / "in/c.rtf", rtf);
    write_bytes(folder / "in/d.odt", open_document());
    write_bytes(folder / "in/e.txt", "科协简报\n第3期\n2019年3月4日\n\n一篇\n　　正文。\n");
    const Ended built = run_kexie({"build", folder / "in", "-o", folder / "out.json"});
    CHECK(built.exit_code == 3);
    for (const char* name : {"a.doc", "b.wps", "c.rtf", "d.odt"}) {
        const std::size_t at = built.err.find(std::string("in/") + name + ": This is ");
        REQUIRE(at != std::string::npos);
        contains(built.err.substr(at, built.err.find('\n', at) - at), "--convert");
    }
    CHECK(Json::parse(read_bytes(folder / "out.json"))["issues"].size() == 1);
    CHECK(office.log().empty());
}

TEST_CASE("convert: an issue in an older format reads as the same issue" *
          needs(!kexie::cli::find_office().empty(), "LibreOffice (soffice)")) {
    const TemporaryFolder folder;
    write_office_files(folder / "in");
    const Json text = Json::parse(run_kexie({"parse", shipped_issues() + "/2023-18.txt"}).out)[0];
    for (const char* name : {"issue.doc", "issue.rtf", "issue.odt"}) {
        CAPTURE(name);
        const std::string path = folder / "in/" + name;
        const Ended parsed = run_kexie({"parse", "--convert", path});
        REQUIRE(parsed.exit_code == 0);
        const Json issue = Json::parse(parsed.out)[0];
        CHECK(issue["source"]["format"] == "docx");
        CHECK(issue["source"]["file"] == name);
        for (const char* key : {"id", "date", "number", "publisher", "toc"}) {
            CHECK(issue[key] == text[key]);
        }
        REQUIRE(issue["articles"].size() == text["articles"].size());
        for (std::size_t i = 0; i < issue["articles"].size(); ++i) {
            CHECK(issue["articles"][i]["title"] == text["articles"][i]["title"]);
            CHECK(issue["articles"][i]["paragraphs"] == text["articles"][i]["paragraphs"]);
        }
        if (path.ends_with("doc")) {
            contains(run_kexie({"check", "--convert", path}).out, ":1: note: office-converted: ");
        }
    }
    const std::vector<std::string> build = {"build",   folder / "in",   "-o", "-", "--convert",
                                            "--cache", folder / "cache"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), build.begin(), build.end());
        return run_kexie(more);
    };
    const Ended first = with({"--jobs", "3"});
    CHECK(first.exit_code == 0);
    contains(first.err, "converted       3");
    contains(first.err, "3 files read, 0 from the cache");
    const Ended second = with({"--jobs", "1"});
    CHECK(second.out == first.out);
    contains(second.err, "0 files read, 3 from the cache");
    write_bytes(folder / "a.json", first.out);
    CHECK(run_kexie({"verify", folder / "a.json", "--issues", folder / "in", "--convert"})
              .exit_code == 0);
}

TEST_CASE("convert: nothing that a file names elsewhere is fetched" *
          needs(!kexie::cli::find_office().empty(), "LibreOffice (soffice)")) {
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(listen(listener, 5) == 0);
    REQUIRE(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    const std::string there =
        "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/picture.png";
    const TemporaryFolder folder;
    write_bytes(
        folder / "a.odt",
        write_zip(
            {{"mimetype", "application/vnd.oasis.opendocument.text", 0},
             {"content.xml",
              R"(<office:document-content office:version="1.3"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text><text:p>科协简报<draw:frame
 svg:width="3cm" svg:height="3cm" text:anchor-type="as-char"><draw:image xlink:type="simple"
 xlink:href=")" + there +
                  R"("/></draw:frame></text:p></office:text></office:body></office:document-content>)"},
             {"META-INF/manifest.xml",
              R"(<manifest:manifest manifest:version="1.3"
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry
 manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>)"}}));
    const Ended ended = run_kexie({"parse", "--convert", folder / "a.odt"});
    CHECK(ended.exit_code == 0);
    contains(ended.out, "科协简报");
    CHECK(accept(listener, nullptr, nullptr) == -1);
    close(listener);
}

TEST_CASE("convert: what was converted is kept, for those who ask for the same converter") {
    const TemporaryFolder folder;
    // Two at a time in one profile would be told by the second mkdir.
    const std::string script =
        "mkdir \"$profile/used\" || echo clash >>\"$log\"; echo \"$file\" >>\"$log\"\n"
        "sleep 0.05; copy; rmdir \"$profile/used\"";
    const FakeOffice office(script);
    const TemporaryFiles temporary;
    for (int i = 0; i < 9; ++i) {
        write_bytes(folder / "in/" + std::to_string(i) + ".doc", old_word(std::to_string(i)));
    }
    write_bytes(folder / "in/more.zip", write_zip({{"a.rtf", rtf}, {"b.txt", "正文。\n"}}));
    std::vector<std::string> build = {"build",          folder / "in", "-o", "-",        "--cache",
                                      folder / "cache", "--jobs",      "4",  "--convert"};
    const Ended first = run_kexie(build);
    CAPTURE(first.err);
    CHECK(first.exit_code == 0);
    const std::vector<std::string> log = office.log();
    CHECK(log.size() == 10);
    CHECK(std::count(log.begin(), log.end(), "clash") == 0);
    CHECK(temporary.names().empty());
    const Ended second = run_kexie(build);
    CHECK(second.out == first.out);
    CHECK(office.log().size() == 10);

    // The zip file has one that cannot be read without it.
    build.pop_back();
    const Ended without = run_kexie(build);
    CHECK(without.exit_code == 3);
    contains(without.err, "0.doc: This is ");
    contains(without.err, "more.zip/a.rtf: This is ");

    // What another program makes of it, may be another text.
    build.emplace_back("--convert");
    office.change(script + "\n# newer");
    CHECK(run_kexie(build).out == first.out);
    CHECK(office.log().size() == 20);
}

TEST_CASE("convert: an older file beside its .docx is left alone") {
    const TemporaryFolder folder;
    const FakeOffice office("copy");
    write_bytes(folder / "in/a.doc", old_word());
    write_bytes(folder / "in/a.docx", office.docx());
    const Ended built = run_kexie({"build", folder / "in", "-o", "-", "--convert"});
    CHECK(built.exit_code == 0);
    contains(built.err, "1 file read");
    CHECK(run_kexie({"parse", "--convert", folder / "in/a.doc"}).exit_code == 0);
}

TEST_CASE("convert: whatever LibreOffice does, there is a sentence") {
    const TemporaryFolder folder;
    write_bytes(folder / "a.doc", old_word());
    const FakeOffice office("exit 1");
    const TemporaryFiles temporary;
    const struct {
        const char* script;
        const char* sentence;
    } cases[] = {
        {"exit 1", "LibreOffice cannot convert the file"},
        {"kill -SEGV $$", "LibreOffice cannot convert the file"},
        {"copy; : >\"$out/issue.docx\"", "The "},
        {"copy; printf PK >\"$out/issue.docx\"", "The "},
        {"yes", "LibreOffice cannot convert the file"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.script);
        office.change(each.script);
        const Ended ended = run_kexie({"check", "--convert", folder / "a.doc"});
        CHECK(ended.exit_code == 3);
        contains(ended.err, std::string("a.doc: ") + each.sentence);
    }
    // Its own output open in a process that it leaves behind.
    office.change("copy; sleep 600 & echo $! >>\"$log\"");
    CHECK(run_kexie({"check", "--convert", folder / "a.doc"}).exit_code == 0);
    CHECK(ends_soon(wait_for_log(office, 1).back()));
    CHECK(temporary.names().empty());

    setenv("PATH", "/nowhere", 1);
    const Ended ended = run_kexie({"check", "--convert", folder / "a.doc"});
    CHECK(ended.exit_code == 3);
    contains(ended.err, "there is no soffice in $PATH");
}

TEST_CASE("convert: one that hangs is killed with its children after the time limit") {
    const FakeOffice office(hangs);
    {
        kexie::cli::OfficeConverter converter(office.program(), std::chrono::seconds(1));
        const auto start = std::chrono::steady_clock::now();
        const auto made = converter.to_docx(rtf, kexie::FileFormat::Rtf, {});
        CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
        REQUIRE_FALSE(made);
        CHECK(made.error().code == "office-too-slow");
    }
    for (const std::string& process : wait_for_log(office, 2)) CHECK(ends_soon(process));
}

TEST_CASE("convert: Ctrl-C kills it with its children") {
    const TemporaryFolder folder;
    write_bytes(folder / "in/a.doc", old_word());
    const FakeOffice office(hangs);
    const TemporaryFiles temporary;
    for (const char* command : {"build", "check"}) {
        CAPTURE(command);
        std::vector<std::string> arguments = {command, folder / "in", "--convert"};
        if (*command == 'b') arguments.insert(arguments.end(), {"-o", folder / "out.json"});
        const std::size_t before = office.log().size();
        RunningKexie running(arguments);
        const std::vector<std::string> processes = wait_for_log(office, before + 2);
        running.send(SIGINT);
        const int code = running.wait().exit_code;
        // The signal itself ends those that have nothing to put in order.
        CHECK(code == (*command == 'b' ? 130 : -1));
        for (const std::string& process : processes) CHECK(ends_soon(process));
        CHECK(temporary.names().empty());
        CHECK_FALSE(fs::exists(folder / "out.json"));
    }
}

TEST_CASE("child process: one that closes its output is waited for, within its time") {
    using namespace kexie::cli;
    ChildProgram shell = {
        "/bin/sh", {"-c", "exec >&-; sleep 600"}, {}, std::chrono::seconds(1), 1000, {}};
    CHECK(run_child(shell, {}).end == ChildResult::End::TooSlow);
    shell.max_time = std::chrono::seconds(60);
    shell.arguments[1] = "cat; exec >&-; sleep 0.1; exit 7";
    shell.input = "given";
    const ChildResult ended = run_child(shell, {});
    CHECK(ended.end == ChildResult::End::Exited);
    CHECK(ended.output == "given");
    CHECK(ended.exit_code == 7);
    shell.arguments[1] = "yes";
    CHECK(run_child(shell, {}).end == ChildResult::End::TooLarge);
    shell.path = "/nowhere/sh";
    CHECK(run_child(shell, {}).end == ChildResult::End::NotStarted);
}
