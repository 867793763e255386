// The parser as a program of its own for the page, which loads it only when the person brings
// issues of their own. It has no outside: text in, JSON out.
#include <cstdlib>
#include <cstring>
#include <string>

#include "archive/file_bundle.h"
#include "archive/issue_file.h"
#include "archive/reader_advice.h"
#include "document/text_runs.h"

namespace {

char* copied(const std::string& answer) {
    auto* copy = static_cast<char*>(std::malloc(answer.size() + 1));
    std::memcpy(copy, answer.c_str(), answer.size() + 1);
    return copy;
}

char* copied(const kexie::Result<std::string>& bundle) {
    return copied(bundle ? bundle.value() : bundle.error().code + "\n" + bundle.error().message);
}

}  // namespace

extern "C" {

// A bundle, or an error: its code, a line end and its sentence. To be freed. `profile` is what
// kexie_profile() of the page gives.
char* kexie_parse_file(const char* bytes, std::size_t size, const char* name, const char* profile) {
    const kexie::Profile known = kexie::read_profile(profile);
    return copied(kexie::bundle_of_file(std::string(bytes, size), name, &known));
}

// The same of a PDF, whose text pdf.js has read: see document/text_runs.h.
char* kexie_parse_pdf(const char* bytes, std::size_t size, const char* runs, std::size_t runs_size,
                      const char* name, const char* profile) {
    const kexie::Profile known = kexie::read_profile(profile);
    return copied(kexie::bundle_of_pdf(std::string(bytes, size), {runs, runs_size}, name, &known));
}

// The PDF files in a zip file: of each its size in decimal, a blank, its name, a line end and its
// bytes; an empty line at the end. To be freed.
char* kexie_pdfs_in_zip(const char* bytes, std::size_t size) {
    std::string answer;
    for (const kexie::ZipMember& pdf : kexie::pdfs_in_zip({bytes, size})) {
        answer += std::to_string(pdf.bytes.size()) + " " + pdf.name + "\n" + pdf.bytes;
    }
    return copied(answer + "\n");
}

// A sentence in Chinese for the error code of a reader of files; null for others. Not to be freed.
const char* kexie_advice(const char* code) {
    const auto advice = kexie::advice_on_error(code);
    return advice ? advice->data() : nullptr;  // Of a literal, which ends with a zero.
}

// What a font's name says, for the runs.
int kexie_is_bold_font(const char* name) {
    return kexie::is_bold_font(name) ? 1 : 0;
}

}  // extern "C"
