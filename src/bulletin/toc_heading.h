// The line above a table of contents: 目录, 目录提要, 本期要目, 本期导读, CONTENTS …
#pragma once

#include <string_view>

#include "bulletin/lines.h"

namespace kexie {

// True for such a line, in Chinese, English or both, with or without brackets and blanks.
bool is_toc_heading(std::string_view text, const Line& line);

// True for the English heading alone, which may stand below the Chinese one.
bool is_english_toc_heading(std::string_view text, const Line& line);

// 目 and 录, each on a line of its own.
bool is_broken_toc_heading(std::string_view text, const Line& first, const Line& second);

}  // namespace kexie
