// Masthead, contents and footer of an ordinary bulletin.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "support/ordinary_draft.h"
#include "support/render_text.h"

namespace kexie::test {

namespace {

std::string spaced_digits(const std::string& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (digit && !result.empty() && result.back() != ' ') result += ' ';
        result += text[i];
        const bool ends_figure =
            digit && i + 1 < text.size() && (text[i + 1] < '0' || text[i + 1] > '9');
        if (ends_figure) result += ' ';
    }
    return result;
}

class MastheadPrinter {
public:
    explicit MastheadPrinter(OrdinaryDraft& draft)
        : m_draft(draft), m_dice(draft.dice), m_truth(draft.truth) {}

    void print() {
        m_gap = has(Trait::MastheadTight) ? 0 : 1;
        if (has(Trait::MastheadInternal)) {
            static const std::vector<std::string> lines = {
                "内部资料　注意保存", "内部资料 免费交流", "内部资料，注意保存", "内部刊物"};
            add(m_dice.pick(lines));
        }
        const std::vector<std::string> numbers = number_lines();
        const std::string published = publisher_line();
        const std::string date = date_line();
        if (has(Trait::MastheadOneLine)) {
            std::string line = name();
            for (const std::string& number : numbers) line += "　　" + number;
            if (!published.empty()) line += "　　" + published;
            add(line + "　　" + date);
            return add_extras();
        }
        const bool publisher_first = has(Trait::PublisherFirst);
        if (publisher_first) add(published);
        add((m_draft.markdown() ? "# " : "") + name());
        add_motto();
        for (const std::string& number : numbers) add(number);
        const bool on_one_line = m_dice.chance(35);
        if (published.empty() || publisher_first) {
            add(date);
        } else if (on_one_line) {
            add(published + "　　　　" + date);
        } else {
            add(published);
            add(date);
        }
        add_signer();
    }

private:
    bool has(Trait trait) const { return m_draft.has(trait); }
    void add(const std::string& line) {
        m_draft.print(line, LineKind::Front, m_draft.lines.empty() ? 0 : m_gap);
    }
    void add_extras() {
        add_motto();
        add_signer();
    }
    void add_motto() {
        if (has(Trait::MastheadMotto)) add(m_draft.prose.expand("{motto}"));
    }
    void add_signer() {
        if (has(Trait::MastheadSigner)) add(m_draft.prose.expand("签发：{person}"));
    }

    std::string name() const {
        if (has(Trait::NameBracketed)) return "《" + m_truth.title + "》";
        return has(Trait::NameSpaced) ? letter_spaced(m_truth.title) : m_truth.title;
    }

    std::string figures(const std::string& text) const {
        return has(Trait::NumberSpaced) || has(Trait::SpacedFigures) ? spaced_digits(text) : text;
    }

    std::vector<std::string> number_lines() {
        const std::string year = std::to_string(m_truth.year);
        const std::string number = std::to_string(m_truth.number.value_or(0));
        const std::string total = std::to_string(m_truth.total_number.value_or(0));
        if (has(Trait::NumberTotal)) return {figures("总第" + total + "期")};
        if (has(Trait::NumberDocument)) {
            static const std::vector<std::string> prefixes = {"", "简报", "办发", "信息"};
            return {m_dice.pick(prefixes) + "〔" + year + "〕" + number + "号"};
        }
        if (has(Trait::NumberVolume)) {
            const std::string volume = m_draft.prose.expand("第{2-30}卷");
            const char* blank = m_dice.chance(50) ? "　" : "";
            if (m_dice.chance(50)) {
                m_truth.total_number.reset();
                return {figures(volume + blank + "第" + number + "期")};
            }
            return {figures(volume + blank + "第" + number + "期（总第" + total + "期）")};
        }
        // 民國 years stand in the date alone.
        const std::size_t form = has(Trait::DateMinguo) ? 2 : m_dice.below(3);
        if (form == 0) return {figures(year + "年第" + number + "期（总第" + total + "期）")};
        if (form == 1) {
            return {figures(year + " 年第 " + number + " 期"),
                    figures("（总第 " + total + " 期）")};
        }
        m_truth.total_number.reset();
        return {figures("第" + number + "期")};
    }

