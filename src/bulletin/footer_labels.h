// The words that label the lines of a footer.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "bulletin/folded_line.h"
#include "bulletin/lines.h"

namespace kexie {

// Who signs an issue (签发：) is its reviewer where nobody else is named as one.
enum class FooterField { Editor, Signer, Reviewer, Distribution, Email, Other };

// A label that stands before the value of a field, however it is spaced.
struct FoundLabel {
    FooterField field{};
    std::size_t begin = 0;  // [begin, end) of the folded line, colon included.
    std::size_t end = 0;
};

// Labels at the start of the line and after blanks in it.
std::vector<FoundLabel> find_labels(const FoldedLine& line);

bool is_email(std::u32string_view word);

// True for a line that starts with a footer label (编辑：, 审核：, 分送：, 投稿邮箱：) or is one
// e-mail address.
bool is_footer_line(std::string_view text, const Line& line);
bool is_footer_line(const FoldedLine& folded, const Line& line);

struct FooterLabels {
    std::size_t count = 0;
    // The last one is 分送：, 报送： or the like: lines without a label may continue it.
    bool ends_with_distribution = false;
    // The last one names a person, but on the next line.
    bool ends_with_open_label = false;
    bool ends_with_reviewer = false;
    bool names_reviewer = false;
};
FooterLabels footer_labels_of(std::string_view text, const Line& line);
FooterLabels footer_labels_of(const FoldedLine& line, const std::vector<FoundLabel>& labels);

// 内部资料　注意保存, 准印证号 …: what an issue says about itself at its end, and no field holds.
bool is_remark_line(std::string_view text, const Line& line);

// True for the line that says who printed how many copies when: …办公室　2021年4月9日印发,
// 共印80份.
bool is_imprint_line(std::string_view text, const Line& line);

// True for a line like that which starts with its date, or its number of copies.
bool starts_with_number(const Line& line);

// True for the name of an office, which an imprint may put on a line before its date.
bool is_office(std::string_view text, const Line& line);

}  // namespace kexie
