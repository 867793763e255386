// PDF files, read and drawn by kexie-pdf in a process of its own.
#pragma once

#include <stop_token>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/document.h"
#include "document/drawn_page.h"

namespace kexie::cli {

// A broken, hostile or endless file costs an error, never more than three minutes, 1 GB of memory
// in the other process and 256 MB of its output. Errors: "pdf-program-missing", "pdf-damaged",
// "pdf-encrypted", "pdf-too-slow", "pdf-too-large", and those of lay_out_pages().
Result<Document> read_pdf(std::string_view bytes);

// The same until `stop`, which ends the other process: error "stopped".
Result<Document> read_pdf_unless_stopped(std::string_view bytes, const std::stop_token& stop);

// Draws page `number` (1-based), at most `width` pixels wide and, unless that is 0, `height` high,
// until `stop`. Costs half a minute at most. Errors: "stopped", "pdf-program-missing",
// "pdf-encrypted", "pdf-too-slow", "pdf-damaged".
Result<DrawnPage> draw_pdf_page(std::string_view bytes, int number, int width, int height,
                                const std::stop_token& stop);

// The versions of kexie-pdf and of the library it reads with; empty where it is missing.
std::string pdf_reader_version();

}  // namespace kexie::cli
