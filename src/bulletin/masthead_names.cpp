#include "bulletin/masthead_names.h"

#include <algorithm>
#include <array>

namespace kexie {

namespace {

constexpr std::array title_endings = std::to_array<std::u32string_view>(
    {U"动态",   U"简报",   U"通讯", U"快报", U"快讯", U"信息", U"周报", U"月报", U"旬报", U"季报",
     U"专报",   U"参考",   U"要报", U"要情", U"摘要", U"资讯", U"通报", U"会讯", U"文摘", U"月刊",
     U"周刊",   U"双周刊", U"季刊", U"导刊", U"简讯", U"快递", U"速递", U"之窗", U"参阅", U"内参",
     U"工作报", U"会刊",   U"学刊", U"要闻", U"汇编", U"摘报", U"日报", U"通信", U"报告", U"之声"});

constexpr std::array publisher_endings = std::to_array<std::u32string_view>(
    {U"办公室", U"编辑部", U"秘书处", U"委员会", U"协会",   U"学会",   U"联合会", U"中心",
     U"编委会", U"研究会", U"基金会", U"促进会", U"科协",   U"办公厅", U"宣传部", U"组织部",
     U"办事处", U"总会",   U"公司",   U"研究院", U"研究所", U"管委会", U"政府",   U"党委",
     U"支部",   U"总工会", U"联盟",   U"科技局", U"教育局", U"信息部", U"综合部", U"局",
     U"厅",     U"处",     U"部",     U"科",     U"院",     U"室",     U"编",     U"编印",
     U"主办",   U"印",     U"印发",   U"出版",   U"编发",   U"科普部", U"工作组"});

template <std::size_t N>
bool ends_with_any(std::u32string_view words, const std::array<std::u32string_view, N>& endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::u32string_view ending) { return words.ends_with(ending); });
}

}  // namespace

bool sounds_like_title(std::u32string_view words) {
    constexpr std::size_t max_length = 24;
    return words.size() <= max_length && ends_with_any(words, title_endings);
}

bool sounds_like_publisher(std::u32string_view words) {
    constexpr std::size_t min_length = 3;
    constexpr std::size_t max_length = 40;
    return words.size() >= min_length && words.size() <= max_length &&
           ends_with_any(words, publisher_endings);
}

}  // namespace kexie
