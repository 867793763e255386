// search_bench [MEGABYTES]... [--folder ISSUES] [--queries N] [--class PART_OF_A_NAME]
//
// For each size: how long it takes from the bytes of the bundle to searchable, how fast the index
// grows and in what slices, what is held in memory; how long queries of each class take, beside a
// plain scan of all articles and the quickest scan by hand; how the time grows with the hits.
#include <algorithm>
#include <bit>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "archive/bundle.h"
#include "bench_corpus.h"
#include "measure.h"
#include "queries.h"
#include "search/collection.h"
#include "search/engine.h"
#include "search/evaluate.h"
#include "search/facets.h"
#include "search/query.h"
#include "search/rank.h"
#include "search/snippet.h"
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
    std::string folder = KEXIE_SOURCE_DIR "/data/issues";
    std::string only_class;
    std::size_t queries = 1000;
    std::vector<double> sizes;
};

// Where results go, so that no work can be left out.
std::uint64_t checksum = 0;

struct Found {
    Query query;
    Evaluation evaluation;
};

Found find_all(const Collection& collection, const std::string& text) {
    Query query = parse_query(text);
    Evaluation evaluation = evaluate(collection, query, std::nullopt);
    return {std::move(query), std::move(evaluation)};
}

// The exact number of places in the articles that were found.
std::uint64_t count_places(const Found& found) {
    if (found.query.root.kind == NodeKind::Leaf) return found.evaluation.by_leaf.front().places();
    std::uint64_t places = 0;
    for (std::size_t leaf = 0; leaf < found.query.leaves.size(); ++leaf) {
        if (!found.query.leaves[leaf].is_wanted) continue;
        places += found.evaluation.by_leaf[leaf].places_in(found.evaluation.articles);
    }
    return places;
}

void rank_and_show(const Collection& collection, const Found& found) {
    SearchOptions options;
    options.limit = snippets_shown;
    Results results;
    rank(collection, found.query, found.evaluation, found.evaluation.articles, options, results);
    for (const Hit& hit : results.hits) {
        const ArticleNumber article = collection.issue_facts(hit.issue).first_article + hit.article;
        checksum += make_snippet(collection, found.query, article, 80).text.size();
    }
}

std::uint64_t scan_by_simd(const Collection& collection, const Query& query) {
    std::uint64_t places = 0;
    for (const Leaf& leaf : query.leaves) {
        for (const auto& indexed : collection.shelves()) {
            places += count_by_simd(indexed->shelf.text(), leaf.terms.front().units);
        }
    }
    return places;
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

// Times of queries by their number of hits, in powers of four.
class Curve {
public:
    void add(std::size_t hits, double milliseconds) {
        const auto row = static_cast<std::size_t>(std::bit_width(hits) + 1) / 2;
        if (m_rows.size() <= row) m_rows.resize(row + 1);
        m_rows[row].push_back(milliseconds);
    }

    void print() const {
        std::printf("  hits below, queries, ms to match: p50 p95 p99 max\n");
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            if (m_rows[row].empty()) continue;
            std::printf("  %10zu %8zu %s\n", std::size_t{1} << (2 * row), m_rows[row].size(),
                        to_text(summarize(m_rows[row])).c_str());
        }
    }

private:
    std::vector<std::vector<double>> m_rows;
};

void measure_class(const Collection& collection, const Collection& not_indexed,
                   const QueryClass& each, std::size_t query_count, Curve& curve) {
    std::vector<double> matching;
    std::vector<double> showing;
    std::vector<double> facets;
    std::vector<double> scanning;
    std::vector<double> by_simd;
    for (std::size_t i = 0; i < query_count; ++i) {
        const std::string text = each.make();
        matching.push_back(
            best_time([&] { checksum += count_places(find_all(collection, text)); }));
        const Found found = find_all(collection, text);
        curve.add(found.evaluation.articles.count(), matching.back());
        showing.push_back(best_time([&] { rank_and_show(collection, found); }));
        facets.push_back(best_time([&] {
            checksum += count_facets(collection, found.evaluation.articles, {}).years.size();
        }));
        if (i >= scanned_queries) continue;
        scanning.push_back(
            best_time([&] { checksum += count_places(find_all(not_indexed, text)); }));
        by_simd.push_back(best_time([&] { checksum += scan_by_simd(collection, found.query); }));
    }
    const Summary scan = summarize(scanning);
    std::printf("  %-20s %s   %s   %s   %8.3f %8.3f %7.3f\n", each.name,
                to_text(summarize(matching)).c_str(), to_text(summarize(showing)).c_str(),
                to_text(summarize(facets)).c_str(), scan.median, summarize(by_simd).median,
                summarize(matching).max / scan.median);
}

void run_size(const Options& options, double megabytes) {
    const Issues issues =
        make_corpus(options.folder, static_cast<std::size_t>(megabytes * 1e6), 42);
    const std::size_t bytes = text_bytes(issues);
    std::printf("%.1f MB, %zu articles\n", static_cast<double>(bytes) / 1e6, issues.size() * 10);
    report_building(issues, bytes);
    Collection indexed(Shelf::full_units);
    Collection not_indexed(Shelf::full_units);
    for (const auto& issue : issues) indexed.add(issue);
    for (const auto& issue : issues) not_indexed.add(issue);
    while (indexed.index_some(slice_characters)) {
    }
    const auto held = static_cast<double>(indexed.memory());
    std::printf("  held beside the issues: %.1f MB, %.2f of the text\n", held / 1e6,
                held / static_cast<double>(bytes));
    std::printf("  %-20s %-36s %-36s %-36s %-8s %-8s %s\n", "ms", "matching: p50 p95 p99 max",
                "ranking, 20 snippets: the same", "facets: the same", "scan p50", simd_name(),
                "max/scan");
    QuerySource source(issues);
    Curve curve;
    for (const QueryClass& each : query_classes(source)) {
        if (std::string_view(each.name).find(options.only_class) == std::string_view::npos)
            continue;
        measure_class(indexed, not_indexed, each, options.queries, curve);
    }
    curve.print();
}

Options read_options(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        const bool has_value = i + 1 < argc;
        if (argument == "--folder" && has_value) {
            options.folder = argv[++i];
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
