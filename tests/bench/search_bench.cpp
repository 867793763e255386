// search_bench [MEGABYTES]... [--folder ISSUES] [--queries N]
//
// For each size: how fast text is taken in and indexed, what is held in memory, and how long
// queries of each class take: the matching articles with exact counts; the whole search with
// the first 20 hits ranked and their snippets; a scan of all the text for the same.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string_view>

#include "base/utf8.h"
#include "bench_corpus.h"
#include "measure.h"
#include "search/collection.h"
#include "search/engine.h"
#include "search/evaluate.h"
#include "search/query.h"

using namespace kexie;
using namespace kexie::bench;

namespace {

constexpr std::size_t slice_characters = 60000;

// Everything is run so often and its best time kept: the first run fills the caches, and any run
// may have to wait for another program.
constexpr std::size_t rounds = 3;
constexpr std::size_t scanned_queries = 30;

struct QueryClass {
    const char* name;
    std::function<std::string()> make;
};

// Draws queries from the text that is searched.
class QuerySource {
public:
    explicit QuerySource(const Issues& issues) : m_issues(issues), m_random(7) {}

    std::size_t below(std::size_t limit) { return m_random() % limit; }

    // A piece of a paragraph without marks or blanks.
    std::string piece(std::size_t size) {
        while (true) {
            const Issue& issue = *m_issues[below(m_issues.size())];
            const Article& article = issue.articles[below(issue.articles.size())];
            const std::u32string text =
                to_utf32(article.paragraphs[below(article.paragraphs.size())]);
            if (text.size() <= size) continue;
            const auto part = std::u32string_view(text).substr(below(text.size() - size), size);
            const bool is_plain = std::all_of(part.begin(), part.end(),
                                              [](char32_t c) { return c >= 0x4E00 && c < 0xA000; });
            if (is_plain) return to_utf8(part);
        }
    }

    std::string rare(std::size_t size) {
        std::u32string text;
        for (std::size_t i = 0; i < size; ++i) {
            text.push_back(static_cast<char32_t>(0x4E00 + below(20900)));
        }
        return to_utf8(text);
    }

