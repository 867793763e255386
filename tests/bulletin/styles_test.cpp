// Made-up issues, printed in every style and in mixes of several, must come back as they were.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "bulletin/coverage.h"
#include "bulletin/parse.h"
#include "support/files.h"
#include "support/issue_diff.h"
#include "support/parse_text.h"
#include "support/render.h"
#include "support/rounds.h"
#include "support/sample_issue.h"
#include "support/skip.h"
#include "support/truth.h"
#include "text/encoding.h"

namespace kexie {

namespace {

constexpr std::uint32_t seeds_a_style = 40;
constexpr std::uint32_t seeds_a_mix = test::rounds(1500U);
constexpr std::uint32_t seeds_a_true_mix = 150;
constexpr std::uint32_t seeds_of_files = 150;

// What went wrong when `issue` was printed in `style` and parsed; empty if nothing.
std::vector<std::string> round_trip(const Issue& issue, const test::RenderStyle& style,
                                    test::Dice& dice, bool& undecidable) {
    const Issue wanted = test::as_printed(issue, style);
    const test::Rendered rendered = test::render(wanted, style, dice);
    undecidable = rendered.undecidable;
    const auto decoded = decode_text(test::encode(rendered.text, style.encoding));
    if (!decoded.ok()) return {decoded.error().message};
    const std::string& text = decoded.value().text;
    const auto parsed = parse_issues(text, "sample.txt", std::string(64, '0'));
    if (parsed.size() != 1) return {"issues found: " + std::to_string(parsed.size())};
    std::vector<std::string> wrong = test::differences(wanted, parsed[0].issue);
    for (const Diagnostic& loss : verify_coverage(text, parsed)) wrong.push_back(loss.message);
    return wrong;
}

struct Tally {
    int right = 0;
    int wrong = 0;
    int undecidable = 0;

    // A made-up issue of this seed.
    void take(const test::RenderStyle& style, std::uint32_t seed) {
        test::Dice dice(seed);
        const Issue issue = test::sample_issue(dice);
        take(issue, style, dice, "seed " + std::to_string(seed));
    }
    void take(const Issue& issue, const test::RenderStyle& style, test::Dice& dice,
              const std::string& name) {
        bool open = false;
        const std::vector<std::string> differences = round_trip(issue, style, dice, open);
        count(differences, open, name, style);
    }
    void count(const std::vector<std::string>& differences, bool open, const std::string& name,
               const test::RenderStyle& style) {
        if (differences.empty()) {
            ++right;
        } else if (open) {
            ++undecidable;
        } else {
            ++wrong;
            if (wrong <= 12) {
                MESSAGE(name << ": " << test::describe(style) << "— " << differences.front());
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
        CHECK(tally.rate() >= 99.2);
        CHECK(tally.undecidable * 10 < tally.right);
    }
}

namespace {

// What went wrong when two to four issues were printed one after the other and parsed. The masthead
// of a later one may be lost where the one before it has a footer.
std::vector<std::string> round_trip_together(test::RenderStyle style, test::Dice& dice,
                                             bool& undecidable) {
    std::vector<Issue> wanted;
    std::string text;
    const int count = dice.between(2, 4);
    for (int i = 0; i < count; ++i) {
        test::RenderStyle own = style;
        const bool parted = i > 0 && wanted.back().footer.editor.has_value();
        own.masthead = parted && dice.chance(40) ? 8 : style.masthead == 8 ? 0 : style.masthead;
        wanted.push_back(test::as_printed(test::sample_issue(dice), own));
        const test::Rendered rendered = test::render(wanted.back(), own, dice);
        undecidable |= rendered.undecidable;
        text += (i == 0 ? "" : "\n") + rendered.text;
    }
    const auto parsed = parse_issues(text, "sample.txt", std::string(64, '0'));
    if (parsed.size() != wanted.size()) {
        return {std::to_string(wanted.size()) + " issues, found: " + std::to_string(parsed.size())};
    }
    std::vector<std::string> wrong;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        for (const std::string& difference : test::differences(wanted[i], parsed[i].issue)) {
            wrong.push_back("issue " + std::to_string(i) + ": " + difference);
        }
    }
    for (const Diagnostic& loss : verify_coverage(text, parsed)) wrong.push_back(loss.message);
    return wrong;
}

}  // namespace

TEST_CASE("several issues in one file come apart, with or without their mastheads") {
    for (const int count : {0, 1, 3}) {
        Tally tally;
        for (std::uint32_t seed = 0; seed < seeds_of_files; ++seed) {
            test::Dice dice(seed * 17 + static_cast<std::uint32_t>(count));
            const test::RenderStyle style = test::random_style(dice, count);
            bool open = false;
            const auto differences = round_trip_together(style, dice, open);
            tally.count(differences, open, "seed " + std::to_string(seed), style);
        }
        MESSAGE(count << " styles, files of several issues: " << tally.rate() << " % of "
                      << tally.right + tally.wrong << " right; " << tally.undecidable
                      << " could not be told by anyone");
        CHECK(tally.rate() >= 99.0);
    }
}

namespace {

// The real issues with a hand-made structure, the days of their articles as the parser reads them
// off the original: the files say nothing of those.
std::vector<Issue> true_issues() {
    std::vector<Issue> issues;
    for (const char* number : {"001", "002", "004"}) {
        auto issue = test::issue_of_truth(test::truth_file(number));
        REQUIRE(issue.has_value());
        const Issue parsed =
            test::parse_one(test::read_file(test::real_issue(number)).value_or(""));
        REQUIRE(parsed.articles.size() == issue->articles.size());
        for (std::size_t i = 0; i < parsed.articles.size(); ++i) {
            issue->articles[i].date = parsed.articles[i].date;
        }
        issues.push_back(std::move(*issue));
    }
    return issues;
}

}  // namespace

TEST_CASE("real issues come back in every style, and in mixes of several" *
          test::needs(test::has_real_issues(), test::real_issues)) {
    const std::vector<Issue> issues = true_issues();
    for (const int count : {1, 2, 3, 5, 8}) {
        Tally tally;
        for (std::uint32_t seed = 0; seed < seeds_a_true_mix; ++seed) {
            test::Dice dice(seed * 31 + static_cast<std::uint32_t>(count));
            const int members = test::style_count();
            const test::RenderStyle style =
                count == 1 ? test::single_style(dice, static_cast<int>(seed) % members)
                           : test::random_style(dice, count);
            tally.take(issues[seed % issues.size()], style, dice, "seed " + std::to_string(seed));
        }
        MESSAGE(count << " styles of real issues: " << tally.rate() << " % of "
                      << tally.right + tally.wrong << " right; " << tally.undecidable
                      << " could not be told by anyone");
        CHECK(tally.wrong == 0);
    }
}

}  // namespace kexie
