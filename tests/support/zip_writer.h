// Zip files for tests, stored or with what the test says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kexie::test {

struct ZipPart {
    std::string name;
    std::string bytes;
    std::uint16_t flags = 0x0800;  // Names are UTF-8.
    // As it is in the file, with its method; without these `bytes` are stored.
    std::string packed = {};
    std::uint16_t method = 0;
    std::uint32_t claimed_size = 0;  // 0: the true one.
};

std::string write_zip(const std::vector<ZipPart>& parts);

// A part of `count` zeros, deflated to one byte for about 158 of them.
ZipPart zeros(std::string name, std::size_t count);

}  // namespace kexie::test
