#include "search/query/spelling.h"

#include <algorithm>
#include <iterator>

namespace kexie {
namespace {

// Where the traditional character means the modern one: after or before certain characters, all in
// folded form, unless the word goes on or begins so that it means itself.
struct Spelling {
    char16_t traditional;
    char16_t modern;
    std::u16string_view after;       // Characters it follows: 随着.
    std::u16string_view not_before;  // But not if one of these comes next: 跟随著名学者.
    std::u16string_view before;      // Characters it precedes: 着手.
    std::u16string_view not_after;   // But not if it follows one of these: 名著重印.
};

constexpr Spelling spellings[] = {
    {u'著', u'着',
     u"随沿朝向对跟接看想坐站拿带有活忙穿味听说走跑笑哭抱背拉推围绕凭借仗本顺趁伴拥领引牵紧守靠等盯"
     u"望瞧"
     u"写挂放摆躺睡醒住存在面临充满承载肩负含藏志征响变动进行挥保持秉冲迎试练学唱念玩吃喝开关闭低抬"
     u"举捧端握扶护爱恨怀揣忍熬撑顶冒闪亮照流淌飘飞游连缠绑压逼催赶追占捏提拎扛挑踏踩骑驾乘倚贴印刻"
     u"执沉捂扎睁张垂披戴隔愣昧",
     u"名作称述书者录文译", u"手重眼力急陆想落实火迷装色凉地床",
     u"名专论原编译巨遗显卓昭土合新近所"},
    {u'乾', u'干', u"饼肉晒烘风擦阴吹豆笋晾烤枯榨", u"坤隆卦元陵",
     u"燥净洁旱枯杯粮货果草脆涸冰瘪咳", u""},
};

const Spelling* spelling_of(char16_t unit) {
    const auto* found =
        std::find_if(std::begin(spellings), std::end(spellings), [&](const Spelling& spelling) {
            return spelling.traditional == unit || spelling.modern == unit;
        });
    return found != std::end(spellings) ? found : nullptr;
}

bool has(std::u16string_view characters, char16_t unit) {
    return characters.find(unit) != std::u16string_view::npos;
}

bool means_modern(const Spelling& spelling, char16_t before, char16_t after) {
    if (has(spelling.after, before) && !has(spelling.not_before, after)) return true;
    return has(spelling.before, after) && !has(spelling.not_after, before);
}

char16_t unit_before(std::u16string_view text, std::size_t place) {
    return place > 0 ? text[place - 1] : u'\0';
}

char16_t unit_after(std::u16string_view text, std::size_t place) {
    return place + 1 < text.size() ? text[place + 1] : u'\0';
}

}  // namespace

bool is_spelled_two_ways(char16_t unit) {
    return spelling_of(unit) != nullptr;
}

std::vector<std::u16string> other_spellings(std::u16string_view units) {
    std::u16string modern(units);
    std::u16string traditional(units);
    for (std::size_t i = 0; i < units.size(); ++i) {
        const Spelling* spelling = spelling_of(units[i]);
        if (spelling == nullptr) continue;
        const bool is_modern = units[i] == spelling->modern;
        const bool means_it =
            is_modern || means_modern(*spelling, unit_before(units, i), unit_after(units, i));
        if (!means_it) continue;
        modern[i] = spelling->modern;
        traditional[i] = spelling->traditional;
    }
    std::vector<std::u16string> others;
    if (modern != units) others.push_back(modern);
    if (traditional != units) others.push_back(traditional);
    return others;
}

bool means_the_same(std::u16string_view text, std::size_t place, std::u16string_view units,
                    std::u16string_view other) {
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (units[i] == other[i]) continue;
        const Spelling* spelling = spelling_of(other[i]);
        if (other[i] == spelling->modern) continue;
        const std::size_t at = place + i;
        if (!means_modern(*spelling, unit_before(text, at), unit_after(text, at))) return false;
    }
    return true;
}

}  // namespace kexie
