// How two issues differ, field by field.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "bulletin/issue.h"

namespace kexie::test {

// What a found text counts as, given its field ("articles[0].title"): where several readings are
// accepted, the wanted one.
using Accepted = std::function<std::string(const std::string& field, const std::string& found)>;

// One sentence for each difference in masthead, contents, articles and footer. The date of an issue
// that has to be inferred, and the dates of its articles, are not compared.
std::vector<std::string> differences(const Issue& wanted, const Issue& found,
                                     const Accepted& accepted = {});

}  // namespace kexie::test
