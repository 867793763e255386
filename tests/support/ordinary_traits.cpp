#include "support/ordinary_traits.h"

#include <algorithm>
#include <array>

namespace kexie::test {

namespace {

// In the order of the enumeration.
constexpr std::string_view all_names =
    "TitleComma TitleColon TitleQuotes TitleQuestion TitleExclamation TitleNumerals TitleDash "
    "TitleTwoClauses TitleTwoLines TitleThreeLines TitleCentred TitleIndented TitleSetOff "
    "TitleTight IndentBlanks IndentNone HardWrap ParagraphGaps SubheadChinese "
    "SubheadBracketed SubheadPoint SubheadComma SubheadOrdinal ListItems UnfinishedParagraph "
    "TwoDigitYear SectionLenticular SectionBullseye SectionSquare SectionTriangle "
    "SectionCircle SectionStar SectionReference SectionBookTitle SectionAngle SectionNumbered "
    "SectionSpaced SectionColon SectionListed SectionRepeated TocTabPages TocBlankPages "
    "TocLeaders TocBracketPages TocLetterPages TocEditionPages TocBare TocWrapped "
    "TocTwoOnLine TocEnglish TocShortened TocPunctuation TocOtherWord TocSectionLines "
    "TocSectionBullets DateMonth DateTenDays DateMinguo NumberVolume NumberTotal "
    "NumberDocument NumberSpaced MastheadInternal MastheadSigner MastheadMotto "
    "PublisherCompiles PublisherPrints PublisherHosts PublisherEdits PublisherFirst "
    "PublisherNone NameBracketed NameSpaced MastheadOneLine MastheadTight EndUnitLine "
    "EndUnitInline EndSignature EndCredit EndLenticular EndDash AuthorAbove AuthorBelow "
    "SourceAbove SourceBelow PhotographerBelow AuthorBox AuthorSlash PageNumbers RunningHeads "
    "RunningFeetDated NewspaperMarks CaptionShows CaptionNumbered CaptionCentred RuleDashes "
    "RuleBox Imprint EndMark WordFields EditorWording KangxiRadicals HanBlanks SpacedFigures "
    "Table Markdown DoubledLines DoubledLetters TwoColumns PrivateUse ScannedText";

constexpr auto names = [] {
    std::array<std::string_view, trait_count> split{};
    std::string_view left = all_names;
    for (std::string_view& name : split) {
        name = left.substr(0, left.find(' '));
        left.remove_prefix(std::min(name.size() + 1, left.size()));
    }
    return split;
}();
static_assert(names.back() == "ScannedText");

// Traits of one kind follow each other in the enumeration and exclude each other.
struct Kind {
    Trait first;
    Trait last;
};

constexpr Kind kinds[] = {
    {Trait::TitleComma, Trait::TitleTwoClauses},
    {Trait::TitleTwoLines, Trait::TitleThreeLines},
    {Trait::TitleCentred, Trait::TitleTight},
    {Trait::IndentBlanks, Trait::IndentNone},
    {Trait::HardWrap, Trait::HardWrap},
    {Trait::ParagraphGaps, Trait::ParagraphGaps},
    {Trait::SubheadChinese, Trait::ListItems},
    {Trait::UnfinishedParagraph, Trait::UnfinishedParagraph},
    {Trait::TwoDigitYear, Trait::TwoDigitYear},
    {Trait::SectionLenticular, Trait::SectionRepeated},
    {Trait::TocTabPages, Trait::TocEditionPages},
    {Trait::TocBare, Trait::TocTwoOnLine},
    {Trait::TocEnglish, Trait::TocEnglish},
    {Trait::TocShortened, Trait::TocOtherWord},
    {Trait::TocSectionLines, Trait::TocSectionBullets},
    {Trait::DateMonth, Trait::DateMinguo},
    {Trait::NumberVolume, Trait::NumberSpaced},
    {Trait::MastheadInternal, Trait::MastheadInternal},
    {Trait::MastheadSigner, Trait::MastheadSigner},
    {Trait::MastheadMotto, Trait::MastheadMotto},
    {Trait::PublisherCompiles, Trait::PublisherNone},
    {Trait::NameBracketed, Trait::NameSpaced},
    {Trait::MastheadOneLine, Trait::MastheadTight},
    {Trait::EndUnitLine, Trait::EndDash},
    {Trait::AuthorAbove, Trait::AuthorSlash},
    {Trait::PageNumbers, Trait::NewspaperMarks},
    {Trait::CaptionShows, Trait::CaptionCentred},
    {Trait::RuleDashes, Trait::RuleBox},
    {Trait::Imprint, Trait::Imprint},
    {Trait::EndMark, Trait::EndMark},
    {Trait::WordFields, Trait::WordFields},
    {Trait::EditorWording, Trait::EditorWording},
    {Trait::KangxiRadicals, Trait::KangxiRadicals},
    {Trait::HanBlanks, Trait::HanBlanks},
    {Trait::SpacedFigures, Trait::SpacedFigures},
    {Trait::Table, Trait::Table},
    {Trait::Markdown, Trait::Markdown},
};

}  // namespace

bool Traits::has_between(Trait first, Trait last) const {
    for (auto at = static_cast<std::size_t>(first); at <= static_cast<std::size_t>(last); ++at) {
        if (m_bits.test(at)) return true;
    }
    return false;
}

std::string_view trait_name(Trait trait) {
    return names[static_cast<std::size_t>(trait)];
}

std::string describe(const Traits& traits) {
    std::string text;
    for (std::size_t at = 0; at < trait_count; ++at) {
        if (!traits.has(static_cast<Trait>(at))) continue;
        text += (text.empty() ? "" : ",") + std::string(names[at]);
    }
    return text;
}

namespace {

Trait one_of(const Kind& kind, Dice& dice) {
    return static_cast<Trait>(
        dice.between(static_cast<int>(kind.first), static_cast<int>(kind.last)));
}

const Kind& kind_of(Trait trait) {
    const Kind* kind = std::begin(kinds);
    while (kind->last < trait) ++kind;
    return *kind;
}

}  // namespace

Traits random_traits(Dice& dice, int count) {
    Traits traits;
    while (count > 0) {
        const auto trait =
            static_cast<Trait>(dice.below(static_cast<std::size_t>(Trait::DoubledLines)));
        const Kind& kind = kind_of(trait);
        if (traits.has_between(kind.first, kind.last)) continue;
        traits.add(trait);
        --count;
    }
    return traits;
}

Traits all_traits(Dice& dice) {
    Traits traits;
    for (const Kind& kind : kinds) traits.add(one_of(kind, dice));
    traits.remove(Trait::Markdown);
    return traits;
}

std::optional<Traits> traits_named(std::string_view wanted, std::uint32_t seed) {
    Dice dice(seed);
    if (wanted == "three") return random_traits(dice, 3);
    if (wanted == "all") return all_traits(dice);
    Traits traits;
    while (!wanted.empty()) {
        const std::string_view name = wanted.substr(0, wanted.find(','));
        const auto* found = std::find(names.begin(), names.end(), name);
        if (found == names.end()) return std::nullopt;
        traits.add(static_cast<Trait>(found - names.begin()));
        wanted.remove_prefix(std::min(name.size() + 1, wanted.size()));
    }
    return traits;
}

}  // namespace kexie::test
