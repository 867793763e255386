// Recognises files that are no plain text by how they begin, however much text is in them.
#pragma once

#include <optional>
#include <string_view>

namespace kexie {

enum class FileFormat { Pdf, Rtf, OldWord, OpenDocument, Zip, Html, Picture };

// By the signature at the beginning of the file; nothing for what may be plain text. Looks at the
// first 512 bytes at most. A web page that begins with text of another kind is not recognised.
std::optional<FileFormat> file_format(std::string_view bytes);

// What it is and what to do to read it, as a sentence in Chinese.
std::string_view advice_on(FileFormat format);

}  // namespace kexie
