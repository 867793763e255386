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
    {Word::Settings, "设置", "Settings"},
    {Word::ShareLink, "分享链接", "Copy link"},
    {Word::FontSize, "字号 A", "Text size"},
    {Word::Dark, "深色", "Dark"},
    {Word::Light, "浅色", "Light"},
    {Word::Help, "帮助 ?", "Help ?"},
    {Word::SearchHint, "搜索标题、正文、人物、单位，支持拼音 shenjie / sj",
     "Search titles, text, people, units; pinyin too: shenjie / sj"},
    {Word::SearchLabel, "搜索档案", "Search the archive"},
    {Word::YearsAndIssues, "年份与期次", "Years and issues"},
    {Word::Sections, "栏目", "Sections"},
    {Word::Sources, "供稿单位", "Contributing units"},
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
    {Word::PreviousMark, "‹ 上一处", "‹ Previous"},
    {Word::NextMark, "下一处 ›", "Next ›"},
    {Word::Results, "‹ 结果", "‹ Results"},
    {Word::StatusArchive, "{0} 期 · {1} 篇 · {2} 字", "{0} issues · {1} articles · {2} characters"},
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
    {Word::InferredNote, "报头缺失，日期据正文推断", "No masthead; date worked out from the text"},
    {Word::NoMasthead, "（原件无报头）", "(no masthead in the source)"},
    {Word::FooterEditor, "编辑：{0}", "Editor: {0}"},
    {Word::FooterReviewer, "审核：{0}", "Reviewer: {0}"},
    {Word::FooterEmail, "投稿邮箱：{0}", "E-mail: {0}"},
    {Word::FooterDistribution, "分送：{0}", "Distribution: {0}"},
    {Word::Theme, "主题", "Theme"},
    {Word::FollowSystem, "跟随系统", "Follow system"},
    {Word::LanguageWord, "语言", "Language"},
    {Word::SmallerText, "小", "A-"},
    {Word::LargerText, "大", "A+"},
    {Word::Close, "关闭", "Close"},
    {Word::HelpTitle, "帮助", "Help"},
    {Word::HelpSearch, "搜索", "search"},
    {Word::HelpMarks, "下一处、上一处命中", "next, previous found place"},
    {Word::HelpIssues, "上一期、下一期", "older, newer issue"},
    {Word::HelpScroll, "滚动正文", "scroll"},
    {Word::HelpTheme, "深色、浅色", "dark, light"},
    {Word::HelpFont, "字号", "text size"},
    {Word::HelpQuery, "怎样查", "How to search"},
    {Word::HelpQueryAnd, "空格：都要有", "blank: both"},
    {Word::HelpQueryExact, "照原样，含空格", "exactly, with blanks"},
    {Word::HelpQueryOr, "有一个就行", "either"},
    {Word::HelpQueryNot, "不要有", "without"},
    {Word::HelpQueryField, "只查一处；还有 栏目: 供稿: 年: 期: 日期:",
     "one field; also section: source: year: issue: date:"},
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
