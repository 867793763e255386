#include "bulletin/footer_labels.h"

#include <algorithm>
#include <array>
#include <optional>

#include "bulletin/dates.h"
#include "bulletin/masthead_names.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr int max_width_of_names = 80;

struct FooterLabel {
    std::u32string_view word;
    FooterField field;
};

// In folded form.
constexpr std::array footer_labels = std::to_array<FooterLabel>({
    {U"责任编辑", FooterField::Editor},   {U"本期编辑", FooterField::Editor},
    {U"本期责编", FooterField::Editor},   {U"执行编辑", FooterField::Editor},
    {U"文字编辑", FooterField::Editor},   {U"本版编辑", FooterField::Editor},
    {U"美术编辑", FooterField::Other},    {U"版面编辑", FooterField::Other},
    {U"责任校对", FooterField::Other},    {U"编辑", FooterField::Editor},
    {U"责编", FooterField::Editor},       {U"编校", FooterField::Editor},
    {U"主编", FooterField::Editor},       {U"编审", FooterField::Reviewer},
    {U"审核人", FooterField::Reviewer},   {U"审核", FooterField::Reviewer},
    {U"审校", FooterField::Reviewer},     {U"审定", FooterField::Reviewer},
    {U"审签", FooterField::Signer},       {U"审阅", FooterField::Reviewer},
    {U"签发人", FooterField::Signer},     {U"签发", FooterField::Signer},
    {U"核稿", FooterField::Reviewer},     {U"复核", FooterField::Reviewer},
    {U"审稿", FooterField::Reviewer},     {U"校对", FooterField::Other},
    {U"分送", FooterField::Distribution}, {U"报送", FooterField::Distribution},
    {U"抄送", FooterField::Distribution}, {U"抄报", FooterField::Distribution},
    {U"主送", FooterField::Distribution}, {U"发送", FooterField::Distribution},
    {U"送达", FooterField::Distribution}, {U"印送", FooterField::Distribution},
    {U"呈报", FooterField::Distribution}, {U"呈送", FooterField::Distribution},
    {U"报", FooterField::Distribution},   {U"送", FooterField::Distribution},
    {U"发", FooterField::Distribution},   {U"信息报送邮箱", FooterField::Email},
    {U"报送邮箱", FooterField::Email},    {U"投稿邮箱", FooterField::Email},
    {U"投稿信箱", FooterField::Email},    {U"来稿邮箱", FooterField::Email},
    {U"供稿邮箱", FooterField::Email},    {U"联系邮箱", FooterField::Email},
    {U"电子邮箱", FooterField::Email},    {U"电子邮件", FooterField::Email},
    {U"电子信箱", FooterField::Email},    {U"信息邮箱", FooterField::Email},
    {U"邮箱地址", FooterField::Email},    {U"邮箱", FooterField::Email},
    {U"邮件", FooterField::Email},        {U"投稿", FooterField::Email},
    {U"E-mail", FooterField::Email},      {U"E-MAIL", FooterField::Email},
    {U"e-mail", FooterField::Email},      {U"Email", FooterField::Email},
    {U"email", FooterField::Email},       {U"EMAIL", FooterField::Email},
    {U"联系电话", FooterField::Other},    {U"电话", FooterField::Other},
    {U"传真", FooterField::Other},        {U"地址", FooterField::Other},
    {U"邮编", FooterField::Other},        {U"网址", FooterField::Other},
    {U"印数", FooterField::Other},        {U"联系人", FooterField::Other},
    {U"印发日期", FooterField::Other},    {U"打印", FooterField::Other},
    {U"排版", FooterField::Other},        {U"美编", FooterField::Other},
    {U"版式", FooterField::Other},        {U"录入", FooterField::Other},
    {U"制版", FooterField::Other},        {U"统筹", FooterField::Other},
    {U"终审", FooterField::Reviewer},     {U"审读", FooterField::Reviewer},
    {U"总编辑", FooterField::Other},      {U"副主编", FooterField::Other},
    {U"编辑部", FooterField::Other},      {U"编委会", FooterField::Other},
    {U"编委", FooterField::Other},        {U"顾问", FooterField::Other},
    {U"编辑出版", FooterField::Other},    {U"编印单位", FooterField::Other},
    {U"主办单位", FooterField::Other},    {U"承办单位", FooterField::Other},
    {U"协办单位", FooterField::Other},    {U"编辑部地址", FooterField::Other},
    {U"编辑部电话", FooterField::Other},  {U"通讯地址", FooterField::Other},
    {U"通信地址", FooterField::Other},    {U"邮政编码", FooterField::Other},
    {U"联系方式", FooterField::Other},    {U"投稿电话", FooterField::Other},
    {U"印刷单位", FooterField::Other},    {U"承印单位", FooterField::Other},
    {U"印刷", FooterField::Other},        {U"承印", FooterField::Other},
    {U"责任印制", FooterField::Other},    {U"出版日期", FooterField::Other},
    {U"印刷日期", FooterField::Other},    {U"发行范围", FooterField::Other},
    {U"准印证号", FooterField::Other},    {U"准印证", FooterField::Other},
    {U"微信公众号", FooterField::Other},  {U"公众号", FooterField::Other},
    {U"网站", FooterField::Other},        {U"传真电话", FooterField::Other},
    {U"主题词", FooterField::Other},      {U"关键词", FooterField::Other},
});

