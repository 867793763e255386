// One page of a PDF as a picture, for kexie-pdf.
#pragma once

#include <poppler-document.h>
#include <poppler-page.h>

namespace kexie {

struct PageSize {
    double width = 1;  // Points.
    double height = 1;
};

// Of the page as it is seen: the file may say that it is turned.
PageSize size_as_seen(const poppler::page& page);

// Writes page `number` (1-based) to standard output as read_drawn_page() reads it, as large as fits
// in `width` and `height`; see page_scale(). False if the page cannot be drawn or written.
bool write_page_picture(const poppler::document& document, int number, int width, int height);

}  // namespace kexie
