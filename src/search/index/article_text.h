// The body of an article as it is searched: Field::Paragraph numbers its texts, of which the
// captions, the author and the source note follow the paragraphs.
#pragma once

#include <cstddef>
#include <string>

#include "bulletin/issue.h"

namespace kexie {

// Calls `visit(text)` for each text of the body, in order.
template <typename Visit>
void for_each_body_text(const Article& article, Visit visit) {
    for (const std::string& paragraph : article.paragraphs) visit(paragraph);
    for (const std::string& caption : article.captions) visit(caption);
    if (article.author) visit(*article.author);
    if (article.source_note) visit(*article.source_note);
}

// The body text of a number that for_each_body_text() has counted to.
inline const std::string& body_text(const Article& article, std::size_t number) {
    if (number < article.paragraphs.size()) return article.paragraphs[number];
    number -= article.paragraphs.size();
    if (number < article.captions.size()) return article.captions[number];
    number -= article.captions.size();
    return number == 0 && article.author ? *article.author : *article.source_note;
}

}  // namespace kexie
