#include "support/ordinary_bulletin.h"

#include <algorithm>

#include "base/utf8.h"
#include "support/ordinary_draft.h"

namespace kexie::test {

namespace {

// Traits that contradict each other, or that together leave open what a reader needs to tell.
void settle(Traits& traits) {
    if (traits.has(Trait::Markdown)) {
        for (const Trait layout :
             {Trait::TitleTwoLines, Trait::TitleThreeLines, Trait::TitleCentred,
              Trait::TitleIndented, Trait::TitleSetOff, Trait::TitleTight, Trait::HardWrap,
              Trait::ParagraphGaps, Trait::IndentBlanks, Trait::CaptionCentred, Trait::NameSpaced,
              Trait::MastheadOneLine, Trait::MastheadTight, Trait::TocWrapped, Trait::TocTwoOnLine,
              Trait::TocBare}) {
            traits.remove(layout);
        }
        traits.add(Trait::IndentNone);
    }
    if (traits.has(Trait::TitleTight)) traits.remove(Trait::ParagraphGaps);
    const bool no_indent = traits.has(Trait::IndentNone);
    // Without indents and empty lines nothing parts paragraphs whose last line is full.
    if (no_indent && traits.has(Trait::HardWrap)) {
        traits.remove(Trait::TitleTight);
        traits.add(Trait::ParagraphGaps);
    }
}

// Layout alone would not tell titles: the contents have to list them.
bool needs_listed_titles(const Traits& traits) {
    const auto has = [&](Trait trait) { return traits.has(trait); };
    if (has(Trait::TitleIndented)) return true;
    if (has(Trait::TitleCentred) && has(Trait::CaptionCentred)) return true;
    const bool long_titles =
        traits.has_between(Trait::TitleTwoLines, Trait::TitleThreeLines) || has(Trait::HardWrap);
    return has(Trait::IndentNone) && !has(Trait::Markdown) &&
           (long_titles || has(Trait::UnfinishedParagraph) || has(Trait::TitleTight));
}

void write_facts(OrdinaryDraft& draft) {
    Dice& dice = draft.dice;
    OrdinaryBulletin& truth = draft.truth;
    static const std::vector<std::string> cities = {"霁川市", "澄湾市", "鹿泽市", "蒲州市",
                                                    "碧峡市"};
    const std::string city = dice.pick(cities);
    draft.prose.bind("city", city);
    const std::string region = city.substr(0, city.size() - std::string_view("市").size());
    truth.title = region + draft.prose.expand("{trade}{kind}");
    truth.publisher = city + draft.prose.expand("{office}");
    draft.truth.day.year = dice.between(2012, 2027);
    draft.truth.day.month = dice.between(2, 12);
    draft.truth.day.day = dice.between(1, 28);
    truth.year = draft.truth.day.year;
    truth.number = dice.between(draft.has(Trait::NumberSpaced) ? 10 : 1, 48);
    truth.total_number = *truth.number + dice.between(1, 300);
    truth.date = draft.truth.day;
    if (draft.has(Trait::DateMonth) || draft.has(Trait::DateTenDays)) truth.date.reset();
    if (draft.has(Trait::PublisherNone)) truth.publisher.reset();
    if (draft.has(Trait::NumberTotal)) truth.number.reset();
    if (draft.has(Trait::NumberDocument)) truth.total_number.reset();
}

void write_sections(OrdinaryDraft& draft) {
    const Traits& traits = draft.traits;
    const bool listed = traits.has_between(Trait::TocSectionLines, Trait::TocSectionBullets);
    const bool repeated = draft.has(Trait::SectionRepeated);
    Dice& dice = draft.dice;
    if (!listed && !traits.has_between(Trait::SectionLenticular, Trait::SectionRepeated)) {
        draft.truth.articles.resize(static_cast<std::size_t>(dice.between(3, 6)));
        draft.articles.resize(draft.truth.articles.size());
        return;
    }
    // An article or two may stand before the first section.
    for (int i = dice.between(0, 1); i > 0; --i) draft.truth.articles.emplace_back();
    std::vector<std::string> names;
    const int sections = dice.between(2, 3);
    while (static_cast<int>(names.size()) < sections) {
        const std::string name = draft.prose.expand("{section}");
        if (std::find(names.begin(), names.end(), name) != names.end()) continue;
        names.push_back(name);
        for (int i = dice.between(repeated ? 2 : 1, 3); i > 0; --i) {
            draft.truth.articles.emplace_back().section = name;
        }
    }
    draft.articles.resize(draft.truth.articles.size());
    // The list names sections, the text does not.
    const bool headless = listed && dice.chance(30) &&
                          !traits.has_between(Trait::SectionLenticular, Trait::SectionRepeated);
    draft.truth.sections_open = headless;
}

void choose_layout(OrdinaryDraft& draft) {
    if (draft.has(Trait::HardWrap)) draft.columns = 2 * draft.dice.between(20, 40);
    draft.lists_titles = needs_listed_titles(draft.traits);
    draft.has_contents = draft.lists_titles || draft.has(Trait::SectionListed) ||
                         draft.traits.has_between(Trait::TocTabPages, Trait::TocSectionBullets) ||
                         (draft.dice.chance(50) && !draft.has(Trait::SectionRepeated));
}

void make_traditional(OrdinaryDraft& draft) {
    OrdinaryBulletin& truth = draft.truth;
    const auto change = [](std::string& text) { text = to_traditional(text); };
    const auto change_any = [&](std::optional<std::string>& text) {
        if (text) change(*text);
    };
    for (PrintedLine& line : draft.lines) change(line.text);
    change(truth.title);
    change_any(truth.publisher);
    for (OrdinaryEntry& entry : truth.toc) {
        change(entry.text);
        change_any(entry.section);
    }
    for (OrdinaryArticle& article : truth.articles) {
        change(article.title);
        for (auto* field :
             {&article.section, &article.attribution, &article.author, &article.source_note}) {
            change_any(*field);
        }
        for (auto* list : {&article.paragraphs, &article.captions, &article.table_cells}) {
            for (std::string& text : *list) change(text);
        }
    }
    change_any(truth.editor);
    change_any(truth.reviewer);
    for (std::string& text : truth.distribution) change(text);
}

void write_lines(OrdinaryDraft& draft) {
    std::string& text = draft.truth.text;
    for (const PrintedLine& line : draft.lines) {
        const auto gap = static_cast<std::size_t>(text.empty() ? 0 : line.gap);
        text.append(gap, '\n');
        text += line.text + "\n";
        const auto ends = std::count(line.text.begin(), line.text.end(), '\n') + 1;
        draft.truth.kinds.insert(draft.truth.kinds.end(), gap + static_cast<std::size_t>(ends),
                                 line.kind);
    }
}

}  // namespace

OrdinaryBulletin ordinary_bulletin(const Traits& traits, std::uint32_t seed) {
    OrdinaryDraft draft(traits, seed);
    settle(draft.traits);
    choose_layout(draft);
    write_facts(draft);
    write_sections(draft);
    write_articles(draft);

    print_masthead(draft);
    print_contents(draft);
    const std::size_t body = draft.lines.size();
    print_body(draft);
    break_pages(draft, body);
    print_footer(draft);
    if (draft.has(Trait::DateMinguo)) make_traditional(draft);
    damage_lines(draft);

    draft.truth.traits = draft.traits;
    write_lines(draft);
    return std::move(draft.truth);
}

}  // namespace kexie::test
