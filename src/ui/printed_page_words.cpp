#include "ui/printed_page_words.h"

#include <string_view>

namespace kexie {

namespace {

struct BothLanguages {
    std::string_view zh;
    std::string_view en;
};

BothLanguages words_of(PageWords words) {
    switch (words) {
        case PageWords::Original:
            return {"原件 {0}", "Original {0}"};
        case PageWords::Previous:
            return {"上一页", "Previous page"};
        case PageWords::Next:
            return {"下一页", "Next page"};
        case PageWords::Number:
            return {"第 {0} / {1} 页", "Page {0} of {1}"};
        case PageWords::Picture:
            return {"{0} 第 {1} 页的图像", "Picture of page {1} of {0}"};
        case PageWords::FitWidth:
            return {"适合宽度", "Fit width"};
        case PageWords::Opening:
            return {"正在打开原件…", "Opening the original…"};
        case PageWords::Drawing:
            return {"正在画这一页…", "Drawing this page…"};
        case PageWords::Damaged:
            break;
    }
    return {
        "这一页画不出来，文件可能有损坏。旁边的文字不受影响。",
        "This page cannot be drawn; the file may be damaged. The text beside it is not affected."};
}

}  // namespace

std::string tr(Language language, PageWords words, std::initializer_list<Inserted> values) {
    const BothLanguages both = words_of(words);
    return filled_in(language == Language::Chinese ? both.zh : both.en, values);
}

}  // namespace kexie
