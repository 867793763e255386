#include "text/pinyin.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "text/pinyin_table.h"

using namespace kexie;

namespace {

// "shen jie" with the parts that are not whole syllables in brackets.
std::string written(const std::vector<Sound>& sounds) {
    std::string text;
    for (const Sound& sound : sounds) {
        if (!text.empty()) text += " ";
        text +=
            sound.is_whole ? std::string(sound.letters) : "(" + std::string(sound.letters) + ")";
    }
    return text;
}

bool contains(const std::u16string& characters, char16_t wanted) {
    return characters.find(wanted) != std::u16string::npos;
}

}  // namespace

TEST_CASE("pinyin: letters are read as syllables, initials, and what is still being typed") {
    struct Case {
        const char* letters;
        const char* best;
    };
    const Case cases[] = {
        {"shenjie", "shen jie"},
        {"sj", "(s) (j)"},
        {"shenj", "shen (j)"},
        {"shen j", "shen (j)"},
        {"xi'an", "xi an"},
        {"xian", "xian"},
        {"beijingsh", "bei jing (sh)"},
        {"zhonggu", "zhong gu"},
        {"lvshi", "lv shi"},
        {"kx", "(k) (x)"},
        {"zhg", "(zh) (g)"},
        {"kexie", "ke xie"},
        {"shou du ", "shou du"},
        {"zhon", "(zhon)"},
    };
    for (const Case& expected : cases) {
        CAPTURE(expected.letters);
        const auto readings = split_pinyin(expected.letters, 4);
        REQUIRE_FALSE(readings.empty());
        CHECK(written(readings.front()) == expected.best);
    }
    for (const char* nothing : {"", " ", "'", "u", "ivory", "a1", "Shen", "科"}) {
        CAPTURE(nothing);
        CHECK(split_pinyin(nothing, 4).empty());
    }
    // Takes no longer the more ways there are.
    std::string ambiguous;
    for (int i = 0; i < 500; ++i) ambiguous += "xian";
    CHECK(split_pinyin(ambiguous, 4).size() == 4);
}

TEST_CASE("pinyin: all readings of a character") {
    CHECK(contains(characters_of({"shen", true}), u'沈'));
    CHECK(contains(characters_of({"s", false}), u'沈'));
    CHECK(contains(characters_of({"sh", false}), u'沈'));
    CHECK_FALSE(contains(characters_of({"shen", true}), u'生'));
    for (const char* reading : {"hang", "xing"}) {
        CAPTURE(reading);
        CHECK(contains(characters_of({reading, true}), u'行'));
    }
    CHECK(contains(characters_of({"lv", true}), u'律'));
    CHECK(contains(homophones_of(u'杰'), u'洁'));
    CHECK(contains(homophones_of(u'长'), u'场'));
    CHECK(contains(homophones_of(u'长'), u'掌'));
    CHECK_FALSE(contains(homophones_of(u'京'), u'今'));
    CHECK(homophones_of(u'a') == u"a");
}

TEST_CASE("pinyin: a table that is cut or damaged is refused, and then no letters are read") {
    const std::string whole(pinyin_table::built_in());
    REQUIRE(whole.size() > 10000);
    for (std::size_t size = 0; size < whole.size(); size += 1 + size / 40) {
        CHECK_FALSE(give_pinyin_table(whole.substr(0, size)));
    }
    CHECK(split_pinyin("shenjie", 4).empty());
    CHECK(characters_of({"shen", true}).empty());
    CHECK(homophones_of(u'洁') == u"洁");
    // Whatever the first bytes say, nothing outside of the table is read.
    for (std::size_t at = 0; at < 10; ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x55);
        give_pinyin_table(changed);
    }
    REQUIRE(give_pinyin_table(whole));
    CHECK(contains(characters_of({"shen", true}), u'沈'));
}
