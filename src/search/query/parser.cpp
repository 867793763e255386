#include <algorithm>
#include <utility>

#include "search/query/lexer.h"
#include "search/query/query.h"
#include "search/query/spelling.h"
#include "search/query/values.h"
#include "text/fold.h"

namespace kexie {
namespace {

// Beyond these a query is a mistake or an attack, and says so.
constexpr int max_depth = 64;
constexpr std::size_t max_clauses = 256;

constexpr std::uint32_t default_distance = 10;
constexpr std::uint32_t max_distance = 10000;

bool is_of_a_word(char16_t unit) {
    return (unit >= u'0' && unit <= u'9') || (unit >= u'a' && unit <= u'z') ||
           (unit >= 0xC0 && unit <= 0x24F) || (unit >= 0x370 && unit <= 0x52F);
}

std::vector<Adjacency> adjacencies_of(const FoldedText& folded, std::string_view text) {
    std::vector<Adjacency> adjacencies;
    bool matters = false;
    for (std::size_t i = 0; i + 1 < folded.units.size(); ++i) {
        Adjacency adjacency = Adjacency::Any;
        if (is_of_a_word(folded.units[i]) && is_of_a_word(folded.units[i + 1])) {
            // Units of one character have no gap.
            const std::size_t gap = std::min(folded.end[i], folded.begin[i + 1]);
            const bool blank = has_blank(text.substr(gap, folded.begin[i + 1] - gap));
            adjacency = blank ? Adjacency::Blank : Adjacency::Joined;
            matters = true;
        }
        adjacencies.push_back(adjacency);
    }
    if (!matters) adjacencies.clear();
    return adjacencies;
}

class Parser {
public:
    explicit Parser(std::string_view text) {
        Tokens lexed = tokenize(text);
        m_tokens = std::move(lexed.tokens);
        m_query.problems = std::move(lexed.problems);
    }

    Query run() {
        std::vector<Node> parts;
        while (true) {
            if (auto part = parse_or(FieldName::None)) parts.push_back(std::move(*part));
            if (peek().kind == TokenKind::End) break;
            report(next(), "多出一个右括号。", "This closing bracket has no partner.");
        }
        if (auto root = combined(NodeKind::And, std::move(parts))) m_query.root = std::move(*root);
        mark_positive(m_query.root, true);
        return std::move(m_query);
    }

private:
    const Token& peek() const { return m_tokens[m_at]; }

    const Token& next() {
        const Token& token = m_tokens[m_at];
        if (token.kind != TokenKind::End) ++m_at;
        return token;
    }

    bool skip(TokenKind kind) {
        if (peek().kind != kind) return false;
        next();
        return true;
    }

    void report(const Token& token, std::string zh, std::string en) {
        std::vector<Problem>& problems = m_query.problems;
        const auto later =
            std::find_if(problems.begin(), problems.end(),
                         [&](const Problem& problem) { return problem.begin > token.begin; });
        problems.insert(later, {token.begin, token.end, std::move(zh), std::move(en)});
    }

    static std::optional<Node> combined(NodeKind kind, std::vector<Node> parts) {
        if (parts.empty()) return {};
        if (parts.size() == 1) return std::move(parts.front());
        Node node;
        node.kind = kind;
        node.children = std::move(parts);
        return node;
    }

    // or := and (OR and)*
    std::optional<Node> parse_or(FieldName field) {
        std::vector<Node> parts;
        const Token* sign = nullptr;
        while (true) {
            auto part = parse_and(field);
            const bool is_sign_next = peek().kind == TokenKind::Or;
            if (!part && (sign != nullptr || is_sign_next) && !m_just_reported) {
                report(sign != nullptr ? *sign : peek(), "“或”的一边没有内容。",
                       "One side of this OR is empty.");
            }
            if (part) parts.push_back(std::move(*part));
            if (!is_sign_next) break;
            sign = &next();
        }
        return combined(NodeKind::Or, std::move(parts));
    }

    // and := item*
    std::optional<Node> parse_and(FieldName field) {
        std::vector<Node> parts;
        m_just_reported = false;
        while (starts_item(peek().kind)) {
            const std::size_t problems = m_query.problems.size();
            auto item = parse_item(field);
            if (item) parts.push_back(std::move(*item));
            m_just_reported = m_query.problems.size() > problems;
        }
        return combined(NodeKind::And, std::move(parts));
    }

