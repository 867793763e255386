#include "cli/cache_entry.h"

#include <type_traits>

#include "archive/bundle.h"
#include "archive/bundle_reader.h"
#include "archive/schema.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "cli/cache_bytes.h"

namespace kexie::cli {

namespace {

// A value that is written is constant, one that is read is not.
template <typename Cache, typename T>
using Passed = std::conditional_t<std::is_same_v<Cache, CacheWriter>, const T, T>;

void pass(CacheWriter& out, const std::string& text) {
    out.text(text);
}

void pass(CacheReader& in, std::string& text) {
    text = in.text();
}

// One list of fields for writing and reading.
template <typename Cache>
void pass(Cache& cache, Passed<Cache, DocumentNote>& note) {
    cache.value(note.line);
    pass(cache, note.code);
    pass(cache, note.message);
    cache.value(note.is_error);
}

template <typename Cache>
void pass(Cache& cache, Passed<Cache, Diagnostic>& diagnostic) {
    cache.value(diagnostic.line);
    cache.value(diagnostic.severity);
    pass(cache, diagnostic.code);
    pass(cache, diagnostic.message);
    cache.value(diagnostic.page);
}

template <typename Cache>
void pass(Cache& cache, Passed<Cache, Print>& print) {
    cache.value(print.page);
    cache.value(print.left);
    cache.value(print.top);
    cache.value(print.right);
    cache.value(print.bottom);
    cache.value(print.size);
    cache.value(print.bold);
    cache.value(print.color);
    cache.value(print.alignment);
    cache.value(print.heading);
    cache.value(print.zone);
}

template <typename Cache>
void pass(Cache& cache, Passed<Cache, ExtractedFile>& file);
template <typename Cache>
void pass(Cache& cache, Passed<Cache, ReadFile>& file);

template <typename T>
void pass(CacheWriter& out, const std::vector<T>& list) {
    out.count(list.size());
    for (const T& each : list) pass(out, each);
}

template <typename T>
void pass(CacheReader& in, std::vector<T>& list) {
    const std::size_t count = in.count();
    for (std::size_t i = 0; i < count && in.whole(); ++i) pass(in, list.emplace_back());
}

template <typename Cache>
void pass(Cache& cache, Passed<Cache, ExtractedFile>& file) {
    pass(cache, file.path);
    pass(cache, file.name);
    pass(cache, file.sha256);
    cache.value(file.document.format);
    pass(cache, file.document.text);
    pass(cache, file.document.prints);
    cache.value(file.document.pages);
    pass(cache, file.document.notes);
    cache.value(file.is_converted);
}

void pass(CacheWriter& out, const std::vector<Issue>& issues) {
    out.text(write_issues(issues));
}

void pass(CacheReader& in, std::vector<Issue>& issues) {
    BundleReader json(in.text(), "");
    if (json.read_all(issues)) in.reject();
}

template <typename Cache>
void pass(Cache& cache, Passed<Cache, ReadFile>& file) {
    pass(cache, file.path);
    cache.value(file.format);
    pass(cache, file.diagnostics);
    pass(cache, file.issues);
}

template <typename T>
std::string bytes_of(const T& value) {
    CacheWriter out;
    pass(out, value);
    return out.bytes();
}

template <typename T>
std::optional<T> value_of(std::string_view bytes) {
    CacheReader in(bytes);
    T value;
    pass(in, value);
    if (!in.whole()) return std::nullopt;
    return value;
}

}  // namespace

std::string write_entry(const CacheEntry& entry) {
    CacheWriter out;
    out.text(entry.documents);
    out.text(entry.converter);
    pass(out, entry.sha256);
    out.text(entry.profile.to_text());
    out.text(entry.taught);
    out.text(entry.files);
    return out.bytes();
}

std::optional<CacheEntry> read_entry(std::string_view bytes) {
    CacheReader in(bytes);
    CacheEntry entry;
    entry.documents = in.text();
    entry.converter = in.text();
    pass(in, entry.sha256);
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
