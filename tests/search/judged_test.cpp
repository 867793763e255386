// How well hits are ordered, by judgement of the articles in data/issues and, where they are beside
// the project, of the issues that those are digests of.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

#include "search/engine.h"
#include "support/files.h"
#include "support/search_corpus.h"
#include "support/skip.h"

using namespace kexie;

namespace {

// "ISSUE/ARTICLE=GRADE": 3 is about what was asked for, 2 has it as an important part, 1 has
// something on it. Issues in the order of their files, both from 0. Articles not named are 0.
struct Judgement {
    const char* query;
    const char* grades;
};

const Judgement of_digests[] = {
    {"制冷学会", "0/3=3 1/4=3"},
    {"科学素质", "4/0=3 3/8=2 3/4=2 4/2=1 4/5=1 1/5=1"},
    {"科普日", "4/2=3 4/0=2"},
    {"人工智能", "3/5=3 1/2=1 2/1=1"},
    {"主题教育 整改", "4/1=3"},
    {"主题教育", "4/1=3 1/0=2 3/1=2"},
    {"首都学术", "3/2=3"},
    {"昌平", "0/4=3 1/5=3"},
    {"昌平 科普", "0/4=3"},
    {"延庆", "2/5=3 3/8=3"},
    {"高校科协", "0/5=3"},
    {"警示教育", "2/3=3"},
    {"民主生活会", "0/0=3 4/1=1"},
    {"科技工作者日", "3/9=3 3/8=3"},
    {"党课", "1/6=3 3/1=2"},
    {"中关村论坛", "0/1=2"},
    {"博鳌", "3/3=3"},
    {"内蒙古", "2/4=3"},
    {"创新荟", "2/2=3"},
    {"授信", "2/2=2"},
    {"国际科技组织", "4/4=3"},
    {"科学家精神", "1/3=3 2/1=1"},
    {"大先生", "1/3=3"},
    {"青少年 科普", "2/7=3 0/2=1"},
    {"捐款", "4/6=3"},
    {"防汛", "4/6=3"},
    {"技术需求", "4/7=3"},
    {"知识产权", "4/3=2"},
    {"代表大会", "4/5=3 2/5=3 3/5=2"},
    {"常委会", "2/1=3"},
    {"市委全会", "2/0=3"},
    {"换届", "3/5=3 0/3=2"},
    {"海外", "0/2=3 2/4=1 3/2=1"},
    {"韩启德", "2/6=3"},
    {"沈洁 出版社", "1/1=3"},
    {"殷皓 调研", "3/0=3"},
    {"密云", "3/7=3"},
    {"科技周", "3/4=3"},
    {"沟通", "3/6=3"},
    {"服务管家", "3/1=2 4/4=2"},
};

// Of the whole issues: queries as readers ask them.
const Judgement of_archive[] = {
    {"制冷学会", "0/4=3 1/3=3"},
    {"民主生活会", "1/0=3 4/1=1"},
    {"科学家精神", "0/3=3 0/0=1 0/1=1 1/0=1 2/9=1 3/1=1 3/5=1 4/0=1"},
    {"大先生", "0/3=3"},
    {"人工智能", "2/5=3 0/2=1 3/1=1"},
    {"科普日", "4/2=3 4/0=2 0/0=1"},
    {"科学素质", "4/0=3 2/8=2 0/5=1 1/0=1 1/1=1 2/4=1 2/7=1 3/4=1 3/5=1 4/2=1 4/5=1"},
    {"昌平", "0/5=3 1/4=3"},
    {"延庆", "2/8=3 3/5=3"},
    {"高校科协", "1/5=3"},
    {"警示教育", "3/3=3"},
    {"科技工作者日", "2/8=3 2/9=3"},
    {"党课", "2/1=3 0/6=2"},
    {"中关村论坛", "1/1=2"},
    {"博鳌", "2/3=3"},
    {"内蒙古", "3/4=3"},
    {"创新荟", "3/2=3"},
    {"国际科技组织", "4/4=3 0/2=2 2/3=1"},
    {"知识产权", "4/3=2"},
    {"代表大会", "3/5=3 4/5=3 2/5=2 1/3=1"},
    {"防汛", "4/6=3"},
    {"捐款", "4/6=3"},
    {"技术需求", "4/7=3"},
    {"换届", "2/5=2"},
    {"韩启德", "3/6=3"},
    {"殷皓", "2/0=3"},
    {"沈洁 出版社", "0/1=3"},
    {"科技周", "2/4=3"},
    {"密云", "2/7=3"},
    {"沟通", "2/6=3 0/2=1 1/1=1 3/7=1"},
    {"服务管家", "2/1=2 4/4=1"},
    {"陕西", "1/1=3"},
    {"主题教育 学习研讨", "0/0=3 4/1=3"},
    {"青少年 科普", "3/7=3"},
    {"集成电路", "2/2=2"},
    {"平谷 人才", "2/9=3"},
    {"石景山", "4/5=3"},
    {"乡村振兴", "1/1=1 2/4=1 2/7=1"},
    {"科技社团", "3/7=3 1/5=1"},
    {"中信", "0/4=3"},
};

std::map<std::string, int> read_grades(const char* grades) {
    std::map<std::string, int> result;
    std::istringstream words(grades);
    for (std::string word; words >> word;) {
        result[word.substr(0, word.find('='))] = word.back() - '0';
    }
    return result;
}

double gain(const std::vector<int>& grades) {
    double sum = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(grades.size(), 10); ++i) {
        sum += (std::pow(2, grades[i]) - 1) / std::log2(static_cast<double>(i) + 2);
    }
    return sum;
}

// Normalized discounted cumulative gain of the first ten hits: 1 for the best order there is.
double ndcg_at_10(const Engine& engine, const Judgement& judgement) {
    const auto grades = read_grades(judgement.grades);
    std::vector<int> given;
    for (const Hit& hit : engine.search(judgement.query).hits) {
        const auto known =
            grades.find(std::to_string(hit.issue) + "/" + std::to_string(hit.article));
        given.push_back(known == grades.end() ? 0 : known->second);
    }
    std::vector<int> best;
    for (const auto& [article, grade] : grades) best.push_back(grade);
    std::sort(best.rbegin(), best.rend());
    return gain(given) / gain(best);
}

// The mean over all queries, each of which is at least fair.
void check_ranking(const Issues& issues, const Judgement (&judgements)[40], const char* name) {
    Engine engine;
    for (const auto& issue : issues) engine.add(issue);
    double sum = 0;
    for (const Judgement& judgement : judgements) {
        const double value = ndcg_at_10(engine, judgement);
        CAPTURE(std::string(judgement.query));
        CHECK(value > 0.6);
        sum += value;
    }
    const double mean = sum / static_cast<double>(std::size(judgements));
    MESSAGE("nDCG@10 of 40 judged queries over the ", std::string(name), ": ", mean);
    CHECK(mean > 0.95);
}

}  // namespace

TEST_CASE("ranking: judged queries over the digests") {
    const Issues issues = read_issues(KEXIE_SOURCE_DIR "/data/issues");
    REQUIRE(issues.size() == 5);
    check_ranking(issues, of_digests, "digests");
}

TEST_CASE("ranking: judged queries over the archive" *
          test::needs(test::has_real_issues(), test::real_issues)) {
    const Issues issues = read_issues(test::shared_folder("archive").string());
    REQUIRE(issues.size() == 5);
    check_ranking(issues, of_archive, "archive");
}
