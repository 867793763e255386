#include "support/sample_issue.h"

#include <initializer_list>

#include "base/utf8.h"

namespace kexie::test {

namespace {

using Words = std::vector<std::string>;

const Words& bulletins() {
    static const Words words = {"科协每周动态", "工作简报",     "学会通讯",
                                "科普工作信息", "江城科技快报", "青山区科协动态"};
    return words;
}
const Words& publishers() {
    static const Words words = {"江城市科协办公室", "青山区科学技术协会办公室", "市学会秘书处",
                                "云州市科协学会部", "江城市科普促进会"};
    return words;
}
const Words& bodies() {
    static const Words words = {"江城市科协",   "青山区科协",     "云州大学科协", "市天文学会",
                                "市气象学会",   "江城科学中心",   "市科协机关",   "白水区科协",
                                "云州制冷学会", "市青少年科技馆", "临江县科协",   "市老科协"};
    return words;
}
const Words& deeds() {
    static const Words words = {"召开", "举办", "启动", "开展", "承办", "参加", "组织", "推进"};
    return words;
}
const Words& matters() {
    static const Words words = {"年度工作",    "科普讲座", "学术交流",         "会员代表",
                                "青年人才",    "科技下乡", "“双碳”",           "AI应用",
                                "第3届科学节", "主题教育", "《科学素质纲要》", "园区企业",
                                "基层组织",    "院士专家", "乡村振兴",         "防灾减灾"};
    return words;
}
const Words& events() {
    static const Words words = {"会议", "活动", "座谈会",   "培训班",
                                "沙龙", "调研", "启动仪式", "研讨会"};
    return words;
}
const Words& sections() {
    static const Words words = {"主题教育",   "科创工作",     "科普工作", "学会动态",
                                "区科协动态", "基层组织动态", "国际交流", "通知公告"};
    return words;
}
const Words& people() {
    static const Words words = {"王一鸣", "李秋实", "赵明", "陈立新", "周晓", "吴越", "郑和平"};
    return words;
}
const Words& clauses() {
    static const Words words = {
        "围绕服务科技工作者的需要",   "把好事办在群众家门口",   "与会人员充分交流了经验",
        "大家一致认为要抓紧落实",     "现场气氛热烈",           "参加人员超过300人",
        "形成了一批可推广的做法",     "下一步将继续扩大覆盖面", "为地方发展出谋划策",
        "推动科普资源向农村延伸",     "促进学科之间的交叉融合", "会后参观了实验室和展厅",
        "得到社会各界的广泛好评",     "进一步完善工作机制",     "切实提高服务能力和水平",
        "通过线上线下相结合的方式",   "展示了近5年的主要成果",  "比去年同期增长26.3%",
        "邀请来自各地的专家授课",     "鼓励更多青年参与进来",   "利用App推送了120余条信息",
        "坚持问题导向（含整改清单）", "主办“开放日”和“公众周”", "学习了《科普条例》有关内容"};
    return words;
}
const Words& openers() {
    static const Words words = {"会议指出",     "负责人表示",   "活动期间", "座谈会上",
                                "主办单位介绍", "会议强调",     "随后",     "一是",
                                "二是",         "与会专家建议", "此外",     "在讨论环节中"};
    return words;
}

std::string two(int value) {
    return std::to_string(value);
}

// A braced list is evaluated from left to right, operands of + in any order: so the text depends on
// the seed alone, not on the compiler.
std::string joined(std::initializer_list<std::string> parts) {
    std::string text;
    for (const std::string& part : parts) text += part;
    return text;
}

class Writer {
public:
    explicit Writer(Dice& dice) : m_dice(dice) {}

    Issue write() {
        Issue issue;
        issue.title = m_dice.pick(bulletins());
        const Date date{m_dice.between(2015, 2031), m_dice.between(1, 12), m_dice.between(1, 28)};
        issue.date = date;
        issue.year = date.year;
        issue.number = m_dice.between(1, 52);
        issue.total_number = *issue.number + m_dice.between(1, 400);
        issue.publisher = m_dice.pick(publishers());
        issue.id = std::to_string(date.year) + "-" + std::to_string(*issue.number);
        write_articles(issue);
        write_contents(issue);
        write_footer(issue);
        return issue;
    }

private:
    void write_articles(Issue& issue) {
        const int count = m_dice.between(3, 9);
        std::optional<std::string> section;
        std::size_t next_section = m_dice.below(2) == 0 ? 0 : 1;
        for (int i = 0; i < count; ++i) {
            if (next_section > 0 || m_dice.chance(40)) {
                if (m_dice.chance(60) && next_section < sections().size()) {
                    section = sections()[next_section];
                }
                next_section += 1 + m_dice.below(2);
            }
            issue.articles.push_back(article(issue, section));
        }
    }

