#include "support/render.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "support/render_text.h"

namespace kexie::test {

namespace {

// Lines that belong together: no empty line between them unless one is after every line.
struct Block {
    std::vector<std::string> lines;
    bool tight_before = false;  // No empty line before it either: entries of the contents.
};

std::size_t length_of(std::string_view text) {
    return count_code_points(text);
}

std::string cut_text(std::string_view text, std::size_t from, std::size_t to) {
    const std::size_t begin = byte_offset_of(text, from);
    return std::string(text.substr(begin, byte_offset_of(text, to) - begin));
}

std::string printed_date(const Date& date, int masthead) {
    const std::string y = std::to_string(date.year);
    const std::string m = std::to_string(date.month);
    const std::string d = std::to_string(date.day);
    switch (masthead) {
        case 0:
            return y + " 年 " + m + " 月 " + d + " 日";
        case 4:
            return chinese_digits(date.year) + "年" + chinese_number(date.month) + "月" +
                   chinese_number(date.day) + "日";
        case 5:
            return to_iso(date);
        case 11:
            return y + "." + m + "." + d;
        default:
            return y + "年" + m + "月" + d + "日";
    }
}

class Renderer {
public:
    Renderer(const Issue& issue, const RenderStyle& style, Dice& dice)
        : m_issue(issue), m_style(style), m_dice(dice) {}

    Rendered render() {
        add_masthead();
        add_contents();
        m_body_start = m_blocks.size();
        for (std::size_t i = 0; i < m_issue.articles.size(); ++i) add_article(i);
        add_footer();
        m_result.text = print();
        return std::move(m_result);
    }

private:
    void add(std::string line) { m_blocks.push_back({{std::move(line)}, false}); }

    std::string text(std::string_view value) { return spaced(value, m_style, m_dice); }

    // Lines that are as wide as the text is set.
    WrappedText set(const std::string& value, int first_shortfall) {
        if (m_style.wrap == 0) return {{value}};
        WrappedText lines = wrapped(value, m_style.wrap, first_shortfall, m_style.hanging_marks);
        m_result.undecidable |= lines.blank_lost;
        return lines;
    }
    void add_set(const std::string& value) { m_blocks.push_back({set(value, 0).lines, false}); }

    bool gaps_part() const { return !m_style.gap_everywhere && !m_style.gap_nowhere; }

    void add_masthead() {
        if (m_style.masthead == 8) return;
        const std::string title =
            m_style.spaced_title ? letter_spaced(*m_issue.title) : *m_issue.title;
        const std::string publisher = *m_issue.publisher;
        const std::string date = printed_date(*m_issue.date, m_style.masthead);
        const std::string year = std::to_string(*m_issue.year);
        const std::string number = std::to_string(*m_issue.number);
        const std::string total = m_issue.total_number ? std::to_string(*m_issue.total_number) : "";
        using Lines = std::vector<std::string>;
        const auto lines = [&]() -> Lines {
            switch (m_style.masthead) {
                case 1:
                    return {title, year + "年第" + number + "期（总第" + total + "期）",
                            publisher + "    " + date};
                case 2:
                    return {publisher, title, "第" + number + "期（总第" + total + "期）", date};
                case 3:
                    return {title, "〔" + year + "〕" + number + "号", publisher, date};
                case 4:
                    return {title,
                            chinese_digits(*m_issue.year) + "年第" +
                                chinese_number(*m_issue.number) + "期",
                            "（总第" + chinese_number(*m_issue.total_number) + "期）", publisher,
                            date};
                case 5:
                    return {title, full_width_digits(year + "年第" + number + "期"),
                            publisher + "编", date};
                case 6:
                    return {title + " " + year + "年第" + number + "期", publisher + " " + date};
                case 7:
                    return {title, "第 " + number + " 期 总第 " + total + " 期",
                            "主办：" + publisher, "日期：" + date};
                case 9:
                    return {title, date, "第" + number + "期", publisher};
                case 10:
                    return {"内部资料", title, year + "年第" + number + "期", "总第" + total + "期",
                            publisher,  date};
                case 11:
                    return {title, year + " 年度第 " + number + " 期(累计第 " + total + " 期)",
                            publisher + " 编印", date};
                default:
                    return {title, year + " 年 第 " + number + " 期", "(总第 " + total + " 期)",
                            publisher, date};
            }
        };
        for (const std::string& line : lines()) add(line);
    }

