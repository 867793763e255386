#include "support/search_corpus.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/sha256.h"
#include "base/utf8.h"
#include "bulletin/parse.h"

namespace kexie {
namespace {

using oracle::Tree;

// Few, so that pairs, overlaps and variants meet often; with what folding drops or changes.
constexpr std::u32string_view letters =
    U"科科科协协协学會会国國后後发髮群羣哈哈哈哈零〇○的的的北京市市动态，。、；：！？（）「」“”—–－"
    U"·•"
    U"0123２３aAbBＡＢａcC  　\u200B\u00AD\u00A0𠮷𠮷…《》・";

// And few numbers and units, in all their spellings.
constexpr std::u32string_view numerals[] = {
    U"1200", U"1,200", U"１，２００", U"11,200", U"1,2005", U"2023年", U"1,200,000", U"1200000",
    U"m2",   U"m²",    U"㎡",         U"㎥",     U"co₂",    U"CO2",    U"pm2.5",     U"PM₂.₅",
    U"1∶50", U"1:50",  U"1⁄2",        U"3／4",   U"㎝",     U"10²",    U"0.200,300", U"1, 200",
    U"12 1", U",200",  U"．",         U"a1,200", U"₂",      U"℃",      U"200,300",   U"年"};

std::u32string random_text(Random& random, std::size_t longest) {
    std::u32string text;
    const std::size_t size = below(random, longest + 1);
    for (std::size_t i = 0; i < size; ++i) {
        if (below(random, 12) == 0) {
            text += numerals[below(random, std::size(numerals))];
        } else {
            text.push_back(letters[below(random, letters.size())]);
        }
    }
    return text;
}

const char* const sections[] = {"学会動态", "科协工作", "ＡＢ工作", "哈哈"};
const char* const sources[] = {"北京市科协", "市学会", "哈哈协会（国际）"};

Article make_article(Random& random) {
    Article article;
    article.title = to_utf8(random_text(random, 12));
    const std::size_t paragraphs = below(random, 5);
    for (std::size_t i = 0; i < paragraphs; ++i) {
        article.paragraphs.push_back(to_utf8(random_text(random, i == 2 ? 300 : 60)));
    }
    if (below(random, 4) > 0) article.section = sections[below(random, std::size(sections))];
    if (below(random, 3) > 0) article.attribution = sources[below(random, std::size(sources))];
    if (below(random, 4) == 0) article.author = to_utf8(random_text(random, 4));
    if (below(random, 4) == 0) article.source_note = to_utf8(random_text(random, 6));
    for (std::size_t left = below(random, 3); left > 0; --left) {
        article.captions.push_back(to_utf8(random_text(random, 10)));
    }
    return article;
}

const std::string& random_field(Random& random, const Issues& issues) {
    while (true) {
        const Issue& issue = *issues[below(random, issues.size())];
        if (issue.articles.empty()) continue;
        const Article& article = issue.articles[below(random, issue.articles.size())];
        const std::size_t field = below(random, article.paragraphs.size() + 2);
        const bool is_attribution = field > article.paragraphs.size();
        if (is_attribution && !article.attribution) continue;
        if (is_attribution) return *article.attribution;
        return field == 0 ? article.title : article.paragraphs[field - 1];
    }
}

bool has_any(std::string_view text, std::u32string_view characters) {
    const std::u32string all = to_utf32(text);
    return std::any_of(all.begin(), all.end(),
                       [&](char32_t c) { return characters.find(c) != std::u32string_view::npos; });
}

// Characters that mean something to the query language outside of quotation marks.
bool needs_quoting(const std::string& word) {
    return has_any(word, U" \t\n\u00A0\u200B　|｜()（）-－−:：∶,，「\"＂“”") || word == "OR";
}

std::string pick(Random& random, std::initializer_list<const char*> choices) {
    return choices.begin()[below(random, choices.size())];
}

std::string quoted(Random& random, const std::string& word) {
    if (!has_any(word, U"「」") && below(random, 3) == 0) return "「" + word + "」";
    // One after the other: the order within one expression is the compiler's.
    const std::string opening = pick(random, {"\"", "“", "＂"});
    return opening + word + pick(random, {"\"", "”", "＂"});
}

// Quotation marks would end a phrase; what else they fold to is tested in fold_test.
std::string without_quotation_marks(const std::string& text) {
    std::u32string kept;
    for (const char32_t c : to_utf32(text)) {
        if (std::u32string_view(U"\"＂“”").find(c) == std::u32string_view::npos) kept.push_back(c);
    }
    return to_utf8(kept);
}

Tree random_word(Random& random, const Issues& issues) {
    Tree tree;
    tree.kind = Tree::Kind::Word;
    do {
        tree.words = {without_quotation_marks(random_piece(random, issues, 4))};
    } while (oracle::fold_plainly(tree.words[0]).text.empty());
    tree.quoted = needs_quoting(tree.words[0]) || below(random, 4) == 0;
    const std::size_t field = below(random, 12);
    if (field == 0) tree.field = Field::Title;
    if (field == 1) tree.field = Field::Paragraph;
    if (field == 2) tree.field = Field::Attribution;
    return tree;
}

Tree random_list(Random& random, const Issues& issues) {
    Tree tree;
    tree.kind = below(random, 2) == 0 ? Tree::Kind::Near : Tree::Kind::Same;
    if (tree.kind == Tree::Kind::Near) tree.distance = static_cast<int>(below(random, 8));
    const std::size_t size = 2 + below(random, 2);
    while (tree.words.size() < size) {
        const std::string word = random_word(random, issues).words[0];
        const auto folded = oracle::fold_plainly(word).text;
        const bool is_new = std::none_of(
            tree.words.begin(), tree.words.end(),
            [&](const std::string& other) { return oracle::fold_plainly(other).text == folded; });
        if (is_new && !needs_quoting(word)) tree.words.push_back(word);
    }
    return tree;
}

Tree random_fact(Random& random) {
    Tree tree;
    switch (below(random, 6)) {
        case 0:
            tree.kind = Tree::Kind::Section;
            tree.words = {pick(random, {"工作", "学会", "哈", "ab", "没有"})};
            break;
        case 1:
            tree.kind = Tree::Kind::Year;
            tree.first = 2021 + static_cast<int>(below(random, 3));
            tree.last = tree.first + static_cast<int>(below(random, 2));
            break;
        case 2:
            tree.kind = Tree::Kind::Issue;
            tree.first = 1 + static_cast<int>(below(random, 10));
            tree.last = tree.first + static_cast<int>(below(random, 10));
            break;
        case 3:
            tree.kind = Tree::Kind::DayOfYear;
            tree.first = 101 + static_cast<int>(below(random, 12)) * 100;
            tree.last = 101 + static_cast<int>(below(random, 12)) * 100;
            break;
        case 4:
            tree.kind = Tree::Kind::DayOfMonth;
            tree.first = 1 + static_cast<int>(below(random, 31));
            tree.last = 1 + static_cast<int>(below(random, 31));
            break;
        default:
            tree.kind = Tree::Kind::Date;
            tree.first = 20210201 + static_cast<int>(below(random, 3)) * 10000;
            tree.last = tree.first + 330;  // To the first of May.
    }
    return tree;
}

std::string typed_date(int key) {
    const std::string digits = std::to_string(key);
    return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6);
}

std::string typed_value(Tree::Kind kind, int value) {
    if (kind == Tree::Kind::Date) return typed_date(value);
    if (kind == Tree::Kind::DayOfMonth) return std::to_string(value) + "日";
    if (kind != Tree::Kind::DayOfYear) return std::to_string(value);
    return std::to_string(value / 100) + "月" + std::to_string(value % 100) + "日";
}

std::string typed_range(Random& random, const Tree& tree) {
    const std::string first = typed_value(tree.kind, tree.first);
    const std::string last = typed_value(tree.kind, tree.last);
    return first == last ? first : first + pick(random, {"..", "~", "至"}) + last;
}

std::string typed_field(Random& random, std::initializer_list<const char*> names,
                        const Tree& tree) {
    const std::string name = pick(random, names);
    return name + typed_range(random, tree);
}

std::string typed_word(Random& random, const Tree& tree) {
    std::string field;
    if (tree.field == Field::Title) field = pick(random, {"标题:", "title:", "标题：", "TITLE："});
    if (tree.field == Field::Paragraph) field = pick(random, {"正文:", "body:"});
    if (tree.field == Field::Attribution) field = pick(random, {"供稿:", "source：", "供稿："});
    return field + (tree.quoted ? quoted(random, tree.words[0]) : tree.words[0]);
}

std::string typed_list(Random& random, const Tree& tree) {
    const bool is_near = tree.kind == Tree::Kind::Near;
    std::string text = is_near ? pick(random, {"近(", "NEAR(", "近（"})
                               : pick(random, {"同段(", "SAME（", "同段（"});
    for (const std::string& word : tree.words) text += word + pick(random, {",", "，", ", "});
    if (is_near) return text + std::to_string(tree.distance) + pick(random, {")", "）"});
    while (text.back() == ' ' || text.back() == ',') text.pop_back();
    return text + pick(random, {")", "）"});
}

std::string typed_children(Random& random, const Tree& tree) {
    std::string text;
    for (const Tree& child : tree.children) {
        const bool is_or = tree.kind == Tree::Kind::Or;
        if (!text.empty())
            text += is_or ? pick(random, {" OR ", "|", " ｜ "}) : pick(random, {" ", "　"});
        const bool is_compound = child.kind == Tree::Kind::And || child.kind == Tree::Kind::Or;
        const std::string inner = typed(random, child);
        if (is_compound) text += pick(random, {"(", "（"});
        text += inner;
        if (is_compound) text += pick(random, {")", "）"});
    }
    return text;
}

}  // namespace

