#include "support/official_prose.h"

#include <charconv>
#include <utility>

#include "support/render_text.h"

namespace kexie::test {

namespace {

// Choices are parted by blanks. A | in a title is a place where its printed line may end.
struct Rule {
    std::string_view name;
    std::string_view choices;
};

constexpr Rule rules[] = {
    // Places and institutions. {city} is bound by the bulletin.
    {"district", "岚浦区 桐陂区 砚溪区 汀畈县 榆圩县 枫垭县 苇泊区 鹭湾新区"},
    {"town", "禾坝镇 竹屿镇 槐荡乡 桑陌街道 石湫镇 云栎乡 蓼滩镇 棠坞村 柿林社区 麻埠社区 芦汀村"},
    {"body",
     "图书馆 文化馆 档案馆 气象局 水务局 农业农村局 总工会 妇联 侨联 科协 红十字会 残联 老年大学 "
     "科技馆 疾控中心 园林所 林业站 供销社 志愿者协会 测绘学会 植保学会 营养学会 摄影家协会 "
     "书画研究会 盲人协会 养蜂协会 关工委 民政局 地震监测中心 非遗保护中心"},
    {"unit",
     "市{body} 市{body} {district}{body} {district}{body} {district}{body} {town}{station}"},
    {"station", "文化站 卫生院 农技站 中心小学 社工站"},
    {"venue",
     "文化广场 市民中心 旧粮仓 江边步道 多功能厅 人民会堂 少年宫 码头旧址 农贸市场 培训中心"},
    {"people",
     "志愿者 会员代表 基层干部 中小学生 退休职工 种粮大户 社区居民 青年教师 返乡青年 环卫工人 "
     "农技人员 馆员 新会员 听障学员 护林员"},
    {"surname", "沈 宁 卞 蓝 乔 穆 易 庄 荀 骆 裘 费 顾 楼"},
    {"given", "一禾 青砚 小满 望舒 知秋 若川 立冬 闻笛 怀谷 春和 松年 晚晴 禾 桐 砚 渡"},
    {"person", "{surname}{given}"},
    // Matters.
    {"topic",
     "古籍修复 防汛 秋粮收储 社区养老 全民阅读 河道保洁 校园急救 档案数字化 老旧小区改造 蚕桑种植 "
     "非遗传承 林下经济 护林防火 残疾人就业 家庭教育 志愿服务 公交线路优化 农机检修 气象观测 "
     "口述史采集 城市绿化 食品安全 无障碍设施 垃圾分类 普法宣传 5G应用 AI助农 节水灌溉 校外辅导 "
     "夜间照明 消防安全 低碳出行"},
    {"scope", "全市 全区 上半年 年度 季度 第{c2-9}次 全系统"},
    {"meeting", "会议 例会 推进会 座谈会 部署会 研讨会 现场会 总结会 通气会"},
    {"training", "培训班 讲座 技能比武 研修班 沙龙 专题辅导"},
    {"activity", "活动 主题月 进校园活动 宣传周 体验日 集中行动 义诊 巡展"},
    {"campaign", "行动 试点 普查 帮扶计划 大走访 专项整治"},
    {"report", "情况通报 年度报告 便民手册 工作指南 倡议书"},
    {"thing", "渡口 老水塔 书屋 提灌站 步道 村史馆 气象站 廊桥 戏台 苗圃 公交站亭 茶厂旧址"},
    {"festival", "读书节 民歌会 菊花展 农耕文化节 科普周 邻里节"},
    {"document",
     "《市{topic}条例》 市委全会 全市民政工作会议 《{topic}管理办法》 省{topic}工作会议"},
    {"slogan",
     "银龄有约 书香满城 一米菜园 河畔课堂 点亮小巷 百村千树 邻里同心 小手拉大手 候鸟计划"},
    {"phrase",
     "把课堂搬到田埂上 一张清单管到底 让老手艺有新传人 小院里议大事 家门口的{c3-9}件实事 "
     "守着一条河 从没人管到抢着管 一把尺子量到底 旧仓库变身书屋 山里来了{thing}"},
    // What a title or a sentence tells.
    {"vp",
     "召开{scope}{theme}|工作{meeting} 举办{theme}{training} 开展{theme}{activity} "
     "赴{town}|调研{theme}工作 组织{people}|参观{town}{thing} 启动{scope}{theme}{campaign} "
     "走访慰问{town}{people} 发布{theme}{report} 为{people}|送上{theme}知识 "
     "与{unit}|共商{theme}合作 承办{scope}{theme}{meeting} 推进{town}{thing}修缮工程 "
     "检查{town}{theme}工作 选派{people}|参加{theme}{training}"},
    {"result",
     "{10-90}名{people}受表彰 {people}踊跃报名 参观者超过{c3-9}千人 首批{people}结业 "
     "{thing}正式开放 "
     "将用{c3-9}年建成{thing}"},
    // Titles, one rule a kind.
    {"title",
     "{self}{vp} {self}{vp} {self}{vp} {town}{thing}建成开放 {district}{theme}|工作见成效"},
    {"comma-title",
     "{self}{vp}，|{result} {theme}{meeting}在{town}召开，|{result} {town}{thing}开放，|{result} "
     "{self}{vp}，|{vp} {thing}、{thing}修缮一新，|{town}再添去处"},
    {"colon-title",
     "{self}：|{phrase} {town}：|{phrase} {theme}：|{self}这样做 记者手记：|{phrase}"},
    {"quoted-title",
     "“{slogan}”{activity}|走进{town} {self}举办|“{slogan}”{activity} {self}：|“{phrase}” "
     "“{slogan}”项目|在{town}{venue}启动"},
    {"question-title",
     "{theme}|难在哪里？ {town}的{thing}|怎么管？ {people}|为什么愿意留下来？ "
     "{town}{thing}修不修，|谁说了算？"},
    {"exclamation-title", "{town}{thing}|通水了！ 好消息！|{unit}{vp} 来{town}{thing}|看一看！"},
    {"numeral-title",
     "{2-9}月份{theme}|{report} 第{12-30}届{theme}|{festival}在{town}开幕 "
     "{12-90}处{thing}|通过验收 "
     "{self}第{2-9}期{theme}|{training}开班 {theme}投入增长{11-29}.{1-9}% "
     "{self}“{1-9}+N”{theme}|{campaign}启动"},
    {"dashed-title", "{phrase}——|{unit}{theme}工作侧记 {phrase}——|走进{town}{thing}"},
    {"clauses-title",
     "{self}传达学习{document}精神，|部署{theme}工作 {self}学习贯彻{document}，|研究{theme}工作 "
     "{self}通报{theme}{campaign}情况，|安排下一步任务"},
    {"long-title",
     "{self}联合{unit}|在{town}{venue}|举办{theme}{training}|暨“{slogan}”{activity} "
     "{self}贯彻落实{document}精神|暨{scope}{theme}工作{meeting}|在{town}召开 "
     "{town}{people}{theme}{training}|暨{scope}{theme}成果展|在{venue}开幕"},
    {"longer-title",
     "关于在{district}所属{town}、{town}|开展{scope}{theme}{campaign}|暨“{slogan}”{activity}的通知 "
     "{self}{vp}|暨{unit}{theme}{training}|与“{slogan}”{activity}启动仪式举行 "
     "{self}与{unit}|在{town}{venue}联合举办|{scope}{theme}工作{meeting}暨成果展"},
    // Sections and bulletins.
    {"section",
     "要闻速递 基层动态 区县之声 工作交流 学会天地 一线见闻 调查研究 经验集萃 会员之家 馆际往来 "
     "通知通报 科普园地"},
    {"trade", "水务 馆藏 科协 老龄 侨联 农技 气象 社工 档案 文化 林业 民政"},
    {"kind", "简报 动态 通讯 信息 简讯 快报 工作信息 月报 工作动态 情况交流"},
    {"office", "{trade}工作办公室 {body}办公室 {body}秘书处 {body}编辑部 {body} {trade}协会"},
    {"motto", "服务基层、服务群众、服务一线 办给{people}看的小报 传递信息　交流经验　推动工作"},
    // Sentences of the text.
    {"half", "上午 下午 一早 晚 {nothing}"},
    {"nothing", "_"},
    {"lead",
     "{self}{plain-vp}，{clause}，{clause}。 {self}在{venue}{plain-vp}，{clause}。 "
     "{self}{plain-vp}，{11-90}名{people}参加，{clause}。 "
     "由{self}组织的{theme}{activity}在{town}举行，{clause}。"},
    {"vague", "近日， 日前， 连日来， 今年以来， 入汛以来， 为做好{theme}工作，"},
    {"plain-vp",
     "召开{scope}{theme}工作{meeting} 举办{theme}{training} 开展{theme}{activity} "
     "组织{people}参观{town}{thing} 启动{scope}{theme}{campaign} 检查{town}{theme}工作 "
     "走访慰问{people}"},
    {"speaker",
     "会议指出 会议强调 会议要求 负责人介绍 与会{people}认为 {self}有关负责人表示 调研组指出 "
     "一位{people}说 讲解员告诉记者 主办方表示"},
    {"clause",
     "现场解答了{c3-9}十个问题 把{topic}同{practice}结合起来 {thing}的修缮已过半 "
     "台账做到一户一档 {people}的意见逐条有了回音 {town}先行一步 做法简单管用 "
     "累计服务{people}{120-980}人次 发放《{topic}手册》{200-900}册 比去年同期增长{11-39}% "
     "讨论持续了{c3-9}个小时 大家边看边议 经费由{c3-9}方共同承担 月底前完成第一批任务 "
     "{venue}里座无虚席 {c3-9}个小组分头入户 问题当场交办 责任落实到人 既看进度也看质量 "
     "{town}、{town}等地派人观摩 {thing}成了{people}常去的地方 年内再建{c3-9}处{thing} "
     "资料已全部移交{unit} 由{unit}负责跟进 天气转晴后立即复工 {people}带来了自家的经验 "
     "借助App完成登记{60-480}条 群众少跑了许多路 重点放在“{slogan}”上 下一站是{town} "
     "{thing}旁新添了{c3-9}张长椅 报名人数超过预期 {topic}列入了为民办事清单 "
     "每{c3-9}户推选一名联络员 遇到难处就上门商量 {people}和{people}结成对子 "
     "一批老物件得到妥善保管 从前的荒坡种上了果树 名单在{venue}门前公示{c3-9}天 "
     "老人孩子都能参与 雨天也照常开放 值班电话有人接听 {unit}提供了场地和器材 "
     "参训人员全部通过考核 不搞花架子 用数据说话 {practice}逐步走上正轨 "
     "{town}的经验被编成教材 旧设备更换了{12-88}台 {topic}覆盖{c3-9}成以上村组 "
     "所需物资提前备齐 工期比原计划缩短{3-20}天 {people}自发维持秩序 有人一连来了{c3-9}次"},
    {"practice", "网格管理 志愿者值守 错时服务 结对共建 以奖代补 送教下乡 轮岗锻炼 随手拍"},
    {"sentence",
     "{speaker}，{clause}，{clause}，{clause}。 {clause}；{clause}；{clause}。 "
     "据介绍，{clause}，{clause}。 下一步，{self}将继续做好{theme}工作，{advice}。 "
     "{speaker}，{clause}，{clause}。 {speaker}，{clause}。 {clause}，{clause}，{clause}。 "
     "{speaker}：“{clause}，{clause}。” 其中，{clause}；{clause}。 "
     "{speaker}，要{advice}，{advice}。 "
     "在{town}，{clause}。 {clause}！ 此前，{clause}，{clause}。"},
    {"advice",
     "压实责任 算好细账 把好事办实 多听{people}的意见 尽早补齐{thing}的短板 盯住{topic}不放松 "
     "做好信息公开 抓紧{topic}收尾"},
    {"paragraph", "{sentence}{sentence} {sentence}{sentence}{sentence} {sentence}"},
    {"subheading",
     "{scope}{topic}情况 下一步打算 主要做法 存在问题 {topic}方面 几点体会 {people}怎么看 "
     "进度与安排"},
    {"item", "{people}报名：{clause} {topic}：{clause} {clause}"},
    {"caption",
     "{people}在{town}{thing}前合影 {topic}{training}现场 {people}查看{thing} {town}{thing}外景"},
    {"centred-caption", "会议现场 活动现场 {thing}一角 合影留念 {training}现场 {people}在参观"},
    {"recipients",
     "市委办公室、市政府办公室 各区县{body}，各直属单位 机关各部室、各{trade}协会 "
     "市级领导，各成员单位"},
};

const std::map<std::string_view, std::vector<std::string_view>>& grammar() {
    static const auto table = [] {
        std::map<std::string_view, std::vector<std::string_view>> built;
        for (const Rule& rule : rules) {
            std::string_view left = rule.choices;
            while (!left.empty()) {
                const std::size_t end = std::min(left.find(' '), left.size());
                built[rule.name].push_back(left.substr(0, end));
                left.remove_prefix(std::min(end + 1, left.size()));
            }
        }
        built["nothing"] = {""};
        return built;
    }();
    return table;
}

// "3-40", both ends included.
std::pair<int, int> range_of(std::string_view text) {
    const std::size_t dash = text.find('-');
    std::pair<int, int> range;
    std::from_chars(text.data(), text.data() + dash, range.first);
    std::from_chars(text.data() + dash + 1, text.data() + text.size(), range.second);
    return range;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

std::string OfficialProse::expand(std::string_view pattern) {
    std::string text;
    while (!pattern.empty()) {
        const std::size_t open = std::min(pattern.find('{'), pattern.size());
        text += pattern.substr(0, open);
        if (open == pattern.size()) break;
        const std::size_t close = pattern.find('}', open);
        text += replacement(pattern.substr(open + 1, close - open - 1));
        pattern.remove_prefix(close + 1);
    }
    return text;
}

std::string OfficialProse::replacement(std::string_view name) {
    if (is_digit(name.front())) {
        const auto [low, high] = range_of(name);
        return std::to_string(m_dice.between(low, high));
    }
    if (name.size() > 1 && name.front() == 'c' && is_digit(name[1])) {
        const auto [low, high] = range_of(name.substr(1));
        return chinese_number(m_dice.between(low, high));
    }
    if (const auto bound = m_bound.find(name); bound != m_bound.end()) return bound->second;
    // Not the same choice twice running, where there is another.
    const std::vector<std::string_view>& choices = grammar().at(name);
    std::string_view choice = m_dice.pick(choices);
    std::string_view& last = m_last[choices.data()];
    if (choice == last) choice = m_dice.pick(choices);
    last = choice;
    return expand(choice);
}

}  // namespace kexie::test
