#include "support/printed_source.h"

#include <utility>

#include "app/own_files_update.h"
#include "support/small_archive.h"

namespace kexie::test {

std::shared_ptr<const Issue> printed_issue(std::string text, std::string print) {
    Article article = make_article("基层", "沙龙举办", "首次沙龙在河边举办。", "密云区科协");
    article.source_lines = {1, 4};
    article.paragraph_lines = {{2, 3}};
    auto issue = std::make_shared<Issue>(*make_issue(1, {article}));
    issue->source.sha256 = "digest";
    issue->source.file = "沙龙.pdf";
    issue->source.format = "pdf";
    issue->source.pages = 2;
    issue->source.text = std::move(text);
    issue->source.print = std::move(print);
    return issue;
}

void open_printed_source(HeadlessUi& headless, std::shared_ptr<const Issue> issue,
                         const std::string& file_id) {
    Archive archive;
    archive.title = "动态";
    archive.note = "这里是摘要。";
    OwnFile file;
    file.id = file_id;
    file.name = "沙龙.pdf";
    file.issues = {std::move(issue)};
    headless.open(std::move(archive));
    headless.state.own_files = {file};
    rebuild_library(headless.state);
    headless.send(command::OpenAddress{"#/source/2023-1/0", false});
    headless.send(command::ShowPane{Pane::Reader});
    headless.settle();
}

}  // namespace kexie::test
