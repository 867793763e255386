#include "text/file_format.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace kexie {

using namespace std::string_view_literals;

TEST_CASE("files that are no plain text are recognised by how they begin") {
    struct Case {
        std::string_view bytes;
        FileFormat format;
    };
    const Case files[] = {
        {"%PDF-1.7\n%\xE2\xE3"sv, FileFormat::Pdf},
        {"{\\rtf1\\ansi\\ansicpg936 \\'bf\\'c6}"sv, FileFormat::Rtf},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, FileFormat::OldWord},
        {"PK\x03\x04\x14\0\0\0[Content_Types].xml"sv, FileFormat::Zip},
        {"\x89PNG\r\n\x1A\n"sv, FileFormat::Picture},
        {"\xFF\xD8\xFF\xE0\0\x10JFIF"sv, FileFormat::Picture},
        {"<!DOCTYPE html><title>科协</title>"sv, FileFormat::Html},
        {"\xEF\xBB\xBF\r\n <HTML lang=zh>"sv, FileFormat::Html},
        {"<?xml version=\"1.0\"?>\n<!-- saved from url=(0014)about:internet -->\n<html>"sv,
         FileFormat::Html},
    };
    for (const Case& file : files) {
        CAPTURE(file.bytes);
        REQUIRE(file_format(file.bytes).has_value());
        CHECK(*file_format(file.bytes) == file.format);
        CHECK_FALSE(advice_on(file.format).empty());
    }
}

TEST_CASE("plain text is taken for no other format") {
    const std::string comment = "<!-- " + std::string(1000, 'x');
    for (const std::string_view bytes :
         {""sv, "<"sv, "<!--"sv, "<?xml"sv, "科协每周动态\n2023年第1期"sv, "PDF 格式的简报"sv,
          "<科普> 动态"sv, "<!doctype"sv, "GIF 动图"sv, "# 标题\n\n正文 <html> 标签"sv,
          std::string_view(comment)}) {
        CAPTURE(bytes);
        CHECK_FALSE(file_format(bytes).has_value());
    }
}

}  // namespace kexie
