#include <dbus/dbus.h>

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "platform/native/desktop_theme.h"

namespace kexie::native {

namespace {

constexpr const char* portal = "org.freedesktop.portal.Desktop";
constexpr const char* portal_path = "/org/freedesktop/portal/desktop";
constexpr const char* settings = "org.freedesktop.portal.Settings";
constexpr const char* appearance = "org.freedesktop.appearance";
constexpr const char* color_scheme = "color-scheme";  // 1: dark, 2: light, 0: no preference.
constexpr const char* contrast = "contrast";          // 1: high.
constexpr int answer_limit_ms = 500;

struct MessageEnd {
    void operator()(DBusMessage* message) const { dbus_message_unref(message); }
};
using Message = std::unique_ptr<DBusMessage, MessageEnd>;

// Required by libdbus; the details of an error are not needed.
struct Ignored {
    DBusError error;
    Ignored() { dbus_error_init(&error); }
    ~Ignored() { dbus_error_free(&error); }
    Ignored(const Ignored&) = delete;
    Ignored& operator=(const Ignored&) = delete;
};

// Portals wrap the value in one or two variants.
std::optional<std::uint32_t> number_at(DBusMessageIter at) {
    while (dbus_message_iter_get_arg_type(&at) == DBUS_TYPE_VARIANT) {
        DBusMessageIter inner;
        dbus_message_iter_recurse(&at, &inner);
        at = inner;
    }
    if (dbus_message_iter_get_arg_type(&at) != DBUS_TYPE_UINT32) return std::nullopt;
    dbus_uint32_t value = 0;
    dbus_message_iter_get_basic(&at, &value);
    return value;
}

// The string at the iterator, which advances; empty if there is none.
std::string_view take_text(DBusMessageIter& at) {
    if (dbus_message_iter_get_arg_type(&at) != DBUS_TYPE_STRING) return {};
    const char* text = nullptr;
    dbus_message_iter_get_basic(&at, &text);
    dbus_message_iter_next(&at);
    return text;
}

void set(DesktopTheme& theme, std::string_view key, std::uint32_t value) {
    if (key == color_scheme) theme.dark = value == 1;
    if (key == contrast) theme.contrast = value == 1;
}

// libdbus would start a session where there is none.
bool has_session() {
    const char* address = std::getenv("DBUS_SESSION_BUS_ADDRESS");
    return address && *address;
}

}  // namespace

struct DesktopThemeWatch::Bus {
    DBusConnection* connection = nullptr;

    Bus() {
        Ignored ignored;
        connection = dbus_bus_get_private(DBUS_BUS_SESSION, &ignored.error);
        if (!connection) return;
        dbus_connection_set_exit_on_disconnect(connection, FALSE);
    }
    ~Bus() {
        if (!connection) return;
        dbus_connection_close(connection);
        dbus_connection_unref(connection);
    }
    Bus(const Bus&) = delete;
    Bus& operator=(const Bus&) = delete;

    // nullopt if the portal does not reply in time.
    std::optional<std::uint32_t> read(const char* key) const {
        const Message call(dbus_message_new_method_call(portal, portal_path, settings, "Read"));
        if (!call || !dbus_message_append_args(call.get(), DBUS_TYPE_STRING, &appearance,
                                               DBUS_TYPE_STRING, &key, DBUS_TYPE_INVALID))
            return std::nullopt;
        Ignored ignored;
        const Message answer(dbus_connection_send_with_reply_and_block(
            connection, call.get(), answer_limit_ms, &ignored.error));
        DBusMessageIter at;
        if (!answer || !dbus_message_iter_init(answer.get(), &at)) return std::nullopt;
        return number_at(at);
    }

    void listen() const {
        Ignored ignored;
        dbus_bus_add_match(connection,
                           "type='signal',interface='org.freedesktop.portal.Settings',"
                           "member='SettingChanged',arg0='org.freedesktop.appearance'",
                           &ignored.error);
    }
};

DesktopThemeWatch::DesktopThemeWatch() {
    if (!has_session()) return;
    auto bus = std::make_unique<Bus>();
    if (!bus->connection) return;
    bus->listen();
    const auto scheme = bus->read(color_scheme);
    // A portal without this setting has none of the others.
    if (!scheme) return;
    set(m_theme, color_scheme, *scheme);
    set(m_theme, contrast, bus->read(contrast).value_or(0));
    m_bus = std::move(bus);
}

DesktopThemeWatch::~DesktopThemeWatch() = default;

bool DesktopThemeWatch::is_watching() const {
    return m_bus && dbus_connection_get_is_connected(m_bus->connection);
}

bool DesktopThemeWatch::take_change() {
    if (!is_watching()) return false;
    const DesktopTheme before = m_theme;
    dbus_connection_read_write(m_bus->connection, 0);
    while (const Message message{dbus_connection_pop_message(m_bus->connection)}) {
        DBusMessageIter at;
        if (!dbus_message_is_signal(message.get(), settings, "SettingChanged") ||
            !dbus_message_iter_init(message.get(), &at) || take_text(at) != appearance)
            continue;
        const std::string_view key = take_text(at);
        if (const auto value = number_at(at)) set(m_theme, key, *value);
    }
    return !(m_theme == before);
}

}  // namespace kexie::native
