#include "cli/cache_bytes.h"

#include "base/sha256.h"

namespace kexie::cli {

namespace {

constexpr std::string_view mark = "kexie-cache 1\n";
constexpr std::size_t digest_size = 64;

}  // namespace

std::string seal(std::string_view bytes, std::string_view version) {
    CacheWriter inner;
    inner.text(version);
    std::string body = inner.bytes();
    body += bytes;
    return std::string(mark) + sha256_hex(body) + body;
}

std::optional<std::string_view> unseal(std::string_view sealed, std::string_view version) {
    if (!sealed.starts_with(mark) || sealed.size() < mark.size() + digest_size) return {};
    const std::string_view digest = sealed.substr(mark.size(), digest_size);
    const std::string_view body = sealed.substr(mark.size() + digest_size);
    CacheReader in(body);
    if (in.text() != version || !in.whole() || sha256_hex(body) != digest) return {};
    return body.substr(sizeof(std::uint64_t) + version.size());
}

}  // namespace kexie::cli
