// The digests as LibreOffice saves them, read back: no character is lost.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/utf8.h"
#include "document/docx.h"
#include "document/html.h"
#include "support/files.h"
#include "support/skip.h"

using namespace kexie;
namespace fs = std::filesystem;

namespace {

bool has_office() {
    return std::system("command -v soffice >/dev/null 2>&1") == 0;
}

// A folder that goes with the test.
class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "kexie-office-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        m_path = name;
    }
    ~Folder() { fs::remove_all(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

// Every digest in `format`, a file each.
void convert_digests(const Folder& folder, const std::string& format) {
    const std::string source = KEXIE_SOURCE_DIR "/data/issues";
    const std::string command = "HOME='" + folder.path().string() +
                                "' soffice --headless --infilter='Text (encoded):UTF8'" +
                                " --convert-to " + format + " --outdir '" + folder.path().string() +
                                "' '" + source + "'/*.txt >'" + (folder.path() / "log").string() +
                                "' 2>&1";
    REQUIRE(std::system(command.c_str()) == 0);
}

std::string without_blanks(std::string_view text) {
    std::u32string kept;
    for (const char32_t c : to_utf32(text)) {
        const bool is_blank = c <= U' ' || c == U'\u00A0' || c == U'\u3000' || c == U'\uFEFF';
        if (!is_blank) kept += c;
    }
    return to_utf8(kept);
}

template <typename Read>
void check_digests(const std::string& format, Read read) {
    const Folder folder;
    convert_digests(folder, format);
    int count = 0;
    for (const fs::path& path : test::files_in(KEXIE_SOURCE_DIR "/data/issues")) {
        if (path.extension() != ".txt") continue;
        CAPTURE(path.filename().string());
        const auto made =
            test::read_file(folder.path() / path.filename().replace_extension("." + format));
        REQUIRE(made);
        const auto document = read(*made);
        REQUIRE(document.ok());
        CHECK(document.value().notes.empty());
        CHECK(without_blanks(document.value().text) ==
              without_blanks(test::read_file(path).value_or("")));
        ++count;
    }
    CHECK(count >= 5);
}

}  // namespace

TEST_CASE("digests saved as .docx by LibreOffice lose no character" *
          test::needs(has_office(), "LibreOffice (soffice)")) {
    check_digests("docx", [](std::string_view bytes) { return read_docx(bytes); });
}

TEST_CASE("digests saved as web pages by LibreOffice lose no character" *
          test::needs(has_office(), "LibreOffice (soffice)")) {
    check_digests("html", [](std::string_view bytes) { return read_html(bytes); });
}
