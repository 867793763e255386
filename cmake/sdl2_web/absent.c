// Answers for the parts of SDL2 that the page leaves out but Dear ImGui's backend asks for: there
// are no game controllers and there is no SDL renderer.
#include <EGL/egl.h>
#include <GLES3/gl3.h>
#include <SDL_gamecontroller.h>
#include <SDL_joystick.h>
#include <SDL_render.h>
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
