#include "base/date.h"
#include "search/query/query.h"

namespace kexie {
namespace {

constexpr int open_end = std::numeric_limits<int>::max();

class Explainer {
public:
    Explainer(const Query& query, Language language)
        : m_query(query), m_chinese(language == Language::Chinese) {}

    std::string run() const {
        return m_query.root.kind == NodeKind::Everything ? words("全部文章", "all articles")
                                                         : node(m_query.root);
    }

private:
    std::string words(const char* zh, const char* en) const { return m_chinese ? zh : en; }

    static std::string quoted(const std::string& text) { return "“" + text + "”"; }

    std::string node(const Node& node) const {
        switch (node.kind) {
            case NodeKind::Everything:
                return words("全部文章", "all articles");
            case NodeKind::Clause:
                return clause(m_query.clauses[node.clause]);
            case NodeKind::Section:
                return words("栏目名含", "section name contains ") + quoted(node.raw);
            case NodeKind::Year:
                return words("年份：", "year: ") + numbers(node.range);
            case NodeKind::Number:
                return issue_numbers(node);
            case NodeKind::TotalNumber:
                return words("总期号：", "issue since the first: ") + numbers(node.range);
            case NodeKind::Date:
                return words("日期：", "date: ") + dates(node.range);
            case NodeKind::DayOfYear:
                return words("日期：每年 ", "date: every year, ") + days_of_year(node.range);
            case NodeKind::DayOfMonth:
                return words("日期：每月 ", "date: every month, day ") + numbers(node.range) +
                       words(" 日", "");
            case NodeKind::And:
                return joined(node, words("，并且", " and "));
            case NodeKind::Or:
                return joined(node, words("，或者", " or "));
            case NodeKind::Not:
                return negated(node.children.front());
        }
        return {};
    }

    std::string joined(const Node& parent, const std::string& between) const {
        std::string text;
        for (const Node& child : parent.children) {
            if (!text.empty()) text += between;
            text += is_compound(child) ? bracketed(node(child)) : node(child);
        }
        return text;
    }

    static bool is_compound(const Node& node) {
        return node.kind == NodeKind::And || node.kind == NodeKind::Or;
    }

    std::string bracketed(const std::string& text) const {
        return words("（", "(") + text + words("）", ")");
    }

    std::string negated(const Node& child) const {
        return words("排除", "not ") + bracketed(node(child));
    }

    std::string clause(const Clause& clause) const {
        if (clause.kind == ClauseKind::Term) return contains(clause.terms.front());
        std::string terms;
        for (const Term& term : clause.terms) {
            if (!terms.empty()) terms += words("、", ", ");
            terms += quoted(term.raw);
        }
        if (clause.kind == ClauseKind::SameParagraph) {
            return words("同一段含", "one paragraph contains ") + terms;
        }
        const std::string distance = std::to_string(clause.distance);
        return m_chinese ? terms + "相距不超过 " + distance + " 字"
                         : terms + " within " + distance + " characters";
    }

    std::string contains(const Term& term) const {
        return field(term.field) + words("含", "contains ") + quoted(term.raw);
    }

    std::string field(std::optional<Field> field) const {
        if (!field) return {};
        switch (*field) {
            case Field::Title:
                return words("标题", "title ");
            case Field::Paragraph:
                return words("正文", "body ");
            case Field::Attribution:
                return words("供稿单位", "contributing unit ");
        }
        return {};
    }

    std::string issue_numbers(const Node& node) const {
        const std::string year = std::to_string(node.year);
        if (node.year == 0) return words("期号：", "issue: ") + numbers(node.range);
        return m_chinese ? year + " 年，期号：" + numbers(node.range)
                         : "issue of " + year + ": " + numbers(node.range);
    }

    std::string numbers(const NumberRange& range) const {
        return span(range, [](int number) { return std::to_string(number); });
    }

    std::string dates(const NumberRange& range) const {
        return span(range, [](int key) {
            return to_iso({key / 10000, key / 100 % 100, key % 100});
        });
    }

    std::string days_of_year(const NumberRange& range) const {
        return span(range, [](int key) { return to_iso({2000, key / 100, key % 100}).substr(5); });
    }

    template <typename Write>
    std::string span(const NumberRange& range, Write write) const {
        if (range.first == range.last) return write(range.first);
        if (range.last == open_end) return write(range.first) + words(" 起", " or later");
        if (range.first == 0) return words("至 ", "up to ") + write(range.last);
        return write(range.first) + words(" 至 ", " to ") + write(range.last);
    }

    const Query& m_query;
    bool m_chinese;
};

}  // namespace

std::string explain(const Query& query, Language language) {
    return Explainer(query, language).run();
}

}  // namespace kexie
