# What the page needs of SDL2: a window, its events and WebGL. Everything else is off, for size.
# Read by `cmake -C` when scripts/lib/sdl2_web.sh builds SDL2 into the cache, and by
# dependencies.cmake when it has to build SDL2 itself.
foreach(option
        SDL_AUDIO SDL_FILE SDL_FILESYSTEM SDL_HAPTIC SDL_HIDAPI SDL_JOYSTICK SDL_LOADSO SDL_LOCALE
        SDL_MISC SDL_POWER SDL_RENDER SDL_SENSOR SDL_THREADS
        SDL_DISKAUDIO SDL_DUMMYAUDIO SDL_DUMMYVIDEO SDL_OFFSCREEN SDL_VIRTUAL_JOYSTICK
        SDL_SHARED SDL_TEST SDL_CCACHE)
    set(${option} OFF CACHE BOOL "" FORCE)
endforeach()
set(SDL_STATIC ON CACHE BOOL "" FORCE)
set(SDL2_DISABLE_SDL2MAIN ON CACHE BOOL "" FORCE)
