// A value, or the error that says why there is none.
//
// For failures of the environment: a file, the network, a damaged bundle. Messy text is never an
// error: the parser reports diagnostics instead. Our own bugs stop the program: see verify.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace kexie {

struct Error {
    std::string code;                   // Stable, e.g. "bundle-truncated".
    std::string message;                // One sentence: what, where, what to do.
    std::string source;                 // File or address it came from; may be empty.
    std::optional<std::size_t> offset;  // 0-based byte offset in the source, where known.
};

// Holds either a T or an Error. Returned by functions that can fail.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::move(value)) {}      // NOLINT: implicit on purpose
    Result(Error error) : m_state(std::move(error)) {}  // NOLINT: implicit on purpose

    bool ok() const { return std::holds_alternative<T>(m_state); }
    explicit operator bool() const { return ok(); }

    // Only when ok().
    const T& value() const { return std::get<T>(m_state); }
    T& value() { return std::get<T>(m_state); }
    T take() { return std::move(std::get<T>(m_state)); }

    // Only when not ok().
    const Error& error() const { return std::get<Error>(m_state); }

private:
    std::variant<T, Error> m_state;
};

}  // namespace kexie
