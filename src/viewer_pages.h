// The desktop's printed pages: keeps the PDF files that the person has opened or dropped until the
// window closes, and draws their pages in a thread that waits for kexie-pdf.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

#include "ui/printed_page.h"

namespace kexie {

class ViewerPages final : public PageMaker {
public:
    // `drawn` is called from the thread whenever there is an answer.
    explicit ViewerPages(std::function<void()> drawn);
    ~ViewerPages() override;

    // `id` is that of the own file.
    void keep(const std::string& id, std::string bytes);

    Answer order(const PageOrder& wanted) override;

private:
    using File = std::shared_ptr<const std::string>;

    void work();
    // Waits for an order that is not answered yet. False at the end of the program.
    bool take(PageOrder& next, File& file, std::stop_token& stop);

    std::function<void()> m_drawn;
    std::mutex m_mutex;  // For all below.
    std::condition_variable m_ordered;
    std::map<std::string, File> m_files;
    PageOrder m_wanted;
    Answer m_answer;        // To m_wanted.
    bool m_is_new = false;  // Nobody works on m_wanted yet.
    bool m_ends = false;
    std::stop_source m_stop;  // Ends the work on m_wanted.
    std::thread m_thread;
};

}  // namespace kexie
