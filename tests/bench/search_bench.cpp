// search_bench [MEGABYTES]... [--text FILE] [--queries N] [--class PART_OF_A_NAME]
//
// For each size, on real text (real_text.py): how long it takes from the bytes of the bundle to
// searchable, how fast the index grows and in what slices, what is held in memory; how long queries
// of each class take, beside a plain scan of all articles and the quickest scan by hand. A class
// whose name is followed by "!" is over the limits of docs/PERFORMANCE.md.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "archive/bundle.h"
#include "bench_corpus.h"
#include "measure.h"
#include "queries.h"
#include "search/engine.h"
#include "search/index/corpus.h"
#include "search/match/evaluate.h"
#include "search/query/query.h"
#include "search/rank/facets.h"
#include "search/rank/rank.h"
#include "search/rank/snippet.h"
#include "simd_scan.h"

using namespace kexie;
using namespace kexie::bench;

namespace {

// What the programs index between two frames.
constexpr std::size_t slice_characters = 60000;

// Everything is run so often and its best time kept: the first run fills the caches.
constexpr std::size_t rounds = 3;
constexpr std::size_t scanned_queries = 10;
constexpr std::size_t snippets_shown = 20;

struct Options {
    std::string text = KEXIE_BENCH_TEXT;
    std::string only_class;
    std::size_t queries = 1000;
    std::vector<double> sizes;
};

// The limits of docs/PERFORMANCE.md, in milliseconds; twice that as WebAssembly.
struct Limits {
    double median, p95, max;             // Of matching.
    double ranking_median, ranking_p99;  // Added by ranking and the first 20 snippets.
};
constexpr Limits limits_at_10_mb = {0.03, 0.15, 1, 0.15, 1.5};
constexpr Limits limits_at_100_mb = {0.15, 1.2, 5, 0.3, 3};

bool is_over(const Limits& limits, const Summary& matching, const Summary& ranking) {
#ifdef __EMSCRIPTEN__
    constexpr double factor = 2;
#else
    constexpr double factor = 1;
#endif
    return matching.median > factor * limits.median || matching.p95 > factor * limits.p95 ||
           matching.max > factor * limits.max || ranking.median > factor * limits.ranking_median ||
           ranking.p99 > factor * limits.ranking_p99;
}

// Where results go, so that no work can be left out.
std::uint64_t checksum = 0;

struct Found {
    Query query;
    MatchSet match_set;
};

Found find_all(const Corpus& corpus, const std::string& text) {
    Query query = parse_query(text);
    MatchSet match_set = evaluate(corpus, query, std::nullopt);
    return {std::move(query), std::move(match_set)};
}

// The exact number of occurrences in the articles that were found.
std::uint64_t count_occurrences(const Found& found) {
    const auto& by_clause = found.match_set.by_clause;
    if (found.query.root.kind == NodeKind::Clause) return kexie::count_occurrences(by_clause[0]);
    std::uint64_t occurrences = 0;
    for (std::size_t clause = 0; clause < found.query.clauses.size(); ++clause) {
        if (!found.query.clauses[clause].is_positive) continue;
        occurrences += kexie::count_occurrences(by_clause[clause], found.match_set.articles);
    }
    return occurrences;
}

void rank_and_show(const Corpus& corpus, const Found& found) {
    SearchOptions options;
    options.limit = snippets_shown;
    Results results;
    rank(corpus, found.query, found.match_set, found.match_set.articles, options, results);
    for (const Hit& hit : results.hits) {
        const ArticleNumber article = corpus.issue_metadata(hit.issue).first_article + hit.article;
        checksum += make_snippet(corpus, found.query, article, 80).text.size();
    }
}

std::uint64_t scan_by_simd(const Corpus& corpus, const Query& query) {
    std::uint64_t occurrences = 0;
    for (const Clause& clause : query.clauses) {
        for (const auto& segment : corpus.segments()) {
            occurrences += count_by_simd(segment->text.units(), clause.terms.front().units);
        }
    }
    return occurrences;
}

template <typename Run>
double best_time(Run run) {
    double best = 0;
    for (std::size_t round = 0; round < rounds; ++round) {
        const Stopwatch watch;
        run();
        const double time = watch.milliseconds();
        if (round == 0 || time < best) best = time;
    }
    return best;
}

struct Building {
    double read_ms = 0;
    double add_ms = 0;
    std::vector<double> slices;
};

// From the bytes of the bundle to an engine with its whole index.
Building build(const std::string& bundle, Engine& engine) {
    Building times;
    const Stopwatch reading;
    const auto archive = read_bundle(bundle, "bench");
    times.read_ms = reading.milliseconds();
    const Stopwatch adding;
    for (const auto& issue : archive.value().issues) engine.add(issue);
    times.add_ms = adding.milliseconds();
    for (bool more = true; more;) {
        const Stopwatch slice;
        more = engine.index_some(slice_characters);
        times.slices.push_back(slice.milliseconds());
    }
    return times;
}

Building build_best(const std::string& bundle) {
    Building best;
    for (std::size_t round = 0; round < rounds; ++round) {
        Engine engine;
        const Building times = build(bundle, engine);
        if (round == 0) best = times;
        best.read_ms = std::min(best.read_ms, times.read_ms);
        best.add_ms = std::min(best.add_ms, times.add_ms);
        for (std::size_t i = 0; i < best.slices.size(); ++i) {
            best.slices[i] = std::min(best.slices[i], times.slices[i]);
        }
    }
    return best;
}

void report_building(const Issues& issues, std::size_t bytes) {
    const double megabytes = static_cast<double>(bytes) / 1e6;
    Archive archive;
    archive.issues = issues;
    const std::string bundle = write_bundle(archive);
    const Building times = build_best(bundle);
    double index_ms = 0;
    for (const double slice : times.slices) index_ms += slice;
    std::printf("  bundle of %.1f MB to searchable in %.0f ms: read in %.0f, taken in in %.0f\n",
                static_cast<double>(bundle.size()) / 1e6, times.read_ms + times.add_ms,
                times.read_ms, times.add_ms);
    std::printf("  indexed at %.0f MB/s; slices of %zu characters, p50 p95 p99 max: %s ms\n",
                megabytes / index_ms * 1e3, slice_characters,
                to_text(summarize(times.slices)).c_str());
}

void measure_class(const Corpus& corpus, const Corpus& unindexed, const QueryClass& each,
                   const Limits& limits, std::size_t query_count) {
    std::vector<double> matching;
    std::vector<double> showing;
    std::vector<double> facets;
    std::vector<double> scanning;
    std::vector<double> by_simd;
    for (std::size_t i = 0; i < query_count; ++i) {
        const std::string text = each.make();
        matching.push_back(
            best_time([&] { checksum += count_occurrences(find_all(corpus, text)); }));
        const Found found = find_all(corpus, text);
        showing.push_back(best_time([&] { rank_and_show(corpus, found); }));
        facets.push_back(best_time(
            [&] { checksum += count_facets(corpus, found.match_set.articles, {}).years.size(); }));
        if (i >= scanned_queries) continue;
        scanning.push_back(
            best_time([&] { checksum += count_occurrences(find_all(unindexed, text)); }));
        by_simd.push_back(best_time([&] { checksum += scan_by_simd(corpus, found.query); }));
    }
    const Summary match = summarize(matching);
    const Summary ranking = summarize(showing);
    const double scan = summarize(scanning).median;
    const std::string name = each.name + std::string(is_over(limits, match, ranking) ? " !" : "");
    std::printf("  %-20s %s   %s   %s   %8.3f %8.3f %7.3f\n", name.c_str(), to_text(match).c_str(),
                to_text(ranking).c_str(), to_text(summarize(facets)).c_str(), scan,
                summarize(by_simd).median, match.max / scan);
}

void run_size(const Options& options, double megabytes) {
    const Issues issues = make_corpus(options.text, static_cast<std::size_t>(megabytes * 1e6), 42);
    if (issues.empty()) {
        std::fprintf(stderr, "no text in %s\n", options.text.c_str());
        std::exit(3);
    }
    const std::size_t bytes = text_bytes(issues);
    std::printf("%.1f MB, %zu articles\n", static_cast<double>(bytes) / 1e6, issues.size() * 10);
    report_building(issues, bytes);
    Corpus indexed(SegmentText::full_units);
    Corpus unindexed(SegmentText::full_units);
    for (const auto& issue : issues) indexed.add(issue);
    for (const auto& issue : issues) unindexed.add(issue);
    while (indexed.index_some(slice_characters)) {
    }
    const auto held = static_cast<double>(indexed.memory());
    std::printf("  held beside the issues: %.1f MB, %.2f of the text\n", held / 1e6,
                held / static_cast<double>(bytes));
    std::printf("  %-20s %-36s %-36s %-36s %-8s %-8s %s\n", "ms", "matching: p50 p95 p99 max",
                "ranking, 20 snippets: the same", "facets: the same", "scan p50", simd_name(),
                "max/scan");
    const Limits& limits = megabytes > 10 ? limits_at_100_mb : limits_at_10_mb;
    QuerySource source(issues);
    for (const QueryClass& each : query_classes(source)) {
        if (std::string_view(each.name).find(options.only_class) == std::string_view::npos)
            continue;
        measure_class(indexed, unindexed, each, limits, options.queries);
    }
}

Options read_options(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        const bool has_value = i + 1 < argc;
        if (argument == "--text" && has_value) {
            options.text = argv[++i];
        } else if (argument == "--class" && has_value) {
            options.only_class = argv[++i];
        } else if (argument == "--queries" && has_value) {
            options.queries = static_cast<std::size_t>(std::atoi(argv[++i]));
        } else {
            options.sizes.push_back(std::atof(argv[i]));
        }
    }
    if (options.sizes.empty()) options.sizes = {1, 10, 100};
    return options;
}

}  // namespace

int main(int argc, char** argv) {
    const Options options = read_options(argc, argv);
    for (const double size : options.sizes) run_size(options, size);
    std::printf("checksum %llu\n", static_cast<unsigned long long>(checksum));
    return 0;
}
