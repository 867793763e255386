// The few OpenGL calls that the page needs itself.
#pragma once

#include <GLES3/gl3.h>
