#include <doctest/doctest.h>

#include "app/scroll_memory.h"
#include "app/update.h"

using namespace kexie;

TEST_CASE("scroll memory: survives the round trip; malformed lines are skipped") {
    const ScrollMemory memory = {{"#/", 0}, {"#/issue/2023-18", 1200}, {"#/search?q=a b", 31}};
    CHECK(read_scroll_memory(write_scroll_memory(memory)) == memory);
    for (const char* text : {"", "\n", "12", "12 ", "x #/", "99999999999999 #/", " #/"}) {
        CAPTURE(text);
        CHECK(read_scroll_memory(text).empty());
    }
}

TEST_CASE("state: reloading restores the scroll position") {
    auto issue = std::make_shared<Issue>();
    issue->id = "2023-1";
    issue->articles.resize(1);
    Archive archive;
    archive.issues = {issue};
    State state;
    state.scroll_memory = {{"#/issue/2023-1", 321.0f}};
    update(state, command::OpenAddress{"#/issue/2023-1", true});
    update(state, command::LibraryLoaded{std::make_shared<Library>(std::move(archive))});
    CHECK(state.reader.scroll.to == ScrollRequest::To::Offset);
    CHECK(state.reader.scroll.offset_px == 321.0f);
}
