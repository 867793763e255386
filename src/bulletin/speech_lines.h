// What stands between the title and the text of a speech, a letter or a report: who speaks, and to
// whom.
#pragma once

#include <string_view>

#include "bulletin/lines.h"

namespace kexie {

// 同志们：, 各位委员、同志们：, 各区县水务局：. O(1) for most lines, O(the line) else.
bool is_salutation(std::string_view text, const Line& line);

// Who may have written or said what stands below, without any label.
enum class SpeakerKind {
    None,
    Person,  // 韩　冬; 县委副书记　韩冬; 县农业农村局　田野　高山
    Name,    // 韩冬, 县长韩冬: other words of a title look like these, too (沙龙, 项目).
    Unit,    // 清河县柳林镇人民政府
};

// The line by itself; words like these may end a title as well. O(the line).
SpeakerKind speaker_in(std::string_view text, const Line& line);

}  // namespace kexie
