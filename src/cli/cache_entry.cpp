#include "cli/cache_entry.h"

#include <utility>

#include "archive/bundle.h"
#include "archive/bundle_reader.h"
#include "archive/schema.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "cli/cache_bytes.h"

namespace kexie::cli {

namespace {

// Reads `T` in the order of its `write`, which the compiler cannot check: keep them side by side.
void write(CacheWriter& out, const DocumentNote& note) {
    out.value(note.line);
    out.text(note.code);
    out.text(note.message);
    out.value(note.is_error);
}

void read(CacheReader& in, DocumentNote& note) {
    in.value(note.line);
    note.code = in.text();
    note.message = in.text();
    in.value(note.is_error);
}

void write(CacheWriter& out, const Diagnostic& diagnostic) {
    out.value(diagnostic.line);
    out.value(diagnostic.severity);
    out.text(diagnostic.code);
    out.text(diagnostic.message);
    out.value(diagnostic.page);
}

void read(CacheReader& in, Diagnostic& diagnostic) {
    in.value(diagnostic.line);
    in.value(diagnostic.severity);
    diagnostic.code = in.text();
    diagnostic.message = in.text();
    in.value(diagnostic.page);
}

void write(CacheWriter& out, const Print& print) {
    out.value(print.page);
    for (const float each : {print.left, print.top, print.right, print.bottom, print.size}) {
        out.value(each);
    }
    out.value(print.bold);
    out.value(print.color);
    out.value(print.alignment);
    out.value(print.heading);
    out.value(print.zone);
}

void read(CacheReader& in, Print& print) {
    in.value(print.page);
    for (float* each : {&print.left, &print.top, &print.right, &print.bottom, &print.size}) {
        in.value(*each);
    }
    in.value(print.bold);
    in.value(print.color);
    in.value(print.alignment);
    in.value(print.heading);
    in.value(print.zone);
}

void write(CacheWriter& out, const std::string& text) {
    out.text(text);
}

void read(CacheReader& in, std::string& text) {
    text = in.text();
}

void write(CacheWriter& out, const ExtractedFile& file);
void read(CacheReader& in, ExtractedFile& file);
void write(CacheWriter& out, const ReadFile& file);
void read(CacheReader& in, ReadFile& file);

template <typename T>
void write(CacheWriter& out, const std::vector<T>& list) {
    out.count(list.size());
    for (const T& each : list) write(out, each);
}

template <typename T>
void read(CacheReader& in, std::vector<T>& list) {
    const std::size_t count = in.count();
    for (std::size_t i = 0; i < count && in.whole(); ++i) read(in, list.emplace_back());
}

void write(CacheWriter& out, const ExtractedFile& file) {
    out.text(file.path);
    out.text(file.name);
    out.text(file.sha256);
    out.value(file.document.format);
    out.text(file.document.text);
    write(out, file.document.prints);
    out.value(file.document.pages);
    write(out, file.document.notes);
}

void read(CacheReader& in, ExtractedFile& file) {
    file.path = in.text();
    file.name = in.text();
    file.sha256 = in.text();
    in.value(file.document.format);
    file.document.text = in.text();
    read(in, file.document.prints);
    in.value(file.document.pages);
    read(in, file.document.notes);
}

void write(CacheWriter& out, const ReadFile& file) {
    out.text(file.path);
    out.value(file.format);
    write(out, file.diagnostics);
    out.text(write_issues(file.issues));
}

void read(CacheReader& in, ReadFile& file) {
    file.path = in.text();
    in.value(file.format);
    read(in, file.diagnostics);
    BundleReader json(in.text(), "");
    if (json.read_all(file.issues)) in.reject();
}

template <typename T>
std::string bytes_of(const T& value) {
    CacheWriter out;
    write(out, value);
    return out.bytes();
}

template <typename T>
std::optional<T> value_of(std::string_view bytes) {
    CacheReader in(bytes);
    T value;
    read(in, value);
    if (!in.whole()) return std::nullopt;
    return value;
}

}  // namespace

std::string write_entry(const CacheEntry& entry) {
    CacheWriter out;
    out.text(entry.documents);
    write(out, entry.sha256);
    out.text(entry.profile.to_text());
    out.text(entry.taught);
    out.text(entry.files);
    return out.bytes();
}

std::optional<CacheEntry> read_entry(std::string_view bytes) {
    CacheReader in(bytes);
    CacheEntry entry;
    entry.documents = in.text();
    read(in, entry.sha256);
    entry.profile = read_profile(in.text());
    entry.taught = in.text();
    entry.files = in.text();
    if (!in.whole()) return std::nullopt;
    return entry;
}

std::string write_documents(const std::vector<ExtractedFile>& files) {
    return bytes_of(files);
}

std::optional<std::vector<ExtractedFile>> read_documents(std::string_view bytes) {
    return value_of<std::vector<ExtractedFile>>(bytes);
}

std::string write_files(const std::vector<ReadFile>& files) {
    return bytes_of(files);
}

std::optional<std::vector<ReadFile>> read_files(std::string_view bytes) {
    return value_of<std::vector<ReadFile>>(bytes);
}

std::string taught_to(const std::vector<std::string>& sha256, const Profile& known) {
    std::string taught;
    for (const std::string& each : sha256) {
        for (const std::u32string& name : known.sections(each)) taught += to_utf8(name) + "\n";
        taught += "\n";
        for (const std::u32string& name : known.running_heads(each)) taught += to_utf8(name) + "\n";
        taught += "\n" + to_utf8(known.title(each)) + "\n" + to_utf8(known.publisher(each)) + "\n";
    }
    return sha256_hex(taught);
}

}  // namespace kexie::cli
