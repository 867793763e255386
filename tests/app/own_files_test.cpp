#include "app/own_files.h"

#include <doctest/doctest.h>

#include "app/update.h"
#include "archive/file_bundle.h"

using namespace kexie;

namespace {

const char* const kite_issue =
    "科协每周动态\n2031年第3期（总第903期）\n\n试制风筝大赛在河边举行\n\n"
    "　　3月3日，试制风筝大赛在河边举行，六十名选手参加。\n（宣传部）\n";

DroppedFile text_file(const std::string& id, const std::string& text) {
    DroppedFile file;
    file.id = id;
    file.name = id + ".txt";
    file.bytes = text.size();
    auto bundle = bundle_of_file(text, file.name);
    if (bundle) {
        file.bundle = bundle.take();
    } else {
        file.error = bundle.error();
    }
    return file;
}

State open_archive() {
    State state;
    Archive archive;
    archive.title = "档案";
    update(state, command::LibraryLoaded{std::make_shared<Library>(std::move(archive))});
    return state;
}

command::FilesDropped by_hand(DroppedFile file) {
    return {{std::move(file)}, command::FilesDropped::Origin::Hand};
}

}  // namespace

TEST_CASE("own files: an issue is added, found, and removed without a trace") {
    State state = open_archive();
    update(state, by_hand(text_file("a", kite_issue)));
    REQUIRE(state.own_files.size() == 1);
    CHECK_FALSE(state.own_files[0].error.has_value());
    CHECK(state.overlay == Overlay::OwnFiles);
    REQUIRE(state.library->issue_count() == 1);
    CHECK(state.library->engine().search("风筝").total == 1);
    const Effects effects = update(state, command::RemoveOwnFile{"a"});
    CHECK(effects.forget_file == "a");
    CHECK(state.own_files.empty());
    CHECK(state.library->issue_count() == 0);
    CHECK(state.library->engine().search("风筝").total == 0);
}

TEST_CASE("own files: an address that only they have waits for them") {
    for (const char* address : {"#/issue/2031-3", "#/issue/2031-3/0", "#/source/2031-3/0"}) {
        CAPTURE(address);
        State state = open_archive();
        update(state, command::OpenAddress{address, false});
        CHECK(state.route.kind == Route::Kind::Unknown);
        CHECK(write_address(state.route) == address);
        update(state, by_hand(text_file("a", kite_issue)));
        CHECK(state.route == parse_address(address));
        update(state, command::RemoveOwnFile{"a"});
        CHECK(state.route.kind == Route::Kind::Unknown);
    }
}

TEST_CASE("own files: adding a file keeps the index, wherever its issues go") {
    const auto archive_of = [](std::initializer_list<int> numbers) {
        Archive archive;
        for (const int number : numbers) {
            auto issue = std::make_shared<Issue>();
            issue->id = "2031-0" + std::to_string(number);
            issue->year = 2031;
            issue->number = number;
            issue->date = Date{2031, number, 1};
            Article article;
            article.title = "风筝第" + std::to_string(number) + "次";
            article.paragraphs = {"河边的风筝大赛。", std::string(3000, 'x')};
            issue->articles = {article, article};
            archive.issues.push_back(issue);
        }
        return archive;
    };
    const auto file_of = [&](const std::string& id, int number) {
        DroppedFile file;
        file.id = id;
        file.name = id + ".json";
        file.bundle = write_bundle(archive_of({number}));
        return file;
    };
    Archive archive = archive_of({2, 5, 6, 8});
    archive.title = "档案";
    State state;
    update(state, command::LibraryLoaded{std::make_shared<Library>(archive)});
    while (state.library->index_some(1000)) {
    }
    const auto same_as_rebuilt = [&] {
        const Library rebuilt(join_own_files(*state.base, state.own_files));
        REQUIRE(rebuilt.issue_count() == state.library->issue_count());
        for (int i = 0; i < rebuilt.issue_count(); ++i) {
            CHECK(rebuilt.issue(i).id == state.library->issue(i).id);
        }
        CHECK(rebuilt.archive().title == state.library->archive().title);
        CHECK(rebuilt.article_count() == state.library->article_count());
        CHECK(rebuilt.browse_rows().size() == state.library->browse_rows().size());
        const Results expected = rebuilt.engine().search("风筝");
        const Results actual = state.library->engine().search("风筝");
        REQUIRE(actual.hits.size() == expected.hits.size());
        CHECK(actual.occurrences == expected.occurrences);
        for (std::size_t i = 0; i < actual.hits.size(); ++i) {
            CHECK(actual.hits[i].issue == expected.hits[i].issue);
            CHECK(actual.hits[i].article == expected.hits[i].article);
            CHECK(actual.hits[i].score == expected.hits[i].score);
        }
    };
    update(state, by_hand(text_file("kite", kite_issue)));
    same_as_rebuilt();
    update(state, by_hand(file_of("a", 3)));
    CHECK(state.library->issue(1).number == 3);
    same_as_rebuilt();
    CHECK_FALSE(state.library->index_some(1));  // Nothing left to index.
    update(state, by_hand(file_of("b", 9)));
    same_as_rebuilt();
    // Removing a file, or dropping one again, rebuilds the library.
    update(state, by_hand(file_of("a", 3)));
    same_as_rebuilt();
    update(state, command::RemoveOwnFile{"a"});
    same_as_rebuilt();
    CHECK(state.library->index_some(1));
}

