// PDF files, read by kexie-pdf in a process of its own.
#pragma once

#include <string_view>

#include "base/result.h"
#include "document/document.h"

namespace kexie::cli {

// A broken, hostile or endless file costs an error, never more than three minutes, 1 GB of memory
// in the other process and 256 MB of its output. Errors: "pdf-program-missing", "pdf-damaged",
// "pdf-encrypted", "pdf-too-slow", "pdf-too-large", and those of lay_out_pages().
Result<Document> read_pdf(std::string_view bytes);

}  // namespace kexie::cli
