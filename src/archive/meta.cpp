#include "archive/meta.h"

#include "archive/json_reader.h"

namespace kexie {

namespace {

class MetaEvents final : public JsonEvents {
public:
    ArchiveMeta meta;
    std::string complaint;

    bool null() override { return refuse(); }
    bool boolean(bool) override { return refuse(); }
    bool whole_number(std::int64_t) override { return refuse(); }
    bool other_number() override { return refuse(); }
    bool text(std::string& value) override {
        if (!m_inside) return refuse();
        (m_key == "title" ? meta.title : meta.note) = value;
        return true;
    }
    bool key(std::string& name) override {
        m_key = name;
        if (name == "title" || name == "note") return true;
        complaint = "The member \"" + name + "\" is not known; there are title and note.";
        return false;
    }
    bool begin_object() override { return m_inside ? refuse() : (m_inside = true); }
    bool end_object() override { return true; }
    bool begin_array() override { return refuse(); }
    bool end_array() override { return true; }

private:
    bool refuse() {
        complaint = m_inside ? m_key + " must be a text." : "The file must hold one object.";
        return false;
    }

    bool m_inside = false;
    std::string m_key;
};

}  // namespace

Result<ArchiveMeta> read_meta(std::string_view json, std::string_view source) {
    MetaEvents events;
    const JsonEnd end = read_json(json, events);
    const auto failure = [&](const char* code, std::string message) {
        return Error{code, std::move(message), std::string(source), end.offset};
    };
    if (end.how == JsonEnd::How::Stopped) return failure("meta-schema", events.complaint);
    if (end.how != JsonEnd::How::Whole) {
        return failure("meta-damaged", "The file is not well-formed JSON.");
    }
    return events.meta;
}

}  // namespace kexie