    std::string bullet(std::size_t entry) const {
        const std::string number = std::to_string(entry + 1);
        switch (m_style.bullet) {
            case 1:
                return "●";
            case 2:
                return "· ";
            case 3:
                return "• ";
            case 4:
                return "■ ";
            case 5:
                return number + ".";
            case 6:
                return number + "、";
            case 7:
                return "（" + chinese_number(static_cast<int>(entry) + 1) + "）";
            case 8:
                return "";
            default:
                return "- ";
        }
    }

    std::string leader(std::size_t entry) const {
        const std::string page = std::to_string(entry / 2 + 1);
        switch (m_style.leader) {
            case 1:
                return "………" + page;
            case 2:
                return "......" + page;
            case 3:
                return "······（" + page + "）";
            case 4:
                return "\t\t" + page;
            default:
                return "";
        }
    }

    void add_contents() {
        if (m_issue.toc.empty()) return;
        static const std::array<const char*, 5> heads = {"目录提要", "目　录", "【本期要目】",
                                                         "本期导读：", "目录"};
        add(rewritten(heads[static_cast<std::size_t>(m_style.toc_head)], m_style));
        for (std::size_t i = 0; i < m_issue.toc.size(); ++i) {
            const std::string entry = bullet(i) + text(m_issue.toc[i].text) + leader(i);
            m_blocks.push_back({set(entry, 0).lines, true});
        }
    }

    void add_head(const std::string& name) {
        const std::string shown = text(name);
        switch (m_style.head) {
            case 1:
                return add("〖" + shown + "〗");
            case 2:
                return add("［" + shown + "］");
            case 3:
                return add("[" + shown + "]");
            case 4:
                return add("【 " + shown + " 】");
            case 5: {
                const std::size_t half = length_of(name) / 2;
                m_blocks.push_back(
                    {{"【" + cut_text(name, 0, half), cut_text(name, half, length_of(name)) + "】"},
                     false});
                return;
            }
            case 6:
                return add("　　【" + shown + "】");
            default:
                return add("【" + shown + "】");
        }
    }

    void add_title(const std::string& title, const std::string& head) {
        const std::string shown = text(title);
        const std::size_t length = length_of(shown);
        if (!head.empty()) return add_set("【" + head + "】" + shown);
        if ((m_style.title == 1 || m_style.title == 2) && length >= 14) {
            const std::vector<std::string> halves = broken_title(shown);
            if (m_style.title == 2) {
                for (const std::string& half : halves) add_set(half);
                return;
            }
            Block block;
            for (const std::string& half : halves) {
                for (const std::string& line : set(half, 0).lines) block.lines.push_back(line);
            }
            m_blocks.push_back(block);
            return;
        }
        if (m_style.title == 3) {
            Block block{set(shown, 0).lines, false};
            for (std::string& line : block.lines) line = "　　　　　　" + line;
            m_blocks.push_back(block);
            return;
        }
        add_set((m_style.title == 4 ? "● " : "") + shown);
    }

    // Two lines, broken near the middle where nothing holds the characters together.
    std::vector<std::string> broken_title(const std::string& title) {
        const std::vector<std::string> lines =
            wrapped(title, columns_of(title) / 2 + 6, 0, false).lines;
        std::vector<std::string> halves = {lines.front(), ""};
        for (std::size_t i = 1; i < lines.size(); ++i) halves[1] += lines[i];
        if (halves[1].empty()) halves.pop_back();
        return halves;
    }

    std::string attribution_of(const Article& article) const {
        const std::string unit = *article.attribution;
        if (m_style.attribution == 3) return "(" + unit + ")";
        if (m_style.attribution == 4) return "（供稿：" + unit + "）";
        return "（" + unit + "）";
    }

    void add_article(std::size_t index) {
        const Article& article = m_issue.articles[index];
        std::string head;
        const bool new_section =
            article.section &&
            (index == 0 || m_issue.articles[index - 1].section != article.section);
        if (new_section && m_style.head == 7) {
            head = *article.section;
        } else if (new_section) {
            add_head(*article.section);
        }
        add_title(article.title, head);
        const bool own_line = m_style.attribution == 1 || m_style.attribution == 2;
        for (std::size_t p = 0; p < article.paragraphs.size(); ++p) {
            std::string value = text(article.paragraphs[p]);
            const bool last = p + 1 == article.paragraphs.size();
            if (last && article.attribution && !own_line) value += attribution_of(article);
            add_paragraph(value, last);
        }
        if (article.attribution && own_line) {
            add((m_style.attribution == 2 ? "                    " : "") + attribution_of(article));
        }
    }