    std::string publisher_line() {
        if (!m_truth.publisher) return "";
        const std::string& name = *m_truth.publisher;
        if (has(Trait::PublisherCompiles)) return name + "编";
        if (has(Trait::PublisherPrints)) return name + (m_dice.chance(50) ? " 编印" : "编印");
        if (has(Trait::PublisherHosts)) return (m_dice.chance(50) ? "主办：" : "主办单位：") + name;
        if (has(Trait::PublisherEdits)) return name + "主编";
        return name;
    }

    std::string date_line() {
        const Date day = m_draft.truth.day;
        const std::string year = std::to_string(day.year);
        const std::string month = std::to_string(day.month);
        const std::string in_month = std::to_string(day.day);
        if (has(Trait::DateMonth)) return figures(year + "年" + month + "月");
        if (has(Trait::DateTenDays)) {
            const char* part = day.day <= 10 ? "上旬" : day.day <= 20 ? "中旬" : "下旬";
            return figures(year + "年" + month + "月") + part;
        }
        if (has(Trait::DateMinguo)) {
            const int republic = day.year - 1911;
            if (m_dice.chance(50)) {
                return figures("民国" + std::to_string(republic) + "年" + month + "月" + in_month +
                               "日");
            }
            return "中华民国" + chinese_digits(republic) + "年" + chinese_number(day.month) + "月" +
                   chinese_number(day.day) + "日";
        }
        if (m_dice.chance(15) && !has(Trait::SpacedFigures)) {
            return chinese_digits(day.year) + "年" + chinese_number(day.month) + "月" +
                   chinese_number(day.day) + "日";
        }
        return figures(year + "年" + month + "月" + in_month + "日");
    }

    OrdinaryDraft& m_draft;
    Dice& m_dice;
    OrdinaryBulletin& m_truth;
    int m_gap = 1;
};

}  // namespace

void print_masthead(OrdinaryDraft& draft) {
    MastheadPrinter(draft).print();
    print_rule(draft, 1);
}

void print_footer(OrdinaryDraft& draft) {
    Dice& dice = draft.dice;
    OrdinaryBulletin& truth = draft.truth;
    static const std::vector<std::string> marks = {"（本期完）", "（完）", "——本期完——",
                                                   "（全文完）"};
    const bool mark_last = dice.chance(50);
    if (draft.has(Trait::EndMark) && !mark_last) draft.print(dice.pick(marks), LineKind::Other, 1);
    print_rule(draft, 1);
    const bool wording = draft.has(Trait::EditorWording);
    if (wording || dice.chance(70)) {
        const std::string editor = draft.prose.expand("{person}");
        const std::string reviewer = draft.prose.expand("{person}");
        struct Form {
            const char* before;
            const char* between;
            const char* after;
            bool reviewer;
        };
        static constexpr std::array<Form, 6> forms = {{{"编辑：", "　　审核：", "", true},
                                                       {"责任编辑：", "　审核：", "", true},
                                                       {"责任编辑：", nullptr, "", false},
                                                       {"（责任编辑：", nullptr, "）", false},
                                                       {"本期编辑：", "　　审稿：", "", true},
                                                       {"责编：", "　　核稿：", "", true}}};
        const Form& form = forms[wording ? 1 + dice.below(forms.size() - 1) : 0];
        truth.editor = editor;
        std::string line = form.before + editor;
        if (form.reviewer) {
            truth.reviewer = reviewer;
            line += form.between + reviewer;
        }
        draft.print(line + form.after, LineKind::Other, 1);
    }
    const int gap = truth.editor ? 0 : 1;
    const std::string recipients = draft.prose.expand("{recipients}");
    if (draft.has(Trait::Imprint)) {
        truth.distribution = {recipients + "。"};
        draft.print((dice.chance(60) ? "抄送：" : "发送：") + recipients + "。", LineKind::Other,
                    gap);
        const Date day = draft.truth.day;
        draft.print(truth.publisher.value_or(truth.title + "编辑部") + "　　　　" +
                        std::to_string(day.year) + "年" + std::to_string(day.month) + "月" +
                        std::to_string(day.day) + "日印发",
                    LineKind::Other, 0);
        print_rule(draft, 0);
    } else if (dice.chance(70)) {
        truth.distribution = {recipients};
        draft.print("报送：" + recipients, LineKind::Other, gap);
    }
    if (draft.has(Trait::EndMark) && mark_last) draft.print(dice.pick(marks), LineKind::Other, 0);
}

}  // namespace kexie::test
