// The best hits seen so far: a bounded heap with the worst of them on top.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace kexie {

template <typename Hit, typename Before>
class TopHits {
public:
    // Keeps at most `limit` hits. `before(a, b)` is a strict total order, better hits first.
    TopHits(std::size_t limit, Before before) : m_limit(limit), m_before(std::move(before)) {}

    void offer(const Hit& hit) {
        if (m_hits.size() < m_limit) {
            m_hits.push_back(hit);
            std::push_heap(m_hits.begin(), m_hits.end(), m_before);
        } else if (m_before(hit, m_hits.front())) {
            std::pop_heap(m_hits.begin(), m_hits.end(), m_before);
            m_hits.back() = hit;
            std::push_heap(m_hits.begin(), m_hits.end(), m_before);
        }
    }

    bool is_full() const { return m_hits.size() == m_limit; }
    // Only when full, and not of nothing.
    const Hit& worst() const { return m_hits.front(); }

    // The hits in order. Only once.
    std::vector<Hit> take() {
        std::sort_heap(m_hits.begin(), m_hits.end(), m_before);
        return std::move(m_hits);
    }

private:
    std::size_t m_limit;
    Before m_before;
    std::vector<Hit> m_hits;
};

}  // namespace kexie
