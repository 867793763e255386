#include "bulletin/credits.h"

#include <algorithm>
#include <array>
#include <optional>

#include "bulletin/folded_line.h"
#include "bulletin/masthead_names.h"
#include "bulletin/printed_dates.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::size_t max_credit_length = 80;
constexpr std::size_t max_person_length = 24;  // Several names, with blanks.
constexpr std::size_t min_name_length = 2;

// What may stand between a label and its value.
enum class Separator {
    Colon,  // 作者：…
    Slash,  // 文/… or a colon
    Blank,  // 记者 … or a colon; where the text has lost its blanks, nothing
};

struct CreditLabel {
    std::u32string_view word;
    CreditKind kind;
    Separator separator = Separator::Colon;
    bool is_kept = false;  // The value is not clear without the label: 摄影：…
};

// A longer word goes before its own beginning.
constexpr std::array labels = std::to_array<CreditLabel>({
    {U"供稿单位", CreditKind::Unit},
    {U"供稿人", CreditKind::Unit},
    {U"供稿", CreditKind::Unit},
    {U"报送单位", CreditKind::Unit},
    {U"报送", CreditKind::Unit},
    {U"选送单位", CreditKind::Unit},
    {U"来稿单位", CreditKind::Unit},
    {U"撰稿单位", CreditKind::Unit},
    {U"作者单位", CreditKind::Source, Separator::Colon, true},
    {U"作者", CreditKind::Author},
    {U"撰稿人", CreditKind::Author},
    {U"撰稿", CreditKind::Author},
    {U"撰文", CreditKind::Author, Separator::Slash},
    {U"执笔", CreditKind::Author},
    {U"整理", CreditKind::Author},
    {U"采写", CreditKind::Author},
    {U"报道", CreditKind::Author},
    {U"文字", CreditKind::Author, Separator::Slash},
    {U"文并摄", CreditKind::Author, Separator::Blank},
    {U"文/图", CreditKind::Author, Separator::Blank},
    {U"图/文", CreditKind::Author, Separator::Blank},
    {U"文图", CreditKind::Author, Separator::Slash},
    {U"图文", CreditKind::Author, Separator::Slash},
    {U"文", CreditKind::Author, Separator::Slash},
    {U"本报记者", CreditKind::Author, Separator::Blank},
    {U"本刊记者", CreditKind::Author, Separator::Blank},
    {U"见习记者", CreditKind::Author, Separator::Blank},
    {U"特约记者", CreditKind::Author, Separator::Blank},
    {U"记者", CreditKind::Author, Separator::Blank},
    {U"本报通讯员", CreditKind::Author, Separator::Blank},
    {U"特约通讯员", CreditKind::Author, Separator::Blank},
    {U"通讯员", CreditKind::Author, Separator::Blank},
    {U"信息来源", CreditKind::Source},
    {U"稿件来源", CreditKind::Source},
    {U"文章来源", CreditKind::Source},
    {U"内容来源", CreditKind::Source},
    {U"资料来源", CreditKind::Source},
    {U"新闻来源", CreditKind::Source},
    {U"来源", CreditKind::Source},
    {U"转自", CreditKind::Source},
    {U"转载自", CreditKind::Source},
    {U"摘自", CreditKind::Source},
    {U"原载", CreditKind::Source},
    {U"发布日期", CreditKind::Source, Separator::Colon, true},
    {U"发布时间", CreditKind::Source, Separator::Colon, true},
    {U"发稿日期", CreditKind::Source, Separator::Colon, true},
    {U"发稿时间", CreditKind::Source, Separator::Colon, true},
    {U"来稿日期", CreditKind::Source, Separator::Colon, true},
    {U"来稿时间", CreditKind::Source, Separator::Colon, true},
    {U"日期", CreditKind::Source, Separator::Colon, true},
    {U"责任编辑", CreditKind::Source, Separator::Blank, true},
    {U"文字编辑", CreditKind::Source, Separator::Blank, true},
    {U"本文编辑", CreditKind::Source, Separator::Blank, true},
    {U"责编", CreditKind::Source, Separator::Blank, true},
    {U"编辑", CreditKind::Source, Separator::Colon, true},
    {U"校对", CreditKind::Source, Separator::Colon, true},
    {U"审核", CreditKind::Source, Separator::Colon, true},
    {U"初审", CreditKind::Source, Separator::Colon, true},
    {U"复审", CreditKind::Source, Separator::Colon, true},
    {U"终审", CreditKind::Source, Separator::Colon, true},
    {U"图片来源", CreditKind::Source, Separator::Colon, true},
    {U"摄影报道", CreditKind::Author, Separator::Slash},
    {U"摄影", CreditKind::Source, Separator::Slash, true},
    {U"摄", CreditKind::Source, Separator::Slash, true},
    {U"供图", CreditKind::Source, Separator::Slash, true},
    {U"图", CreditKind::Source, Separator::Slash, true},
});

