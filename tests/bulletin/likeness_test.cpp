// How similar two titles are.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "bulletin/likeness.h"

namespace kexie {

TEST_CASE("titles are equal, a part, similar, a start of an entry, or nothing") {
    struct Case {
        std::u32string_view entry;
        std::u32string_view title;
        Likeness wanted;
    };
    const Case cases[] = {
        {U"市科协召开全委会", U"市科协召开全委会", Likeness::Equal},
        {U"市科协召开全委会", U"市科协召开全委会暨表彰会", Likeness::Part},
        {U"市科协召开全委会", U"市科协在礼堂隆重召开八届全委会", Likeness::Similar},
        {U"市科协召开全委会", U"市科协举行全委会", Likeness::Similar},
        {U"南湖区市科协召开全委会", U"市科协召开全委会", Likeness::Similar},
        {U"市科协召开全委会暨表彰会", U"市科协召开全委会", Likeness::Start},
        {U"市农学会组织全市农时调查研究暨培训班", U"市农学会开展全市农时调查研究", Likeness::Start},
        {U"市农学会组织调查研究暨培训班", U"市农学会开展调查研究", Likeness::None},
        {U"市科协召开全委会", U"市农学会走访基层", Likeness::None},
        // Two of five characters are missing, or out of order.
        {U"甲乙丙丁戊己庚辛壬癸", U"甲乙己庚辛丙丁戊壬癸", Likeness::None},
        {U"", U"市科协", Likeness::None},
    };
    for (const Case& each : cases) {
        CHECK(compare_titles(each.entry, each.title) == each.wanted);
    }
}

TEST_CASE("the first 64 characters of long titles are compared, each of them") {
    std::u32string entry;
    for (char32_t c = 0x4E00; c < 0x4E00 + 64; ++c) entry.push_back(c);
    std::u32string title = entry;
    for (std::size_t i = 10; i < 22; ++i) title[i] = U'甲';  // 52 of 64 are left,
    CHECK(compare_titles(entry, title + U"乙") == Likeness::Similar);
    title[22] = U'甲';  // and 51: fewer than four fifths.
    CHECK(compare_titles(entry, title + U"乙") == Likeness::None);
}

}  // namespace kexie
