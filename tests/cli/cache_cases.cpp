// build: an unchanged file is not read again, and the bundle is the same all the same.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/cache_bytes.h"
#include "cli/cache_entry.h"
#include "cli/process.h"
#include "cli/small_pdf.h"
#include "support/zip_writer.h"

using namespace kexie::test;

namespace {

namespace fs = std::filesystem;

// Issues in several formats, and a cache of its own.
class Source {
public:
    Source() {
        for (const auto& entry : fs::directory_iterator(shipped_issues())) {
            const std::string name = entry.path().filename().string();
            if (name.ends_with(".txt")) write_bytes(path() + "/" + name, read_bytes(entry.path()));
        }
        const std::string page =
            "<!DOCTYPE html><meta charset=utf-8><h1>科普大篷车走进山区</h1>"
            "<p>　　3月5日，市科协组织科普大篷车走进山区。</p>";
        write_bytes(path() + "/deep/page.html", page);
        write_bytes(path() + "/two.zip",
                    write_zip({{"x/a.html", page + "<p>　　完。</p>"},
                               {"b.txt", "科协简报\n第3期\n2019年3月4日\n\n一篇\n　　正文。\n"}}));
        if (has_pdf_reader()) write_bytes(path() + "/a.pdf", small_pdf("Hello, bulletin"));
        age();
    }

    std::string path() const { return m_folder / "in"; }
    std::string cache() const { return m_folder / "cache"; }
    std::size_t count() const { return has_pdf_reader() ? 8 : 7; }

    // Files that changed a moment ago are not told by their time.
    void age() const {
        for (const auto& entry : fs::recursive_directory_iterator(path())) {
            fs::last_write_time(entry, fs::file_time_type::clock::now() - std::chrono::hours(1));
        }
    }

