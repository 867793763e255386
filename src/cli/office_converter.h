// Files of older office programs, made into .docx by LibreOffice where it is installed.
#pragma once

#include <array>
#include <chrono>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/file_format.h"

namespace kexie::cli {

// The first soffice or libreoffice of $PATH; empty where there is none.
std::string find_office();

// Every file is converted by a process of its own, with a profile that no other uses at the time,
// no macros and nothing fetched from elsewhere. From any thread.
class OfficeConverter {
public:
    // `program` is found in $PATH unless it is given.
    explicit OfficeConverter(std::string program = find_office(),
                             std::chrono::milliseconds max_time = std::chrono::minutes(3));
    // Removes the profiles.
    ~OfficeConverter();
    OfficeConverter(const OfficeConverter&) = delete;
    OfficeConverter& operator=(const OfficeConverter&) = delete;

    // The bytes of a .docx. Errors: "office-missing", "office-failed", "office-too-slow",
    // "stopped".
    Result<std::string> to_docx(std::string_view bytes, FileFormat format,
                                const std::stop_token& stop);

    // Tells one installed LibreOffice from another; empty where there is none.
    std::string version() const;

private:
    // The ending of the name that the file gets, and the import filters to try. Without one,
    // LibreOffice takes what it does not know for plain text.
    struct Import {
        const char* extension;
        std::array<const char*, 2> filters;  // The second may be null.
    };

    static Import import_of(FileFormat format, std::string_view bytes);
    Result<std::string> convert(const std::string& folder, const Import& import,
                                const std::stop_token& stop) const;
    // With a profile in it.
    Result<std::string> take_folder();
    void return_folder(std::string folder);

    std::string m_program;
    std::chrono::milliseconds m_max_time;
    std::mutex m_mutex;
    std::vector<std::string> m_free;  // Folders that no conversion uses.
    std::vector<std::string> m_all;
};

}  // namespace kexie::cli
