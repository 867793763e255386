// search_answers BUNDLE [COUNT]
//
// Prints the answers to COUNT (1,000) made-up queries, one a line, as `kexie search` and the page's
// API give them. The same bundle gives the same lines on every machine: the tests compare what this
// program says natively, under Node, and what the page says to the same queries.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "app/results_json.h"
#include "archive/bundle.h"
#include "support/search_corpus.h"

using namespace kexie;

namespace {

// Pieces of the text as they stand or written otherwise, in quotation marks or not, and queries of
// the whole grammar.
std::string make_query(Random& random, const Issues& issues) {
    const std::size_t kind = below(random, 4);
    if (kind == 0) return typed(random, random_tree(random, issues, 2));
    const std::string piece = random_piece(random, issues, kind == 1 ? 30 : 5);
    if (kind == 1) return "\"" + piece + "\"";
    return kind == 2 ? piece : written_otherwise(random, piece);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    std::stringstream bytes;
    bytes << std::ifstream(argv[1], std::ios::binary).rdbuf();
    const auto archive = read_bundle(bytes.str(), argv[1]);
    if (!archive) {
        std::fprintf(stderr, "%s\n", archive.error().message.c_str());
        return 3;
    }
    Engine engine;
    for (const auto& issue : archive.value().issues) engine.add(issue);
    while (engine.index_some(60000)) {
    }
    Random random(2023);
    const int count = argc > 2 ? std::atoi(argv[2]) : 1000;
    for (int i = 0; i < count; ++i) {
        const std::string query = make_query(random, archive.value().issues);
        std::string answer = results_json(engine, query, {}, engine.search(query));
        std::replace(answer.begin(), answer.end(), '\n', ' ');
        std::printf("%s\n", answer.c_str());
    }
    return 0;
}
