// Whatever the bytes are, the bundle reader ends with an archive or an error, and its JSON reader
// reports what nlohmann/json does; an archive that it accepts is written and read again unchanged.
#include <cstddef>
#include <cstdint>

#include "archive/bundle.h"
#include "base/verify.h"
#include "support/json_oracle.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    KEXIE_VERIFY(kexie::test::compare_json_readers(bytes).empty());
    const auto archive = kexie::read_bundle(bytes, "fuzz");
    if (!archive) {
        KEXIE_VERIFY(!archive.error().message.empty());
        KEXIE_VERIFY(archive.error().offset.value_or(0) <= size);
        return 0;
    }
    const std::string written = kexie::write_bundle(archive.value());
    const auto again = kexie::read_bundle(written, "again");
    KEXIE_VERIFY(again.ok());
    KEXIE_VERIFY(kexie::write_bundle(again.value()) == written);
    return 0;
}
