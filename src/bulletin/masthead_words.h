// Words of mastheads that stand beside the facts: labels such as 主办单位：, days of the week and
// of the lunar calendar.
#pragma once

#include <cstdint>
#include <optional>

#include "bulletin/folded_line.h"

namespace kexie {

// Who or what a label announces.
enum class Announces : std::uint8_t {
    Nothing,  // 日期： and the like: what follows speaks for itself.
    Publisher,
    CoPublisher,  // 承办：, the publisher only where none is named.
    Title,
    Other,  // 主管：, 签发：
};

// The words of a label, without its colon.
std::optional<Announces> accept_label_words(Scanner& scanner);

// 星期五, 农历二月廿八, 辛丑年二月廿八, 出版 beside a date.
bool accept_calendar_words(Scanner& scanner, const FoldedLine& line);

// Such words begin here that name a day by themselves.
bool starts_calendar_words(const Scanner& scanner, const FoldedLine& line);

}  // namespace kexie
