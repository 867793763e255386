#include "bulletin/words.h"

#include <algorithm>
#include <array>

#include "text/chars.h"
#include "text/decode.h"

namespace kexie {

namespace {

struct Variant {
    char32_t traditional;
    char32_t simplified;
};

// Characters of the words that mastheads, heads, footers and dates are known by.
constexpr std::array variants = std::to_array<Variant>(
    {{U'來', U'来'}, {U'傳', U'传'}, {U'僑', U'侨'}, {U'億', U'亿'}, {U'優', U'优'},
     {U'內', U'内'}, {U'兩', U'两'}, {U'創', U'创'}, {U'劃', U'划'}, {U'動', U'动'},
     {U'務', U'务'}, {U'勝', U'胜'}, {U'勞', U'劳'}, {U'匯', U'汇'}, {U'區', U'区'},
     {U'協', U'协'}, {U'參', U'参'}, {U'員', U'员'}, {U'啟', U'启'}, {U'單', U'单'},
     {U'嚴', U'严'}, {U'國', U'国'}, {U'圍', U'围'}, {U'園', U'园'}, {U'圖', U'图'},
     {U'團', U'团'}, {U'報', U'报'}, {U'壇', U'坛'}, {U'夠', U'够'}, {U'婦', U'妇'},
     {U'學', U'学'}, {U'實', U'实'}, {U'寧', U'宁'}, {U'審', U'审'}, {U'將', U'将'},
     {U'專', U'专'}, {U'導', U'导'}, {U'嶺', U'岭'}, {U'師', U'师'}, {U'廣', U'广'},
     {U'廳', U'厅'}, {U'強', U'强'}, {U'彙', U'汇'}, {U'彚', U'汇'}, {U'復', U'复'},
     {U'徵', U'征'}, {U'徹', U'彻'}, {U'態', U'态'}, {U'慶', U'庆'}, {U'應', U'应'},
     {U'戰', U'战'}, {U'揚', U'扬'}, {U'換', U'换'}, {U'據', U'据'}, {U'擬', U'拟'},
     {U'數', U'数'}, {U'於', U'于'}, {U'時', U'时'}, {U'曆', U'历'}, {U'書', U'书'},
     {U'會', U'会'}, {U'東', U'东'}, {U'業', U'业'}, {U'構', U'构'}, {U'標', U'标'},
     {U'機', U'机'}, {U'檔', U'档'}, {U'歡', U'欢'}, {U'歷', U'历'}, {U'殘', U'残'},
     {U'氣', U'气'}, {U'減', U'减'}, {U'測', U'测'}, {U'準', U'准'}, {U'滙', U'汇'},
     {U'滬', U'沪'}, {U'漢', U'汉'}, {U'濟', U'济'}, {U'濱', U'滨'}, {U'瀋', U'沈'},
     {U'灣', U'湾'}, {U'災', U'灾'}, {U'為', U'为'}, {U'獎', U'奖'}, {U'獻', U'献'},
     {U'現', U'现'}, {U'環', U'环'}, {U'產', U'产'}, {U'發', U'发'}, {U'監', U'监'},
     {U'眾', U'众'}, {U'稅', U'税'}, {U'範', U'范'}, {U'簡', U'简'}, {U'簽', U'签'},
     {U'籌', U'筹'}, {U'紀', U'纪'}, {U'紅', U'红'}, {U'組', U'组'}, {U'結', U'结'},
     {U'絡', U'络'}, {U'給', U'给'}, {U'統', U'统'}, {U'經', U'经'}, {U'維', U'维'},
     {U'綱', U'纲'}, {U'網', U'网'}, {U'緊', U'紧'}, {U'緒', U'绪'}, {U'緣', U'缘'},
     {U'編', U'编'}, {U'縣', U'县'}, {U'縮', U'缩'}, {U'縱', U'纵'}, {U'總', U'总'},
     {U'織', U'织'}, {U'繞', U'绕'}, {U'繼', U'继'}, {U'續', U'续'}, {U'羅', U'罗'},
     {U'義', U'义'}, {U'習', U'习'}, {U'聖', U'圣'}, {U'聞', U'闻'}, {U'聯', U'联'},
     {U'聲', U'声'}, {U'職', U'职'}, {U'膠', U'胶'}, {U'臨', U'临'}, {U'臺', U'台'},
     {U'與', U'与'}, {U'舉', U'举'}, {U'舊', U'旧'}, {U'艦', U'舰'}, {U'華', U'华'},
     {U'萬', U'万'}, {U'蓋', U'盖'}, {U'薦', U'荐'}, {U'藝', U'艺'}, {U'藥', U'药'},
     {U'蘇', U'苏'}, {U'處', U'处'}, {U'號', U'号'}, {U'衆', U'众'}, {U'術', U'术'},
     {U'衛', U'卫'}, {U'衝', U'冲'}, {U'補', U'补'}, {U'裝', U'装'}, {U'製', U'制'},
     {U'複', U'复'}, {U'視', U'视'}, {U'親', U'亲'}, {U'覽', U'览'}, {U'觀', U'观'},
     {U'訂', U'订'}, {U'計', U'计'}, {U'訊', U'讯'}, {U'訓', U'训'}, {U'記', U'记'},
     {U'訪', U'访'}, {U'設', U'设'}, {U'評', U'评'}, {U'詢', U'询'}, {U'試', U'试'},
     {U'話', U'话'}, {U'詳', U'详'}, {U'誌', U'志'}, {U'認', U'认'}, {U'課', U'课'},
     {U'調', U'调'}, {U'談', U'谈'}, {U'請', U'请'}, {U'論', U'论'}, {U'謀', U'谋'},
     {U'講', U'讲'}, {U'證', U'证'}, {U'識', U'识'}, {U'譯', U'译'}, {U'議', U'议'},
     {U'護', U'护'}, {U'讀', U'读'}, {U'讚', U'赞'}, {U'財', U'财'}, {U'貢', U'贡'},
     {U'貫', U'贯'}, {U'責', U'责'}, {U'貳', U'贰'}, {U'買', U'买'}, {U'費', U'费'},
     {U'貿', U'贸'}, {U'資', U'资'}, {U'賞', U'赏'}, {U'質', U'质'}, {U'賽', U'赛'},
     {U'贈', U'赠'}, {U'車', U'车'}, {U'軍', U'军'}, {U'軟', U'软'}, {U'輔', U'辅'},
     {U'輪', U'轮'}, {U'輯', U'辑'}, {U'轉', U'转'}, {U'辦', U'办'}, {U'農', U'农'},
     {U'週', U'周'}, {U'進', U'进'}, {U'運', U'运'}, {U'達', U'达'}, {U'遷', U'迁'},
     {U'選', U'选'}, {U'遼', U'辽'}, {U'郵', U'邮'}, {U'鄉', U'乡'}, {U'鄭', U'郑'},
     {U'鄰', U'邻'}, {U'醫', U'医'}, {U'銀', U'银'}, {U'錄', U'录'}, {U'錫', U'锡'},
     {U'鍵', U'键'}, {U'鎖', U'锁'}, {U'鎮', U'镇'}, {U'鐵', U'铁'}, {U'長', U'长'},
     {U'門', U'门'}, {U'閉', U'闭'}, {U'開', U'开'}, {U'間', U'间'}, {U'閱', U'阅'},
     {U'關', U'关'}, {U'陰', U'阴'}, {U'陳', U'陈'}, {U'陸', U'陆'}, {U'陽', U'阳'},
     {U'隊', U'队'}, {U'階', U'阶'}, {U'際', U'际'}, {U'隨', U'随'}, {U'雙', U'双'},
     {U'難', U'难'}, {U'電', U'电'}, {U'靈', U'灵'}, {U'靜', U'静'}, {U'韓', U'韩'},
     {U'響', U'响'}, {U'頁', U'页'}, {U'頂', U'顶'}, {U'項', U'项'}, {U'順', U'顺'},
     {U'須', U'须'}, {U'預', U'预'}, {U'頒', U'颁'}, {U'頓', U'顿'}, {U'領', U'领'},
     {U'頭', U'头'}, {U'題', U'题'}, {U'額', U'额'}, {U'類', U'类'}, {U'風', U'风'},
     {U'飛', U'飞'}, {U'養', U'养'}, {U'餘', U'余'}, {U'館', U'馆'}, {U'馬', U'马'},
     {U'駐', U'驻'}, {U'驗', U'验'}, {U'體', U'体'}, {U'鳥', U'鸟'}, {U'麥', U'麦'},
     {U'麼', U'么'}, {U'黃', U'黄'}, {U'點', U'点'}, {U'黨', U'党'}, {U'齊', U'齐'},
     {U'龍', U'龙'}});

constexpr char32_t first_ideograph = 0x4E00;
constexpr char32_t last_ideograph = 0x9FFF;

// The folded form of every common ideograph, by its distance from the first.
constexpr auto folded_ideographs = [] {
    std::array<char16_t, last_ideograph - first_ideograph + 1> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        table[i] = static_cast<char16_t>(first_ideograph + i);
    }
    for (const Variant& variant : variants) {
        table[variant.traditional - first_ideograph] = static_cast<char16_t>(variant.simplified);
    }
    return table;
}();

bool is_dash(char32_t c) {
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 || c == 0xFE63 ||
           c == 0xFF0D || c == 0x30FC || c == 0xAD;
}

}  // namespace

