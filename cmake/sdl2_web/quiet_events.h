// For SDL_events.c in the page: what it could write of each event into the log takes 5 KB of code.
#ifndef KEXIE_SDL2_WEB_QUIET_EVENTS_H
#define KEXIE_SDL2_WEB_QUIET_EVENTS_H

#include "SDL_stdinc.h"

#define SDL_snprintf(...) ((void)0)

#endif
