// Zip files: whole, damaged and hostile.
#include "document/zip.h"

#include <doctest/doctest.h>

#include "base/utf8.h"
#include "support/zip_writer.h"

using namespace kexie;
using test::write_zip;
using test::zeros;
using test::ZipPart;

namespace {

std::string code_of(const Result<std::vector<ZipMember>>& members) {
    return members ? "" : members.error().code;
}

}  // namespace

TEST_CASE("a zip file's members are read in order, with those of nested zip files") {
    const std::string inner = write_zip({{"第二期.txt", "乙"}, {"folder/", ""}});
    const std::string zip =
        write_zip({{"a/", ""}, {"a/第一期.txt", "甲"}, {"内.ZIP", inner}, {"空.txt", ""}});
    const auto members = read_zip(zip);
    REQUIRE(members.ok());
    REQUIRE(members.value().size() == 3);
    CHECK(members.value()[0].name == "a/第一期.txt");
    CHECK(members.value()[0].bytes == "甲");
    CHECK(members.value()[1].name == "内.ZIP/第二期.txt");
    CHECK(members.value()[1].bytes == "乙");
    CHECK(members.value()[2].bytes.empty());
    CHECK_FALSE(members.value()[2].error);
    const auto texts =
        read_zip(zip, [](std::string_view name) { return name.ends_with("一期.txt"); });
    REQUIRE(texts.ok());
    CHECK(texts.value().size() == 1);
    CHECK(read_zip(write_zip({})).value().empty());
}

TEST_CASE("names of zip files are UTF-8 or GBK, whatever the flag says") {
    const std::string gbk = "\xBC\xF2\xB1\xA8\xC1\xAA\xCD\xA8.txt";
    const auto members = read_zip(write_zip({{gbk, "1", 0}, {"简报.txt", "2", 0}, {"a\\b", "3"}}));
    REQUIRE(members.ok());
    CHECK(members.value()[0].name == "简报联通.txt");
    CHECK(members.value()[1].name == "简报.txt");
    CHECK(members.value()[2].name == "a/b");
}

TEST_CASE("deflated members are unpacked; damaged and encrypted ones do not stop the others") {
    ZipPart damaged{"damaged", "whole"};
    damaged.packed = "wh0le";
    ZipPart cut = zeros("cut", 5000);
    cut.packed.resize(cut.packed.size() / 2);
    ZipPart more = zeros("more", 5000);
    more.claimed_size = 100;
    ZipPart method{"method", "x"};
    method.method = 12;
    const auto members = read_zip(
        write_zip({{"locked", "?", 0x0801}, damaged, cut, more, method, zeros("zeros", 70'000)}));
    REQUIRE(members.ok());
    REQUIRE(members.value().size() == 6);
    CHECK(members.value()[0].error.value().code == "zip-encrypted");
    CHECK(members.value()[4].error.value().code == "zip-method");
    for (std::size_t i = 1; i < 4; ++i) {
        CAPTURE(i);
        REQUIRE(members.value()[i].error);
        CHECK(members.value()[i].error->code == "zip-damaged");
        CHECK(members.value()[i].error->source == members.value()[i].name);
        CHECK(members.value()[i].bytes.empty());
    }
    CHECK(members.value()[5].bytes == std::string(70'000, '\0'));
}

TEST_CASE("zip bombs are refused") {
    ZipLimits limits;
    limits.unpacked = 1'000'000;
    const ZipPart big = zeros("big", 400'000);
    CHECK(code_of(read_zip(write_zip({big, big}), nullptr, limits)).empty());
    CHECK(code_of(read_zip(write_zip({big, big, big}), nullptr, limits)) == "zip-too-large");
    // What nested files unpack counts, too, and so do they themselves.
    const std::string nested = write_zip({big});
    CHECK(code_of(read_zip(write_zip({{"a.zip", nested}, {"b.zip", nested}, big}), nullptr,
                           limits)) == "zip-too-large");
    // More than deflate can pack.
    ZipPart claims = zeros("claims", 4000);
    claims.claimed_size = 900'000'000;
    CHECK(code_of(read_zip(write_zip({claims}))) == "zip-too-large");
    limits.members = 2;
    CHECK(code_of(read_zip(write_zip({{"a", ""}, {"b", ""}, {"c", ""}}), nullptr, limits)) ==
          "zip-too-large");
    std::string deep = write_zip({{"a.txt", "a"}});
    for (int i = 0; i < 3; ++i) deep = write_zip({{"a.zip", deep}});
    CHECK(code_of(read_zip(deep)).empty());
    CHECK(code_of(read_zip(write_zip({{"a.zip", deep}}))) == "zip-too-large");
}

TEST_CASE("cut and changed zip files end with an error or with what is whole") {
    const std::string inner = write_zip({{"b.txt", "b"}});
    const std::string zip = write_zip({{"a.txt", "a"}, {"i.zip", inner}, zeros("z", 3000)});
    for (std::size_t size = 0; size < zip.size(); ++size) {
        const auto members = read_zip(std::string_view(zip).substr(0, size));
        if (!members) CHECK_FALSE(members.error().message.empty());
    }
    for (std::size_t i = 0; i < zip.size(); ++i) {
        for (const int bit : {0, 3, 7}) {
            std::string changed = zip;
            changed[i] = static_cast<char>(changed[i] ^ (1 << bit));
            const auto members = read_zip(changed);
            if (!members) continue;
            for (const ZipMember& member : members.value()) CHECK(is_valid_utf8(member.name));
        }
    }
}