// The longest label word that `scanner` stands before; moves on behind it.
const FooterLabel* accept_label(Scanner& scanner) {
    const FooterLabel* longest = nullptr;
    std::size_t end = scanner.position();
    for (const FooterLabel& label : footer_labels) {
        Scanner ahead = scanner;
        if (!ahead.accept(label.word) || ahead.position() <= end) continue;
        longest = &label;
        end = ahead.position();
    }
    scanner.move_to(end);
    return longest;
}

// A label ends with a colon, （责任编辑：…） and 编辑/校对：… included, or stands in brackets:
// 【编辑】….
std::optional<FoundLabel> label_at(const FoldedLine& line, std::size_t at) {
    Scanner scanner(line, at);
    const char32_t closing = closing_bracket_of(scanner.peek());
    if (closing != 0) scanner.move_to(at + 1);
    const FooterLabel* label = accept_label(scanner);
    if (label == nullptr) return std::nullopt;
    while (label->field <= FooterField::Reviewer &&
           scanner.accept_any({U"/", U"、", U"兼", U"|"})) {
        if (accept_label(scanner) == nullptr) return std::nullopt;
    }
    const bool is_bracketed = closing != 0 && label->field <= FooterField::Reviewer &&
                              scanner.accept(std::u32string_view(&closing, 1));
    if (!scanner.accept(U":") && !is_bracketed) return std::nullopt;
    return FoundLabel{label->field, at, scanner.position()};
}

// 编辑　张三　　审核　李四: labels that a blank parts from names, and nothing else.
std::vector<FoundLabel> find_labels_without_colon(const FoldedLine& line) {
    constexpr std::size_t max_name_length = 4;
    std::vector<FoundLabel> labels;
    Scanner scanner(line);
    while (!scanner.at_end()) {
        const std::size_t begin = scanner.position();
        const FooterLabel* label = accept_label(scanner);
        const bool names_person =
            label != nullptr && (label->field <= FooterField::Reviewer || label->word == U"校对");
        if (!names_person || !scanner.skip_blanks()) return {};
        labels.push_back({label->field, begin, scanner.position()});
        std::size_t length = 0;
        // A name of two characters may be set as wide as one of three: 张 三.
        while (!scanner.at_end() && is_ideograph(scanner.peek())) {
            scanner.move_to(scanner.position() + 1);
            ++length;
            if (length == 1) scanner.skip_blanks();
        }
        const bool is_name = length >= 2 && length <= max_name_length;
        if (!is_name || (!scanner.skip_blanks() && !scanner.at_end())) return {};
    }
    return labels;
}

// （共印80份）
bool starts_copy_count(const FoldedLine& line, std::size_t at) {
    Scanner scanner(line, at);
    scanner.accept(U"(");
    return scanner.accept_any({U"共印", U"印数", U"本期印"}) && scanner.accept_number();
}

// 2021年4月9日印发, with the office before it or on the line before; never with an issue number,
// which a masthead has.
bool is_imprint(const FoldedLine& line) {
    if (starts_copy_count(line, 0)) return true;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line.chars[at] == U'期') return false;
        if (at > 0 && is_ascii_digit(line.chars[at - 1])) continue;
        Scanner scanner(line, at);
        if (!accept_full_date(scanner) || !scanner.accept_any({U"印发", U"印制", U"印"})) continue;
        if (scanner.accept(U"(") || scanner.skip_blanks() || scanner.at_end()) return true;
    }
    return false;
}

