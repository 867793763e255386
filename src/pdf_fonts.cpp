#include "pdf_fonts.h"

#include <algorithm>
#include <exception>
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <string_view>
#include <utility>
#include <vector>

namespace kexie {

namespace {

constexpr std::size_t max_resources = 2000;  // Of a page: forms within forms.
constexpr std::size_t max_fonts = 10'000;

std::string name_of(QPDFObjectHandle object) {
    return object.isName() ? object.getName().substr(1) : std::string();
}

// A table of characters that has any.
bool is_unicode_table(QPDFObjectHandle table) {
    if (!table.isStream()) return false;
    const auto bytes = table.getStreamData(qpdf_dl_specialized);
    const std::string_view text(reinterpret_cast<const char*>(bytes->getBuffer()),
                                bytes->getSize());
    return text.find("beginbf") != text.npos;
}

// Characters are known by the collection of the glyphs, if it is one of Adobe's.
bool has_known_collection(QPDFObjectHandle font) {
    QPDFObjectHandle descendants = font.getKey("/DescendantFonts");
    if (!descendants.isArray() || descendants.getArrayNItems() == 0) return false;
    QPDFObjectHandle descendant = descendants.getArrayItem(0);
    if (!descendant.isDictionary()) return false;
    QPDFObjectHandle system = descendant.getKey("/CIDSystemInfo");
    if (!system.isDictionary()) return false;
    QPDFObjectHandle ordering = system.getKey("/Ordering");
    if (!ordering.isString()) return false;
    constexpr std::string_view known[] = {"GB1", "CNS1", "Japan1", "Korea1", "KR", "UCS"};
    return std::find(std::begin(known), std::end(known), ordering.getStringValue()) !=
           std::end(known);
}

// The same rule as in web/pdf_text.js, where pdf.js follows it.
bool is_unreadable(QPDFObjectHandle font) {
    if (name_of(font.getKey("/Subtype")) != "Type0") return false;
    if (is_unicode_table(font.getKey("/ToUnicode"))) return false;
    const std::string encoding = name_of(font.getKey("/Encoding"));
    const bool is_identity = encoding.empty() || encoding.rfind("Identity-", 0) == 0;
    return is_identity && !has_known_collection(font);
}

}  // namespace

class PdfFonts::File {
public:
    explicit File(const char* file) {
        m_pdf.setSuppressWarnings(true);
        m_pdf.processFile(file);
        m_pages = m_pdf.getAllPages();
    }

    int pages() const { return static_cast<int>(m_pages.size()); }

    std::set<std::string> unreadable(int page) {
        m_seen.clear();
        m_readable_by_name.clear();
        QPDFPageObjectHelper helper(m_pages[static_cast<std::size_t>(page)]);
        std::vector<QPDFObjectHandle> waiting = {helper.getAttribute("/Resources", false)};
        for (std::size_t i = 0; i < waiting.size() && i < max_resources; ++i) {
            QPDFObjectHandle resources = waiting[i];
            if (!resources.isDictionary()) continue;
            add_fonts(resources.getKey("/Font"));
            add_forms(resources.getKey("/XObject"), waiting);
        }
        std::set<std::string> names;
        for (const auto& [name, readable] : m_readable_by_name) {
            if (!readable) names.insert(name);
        }
        return names;
    }

private:
    void add_fonts(QPDFObjectHandle fonts) {
        if (!fonts.isDictionary()) return;
        for (const std::string& key : fonts.getKeys()) {
            QPDFObjectHandle font = fonts.getKey(key);
            if (!font.isDictionary() || m_readable_by_name.size() >= max_fonts) continue;
            bool& readable = m_readable_by_name[name_of(font.getKey("/BaseFont"))];
            readable = readable || is_readable(font);
        }
    }

    void add_forms(QPDFObjectHandle forms, std::vector<QPDFObjectHandle>& waiting) {
        if (!forms.isDictionary()) return;
        for (const std::string& key : forms.getKeys()) {
            QPDFObjectHandle form = forms.getKey(key);
            if (!form.isStream() || !m_seen.insert(form.getObjGen()).second) continue;
            waiting.push_back(form.getDict().getKey("/Resources"));
        }
    }

    // Most pages share their fonts.
    bool is_readable(QPDFObjectHandle font) {
        if (!font.isIndirect()) return !is_unreadable(font);
        const auto [at, is_new] = m_known.try_emplace(font.getObjGen(), true);
        if (is_new) at->second = !is_unreadable(font);
        return at->second;
    }

    QPDF m_pdf;
    std::vector<QPDFObjectHandle> m_pages;
    std::map<QPDFObjGen, bool> m_known;
    std::set<QPDFObjGen> m_seen;
    std::map<std::string, bool> m_readable_by_name;
};

std::string font_reader_version() {
    return "qpdf " + QPDF::QPDFVersion();
}

PdfFonts::PdfFonts(const char* file) {
    try {
        m_file = std::make_unique<File>(file);
    } catch (const std::exception&) {
        m_file.reset();
    }
}

PdfFonts::~PdfFonts() = default;

int PdfFonts::pages() const {
    return m_file ? m_file->pages() : 0;
}

std::set<std::string> PdfFonts::unreadable(int page) {
    if (page < 0 || page >= pages()) return {};
    try {
        return m_file->unreadable(page);
    } catch (const std::exception&) {
        return {};
    }
}

}  // namespace kexie
