// A program that stands for LibreOffice, so that what can go wrong with it does.
#pragma once

#include <string>
#include <vector>

#include "cli/process.h"

namespace kexie::test {

// While it lives, `soffice` is a script of this text, for all programs that the tests start. The
// script finds $profile, $out (the folder to write to), $file and $log; `copy` writes a .docx.
class FakeOffice {
public:
    explicit FakeOffice(const std::string& script);
    ~FakeOffice();
    FakeOffice(const FakeOffice&) = delete;
    FakeOffice& operator=(const FakeOffice&) = delete;

    void change(const std::string& script) const;
    std::string program() const { return m_folder / "bin/soffice"; }

    // What `copy` writes.
    std::string docx() const { return read_bytes(m_folder / "issue.docx"); }

    // The lines of $log.
    std::vector<std::string> log() const;

private:
    TemporaryFolder m_folder;
    std::string m_path;  // As it was.
};

}  // namespace kexie::test