    Article article(const Issue& issue, const std::optional<std::string>& section) {
        Article article;
        article.section = section;
        do {
            article.title = title();
        } while (is_used(issue, article.title));
        const int paragraphs = m_dice.between(1, 5);
        for (int p = 0; p < paragraphs; ++p) {
            article.paragraphs.push_back(p == 0 ? first_paragraph(*issue.date, article)
                                                : paragraph());
        }
        if (m_dice.chance(55)) article.attribution = m_dice.pick(bodies());
        return article;
    }

    static bool is_used(const Issue& issue, const std::string& title) {
        for (const Article& article : issue.articles) {
            if (article.title == title) return true;
        }
        return false;
    }

    std::string title() {
        std::string text = joined({m_dice.pick(bodies()), m_dice.pick(deeds()),
                                   m_dice.pick(matters()), m_dice.pick(events())});
        if (m_dice.chance(25)) {
            text += joined({"暨", m_dice.pick(matters()), m_dice.pick(events())});
        }
        if (m_dice.chance(15)) text = "2024年" + text;
        return text;
    }

    // A day up to three weeks before the issue; in January that may be last December.
    Date event_day(const Date& issue_date) {
        Date day = issue_date;
        day.day -= m_dice.between(0, 21);
        if (day.day < 1) {
            day.day += 28;
            if (--day.month == 0) {
                day.month = 12;
                --day.year;
            }
        }
        return day;
    }

    std::string first_paragraph(const Date& issue_date, Article& article) {
        if (m_dice.chance(25)) return joined({"近日，", sentence_rest(), more_sentences()});
        const Date day = event_day(issue_date);
        article.date = day;
        const std::string month_day = two(day.month) + "月" + two(day.day) + "日";
        std::string start =
            m_dice.chance(20) ? std::to_string(day.year) + "年" + month_day : month_day;
        if (m_dice.chance(40)) start += "上午";
        if (m_dice.chance(20)) start = "为做好下半年的各项工作，" + start;
        return joined({start, "，", m_dice.pick(bodies()), m_dice.pick(deeds()),
                       m_dice.pick(matters()), m_dice.pick(events()), "，", sentence_rest(),
                       more_sentences()});
    }

    std::string paragraph() {
        return joined({m_dice.pick(openers()), "，", sentence_rest(), more_sentences()});
    }

    std::string sentence_rest() {
        std::string text = m_dice.pick(clauses());
        const int count = m_dice.between(0, 4);
        for (int i = 0; i < count; ++i) text += "，" + m_dice.pick(clauses());
        return text + (m_dice.chance(6) ? "！" : "。");
    }

    std::string more_sentences() {
        std::string text;
        const int count = m_dice.between(0, 4);
        for (int i = 0; i < count; ++i) {
            if (m_dice.chance(50)) text += m_dice.pick(openers()) + "，";
            text += sentence_rest();
        }
        return text;
    }

    void write_contents(Issue& issue) {
        if (m_dice.chance(15)) return;
        std::optional<std::string> listed_section;
        for (std::size_t i = 0; i < issue.articles.size(); ++i) {
            const Article& article = issue.articles[i];
            TocEntry entry;
            if (article.section && article.section != listed_section && m_dice.chance(20)) {
                entry.text = *article.section;
                entry.section = article.section;
                listed_section = article.section;
            } else if (m_dice.chance(80)) {
                entry.text = article.title;
                entry.article = static_cast<int>(i);
            } else {
                continue;
            }
            issue.toc.push_back(entry);
        }
        if (issue.toc.size() < 2) issue.toc.clear();
    }

    void write_footer(Issue& issue) {
        if (m_dice.chance(20)) return;
        issue.footer.editor = m_dice.pick(people());
        issue.footer.reviewer = m_dice.pick(people());
        if (m_dice.chance(50)) issue.footer.email = "bianji@example.org";
        if (m_dice.chance(70)) {
            issue.footer.distribution = {"市科协委员会主席、副主席、常委", "各学会，各区科协",
                                         "机关各部门及事业单位"};
        }
    }

    Dice& m_dice;
};

}  // namespace

Issue sample_issue(Dice& dice) {
    return Writer(dice).write();
}

}  // namespace kexie::test