    std::string letters(std::size_t size) {
        std::string text;
        for (std::size_t i = 0; i < size; ++i) text.push_back("etaoinshrd"[below(10)]);
        return text;
    }

private:
    const Issues& m_issues;
    Random m_random;
};

std::vector<QueryClass> query_classes(QuerySource& from) {
    return {
        {"1 character", [&] { return from.piece(1); }},
        {"1 character, any", [&] { return from.rare(1); }},
        {"2 characters", [&] { return from.piece(2); }},
        {"2 characters, rare", [&] { return from.piece(1) + from.piece(1); }},
        {"3-4 characters", [&] { return from.piece(3 + from.below(2)); }},
        {"8-20 characters", [&] { return from.piece(8 + from.below(13)); }},
        {"absent", [&] { return from.piece(3) + from.rare(1) + from.piece(3); }},
        {"two terms", [&] { return from.piece(2) + " " + from.piece(2); }},
        {"phrase", [&] { return "\"" + from.piece(6) + "\""; }},
        {"boolean",
         [&] { return "(" + from.piece(2) + "|" + from.piece(3) + ") -" + from.piece(2); }},
        {"Latin", [&] { return from.letters(2 + from.below(3)); }},
        {"number", [&] { return std::to_string(from.below(10000)); }},
    };
}

std::uint64_t count_matches(const Collection& collection, const std::string& text) {
    const Query query = parse_query(text);
    const Evaluation found = evaluate(collection, query, std::nullopt);
    std::uint64_t places = 0;
    for (const auto& matches : found.by_leaf) {
        for (const Match& match : matches) {
            if (found.articles.contains(match.article)) places += match.count;
        }
    }
    return places;
}

void search_and_show(const Engine& engine, const std::string& text) {
    SearchOptions options;
    options.limit = 20;
    for (const Hit& hit : engine.search(text, options).hits) engine.snippet(text, hit);
}

template <typename Run>
Summary measure_each(const std::vector<std::string>& queries, std::size_t most, Run run) {
    std::vector<double> times;
    for (std::size_t i = 0; i < std::min(most, queries.size()); ++i) {
        double best = 0;
        for (std::size_t round = 0; round < rounds; ++round) {
            const Stopwatch watch;
            run(queries[i]);
            const double time = watch.milliseconds();
            if (round == 0 || time < best) best = time;
        }
        times.push_back(best);
    }
    return summarize(std::move(times));
}

struct Building {
    double add_ms = 0;
    std::vector<double> slices;
};

Building build(const Issues& issues, Engine& engine) {
    Building times;
    const Stopwatch adding;
    for (const auto& issue : issues) engine.add(issue);
    times.add_ms = adding.milliseconds();
    for (bool more = true; more;) {
        const Stopwatch slice;
        more = engine.index_some(slice_characters);
        times.slices.push_back(slice.milliseconds());
    }
    return times;
}

// The best of some rounds, slice by slice: another program on the machine is no slice of ours.
Building build_best(const Issues& issues, Engine& engine) {
    Building best = build(issues, engine);
    for (std::size_t round = 1; round < rounds; ++round) {
        Engine again;
        const Building times = build(issues, again);
        best.add_ms = std::min(best.add_ms, times.add_ms);
        for (std::size_t i = 0; i < best.slices.size(); ++i) {
            best.slices[i] = std::min(best.slices[i], times.slices[i]);
        }
    }
    return best;
}

void report_building(const Issues& issues, Engine& engine, std::size_t bytes) {
    const double megabytes = static_cast<double>(bytes) / 1e6;
    const Building times = build_best(issues, engine);
    double index_ms = 0;
    for (const double slice : times.slices) index_ms += slice;
    std::printf("  taken in at %.0f MB/s, indexed at %.0f MB/s; slices, ms: %s\n",
                megabytes / times.add_ms * 1e3, megabytes / index_ms * 1e3,
                to_text(summarize(times.slices)).c_str());
    const auto held = static_cast<double>(engine.memory());
    std::printf("  held beside the issues: %.1f MB, %.2f of the text\n", held / 1e6,
                held / static_cast<double>(bytes));
}

void run_size(const std::string& folder, double megabytes, std::size_t query_count) {
    const Issues issues = make_corpus(folder, static_cast<std::size_t>(megabytes * 1e6), 42);
    const std::size_t bytes = text_bytes(issues);
    std::printf("%.1f MB, %zu articles\n", static_cast<double>(bytes) / 1e6, issues.size() * 10);
    Engine engine;
    report_building(issues, engine, bytes);
    Collection indexed(Shelf::full_units);
    Collection scanned(Shelf::full_units);
    for (const auto& issue : issues) indexed.add(issue);
    for (const auto& issue : issues) scanned.add(issue);
    while (indexed.index_some(slice_characters)) {
    }
    std::printf("  %-20s %9s   %-36s %-36s %-18s\n", "ms", "places", "matching: p50 p95 p99 max",
                "ranked, 20 snippets: the same", "scan: p50 max");
    QuerySource source(issues);
    for (const QueryClass& each : query_classes(source)) {
        std::vector<std::string> queries;
        for (std::size_t i = 0; i < query_count; ++i) queries.push_back(each.make());
        std::uint64_t places = 0;
        const Summary matching = measure_each(queries, query_count, [&](const std::string& query) {
            places += count_matches(indexed, query);
        });
        const Summary whole = measure_each(queries, query_count, [&](const std::string& query) {
            search_and_show(engine, query);
        });
        std::uint64_t scanned_places = 0;
        const Summary scan = measure_each(queries, scanned_queries, [&](const std::string& query) {
            scanned_places += count_matches(scanned, query);
        });
        std::printf("  %-20s %9.0f   %s   %s   %8.3f %8.3f\n", each.name,
                    static_cast<double>(places) / static_cast<double>(query_count * rounds),
                    to_text(matching).c_str(), to_text(whole).c_str(), scan.median, scan.max);
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::string folder = KEXIE_SOURCE_DIR "/data/issues";
    std::size_t queries = 1000;
    std::vector<double> sizes;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--folder" && i + 1 < argc) {
            folder = argv[++i];
        } else if (argument == "--queries" && i + 1 < argc) {
            queries = static_cast<std::size_t>(std::atoi(argv[++i]));
        } else {
            sizes.push_back(std::atof(argv[i]));
        }
    }
    if (sizes.empty()) sizes = {1, 10, 100};
    for (const double size : sizes) run_size(folder, size, queries);
    return 0;
}
