// What a bundle holds: each part of an issue as JSON, in both directions. The members of a part
// stand twice in schema.cpp, one function under the other.
#pragma once

#include <string>

#include "bulletin/issue.h"

namespace kexie {

class BundleReader;

// Appends the object on one line, O(issue) time; in memory, no more than the tree of one element of
// one of its lists.
void append_json(std::string& out, const Issue& issue);

// False if a member is missing or of the wrong type; see BundleReader.
bool from_json(BundleReader& in, Issue& issue);

}  // namespace kexie