struct CreditEnding {
    std::u32string_view word;
    CreditKind kind;
    bool is_kept = false;
    bool is_only_credit = false;  // The word ends nothing else; 整理 may also end a title.
};

// Words after a name.
constexpr std::array endings = std::to_array<CreditEnding>({
    {U"供稿", CreditKind::Unit, false, true},
    {U"报送", CreditKind::Unit},
    {U"选送", CreditKind::Unit},
    {U"提供", CreditKind::Unit},
    {U"撰稿", CreditKind::Author, false, true},
    {U"整理", CreditKind::Author},
    {U"执笔", CreditKind::Author},
    {U"摄影报道", CreditKind::Author},
    {U"文/图", CreditKind::Author},
    {U"图/文", CreditKind::Author},
    {U"文并摄", CreditKind::Author},
    {U"摄", CreditKind::Source, true},
    {U"摄影", CreditKind::Source, true},
    {U"供图", CreditKind::Source, true, true},
});

// Marks before a name: □ 林叶.
constexpr std::u32string_view author_marks = U"□";

// What stands in brackets at the end of an article without being a name.
constexpr std::array remarks = std::to_array<std::u32string_view>(
    {U"完", U"全文完", U"本期完", U"图略", U"略", U"待续", U"未完待续", U"未完", U"见附件", U"附后",
     U"节选", U"摘要", U"试行", U"全文", U"下转第二版", U"附图", U"讨论稿", U"征求意见稿", U"续"});

bool is_part_separator(char32_t c) {
    return c == U' ' || c == U';' || c == U',' || c == U'、' || c == U'|';
}

std::size_t skip_blanks(std::u32string_view words, std::size_t at) {
    while (at < words.size() && words[at] == U' ') ++at;
    return at;
}

// Where `word` ends in `words` from `at` on, blanks between its characters (作　者) passed over.
std::optional<std::size_t> end_of_word(std::u32string_view words, std::size_t at,
                                       std::u32string_view word) {
    for (const char32_t c : word) {
        at = skip_blanks(words, at);
        if (at >= words.size() || words[at] != c) return std::nullopt;
        ++at;
    }
    return at;
}

struct FoundLabel {
    const CreditLabel* label = nullptr;
    std::size_t end = 0;  // Where the value begins.
};

std::optional<FoundLabel> label_at(std::u32string_view words, std::size_t at, CreditPlace place) {
    for (const CreditLabel& label : labels) {
        const auto word_end = end_of_word(words, at, label.word);
        if (!word_end) continue;
        const std::size_t next = skip_blanks(words, *word_end);
        if (next >= words.size()) continue;
        if (words[next] == U':') return FoundLabel{&label, skip_blanks(words, next + 1)};
        if (label.separator == Separator::Slash && words[next] == U'/') {
            return FoundLabel{&label, skip_blanks(words, next + 1)};
        }
        const bool is_apart = next > *word_end || place == CreditPlace::Brackets;
        if (label.separator == Separator::Blank && is_apart) return FoundLabel{&label, next};
    }
    return std::nullopt;
}

// A person's name or several, not a sentence: for labels without a colon, which also begin text.
bool is_person(std::u32string_view value) {
    return value.size() <= max_person_length &&
           std::all_of(value.begin(), value.end(), [](char32_t c) {
               return is_ideograph(c) || is_ascii_letter(c) || is_one_of(c, U" 、·.");
           });
}