char32_t fold_word_character(char32_t c) {
    if (c < 0x80) return c;
    if (c >= first_ideograph && c <= last_ideograph) {
        return folded_ideographs[c - first_ideograph];
    }
    return is_dash(c) ? U'-' : to_half_width(c);
}

FoldedLine fold_line(std::string_view text, std::size_t begin, std::size_t end, std::size_t limit) {
    FoldedLine line;
    const std::size_t most = std::min(limit, end - begin) + 1;
    line.chars.reserve(most);
    line.offsets.reserve(most);
    std::size_t at = begin;
    while (at < end && line.size() < limit) {
        const Decoded c = decode_next(text, at);
        const bool blank = is_blank(c.code_point);
        const bool repeated = blank && !line.chars.empty() && line.chars.back() == U' ';
        if (!is_zero_width(c.code_point) && !repeated) {
            line.chars.push_back(blank ? U' ' : fold_word_character(c.code_point));
            line.offsets.push_back(at);
        }
        at += c.size;
    }
    line.offsets.push_back(at);
    return line;
}

bool Scanner::skip_blanks() {
    const std::size_t before = m_position;
    while (peek() == U' ') ++m_position;
    return m_position != before;
}

bool Scanner::accept(std::u32string_view word) {
    std::size_t at = m_position;
    for (const char32_t c : word) {
        while (at < m_line->size() && m_line->chars[at] == U' ') ++at;
        if (at >= m_line->size() || m_line->chars[at] != c) return false;
        ++at;
    }
    m_position = at;
    return true;
}

