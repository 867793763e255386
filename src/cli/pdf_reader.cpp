#include "cli/pdf_reader.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/child_process.h"
#include "document/text_runs.h"

namespace kexie::cli {

namespace {

using End = ChildResult::End;

constexpr std::chrono::minutes max_time(3);
constexpr std::chrono::seconds max_drawing_time(30);
constexpr std::size_t max_output = 256'000'000;  // Bytes.

constexpr int exit_encrypted = 4;  // Of kexie-pdf.

constexpr std::string_view damaged_words =
    "The PDF is damaged and cannot be read: get the file once more, or export it again from the "
    "original.";

Error problem(std::string_view code, std::string message) {
    return {std::string(code), std::move(message), "", std::nullopt};
}

// Beside this program, where both are built and installed.
std::string program_path() {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    return (error ? std::filesystem::path() : self.parent_path()) / "kexie-pdf";
}

ChildResult run_kexie_pdf(std::vector<std::string> arguments, std::string_view bytes,
                          std::chrono::milliseconds time, const std::stop_token& stop) {
    return run_child({program_path(), std::move(arguments), bytes, time, max_output, {}}, stop);
}

// Why it has not done what it was asked for.
std::optional<Error> failure_of(const ChildResult& child) {
    switch (child.end) {
        case End::Exited:
            break;
        case End::Stopped:
            return problem("stopped", "Reading the PDF was stopped.");
        case End::TooSlow:
            return problem("pdf-too-slow",
                           "Reading the PDF takes more than three minutes: it is broken, "
                           "or far larger than an issue.");
        case End::TooLarge:
            return problem("pdf-too-large",
                           "The PDF has more than 256 MB of text: it is no issue.");
        case End::NotStarted:
            return problem("pdf-program-missing",
                           "PDF is read by the program kexie-pdf, which is not beside this one.");
    }
    if (child.exit_code == exit_encrypted) {
        return problem("pdf-encrypted",
                       "The PDF is locked with a password: save a copy without it.");
    }
    if (child.exit_code != 0) return problem("pdf-damaged", std::string(damaged_words));
    return std::nullopt;
}

}  // namespace

Result<Document> read_pdf(std::string_view bytes) {
    return read_pdf_unless_stopped(bytes, {});
}

Result<Document> read_pdf_unless_stopped(std::string_view bytes, const std::stop_token& stop) {
    const ChildResult child = run_kexie_pdf({"/dev/stdin"}, bytes, max_time, stop);
    if (const auto failure = failure_of(child)) return *failure;
    auto pages = read_runs(child.output);
    return pages ? lay_out_pages(pages.take()) : Result<Document>(pages.error());
}

Result<DrawnPage> draw_pdf_page(std::string_view bytes, int number, int width, int height,
                                const std::stop_token& stop) {
    ChildResult child = run_kexie_pdf({"--draw", std::to_string(number), std::to_string(width),
                                       std::to_string(height), "/dev/stdin"},
                                      bytes, max_drawing_time, stop);
    if (child.end == End::TooSlow) {
        return problem("pdf-too-slow", "Drawing the page takes more than half a minute.");
    }
    if (const auto failure = failure_of(child)) return *failure;
    auto page = read_drawn_page(std::move(child.output));
    if (!page) return problem("pdf-damaged", std::string(damaged_words));
    return std::move(*page);
}

std::string pdf_reader_version() {
    return run_kexie_pdf({"--version"}, {}, max_time, {}).output;
}

}  // namespace kexie::cli
