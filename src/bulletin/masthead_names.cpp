#include "bulletin/masthead_names.h"

#include <algorithm>
#include <array>

#include "bulletin/word_parts.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr std::array title_endings = std::to_array<std::u32string_view>(
    {U"动态", U"简报", U"通讯", U"快报",   U"快讯", U"信息",   U"周报", U"月报",     U"旬报",
     U"季报", U"专报", U"参考", U"要报",   U"要情", U"摘要",   U"资讯", U"通报",     U"会讯",
     U"文摘", U"月刊", U"周刊", U"双周刊", U"季刊", U"导刊",   U"简讯", U"快递",     U"速递",
     U"之窗", U"参阅", U"内参", U"工作报", U"会刊", U"学刊",   U"要闻", U"汇编",     U"摘报",
     U"日报", U"通信", U"报告", U"之声",   U"交流", U"半月刊", U"旬刊", U"双月刊",   U"年刊",
     U"院刊", U"馆刊", U"校刊", U"馆讯",   U"院讯", U"简刊",   U"速报", U"工作通讯", U"之友",
     U"园地", U"天地", U"纵横", U"视窗",   U"论坛", U"通览",   U"集刊", U"丛刊",     U"学报",
     U"校报", U"晚报", U"晨报", U"时报",   U"周讯", U"月讯"});

constexpr std::array publisher_endings = std::to_array<std::u32string_view>(
    {U"办公室", U"编辑部", U"秘书处", U"委员会", U"协会",   U"学会",   U"联合会", U"中心",
     U"编委会", U"研究会", U"基金会", U"促进会", U"科协",   U"办公厅", U"宣传部", U"组织部",
     U"办事处", U"总会",   U"公司",   U"研究院", U"研究所", U"管委会", U"政府",   U"党委",
     U"支部",   U"总工会", U"联盟",   U"科技局", U"教育局", U"信息部", U"综合部", U"局",
     U"厅",     U"处",     U"部",     U"科",     U"院",     U"室",     U"编",     U"编印",
     U"主办",   U"印",     U"印发",   U"出版",   U"编发",   U"科普部", U"工作组", U"主编",
     U"图书馆", U"档案馆", U"博物馆", U"文化馆", U"科技馆", U"展览馆", U"纪念馆", U"美术馆",
     U"公会",   U"商会",   U"联谊会", U"理事会", U"指挥部", U"大学",   U"中学",   U"小学",
     U"学校",   U"集团",   U"出版社", U"杂志社", U"报社",   U"发行",   U"承办",   U"编制"});

// Endings that ordinary words have as well.
constexpr std::array possible_publisher_endings = std::to_array<std::u32string_view>(
    {U"馆", U"社", U"站", U"所", U"会", U"委", U"办",   U"联",   U"团",
     U"台", U"队", U"校", U"园", U"厂", U"组", U"署",   U"府",   U"店",
     U"行", U"司", U"库", U"场", U"网", U"系", U"侨联", U"文联", U"编写组"});

// What happened: no name has these.
constexpr std::array verbs = std::to_array<std::u32string_view>(
    {U"召开", U"举办", U"举行", U"开展", U"启动", U"参观", U"走访", U"慰问", U"走进", U"参加",
     U"赴", U"部署", U"传达", U"完成", U"获"});

// Longer ones first.
constexpr std::array imprints = std::to_array<std::u32string_view>(
    {U"联合主办", U"联合编印", U"编辑出版", U"编辑印发", U"编辑印制", U"编辑发行", U"编印", U"主办",
     U"承办",     U"印发",     U"编发",     U"出版",     U"主编",     U"编辑",     U"编制", U"编写",
     U"印制",     U"发行",     U"出品",     U"合编",     U"编",       U"印"});

