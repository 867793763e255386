// Who speaks and to whom: lines between the title and the text of a speech.
#include <doctest/doctest.h>

#include <string_view>

#include "bulletin/speech_lines.h"

namespace kexie {

namespace {

Line line_of(std::string_view text) {
    return measure_line(text, {0, text.size()});
}

}  // namespace

TEST_CASE("salutations") {
    for (const std::string_view line :
         {"同志们：", "同志们:", "各位委员、同志们：", "各位代表，同志们：", "女士们、先生们：",
          "尊敬的各位领导，各位来宾：", "尊敬的陆市长：", "亲爱的同学们：", "同志们！",
          "各区县水务局，局属各单位：", "各乡镇人民政府，县直各部门："}) {
        CAPTURE(line);
        CHECK(is_salutation(line, line_of(line)));
    }
    for (const std::string_view line :
         {"同志们", "他对同志们说：", "会议要求：", "工作安排如下：", "各地要做到：", "各项工作：",
          "通知：", "市水务局：", "谢谢大家！", "加油！", "各区县水务局要行动起来！",
          "同志们，我讲三点。第一：", "记者：同志们好"}) {
        CAPTURE(line);
        CHECK_FALSE(is_salutation(line, line_of(line)));
    }
}

TEST_CASE("speakers") {
    struct Case {
        std::string_view line;
        SpeakerKind kind;
    };
    const Case cases[] = {
        {"韩　冬", SpeakerKind::Person},
        {"县委副书记 韩冬", SpeakerKind::Person},
        {"市科协主席　王某某", SpeakerKind::Person},
        {"市委副书记、市长　陆明远", SpeakerKind::Person},
        {"县农业农村局　田野　高山", SpeakerKind::Person},
        {"韩冬", SpeakerKind::Name},
        {"欧阳明远", SpeakerKind::Name},
        {"田野、高山", SpeakerKind::Name},
        {"市水务局局长韩冬", SpeakerKind::Name},
        {"清河县柳林镇人民政府", SpeakerKind::Unit},
        {"海州市水务局", SpeakerKind::Unit},
        {"县委宣传部", SpeakerKind::Unit},
    };
    for (const Case& each : cases) {
        CAPTURE(each.line);
        CHECK(speaker_in(each.line, line_of(each.line)) == each.kind);
    }
    for (const std::string_view line :
         {"一次常务理事会", "走进柳林镇人民政府", "参观河西区科技馆", "有了自己的科协", "座谈会",
          "县委副书记", "水务工作会议", "领导到石桥镇水务局", "韩冬，市长", "韩冬。", "讲话",
          "为贯彻落实市委书记", "2022", "海州市水务局主办"}) {
        CAPTURE(line);
        CHECK(speaker_in(line, line_of(line)) == SpeakerKind::None);
    }
}

}  // namespace kexie
