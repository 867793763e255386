#include "document/print_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace kexie {

namespace {

constexpr float tenths = 10;
using Numbers = std::array<int, 11>;

Numbers numbers_of(const Print& print) {
    const auto rounded = [](float points) {
        return static_cast<int>(std::lround(points * tenths));
    };
    return {print.page,           rounded(print.left),           rounded(print.top),
            rounded(print.right), rounded(print.bottom),         rounded(print.size),
            print.bold ? 1 : 0,   static_cast<int>(print.color), static_cast<int>(print.alignment),
            print.heading,        static_cast<int>(print.zone)};
}

std::optional<Print> print_of(const Numbers& numbers) {
    const auto points = [&](std::size_t i) { return static_cast<float>(numbers[i]) / tenths; };
    const auto within = [&](std::size_t i, int max) {
        return numbers[i] >= 0 && numbers[i] <= max;
    };
    if (!within(0, 65535) || !within(6, 1) || !within(7, 0xFFFFFF) ||
        !within(8, static_cast<int>(Alignment::Justified)) || !within(9, 255) ||
        !within(10, static_cast<int>(Zone::Caption))) {
        return std::nullopt;
    }
    Print print;
    print.page = static_cast<std::uint16_t>(numbers[0]);
    print.left = points(1);
    print.top = points(2);
    print.right = points(3);
    print.bottom = points(4);
    print.size = points(5);
    print.bold = numbers[6] == 1;
    print.color = static_cast<std::uint32_t>(numbers[7]);
    print.alignment = static_cast<Alignment>(numbers[8]);
    print.heading = static_cast<std::uint8_t>(numbers[9]);
    print.zone = static_cast<Zone>(numbers[10]);
    return print;
}

std::optional<Numbers> read_numbers(std::string_view line) {
    Numbers numbers{};
    std::size_t count = 0;
    const char* at = line.data();
    const char* const end = at + line.size();
    while (at < end) {
        if (count == numbers.size()) return std::nullopt;
        const auto [next, error] = std::from_chars(at, end, numbers[count++]);
        if (error != std::errc() || (next < end && *next != ' ')) return std::nullopt;
        at = next < end ? next + 1 : end;
    }
    return numbers;
}

}  // namespace

std::string print_text(std::span<const Print> prints) {
    std::string text;
    for (const Print& print : prints) {
        const Numbers numbers = numbers_of(print);
        std::size_t count = numbers.size();
        while (count > 0 && numbers[count - 1] == 0) --count;
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) text += ' ';
            text += std::to_string(numbers[i]);
        }
        text += '\n';
    }
    return text;
}

std::optional<std::vector<Print>> read_print_text(std::string_view text) {
    std::vector<Print> prints;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == text.npos) return std::nullopt;
        const std::optional<Numbers> numbers = read_numbers(text.substr(0, end));
        const std::optional<Print> print = numbers ? print_of(*numbers) : std::nullopt;
        if (!print) return std::nullopt;
        prints.push_back(*print);
        text.remove_prefix(end + 1);
    }
    return prints;
}

}  // namespace kexie
