// Labels of issues, in the language of the interface.
#pragma once

#include <string>

#include "app/library.h"
#include "bulletin/issue.h"
#include "ui/ui.h"

namespace kexie {

// "第 18 期 · 06-12", "期次不详 · 约 06-30": an entry of the list of issues.
std::string issue_row_label(const Ui& ui, const Issue& issue);
// "第 18 期", "期次不详".
std::string issue_number_label(const Ui& ui, const Issue& issue);
// "2023 年第 18 期 · 06-12": an issue outside the list of its year.
std::string issue_label(const Ui& ui, const Issue& issue);
// "2023 年第 18 期 · 06-12 · 基层动态 · 创新服务中心": the line under the title of a hit.
std::string hit_details(const Ui& ui, const Issue& issue, const Article& article);
// "2023 年第 18 期（总第 71 期）": left under the masthead.
std::string masthead_number(const Ui& ui, const Issue& issue);
// "北京市科协办公室　2023 年 6 月 12 日": right under the masthead.
std::string masthead_date(const Ui& ui, const Issue& issue);
// "标题的起止难以断定": in short, what is unsure; the whole finding where no short form is known.
std::string doubt_words(const Ui& ui, const Diagnostic& doubt);
// "此篇结构存疑：标题的起止难以断定；与目录不合": empty if the article is not doubtful.
std::string article_doubts(const Ui& ui, const Issue& issue, const Article& article);
// Of the open issue: what the archive says of its issues, or that this is the person's own file.
std::string issue_note(const Ui& ui);
// "第 4–17 期 未收录".
std::string gap_label(const Ui& ui, const Gap& gap);

}  // namespace kexie
