// What the free text of a masthead sounds like, from its last characters.
#pragma once

#include <string_view>

namespace kexie {

// True for what ends like the title of a periodical: 工作简报, 科协动态, 学会通讯 … `words` is
// folded and without blanks.
bool sounds_like_title(std::u32string_view words);

// True for what ends like the name of an organisation: 市科协办公室, 编辑部 …
bool sounds_like_publisher(std::u32string_view words);

}  // namespace kexie
