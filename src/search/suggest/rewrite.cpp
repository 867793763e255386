#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "search/query/lexer.h"
#include "search/suggest/suggest.h"
#include "text/chars.h"
#include "text/fold.h"

namespace kexie {
namespace {

// What divides the terms that were typed as one word.
enum class Divider {
    MarksAsAnd,  // 甲、乙 means both,
    MarksAsOr,   // or either.
    Connectors,  // So do 和 and 或 within a word: 科普和创新.
};

enum class Operator { None, And, Or, Not };

Operator operator_of(std::string_view word) {
    struct Spelling {
        std::u16string_view word;
        Operator meaning;
    };
    static constexpr Spelling spellings[] = {
        {u"and", Operator::And},  {u"和", Operator::And},   {u"与", Operator::And},
        {u"及", Operator::And},   {u"且", Operator::And},   {u"并且", Operator::And},
        {u"以及", Operator::And}, {u"&", Operator::And},    {u"&&", Operator::And},
        {u"+", Operator::And},    {u"or", Operator::Or},    {u"或", Operator::Or},
        {u"或者", Operator::Or},  {u"not", Operator::Not},  {u"非", Operator::Not},
        {u"不含", Operator::Not}, {u"不要", Operator::Not}, {u"!", Operator::Not},
    };
    const std::u16string folded = fold(word);
    for (const Spelling& known : spellings) {
        if (known.word == folded) return known.meaning;
    }
    return Operator::None;
}

bool is_letter_or_digit(char32_t folded) {
    return is_ascii_digit(folded) || is_ascii_letter(folded);
}

bool is_mark(char32_t folded) {
    if (folded < 0xC0) return folded != 0 && !is_letter_or_digit(folded);
    return !is_ideograph(folded) &&
           ((folded >= 0x2010 && folded < 0x2070) || (folded > 0x3000 && folded < 0x3040));
}

// True for marks between letters or digits that are parts of words: 2023-06, 12:30, bast.net.cn.
bool joins(char32_t before, char32_t mark, char32_t after) {
    if (is_ascii_digit(before) && is_ascii_digit(after)) return true;
    return is_letter_or_digit(before) && is_letter_or_digit(after) && is_one_of(mark, U".-_'/@&+");
}

// A term that was part of a word, and whether it is an alternative to the one before.
struct Piece {
    std::u32string text;
    bool is_alternative = false;
};

std::vector<Piece> pieces_of(const std::u32string& word, Divider divider) {
    constexpr std::size_t min_side = 2;  // Characters on both sides of 和: not in 共和国.
    std::vector<Piece> pieces(1);
    const auto folded = [&](std::size_t at) {
        return at < word.size() ? fold_code_point(word[at]) : U'\0';
    };
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool is_connector =
            divider == Divider::Connectors && is_one_of(folded(i), U"和与及或") &&
            pieces.back().text.size() >= min_side && i + min_side < word.size();
        const bool divides =
            is_connector || (is_mark(folded(i)) && !joins(folded(i - 1), folded(i), folded(i + 1)));
        if (!divides) {
            pieces.back().text.push_back(word[i]);
            continue;
        }
        if (!pieces.back().text.empty()) pieces.emplace_back();
        pieces.back().is_alternative =
            is_connector ? word[i] == U'或' : divider == Divider::MarksAsOr;
    }
    if (pieces.back().text.empty()) pieces.pop_back();
    return pieces;
}

// Writes the query again, token by token.
class Rewriter {
public:
    Rewriter(std::string_view query, Divider divider) : m_query(query), m_divider(divider) {}

    std::string run() {
        const std::vector<Token> tokens = tokenize(m_query).tokens;
        m_has_several = tokens.size() > 2;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const Token& token = tokens[i];
            if (token.kind == TokenKind::Near || token.kind == TokenKind::SameParagraph) {
                // As it stands: its commas divide.
                while (tokens[i].kind != TokenKind::Close && tokens[i].kind != TokenKind::End) ++i;
                write(m_query.substr(token.begin, tokens[i].end - token.begin));
                if (tokens[i].kind == TokenKind::End) break;
                continue;
            }
            write_token(token);
        }
        return std::move(m_out);
    }

private:
    void write_token(const Token& token) {
        const std::string_view raw = m_query.substr(token.begin, token.end - token.begin);
        switch (token.kind) {
            case TokenKind::Or:
                m_operator = Operator::Or;
                return;
            case TokenKind::Not:
                m_is_negated = true;
                return;
            case TokenKind::Close:
                m_out += ")";
                m_operator = Operator::None;
                m_is_negated = false;
                m_is_attached = false;
                return;
            case TokenKind::Open:
                write("(");
                m_is_attached = true;
                return;
            case TokenKind::Field:
                write(raw);
                m_is_attached = true;
                m_field = token.field;
                return;
            case TokenKind::Word:
                write_word(token.text);
                break;
            case TokenKind::Phrase:
                write(raw);
                break;
            default:
                break;
        }
        m_field = FieldName::None;
    }

    void write_word(std::string_view word) {
        const bool is_value = m_field >= FieldName::Year;
        if (is_value) return write(word);
        switch (operator_of(word)) {
            case Operator::And:
                return;
            case Operator::Or:
                m_operator = Operator::Or;
                return;
            case Operator::Not:
                m_is_negated = true;
                return;
            case Operator::None:
                break;
        }
        const std::u32string characters = to_utf32(word);
        if (fold_code_point(characters.front()) == U'!') m_is_negated = true;
        const std::vector<Piece> pieces = pieces_of(characters, m_divider);
        // Behind a field, that is a mistake, and no query to suggest.
        if (pieces.empty()) m_is_attached = false;
        if (pieces.empty()) return;
        const bool has_alternatives = std::any_of(
            pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.is_alternative; });
        const bool is_group = pieces.size() > 1 && (m_is_negated || m_field != FieldName::None ||
                                                    (has_alternatives && m_has_several));
        if (is_group) {
            write("(");
            m_is_attached = true;
        }
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            if (i > 0 && pieces[i].is_alternative) m_operator = Operator::Or;
            write(to_utf8(pieces[i].text));
        }
        if (is_group) m_out += ")";
    }

    // Writes something with what is to stand before it.
    void write(std::string_view text) {
        const bool is_first = m_out.empty() || m_is_attached;
        if (!is_first) m_out += m_operator == Operator::Or ? " OR " : " ";
        if (m_is_negated) m_out += "-";
        m_out += text;
        m_operator = Operator::None;
        m_is_negated = false;
        m_is_attached = false;
    }

    std::string_view m_query;
    Divider m_divider;
    bool m_has_several = false;
    std::string m_out;
    Operator m_operator = Operator::None;  // Before what is written next,
    bool m_is_negated = false;             // which is to be excluded,
    bool m_is_attached = false;            // and follows a bracket or a field without a blank.
    FieldName m_field = FieldName::None;   // Of the next word.
};

}  // namespace

std::vector<std::string> rewritten_queries(std::string_view query) {
    std::vector<std::string> queries;
    for (const Divider divider : {Divider::MarksAsAnd, Divider::MarksAsOr, Divider::Connectors}) {
        std::string rewritten = Rewriter(query, divider).run();
        const bool is_new = !rewritten.empty() && rewritten != query &&
                            std::find(queries.begin(), queries.end(), rewritten) == queries.end();
        if (is_new) queries.push_back(std::move(rewritten));
    }
    return queries;
}

}  // namespace kexie
