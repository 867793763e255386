// PDF and Word files with something wrong: each costs a sentence, never a crash or a hang.
//
// KEXIE_MUTANTS=N tries N of each file instead of a few, KEXIE_MUTANTS_SEED=N others.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "cli/office_converter.h"
#include "cli/process.h"
#include "cli/small_pdf.h"
#include "document/zip.h"
#include "support/docx_writer.h"
#include "support/skip.h"
#include "support/zip_writer.h"

using namespace kexie::test;

namespace {

constexpr std::chrono::seconds max_time(60);
constexpr std::size_t max_memory = 1'000'000'000;  // Bytes.

std::size_t number_of(const char* variable, std::size_t otherwise) {
    const char* value = std::getenv(variable);
    return value == nullptr ? otherwise : std::strtoul(value, nullptr, 10);
}

class Random {
public:
    explicit Random(std::size_t seed) : m_engine(static_cast<std::uint32_t>(seed)) {}

    // Below `end`, which is not 0. Of the engine alone: distributions differ from library to
    // library.
    std::size_t below(std::size_t end) { return m_engine() % end; }

private:
    std::mt19937 m_engine;
};

struct Fixture {
    std::string name;
    std::string bytes;
};

// What is between "stream" and "endstream": offset and size.
std::vector<std::pair<std::size_t, std::size_t>> streams_of(const std::string& pdf) {
    std::vector<std::pair<std::size_t, std::size_t>> streams;
    for (std::size_t at = 0; (at = pdf.find("stream", at)) != pdf.npos;) {
        const std::size_t begin = pdf.find('\n', at) + 1;
        const std::size_t end = pdf.find("endstream", begin);
        if (begin == 0 || end == pdf.npos) break;
        streams.emplace_back(begin, end - begin);
        at = end + 9;
    }
    return streams;
}

std::string with_streams_swapped(const std::string& pdf, Random& random) {
    const auto streams = streams_of(pdf);
    if (streams.size() < 2) return pdf;
    auto first = streams[random.below(streams.size())];
    auto second = streams[random.below(streams.size())];
    if (second < first) std::swap(first, second);
    if (first == second) return pdf;
    const auto [a, a_size] = first;
    const auto [b, b_size] = second;
    return pdf.substr(0, a) + pdf.substr(b, b_size) + pdf.substr(a + a_size, b - a - a_size) +
           pdf.substr(a, a_size) + pdf.substr(b + b_size);
}

std::string cut(const std::string& bytes, Random& random) {
    return bytes.substr(0, random.below(bytes.size()));
}

std::string hole(const std::string& bytes, Random& random) {
    std::string changed = bytes;
    return changed.erase(random.below(bytes.size()), 1 + random.below(200));
}

std::string flipped(const std::string& bytes, Random& random) {
    std::string changed = bytes;
    for (std::size_t i = 1 + random.below(8); i > 0; --i) {
        char& c = changed[random.below(changed.size())];
        c = static_cast<char>(c ^ (1 << random.below(8)));
    }
    return changed;
}

// Lengths, offsets, counts, numbers of objects.
std::string digits_changed(const std::string& bytes, Random& random) {
    std::string changed = bytes;
    for (int tries = 0, left = 3; tries < 10'000 && left > 0; ++tries) {
        char& c = changed[random.below(changed.size())];
        if (c < '0' || c > '9') continue;
        c = static_cast<char>('0' + random.below(10));
        --left;
    }
    return changed;
}

// The members of a Word document after `change`.
std::string rezipped(const std::string& bytes,
                     const std::function<void(std::vector<ZipPart>&)>& change) {
    auto zip = kexie::ZipReader::open(bytes);
    if (!zip) return bytes;
    std::vector<ZipPart> parts;
    for (std::size_t i = 0; i < zip.value().entries().size(); ++i) {
        auto read = zip.value().read(i);
        if (read) parts.push_back({zip.value().entries()[i].name, read.take()});
    }
    if (!parts.empty()) change(parts);
    return write_zip(parts);
}

std::string with_members_swapped(const std::string& docx, Random& random) {
    return rezipped(docx, [&](std::vector<ZipPart>& parts) {
        std::swap(parts[random.below(parts.size())].bytes, parts[random.below(parts.size())].bytes);
    });
}

// Within the XML, which the digest of a packed member would protect.
std::string member_changed(const std::string& docx, Random& random) {
    return rezipped(docx, [&](std::vector<ZipPart>& parts) {
        std::string& bytes = parts[random.below(parts.size())].bytes;
        if (bytes.empty()) return;
        switch (random.below(3)) {
            case 0:
                bytes = flipped(bytes, random);
                break;
            case 1:
                bytes = digits_changed(bytes, random);
                break;
            default:
                bytes = hole(bytes, random);
                break;
        }
    });
}

using Change = std::string (*)(const std::string&, Random&);

struct NamedChange {
    const char* name;
    Change change;
};

constexpr NamedChange pdf_changes[] = {{"cut", cut},
                                       {"hole", hole},
                                       {"flipped", flipped},
                                       {"digits", digits_changed},
                                       {"swapped", with_streams_swapped}};
constexpr NamedChange docx_changes[] = {{"cut", cut},
                                        {"hole", hole},
                                        {"flipped", flipped},
                                        {"member", member_changed},
                                        {"swapped", with_members_swapped}};

// An issue as LibreOffice prints it, where it is installed.
void add_printed(std::vector<Fixture>& fixtures, const char* format) {
    if (kexie::cli::find_office().empty()) return;
    const TemporaryFolder folder;
    const std::string command = "soffice --headless -env:UserInstallation='file://" +
                                folder.path() + "/profile' --infilter='Text (encoded):UTF8' " +
                                "--convert-to " + format + " --outdir '" + folder.path() + "' '" +
                                shipped_issues() + "/2023-18.txt' >/dev/null 2>&1";
    REQUIRE(std::system(command.c_str()) == 0);
    fixtures.push_back({"printed", read_bytes(folder / "2023-18." + format)});
}

std::vector<Fixture> pdf_fixtures() {
    std::vector<Fixture> fixtures = {
        {"small", small_pdf("Hello, bulletin", 3)},
        {"fonts", two_fonts_pdf({{"Hello, bulletin", "00410042"}, {"", "0041"}, {"Page", ""}})}};
    add_printed(fixtures, "pdf");
    return fixtures;
}

std::vector<Fixture> docx_fixtures() {
    const std::string list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
    std::vector<Fixture> fixtures = {
        {"small",
         write_docx(
             paragraph("科协简报") + paragraph("一篇", "<w:pStyle w:val=\"1\"/>") +
                 paragraph("　　正文。", list) +
                 "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>"
                 "<w:t>乙</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p></w:tc></w:tr></w:tbl>",
             {{"styles", "rId1",
               "<w:style w:styleId=\"1\" w:type=\"paragraph\"><w:basedOn w:val=\"2\"/><w:pPr>"
               "<w:outlineLvl w:val=\"0\"/></w:pPr></w:style><w:style w:styleId=\"2\"/>"},
              {"numbering", "rId2",
               "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
               "<w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
               "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"},
              {"footnotes", "rId3",
               "<w:footnote w:id=\"2\"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>"}})}};
    add_printed(fixtures, "docx");
    return fixtures;
}

// One of the documented ends, with words.
void check_end(const Ended& ended, const std::string& file) {
    CAPTURE(ended.out);
    CAPTURE(ended.err);
    CAPTURE(ended.exit_code);
    REQUIRE((ended.exit_code == 0 || ended.exit_code == 1 || ended.exit_code == 3));
    if (ended.exit_code == 3) {
        const std::size_t at = ended.err.find(file + ": ");
        REQUIRE(at != std::string::npos);
        const std::string words = ended.err.substr(at + file.size());
        CHECK((words.find('.') != std::string::npos || words.find("。") != std::string::npos));
    } else {
        CHECK(ended.out.find("1 file, ") != std::string::npos);
    }
    if (ended.exit_code == 1) CHECK(ended.out.find(": error: ") != std::string::npos);
}

template <std::size_t Count>
void try_mutants(const std::vector<Fixture>& fixtures, const std::string& ending,
                 const NamedChange (&changes)[Count], std::size_t usual) {
    const TemporaryFolder folder;
    const std::string file = folder / "mutant." + ending;
    const std::size_t seed = number_of("KEXIE_MUTANTS_SEED", 1);
    const std::size_t count = number_of("KEXIE_MUTANTS", usual);
    std::map<std::string, std::map<int, int>> ends;
    std::size_t peak = 0;
    std::chrono::milliseconds slowest{};
    for (const Fixture& fixture : fixtures) {
        Random random(seed);
        for (std::size_t i = 0; i < count; ++i) {
            const NamedChange& change = changes[i % Count];
            write_bytes(file, change.change(fixture.bytes, random));
            const auto start = std::chrono::steady_clock::now();
            const Ended ended = run_kexie({"check", file});
            const auto time = std::chrono::duration_cast<std::chrono::milliseconds>(
                std::chrono::steady_clock::now() - start);
            CAPTURE(fixture.name);
            CAPTURE(std::string(change.name));
            CAPTURE(i);
            check_end(ended, file);
            CHECK(time < max_time);
            if (!KEXIE_SANITIZED) CHECK(ended.peak_memory <= max_memory);
            ++ends[change.name][ended.exit_code];
            peak = std::max(peak, ended.peak_memory);
            slowest = std::max(slowest, time);
        }
    }
    for (const auto& [change, codes] : ends) {
        std::string counts;
        for (const auto& [code, number] : codes) {
            counts += " " + std::to_string(number) + " end with " + std::to_string(code) + ";";
        }
        MESSAGE(ending, ", ", change, ":", counts);
    }
    MESSAGE(ending, ": at most ", peak / 1'000'000, " MB and ", slowest.count(), " ms");
}

}  // namespace

TEST_CASE("mutants: a PDF with something wrong is read, or costs a sentence" *
          needs(has_pdf_reader(), "kexie-pdf")) {
    try_mutants(pdf_fixtures(), "pdf", pdf_changes, 50);
}

TEST_CASE("mutants: a Word document with something wrong is read, or costs a sentence") {
    try_mutants(docx_fixtures(), "docx", docx_changes, 50);
}
