// The words of the printed page, in both languages. Not in strings.h, which is part of the web
// page: that has them in web/original.js.
#pragma once

#include <string>

#include "ui/strings.h"

namespace kexie {

enum class PageWords {
    Original,
    Previous,
    Next,
    Number,
    Picture,
    FitWidth,
    Opening,
    Drawing,
    Damaged,
};

// Replaces `{0}`, `{1}`, … by `values`.
std::string tr(Language language, PageWords words, std::initializer_list<Inserted> values = {});

}  // namespace kexie
