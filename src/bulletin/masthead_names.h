// What the free text of a masthead sounds like. `words` is folded and without blanks.
#pragma once

#include <string_view>

#include "bulletin/folded_line.h"

namespace kexie {

// True for what ends like the title of a periodical: 工作简报, 科协动态, 学会通讯 …
bool sounds_like_title(std::u32string_view words);

// True for what ends like the name of an organisation: 市科协办公室, 编辑部 …
bool sounds_like_publisher(std::u32string_view words);

// Also for what only might be one: …馆, …会, …站. Not for what tells that something happened.
bool may_be_publisher(std::u32string_view words);

// The length of the words after a publisher's name that are not part of it (编印, 主办), or 0.
std::size_t imprint_length(std::u32string_view words);

// 内部资料, 注意保存, 签发… : what a masthead says about itself, and no field holds.
bool is_notice(std::u32string_view words);

// 准印证, ISSN, 创刊 … : the figures beside it are none of the issue's.
bool names_permit(std::u32string_view words);

// True for phrases of equal length beside each other: 求真务实　开拓创新; 服务基层、服务群众.
bool is_slogan(const FoldedLine& line);

}  // namespace kexie
