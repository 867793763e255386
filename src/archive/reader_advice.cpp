#include "archive/reader_advice.h"

#include <algorithm>
#include <iterator>

namespace kexie {

namespace {

struct Advice {
    std::string_view code;
    std::string_view words;
};

constexpr Advice advices[] = {
    {"docx-encrypted", "Word 文件加了密码：请在 Word 里去掉密码，另存一份再试。"},
    {"docx-old", "这是旧版 Word 或 WPS 的文件：请另存为 .docx 再试。"},
    {"docx-damaged", "Word 文件不完整，读不了：请重新取得，或在 Word 里打开后另存一份。"},
    {"docx-none", "文件名像 Word 文件，内容却不是。"},
    {"office-format", "这是 RTF 或 OpenDocument 文件：请另存为 .docx 再试。"},
    {"pdf-encrypted", "这份 PDF 加了密码：请另存一份不加密码的。"},
    {"pdf-damaged", "这份 PDF 已损坏，读不了：请重新取得，或用原来的文件再导出一次。"},
    {"pdf-too-slow", "这份 PDF 读了三分钟还没读完：它已损坏，或远比一期大。"},
    {"pdf-too-large", "这份 PDF 的文字太多，不会是一期。"},
    {"pdf-no-text",
     "这份 PDF 里没有读得出的文字：扫描的请先识别文字（例如 ocrmypdf -l chi_sim），"
     "其他的请用原来的文件再导出一次。"},
    {"pdf-program-missing", "PDF 由 kexie-pdf 来读，它没有和这个程序放在一起。"},
    {"xml-damaged", "Word 文件已损坏，读不了：请重新取得，或在 Word 里打开后另存一份。"},
    {"xml-entities", "文件里有 Word 不会写的声明，为安全起见没有读。"},
    {"xml-too-large", "Word 文件太大，读不了。"},
    {"html-none", "网页存档里没有网页。"},
    {"html-too-large", "网页太大，读不了。"},
    {"zip-damaged", "压缩文件已损坏，解不开：请重新取得。"},
    {"zip-encrypted", "压缩文件加了密码：请先解压，再把里面的文件放进来。"},
    {"zip-method", "压缩文件的压缩方式少见，解不开：请按通常方式重新压缩。"},
    {"zip-no-issue", "压缩文件里没有可读的文件（文本、PDF、Word、网页）。"},
    {"zip-too-large", "压缩文件解开后太大，为安全起见没有读。"},
};

}  // namespace

std::optional<std::string_view> advice_on_error(std::string_view code) {
    const auto* const found =
        std::find_if(std::begin(advices), std::end(advices),
                     [code](const Advice& each) { return each.code == code; });
    if (found == std::end(advices)) return std::nullopt;
    return found->words;
}

}  // namespace kexie
