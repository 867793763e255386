// Sorting that compiles to little: the standard library's is ten times the code for each type and
// order, which the page would have to load.
#pragma once

#include <cstddef>
#include <functional>
#include <iterator>
#include <utility>
#include <vector>

namespace kexie {

// Puts [first, last) in order; what is equal stays in its order. O(n log n) time, O(n) memory, O(n)
// where it is in order already.
template <typename Iterator, typename Less = std::less<>>
void merge_sort(Iterator first, Iterator last, Less less = {}) {
    using Value = typename std::iterator_traits<Iterator>::value_type;
    const auto size = static_cast<std::size_t>(last - first);
    const auto at = [&](std::size_t i) -> Value& {
        return first[static_cast<typename std::iterator_traits<Iterator>::difference_type>(i)];
    };
    std::vector<Value> left;  // The left one of the two runs that are merged.
    for (std::size_t width = 1; width < size; width *= 2) {
        for (std::size_t begin = 0; begin + width < size; begin += 2 * width) {
            const std::size_t middle = begin + width;
            const std::size_t end = size - middle < width ? size : middle + width;
            if (!less(at(middle), at(middle - 1))) continue;
            left.clear();
            for (std::size_t i = begin; i < middle; ++i) left.push_back(std::move(at(i)));
            std::size_t taken = 0;
            std::size_t right = middle;
            for (std::size_t to = begin; taken < width; ++to) {
                const bool from_right = right < end && less(at(right), left[taken]);
                at(to) = std::move(from_right ? at(right++) : left[taken++]);
            }
        }
    }
}

}  // namespace kexie