    void add_paragraph(const std::string& value, bool last) {
        static const std::array<const char*, 4> indents = {"", "", "　　", "    "};
        const std::string indent = indents[static_cast<std::size_t>(m_style.first_line)];
        WrappedText lines = set(value, m_style.first_line == 0 ? 0 : 4);
        const bool shows_start =
            m_style.first_line >= 2 || (m_style.first_line == 1 && lines.lines.size() > 1);
        if (m_style.wrap > 0 && m_full_end && !gaps_part() && !shows_start)
            m_result.undecidable = true;
        m_full_end = lines.last_line_full && !last;
        lines.lines.front().insert(0, indent);
        if (m_style.cuts && lines.lines.size() == 1) {
            if (add_cut_paragraph(lines.lines.front())) return;
        }
        m_blocks.push_back({lines.lines, false});
    }

    // A page break within a paragraph. Not where even a person would see two paragraphs, or a
    // title: after a full stop, or after a few words without a comma.
    bool add_cut_paragraph(const std::string& value) {
        const std::u32string characters = to_utf32(value);
        if (characters.size() < 60 || m_dice.chance(50)) return false;
        const std::size_t at = 24 + m_dice.below(characters.size() - 40);
        const std::u32string_view first = std::u32string_view(characters).substr(0, at);
        const std::u32string_view second = std::u32string_view(characters).substr(at);
        static constexpr std::u32string_view stops = U"。！？”）.!?)";
        const bool comma = first.find_first_of(U"，,") != std::u32string_view::npos;
        if ((!comma && at < 45) || stops.find(first.back()) != std::u32string_view::npos ||
            columns_of(to_utf8(second.substr(0, 1))) < 2 ||
            std::u32string_view(U"，。、；：！？”）》（").find(second.front()) !=
                std::u32string_view::npos) {
            return false;
        }
        add(to_utf8(first));
        add(to_utf8(second));
        m_cut_after.push_back(m_blocks.size() - 2);
        return true;
    }

    void add_footer() {
        const Footer& footer = m_issue.footer;
        if (!footer.editor) return;
        const auto add_email = [&](const std::string& label) {
            if (footer.email) add(label + *footer.email);
        };
        const auto add_distribution = [&](const std::string& label) {
            for (std::size_t i = 0; i < footer.distribution.size(); ++i) {
                const WrappedText lines = set((i == 0 ? label : "") + footer.distribution[i], 0);
                const bool last = i + 1 == footer.distribution.size();
                if (lines.last_line_full && !last && !gaps_part()) m_result.undecidable = true;
                m_blocks.push_back({lines.lines, false});
            }
        };
        const auto label = [&](std::string_view words) { return rewritten(words, m_style); };
        switch (m_style.footer) {
            case 1:
                add(label("责任编辑：") + *footer.editor + "    " + label("审核：") +
                    *footer.reviewer);
                add_distribution(label("报送："));
                add_email(label("投稿邮箱："));
                break;
            case 2:
                add_email("E-mail: ");
                add(label("编  辑：") + *footer.editor);
                add(label("审  核：") + *footer.reviewer);
                add_distribution(label("抄送："));
                break;
            case 3:
                add(label("责编：") + *footer.editor);
                add(label("签发：") + *footer.reviewer);
                add_email(label("投稿邮箱："));
                for (std::size_t i = 0; i < footer.distribution.size(); ++i) {
                    static const std::array<const char*, 3> labels = {"报送：", "抄送：", "分送："};
                    add_set(label(labels[i % 3]) + footer.distribution[i]);
                }
                break;
            default: {
                const std::string colon = m_style.footer == 5 ? ":" : "：";
                add_email(label("信息报送邮箱" + colon));
                add(label("编辑" + colon) + *footer.editor);
                add(label("审核" + colon) + *footer.reviewer);
                add_distribution(label("分送" + colon));
            }
        }
    }

