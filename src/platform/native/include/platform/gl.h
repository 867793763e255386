// OpenGL 3.3. Functions newer than 1.1 are loaded from the driver, because not every system's
// OpenGL library exports them.
#pragma once

#include <SDL_opengl.h>

#define KEXIE_GL_FUNCTIONS(X)                                      \
    X(PFNGLATTACHSHADERPROC, glAttachShader)                       \
    X(PFNGLBINDBUFFERPROC, glBindBuffer)                           \
    X(PFNGLBINDVERTEXARRAYPROC, glBindVertexArray)                 \
    X(PFNGLBLENDFUNCSEPARATEPROC, glBlendFuncSeparate)             \
    X(PFNGLBUFFERDATAPROC, glBufferData)                           \
    X(PFNGLCOMPILESHADERPROC, glCompileShader)                     \
    X(PFNGLCREATEPROGRAMPROC, glCreateProgram)                     \
    X(PFNGLCREATESHADERPROC, glCreateShader)                       \
    X(PFNGLDELETEBUFFERSPROC, glDeleteBuffers)                     \
    X(PFNGLDELETEPROGRAMPROC, glDeleteProgram)                     \
    X(PFNGLDELETESHADERPROC, glDeleteShader)                       \
    X(PFNGLDELETEVERTEXARRAYSPROC, glDeleteVertexArrays)           \
    X(PFNGLENABLEVERTEXATTRIBARRAYPROC, glEnableVertexAttribArray) \
    X(PFNGLGENBUFFERSPROC, glGenBuffers)                           \
    X(PFNGLGENVERTEXARRAYSPROC, glGenVertexArrays)                 \
    X(PFNGLGETPROGRAMIVPROC, glGetProgramiv)                       \
    X(PFNGLLINKPROGRAMPROC, glLinkProgram)                         \
    X(PFNGLSHADERSOURCEPROC, glShaderSource)                       \
    X(PFNGLUSEPROGRAMPROC, glUseProgram)                           \
    X(PFNGLVERTEXATTRIB4FPROC, glVertexAttrib4f)                   \
    X(PFNGLVERTEXATTRIBPOINTERPROC, glVertexAttribPointer)

namespace kexie {

constexpr const char* glsl_version = "#version 330 core\n";

#define KEXIE_GL_DECLARE(type, name) extern type name;
KEXIE_GL_FUNCTIONS(KEXIE_GL_DECLARE)
#undef KEXIE_GL_DECLARE

// Needs a current context. False if the driver lacks a function.
bool load_gl();

}  // namespace kexie
