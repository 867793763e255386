#include "cli/pdf_reader.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <system_error>

#include "cli/child_process.h"
#include "document/text_runs.h"

namespace kexie::cli {

namespace {

using End = ChildResult::End;

constexpr std::chrono::minutes max_time(3);
constexpr std::size_t max_output = 256'000'000;  // Bytes.

constexpr int exit_encrypted = 4;  // Of kexie-pdf.

Error problem(std::string_view code, std::string message) {
    return {std::string(code), std::move(message), "", std::nullopt};
}

// Beside this program, where both are built and installed.
std::string program_path() {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    return (error ? std::filesystem::path() : self.parent_path()) / "kexie-pdf";
}

ChildResult run_kexie_pdf(const char* argument, std::string_view bytes,
                          const std::stop_token& stop) {
    return run_child({program_path(), {argument}, bytes, max_time, max_output, {}}, stop);
}

}  // namespace

Result<Document> read_pdf(std::string_view bytes) {
    return read_pdf_unless_stopped(bytes, {});
}

Result<Document> read_pdf_unless_stopped(std::string_view bytes, const std::stop_token& stop) {
    ChildResult child = run_kexie_pdf("/dev/stdin", bytes, stop);
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
    if (child.exit_code != 0) {
        return problem(
            "pdf-damaged",
            "The PDF is damaged and cannot be read: get the file once more, or export it "
            "again from the original.");
    }
    auto pages = read_runs(child.output);
    return pages ? lay_out_pages(pages.take()) : Result<Document>(pages.error());
}

std::string pdf_reader_version() {
    return run_kexie_pdf("--version", {}, {}).output;
}

}  // namespace kexie::cli
