// For platforms with their own text field: nothing to draw.
#include "ui/search_box.h"

namespace kexie {

void SearchBox::edit(const Ui&, const Rect&, float) {}

}  // namespace kexie
