#include "support/ordinary_print.h"

#include <array>

namespace kexie::test {

namespace {

struct Face {
    float size = 0;  // Points.
    bool bold = false;
};

struct PrintedLook {
    Face name, section, title, text;
};

// 号 in points: 二号 22, 三号 16, 小三 15, 四号 14, 小四 12, 五号 10.5.
constexpr std::array<PrintedLook, 7> looks = {{
    {{26, true}, {14, true}, {16, true}, {12, false}},
    {{36, true}, {16, false}, {18, false}, {16, false}},   // Larger only by a little.
    {{22, true}, {15, true}, {12, true}, {12, false}},     // Titles bolder alone.
    {{26, false}, {12, true}, {14, true}, {10.5, false}},  // Sections below the titles.
    {{22, true}, {16, true}, {16, true}, {16, false}},     // Sections like titles.
    {{28, true}, {18, false}, {15, true}, {12, false}},
    {{22, true}, {12, false}, {14, true}, {12, false}},  // Sections like text.
}};

}  // namespace

Document ordinary_print(const OrdinaryBulletin& bulletin, std::uint32_t seed) {
    const PrintedLook& look = looks[seed % looks.size()];
    Document document;
    document.format = DocumentFormat::Word;
    document.text = bulletin.text;
    bool named = false;
    for (const LineKind kind : bulletin.kinds) {
        Face face = look.text;
        if (kind == LineKind::Title) face = look.title;
        if (kind == LineKind::Heading) face = look.section;
        // The first line is the name of the bulletin, or what is as loud.
        if (kind == LineKind::Front && !named) face = look.name;
        named = true;
        Print print;
        print.size = face.size;
        print.bold = face.bold;
        document.prints.push_back(print);
    }
    return document;
}

}  // namespace kexie::test
