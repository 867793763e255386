#include "bulletin/speech_lines.h"

#include <algorithm>
#include <array>
#include <vector>

#include "bulletin/folded_line.h"
#include "bulletin/masthead_names.h"
#include "bulletin/word_parts.h"
#include "text/chars.h"

namespace kexie {

namespace {

constexpr int max_salutation_columns = 64;
constexpr int max_speaker_columns = 64;
constexpr std::size_t max_person_length = 3;  // 4 with a family name of two characters.
constexpr std::size_t max_office_length = 28;
constexpr std::size_t max_words = 8;

// Family names, the frequent ones and what else bulletins print.
constexpr std::u32string_view family_names =
    U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏"
    U"吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万"
    U"钱严覃武戴莫孔向汤乔温康施文牛樊葛邢安齐易伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁"
    U"尚"
    U"符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆"
    U"农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋"
    U"商刁"
    U"沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";
constexpr std::array double_family_names = std::to_array<std::u32string_view>(
    {U"欧阳", U"上官", U"司马", U"诸葛", U"司徒", U"夏侯", U"皇甫", U"尉迟", U"令狐", U"慕容"});

// What the offices of those end with who speak or write.
constexpr std::array office_endings = std::to_array<std::u32string_view>(
    {U"书记", U"主席",   U"主任",   U"部长",   U"局长",   U"县长",   U"市长",   U"区长", U"镇长",
     U"乡长", U"省长",   U"州长",   U"旗长",   U"厅长",   U"处长",   U"科长",   U"所长", U"站长",
     U"院长", U"校长",   U"会长",   U"馆长",   U"社长",   U"台长",   U"行长",   U"厂长", U"组长",
     U"队长", U"园长",   U"司长",   U"理事长", U"秘书长", U"董事长", U"检察长", U"常委", U"委员",
     U"代表", U"成员",   U"经理",   U"总裁",   U"总监",   U"总编辑", U"主编",   U"教授", U"研究员",
     U"院士", U"工程师", U"农艺师", U"巡视员", U"调研员", U"专员",   U"干部",   U"教师", U"医师",
     U"律师", U"博士",   U"同志"});

// What calls the hearers by what they are ends with, after 各: 各区县水务局, 各有关单位.
constexpr std::u32string_view addressee_endings =
    U"局委办府会部门位处室站所院校馆司厂社队区县市镇乡村街道企业";

bool are_ideographs(std::u32string_view words) {
    return std::all_of(words.begin(), words.end(), [](char32_t c) { return is_ideograph(c); });
}

std::vector<std::u32string_view> split(std::u32string_view words, std::u32string_view separators) {
    std::vector<std::u32string_view> parts;
    for (std::size_t at = 0; at <= words.size();) {
        const std::size_t end = std::min(words.find_first_of(separators, at), words.size());
        if (end > at) parts.push_back(words.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

// 韩冬, 王某某, 欧阳明远
bool is_person(std::u32string_view word) {
    if (word.size() < 2 || !are_ideographs(word)) return false;
    if (starts_with_any(word, double_family_names)) return word.size() <= max_person_length + 1;
    return word.size() <= max_person_length && is_one_of(word.front(), family_names);
}

// 田野、高山
bool are_persons(std::u32string_view word) {
    const std::vector<std::u32string_view> names = split(word, U"、");
    return !names.empty() && std::all_of(names.begin(), names.end(), is_person);
}

bool is_office(std::u32string_view word) {
    return word.size() <= max_office_length && ends_with_any(word, office_endings);
}

// 县委副书记韩冬
bool is_office_with_person(std::u32string_view word) {
    for (std::size_t length = 2; length <= max_person_length + 1; ++length) {
        if (word.size() < length + 2) return false;
        const std::size_t name = word.size() - length;
        if (is_office(word.substr(0, name)) && is_person(word.substr(name))) return true;
    }
    return false;
}

// Words of one character each are letters of one name set wide apart: 韩　冬.
std::vector<std::u32string> join_spaced_names(const std::vector<std::u32string_view>& words) {
    std::vector<std::u32string> joined;
    bool was_single = false;
    for (const std::u32string_view word : words) {
        const bool is_single = word.size() == 1;
        if (is_single && was_single && joined.back().size() < max_person_length) {
            joined.back() += word;
        } else {
            joined.emplace_back(word);
        }
        was_single = is_single;
    }
    return joined;
}

// The name of a place, early on, tells an organisation from the words of a title that end like one.
bool is_unit(std::u32string_view word) {
    constexpr std::size_t max_place_length = 5;
    const std::size_t place = word.find_first_of(U"省市县区州盟旗镇乡");
    constexpr std::array verbs = std::to_array<std::u32string_view>(
        {U"到", U"在", U"与", U"和", U"为", U"向", U"由", U"成立", U"考察", U"调研", U"访问"});
    return place < max_place_length && sounds_like_publisher(word) && imprint_length(word) == 0 &&
           std::none_of(verbs.begin(), verbs.end(), [&](std::u32string_view verb) {
               return word.find(verb) != std::u32string_view::npos;
           });
}

bool is_addressee(std::u32string_view part) {
    if (part.ends_with(U"们")) return true;
    if (part.starts_with(U"各位") || part.starts_with(U"尊敬的") || part.starts_with(U"敬爱的") ||
        part.starts_with(U"亲爱的")) {
        return true;
    }
    return part.starts_with(U"各") && is_one_of(part.back(), addressee_endings);
}

}  // namespace

bool is_salutation(std::string_view text, const Line& line) {
    const bool is_called = line.line_end == LineEnd::Colon ||
                           (line.line_end == LineEnd::Stop && is_one_of(line.last, U"！!"));
    if (!is_called || line.has_inner_stop || line.width > max_salutation_columns) return false;
    const FoldedLine folded = fold_line(text, line.range());
    const auto words = std::u32string_view(folded.chars).substr(0, folded.size() - 1);
    const std::vector<std::u32string_view> parts = split(words, U" ,、");
    if (parts.empty() || parts.size() > max_words) return false;
    // Who shouts calls people; 各 begins slogans, too.
    if (line.line_end == LineEnd::Stop) return parts.back().ends_with(U"们") && line.width <= 24;
    return is_addressee(parts.front()) &&
           (parts.size() == 1 || parts.back().size() <= max_office_length);
}

SpeakerKind speaker_in(std::string_view text, const Line& line) {
    if (line.width > max_speaker_columns || line.commas > 0 || line.has_inner_stop ||
        line.line_end != LineEnd::Open || !line.has_ideograph) {
        return SpeakerKind::None;
    }
    const FoldedLine folded = fold_line(text, line.range());
    const std::vector<std::u32string> words = join_spaced_names(split(folded.chars, U" "));
    if (words.empty() || words.size() > max_words) return SpeakerKind::None;
    bool has_person = false;
    bool has_unit = false;
    for (const std::u32string& word : words) {
        const bool is_named = are_persons(word) || is_office_with_person(word);
        has_person = has_person || is_named;
        if (is_named || is_office(word)) continue;
        if (!is_unit(word)) return SpeakerKind::None;
        has_unit = true;
    }
    if (has_person) {
        const bool has_blank = folded.chars.find(U' ') != std::u32string::npos;
        return has_blank ? SpeakerKind::Person : SpeakerKind::Name;
    }
    return has_unit ? SpeakerKind::Unit : SpeakerKind::None;
}

}  // namespace kexie
