#include "cli/office_converter.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "cli/child_process.h"
#include "cli/files.h"

namespace kexie::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_output = 1'000'000;  // Bytes of what it says about its work.
constexpr rlim_t max_file = 256'000'000;       // Bytes.
constexpr rlim_t max_memory = 4'000'000'000;   // Bytes; most of it is reserved, never used.
constexpr rlim_t max_seconds = 180;            // Of processor time.

Error problem(std::string_view code, std::string message) {
    return {std::string(code), std::move(message), "", std::nullopt};
}

// No macros, no links to other files or to the network.
constexpr std::string_view settings = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
)";

std::string file_address(std::string_view path) {
    constexpr const char* digits = "0123456789ABCDEF";
    std::string address = "file://";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const char lower = ascii_lower(c);
        if ((lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '-' ||
            c == '_' || c == '.') {
            address += c;
        } else {
            address += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return address;
}

}  // namespace

std::string find_office() {
    const char* path = std::getenv("PATH");
    for (const char* name : {"/soffice", "/libreoffice"}) {
        std::string_view rest = path == nullptr ? "" : path;
        while (!rest.empty()) {
            const std::string_view folder = rest.substr(0, rest.find(':'));
            rest.remove_prefix(std::min(folder.size() + 1, rest.size()));
            if (!folder.starts_with('/')) continue;
            std::string program = std::string(folder) + name;
            if (access(program.c_str(), X_OK) == 0) return program;
        }
    }
    return {};
}

OfficeConverter::Import OfficeConverter::import_of(FileFormat format, std::string_view bytes) {
    constexpr std::string_view word_stream("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24);
    if (format == FileFormat::Rtf) return {".rtf", {"Rich Text Format", nullptr}};
    if (format == FileFormat::OpenDocument) return {".odt", {"writer8", nullptr}};
    if (bytes.find(word_stream) == std::string_view::npos) return {".wps", {"MS_Works", nullptr}};
    return {".doc", {"MS Word 97", "MS WinWord 6"}};
}

OfficeConverter::OfficeConverter(std::string program, std::chrono::milliseconds max_time)
    : m_program(std::move(program)), m_max_time(max_time) {}

OfficeConverter::~OfficeConverter() {
    std::error_code ignored;
    for (const std::string& folder : m_all) fs::remove_all(folder, ignored);
}

Result<std::string> OfficeConverter::take_folder() {
    const std::lock_guard lock(m_mutex);
    if (!m_free.empty()) {
        std::string folder = std::move(m_free.back());
        m_free.pop_back();
        return folder;
    }
    std::error_code error;
    std::string folder = (fs::temp_directory_path(error) / "kexie-office-XXXXXX").string();
    if (error || mkdtemp(folder.data()) == nullptr) {
        return problem("office-failed", "No temporary folder can be made for LibreOffice.");
    }
    m_all.push_back(folder);
    fs::create_directories(folder + "/profile/user", error);
    if (auto failure = write_file(folder + "/profile/user/registrymodifications.xcu", settings)) {
        return *failure;
    }
    return folder;
}

void OfficeConverter::return_folder(std::string folder) {
    std::error_code ignored;
    fs::remove_all(folder + "/out", ignored);
    const std::lock_guard lock(m_mutex);
    m_free.push_back(std::move(folder));
}

// The file in `folder` that `import` names.
Result<std::string> OfficeConverter::convert(const std::string& folder, const Import& import,
                                             const std::stop_token& stop) const {
    const std::string made = folder + "/out/issue.docx";
    for (const char* filter : import.filters) {
        if (filter == nullptr) break;
        const ChildResult child = run_child(
            {m_program,
             {"-env:UserInstallation=" + file_address(folder + "/profile"), "--headless",
              "--norestore", "--nologo", "--nodefault", "--nolockcheck",
              std::string("--infilter=") + filter, "--convert-to", "docx:MS Word 2007 XML",
              "--outdir", folder + "/out", folder + "/issue" + import.extension},
             {},
             m_max_time,
             max_output,
             {{RLIMIT_FSIZE, max_file},
              {RLIMIT_AS, max_memory},
              {RLIMIT_CPU, max_seconds},
              {RLIMIT_CORE, 0}}},
            stop);
        if (child.end == ChildResult::End::Stopped) {
            return problem("stopped", "Converting was stopped.");
        }
        if (child.end == ChildResult::End::TooSlow) {
            return problem("office-too-slow",
                           "LibreOffice takes more than three minutes: the file is broken, or far "
                           "larger than an issue.");
        }
        if (child.end == ChildResult::End::Exited && file_exists(made)) return read_file(made);
    }
    return problem("office-failed",
                   "LibreOffice cannot convert the file: it is damaged, locked with a password, or "
                   "no document; save it as .docx where it opens.");
}

Result<std::string> OfficeConverter::to_docx(std::string_view bytes, FileFormat format,
                                             const std::stop_token& stop) {
    if (m_program.empty()) {
        return problem("office-missing",
                       "Converting needs LibreOffice, and there is no soffice in $PATH: install "
                       "it, or save the file as .docx.");
    }
    auto folder = take_folder();
    if (!folder) return folder.error();
    const Import import = import_of(format, bytes);
    const std::string file = folder.value() + "/issue" + import.extension;
    const std::optional<Error> unwritten = write_file(file, bytes);
    auto docx = unwritten ? Result<std::string>(*unwritten) : convert(folder.value(), import, stop);
    std::error_code ignored;
    fs::remove(file, ignored);
    return_folder(folder.take());
    return docx;
}

std::string OfficeConverter::version() const {
    if (m_program.empty()) return {};
    std::error_code error;
    const fs::path program = fs::canonical(m_program, error);
    // The script that starts it, and the program itself.
    std::string version = "office";
    for (const fs::path& path : {program, program.parent_path() / "soffice.bin"}) {
        struct stat status {};
        if (stat(path.c_str(), &status) != 0) continue;
        version += " " + std::to_string(status.st_size) + " " +
                   std::to_string(status.st_mtim.tv_sec) + "." +
                   std::to_string(status.st_mtim.tv_nsec);
    }
    return version;
}

}  // namespace kexie::cli
