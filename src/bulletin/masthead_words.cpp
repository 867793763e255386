#include "bulletin/masthead_words.h"

#include "bulletin/issue_numbers.h"
#include "text/chars.h"

namespace kexie {

namespace {

// 辛丑年
bool is_at_stem_and_branch(const Scanner& scanner, const FoldedLine& line) {
    const std::size_t at = scanner.position();
    return at + 2 < line.size() && is_one_of(line.chars[at], U"甲乙丙丁戊己庚辛壬癸") &&
           is_one_of(line.chars[at + 1], U"子丑寅卯辰巳午未申酉戌亥") &&
           line.chars[at + 2] == U'年';
}

// 第15周
bool accept_week(Scanner& scanner, const FoldedLine& line) {
    return scanner.accept(U"第") && scanner.accept_number() && scanner.accept(U"周") &&
           is_boundary(line, scanner.position());
}

bool accept_weekday(Scanner& scanner, const FoldedLine& line) {
    if (!scanner.accept_any({U"星期", U"礼拜", U"周"})) return false;
    scanner.skip_blanks();
    if (scanner.at_end() || !is_one_of(scanner.peek(), U"一二三四五六日天")) return false;
    scanner.move_to(scanner.position() + 1);
    return is_boundary(line, scanner.position());
}

bool accept_lunar_day(Scanner& scanner, const FoldedLine& line) {
    if (!scanner.accept_any({U"农历", U"夏历", U"阴历"}) && !is_at_stem_and_branch(scanner, line)) {
        return false;
    }
    // 农历辛丑年 二月廿八 may have a blank in it.
    bool is_in_date = true;
    while (!scanner.at_end() && is_in_date) {
        const char32_t c = scanner.peek();
        is_in_date =
            chinese_numeral(c) ||
            is_one_of(c,
                      U" 年月日初廿卅正腊冬闰节春夏秋甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申"
                      U"酉戌亥");
        if (is_in_date) scanner.move_to(scanner.position() + 1);
    }
    return true;
}

}  // namespace

std::optional<Announces> accept_label_words(Scanner& scanner) {
    if (scanner.accept(U"发行人")) return Announces::Other;
    if (scanner.accept_any({U"主办单位", U"编印单位", U"编发单位", U"编制单位", U"印发单位",
                            U"编辑单位", U"出版单位", U"发行单位", U"发行所",   U"主编单位",
                            U"编辑出版", U"编辑印发", U"主办",     U"编印",     U"编发",
                            U"印发",     U"编制",     U"编者",     U"出版者",   U"出版",
                            U"发行",     U"出品"})) {
        // 出版日期 and the like are no names.
        const bool is_day = scanner.accept_any({U"日期", U"时间"});
        return is_day ? Announces::Nothing : Announces::Publisher;
    }
    if (scanner.accept_any({U"承办单位", U"承办"})) return Announces::CoPublisher;
    if (scanner.accept_any({U"刊名", U"名称"})) return Announces::Title;
    if (scanner.accept_any({U"主管单位", U"主管", U"协办单位", U"协办",   U"指导单位", U"支持单位",
                            U"签发人",   U"签发", U"审签",     U"顾问",   U"总编辑",   U"总编",
                            U"社长",     U"编委", U"主任",     U"理事长", U"秘书长",   U"责任编辑",
                            U"责编",     U"编辑", U"主编",     U"审核",   U"审定",     U"校对",
                            U"拟稿",     U"核稿", U"审稿",     U"打印",   U"电话",     U"传真",
                            U"地址",     U"邮编", U"网址",     U"邮箱"})) {
        return Announces::Other;
    }
    if (scanner.accept(U"编")) return Announces::Publisher;
    if (scanner.accept_any({U"出刊日期", U"日期", U"时间", U"期号", U"刊期", U"期数"})) {
        return Announces::Nothing;
    }
    return std::nullopt;
}

bool accept_calendar_words(Scanner& scanner, const FoldedLine& line) {
    Scanner ahead = scanner;
    Scanner other = scanner;
    Scanner imprint = scanner;
    Scanner week = scanner;
    if (accept_weekday(ahead, line)) {
        scanner = ahead;
    } else if (accept_lunar_day(other, line)) {
        scanner = other;
    } else if (accept_week(week, line)) {
        scanner = week;
    } else if (imprint.accept_any({U"编印出版", U"编辑出版", U"出版", U"编印", U"印发", U"印制",
                                   U"发行", U"出刊", U"印刷", U"合刊", U"印"}) &&
               is_boundary(line, imprint.position())) {
        scanner = imprint;
    } else {
        return false;
    }
    return true;
}

bool starts_calendar_words(const Scanner& scanner, const FoldedLine& line) {
    Scanner weekday = scanner;
    Scanner lunar = scanner;
    Scanner week = scanner;
    return accept_weekday(weekday, line) || accept_week(week, line) ||
           accept_lunar_day(lunar, line);
}

}  // namespace kexie
