#include "cli/parallel.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace kexie::cli {

std::size_t default_jobs() {
    const auto pages = static_cast<std::size_t>(std::max(0L, sysconf(_SC_PHYS_PAGES)));
    const auto page_size = static_cast<std::size_t>(std::max(0L, sysconf(_SC_PAGESIZE)));
    const std::size_t gigabytes = pages * page_size / 1'000'000'000;
    const std::size_t cores = std::thread::hardware_concurrency();
    return std::max<std::size_t>(1, std::min(cores, gigabytes));
}

void for_each_index(std::size_t count, std::size_t jobs, const std::stop_token& stop,
                    const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr failure;
    const auto run = [&] {
        try {
            for (std::size_t i = next++; i < count && !stop.stop_requested(); i = next++) work(i);
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (!failure) failure = std::current_exception();
            next = count;
        }
    };
    {
        std::vector<std::jthread> threads;
        const std::size_t wanted = std::min(count, jobs == 0 ? default_jobs() : jobs);
        for (std::size_t i = 1; i < wanted; ++i) threads.emplace_back(run);
        run();
    }
    if (failure) std::rethrow_exception(failure);
}

}  // namespace kexie::cli