    // The lines with everything that pages put between them.
    std::string print() {
        static const std::array<const char*, 3> line_ends = {"\n", "\r\n", "\r"};
        const std::string end = line_ends[static_cast<std::size_t>(m_style.line_end)];
        const int page_length = m_dice.between(9, 30);
        std::string out;
        int page = 1;
        int on_page = 0;
        std::size_t urls = static_cast<std::size_t>(m_style.urls);
        for (std::size_t b = 0; b < m_blocks.size(); ++b) {
            for (std::size_t i = 0; i < m_blocks[b].lines.size(); ++i) {
                const bool first = i == 0;
                const bool gap = m_style.gap_everywhere ||
                                 (!m_style.gap_nowhere && first && !m_blocks[b].tight_before);
                if (gap && !out.empty()) out += end;
                const bool in_body = b >= m_body_start && b > 0;
                const bool cut =
                    !m_cut_after.empty() && first && b > 0 &&
                    std::find(m_cut_after.begin(), m_cut_after.end(), b - 1) != m_cut_after.end();
                if (in_body && (++on_page >= page_length || cut)) {
                    out += page_break(page++, end);
                    on_page = 0;
                }
                if (in_body && urls > 0 && m_dice.chance(8)) {
                    --urls;
                    out +=
                        "http://www.example.org/link?url=" + std::to_string(m_dice.below(99999)) +
                        "tWAIrAqJfvuOY" + end;
                }
                out += m_blocks[b].lines[i] + end;
            }
        }
        return out;
    }

    std::string page_break(int page, const std::string& end) const {
        const std::string number = std::to_string(page);
        switch (m_style.page_marks) {
            case 1:
                return end + "- " + number + " -" + end + end;
            case 2:
                return "— " + number + " —" + end;
            case 3:
                return "第 " + number + " 页" + end;
            case 4:
                return number + end;
            case 5:
                return "－ " + full_width_digits(number) + " －" + end;
            case 6:
                return "\f";
            case 7:
                return "- " + number + " -" + end + end + m_issue.title.value_or("通讯") + " " +
                       std::to_string(m_issue.year.value_or(2020)) + "年第" +
                       std::to_string(m_issue.number.value_or(1)) + "期" + end;
            case 8:
                return " ";
            case 9:
                return number + "/12" + end;
            default:
                return "";
        }
    }

    const Issue& m_issue;
    const RenderStyle& m_style;
    Dice& m_dice;
    std::vector<Block> m_blocks;
    std::vector<std::size_t> m_cut_after;
    std::size_t m_body_start = 0;
    bool m_full_end = false;  // The paragraph before ended at the very end of a line.
    Rendered m_result;
};

// A shorter form of a title that no other title contains.
std::string shortened(const Issue& issue, const std::string& title) {
    const std::size_t joined = title.find("暨");
    std::string entry = title;
    if (joined != std::string::npos) {
        entry = title.substr(0, joined);
    } else if (title.starts_with("2024年")) {
        entry = title.substr(std::string_view("2024年").size());
    } else if (length_of(title) >= 12) {
        entry = cut_text(title, 0, length_of(title) - 2);
    }
    int count = 0;
    for (const Article& article : issue.articles) {
        if (article.title.find(entry) != std::string::npos) ++count;
    }
    return count == 1 ? entry : title;
}

void rewrite(std::optional<std::string>& text, const RenderStyle& style) {
    if (text) text = rewritten(*text, style);
}

}  // namespace

Issue as_printed(const Issue& issue, const RenderStyle& style) {
    Issue printed = issue;
    const int masthead = style.masthead;
    const bool no_total = masthead == 3 || masthead == 5 || masthead == 6 || masthead == 9;
    if (no_total) printed.total_number.reset();
    if (masthead == 8) {
        printed.title.reset();
        printed.publisher.reset();
        printed.number.reset();
        printed.total_number.reset();
        printed.inferred = {true, true};
    }
    if (style.footer == 4) printed.footer = {};
    for (TocEntry& entry : printed.toc) {
        if (style.short_entries && entry.article) {
            entry.text = rewritten(shortened(issue, entry.text), style);
        } else {
            entry.text = rewritten(entry.text, style);
        }
        rewrite(entry.section, style);
    }
    rewrite(printed.title, style);
    rewrite(printed.publisher, style);
    for (Article& article : printed.articles) {
        rewrite(article.section, style);
        rewrite(article.attribution, style);
        article.title = rewritten(article.title, style);
        for (std::string& paragraph : article.paragraphs) paragraph = rewritten(paragraph, style);
    }
    rewrite(printed.footer.editor, style);
    rewrite(printed.footer.reviewer, style);
    for (std::string& line : printed.footer.distribution) line = rewritten(line, style);
    return printed;
}

Rendered render(const Issue& issue, const RenderStyle& style, Dice& dice) {
    return Renderer(issue, style, dice).render();
}

}  // namespace kexie::test
