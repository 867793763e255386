// Turns a file that the reader opens or drops into a bundle.
#pragma once

#include <string>
#include <string_view>

#include "archive/issue_file.h"
#include "base/result.h"
#include "bulletin/profile.h"

namespace kexie {

// Returns a bundle (see is_bundle()) unchanged. Parses anything else and returns a bundle of its
// issues, without a note; diagnostics of the file as a whole go to its first issue. `bytes` are
// unpacked; `name` becomes Issue::source.file. Errors: those of decode_text(); "file-format" with a
// sentence in Chinese for what cannot be read; "file-empty" if there is no issue. `known` is what
// the archive taught that the file joins; see Profile. Without `read_pdf` a PDF is refused, and
// those in a zip file are left to the caller, see pdfs_in_zip(); "zip-only-pdf" if nothing else is
// in it. O(bytes).
Result<std::string> bundle_of_file(std::string bytes, std::string_view name,
                                   const Profile* known = nullptr, const ReadPdf& read_pdf = {});

// The same of a PDF whose text somebody else has read: `runs` is what write_runs() writes, `bytes`
// is the file. Errors: those of read_runs() and lay_out_pages(), and "file-empty".
Result<std::string> bundle_of_pdf(std::string bytes, std::string_view runs, std::string_view name,
                                  const Profile* known = nullptr);

}  // namespace kexie