    Ended build(std::vector<std::string> more = {}) const {
        std::vector<std::string> arguments = {"build", path(), "-o", "-", "--cache", cache()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_kexie(arguments);
    }

    std::string fresh() const { return run_kexie({"build", path(), "-o", "-", "--no-cache"}).out; }

    // The files of the cache that are about a file.
    std::vector<std::string> entries() const {
        std::vector<std::string> found;
        for (const auto& entry : fs::directory_iterator(cache())) {
            if (entry.path().string().ends_with(".kexie-file")) found.push_back(entry.path());
        }
        std::sort(found.begin(), found.end());
        return found;
    }

private:
    TemporaryFolder m_folder;
};

std::string counts(std::size_t read, std::size_t from_cache) {
    return std::to_string(read) + " file" + (read == 1 ? "" : "s") + " read, " +
           std::to_string(from_cache) + " from the cache\n";
}

bool says(const Ended& ended, const std::string& text) {
    CAPTURE(ended.err);
    CHECK(ended.err.find(text) != std::string::npos);
    return ended.err.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("cache: the same bytes with and without it, whatever the number of threads") {
    const Source source;
    const std::string bytes = source.fresh();
    REQUIRE_FALSE(bytes.empty());
    for (const char* jobs : {"1", "2", "7"}) {
        CAPTURE(jobs);
        CHECK(run_kexie({"build", source.path(), "-o", "-", "--no-cache", "--jobs", jobs}).out ==
              bytes);
        const Ended built = source.build({"--jobs", jobs});
        CHECK(built.out == bytes);
        says(built, *jobs == '1' ? counts(source.count(), 0) : counts(0, source.count()));
        fs::remove_all(source.cache());
        CHECK(source.build({"--jobs", jobs}).out == bytes);
    }
    // Of what is read, only the findings may come in the order of the files.
    CHECK(run_kexie({"build", source.path(), "-o", "-", "--no-cache", "--cache", "x"}).exit_code ==
          2);
    CHECK(run_kexie({"build", source.path(), "-o", "-", "--jobs", "0"}).exit_code == 2);
}

TEST_CASE("cache: a second build tells the same as the first") {
    const Source source;
    write_bytes(source.path() + "/twin.txt", read_bytes(source.path() + "/2023-18.txt"));
    const Ended first = source.build();
    const Ended second = source.build();
    CHECK(second.out == first.out);
    std::string expected = first.err;
    const std::string before = counts(source.count() + 1, 0);
    const std::size_t at = expected.find(before);
    REQUIRE(at != std::string::npos);
    CHECK(second.err == expected.replace(at, before.size(), counts(0, source.count() + 1)));
}

TEST_CASE("cache: a changed file is read again, a touched one is told by its digest") {
    const Source source;
    source.build();
    const std::string changed = source.path() + "/2023-18.txt";
    std::string text = read_bytes(changed);
    text.replace(text.find("300"), 3, "301");
    const auto time = fs::last_write_time(changed);
    write_bytes(changed, text);
    fs::last_write_time(changed, time);  // Not even its size tells.
    const Ended after = source.build();
    says(after, counts(1, source.count() - 1));
    CHECK(after.out.find("301") != std::string::npos);
    CHECK(after.out == source.fresh());

    fs::last_write_time(changed, fs::file_time_type::clock::now());
    fs::rename(source.path() + "/deep", source.path() + "/elsewhere");
    says(source.build(), counts(0, source.count()));

    // Another name may mean another year.
    fs::rename(changed, source.path() + "/2024-18.txt");
    const Ended renamed = source.build();
    says(renamed, counts(1, source.count() - 1));
    CHECK(renamed.out == source.fresh());
}

TEST_CASE("cache: what a new file teaches the others is taken in") {
    const TemporaryFolder folder;
    const auto issue = [](int number, const char* heading) {
        return "科协简报\n第" + std::to_string(number) + "期\n2019年3月" + std::to_string(number) +
               "日\n\n" + heading +
               "\n\n市科协召开会议\n　　3月1日，市科协召开会议，研究工作。\n\n"
               "学会举办讲座\n　　3月2日，学会举办讲座，一百人参加。\n";
    };
    const std::string in = folder / "in";
    const std::vector<std::string> build = {"build", in, "-o", "-", "--cache", folder / "cache"};
    for (int number = 1; number <= 6; ++number) {
        CAPTURE(number);
        write_bytes(in + "/" + std::to_string(number) + ".txt",
                    issue(number, number % 2 == 0 ? "【学会动态】" : "学会动态"));
        const Ended built = run_kexie(build);
        says(built, counts(1, static_cast<std::size_t>(number) - 1));
        CHECK(built.out == run_kexie({"build", in, "-o", "-", "--no-cache"}).out);
    }
}

TEST_CASE("cache: a damaged entry is ignored and written anew") {
    const Source source;
    const std::string bytes = source.build().out;
    const std::string entry = source.entries().front();
    const std::string whole = read_bytes(entry);
    std::string flipped = whole;
    flipped[whole.size() / 2] = static_cast<char>(flipped[whole.size() / 2] ^ 1);
    const std::string other_mark = "kexie-cache 2" + whole.substr(13);
    for (const std::string& damaged : {std::string(), whole.substr(0, 20),
                                       whole.substr(0, whole.size() - 1), flipped, other_mark}) {
        write_bytes(entry, damaged);
        const Ended built = source.build();
        says(built, counts(1, source.count() - 1));
        CHECK(built.out == bytes);
        CHECK(read_bytes(entry) == whole);
    }
    for (const auto& each : fs::directory_iterator(source.cache())) {
        if (each.path().string().ends_with(".kexie-folder")) write_bytes(each.path(), "x");
    }
    says(source.build(), counts(0, source.count()));
}

TEST_CASE("cache: another version, and bytes that end anywhere, are told") {
    using namespace kexie::cli;
    const std::string sealed = seal("bytes", "1");
    CHECK(unseal(sealed, "1") == "bytes");
    CHECK_FALSE(unseal(sealed, "2"));
    for (std::size_t size = 0; size < sealed.size(); ++size) {
        CHECK_FALSE(unseal(sealed.substr(0, size), "1"));
        std::string flipped = sealed;
        flipped[size] = static_cast<char>(flipped[size] ^ 4);
        CHECK_FALSE(unseal(flipped, "1"));
    }

    kexie::ExtractedFile file{"a.zip/b.pdf", "b.pdf", "00", {}};
    file.document.format = kexie::DocumentFormat::Pdf;
    file.document.text = "一\n";
    file.document.prints.resize(1);
    file.document.prints[0].size = 12.5F;
    file.document.prints[0].bold = true;
    file.document.notes.push_back({1, "code", "说明", true});
    const std::string documents = write_documents({file});
    const auto read = read_documents(documents);
    REQUIRE(read);
    REQUIRE(read->size() == 1);
    CHECK(read->front().path == file.path);
    CHECK(read->front().document.text == file.document.text);
    CHECK(read->front().document.prints == file.document.prints);
    CHECK(read->front().document.notes.front().message == "说明");
    CHECK(write_documents(*read) == documents);
    for (std::size_t size = 0; size < documents.size(); ++size) {
        CHECK_FALSE(read_documents(documents.substr(0, size)));
    }
}

TEST_CASE("cache: what no build has used for 90 days goes, and nothing else") {
    const Source source;
    source.build();
    const std::string old_time = std::string(64, '0') + ".kexie-file";
    const std::string part = std::string(64, '0') + ".kexie-file.part-1";
    for (const std::string& name : {old_time, part, std::string("letter.txt")}) {
        write_bytes(source.cache() + "/" + name, "x");
        fs::last_write_time(source.cache() + "/" + name,
                            fs::file_time_type::clock::now() - std::chrono::hours(24 * 91));
    }
    // Old, but used.
    fs::last_write_time(source.entries().back(),
                        fs::file_time_type::clock::now() - std::chrono::hours(24 * 91));
    says(source.build(), counts(0, source.count()));
    says(source.build(), counts(0, source.count()));
    CHECK_FALSE(fs::exists(source.cache() + "/" + old_time));
    CHECK_FALSE(fs::exists(source.cache() + "/" + part));
    CHECK(fs::exists(source.cache() + "/letter.txt"));
}

TEST_CASE("cache: one that cannot be written is said, and the bundle is built") {
    const Source source;
    write_bytes(source.cache(), "a file");
    const Ended built = source.build();
    CHECK(built.exit_code == 0);
    CHECK(built.out == source.fresh());
    says(built, "cannot be written");
}
