#include "text/pinyin.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "text/pinyin_table.h"

namespace kexie {
namespace {

struct Syllable {
    std::string_view letters;   // Without tone; v for ü.
    std::u16string characters;  // Ascending.
};

// Empty where this is no such table, or not all of it.
std::vector<Syllable> unpack_syllables(std::string_view bytes) {
    constexpr std::size_t head_size = 10;
    const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); };
    const auto number = [&](std::size_t index) {
        return static_cast<std::size_t>(byte(2 * index) | byte(2 * index + 1) << 8);
    };
    if (bytes.size() < head_size) return {};
    const std::size_t character_count = number(1);
    const std::size_t reading_count = number(2);
    std::size_t letter = head_size;
    std::size_t step = letter + number(3);
    std::size_t reading = step + number(4);
    const std::size_t steps_end = reading;
    const std::size_t readings_end = reading + reading_count;
    if (bytes.size() != readings_end + reading_count) return {};

    std::vector<Syllable> syllables(number(0));
    for (Syllable& syllable : syllables) {
        const std::size_t end = bytes.find('\0', letter);
        if (end >= step) return {};
        syllable.letters = bytes.substr(letter, end - letter);
        letter = end + 1;
    }
    std::uint32_t character = 0;
    for (std::size_t i = 0; i < character_count; ++i) {
        for (int shift = 0;; shift += 7) {
            if (step == steps_end || shift > 14) return {};
            const std::uint32_t bits = byte(step++);
            character += (bits & 0x7F) << shift;
            if (bits < 0x80) break;
        }
        for (bool is_last = false; !is_last; ++reading) {
            if (reading == readings_end) return {};
            const std::uint32_t flags = byte(reading + reading_count);
            const std::uint32_t syllable = byte(reading) | (flags & 1) << 8;
            if (syllable >= syllables.size()) return {};
            syllables[syllable].characters.push_back(static_cast<char16_t>(character));
            is_last = (flags & 2) != 0;
        }
    }
    return syllables;
}

// The letters of the syllables are views into the bytes.
struct Table {
    std::string bytes;
    std::vector<Syllable> syllables;
};

// Set once, by the program itself or by give_pinyin_table().
Table& table() {
    static Table given = {{}, unpack_syllables(pinyin_table::built_in())};
    return given;
}

// Ordered by letters.
const std::vector<Syllable>& all_syllables() {
    return table().syllables;
}

const Syllable* first_syllable() {
    return all_syllables().data();
}
const Syllable* last_syllable() {
    return first_syllable() + all_syllables().size();
}

const Syllable* lower_bound(std::string_view letters) {
    return std::lower_bound(first_syllable(), last_syllable(), letters,
                            [](const Syllable& syllable, std::string_view wanted) {
                                return syllable.letters < wanted;
                            });
}

bool begins_syllable(std::string_view letters) {
    const Syllable* found = lower_bound(letters);
    return found != last_syllable() && found->letters.substr(0, letters.size()) == letters;
}

bool is_syllable(std::string_view letters) {
    const Syllable* found = lower_bound(letters);
    return found != last_syllable() && found->letters == letters;
}

// What a syllable of a character may be shortened to.
bool is_initial(std::string_view letters) {
    if (letters.size() == 2) return letters == "zh" || letters == "ch" || letters == "sh";
    return letters.size() == 1 && begins_syllable(letters);
}

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_divider(char c) {
    return c == ' ' || c == '\'';
}

constexpr std::size_t max_syllable_length = 6;
// Readings of one end of the letters that are followed further; more differ only in how badly
// they fit.
constexpr std::size_t max_open_readings = 24;

using Reading = std::vector<Sound>;

bool fits_better(const Reading& a, const Reading& b) {
    const auto whole = [](const Reading& reading) {
        return std::count_if(reading.begin(), reading.end(),
                             [](const Sound& sound) { return sound.is_whole; });
    };
    const auto shortened_a = static_cast<std::ptrdiff_t>(a.size()) - whole(a);
    const auto shortened_b = static_cast<std::ptrdiff_t>(b.size()) - whole(b);
    return std::tuple(a.size(), shortened_a) < std::tuple(b.size(), shortened_b);
}

void keep_best(std::vector<Reading>& readings, std::size_t limit) {
    std::stable_sort(readings.begin(), readings.end(), fits_better);
    if (readings.size() > limit) readings.resize(limit);
}

std::u16string merged(std::u16string characters) {
    std::stable_sort(characters.begin(), characters.end());
    characters.erase(std::unique(characters.begin(), characters.end()), characters.end());
    return characters;
}

}  // namespace

bool give_pinyin_table(std::string bytes) {
    Table& given = table();
    given.bytes = std::move(bytes);
    given.syllables = unpack_syllables(given.bytes);
    return !given.syllables.empty();
}

std::vector<std::vector<Sound>> split_pinyin(std::string_view letters, std::size_t limit) {
    // readings[i]: of the first i letters.
    std::vector<std::vector<Reading>> readings(letters.size() + 1);
    readings[0].emplace_back();
    const std::size_t last_letter = letters.find_last_not_of(" '");
    for (std::size_t begin = 0; begin < letters.size(); ++begin) {
        keep_best(readings[begin], max_open_readings);
        if (readings[begin].empty()) continue;
        if (is_divider(letters[begin])) {
            auto& next = readings[begin + 1];
            next.insert(next.end(), readings[begin].begin(), readings[begin].end());
            continue;
        }
        for (std::size_t size = 1; size <= max_syllable_length && begin + size <= letters.size();
             ++size) {
            if (!is_letter(letters[begin + size - 1])) break;
            const std::string_view part = letters.substr(begin, size);
            const bool is_last = begin + size - 1 == last_letter;
            const bool is_whole = is_syllable(part);
            if (!is_whole && !is_initial(part) && !(is_last && begins_syllable(part))) continue;
            for (Reading reading : readings[begin]) {
                reading.push_back({part, is_whole});
                readings[begin + size].push_back(std::move(reading));
            }
        }
    }
    std::vector<Reading> result = std::move(readings.back());
    if (result.size() == 1 && result.front().empty()) result.clear();
    keep_best(result, limit);
    return result;
}

std::u16string characters_of(const Sound& sound) {
    std::u16string characters;
    for (const Syllable* syllable = lower_bound(sound.letters); syllable != last_syllable();
         ++syllable) {
        if (syllable->letters.substr(0, sound.letters.size()) != sound.letters) break;
        if (sound.is_whole && syllable->letters != sound.letters) break;
        characters += syllable->characters;
    }
    return merged(std::move(characters));
}

std::u16string homophones_of(char16_t character) {
    std::u16string characters(1, character);
    for (const Syllable* syllable = first_syllable(); syllable != last_syllable(); ++syllable) {
        if (std::binary_search(syllable->characters.begin(), syllable->characters.end(),
                               character)) {
            characters += syllable->characters;
        }
    }
    return merged(std::move(characters));
}

}  // namespace kexie
