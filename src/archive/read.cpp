#include <set>

#include "archive/bundle.h"
#include "archive/bundle_reader.h"
#include "archive/schema.h"

namespace kexie {

namespace {

struct Format {
    bool known = false;
};

bool from_json(BundleReader& in, Format& format) {
    std::string name;
    if (!in.read(name)) return false;
    format.known = name == bundle_format;
    return format.known || in.fail("says that this is another kind of file, not \"kexie-archive\"",
                                   "bundle-format");
}

struct Version {};

bool from_json(BundleReader& in, Version&) {
    int version = 0;
    if (!in.read(version)) return false;
    return (version >= 1 && version <= bundle_version) ||
           in.fail("is " + std::to_string(version) + ", but this program reads up to " +
                       std::to_string(bundle_version) + "; use a newer program",
                   "bundle-version");
}

struct Bundle {
    Format format;
    Version version;
    Archive archive;
};

bool from_json(BundleReader& in, Bundle& bundle) {
    Archive& archive = bundle.archive;
    if (!in.read_object(required("format", bundle.format), required("version", bundle.version),
                        required("title", archive.title), optional("note", archive.note),
                        required("issues", archive.issues))) {
        return false;
    }
    std::set<std::string_view> ids;
    for (const auto& issue : archive.issues) {
        if (!ids.insert(issue->id).second) {
            return in.fail("holds two issues with the id " + issue->id);
        }
    }
    return true;
}

}  // namespace

bool is_bundle(std::string_view head) {
    constexpr std::string_view blanks = " \t\r\n";
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    const std::size_t brace = head.find_first_not_of(blanks);
    if (brace == head.npos || head[brace] != '{') return false;
    const std::size_t first = head.find_first_not_of(blanks, brace + 1);
    return first == head.npos || head[first] == '"' || head[first] == '}';
}

Result<Archive> read_bundle(std::string_view json, std::string_view source) {
    if (json.substr(0, 2) == "\x1F\x8B") {
        return Error{"bundle-format", "The file is compressed; unpack it first, with gunzip.",
                     std::string(source), 0};
    }
    BundleReader reader(json, source);
    Bundle bundle;
    if (auto error = reader.read_all(bundle)) {
        // What does not even name its format is more likely another file than a damaged bundle.
        if (error->code == "bundle-schema" && !bundle.format.known) {
            error->code = "bundle-format";
            error->message = "This is not a kexie archive: " + error->message;
        }
        return *error;
    }
    sort_issues(bundle.archive.issues);
    return std::move(bundle.archive);
}

}  // namespace kexie