    static bool starts_item(TokenKind kind) {
        return kind != TokenKind::End && kind != TokenKind::Or && kind != TokenKind::Close;
    }

    // item := "-" item | field item | "(" or ")" | near | word | phrase
    std::optional<Node> parse_item(FieldName field) {
        const Token& token = next();
        if (m_depth >= max_depth && token.kind != TokenKind::Word &&
            token.kind != TokenKind::Phrase) {
            report(token, "嵌套太深，这里未作处理。",
                   "This is nested too deeply, and was left out.");
            return {};
        }
        ++m_depth;
        std::optional<Node> node = parse_item_from(token, field);
        --m_depth;
        return node;
    }

    std::optional<Node> parse_item_from(const Token& token, FieldName field) {
        switch (token.kind) {
            case TokenKind::Not:
                return parse_not(token, field);
            case TokenKind::Field:
                return parse_field(token);
            case TokenKind::Open:
                return parse_group(token, field);
            case TokenKind::Near:
                return parse_list(token, ClauseKind::Near, field);
            case TokenKind::SameParagraph:
                return parse_list(token, ClauseKind::SameParagraph, field);
            case TokenKind::Word:
            case TokenKind::Phrase:
                return value_node(token, field);
            default:
                return {};
        }
    }

    std::optional<Node> parse_not(const Token& sign, FieldName field) {
        if (!starts_item(peek().kind)) {
            report(sign, "减号后面缺少要排除的词。", "There is no word after the minus.");
            return {};
        }
        auto child = parse_item(field);
        if (!child) return {};
        Node node;
        node.kind = NodeKind::Not;
        node.children.push_back(std::move(*child));
        return node;
    }

    std::optional<Node> parse_field(const Token& name) {
        if (!starts_item(peek().kind)) {
            report(name, "冒号后面缺少内容。", "There is nothing after the colon.");
            return {};
        }
        return parse_item(name.field);
    }

    std::optional<Node> parse_group(const Token& bracket, FieldName field) {
        auto node = parse_or(field);
        if (!skip(TokenKind::Close)) {
            report(bracket, "左括号没有闭合。", "This bracket is not closed.");
        } else if (!node && !m_just_reported) {
            report(bracket, "括号里没有内容。", "There is nothing in these brackets.");
        }
        return node;
    }

    // list := "近(" value ("," value)* ("," number)? ")", and the like for 同段
    std::optional<Node> parse_list(const Token& name, ClauseKind kind, FieldName field) {
        Clause clause;
        clause.kind = kind;
        clause.distance = kind == ClauseKind::Near ? default_distance : 0;
        while (peek().kind != TokenKind::Close && peek().kind != TokenKind::End) {
            const Token& token = next();
            if (token.kind == TokenKind::Comma) continue;
            const bool is_last = peek().kind == TokenKind::Close || peek().kind == TokenKind::End;
            const auto number = is_last ? distance_of(token) : std::nullopt;
            if (kind == ClauseKind::Near && number && clause.terms.size() > 1) {
                clause.distance = *number;
            } else if (token.kind == TokenKind::Word || token.kind == TokenKind::Phrase) {
                if (auto term = make_term(token, field)) clause.terms.push_back(std::move(*term));
            } else {
                report(token, "这里只能写词。", "Only words may stand here.");
            }
        }
        if (!skip(TokenKind::Close))
            report(name, "左括号没有闭合。", "This bracket is not closed.");
        if (clause.terms.size() < 2) {
            report(name, "至少要写两个词。", "At least two words are needed here.");
            if (clause.terms.empty()) return {};
            clause.kind = ClauseKind::Term;
            clause.distance = 0;
        }
        return clause_node(name, std::move(clause));
    }

    static std::optional<std::uint32_t> distance_of(const Token& token) {
        if (token.kind != TokenKind::Word) return {};
        const std::u16string digits = fold(token.text);
        std::uint32_t value = 0;
        for (const char16_t unit : digits) {
            if (unit < u'0' || unit > u'9') return {};
            value = std::min<std::uint32_t>(value * 10 + (unit - u'0'), max_distance);
        }
        if (digits.empty()) return {};
        return value;
    }

