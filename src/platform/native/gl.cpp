#include "platform/gl.h"

#include <SDL.h>

namespace kexie {

#define KEXIE_GL_DEFINE(type, name) type name = nullptr;
KEXIE_GL_FUNCTIONS(KEXIE_GL_DEFINE)

bool load_gl() {
    bool complete = true;
#define KEXIE_GL_LOAD(type, name)                                \
    name = reinterpret_cast<type>(SDL_GL_GetProcAddress(#name)); \
    complete = complete && name != nullptr;
    KEXIE_GL_FUNCTIONS(KEXIE_GL_LOAD)
    return complete;
}

}  // namespace kexie
