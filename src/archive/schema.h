// The schema of a bundle: converts each part of an issue to and from JSON. schema.cpp keeps the two
// functions of a part together.
#pragma once

#include <string>

#include "bulletin/issue.h"

namespace kexie {

class BundleReader;

// Appends the issue as an object on one line. Builds one list element's tree at a time, which
// bounds memory. O(issue).
void append_json(std::string& out, const Issue& issue);

// Returns false if a member is missing or has the wrong type; see BundleReader.
bool from_json(BundleReader& in, Issue& issue);

}  // namespace kexie