TEST_CASE("own files: the same file twice is there once; stored files open no overlay") {
    State state = open_archive();
    const DroppedFile file = text_file("a", kite_issue);
    update(state, command::FilesDropped{{file, file}, command::FilesDropped::Origin::Storage});
    CHECK(state.own_files.size() == 1);
    CHECK(state.library->issue_count() == 1);
    CHECK_FALSE(state.overlay);
}

TEST_CASE("own files: files dropped before loading are added after loading") {
    State state;
    update(state, command::FilesDropped{{text_file("a", kite_issue)},
                                        command::FilesDropped::Origin::Storage});
    update(state, command::LibraryLoaded{std::make_shared<Library>(Archive{})});
    CHECK(state.library->issue_count() == 1);
    CHECK(state.library->archive().title == "科协每周动态");
}

TEST_CASE("own files: an unreadable file has an error and changes nothing") {
    State state = open_archive();
    update(state, by_hand(text_file("empty", " \n")));
    update(state, by_hand(text_file("binary", std::string("\0\1\2", 3))));
    DroppedFile cut = text_file("cut", kite_issue);
    cut.bundle.resize(cut.bundle.size() / 2);
    update(state, by_hand(cut));
    REQUIRE(state.own_files.size() == 3);
    CHECK(state.own_files[0].error->code == "file-empty");
    CHECK(state.own_files[1].error->code == "file-binary");
    CHECK(state.own_files[2].error->code == "bundle-damaged");
    CHECK(state.library->issue_count() == 0);
}

TEST_CASE("own files: a file that could not be stored stays for the visit and says so") {
    State state = open_archive();
    update(state, by_hand(text_file("a", kite_issue)));
    update(state, command::OwnFileNotKept{"a", StorageProblem::Full});
    CHECK(state.own_files[0].storage == StorageProblem::Full);
    CHECK(state.library->issue_count() == 1);
}

TEST_CASE("own files: the open article stays open") {
    State state = open_archive();
    update(state, by_hand(text_file("a", kite_issue)));
    update(state, command::OpenAddress{"#/issue/2031-3/0"});
    std::string other = kite_issue;
    other.replace(other.find("第3期"), std::string("第3期").size(), "第4期");
    update(state, by_hand(text_file("b", other)));
    CHECK(state.library->issue_count() == 2);
    CHECK(state.library->issue(state.reader.issue).id == "2031-3");
    CHECK(state.route.kind == Route::Kind::Article);
}

TEST_CASE("own files: an unknown encoding is reported as a finding") {
    const auto bundle = bundle_of_file(std::string(kite_issue) + "\xFF\xFF", "a.txt");
    REQUIRE(bundle.ok());
    CHECK(bundle.value().find("encoding-malformed") != std::string::npos);
}
