// The languages that the interface and explanations of queries are written in.
#pragma once

namespace kexie {

enum class Language { Chinese, English };

}  // namespace kexie
