// kexie-pdf FILE: writes the text runs of a PDF (see document/text_runs.h) to standard output;
// kexie-pdf --draw PAGE WIDTH HEIGHT FILE writes a page as a picture (see document/drawn_page.h),
// in pixels at most so wide and, unless that is 0, so high; kexie-pdf --version writes the versions
// of poppler and qpdf. A program of its own with limits, so that a broken, hostile or endless file
// harms nothing else.
//
// Exit codes: 0 done; 2 usage; 3 no PDF, or damaged beyond reading; 4 encrypted.
#include <poppler-document.h>
#include <poppler-font.h>
#include <poppler-page.h>
#include <poppler-version.h>
#include <sys/resource.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <exception>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "document/text_runs.h"
#include "pdf_fonts.h"
#include "pdf_picture.h"
#include "pdf_sizes.h"
#include "text/chars.h"

namespace {

enum ExitCode : int { done = 0, wrong_usage = 2, damaged = 3, encrypted = 4 };

constexpr rlim_t max_memory = 1'000'000'000;  // Bytes.
constexpr rlim_t max_seconds = 120;           // Of processor time.

void set_limit(decltype(RLIMIT_AS) which, rlim_t value) {
    const rlimit limit = {value, value};
    setrlimit(which, &limit);
}

std::string utf8_of(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    return {bytes.begin(), bytes.end()};
}

kexie::TextRun run_of(const poppler::text_box& box) {
    const poppler::rectf at = box.bbox();
    kexie::TextRun run;
    run.left = static_cast<float>(at.left());
    run.top = static_cast<float>(at.top());
    run.right = static_cast<float>(at.right());
    run.bottom = static_cast<float>(at.bottom());
    run.size = static_cast<float>(box.has_font_info() ? box.get_font_size() : at.height());
    run.bold = box.has_font_info() && kexie::is_bold_font(box.get_font_name());
    run.blank_after = box.has_space_after();
    run.quarter_turns = box.rotation();
    run.text = utf8_of(box.text());
    return run;
}

// A word is drawn by one font, but for a change in its middle.
bool is_unreadable(const poppler::text_box& box, const std::set<std::string>& fonts) {
    return !fonts.empty() && box.has_font_info() && fonts.count(box.get_font_name()) > 0;
}

// 0 if there is no ideograph.
float narrowest_ideograph(const poppler::text_box& box) {
    const poppler::ustring characters = box.text();
    float narrowest = 0;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (!kexie::is_ideograph(characters[i])) continue;
        const poppler::rectf at = box.char_bbox(i);
        const double length = box.rotation() % 2 == 0 ? at.width() : at.height();
        if (length <= 0 || (narrowest > 0 && length >= narrowest)) continue;
        narrowest = static_cast<float>(length);
    }
    return narrowest;
}

kexie::PageRuns runs_of(const poppler::document& document, int index,
                        const std::set<std::string>& unreadable) {
    kexie::PageRuns result;
    const std::unique_ptr<poppler::page> page(document.create_page(index));
    if (!page) return {1, 1, false, false, {}};
    const kexie::PageSize size = kexie::size_as_seen(*page);
    result.width = static_cast<float>(size.width);
    result.height = static_cast<float>(size.height);
    const std::unique_ptr<poppler::font_iterator> fonts(document.create_font_iterator(index));
    result.has_fonts = fonts && fonts->has_next() && !fonts->next().empty();
    std::vector<kexie::DrawnRun> drawn;
    for (const poppler::text_box& box : page->text_list(poppler::page::text_list_include_font)) {
        if (is_unreadable(box, unreadable)) {
            result.lacks_text = true;
            continue;
        }
        // Only fonts that are drawn have no name.
        const bool is_drawn = box.has_font_info() && box.get_font_name().empty();
        if (is_drawn) drawn.push_back({result.runs.size(), narrowest_ideograph(box)});
        result.runs.push_back(run_of(box));
    }
    kexie::mend_drawn_sizes(drawn, result.runs);
    return result;
}

int write_text(const poppler::document& document, const char* file) {
    kexie::PdfFonts fonts(file);
    // Where the two see different pages in a damaged file, nothing is known of their fonts.
    const bool knows_fonts = fonts.pages() == document.pages();
    for (int i = 0; i < document.pages(); ++i) {
        const auto unreadable = knows_fonts ? fonts.unreadable(i) : std::set<std::string>();
        const std::string text = kexie::write_runs({runs_of(document, i, unreadable)});
        if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) return damaged;
    }
    return std::fflush(stdout) == 0 ? done : damaged;
}

// Page, width and height of a picture.
using Measures = std::array<int, 3>;

bool read_measures(char** words, Measures& measures) {
    for (int& measure : measures) {
        const std::string_view word = *words++;
        const char* const end = word.data() + word.size();
        const auto read = std::from_chars(word.data(), end, measure);
        if (read.ec != std::errc() || read.ptr != end || measure < 0) return false;
    }
    return measures[0] > 0 && measures[1] > 0;
}

int run(const char* file, const std::optional<Measures>& picture) {
    const std::unique_ptr<poppler::document> document(poppler::document::load_from_file(file));
    if (!document) return damaged;
    if (document->is_locked()) return encrypted;
    if (!picture) return write_text(*document, file);
    const auto [page, width, height] = *picture;
    return kexie::write_page_picture(*document, page, width, height) ? done : damaged;
}

}  // namespace

int main(int argc, char** argv) {
    std::optional<Measures> picture;
    const bool draws = argc == 6 && std::string_view(argv[1]) == "--draw";
    if (draws ? !read_measures(argv + 2, picture.emplace()) : argc != 2) {
        std::fprintf(stderr, "usage: kexie-pdf [--draw PAGE WIDTH HEIGHT] FILE\n");
        return wrong_usage;
    }
    if (std::string_view(argv[1]) == "--version") {
        const std::string versions =
            "poppler " + poppler::version_string() + ", " + kexie::font_reader_version();
        return std::puts(versions.c_str()) >= 0 ? done : damaged;
    }
    // A sanitizer reserves terabytes of addresses.
    if (!KEXIE_SANITIZED) set_limit(RLIMIT_AS, max_memory);
    set_limit(RLIMIT_CPU, max_seconds);
    set_limit(RLIMIT_CORE, 0);
    try {
        return run(argv[argc - 1], picture);
    } catch (const std::exception&) {
        return damaged;
    }
}
