#include "ui/strings.h"

#include <array>
#include <cstddef>

#include "base/verify.h"

namespace kexie {

namespace {

struct Sentence {
    Word word;
    std::string_view zh;
    std::string_view en;
};

constexpr std::array<Sentence, static_cast<std::size_t>(Word::Count_)> sentences = {{
    {Word::Browse, "浏览", "Browse"},
    {Word::Search, "搜索", "Search"},
    {Word::Trends, "趋势", "Trends"},
    {Word::TrendsBoxHint, "比较一至五个词，用逗号隔开",
     "Compare one to five terms, with commas between"},
    {Word::TrendsHint, "在上面的框里写一至五个词，用逗号隔开，看它们在各期出现了多少次。",
     "Type one to five terms in the box above, with commas between, to see how often each issue "
     "has them."},
    {Word::TrendsNote, "点按图中一点或图例，列出那里的文章。横轴按期次排列，未收录的期次不在其中。",
     "Press a point or the legend to list the articles there. The axis runs over the issues held; "
     "missing ones are not on it."},
    {Word::PerIssue, "每期次数", "Per issue"},
    {Word::PerTenThousand, "每万字次数", "Per 10,000 characters"},
    {Word::PerTenThousandOf, "每万字 {0}", "{0} in 10,000"},
    {Word::Settings, "设置", "Settings"},
    {Word::ShareLink, "分享链接", "Copy link"},
    {Word::FontSize, "字号 A", "Text size"},
    {Word::Dark, "深色", "Dark"},
    {Word::Light, "浅色", "Light"},
    {Word::HighContrast, "高对比", "High contrast"},
    {Word::Help, "帮助 ?", "Help ?"},
    {Word::SearchHint, "搜索标题、正文、人物、单位，支持拼音 shenjie / sj",
     "Search titles, text, people, units; pinyin too: shenjie / sj"},
    {Word::SearchLabel, "搜索档案", "Search the archive"},
    {Word::ClearQuery, "清空搜索框", "Clear the search box"},
    {Word::HitsLabel, "搜索结果", "Results"},
    {Word::MainMenu, "主菜单", "Main menu"},
    {Word::ReaderTools, "阅读工具", "Reading tools"},
    {Word::Offers, "搜索提示", "Suggestions"},
    {Word::RecentSearches, "最近搜索", "Recent searches"},
    {Word::ForgetSearches, "清除记录", "Clear"},
    {Word::Export, "导出", "Export"},
    {Word::ExportTitle, "导出结果", "Export the results"},
    {Word::ExportCsv, "CSV 表格：用 Excel 或 WPS 打开", "CSV: a table for spreadsheets"},
    {Word::ExportJson, "JSON：供程序处理", "JSON: for programs"},
    {Word::ExportMarkdown, "Markdown：便于阅读和引用", "Markdown: to read and quote"},
    {Word::FileSaved, "已保存：{0}", "Saved: {0}"},
    {Word::FileNotSaved, "没有保存：{0} 无法写入，请检查这个文件夹",
     "Not saved: {0} cannot be written; check this folder"},
    {Word::YearsAndIssues, "年份与期次", "Years and issues"},
    {Word::Sections, "栏目", "Sections"},
    {Word::Sources, "供稿单位", "Contributing units"},
    {Word::Holdings, "收录情况", "What is held"},
    {Word::HeldOf, "收录 {0} 期 · 已知至第 {1} 期", "{0} held · up to No. {1}"},
    {Word::HoldingsNote, "每格一期：实心为收录，浅色为期次不详，空格为未收录。点按打开。",
     "A square an issue: filled if held, pale without a number, empty if missing. Press to open."},
    {Word::JumpToIssue, "按期号打开", "Go to No."},
    {Word::YearHeading, "{0} 年", "{0}"},
    {Word::YearUnknown, "年份不详", "Year unknown"},
    {Word::IssueCount, "{0} 期", "{0} issues"},
    {Word::ArticleCount, "{0} 篇", "{0}"},
    {Word::IssueNumber, "第 {0} 期", "No. {0}"},
    {Word::NumberUnknown, "期次不详", "No number"},
    {Word::ApproximateDate, "约 {0}", "c. {0}"},
    {Word::DateUnknown, "日期不详", "no date"},
    {Word::Gap, "第 {0}–{1} 期 未收录", "No. {0}–{1} missing"},
    {Word::GapOne, "第 {0} 期 未收录", "No. {0} missing"},
    {Word::GapUncertain, "（可能含期次不详者）", " (may be unnumbered)"},
    {Word::HitsByTime, "命中时间分布（点按可筛选）", "Hits over time (click to narrow)"},
    {Word::Years, "年份", "Years"},
    {Word::Scope, "范围", "Look in"},
    {Word::ScopeAll, "全文", "All text"},
    {Word::ScopeTitle, "标题", "Titles"},
    {Word::ScopeSource, "供稿", "Units"},
    {Word::Filters, "筛选", "Filters"},
    {Word::ClearFilters, "清除筛选", "Clear filters"},
    {Word::TotalHits, "{0} 篇 · {1} 处", "{0} articles · {1} places"},
    {Word::TotalHitsShort, "{0} 篇", "{0} articles"},
    {Word::Occurrences, "{0} 处", "{0} places"},
    {Word::Relevance, "相关度", "Relevance"},
    {Word::Newest, "最新", "Newest"},
    {Word::Oldest, "最早", "Oldest"},
    {Word::DidYouMean, "是否要找", "Did you mean"},
    {Word::SuggestionCount, "{0} · {1} 处", "{0} · {1}"},
    {Word::NoHits, "没有找到", "Nothing found"},
    {Word::NoHitsHint, "查找的是：{0}", "Looked for: {0}"},
    {Word::NoHitsGap, "本档案未收录：{0}", "Not in this archive: {0}"},
    {Word::YearIssue, "{0} 年第 {1} 期", "{0}, No. {1}"},
    {Word::YearTotal, "{0} 年第 {1} 期（总第 {2} 期）", "{0}, No. {1} (No. {2} in all)"},
    {Word::YearOnly, "{0} 年", "{0}"},
    {Word::LongDate, "{0} 年 {1} 月 {2} 日", "{0}-{1}-{2}"},
    {Word::PreviousIssue, "‹ 上一期", "‹ Older"},
    {Word::NextIssue, "下一期 ›", "Newer ›"},
    {Word::Contents, "目录", "Contents"},
    {Word::CompareSource, "对照原件", "Source"},
    {Word::SourceTitle, "原件与正文", "Source and text"},
    {Word::BackToArticle, "‹ 返回正文", "‹ Back to the article"},
    {Word::SourceFrom, "左边是文件 {0} 里的行，右边是整理后的文字",
     "Left: lines of the file {0}; right: what they became"},
    {Word::SourceAbsent, "本档案没有保存文件 {0} 的原文：只能按行号对照",
     "This archive does not hold the text of {0}: lines are known by their numbers only"},
    {Word::PartSection, "栏目", "Section"},
    {Word::PartTitle, "标题", "Title"},
    {Word::PartParagraph, "正文", "Text"},
    {Word::PartSource, "供稿", "Unit"},
    {Word::NoisePageNumber, "页码 · 已去掉", "page number · dropped"},
    {Word::NoiseUrl, "网址 · 已去掉", "address · dropped"},
    {Word::NoiseRunningHead, "页眉 · 已去掉", "running head · dropped"},
    {Word::NoiseOther, "版面杂项 · 已去掉", "layout · dropped"},
    {Word::Diagnostics, "整理说明", "Notes on this issue"},
    {Word::NoDiagnostics, "整理这一期时没有发现问题。",
     "Nothing remarkable was found in this issue."},
    {Word::DiagnosticAt, "第 {0} 行：{1}", "Line {0}: {1}"},
    {Word::PreviousMark, "‹ 上一处", "‹ Previous"},
    {Word::NextMark, "下一处 ›", "Next ›"},
    {Word::Results, "‹ 结果", "‹ Results"},
    {Word::StatusArchive, "{0} 期 · {1} 篇 · {2} 字", "{0} issues · {1} articles · {2} characters"},
    {Word::TenThousands, "{0} 万", "{0}0,000"},
    {Word::StatusNewest, "更新至 {0}", "Up to {0}"},
    {Word::StatusQuery, "查询 {0} ms", "Query {0} ms"},
    {Word::Ready, "就绪", "Ready"},
    {Word::EmptyArchive, "档案里还没有期刊", "There are no issues in this archive yet"},
    {Word::EmptyArchiveHint, "请用 kexie build 把期刊文件夹打包，再打开本页。",
     "Pack a folder of issues with kexie build, then open this page again."},
    {Word::UnknownAddress, "没有这个地址", "There is no such address"},
    {Word::UnknownAddressHint, "要找的是：{0}", "Asked for: {0}"},
    {Word::OpenNewest, "打开最新一期", "Open the newest issue"},
    {Word::LoadFailed, "档案打不开", "The archive cannot be opened"},
    {Word::Loading, "正在打开…", "Opening…"},
    {Word::LinkCopied, "链接已复制", "Link copied"},
    {Word::TextCopied, "已复制 {0} 字", "Copied {0} characters"},
    {Word::CopyText, "复制", "Copy"},
    {Word::CopyCited, "复制并注明出处", "Copy with citation"},
    {Word::Cite, "复制出处", "Copy citation"},
    {Word::PlainText, "纯文本", "Plain text"},
    {Word::SearchText, "搜索所选文字", "Search for this"},
    {Word::CopyArticleLink, "复制本篇链接", "Copy link to article"},
    {Word::SelectAll, "全选", "Select all"},
    {Word::LineSpacingWord, "行距", "Spacing"},
    {Word::SpacingCompact, "紧凑", "Compact"},
    {Word::SpacingNormal, "适中", "Normal"},
    {Word::SpacingLoose, "宽松", "Loose"},
    {Word::HelpSelect, "全选，复制", "select all, copy"},
    {Word::TextMenuLabel, "所选文字", "Selected text"},
    {Word::InferredNote, "报头缺失，日期据正文推断", "No masthead; date worked out from the text"},
    {Word::NoMasthead, "（原件无报头）", "(no masthead in the source)"},
    {Word::FooterEditor, "编辑：{0}", "Editor: {0}"},
    {Word::FooterReviewer, "审核：{0}", "Reviewer: {0}"},
    {Word::FooterEmail, "投稿邮箱：{0}", "E-mail: {0}"},
    {Word::FooterDistribution, "分送：{0}", "Distribution: {0}"},
    {Word::Theme, "主题", "Theme"},
    {Word::FollowSystem, "跟随系统", "Follow system"},
    {Word::LanguageWord, "语言", "Language"},
    {Word::LanguageChinese, "中文", "中文"},
    {Word::LanguageEnglish, "English", "English"},
    {Word::SmallerText, "小", "A-"},
    {Word::LargerText, "大", "A+"},
    {Word::Close, "关闭", "Close"},
    {Word::HelpTitle, "帮助", "Help"},
    {Word::HelpSearch, "搜索", "search"},
    {Word::HelpNextMark, "下一处命中", "next found place"},
    {Word::HelpPreviousMark, "上一处命中", "previous found place"},
    {Word::HelpArticles, "下一篇、上一篇", "next, previous article"},
    {Word::HelpIssues, "上一期、下一期", "older, newer issue"},
    {Word::HelpScroll, "滚动正文", "scroll"},
    {Word::HelpIssueNumber, "按期号打开一期", "open an issue by its number"},
    {Word::HelpContents, "本期目录", "contents of the issue"},
    {Word::HelpSource, "对照原件", "the source beside the text"},
    {Word::HelpHome, "最新一期与收录情况", "newest issue, and what is held"},
    {Word::HelpTrends, "趋势", "trends"},
    {Word::HelpExport, "导出结果", "export the results"},
    {Word::HelpLink, "复制链接", "copy the link"},
    {Word::HelpThis, "本帮助", "this help"},
    {Word::HelpOffers, "搜索框里：选择提示、采用、关闭",
     "in the box: choose, take, close what is offered"},
    {Word::HelpTheme, "深色、浅色", "dark, light"},
    {Word::HelpFont, "字号", "text size"},
    {Word::HelpQuery, "怎样查", "How to search"},
    {Word::HelpQueryAnd, "空格：都要有", "blank: both"},
    {Word::HelpQueryExact, "照原样，含空格", "exactly, with blanks"},
    {Word::HelpQueryOr, "有一个就行", "either"},
    {Word::HelpQueryNot, "不要有", "without"},
    {Word::HelpQueryField, "只查一处；还有 栏目: 供稿: 年: 期: 日期:",
     "one field; also section: source: year: issue: date:"},
    {Word::OwnFiles, "自己的文件", "Own files"},
    {Word::OwnFilesHint,
     "把期刊的 .txt "
     "文件或档案包（.json、.json.gz）拖到窗口里，就会并入档案。文件只留在这台电脑上。",
     "Drop issues (.txt) or bundles (.json, .json.gz) on the window to join them to the archive. "
     "They stay on this computer."},
    {Word::OwnFileFound, "{0} 期，{1} 条提示", "{0} issues, {1} findings"},
    {Word::FindingLine, "{0} 第 {1} 行：{2}", "{0}, line {1}: {2}"},
    {Word::NotKeptFull, "；浏览器的存储空间不足，没有存下：关闭网页后要再次拖入",
     "; not kept, the browser's storage is full: drop it again at the next visit"},
    {Word::NotKeptForbidden, "；浏览器不允许存储，没有存下：关闭网页后要再次拖入",
     "; not kept, the browser forbids it: drop it again at the next visit"},
    {Word::Remove, "移除", "Remove"},
    {Word::ChooseFiles, "选择文件…", "Choose files…"},
    {Word::ExportBundle, "导出整个档案包", "Save all as a bundle"},
    {Word::UpdateReady, "新版本已就绪", "A new version is ready"},
    {Word::UseUpdate, "立即使用", "Use it now"},
    {Word::ErrorDamaged, "文件不完整或已损坏：请重新下载或复制一次。",
     "The file is cut or damaged: download or copy it again."},
    {Word::ErrorFormat, "这不是本程序的档案包：请选择 kexie build 生成的文件。",
     "This is no bundle of this program: choose a file that kexie build wrote."},
    {Word::ErrorVersion, "档案包由更新的版本生成：请刷新网页或更新程序后再打开。",
     "The bundle was written by a newer version: reload the page or update the program."},
    {Word::ErrorSchema, "档案包的内容不合格式（{0}）：请用 kexie build 重新生成。",
     "The bundle does not fit the format ({0}): write it again with kexie build."},
    {Word::ErrorBinary, "这不是文本文件：请选择 .txt 或档案包。",
     "This is no text file: choose a .txt file or a bundle."},
    {Word::ErrorEncoding, "认不出文件的编码：请另存为 UTF-8 后再试。",
     "The file's encoding is not known: save it as UTF-8 and try again."},
    {Word::ErrorEmpty, "文件里没有文字。", "There is no text in the file."},
    {Word::ErrorTooLarge, "文件太大 {0}：网页最多读 200 MB，更大的请用命令行 kexie 打包和查找。",
     "The file is too large {0}: the page reads up to 200 MB; use the command line for more."},
    {Word::ErrorPlace, "（第 {0} 字节）", " (byte {0})"},
    {Word::ExampleAnd, "科普 沙龙", "科普 沙龙"},
    {Word::ExampleExact, "\"AI GC\"", "\"AI GC\""},
    {Word::ExampleOr, "密云 | 延庆", "密云 | 延庆"},
    {Word::ExampleNot, "科普 -学会", "科普 -学会"},
    {Word::ExampleField, "标题:沙龙", "title:沙龙"},
}};

}  // namespace

std::string say(Language language, Word word, std::initializer_list<std::string> values) {
    const Sentence& sentence = sentences[static_cast<std::size_t>(word)];
    KEXIE_VERIFY(sentence.word == word);
    const std::string_view text = language == Language::Chinese ? sentence.zh : sentence.en;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}') {
            const auto index = static_cast<std::size_t>(text[i + 1] - '0');
            KEXIE_VERIFY(index < values.size());
            out += values.begin()[index];
            i += 2;
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

std::string grouped(std::uint64_t value) {
    std::string digits = std::to_string(value);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
    return digits;
}

}  // namespace kexie
