#include "search/query/lexer.h"

#include <optional>
#include <utility>

#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold.h"

namespace kexie {
namespace {

struct FieldSpelling {
    std::string_view spelling;
    FieldName field;
};

constexpr FieldSpelling field_spellings[] = {
    {"标题", FieldName::Title},  {"title", FieldName::Title},     {"正文", FieldName::Body},
    {"body", FieldName::Body},   {"栏目", FieldName::Section},    {"section", FieldName::Section},
    {"供稿", FieldName::Source}, {"供稿单位", FieldName::Source}, {"source", FieldName::Source},
    {"年", FieldName::Year},     {"年份", FieldName::Year},       {"year", FieldName::Year},
    {"期", FieldName::Issue},    {"期号", FieldName::Issue},      {"issue", FieldName::Issue},
    {"日期", FieldName::Date},   {"date", FieldName::Date},
};

struct GroupSpelling {
    std::string_view spelling;
    TokenKind kind;
};

constexpr GroupSpelling group_spellings[] = {
    {"近", TokenKind::Near},
    {"near", TokenKind::Near},
    {"同段", TokenKind::SameParagraph},
    {"same", TokenKind::SameParagraph},
};

constexpr std::size_t max_remark_bytes = 256;

// Signs as a keyboard in either state types them. The zero-width space divides words where other
// programs wrap them.
char32_t sign_of(char32_t code_point) {
    if (is_blank(code_point) || code_point == U'\u200B') return U' ';
    if (code_point == U'\u201C' || code_point == U'\u201D') return U'"';
    if (code_point == U'\u2212') return U'-';
    if (code_point == U'\u2236') return U':';
    if (code_point > 0xFF00 && code_point < 0xFF5F) return code_point - 0xFEE0;
    return code_point;
}

class Lexer {
public:
    explicit Lexer(std::string_view query) : m_query(query) {}

    Tokens run() {
        while (m_at < m_query.size()) {
            if (sign_at(m_at) == U' ') {
                skip_sign();
            } else {
                read_token();
            }
        }
        push(TokenKind::End, m_query.size(), {});
        return std::move(m_result);
    }

private:
    char32_t sign_at(std::size_t offset) const {
        return sign_of(decode_utf8(m_query, offset).code_point);
    }

    std::size_t after(std::size_t offset) const {
        return offset + decode_utf8(m_query, offset).size;
    }

    void skip_sign() { m_at = after(m_at); }

    void push(TokenKind kind, std::size_t begin, std::string_view text,
              FieldName field = FieldName::None) {
        m_result.tokens.push_back({kind, begin, m_at, text, field});
    }

    void read_token() {
        const std::size_t begin = m_at;
        const char32_t sign = sign_at(m_at);
        if (sign == U'"') return read_phrase(U'"');
        if (sign == U'「') return read_phrase(U'」');
        if (sign == U'|') return read_sign(TokenKind::Or);
        if (sign == U'(') return open_bracket(TokenKind::Open);
        if (sign == U')') return close_bracket();
        if (sign == U',' && is_in_list()) return read_sign(TokenKind::Comma);
        if (sign == U'-') return read_minus();
        if (const FieldName field = read_field_name(); field != FieldName::None) {
            return push(TokenKind::Field, begin, {}, field);
        }
        if (read_group_name()) return;
        read_word();
    }

    void read_sign(TokenKind kind) {
        const std::size_t begin = m_at;
        skip_sign();
        push(kind, begin, m_query.substr(begin, m_at - begin));
    }

    void open_bracket(TokenKind kind) {
        m_open.push_back(kind);
        read_sign(kind);
    }

    void close_bracket() {
        if (!m_open.empty()) m_open.pop_back();
        read_sign(TokenKind::Close);
    }

    // Between the brackets of Near and SameParagraph a comma divides; elsewhere it is text.
    bool is_in_list() const { return !m_open.empty() && m_open.back() != TokenKind::Open; }

