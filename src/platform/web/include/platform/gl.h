// OpenGL ES 3.0, which Emscripten implements with WebGL 2.
#pragma once

#include <GLES3/gl3.h>

namespace kexie {

constexpr const char* glsl_version = "#version 300 es\n";

}  // namespace kexie