bool Scanner::accept_any(std::initializer_list<std::u32string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [this](std::u32string_view word) { return accept(word); });
}

std::optional<ScannedNumber> Scanner::accept_number() {
    std::size_t at = m_position;
    while (at < m_line->size() && m_line->chars[at] == U' ') ++at;
    ScannedNumber number;
    number.begin = at;
    const auto is_digit = [&](std::size_t i) { return is_ascii_digit(m_line->chars[i]); };
    number.chinese = at < m_line->size() && !is_digit(at);
    std::u32string digits;
    while (at < m_line->size() && digits.size() < 10) {
        const char32_t c = m_line->chars[at];
        // Letter-spaced Chinese numerals, 二 〇 二 三, are still one number.
        const bool spaced = number.chinese && c == U' ' && at + 1 < m_line->size() &&
                            chinese_numeral(m_line->chars[at + 1]).has_value() && !digits.empty();
        if (spaced) {
            ++at;
            continue;
        }
        if (number.chinese ? !chinese_numeral(c).has_value() : !is_digit(at)) break;
        digits.push_back(c);
        ++at;
    }
    const auto value = parse_number(digits);
    if (!value) return std::nullopt;
    number.value = *value;
    number.end = at;
    number.digits = digits.size();
    m_position = at;
    return number;
}

std::u32string squeeze(const FoldedLine& line) {
    std::u32string squeezed;
    for (const char32_t c : line.chars) {
        if (c != U' ') squeezed.push_back(c);
    }
    return squeezed;
}

std::u32string squeeze(std::string_view text) {
    return squeeze(fold_line(text, 0, text.size(), text.size()));
}

bool ends_with_any(std::u32string_view text, const std::vector<std::u32string_view>& endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::u32string_view ending) { return text.ends_with(ending); });
}

}  // namespace kexie
