/* SDL2's configuration for the page: its own for Emscripten, without the subsystems that nothing here
   uses. The page draws with WebGL through Emscripten, not through SDL2's EGL, which would keep every
   function of OpenGL in the page's JavaScript. */
#ifndef SDL_config_h_
#define SDL_config_h_

#include "SDL_platform.h"
#include "SDL_config_emscripten.h"

#undef SDL_JOYSTICK_EMSCRIPTEN
#undef SDL_VIDEO_OPENGL_EGL
#undef SDL_VIDEO_OPENGL_ES2
#undef SDL_VIDEO_RENDER_OGL_ES2

#define SDL_AUDIO_DISABLED 1
#define SDL_JOYSTICK_DISABLED 1
#define SDL_RENDER_DISABLED 1
#define SDL_SENSOR_DISABLED 1
#define SDL_LEAN_AND_MEAN 1

#endif
