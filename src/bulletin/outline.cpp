#include "bulletin/outline.h"

namespace kexie {

std::string outline(const Issue& issue) { return issue.id + "\n"; }

}  // namespace kexie