// What the paper asks of its reader: the words begin the line or a part of it, or follow 请. Within
// a sentence they report: …得到妥善保管.
bool has_remark(const FoldedLine& line) {
    for (std::size_t at = 0; at < line.size(); ++at) {
        Scanner scanner(line, at);
        if (scanner.accept_any({U"内部资料", U"内部刊物"})) return true;
        const bool may_ask =
            at == 0 || !is_ideograph(line.chars[at - 1]) || is_one_of(line.chars[at - 1], U"请部");
        if (may_ask && scanner.accept_any({U"注意保存", U"妥善保管", U"免费交流", U"免费赠阅"})) {
            return true;
        }
    }
    return false;
}

// A cheap test that most lines of a text fail.
bool may_start_label(char32_t c) {
    const char32_t folded = fold_character(c);
    return closing_bracket_of(folded) != 0 ||
           std::any_of(footer_labels.begin(), footer_labels.end(),
                       [&](const FooterLabel& label) { return label.word.front() == folded; });
}

}  // namespace

std::vector<FoundLabel> find_labels(const FoldedLine& line) {
    std::vector<FoundLabel> labels = find_labels_without_colon(line);
    if (!labels.empty()) return labels;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line.chars[at] == U' ') continue;
        const bool starts_word = at == 0 || line.chars[at - 1] == U' ' ||
                                 line.chars[at - 1] == U';' || line.chars[at - 1] == U'(';
        if (!starts_word) continue;
        if (const auto label = label_at(line, at)) {
            labels.push_back(*label);
            at = label->end - 1;
        } else if (at > 0 && starts_copy_count(line, at)) {
            labels.push_back({FooterField::Other, at, at});
        }
    }
    return labels;
}

bool is_email(std::u32string_view word) {
    const std::size_t sign = word.find(U'@');
    return sign != std::u32string_view::npos && sign > 0 &&
           word.find(U'.', sign) != std::u32string_view::npos &&
           std::all_of(word.begin(), word.end(), is_ascii_graphic);
}

bool starts_with_number(const Line& line) {
    return is_ascii_digit(fold_character(line.first)) || chinese_numeral(line.first).has_value();
}

bool is_office(std::string_view text, const Line& line) {
    constexpr int max_width = 48;
    if (line.width > max_width || line.line_end != LineEnd::Open || line.commas > 0) return false;
    const std::u32string key = match_key(text, line.range());
    return !key.empty() && is_one_of(key.back(), U"室办科部处局委会厅院心组");
}

bool is_footer_line(std::string_view text, const Line& line) {
    constexpr std::size_t max_label_length = 24;
    if (line.has_ideograph && !may_start_label(line.first)) return false;
    const FoldedLine start = fold_line(text, line.range(), max_label_length);
    if (label_at(start, 0) || starts_copy_count(start, 0)) return true;
    return line.width < max_width_of_names && is_footer_line(fold_line(text, line.range()), line);
}

bool is_footer_line(const FoldedLine& folded, const Line& line) {
    if (label_at(folded, 0) || starts_copy_count(folded, 0)) return true;
    if (line.width >= max_width_of_names) return false;
    if (!line.has_ideograph) return is_email(match_key(folded));
    return !find_labels_without_colon(folded).empty();
}

bool is_remark_line(std::string_view text, const Line& line) {
    constexpr int max_width = 60;
    if (line.width > max_width || line.commas > 0 || line.has_inner_stop) return false;
    const FoldedLine folded = fold_line(text, line.range());
    return names_permit(match_key(folded)) || has_remark(folded);
}

bool is_imprint_line(std::string_view text, const Line& line) {
    constexpr int max_width = 110;
    if (!line.has_digit || line.width > max_width || line.has_inner_stop) return false;
    return is_imprint(fold_line(text, line.range()));
}

FooterLabels footer_labels_of(std::string_view text, const Line& line) {
    const FoldedLine folded = fold_line(text, line.range());
    return footer_labels_of(folded, find_labels(folded));
}

FooterLabels footer_labels_of(const FoldedLine& folded, const std::vector<FoundLabel>& labels) {
    if (labels.empty()) return {};
    const FoundLabel& last = labels.back();
    const bool is_open = last.field <= FooterField::Reviewer && last.end >= folded.size();
    const bool names_reviewer =
        std::any_of(labels.begin(), labels.end(),
                    [](const FoundLabel& label) { return label.field == FooterField::Reviewer; });
    return {labels.size(), last.field == FooterField::Distribution, is_open,
            last.field == FooterField::Reviewer || last.field == FooterField::Signer,
            names_reviewer};
}

}  // namespace kexie