// The credits of a text that begins with a label.
std::vector<Credit> read_labelled(std::u32string_view words, CreditPlace place) {
    std::vector<Credit> credits;
    for (std::size_t at = skip_blanks(words, 0); at < words.size();) {
        const auto found = label_at(words, at, place);
        if (!found) return {};
        std::size_t end = found->end;
        // A value ends before the next label.
        while (end < words.size()) {
            const bool may_part = end > found->end && (is_part_separator(words[end - 1]) ||
                                                       found->label->separator == Separator::Blank);
            if (may_part && !is_part_separator(words[end]) && label_at(words, end, place)) break;
            ++end;
        }
        std::size_t value_end = end;
        while (value_end > found->end && is_part_separator(words[value_end - 1])) --value_end;
        const std::u32string_view value = words.substr(found->end, value_end - found->end);
        const bool is_named = found->label->separator != Separator::Blank || is_person(value);
        if (value.size() < min_name_length || !is_named) return {};
        const std::size_t begin = found->label->is_kept ? at : found->end;
        credits.push_back({found->label->kind, at, begin, value_end, end});
        at = end;
    }
    return credits;
}

std::vector<Credit> read_ending(std::u32string_view words, CreditPlace place) {
    for (const CreditEnding& ending : endings) {
        if (!words.ends_with(ending.word)) continue;
        std::size_t value_end = words.size() - ending.word.size();
        const std::size_t word_begin = value_end;
        while (value_end > 0 && is_part_separator(words[value_end - 1])) --value_end;
        if (value_end < min_name_length) continue;
        const bool is_apart = value_end < word_begin || place == CreditPlace::Brackets;
        if (!is_apart && !ending.is_only_credit) continue;
        if (ending.is_kept) value_end = words.size();
        return {{ending.kind, 0, 0, value_end, words.size()}};
    }
    return {};
}

// 2022年8月1日，根据录音整理; 根据录音整理; 2022年8月1日 市水务局: when it was said or written.
std::vector<Credit> read_occasion(std::u32string_view words) {
    const bool is_edited = words.starts_with(U"根据") && words.ends_with(U"整理");
    if (is_edited) return {{CreditKind::Source, 0, 0, words.size(), words.size()}};
    const FoldedLine line = {std::u32string(words), {}};
    Scanner scanner(line);
    const auto date = accept_printed_date(scanner);
    if (!date || !date->has_year()) return {};
    const std::size_t end = scanner.position();
    const std::size_t next = skip_blanks(words, end);
    if (!may_be_publisher(words.substr(next)))
        return {{CreditKind::Source, 0, 0, words.size(), words.size()}};
    return {{CreditKind::Source, 0, 0, end, next},
            {CreditKind::Unit, next, next, words.size(), words.size()}};
}

// □ 林叶
std::vector<Credit> read_marked(std::u32string_view words, CreditPlace place) {
    if (words.empty() || !is_one_of(words.front(), author_marks)) return {};
    const std::size_t begin = skip_blanks(words, 1);
    const std::u32string_view value = words.substr(begin);
    if (value.size() < min_name_length || !is_person(value)) return {};
    const std::vector<Credit> inner = read_labelled(value, place);
    if (inner.empty()) return {{CreditKind::Author, 0, begin, words.size(), words.size()}};
    std::vector<Credit> credits;
    for (Credit credit : inner) {
        credit.begin = credits.empty() ? 0 : credit.begin + begin;
        credit.value_begin += begin;
        credit.value_end += begin;
        credit.end += begin;
        credits.push_back(credit);
    }
    return credits;
}

}  // namespace

bool may_be_name(std::u32string_view words) {
    const auto is_stop = [](char32_t c) { return is_one_of(c, U"。!?;"); };
    return words.size() >= min_name_length && words.size() <= max_credit_length &&
           std::none_of(words.begin(), words.end(), is_stop) &&
           std::find(remarks.begin(), remarks.end(), words) == remarks.end();
}

bool may_start_credit(char32_t first) {
    return is_one_of(first, author_marks) ||
           std::any_of(labels.begin(), labels.end(),
                       [first](const CreditLabel& label) { return label.word.front() == first; });
}

std::vector<Credit> read_credits(std::u32string_view words, CreditPlace place) {
    if (!may_be_name(words)) return {};
    std::vector<Credit> credits = read_marked(words, place);
    if (credits.empty()) credits = read_labelled(words, place);
    if (credits.empty() && place == CreditPlace::Brackets) credits = read_occasion(words);
    return credits.empty() ? read_ending(words, place) : credits;
}

}  // namespace kexie
