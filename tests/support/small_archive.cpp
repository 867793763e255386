#include "support/small_archive.h"

#include "app/update.h"

namespace kexie::test {

std::shared_ptr<const Issue> make_issue(int number, std::vector<Article> articles) {
    auto issue = std::make_shared<Issue>();
    issue->id = "2023-" + std::to_string(number);
    issue->title = "动态";
    issue->year = 2023;
    issue->number = number;
    issue->date = Date{2023, number, 1};
    issue->articles = std::move(articles);
    return issue;
}

Article make_article(const char* section, const char* title, const char* text, const char* source) {
    Article article;
    if (section) article.section = section;
    article.title = title;
    article.paragraphs = {text};
    if (source) article.attribution = source;
    return article;
}

State open_state() {
    Archive archive;
    archive.title = "动态";
    archive.issues = {
        make_issue(1, {make_article("要闻", "年会召开", "年会在京召开。", nullptr),
                       make_article("基层", "沙龙举办", "首次沙龙举办。", "密云区科协")}),
        make_issue(2, {make_article("基层", "讲座", "讲座之后还有沙龙。", "延庆区科协")}),
        make_issue(5, {make_article("要闻", "沙龙", "科普周开幕。", nullptr)})};
    State state;
    update(state, command::LibraryLoaded{std::make_shared<Library>(std::move(archive))});
    return state;
}

}  // namespace kexie::test
