// Queries of every class, drawn from the text that is searched.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "bench_corpus.h"

namespace kexie::bench {

class QuerySource {
public:
    explicit QuerySource(const Issues& issues) : m_issues(issues), m_random(7) {}

    std::size_t below(std::size_t limit) { return m_random() % limit; }

    // A piece of a paragraph, only Chinese characters: frequent ones are drawn most.
    std::string piece(std::size_t size);
    // Chinese characters, drawn from all there are: most are rare, some nowhere.
    std::string any_characters(std::size_t size);
    std::string letters(std::size_t size);

private:
    const Issues& m_issues;
    Random m_random;
};

struct QueryClass {
    const char* name;
    std::function<std::string()> make;
};

// `from` outlives the classes.
std::vector<QueryClass> query_classes(QuerySource& from);

}  // namespace kexie::bench
