// Answers for the parts of SDL2 that the page leaves out but Dear ImGui's backend asks for: there
// are no game controllers and there is no SDL renderer.
#include <EGL/egl.h>
#include <GLES3/gl3.h>
#include <SDL_events.h>
#include <SDL_gamecontroller.h>
#include <SDL_joystick.h>
#include <SDL_log.h>
#include <SDL_render.h>
#include <SDL_surface.h>
#include <string.h>

int SDL_NumJoysticks(void) {
    return 0;
}

SDL_bool SDL_IsGameController(int index) {
    (void)index;
    return SDL_FALSE;
}

SDL_GameController* SDL_GameControllerOpen(int index) {
    (void)index;
    return NULL;
}

void SDL_GameControllerClose(SDL_GameController* controller) {
    (void)controller;
}

Uint8 SDL_GameControllerGetButton(SDL_GameController* controller, SDL_GameControllerButton button) {
    (void)controller;
    (void)button;
    return 0;
}

Sint16 SDL_GameControllerGetAxis(SDL_GameController* controller, SDL_GameControllerAxis axis) {
    (void)controller;
    (void)axis;
    return 0;
}

int SDL_GetRendererOutputSize(SDL_Renderer* renderer, int* width, int* height) {
    (void)renderer;
    (void)width;
    (void)height;
    return -1;
}

// There is no log.

void SDL_LogInit(void) {}

void SDL_LogQuit(void) {}

SDL_LogPriority SDL_LogGetPriority(int category) {
    (void)category;
    return SDL_LOG_PRIORITY_CRITICAL;
}

// Nobody learns what a finger draws.

int SDL_GestureAddTouch(SDL_TouchID touch) {
    (void)touch;
    return 0;
}

int SDL_GestureDelTouch(SDL_TouchID touch) {
    (void)touch;
    return 0;
}

void SDL_GestureProcessEvent(SDL_Event* event) {
    (void)event;
}

void SDL_GestureQuit(void) {}

// There are no surfaces.

void SDL_CalculateGammaRamp(float gamma, Uint16* ramp) {
    (void)gamma;
    (void)ramp;
}

SDL_Surface* SDL_ConvertSurfaceFormat(SDL_Surface* surface, Uint32 format, Uint32 flags) {
    (void)surface;
    (void)format;
    (void)flags;
    return NULL;
}

SDL_Surface* SDL_CreateRGBSurface(Uint32 flags, int width, int height, int depth, Uint32 red,
                                  Uint32 green, Uint32 blue, Uint32 alpha) {
    (void)flags;
    (void)depth;
    return SDL_CreateRGBSurfaceFrom(NULL, width, height, 0, 0, red, green, blue, alpha);
}

SDL_Surface* SDL_CreateRGBSurfaceFrom(void* pixels, int width, int height, int depth, int pitch,
                                      Uint32 red, Uint32 green, Uint32 blue, Uint32 alpha) {
    (void)pixels;
    (void)width;
    (void)height;
    (void)depth;
    (void)pitch;
    (void)red;
    (void)green;
    (void)blue;
    (void)alpha;
    return NULL;
}

void SDL_FreeSurface(SDL_Surface* surface) {
    (void)surface;
}

void SDL_GetRGBA(Uint32 pixel, const SDL_PixelFormat* format, Uint8* red, Uint8* green,
                 Uint8* blue, Uint8* alpha) {
    (void)pixel;
    (void)format;
    *red = *green = *blue = *alpha = 0;
}

int SDL_LockSurface(SDL_Surface* surface) {
    (void)surface;
    return -1;
}

SDL_bool SDL_PixelFormatEnumToMasks(Uint32 format, int* bits, Uint32* red, Uint32* green,
                                    Uint32* blue, Uint32* alpha) {
    (void)format;
    *bits = 0;
    *red = *green = *blue = *alpha = 0;
    return SDL_FALSE;
}

void SDL_UnlockSurface(SDL_Surface* surface) {
    (void)surface;
}

typedef __eglMustCastToProperFunctionPointerType Function;

// Emscripten's own answers for every function of OpenGL by name, and so keeps all of them in the
// page: 57 KB of JavaScript. These are the ones that SDL2 asks for.
Function eglGetProcAddress(const char* name) {
    static const struct {
        const char* name;
        Function function;
    } known[] = {
        {"glBindFramebuffer", (Function)glBindFramebuffer},
        {"glGetError", (Function)glGetError},
        {"glGetFramebufferAttachmentParameteriv", (Function)glGetFramebufferAttachmentParameteriv},
        {"glGetIntegerv", (Function)glGetIntegerv},
        {"glGetString", (Function)glGetString},
        {"glGetStringi", (Function)glGetStringi},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; ++i) {
        if (strcmp(known[i].name, name) == 0) {
            return known[i].function;
        }
    }
    return NULL;
}
