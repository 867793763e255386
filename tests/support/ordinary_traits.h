// Switches of the generator of ordinary bulletins (ordinary_bulletin.h): each trait makes the text
// differ from the plainest bulletin in one way.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/sample_issue.h"

namespace kexie::test {

enum class Trait {
    // What titles say.
    TitleComma,        // …，…; 、
    TitleColon,        // 单位：…
    TitleQuotes,       // “…”活动…
    TitleQuestion,     // …难在哪里？
    TitleExclamation,  // 好消息！…
    TitleNumerals,     // 第12届…, 1.2%
    TitleDash,         // …——…侧记
    TitleTwoClauses,   // 传达学习…，部署…
    TitleTwoLines,
    TitleThreeLines,
    // Where titles stand.
    TitleCentred,
    TitleIndented,  // Like a paragraph; the contents list it.
    TitleSetOff,    // By empty lines before and after.
    TitleTight,     // No empty lines at all.
    // Paragraphs.
    IndentBlanks,  // Four blanks instead of two ideographic ones.
    IndentNone,
    HardWrap,             // At 20 to 40 ideographs.
    ParagraphGaps,        // An empty line after every block.
    SubheadChinese,       // 一、
    SubheadBracketed,     // （一）
    SubheadPoint,         // 1.
    SubheadComma,         // 1、
    SubheadOrdinal,       // 第一，
    ListItems,            // （1）…；
    UnfinishedParagraph,  // The last one has no full stop.
    TwoDigitYear,         // 22年3月1日
    // Section headings.
    SectionLenticular,  // 【】
    SectionBullseye,    // ◎
    SectionSquare,      // ■
    SectionTriangle,    // ▶
    SectionCircle,      // ●
    SectionStar,        // ★
    SectionReference,   // ※
    SectionBookTitle,   // 《》
    SectionAngle,       // ＜＞
    SectionNumbered,    // 一、
    SectionSpaced,      // 学 会 动 态
    SectionColon,       // 学会动态：
    SectionListed,      // Unmarked; the contents list it.
    SectionRepeated,    // Unmarked; printed over each article.
    // Contents.
    TocTabPages,
    TocBlankPages,
    TocLeaders,
    TocBracketPages,  // （1）
    TocLetterPages,   // P1
    TocEditionPages,  // 第1版
    TocBare,          // No bullets.
    TocWrapped,       // Entries over several lines.
    TocTwoOnLine,
    TocEnglish,  // 目录 CONTENTS
    TocShortened,
    TocPunctuation,  // Not that of the titles.
    TocOtherWord,    // 举办 for 召开 and so on.
    TocSectionLines,
    TocSectionBullets,  // With a bullet of their own.
    // Mastheads.
    DateMonth,         // 2022年3月
    DateTenDays,       // 2022年3月上旬
    DateMinguo,        // 民國111年; all is in traditional characters.
    NumberVolume,      // 第12卷第3期
    NumberTotal,       // 总第48期 alone.
    NumberDocument,    // 〔2022〕5号
    NumberSpaced,      // 2 0 2 2 年第 1 2 期
    MastheadInternal,  // 内部资料　注意保存
    MastheadSigner,    // 签发：…
    MastheadMotto,
    PublisherCompiles,  // …编
    PublisherPrints,    // …编印
    PublisherHosts,     // 主办：…
    PublisherEdits,     // …主编
    PublisherFirst,     // Above the name of the bulletin.
    PublisherNone,
    NameBracketed,  // 《…》
    NameSpaced,
    MastheadOneLine,
    MastheadTight,  // No empty lines.
    // Ends of articles, authors, sources.
    EndUnitLine,    // （unit） on a line of its own.
    EndUnitInline,  // （unit） after the last sentence.
    EndSignature,   // Unit and date on two lines.
    EndCredit,      // （供稿：…）
    EndLenticular,  // 【…】
    EndDash,        // ——…
    AuthorAbove,    // 作者：…
    AuthorBelow,
    SourceAbove,  // 来源：…　日期：…
    SourceBelow,
    PhotographerBelow,  // 摄影：…
    AuthorBox,          // □ …
    AuthorSlash,        // 文/…
    // Page furniture.
    PageNumbers,
    RunningHeads,  // With counting numbers.
    RunningFeetDated,
    NewspaperMarks,   // 第2版　要闻　2022年3月1日　星期二
    CaptionShows,     // 图为…
    CaptionNumbered,  // 图1 …
    CaptionCentred,
    RuleDashes,
    RuleBox,        // ━━━━
    Imprint,        // 抄送：…; …印发
    EndMark,        // （本期完）
    WordFields,     // PAGE   \* MERGEFORMAT 2
    EditorWording,  // 责任编辑：…
    // Damage of extraction, tables, Markdown.
    KangxiRadicals,  // ⽉ for 月; compatibility ideographs.
    HanBlanks,       // 下 午
    SpacedFigures,   // 3 月 1 2 日
    Table,
    Markdown,
    // Damage that nobody can undo: only the finding counts.
    DoubledLines,
    DoubledLetters,  // 双双字字
    TwoColumns,
    PrivateUse,
    ScannedText,
    Count
};

inline constexpr std::size_t trait_count = static_cast<std::size_t>(Trait::Count);

class Traits {
public:
    bool has(Trait trait) const { return m_bits.test(static_cast<std::size_t>(trait)); }
    bool has_between(Trait first, Trait last) const;
    bool empty() const { return m_bits.none(); }
    void add(Trait trait) { m_bits.set(static_cast<std::size_t>(trait)); }
    void remove(Trait trait) { m_bits.reset(static_cast<std::size_t>(trait)); }

private:
    std::bitset<trait_count> m_bits;
};

// "TitleComma" and the like.
std::string_view trait_name(Trait trait);
// Names with a comma between them.
std::string describe(const Traits& traits);

// Damage of which only a finding is wanted.
inline bool is_beyond_repair(Trait trait) {
    return trait >= Trait::DoubledLines;
}

// Of `count` different kinds, no two of which exclude each other. None is beyond repair.
Traits random_traits(Dice& dice, int count);
// One of every kind but Markdown, which prints no layout.
Traits all_traits(Dice& dice);
// The reverse of describe(), or "three" or "all": drawn with this seed. Nothing if a name is
// unknown.
std::optional<Traits> traits_named(std::string_view names, std::uint32_t seed);

}  // namespace kexie::test
