#include "cli/issue_files.h"

#include <csignal>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "base/sha256.h"
#include "cli/files.h"
#include "cli/interrupt.h"
#include "cli/office_converter.h"
#include "cli/parallel.h"
#include "cli/pdf_reader.h"

namespace kexie::cli {

namespace {

// One of the paths, on its way to a bundle. Threads work on different ones.
struct Item {
    std::string path;
    std::string name;  // The base name.
    std::string sha256;
    std::vector<Error> errors;
    CacheEntry entry;
    bool from_cache = false;
    std::vector<ExtractedFile> documents;  // Empty while only `entry` has them.
    std::vector<ReadFile> files;
};

// Errors and files are named by the whole path.
std::string whole_path(const std::string& path, const std::string& name,
                       const std::string& relative) {
    return path + relative.substr(name.size());
}

// What files are read with.
struct Readers {
    explicit Readers(bool convert, std::stop_token until) : stop(std::move(until)) {
        if (!convert) return;
        office = std::make_unique<OfficeConverter>();
        converter = office->version();
    }

    std::stop_token stop;
    std::unique_ptr<OfficeConverter> office;  // Null where older formats are refused.
    std::string converter;                    // Its version.
};

void extract(Item& item, std::string bytes, const Readers& readers) {
    const ReadPdf read_pdf = [&](std::string_view pdf) {
        return read_pdf_unless_stopped(pdf, readers.stop);
    };
    ConvertToDocx convert;
    if (readers.office) {
        convert = [&](std::string_view office_file, FileFormat format) {
            return readers.office->to_docx(office_file, format, readers.stop);
        };
    }
    item.documents = extract_files(std::move(bytes), item.name, item.errors, read_pdf, convert);
    for (Error& error : item.errors) {
        error.source = whole_path(item.path, item.name, error.source);
    }
}

// What a converter made is of use only to those who would have it made by the same one.
std::optional<CacheEntry> load(const FileCache& cache, const std::string& sha256,
                               const std::string& name, const std::string& converter) {
    auto entry = cache.load(sha256, name);
    if (entry && !entry->converter.empty() && entry->converter != converter) return std::nullopt;
    return entry;
}

// Finds its text in the cache, or reads it; then `entry` says what it teaches others.
void read_item(Item& item, FileCache* cache, const Readers& readers) {
    const auto stamp = stamp_of(item.path);
    const auto digest = cache && stamp ? cache->digest(item.path, *stamp) : std::nullopt;
    std::optional<CacheEntry> entry =
        digest ? load(*cache, *digest, item.name, readers.converter) : std::nullopt;
    if (digest) item.sha256 = *digest;
    if (!entry) {
        auto bytes = read_file(item.path);
        if (!bytes) {
            item.errors.push_back(bytes.error());
            return;
        }
        if (cache) {
            item.sha256 = sha256_hex(bytes.value());
            entry = load(*cache, item.sha256, item.name, readers.converter);
        }
        if (!entry) extract(item, bytes.take(), readers);
    }
    if (cache && stamp) cache->remember(item.path, *stamp, item.sha256);
    if (entry) {
        item.entry = std::move(*entry);
        item.from_cache = true;
        return;
    }
    item.entry.profile = profile_of(parse_documents(item.documents, nullptr));
    for (const ExtractedFile& each : item.documents) {
        item.entry.sha256.push_back(each.sha256);
        if (each.is_converted) item.entry.converter = readers.converter;
    }
    // What could not be read is tried again next time.
    if (!cache || !item.errors.empty()) return;
    item.entry.documents = write_documents(item.documents);
    cache->store(item.sha256, item.name, item.entry);
}

// Takes what was parsed from the cache if the same was known then, else parses.
void finish_item(Item& item, FileCache* cache, const Profile* known) {
    const std::string taught = cache && known ? taught_to(item.entry.sha256, *known) : "alone";
    if (item.from_cache && item.entry.taught == taught) {
        if (auto files = read_files(item.entry.files)) {
            item.files = std::move(*files);
            return;
        }
    }
    if (item.from_cache) {
        auto documents = read_documents(item.entry.documents);
        if (!documents) {
            item.errors.push_back({"cache-damaged",
                                   "What the cache has of the file cannot be read: use --no-cache.",
                                   item.path,
                                   {}});
            return;
        }
        item.documents = std::move(*documents);
    }
    for (IssueFile& file : parse_documents(std::move(item.documents), known)) {
        keep_source_text(file);
        ReadFile& read = item.files.emplace_back();
        read.path = std::move(file.path);
        read.format = file.document.format;
        read.diagnostics = std::move(file.diagnostics);
        for (ParsedIssue& parsed : file.issues) read.issues.push_back(std::move(parsed.issue));
    }
    if (!cache || !item.errors.empty()) return;
    item.entry.taught = taught;
    item.entry.files = write_files(item.files);
    cache->store(item.sha256, item.name, item.entry);
}

FilesRead collect(std::vector<Item>& items) {
    FilesRead all;
    for (Item& item : items) {
        for (ReadFile& file : item.files) {
            file.path = whole_path(item.path, item.name, file.path);
            all.files.push_back(std::move(file));
        }
        std::move(item.errors.begin(), item.errors.end(), std::back_inserter(all.errors));
        ++(item.from_cache ? all.from_cache : all.read);
    }
    return all;
}

}  // namespace

std::vector<IssueFile> read_issue_files(const std::vector<std::string>& paths,
                                        std::vector<Error>& errors, const Reading& reading) {
    std::optional<Interrupt> interrupt;
    if (reading.convert) interrupt.emplace();
    std::optional<Readers> readers(std::in_place, reading.convert,
                                   interrupt ? interrupt->token() : reading.stop);
    std::vector<Item> items(paths.size());
    std::vector<std::vector<IssueFile>> parsed(paths.size());
    for_each_index(paths.size(), reading.jobs, readers->stop, [&](std::size_t i) {
        Item& item = items[i];
        item.path = paths[i];
        item.name = base_name(paths[i]);
        auto bytes = read_file(item.path);
        if (bytes) {
            extract(item, bytes.take(), *readers);
        } else {
            item.errors.push_back(bytes.error());
        }
        parsed[i] = parse_documents(std::move(item.documents), nullptr);
        for (IssueFile& file : parsed[i]) {
            file.path = whole_path(item.path, item.name, file.path);
        }
        if (reading.step) reading.step();
    });
    readers.reset();
    const int signal = interrupt ? interrupt->signal() : 0;
    interrupt.reset();
    if (signal != 0) std::raise(signal);
    std::vector<IssueFile> files;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        std::move(items[i].errors.begin(), items[i].errors.end(), std::back_inserter(errors));
        std::move(parsed[i].begin(), parsed[i].end(), std::back_inserter(files));
    }
    if (files.size() < 2) return files;
    const Profile known = profile_of(files);
    for_each_index(files.size(), reading.jobs, reading.stop,
                   [&](std::size_t i) { parse_again(files[i], known); });
    return files;
}

FilesRead read_files_for_bundle(const std::vector<std::string>& paths, FileCache* cache,
                                const Reading& reading) {
    std::vector<Item> items(paths.size());
    const Readers readers(reading.convert, reading.stop);
    for_each_index(paths.size(), reading.jobs, reading.stop, [&](std::size_t i) {
        items[i].path = paths[i];
        items[i].name = base_name(paths[i]);
        read_item(items[i], cache, readers);
        if (reading.step) reading.step();
    });
    if (reading.stop.stop_requested()) return {};
    Profile known;
    std::size_t count = 0;
    for (const Item& item : items) {
        known.merge(item.entry.profile);
        count += item.entry.sha256.size();
    }
    for_each_index(paths.size(), reading.jobs, reading.stop, [&](std::size_t i) {
        finish_item(items[i], cache, count < 2 ? nullptr : &known);
    });
    return collect(items);
}

}  // namespace kexie::cli
