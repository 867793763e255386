// Segments: ranges of the source, each with the role that the parser gave it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace kexie {

enum class SegmentRole : std::uint8_t {
    Label,  // Only labels a field; kept in Issue::labels.
    Noise,
    MastheadTitle,
    MastheadYear,
    MastheadNumber,
    MastheadTotal,
    MastheadPublisher,
    MastheadDate,
    Toc,
    Section,
    Title,
    Paragraph,
    Attribution,
    Author,
    SourceNote,
    Caption,
    FooterEditor,
    FooterReviewer,
    FooterDistribution,
    FooterEmail,
};

// Labels, noise and the masthead: their text is taken as soon as they are read. The other fields
// are made from their segments at the end.
constexpr bool is_filled_when_read(SegmentRole role) {
    switch (role) {
        case SegmentRole::Label:
        case SegmentRole::Noise:
        case SegmentRole::MastheadTitle:
        case SegmentRole::MastheadYear:
        case SegmentRole::MastheadNumber:
        case SegmentRole::MastheadTotal:
        case SegmentRole::MastheadPublisher:
        case SegmentRole::MastheadDate:
            return true;
        default:
            return false;
    }
}

enum class NoiseKind : std::uint8_t {
    Unknown,
    PageNumber,
    Url,
    RunningHead,
    Masthead,
    Rule,     // A line drawn with characters.
    EndMark,  // （本期完）
    Field,    // The code of a field of a word processor.
    Imprint,  // Who printed how many copies when.
    Image,    // The place of an image in Markdown.
};

// Bytes [begin, end) of the decoded UTF-8 text, without layout at either end. Within one line,
// except the single noise segment of a text that was not parsed at all.
struct Segment {
    std::size_t begin = 0;
    std::size_t end = 0;
    int line = 0;  // 1-based.
    SegmentRole role{};
    NoiseKind noise_kind{};  // For SegmentRole::Noise.
    int index = -1;      // Article, toc entry, noise item or label it belongs to, 0-based, or -1.
    int paragraph = -1;  // Of Paragraph and Caption: which one, 0-based within the article.
    bool has_cells = false;  // Of Paragraph: a cell of a table row, kept apart from the next.
};

}  // namespace kexie
