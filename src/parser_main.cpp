// The parser as a program of its own for the page, which loads it only when the person brings
// issues of their own. It has no outside: text in, JSON out.
#include <cstdlib>
#include <cstring>
#include <string>

#include "archive/file_bundle.h"

extern "C" {

// A bundle, or an error: its code, a line end and its sentence. To be freed. `profile` is what
// kexie_profile() of the page gives.
char* kexie_parse_file(const char* bytes, std::size_t size, const char* name, const char* profile) {
    const kexie::Profile known = kexie::read_profile(profile);
    const auto bundle = kexie::bundle_of_file(std::string(bytes, size), name, &known);
    const std::string answer =
        bundle ? bundle.value() : bundle.error().code + "\n" + bundle.error().message;
    auto* copy = static_cast<char*>(std::malloc(answer.size() + 1));
    std::memcpy(copy, answer.c_str(), answer.size() + 1);
    return copy;
}

}  // extern "C"
