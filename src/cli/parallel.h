// Work on all cores.
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace kexie::cli {

// As many as there are cores, but no more than there are gigabytes of memory: each may start a
// process that takes one. At least 1.
std::size_t default_jobs();

// Calls `work(i)` once for each i below `count`, in `jobs` threads (0: default_jobs()) and no
// order; begins no further one after a stop. Throws the first exception that `work` throws.
void for_each_index(std::size_t count, std::size_t jobs, const std::stop_token& stop,
                    const std::function<void(std::size_t)>& work);

}  // namespace kexie::cli
