// Ctrl-C during work that is worth ending tidily.
#pragma once

#include <atomic>
#include <csignal>
#include <stop_token>
#include <thread>

namespace kexie::cli {

// Plus its number: the exit code of a process that a signal has ended, as shells count.
inline constexpr int exit_by_signal = 128;

// While it lives, SIGINT, SIGTERM and SIGHUP ask the work to stop instead of ending the process. If
// the work has not ended after three seconds, or at the second signal, the process ends all the
// same. Made before other threads are, since these inherit which signals they leave alone.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

    // The signal that came, or 0.
    int signal() const { return m_signal; }

private:
    void watch();

    std::stop_source m_stop;
    std::atomic<int> m_signal = 0;
    sigset_t m_watched{};
    sigset_t m_old_mask{};
    int m_signals = -1;  // Descriptors.
    int m_end = -1;
    std::thread m_thread;
};

}  // namespace kexie::cli
