#include "cli/fake_office.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/docx_writer.h"

namespace kexie::test {

namespace {

constexpr const char* head = R"sh(#!/bin/sh
for each; do
    case $each in -env:UserInstallation=file://*) profile=${each#*file://} ;; esac
    [ "$before" = --outdir ] && out=$each
    before=$each
    file=$each
done
here=$(dirname "$(dirname "$0")")
log=$here/log
copy() { mkdir -p "$out"; cp "$here/issue.docx" "$out/issue.docx"; }
)sh";

}  // namespace

FakeOffice::FakeOffice(const std::string& script) : m_path(std::getenv("PATH")) {
    write_bytes(m_folder / "issue.docx",
                write_docx(paragraph("科协简报") + paragraph("第3期") + paragraph("2019年3月4日") +
                           paragraph("市科协召开会议") +
                           paragraph("　　3月1日，市科协召开会议，研究工作。")));
    change(script);
    setenv("PATH", ((m_folder / "bin:") + m_path).c_str(), 1);
}

FakeOffice::~FakeOffice() {
    setenv("PATH", m_path.c_str(), 1);
}

void FakeOffice::change(const std::string& script) const {
    write_bytes(program(), head + script);
    std::filesystem::permissions(program(), std::filesystem::perms::owner_all);
}

std::vector<std::string> FakeOffice::log() const {
    std::vector<std::string> lines;
    std::ifstream file(m_folder / "log");
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

}  // namespace kexie::test
