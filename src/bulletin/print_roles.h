// What the print of a document says about its lines.
#pragma once

#include <span>
#include <vector>

#include "bulletin/lines.h"
#include "document/document.h"

namespace kexie {

// Gives each line its print, and a role to all of them where size, weight or heading levels tell
// titles from text: titles are the largest lines that text usually follows, sections what stands
// above titles in another style. `prints`: of every physical line; empty where there is no print.
// O(lines).
void read_print(std::span<const Print> prints, std::vector<Line>& lines);

// One of the two lines is larger or bolder than the other: no paragraph runs over both.
bool differs_in_print(const Line& a, const Line& b);

}  // namespace kexie
