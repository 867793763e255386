// SDL2 for the page: its own configuration for Emscripten, without the parts that the page does
// not use. Included before every file of SDL2, whose own include of it then does nothing.
#ifndef KEXIE_SDL2_WEB_CONFIG_H
#define KEXIE_SDL2_WEB_CONFIG_H

#include "SDL_config_emscripten.h"

#undef SDL_AUDIO_DRIVER_DISK
#undef SDL_AUDIO_DRIVER_DUMMY
#undef SDL_AUDIO_DRIVER_EMSCRIPTEN
#undef SDL_JOYSTICK_EMSCRIPTEN
#undef SDL_LOADSO_DLOPEN
#undef SDL_POWER_EMSCRIPTEN
#undef SDL_SENSOR_DUMMY
#undef SDL_VIDEO_RENDER_OGL_ES2

// SDL2's own, which are smaller.
#undef HAVE_ATOF
#undef HAVE_STRTOD

#define SDL_AUDIO_DISABLED 1
#define SDL_FILE_DISABLED 1
#define SDL_JOYSTICK_DISABLED 1
#define SDL_LOADSO_DISABLED 1
#define SDL_POWER_DISABLED 1
#define SDL_RENDER_DISABLED 1
#define SDL_SENSOR_DISABLED 1

// Leaves out the fast paths of its software blitter: 120 KB that nothing here runs, since the
// interface draws with WebGL alone.
#define SDL_LEAN_AND_MEAN 1

// Its log, which a page has no place for: SDL_log.c is left out. Errors are told by SDL_GetError().
#include "SDL_log.h"
#define SDL_Log(...) ((void)0)
#define SDL_LogCritical(...) ((void)0)
#define SDL_LogDebug(...) ((void)0)
#define SDL_LogError(...) ((void)0)
#define SDL_LogInfo(...) ((void)0)
#define SDL_LogWarn(...) ((void)0)

#endif
