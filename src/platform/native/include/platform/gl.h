// The few OpenGL calls that the window needs itself.
#pragma once

#include <SDL_opengl.h>
