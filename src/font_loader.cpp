#include "font_loader.h"

#include <array>
#include <utility>

namespace kexie {

namespace {

struct FaceFile {
    Face face;
    const char* core;  // The characters of the first screen.
    const char* text;  // Those of hits and source files. May be null.
    const char* full;  // GB 2312; loaded when a character is missing. Null: the regular face's do.
};

constexpr std::array<FaceFile, face_count> face_files = {{
    {Face::Sans, "sans-regular", "sans-regular-text", "sans-regular-full"},
    {Face::SansBold, "sans-bold", nullptr, nullptr},
    {Face::Serif, "serif-regular", nullptr, "serif-regular-full"},
    {Face::SerifBold, "serif-bold", nullptr, nullptr},
}};

}  // namespace

void FontLoader::load_core(std::function<void(const Error&)> failed) {
    m_core_loading = static_cast<int>(face_files.size());
    for (const FaceFile& file : face_files) {
        m_platform.load_asset(file.core, [this, file, failed](Result<std::string> loaded) {
            if (!loaded) {
                failed(loaded.error());
                return;
            }
            if (!m_fonts.add(file.face, loaded.value())) {
                failed(Error{"font", "This is no font, or a damaged one.", file.core, {}});
                return;
            }
            // Without a platform text field, ImGui's needs a font.
            if (file.face == Face::Sans && !m_platform.has_text_field()) {
                m_fonts.add_field_font(loaded.value());
            }
            set_last_resort(file.face);
            --m_core_loading;
        });
    }
}

void FontLoader::set_last_resort(Face face) {
    GlyphOrder order;
    const bool serif = face == Face::Serif || face == Face::SerifBold;
    const bool bold = face == Face::SansBold || face == Face::SerifBold;
    order.family = serif ? GlyphOrder::Family::Serif : GlyphOrder::Family::Sans;
    order.weight = bold ? GlyphOrder::Weight::Bold : GlyphOrder::Weight::Regular;
    if (!m_platform.has_text_field()) return;
    m_fonts.set_last_resort(
        face, [this, order](char32_t c, float em_px) -> std::optional<GlyphPicture> {
            GlyphOrder each = order;
            each.code_point = c;
            each.em_px = em_px;
            auto drawn = m_platform.draw_glyph(each);
            if (!drawn) return std::nullopt;
            return GlyphPicture{drawn->width,   drawn->height,  drawn->left,           drawn->top,
                                drawn->advance, drawn->colored, std::move(drawn->rgba)};
        });
}

void FontLoader::load_more(Face face, const char* name) {
    ++m_more_loading;
    m_platform.load_asset(name, [this, face](Result<std::string> loaded) {
        // Without the larger set, the platform draws missing characters.
        if (loaded && m_fonts.add(face, loaded.value())) {
            m_fonts.redraw_last_resorts();
            m_platform.forget_glyphs();
        }
        --m_more_loading;
        m_platform.wake(2);
    });
}

void FontLoader::load_larger(bool missing, bool soon) {
    if (m_requested == Subset::Core && (missing || soon)) {
        m_requested = Subset::Text;
        for (const FaceFile& file : face_files) {
            if (file.text) load_more(file.face, file.text);
        }
    } else if (m_requested == Subset::Text && missing && m_more_loading == 0) {
        m_requested = Subset::Full;
        for (const FaceFile& file : face_files) {
            if (file.full) load_more(file.face, file.full);
        }
    }
}

}  // namespace kexie
