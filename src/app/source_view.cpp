#include "app/source_view.h"

#include "base/verify.h"

namespace kexie {

namespace {

// Without the source: line numbers, and the words of what was dropped.
std::vector<SourceBlock> blocks_by_number(const Issue& issue, const Article& article) {
    std::vector<SourceBlock> blocks;
    int next = article.source_lines.first;
    const auto add = [&](SourcePart part, std::string kept, int last) {
        SourceBlock block = {part, std::move(kept), {}};
        for (; next <= last; ++next) {
            SourceLine line = {next, {}, {}};
            for (const NoiseItem& noise : issue.noise) {
                if (noise.line != next) continue;
                line.text = noise.text;
                line.noise = noise.kind;
            }
            block.lines.push_back(std::move(line));
        }
        blocks.push_back(std::move(block));
    };
    const auto& lines = article.paragraph_lines;
    add(SourcePart::Title, article.title,
        lines.empty() ? article.source_lines.last : lines.front().first - 1);
    for (std::size_t i = 0; i < article.paragraphs.size() && i < lines.size(); ++i) {
        add(SourcePart::Paragraph, article.paragraphs[i], lines[i].last);
    }
    if (article.attribution) {
        add(SourcePart::Attribution, *article.attribution, article.source_lines.last);
    }
    return blocks;
}

}  // namespace

SourceView make_source_view(const Issue& issue, int article) {
    KEXIE_VERIFY(article >= 0 && article < static_cast<int>(issue.articles.size()));
    SourceView view;
    view.diagnostics = issue.diagnostics;
    view.blocks = blocks_by_number(issue, issue.articles[static_cast<std::size_t>(article)]);
    return view;
}

}  // namespace kexie
