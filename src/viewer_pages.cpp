#include "viewer_pages.h"

#include <utility>

#include "cli/pdf_reader.h"

namespace kexie {

ViewerPages::ViewerPages(std::function<void()> drawn)
    : m_drawn(std::move(drawn)), m_thread([this] { work(); }) {}

ViewerPages::~ViewerPages() {
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
        m_stop.request_stop();
    }
    m_ordered.notify_one();
    m_thread.join();
}

void ViewerPages::keep(const std::string& id, std::string bytes) {
    const std::lock_guard lock(m_mutex);
    m_files[id] = std::make_shared<const std::string>(std::move(bytes));
}

PageMaker::Answer ViewerPages::order(const PageOrder& wanted) {
    {
        const std::lock_guard lock(m_mutex);
        if (wanted == m_wanted) return m_answer;
        m_stop.request_stop();
        m_stop = std::stop_source();
        m_wanted = wanted;
        m_answer = {};
        m_is_new = true;
    }
    m_ordered.notify_one();
    return {};
}

bool ViewerPages::take(PageOrder& next, File& file, std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    m_ordered.wait(lock, [this] { return m_is_new || m_ends; });
    if (m_ends) return false;
    m_is_new = false;
    next = m_wanted;
    const auto kept = m_files.find(next.file);
    file = kept == m_files.end() ? nullptr : kept->second;
    stop = m_stop.get_token();
    return true;
}

void ViewerPages::work() {
    PageOrder next;
    File file;
    std::stop_token stop;
    while (take(next, file, stop)) {
        Answer answer{Answer::State::Failed, nullptr};
        if (file) {
            auto page = cli::draw_pdf_page(*file, next.number, next.width, next.height, stop);
            if (page) {
                answer = {Answer::State::Drawn, std::make_shared<const DrawnPage>(page.take())};
            }
        }
        {
            const std::lock_guard lock(m_mutex);
            // Another page is wanted by now.
            if (stop.stop_requested()) continue;
            m_answer = std::move(answer);
        }
        m_drawn();
    }
}

}  // namespace kexie