constexpr std::array notice_beginnings = std::to_array<std::u32string_view>(
    {U"内部", U"注意保存", U"妥善保", U"仅供",     U"免费",     U"赠阅",     U"请勿",   U"不得",
     U"严禁", U"机密",     U"秘密",   U"绝密",     U"密级",     U"特急",     U"急件",   U"加急",
     U"平急", U"签发",     U"审签",   U"本期",     U"今日",     U"网址",     U"印数",   U"份号",
     U"编号", U"保密",     U"阅后",   U"交流资料", U"学习资料", U"参考资料", U"创刊号", U"试刊",
     U"增刊", U"特刊",     U"专刊",   U"号外",     U"合刊"});

constexpr std::array permits = std::to_array<std::u32string_view>(
    {U"准印", U"准字", U"内资", U"刊号", U"ISSN", U"ISBN", U"CN", U"邮发", U"创刊", U"复刊",
     U"登记证", U"许可证", U"登记号", U"印数", U"连续性内部", U"定价", U"工本费"});

bool is_length_of_name(std::u32string_view words) {
    constexpr std::size_t min_length = 3;
    constexpr std::size_t max_length = 40;
    return words.size() >= min_length && words.size() <= max_length;
}

}  // namespace

bool sounds_like_title(std::u32string_view words) {
    constexpr std::size_t max_length = 24;
    return words.size() <= max_length && ends_with_any(words, title_endings);
}

bool sounds_like_publisher(std::u32string_view words) {
    return is_length_of_name(words) && ends_with_any(words, publisher_endings) &&
           !contains_any(words.substr(0, words.size() - imprint_length(words)), verbs);
}

bool may_be_publisher(std::u32string_view words) {
    if (sounds_like_publisher(words)) return true;
    return is_length_of_name(words) && ends_with_any(words, possible_publisher_endings) &&
           !contains_any(words, verbs);
}

std::size_t imprint_length(std::u32string_view words) {
    for (const std::u32string_view imprint : imprints) {
        if (words.ends_with(imprint)) return imprint.size();
    }
    return 0;
}

bool is_notice(std::u32string_view words) {
    static constexpr std::array endings =
        std::to_array<std::u32string_view>({U"专刊", U"特刊", U"增刊", U"专辑", U"合刊", U"专号"});
    // 月刊, 共四版
    static constexpr std::array whole = std::to_array<std::u32string_view>(
        {U"周刊", U"旬刊", U"半月刊", U"月刊", U"双月刊", U"季刊", U"半年刊", U"年刊", U"周报",
         U"月报", U"季报"});
    constexpr std::size_t max_length_of_pages = 5;
    const bool counts_pages = words.ends_with(U'版') && words.size() <= max_length_of_pages;
    const bool is_period = std::find(whole.begin(), whole.end(), words) != whole.end();
    return counts_pages || is_period || names_permit(words) || ends_with_any(words, endings) ||
           words.find(U"内部资料") != std::u32string_view::npos ||
           std::any_of(notice_beginnings.begin(), notice_beginnings.end(),
                       [&](std::u32string_view beginning) { return words.starts_with(beginning); });
}

bool names_permit(std::u32string_view words) {
    return contains_any(words, permits);
}

bool is_slogan(const FoldedLine& line) {
    constexpr std::size_t min_length = 3;
    constexpr std::size_t max_length = 9;
    std::size_t phrases = 0;
    std::size_t length = 0;
    std::size_t current = 0;
    const auto close_phrase = [&] {
        if (current == 0) return true;
        if (phrases == 0) length = current;
        ++phrases;
        const bool is_equal = current == length;
        current = 0;
        return is_equal;
    };
    for (const char32_t c : line.chars) {
        if (is_one_of(c, U" 、,;·!。|")) {
            if (!close_phrase()) return false;
        } else if (is_ideograph(c)) {
            ++current;
        } else {
            return false;
        }
    }
    if (!close_phrase() || length > max_length) return false;
    return phrases > 2 ? length >= min_length - 1 : phrases == 2 && length >= min_length;
}

}  // namespace kexie
