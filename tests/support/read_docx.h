// A Word document of this body, written and read back.
#pragma once

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

#include "document/docx.h"
#include "support/docx_writer.h"

namespace kexie::test {

inline Document read_written(std::string_view body, const std::vector<DocxPart>& parts = {}) {
    const auto document = read_docx(write_docx(body, parts));
    REQUIRE(document.ok());
    return document.value();
}

}  // namespace kexie::test
