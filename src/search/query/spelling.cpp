#include "search/query/spelling.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "search/index/segment_text.h"
#include "search/query/digit_spelling.h"

namespace kexie {
namespace {

constexpr std::size_t max_spellings = 12;

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

char16_t unit_before(std::u16string_view text, std::size_t position) {
    return position > 0 ? text[position - 1] : u'\0';
}

char16_t unit_after(std::u16string_view text, std::size_t position) {
    return position + 1 < text.size() ? text[position + 1] : u'\0';
}

// Of the term that `found` begins with.
void append_word_spellings(std::vector<OtherSpelling>& found) {
    OtherSpelling modern = found.front();
    OtherSpelling traditional = found.front();
    const std::u16string units = found.front().units;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const Spelling* spelling = spelling_of(units[i]);
        if (spelling == nullptr) continue;
        const bool is_modern = units[i] == spelling->modern;
        const bool means_it =
            is_modern || means_modern(*spelling, unit_before(units, i), unit_after(units, i));
        if (!means_it) continue;
        modern.units[i] = spelling->modern;
        traditional.units[i] = spelling->traditional;
        if (is_modern) traditional.parts.push_back({SpelledPart::Kind::Word, i, i + 1});
    }
    for (const OtherSpelling& other : {modern, traditional}) {
        if (other.units != units) found.push_back(other);
    }
}

}  // namespace

bool is_spelled_two_ways(char16_t unit) {
    return spelling_of(unit) != nullptr;
}

std::vector<OtherSpelling> other_spellings(std::u16string_view units,
                                           const std::vector<Adjacency>& adjacencies) {
    std::vector<OtherSpelling> ways = {{std::u16string(units), adjacencies, {}}};
    append_word_spellings(ways);
    for (const DigitSite& site : find_digit_sites(units, adjacencies)) {
        const std::size_t known = ways.size();
        if (known * (1 + site.forms.size()) > max_spellings) break;
        for (const std::u16string& form : site.forms) {
            for (std::size_t i = 0; i < known; ++i) {
                OtherSpelling spelling = ways[i];
                // Sites before this one may have changed the length.
                const std::size_t shift = spelling.units.size() - units.size();
                replace_digits(spelling, site, site.begin + shift, form);
                ways.push_back(std::move(spelling));
            }
        }
    }
    ways.erase(ways.begin());
    return ways;
}

bool means_the_same(const SegmentText& text, std::size_t position, const OtherSpelling& other) {
    return std::all_of(other.parts.begin(), other.parts.end(), [&](const SpelledPart& part) {
        const std::size_t begin = position + part.begin;
        if (part.kind != SpelledPart::Kind::Word) {
            return digits_stand_alone(text, part.kind, begin, position + part.end);
        }
        const Spelling* spelling = spelling_of(text.units()[begin]);
        return means_modern(*spelling, unit_before(text.units(), begin),
                            unit_after(text.units(), begin));
    });
}

}  // namespace kexie
