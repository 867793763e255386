#include "cli/interrupt.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>

namespace kexie::cli {

namespace {

constexpr int patience = 3000;  // Milliseconds.

// What the one who started us ignores, as nohup does, stays ignored.
sigset_t signals_to_watch() {
    sigset_t watched;
    sigemptyset(&watched);
    for (const int each : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction action {};
        if (sigaction(each, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;
        sigaddset(&watched, each);
    }
    return watched;
}

}  // namespace

Interrupt::Interrupt() : m_watched(signals_to_watch()) {
    m_signals = signalfd(-1, &m_watched, SFD_CLOEXEC);
    m_end = eventfd(0, EFD_CLOEXEC);
    if (m_signals < 0 || m_end < 0) return;  // Signals end the process as ever.
    pthread_sigmask(SIG_BLOCK, &m_watched, &m_old_mask);
    m_thread = std::thread([this] { watch(); });
}

Interrupt::~Interrupt() {
    if (m_thread.joinable()) {
        eventfd_write(m_end, 1);
        m_thread.join();
        pthread_sigmask(SIG_SETMASK, &m_old_mask, nullptr);
    }
    for (const int each : {m_signals, m_end}) {
        if (each >= 0) close(each);
    }
}

void Interrupt::watch() {
    std::array<pollfd, 2> ends = {{{m_signals, POLLIN, 0}, {m_end, POLLIN, 0}}};
    for (;;) {
        const int ready = poll(ends.data(), ends.size(), m_signal == 0 ? -1 : patience);
        if (ready < 0) continue;
        if (ends[1].revents != 0) return;
        if (m_signal != 0) _exit(exit_by_signal + m_signal);
        signalfd_siginfo info{};
        if (read(m_signals, &info, sizeof info) != sizeof info) continue;
        m_signal = static_cast<int>(info.ssi_signo);
        m_stop.request_stop();
    }
}

}  // namespace kexie::cli