std::size_t below(Random& random, std::size_t limit) {
    return random() % limit;
}

Issues make_issues(Random& random, std::size_t count) {
    Issues issues;
    for (std::size_t i = 0; i < count; ++i) {
        auto issue = std::make_shared<Issue>();
        issue->id = std::to_string(i);
        if (below(random, 8) > 0) issue->number = static_cast<int>(1 + below(random, 20));
        if (below(random, 8) > 0) {
            issue->date = Date{2021 + static_cast<int>(below(random, 3)),
                               1 + static_cast<int>(below(random, 12)),
                               1 + static_cast<int>(below(random, 28))};
            issue->year = issue->date->year;
        }
        const std::size_t articles = below(random, 8);
        for (std::size_t j = 0; j < articles; ++j) issue->articles.push_back(make_article(random));
        issues.push_back(std::move(issue));
    }
    return issues;
}

Issues read_issues(const std::string& folder) {
    Issues issues;
    std::error_code error;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
        std::stringstream text;
        text << std::ifstream(path, std::ios::binary).rdbuf();
        for (ParsedIssue& parsed :
             parse_issues(text.str(), path.filename().string(), sha256_hex(text.str()))) {
            issues.push_back(std::make_shared<const Issue>(std::move(parsed.issue)));
        }
    }
    return issues;
}

