// Damage that extraction does to the lines of an ordinary bulletin, and tables of characters.
#include <algorithm>

#include "base/utf8.h"
#include "support/ordinary_draft.h"
#include "support/render_text.h"

namespace kexie::test {

namespace {

// Radicals and compatibility ideographs that look like the character in the same place above.
constexpr std::u32string_view ideographs =
    U"龟一人入八力十又口土大女子小山工己巾弓心手文方日月木比毛水火父片牛玉瓦甘生用田皮"
    U"目矢石禾穴立竹米羊羽老耳肉自舌舟色虫血行衣角言谷走足身里金面食首高见车长门页风飞"
    U"马鱼鸟齐龙民黄角贝西食麦年度利料立林里行老金流理六列";
constexpr std::u32string_view look_alikes =
    U"\u2EF3\u2F00\u2F08\u2F0A\u2F0B\u2F12\u2F17\u2F1C\u2F1D\u2F1F\u2F24\u2F25"
    U"\u2F26\u2F29\u2F2D\u2F2F\u2F30\u2F31\u2F38\u2F3C\u2F3F\u2F42\u2F45\u2F47"
    U"\u2F49\u2F4A\u2F50\u2F51\u2F54\u2F55\u2F57\u2F5A\u2F5C\u2F5F\u2F61\u2F62"
    U"\u2F63\u2F64\u2F65\u2F6A\u2F6C\u2F6E\u2F6F\u2F72\u2F73\u2F74\u2F75\u2F76"
    U"\u2F7A\u2F7B\u2F7C\u2F7F\u2F81\u2F83\u2F86\u2F88\u2F8A\u2F8D\u2F8E\u2F8F"
    U"\u2F90\u2F93\u2F94\u2F95\u2F9B\u2F9C\u2F9D\u2FA5\u2FA6\u2FAF\u2FB7\u2FB8"
    U"\u2FBC\u2EC5\u2ECB\u2ED3\u2ED4\u2EDA\u2EDB\u2EDC\u2EE2\u2EE5\u2EE6\u2EEC"
    U"\u2EF0\u2EA0\u2EE9\u2EC6\u2EC9\u2EC4\u2EDD\u2EE8\uF98E\uFA01\uF9DD\uF9BE"
    U"\uF9F7\uF9F4\uF9E9\uFA08\uF934\uF90A\uF9CA\uF9E4\uF9D1\uF99C";
static_assert(ideographs.size() == look_alikes.size());

// The characters of the generator that have a traditional form.
constexpr std::u32string_view simplified_forms =
    U"与专业为举习乡书仓传侧侨储关养农务华协卫厅县变启员国场坝坞垭处备奖妇学审宫导将层屿岗岚峡"
    U"带库张录彻态总抢护换摄旧显条来枫栎栏树样档桥检残泽洁测济满炼现监码砚签简类紧红约级线组细"
    U"织绍经结绘给络统继续维综绿编缩缮艺节苇营蓝虚见观计认讨让训议讯记讲许论设访识诉诊试话询说"
    U"读课谁调谈负责账质贯贸费资跃轨转轮辅辑达进连遗邻银销错锻镇长门问间闻阅霁页项顾预领题馆骆"
    U"验鸟鹭齐龄龙个么义乔于从仪众优会体内册况划办动区单厂压参发号后听园图声头宁实尽届属师帮广"
    U"庄应开强当怀愿戏户报担数无时机楼气没湾滩点环画着碍种粮职联芦荡蚕补踊边过这选递采里际难云"
    U"几复对据电盖网随";
constexpr std::u32string_view traditional_forms =
    U"與專業為舉習鄉書倉傳側僑儲關養農務華協衛廳縣變啟員國場壩塢埡處備獎婦學審宮導將層嶼崗嵐峽"
    U"帶庫張錄徹態總搶護換攝舊顯條來楓櫟欄樹樣檔橋檢殘澤潔測濟滿煉現監碼硯簽簡類緊紅約級線組細"
    U"織紹經結繪給絡統繼續維綜綠編縮繕藝節葦營藍虛見觀計認討讓訓議訊記講許論設訪識訴診試話詢說"
    U"讀課誰調談負責賬質貫貿費資躍軌轉輪輔輯達進連遺鄰銀銷錯鍛鎮長門問間聞閱霽頁項顧預領題館駱"
    U"驗鳥鷺齊齡龍個麼義喬於從儀眾優會體內冊況劃辦動區單廠壓參發號後聽園圖聲頭寧實盡屆屬師幫廣"
    U"莊應開強當懷願戲戶報擔數無時機樓氣沒灣灘點環畫著礙種糧職聯蘆蕩蠶補踴邊過這選遞採裡際難雲"
    U"幾復對據電蓋網隨";
static_assert(simplified_forms.size() == traditional_forms.size());

std::string mapped(const std::string& text, std::u32string_view from, std::u32string_view to) {
    std::string result;
    for (const char32_t c : to_utf32(text)) {
        const std::size_t at = from.find(c);
        append_utf8(result, at == std::u32string_view::npos ? c : to[at]);
    }
    return result;
}

bool is_ideograph(char32_t c) {
    return c >= 0x4E00 && c <= 0x9FFF;
}
bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

// Calls change(out, i) for every character of the text, to append what is printed for it.
template <typename Change>
std::string rewritten_each(const std::string& text, Change change) {
    const std::u32string source = to_utf32(text);
    std::u32string result;
    for (std::size_t i = 0; i < source.size(); ++i) change(source, i, result);
    return to_utf8(result);
}

std::string with_radicals(const std::string& text, Dice& dice) {
    return rewritten_each(text, [&](const auto& source, std::size_t i, auto& out) {
        const bool radical = dice.chance(70);
        const std::size_t first = dice.below(look_alikes.size());
        // Several look-alikes may stand for one character.
        for (std::size_t n = 0; radical && n < ideographs.size(); ++n) {
            const std::size_t at = (first + n) % ideographs.size();
            if (ideographs[at] == source[i]) return out.push_back(look_alikes[at]);
        }
        out.push_back(source[i]);
    });
}

std::string with_han_blanks(const std::string& text, Dice& dice) {
    // Most lines have a blank here and there, some have one after every character.
    const int percent = dice.chance(20) ? 100 : 12;
    return rewritten_each(text, [&](const auto& source, std::size_t i, auto& out) {
        out.push_back(source[i]);
        const bool between =
            i + 1 < source.size() && is_ideograph(source[i]) && is_ideograph(source[i + 1]);
        if (between && dice.chance(percent)) out.push_back(U' ');
    });
}

// The figures of the day that a paragraph opens with.
std::string with_spaced_day(const std::string& text) {
    constexpr std::size_t opening = 18;
    if (text.find("日") == std::string::npos || count_code_points(text) < opening) return text;
    const std::size_t end = to_utf32(text).find(U'日');
    if (end > opening) return text;
    return rewritten_each(text, [&](const auto& source, std::size_t i, auto& out) {
        if (i <= end && i > 0 && (is_digit(source[i - 1]) || is_digit(source[i])) &&
            source[i - 1] != U'　' && source[i - 1] != U' ') {
            out.push_back(U' ');
        }
        out.push_back(source[i]);
    });
}

std::string doubled(const std::string& text) {
    return rewritten_each(text, [](const auto& source, std::size_t i, auto& out) {
        out.append(is_ideograph(source[i]) ? 2 : 1, source[i]);
    });
}

std::string with_private_use(const std::string& text, Dice& dice) {
    return rewritten_each(text, [&](const auto& source, std::size_t i, auto& out) {
        const bool lost = is_ideograph(source[i]) && dice.chance(6);
        out.push_back(lost ? 0xE000 + static_cast<char32_t>(dice.below(0x400)) : source[i]);
    });
}

// What recognition makes of a bad scan.
std::string as_scanned(const std::string& text, Dice& dice) {
    static constexpr std::u32string_view litter = U"|l^~'`_*\\■□丨J了厂.,;{}<>¥§口";
    return rewritten_each(text, [&](const auto& source, std::size_t i, auto& out) {
        const bool wrong = dice.chance(12);
        out.push_back(wrong ? litter[dice.below(litter.size())] : source[i]);
        if (dice.chance(8)) out.push_back(U' ');
    });
}

void double_lines(std::vector<PrintedLine>& lines) {
    std::vector<PrintedLine> result;
    for (const PrintedLine& line : lines) {
        result.push_back(line);
        if (line.kind != LineKind::Title) continue;
        result.push_back(line);
        result.back().gap = 0;
    }
    lines = std::move(result);
}

// The text read across two columns.
void set_in_columns(std::vector<PrintedLine>& lines) {
    constexpr int column = 30;
    std::vector<std::string> narrow;
    std::vector<PrintedLine> result;
    std::vector<PrintedLine> after;
    for (const PrintedLine& line : lines) {
        const bool text = line.kind == LineKind::Text || line.kind == LineKind::Title;
        if (!text) {
            (narrow.empty() ? result : after).push_back(line);
            continue;
        }
        for (const std::string& part : wrapped(line.text, column, 0, false).lines) {
            narrow.push_back(part);
        }
    }
    const std::size_t half = (narrow.size() + 1) / 2;
    for (std::size_t i = 0; i < half; ++i) {
        std::string text = narrow[i];
        if (half + i < narrow.size()) {
            text.append(static_cast<std::size_t>(column + 6 - columns_of(text)), ' ');
            text += narrow[half + i];
        }
        result.push_back({text, LineKind::Text, i == 0 ? 1 : 0, false});
    }
    result.insert(result.end(), after.begin(), after.end());
    lines = std::move(result);
}

}  // namespace

std::string to_traditional(const std::string& text) {
    return mapped(text, simplified_forms, traditional_forms);
}

std::string unify_ideographs(const std::string& text) {
    return mapped(text, look_alikes, ideographs);
}

void damage_lines(OrdinaryDraft& draft) {
    for (PrintedLine& line : draft.lines) {
        const bool text = line.kind == LineKind::Text || line.kind == LineKind::Title;
        if (draft.has(Trait::SpacedFigures) && line.kind == LineKind::Text) {
            line.text = with_spaced_day(line.text);
        }
        if (draft.has(Trait::HanBlanks) && text) line.text = with_han_blanks(line.text, draft.dice);
        if (draft.has(Trait::KangxiRadicals)) line.text = with_radicals(line.text, draft.dice);
        if (draft.has(Trait::DoubledLetters) && line.kind == LineKind::Title) {
            line.text = doubled(line.text);
        }
        if (draft.has(Trait::PrivateUse) && text)
            line.text = with_private_use(line.text, draft.dice);
        if (draft.has(Trait::ScannedText) && text) line.text = as_scanned(line.text, draft.dice);
    }
    if (draft.has(Trait::DoubledLines)) double_lines(draft.lines);
    if (draft.has(Trait::TwoColumns)) set_in_columns(draft.lines);
    draft.truth.inner_blanks_open = draft.has(Trait::SpacedFigures);
    draft.truth.beyond_repair = draft.traits.has_between(Trait::DoubledLines, Trait::ScannedText);
}

}  // namespace kexie::test
