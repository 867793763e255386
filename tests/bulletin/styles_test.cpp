// Made-up issues, printed in every style and in mixes of several, must come back as they were.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "bulletin/parse.h"
#include "support/issue_diff.h"
#include "support/render.h"
#include "support/sample_issue.h"
#include "text/encoding.h"

namespace kexie {

namespace {

constexpr std::uint32_t seeds_a_style = 40;
constexpr std::uint32_t seeds_a_mix = 1500;

// What went wrong when the issue of `seed` was printed in `style` and parsed; empty if nothing.
std::vector<std::string> round_trip(const test::RenderStyle& style, std::uint32_t seed,
                                    bool& undecidable) {
    test::Dice dice(seed);
    const Issue wanted = test::as_printed(test::sample_issue(dice), style);
    const test::Rendered rendered = test::render(wanted, style, dice);
    undecidable = rendered.undecidable;
    const auto decoded = decode_text(test::encode(rendered.text, style.encoding));
    if (!decoded.ok()) return {decoded.error().message};
    const std::string& text = decoded.value().text;
    const auto parsed = parse_issues(text, "sample.txt", std::string(64, '0'));
    if (parsed.size() != 1) return {"issues found: " + std::to_string(parsed.size())};
    std::vector<std::string> wrong = test::differences(wanted, parsed[0].issue);
    for (const Diagnostic& breach : account(text, parsed)) wrong.push_back(breach.message);
    return wrong;
}

struct Tally {
    int right = 0;
    int wrong = 0;
    int undecidable = 0;

    void take(const test::RenderStyle& style, std::uint32_t seed) {
        bool open = false;
        const std::vector<std::string> differences = round_trip(style, seed, open);
        if (differences.empty()) {
            ++right;
        } else if (open) {
            ++undecidable;
        } else {
            ++wrong;
            if (wrong <= 12) {
                MESSAGE("seed " << seed << ": " << test::describe(style) << "— "
                                << differences.front());
            }
        }
    }
    double rate() const { return 100.0 * right / (right + wrong); }
};

}  // namespace

TEST_CASE("single styles come back, all of them") {
    for (int member = 0; member < test::style_count(); ++member) {
        Tally tally;
        for (std::uint32_t seed = 0; seed < seeds_a_style; ++seed) {
            test::Dice dice(1000 + seed);
            tally.take(test::single_style(dice, member), seed);
        }
        CAPTURE(member);
        CHECK(tally.wrong == 0);
        CHECK(tally.right > tally.undecidable);
    }
}

TEST_CASE("mixes of styles come back") {
    for (const int count : {2, 3, 5, 8}) {
        Tally tally;
        for (std::uint32_t seed = 0; seed < seeds_a_mix; ++seed) {
            test::Dice dice(seed * 31 + static_cast<std::uint32_t>(count));
            tally.take(test::random_style(dice, count), seed);
        }
        MESSAGE(count << " styles: " << tally.rate() << " % of " << tally.right + tally.wrong
                      << " right; " << tally.undecidable << " could not be told by anyone");
        CHECK(tally.rate() >= 98.0);
        CHECK(tally.undecidable * 10 < tally.right);
    }
}

}  // namespace kexie
