// Plays the settings portal of a desktop on the session's bus, for tests: answers for the colours
// that it was told on its standard input, and says so when they change.
//
//   portal_stub         then lines such as "color-scheme 1"; ends with its input.
#include <dbus/dbus.h>
#include <poll.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <map>
#include <sstream>
#include <string>

namespace {

constexpr const char* name = "org.freedesktop.portal.Desktop";
constexpr const char* path = "/org/freedesktop/portal/desktop";
constexpr const char* settings = "org.freedesktop.portal.Settings";
constexpr const char* appearance = "org.freedesktop.appearance";

using Values = std::map<std::string, dbus_uint32_t>;

void append_variant(DBusMessageIter& at, dbus_uint32_t value) {
    DBusMessageIter inner;
    dbus_message_iter_open_container(&at, DBUS_TYPE_VARIANT, "u", &inner);
    dbus_message_iter_append_basic(&inner, DBUS_TYPE_UINT32, &value);
    dbus_message_iter_close_container(&at, &inner);
}

// As portals answer Read(): the variant in another one.
DBusMessage* answer(DBusMessage* call, const Values& values) {
    const char* space = nullptr;
    const char* key = nullptr;
    const bool read = dbus_message_get_args(call, nullptr, DBUS_TYPE_STRING, &space,
                                            DBUS_TYPE_STRING, &key, DBUS_TYPE_INVALID);
    if (!read || std::string(space) != appearance || !values.contains(key)) {
        return dbus_message_new_error(call, "org.freedesktop.portal.Error.NotFound", "not set");
    }
    DBusMessage* reply = dbus_message_new_method_return(call);
    DBusMessageIter at;
    DBusMessageIter outer;
    dbus_message_iter_init_append(reply, &at);
    dbus_message_iter_open_container(&at, DBUS_TYPE_VARIANT, "v", &outer);
    append_variant(outer, values.at(key));
    dbus_message_iter_close_container(&at, &outer);
    return reply;
}

void tell_change(DBusConnection* bus, const std::string& key, dbus_uint32_t value) {
    DBusMessage* signal = dbus_message_new_signal(path, settings, "SettingChanged");
    DBusMessageIter at;
    dbus_message_iter_init_append(signal, &at);
    const char* texts[] = {appearance, key.c_str()};
    for (const char*& text : texts) {
        dbus_message_iter_append_basic(&at, DBUS_TYPE_STRING, &text);
    }
    append_variant(at, value);
    dbus_connection_send(bus, signal, nullptr);
    dbus_connection_flush(bus);
    dbus_message_unref(signal);
}

// False at the end of the input.
bool read_order(DBusConnection* bus, Values& values) {
    std::string line;
    if (!std::getline(std::cin, line)) return false;
    std::istringstream words(line);
    std::string key;
    dbus_uint32_t value = 0;
    if (words >> key >> value) {
        values[key] = value;
        tell_change(bus, key, value);
    }
    return true;
}

}  // namespace

int main() {
    DBusConnection* bus = dbus_bus_get(DBUS_BUS_SESSION, nullptr);
    if (!bus || dbus_bus_request_name(bus, name, 0, nullptr) != 1) {
        std::fputs("portal_stub: no bus, or somebody has the name\n", stderr);
        return 3;
    }
    Values values = {{"color-scheme", 0}};
    for (;;) {
        pollfd input = {STDIN_FILENO, POLLIN, 0};
        const bool ordered = poll(&input, 1, 0) > 0 || std::cin.rdbuf()->in_avail() > 0;
        if (ordered && !read_order(bus, values)) return 0;
        if (!dbus_connection_read_write(bus, 50)) return 0;
        while (DBusMessage* message = dbus_connection_pop_message(bus)) {
            if (dbus_message_is_method_call(message, settings, "Read")) {
                DBusMessage* reply = answer(message, values);
                dbus_connection_send(bus, reply, nullptr);
                dbus_connection_flush(bus);
                dbus_message_unref(reply);
            }
            dbus_message_unref(message);
        }
    }
}