    // A minus right before a word. On its own it says nothing.
    void read_minus() {
        const std::size_t begin = m_at;
        skip_sign();
        if (m_at < m_query.size() && sign_at(m_at) != U' ') {
            return push(TokenKind::Not, begin, m_query.substr(begin, m_at - begin));
        }
        m_result.problems.push_back(
            {begin, m_at, "减号后面缺少要排除的词。", "There is no word after the minus."});
    }

    void read_phrase(char32_t closing) {
        const std::size_t begin = m_at;
        skip_sign();
        const std::size_t text_begin = m_at;
        while (m_at < m_query.size() && sign_at(m_at) != closing) skip_sign();
        const std::string_view text = m_query.substr(text_begin, m_at - text_begin);
        if (m_at < m_query.size()) {
            skip_sign();
        } else {
            m_result.problems.push_back(
                {begin, m_at, "引号没有闭合。", "The quotation mark is not closed."});
        }
        push(TokenKind::Phrase, begin, text);
    }

    // The offset after `spelling` if it stands at `offset`, whatever its case, width and script.
    std::optional<std::size_t> after_spelling(std::size_t offset, std::string_view spelling) const {
        for (std::size_t i = 0; i < spelling.size();) {
            const Decoded wanted = decode_utf8(spelling, i);
            if (offset >= m_query.size()) return {};
            const char32_t folded = fold_code_point(decode_utf8(m_query, offset).code_point);
            if (folded != wanted.code_point) return {};
            i += wanted.size;
            offset = after(offset);
        }
        return offset;
    }

    // Moves behind a field name and its colon.
    FieldName read_field_name() {
        for (const FieldSpelling& known : field_spellings) {
            const auto colon = after_spelling(m_at, known.spelling);
            if (!colon || *colon >= m_query.size() || sign_at(*colon) != U':') continue;
            m_at = after(*colon);
            return known.field;
        }
        return FieldName::None;
    }

    bool read_group_name() {
        for (const GroupSpelling& known : group_spellings) {
            const auto bracket = after_spelling(m_at, known.spelling);
            if (!bracket || *bracket >= m_query.size() || sign_at(*bracket) != U'(') continue;
            const std::size_t begin = m_at;
            m_at = *bracket;
            open_bracket(known.kind);
            m_result.tokens.back().begin = begin;
            return true;
        }
        return false;
    }

    bool ends_word(char32_t sign) const {
        return sign == U' ' || sign == U'"' || sign == U'「' || sign == U'|' || sign == U'(' ||
               sign == U')' || (sign == U',' && is_in_list());
    }

    // The offset after the bracket that closes the one at `offset`, if nothing between them ends
    // a word: then both belong to the word, as in 学会（协会）. Looks no further than a remark in
    // brackets reaches, so that many open brackets cost no more than one.
    std::optional<std::size_t> after_bracket_in_word(std::size_t offset) const {
        int depth = 0;
        const std::size_t limit = offset + max_remark_bytes;
        while (offset < m_query.size() && offset < limit) {
            const char32_t sign = sign_at(offset);
            if (sign == U'(') {
                ++depth;
            } else if (sign == U')') {
                --depth;
            } else if (ends_word(sign)) {
                return {};
            }
            offset = after(offset);
            if (depth == 0) return offset;
        }
        return {};
    }

    void read_word() {
        const std::size_t begin = m_at;
        while (m_at < m_query.size()) {
            const char32_t sign = sign_at(m_at);
            const auto bracket_end = sign == U'(' ? after_bracket_in_word(m_at) : std::nullopt;
            if (!bracket_end && ends_word(sign)) break;
            m_at = bracket_end ? *bracket_end : after(m_at);
        }
        const std::string_view text = m_query.substr(begin, m_at - begin);
        const bool is_or = text == "OR" || text == "ＯＲ";
        push(is_or ? TokenKind::Or : TokenKind::Word, begin, text);
    }

    std::string_view m_query;
    std::size_t m_at = 0;
    std::vector<TokenKind> m_open;
    Tokens m_result;
};

}  // namespace

Tokens tokenize(std::string_view query) {
    return Lexer(query).run();
}

}  // namespace kexie
