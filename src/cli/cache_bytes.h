// Values as the bytes of a cache file, which only this program on this machine reads.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace kexie::cli {

class CacheWriter {
public:
    template <typename T>
    void value(const T& value) {
        static_assert(std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>);
        char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        m_bytes.append(bytes, sizeof value);
    }
    void text(std::string_view text) {
        value(static_cast<std::uint64_t>(text.size()));
        m_bytes += text;
    }
    void count(std::size_t count) { value(static_cast<std::uint64_t>(count)); }

    const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

// After the end every value is 0 and every text empty, and whole() is false.
class CacheReader {
public:
    // Keeps a view of `bytes`.
    explicit CacheReader(std::string_view bytes) : m_rest(bytes) {}

    template <typename T>
    void value(T& value) {
        static_assert(std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>);
        const std::string_view bytes = take(sizeof value);
        if (!bytes.empty()) std::memcpy(&value, bytes.data(), sizeof value);
    }
    std::string_view text() {
        std::uint64_t size = 0;
        value(size);
        return take(size);
    }
    // Of things that take a byte at least.
    std::size_t count() {
        std::uint64_t count = 0;
        value(count);
        if (count > m_rest.size()) m_whole = false;
        return m_whole ? count : 0;
    }

    // What was read makes no sense.
    void reject() { m_whole = false; }

    // Everything that was read was there.
    bool whole() const { return m_whole; }

private:
    std::string_view take(std::uint64_t size) {
        if (size > m_rest.size()) m_whole = false;
        if (!m_whole) return {};
        const std::string_view taken = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return taken;
    }

    std::string_view m_rest;
    bool m_whole = true;
};

// The bytes behind a mark, `version` and their SHA-256.
std::string seal(std::string_view bytes, std::string_view version);

// The reverse; nothing where anything is missing, changed, or of another version.
std::optional<std::string_view> unseal(std::string_view sealed, std::string_view version);

}  // namespace kexie::cli