std::string random_piece(Random& random, const Issues& issues, std::size_t longest) {
    while (true) {
        const std::u32string field = to_utf32(random_field(random, issues));
        if (field.empty()) continue;
        const std::size_t begin = below(random, field.size());
        const std::size_t size = 1 + below(random, longest);
        std::string piece = to_utf8(std::u32string_view(field).substr(begin, size));
        if (!oracle::fold_plainly(piece).text.empty()) return piece;
    }
}

std::string written_otherwise(Random& random, const std::string& text) {
    constexpr std::pair<char32_t, char32_t> pairs[] = {{U'国', U'國'}, {U'学', U'學'},
                                                       {U'会', U'會'}, {U'后', U'後'},
                                                       {U'零', U'〇'}, {U'群', U'羣'}};
    std::u32string out;
    for (char32_t c : to_utf32(text)) {
        if (below(random, 6) == 0) out += pick(random, {"a", "b"}) == "a" ? U" " : U"\u3000\n";
        for (const auto& [modern, older] : pairs) {
            if (c == modern && below(random, 2) == 0) c = older;
        }
        if (c >= U'a' && c <= U'z' && below(random, 2) == 0) c -= 0x20;
        if (c > 0x20 && c < 0x7F && c != U'"' && below(random, 2) == 0) c += 0xFEE0;
        out.push_back(c);
    }
    return to_utf8(out);
}

oracle::Tree random_tree(Random& random, const Issues& issues, int depth) {
    const std::size_t choice = below(random, depth > 0 ? 12 : 6);
    if (choice == 0) return random_fact(random);
    if (choice == 1) return random_list(random, issues);
    if (choice < 6) return random_word(random, issues);
    Tree tree;
    tree.kind = choice < 8 ? Tree::Kind::And : choice < 10 ? Tree::Kind::Or : Tree::Kind::Not;
    const std::size_t children = tree.kind == Tree::Kind::Not ? 1 : 2 + below(random, 2);
    for (std::size_t i = 0; i < children; ++i) {
        tree.children.push_back(random_tree(random, issues, depth - 1));
    }
    return tree;
}

std::string typed(Random& random, const Tree& tree) {
    switch (tree.kind) {
        case Tree::Kind::Word:
            return typed_word(random, tree);
        case Tree::Kind::Near:
        case Tree::Kind::Same:
            return typed_list(random, tree);
        case Tree::Kind::Section:
            return pick(random, {"栏目:", "section："}) + tree.words[0];
        case Tree::Kind::Year:
            return typed_field(random, {"年:", "year:"}, tree);
        case Tree::Kind::Issue:
            return typed_field(random, {"期:", "issue："}, tree);
        case Tree::Kind::Date:
        case Tree::Kind::DayOfYear:
        case Tree::Kind::DayOfMonth:
            return typed_field(random, {"日期:", "date:"}, tree);
        case Tree::Kind::Not: {
            const std::string inner = typed_children(random, tree);
            return pick(random, {"-", "－"}) + inner;
        }
        default:
            return typed_children(random, tree);
    }
}

}  // namespace kexie
