#include "ui/strings.h"

#include <array>
#include <cstddef>

#include "base/verify.h"

namespace kexie {

namespace {

struct Sentence {
    StringId id;
    const char* zh;
    const char* en;
};

constexpr std::array<Sentence, static_cast<std::size_t>(StringId::Count_)> sentences = {{
    {StringId::Browse, "浏览", "Browse"},
    {StringId::Search, "搜索", "Search"},
    {StringId::Trends, "趋势", "Trends"},
    {StringId::TrendsBoxHint, "比较一至五个词，用逗号隔开",
     "Compare up to five terms, separated by commas"},
    {StringId::TrendsHint, "在上面的框里写一至五个词，用逗号隔开，看它们在各期出现了多少次。",
     "Type one to five terms in the box above, separated by commas, to see how often they occur in "
     "each issue."},
    {StringId::TrendsNote,
     "点按图中一点或图例，列出那里的文章。横轴按期次排列，未收录的期次不在其中。",
     "Select a point or a legend entry to list its articles. Missing issues are not on the axis."},
    {StringId::PerIssue, "每期次数", "Per issue"},
    {StringId::PerTenThousand, "每万字次数", "Per 10,000 characters"},
    {StringId::PerTenThousandOf, "每万字 {0}", "{0} per 10,000"},
    {StringId::Settings, "设置", "Settings"},
    {StringId::ShareLink, "分享链接", "Copy link"},
    {StringId::FontSize, "字号 A", "Text size"},
    {StringId::FontSizeShort, "字号", "Text size"},
    {StringId::Dark, "深色", "Dark"},
    {StringId::Light, "浅色", "Light"},
    {StringId::HighContrast, "高对比", "High contrast"},
    {StringId::Help, "帮助 ?", "Help ?"},
    {StringId::SearchHint, "搜索标题、正文、人物、单位，支持拼音 shenjie / sj",
     "Search titles, text, people, units, or pinyin: shenjie / sj"},
    {StringId::SearchHintShort, "搜索标题、正文、人物、单位", "Search titles, text, people, units"},
    {StringId::SearchLabel, "搜索档案", "Search the archive"},
    {StringId::ClearQuery, "清空搜索框", "Clear the search box"},
    {StringId::HitsLabel, "搜索结果", "Results"},
    {StringId::HitsListed, "列出第 {0} 至 {1} 篇", "Listed: {0} to {1}"},
    {StringId::HitsBefore, "前 {0} 篇", "Previous {0}"},
    {StringId::HitsAfter, "后 {0} 篇", "Next {0}"},
    {StringId::MainMenu, "主菜单", "Main menu"},
    {StringId::ReaderTools, "阅读工具", "Reading tools"},
    {StringId::BoxSuggestions, "搜索提示", "Suggestions"},
    {StringId::RecentSearches, "最近搜索", "Recent searches"},
    {StringId::ClearHistory, "清除记录", "Clear"},
    {StringId::Export, "导出", "Export"},
    {StringId::ExportTitle, "导出结果", "Export the results"},
    {StringId::ExportCsv, "CSV 表格：用 Excel 或 WPS 打开", "CSV: for spreadsheets"},
    {StringId::ExportJson, "JSON：供程序处理", "JSON: for programs"},
    {StringId::ExportMarkdown, "Markdown：便于阅读和引用", "Markdown: for reading and quoting"},
    {StringId::FileSaved, "已保存：{0}", "Saved: {0}"},
    {StringId::FileNotSaved, "没有保存：{0} 无法写入，请检查这个文件夹",
     "Not saved: cannot write {0}. Check the folder."},
    {StringId::YearsAndIssues, "年份与期次", "Years and issues"},
    {StringId::Sections, "栏目", "Sections"},
    {StringId::Sources, "供稿单位", "Contributing units"},
    {StringId::Holdings, "收录情况", "Holdings"},
    {StringId::HeldOf, "收录 {0} 期 · 已知至第 {1} 期", "{0} held · up to No. {1}"},
    {StringId::HoldingsNote, "每格一期：实心为收录，浅色为期次不详，空格为未收录。点按打开。",
     "One square per issue: filled if held, pale if unnumbered, empty if missing. Select one to "
     "open it."},
    {StringId::JumpToIssue, "按期号打开", "Go to issue no."},
    {StringId::YearHeading, "{0} 年", "{0}"},
    {StringId::YearUnknown, "年份不详", "Year unknown"},
    {StringId::IssueCount, "{0} 期", "{0} issues"},
    {StringId::ArticleCount, "{0} 篇", "{0}"},
    {StringId::IssueNumber, "第 {0} 期", "No. {0}"},
    {StringId::NumberUnknown, "期次不详", "Unnumbered"},
    {StringId::ApproximateDate, "约 {0}", "c. {0}"},
    {StringId::DateUnknown, "日期不详", "undated"},
    {StringId::Gap, "第 {0}–{1} 期 未收录", "No. {0}–{1} missing"},
    {StringId::GapOne, "第 {0} 期 未收录", "No. {0} missing"},
    {StringId::GapUncertain, "（可能含期次不详者）", " (may be unnumbered)"},
    {StringId::HitsByTime, "命中时间分布（点按可筛选）", "Hits over time (click to filter)"},
    {StringId::Years, "年份", "Years"},
    {StringId::Scope, "范围", "Search in"},
    {StringId::ScopeAll, "全文", "All text"},
    {StringId::ScopeTitle, "标题", "Titles"},
    {StringId::ScopeSource, "供稿", "Units"},
    {StringId::Filters, "筛选", "Filters"},
    {StringId::ClearFilters, "清除筛选", "Clear filters"},
    {StringId::TotalHits, "{0} 篇 · {1} 处", "{0} articles · {1} matches"},
    {StringId::TotalHitsShort, "{0} 篇", "{0} articles"},
    {StringId::Occurrences, "{0} 处", "{0} matches"},
    {StringId::Relevance, "相关度", "Relevance"},
    {StringId::Newest, "最新", "Newest"},
    {StringId::Oldest, "最早", "Oldest"},
    {StringId::DidYouMean, "是否要找", "Did you mean"},
    {StringId::SuggestionCount, "{0} · {1} 处", "{0} · {1}"},
    {StringId::NoHits, "没有找到", "No results"},
    {StringId::NoHitsHint, "查找的是：{0}", "Searched for: {0}"},
    {StringId::NoHitsFiltered, "只在筛选的范围里找过。", "The filters limited the search."},
    {StringId::NoHitsGap, "本档案未收录：{0}", "Not in this archive: {0}"},
    {StringId::YearIssue, "{0} 年第 {1} 期", "{0}, No. {1}"},
    {StringId::YearTotal, "{0} 年第 {1} 期（总第 {2} 期）", "{0}, No. {1} (whole no. {2})"},
    {StringId::YearOnly, "{0} 年", "{0}"},
    {StringId::LongDate, "{0} 年 {1} 月 {2} 日", "{0}-{1}-{2}"},
    {StringId::PreviousIssue, "‹ 上一期", "‹ Older"},
    {StringId::NextIssue, "下一期 ›", "Newer ›"},
    {StringId::Contents, "目录", "Contents"},
    {StringId::CompareSource, "对照原件", "Source"},
    {StringId::SourceTitle, "原件与正文", "Source and text"},
    {StringId::BackToArticle, "‹ 返回正文", "‹ Back to the article"},
    {StringId::SourceFrom, "左边是文件 {0} 里的行，右边是整理后的文字",
     "Left: lines of the file {0}; right: the parsed text"},
    {StringId::SourceFromStacked, "上面是文件 {0} 里的行，下面是整理后的文字",
     "Above: lines of the file {0}; below: the parsed text"},
    {StringId::SourceAbsent, "本档案没有保存文件 {0} 的原文：只能按行号对照",
     "This archive does not include the source text of {0}, only its line numbers"},
    {StringId::PartSection, "栏目", "Section"},
    {StringId::PartTitle, "标题", "Title"},
    {StringId::PartAuthor, "作者", "Author"},
    {StringId::PartSourceNote, "来源", "From"},
    {StringId::PartCaption, "图注", "Caption"},
    {StringId::PartParagraph, "正文", "Text"},
    {StringId::PartSource, "供稿", "Unit"},
    {StringId::NoisePageNumber, "页码 · 已去掉", "page number · removed"},
    {StringId::NoiseUrl, "网址 · 已去掉", "URL · removed"},
    {StringId::NoiseRunningHead, "页眉 · 已去掉", "running head · removed"},
    {StringId::NoiseOther, "版面杂项 · 已去掉", "layout · removed"},
    {StringId::Diagnostics, "整理说明", "Notes on this issue"},
    {StringId::NoDiagnostics, "整理这一期时没有发现问题。",
     "No problems were found in this issue."},
    {StringId::LineNumber, "第 {0} 行", "Line {0}"},
    {StringId::PageAndLine, "第 {0} 页第 {1} 行", "Page {0}, line {1}"},
    {StringId::DiagnosticAt, "{0}：{1}", "{0}: {1}"},
    {StringId::DoubtfulArticle, "此篇结构存疑：{0}", "Structure uncertain: {0}"},
    {StringId::DoubtHere, "存疑：{0}", "Uncertain: {0}"},
    {StringId::DoubtSeparator, "；", "; "},
    {StringId::DoubtTitle, "标题的起止难以断定", "where the title begins and ends"},
    {StringId::DoubtTitleMissing, "没有标题", "no title"},
    {StringId::DoubtTextMissing, "标题下面没有正文", "no text below the title"},
    {StringId::DoubtParagraph, "有一段的分断难以断定", "where a paragraph begins or ends"},
    {StringId::DoubtSection, "所属栏目难以断定", "its section"},
    {StringId::DoubtExtent, "此篇的起止难以断定", "where the article begins and ends"},
    {StringId::DoubtAgainstContents, "与目录不合", "it does not agree with the contents"},
    {StringId::DoubtDamage, "原文有损坏", "the source is damaged"},
    {StringId::PreviousMark, "‹ 上一处", "‹ Previous"},
    {StringId::NextMark, "下一处 ›", "Next ›"},
    {StringId::Results, "‹ 结果", "‹ Results"},
    {StringId::StatusArchive, "{0} 期 · {1} 篇 · {2} 字",
     "{0} issues · {1} articles · {2} characters"},
    {StringId::TenThousands, "{0} 万", "{0}0,000"},
    {StringId::StatusNewest, "更新至 {0}", "Latest: {0}"},
    {StringId::StatusQuery, "查询 {0} ms", "Query {0} ms"},
    {StringId::Ready, "就绪", "Ready"},
    {StringId::EmptyArchive, "档案里还没有期刊", "This archive has no issues yet"},
    {StringId::EmptyArchiveHint, "请用 kexie build 把期刊文件夹打包，再打开本页。",
     "Build a bundle from a folder of issues with kexie build, then reload this page."},
    {StringId::UnknownAddress, "没有这个地址", "Page not found"},
    {StringId::UnknownAddressHint, "要找的是：{0}", "Requested: {0}"},
    {StringId::OpenNewest, "打开最新一期", "Open the newest issue"},
    {StringId::LoadFailed, "档案打不开", "Cannot open the archive"},
    {StringId::Loading, "正在打开…", "Opening…"},
    {StringId::LinkCopied, "链接已复制", "Link copied"},
    {StringId::TextCopied, "已复制 {0} 字", "Copied {0} characters"},
    {StringId::CopyText, "复制", "Copy"},
    {StringId::CopyCited, "复制并注明出处", "Copy with citation"},
    {StringId::Cite, "复制出处", "Copy citation"},
    {StringId::PlainText, "纯文本", "Plain text"},
    {StringId::SearchText, "搜索所选文字", "Search for this"},
    {StringId::CopyArticleLink, "复制本篇链接", "Copy link to article"},
    {StringId::SelectAll, "全选", "Select all"},
    {StringId::LineSpacingLabel, "行距", "Spacing"},
    {StringId::SpacingCompact, "紧凑", "Compact"},
    {StringId::SpacingNormal, "适中", "Normal"},
    {StringId::SpacingLoose, "宽松", "Loose"},
    {StringId::HelpSelect, "全选，复制", "select all, copy"},
    {StringId::TextMenuLabel, "所选文字", "Selected text"},
    {StringId::InferredNote, "报头缺失，日期据正文推断",
     "No masthead; date inferred from the text"},
    {StringId::NoMasthead, "（原件无报头）", "(no masthead in the source)"},
    {StringId::FooterEditor, "编辑：{0}", "Editor: {0}"},
    {StringId::FooterReviewer, "审核：{0}", "Reviewer: {0}"},
    {StringId::FooterEmail, "投稿邮箱：{0}", "Email: {0}"},
    {StringId::FooterDistribution, "分送：{0}", "Distribution: {0}"},
    {StringId::Theme, "主题", "Theme"},
    {StringId::FollowSystem, "跟随系统", "Follow system"},
    {StringId::LanguageLabel, "语言", "Language"},
    {StringId::LanguageChinese, "中文", "中文"},
    {StringId::LanguageEnglish, "English", "English"},
    {StringId::SmallerText, "小", "A-"},
    {StringId::LargerText, "大", "A+"},
    {StringId::Close, "关闭", "Close"},
    {StringId::HelpTitle, "帮助", "Help"},
    {StringId::HelpSearch, "搜索", "search"},
    {StringId::HelpNextMark, "下一处命中", "next match"},
    {StringId::HelpPreviousMark, "上一处命中", "previous match"},
    {StringId::HelpArticles, "下一篇、上一篇", "next, previous article"},
    {StringId::HelpIssues, "上一期、下一期", "older, newer issue"},
    {StringId::HelpScroll, "滚动正文", "scroll"},
    {StringId::HelpIssueNumber, "按期号打开一期", "open an issue by its number"},
    {StringId::HelpContents, "本期目录", "contents of this issue"},
    {StringId::HelpSource, "对照原件", "compare with the source"},
    {StringId::HelpHome, "最新一期与收录情况", "newest issue and holdings"},
    {StringId::HelpTrends, "趋势", "trends"},
    {StringId::HelpExport, "导出结果", "export the results"},
    {StringId::HelpLink, "复制链接", "copy the link"},
    {StringId::HelpThis, "本帮助", "this help"},
    {StringId::HelpSuggestions, "搜索框里：选择提示、采用、关闭",
     "in the search box: choose, accept, close suggestions"},
    {StringId::HelpTheme, "深色、浅色", "dark or light theme"},
    {StringId::HelpFont, "字号", "text size"},
    {StringId::HelpQuery, "怎样查", "How to search"},
    {StringId::HelpQueryAnd, "空格：都要有", "space: both words"},
    {StringId::HelpQueryExact, "照原样，含空格", "exact phrase, with its spaces"},
    {StringId::HelpQueryOr, "有一个就行", "either"},
    {StringId::HelpQueryNot, "不要有", "without"},
    {StringId::HelpQueryField, "只查一处；还有 栏目: 供稿: 年: 期: 日期:6月",
     "one field only; also section: source: year: issue: date:6月"},
    {StringId::OwnFiles, "自己的文件", "Your files"},
    {StringId::OwnFilesHint,
     "把期刊（文本、PDF、Word、网页）或档案包拖到窗口里，就会并入档案。文件只留在这台电脑上。",
     "Drop issues (text, PDF, Word, HTML) or bundles on the window to add them to the archive. "
     "They stay on this computer."},
    {StringId::OwnFileFound, "{0} 期，{1} 条提示", "{0} issues, {1} findings"},
    {StringId::FindingLine, "{0} 第 {1} 行：{2}", "{0}, line {1}: {2}"},
    {StringId::NotKeptFull, "；浏览器的存储空间不足，没有存下：关闭网页后要再次拖入",
     "; not saved, because the browser's storage is full: drop it again next time"},
    {StringId::NotKeptForbidden, "；浏览器不允许存储，没有存下：关闭网页后要再次拖入",
     "; not saved, because the browser does not allow storage: drop it again next time"},
    {StringId::Remove, "移除", "Remove"},
    {StringId::ChooseFiles, "选择文件…", "Choose files…"},
    {StringId::ExportBundle, "导出整个档案包", "Save all as one bundle"},
    {StringId::UpdateReady, "新版本已就绪", "A new version is ready"},
    {StringId::StatusOffline, "离线可用", "Works offline"},
    {StringId::NotKept, "浏览器在这里不保存{0}，关闭后不保留", "Not kept here after closing: {0}"},
    {StringId::NotKeptAddress, "地址", "address"},
    {StringId::NotCopied, "浏览器不允许复制", "The browser does not allow copying"},
    {StringId::Comma, "、", ", "},
    {StringId::UseUpdate, "立即使用", "Update now"},
    {StringId::ErrorDamaged, "文件不完整或已损坏：请重新下载或复制一次。",
     "The file is incomplete or damaged. Download or copy it again."},
    {StringId::ErrorFormat, "这不是本程序的档案包：请选择 kexie build 生成的文件。",
     "This is not a Kexie bundle. Choose a file that kexie build wrote."},
    {StringId::ErrorVersion, "档案包由更新的版本生成：请刷新网页或更新程序后再打开。",
     "The bundle was written by a newer version. Reload the page or update the program."},
    {StringId::ErrorSchema, "档案包的内容不合格式（{0}）：请用 kexie build 重新生成。",
     "The bundle does not match the format ({0}). Build it again with kexie build."},
    {StringId::ErrorBinary, "这不是文本文件：请选择期刊或档案包。",
     "This is not a text file. Choose an issue or a bundle."},
    {StringId::ErrorFileFormat, "{0}",
     "This file cannot be read here. Save it as text, .docx or .html."},
    {StringId::ErrorEncoding, "认不出文件的编码：请另存为 UTF-8 后再试。",
     "The text encoding is unknown. Save the file as UTF-8 and try again."},
    {StringId::ErrorEmpty, "文件里没有文字。", "The file contains no text."},
    {StringId::ErrorTooLarge,
     "文件太大 {0}：网页最多读 200 MB，更大的请用命令行 kexie 打包和查找。",
     "The file is too large {0}. The page reads up to 200 MB; for larger files use the kexie "
     "command line."},
    {StringId::ErrorUnreadable,
     "读不到这个文件：它可能已被移走，或没有读取权限。请检查后再选一次。",
     "The file cannot be read. It may have been moved, or you may lack permission. Check, and "
     "choose it again."},
    {StringId::ErrorParser,
     "没能整理这个文件（{0}）。请再试一次；若仍不行，请用 kexie check 查看。",
     "The file could not be parsed ({0}). Try again, or inspect it with kexie check."},
    {StringId::ErrorAtByte, "（第 {0} 字节）", " (byte {0})"},
    {StringId::ExampleAnd, "科普 沙龙", "科普 沙龙"},
    {StringId::ExampleExact, "\"AI GC\"", "\"AI GC\""},
    {StringId::ExampleOr, "密云 | 延庆", "密云 | 延庆"},
    {StringId::ExampleNot, "科普 -学会", "科普 -学会"},
    {StringId::ExampleField, "标题:沙龙", "title:沙龙"},
}};

}  // namespace

Inserted::Inserted(std::string_view text)
    : m_text(text.empty() ? "" : text.data()), m_number(static_cast<long>(text.size())) {}
Inserted::Inserted(const std::string& text) : Inserted(std::string_view(text)) {}
Inserted::Inserted(const char* text) : Inserted(std::string_view(text)) {}

void Inserted::append_to(std::string& out) const {
    if (m_text) {
        out.append(m_text, static_cast<std::size_t>(m_number));
    } else {
        out += std::to_string(m_number);
    }
}

std::string tr(Language language, StringId id, std::initializer_list<Inserted> values) {
    const Sentence& sentence = sentences[static_cast<std::size_t>(id)];
    KEXIE_VERIFY(sentence.id == id);
    const std::string_view text = language == Language::Chinese ? sentence.zh : sentence.en;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}') {
            const auto index = static_cast<std::size_t>(text[i + 1] - '0');
            KEXIE_VERIFY(index < values.size());
            values.begin()[index].append_to(out);
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
