// Running heads and feet, and the tops of newspaper pages.
#pragma once

#include <cstddef>

#include "bulletin/draft.h"

namespace kexie {

// Marks lines from `first` on that
// - repeat the masthead: title, publisher and issue number in any combination, with or without page
//   number and date, or one of its lines where a page turns;
// - name a page of a newspaper: 第2版　要闻　2022年3月1日　星期二;
// - come three times or more with page numbers that count up, or with the same date while one of
//   them interrupts a sentence;
// - are short and come three times or more where pages turn.
// O(text).
void mark_running_heads(Draft& draft, std::size_t first);

}  // namespace kexie