    std::optional<Node> value_node(const Token& token, FieldName field) {
        switch (field) {
            case FieldName::Section:
                return section_node(token);
            case FieldName::Year:
                return range_node(token, NodeKind::Year, parse_years(token.text),
                                  "年份应写作 2023 或 2021..2023。",
                                  "A year looks like 2023 or 2021..2023.");
            case FieldName::Date:
                return date_node(token);
            case FieldName::Issue: {
                auto node = parse_issue_numbers(token.text);
                if (!node) {
                    report(token, "期号应写作 18、3..7、2023-18 或 总71。",
                           "An issue looks like 18, 3..7, 2023-18 or 总71.");
                }
                return node;
            }
            default:
                break;
        }
        auto term = make_term(token, field);
        if (!term) return {};
        Clause clause;
        clause.terms.push_back(std::move(*term));
        return clause_node(token, std::move(clause));
    }

    std::optional<Node> range_node(const Token& token, NodeKind kind,
                                   std::optional<NumberRange> range, std::string zh,
                                   std::string en) {
        if (!range) {
            report(token, std::move(zh), std::move(en));
            return {};
        }
        Node node;
        node.kind = kind;
        node.range = *range;
        node.raw = token.text;
        return node;
    }

    std::optional<Node> date_node(const Token& token) {
        Dates dates = parse_dates(token.text);
        if (dates.fault) report_date(token, *dates.fault);
        return std::move(dates.node);
    }

    void report_date(const Token& token, DateFault fault) {
        switch (fault) {
            case DateFault::Form:
                return report(
                    token, "日期应写作 2023-06、2023-06-12、6月、6月8日 或 2023-06..2023-08。",
                    "A date looks like 2023-06, 2023-06-12, 6月, 6月8日 or 2023-06..2023-08.");
            case DateFault::NoSuchMonth:
                return report(token, "没有这个月：月份是 1 至 12。",
                              "There is no such month: months are 1 to 12.");
            case DateFault::NoSuchDay:
                return report(token, "没有这一天：这个月没有那么多天。",
                              "There is no such day: the month is not as long.");
            case DateFault::Backwards:
                return report(token, "日期范围的开头晚于结尾。",
                              "The range ends before it begins.");
        }
    }

    std::optional<Node> section_node(const Token& token) {
        Node node;
        node.kind = NodeKind::Section;
        node.text = fold(token.text);
        node.raw = token.text;
        if (node.text.empty()) return nothing_to_look_for(token);
        return node;
    }

    std::nullopt_t nothing_to_look_for(const Token& token) {
        report(token, "这里没有可查的文字。", "There is no text to look for here.");
        return std::nullopt;
    }

    std::optional<Term> make_term(const Token& token, FieldName field) {
        const FoldedText folded = fold_with_offsets(token.text);
        if (folded.units.empty()) return nothing_to_look_for(token);
        Term term;
        term.units = folded.units;
        term.raw = token.text;
        if (field == FieldName::Title) term.field = Field::Title;
        if (field == FieldName::Body) term.field = Field::Paragraph;
        if (field == FieldName::Source) term.field = Field::Attribution;
        if (token.kind == TokenKind::Phrase) term.adjacencies = adjacencies_of(folded, token.text);
        term.other_spellings = other_spellings(term.units, term.adjacencies);
        return term;
    }

    std::optional<Node> clause_node(const Token& token, Clause clause) {
        Node node;
        node.kind = NodeKind::Clause;
        const auto same = std::find(m_query.clauses.begin(), m_query.clauses.end(), clause);
        node.clause = static_cast<std::size_t>(same - m_query.clauses.begin());
        if (same == m_query.clauses.end()) {
            if (m_query.clauses.size() == max_clauses) {
                report(token, "词太多，从这里起未作处理。",
                       "There are too many words; from here on they were left out.");
                return {};
            }
            m_query.clauses.push_back(std::move(clause));
        }
        return node;
    }

    void mark_positive(const Node& node, bool wanted) {
        if (node.kind == NodeKind::Clause && wanted)
            m_query.clauses[node.clause].is_positive = true;
        const bool inside = node.kind == NodeKind::Not ? !wanted : wanted;
        for (const Node& child : node.children) mark_positive(child, inside);
    }

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
    bool m_just_reported = false;
    Query m_query;
};

}  // namespace

Query parse_query(std::string_view text) {
    return Parser(text).run();
}

}  // namespace kexie
