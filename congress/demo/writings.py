"""Plants a few writings: rules of the standing committee – one of them revised, one repealed –, research papers, duty
reports of deputies."""

import datetime

from congress.actions import meetings, writings
from congress.frame import kinds
from congress.models import Meeting, Writing
from congress.queries.meetings import next_number, term_on

RULES = (
    (
        "代表建议、批评和意见办理工作办法",
        "第一章　总则\n第一条　为了规范代表建议、批评和意见的提出、交办、办理和督办，根据《中华人民共和国全国人民代表大会和地方各级"
        "人民代表大会代表法》，结合本县实际，制定本办法。\n第二条　代表建议应当一事一议，有情况、有分析、有具体意见。\n"
        "第二章　办理\n第三条　承办单位应当自交办之日起三个月内答复代表；涉及面广、处理难度大的，六个月内答复。\n"
        "第四条　承办单位应当与代表面对面沟通，答复由单位负责人签发。",
    ),
    (
        "常委会组成人员联系代表办法",
        "第一条　常委会组成人员每人联系不少于五名基层代表，每年走访不少于两次。\n第二条　联系中听到的意见和建议，由代表工委登记、"
        "转办并反馈。\n第三条　联系情况每年向主任会议报告一次。",
    ),
    (
        "常委会会议出席和请假办法",
        "第一条　组成人员因病或者其他特殊原因不能出席会议的，应当在会议举行前书面请假。\n第二条　出席情况在每次会议后通报。",
    ),
)
PAPERS = (
    (
        "research",
        "关于农村饮水安全工程运行管护情况的调研报告",
        "一、基本情况\n调研组走访了六个乡镇、二十三个行政村，召开座谈会九次，发放问卷四百二十份。\n二、存在的问题\n部分工程重建轻管，"
        "水费收缴率不足六成，村级管水员没有固定报酬。\n三、意见和建议\n（一）明确管护主体\n按受益范围确定县、乡、村三级责任。\n"
        "（二）落实管护经费\n把管护补助列入年度预算，按月拨付。",
    ),
    (
        "research",
        "关于农村养老服务设施使用情况的调研报告",
        "一、基本情况\n全县建成村级互助幸福院一百一十七所，常年开放的八十二所。\n二、存在的问题\n服务项目单一，护理人员短缺。\n"
        "三、意见和建议\n合理调整布点，推行邻里互助，加强护理培训。",
    ),
)
DUTY = "一年来，本人按时出席代表大会和小组活动，走访选民六十余人次，领衔提出建议两件，参加视察和执法检查三次。\n存在的不足是深入偏远村组不够，今后努力改进。"


def plant(world):
    """The rules are adopted at the last two meetings of the standing committee."""
    office, commission = world.first("GO"), world.first("DAC")
    earlier, later = _sittings(world)
    with world.at(later.closes_on, 17):
        first, second, third = (_rule(office, *rule, earlier, later) for rule in RULES)
        revised = writings.revise(first, actor=office)
        _adopt(revised, office, later)
        writings.repeal(third, actor=office, ended_on=later.closes_on, reason=f"{later}决定废止。", repealed_by=second)
    with world.at(world.today, 9):
        for kind, title, text in PAPERS:
            _paper(commission, kind, title, text, world.today)
        for deputy in list(world.deputies.values())[:2]:
            name = deputy.person.name
            _paper(commission, "duty", f"{name}代表履职报告", DUTY, world.today, person=deputy.person)


def _sittings(world):
    """The last two meetings of the standing committee; in a county whose term has just begun they are held now."""
    rows = Meeting.objects.held().filter(term__congress=world.congress, kind="standing_committee")
    found = list(rows.select_related("term").order_by("-opens_on")[:2])
    for back in range(2 - len(found)):
        found.append(_held(world, world.today - datetime.timedelta(days=7 * (back + 1))))
    later, earlier = sorted(found, key=lambda one: one.opens_on, reverse=True)
    return earlier, later


def _held(world, day):
    office, term = world.first("GO"), term_on(world.congress.pk, day)
    number = next_number(term, "standing_committee")
    row = Meeting(term=term, kind="standing_committee", number=number, opens_on=day, closes_on=day)
    with world.at(day, 16):
        return meetings.hold(meetings.keep_meeting(row, actor=office), actor=office, due=29, present=26)


def _rule(actor, title, text, earlier, later):
    """Adopted at the earlier meeting."""
    row = Writing(congress_id=actor.congress_id, kind="rule", title=title, text=text, year=earlier.opens_on.year,
                  body_id=actor.organization_id)  # fmt: skip
    return _adopt(writings.keep_writing(row, actor=actor), actor, earlier)


def _adopt(row, actor, meeting):
    day = meeting.closes_on
    return writings.adopt(row, actor=actor, adopted_at=meeting, adopted_on=day, in_force_on=day)


def _paper(actor, kind, title, text, day, person=None):
    row = Writing(congress_id=actor.congress_id, kind=kind, title=title, text=text, year=day.year,
                  body_id=actor.organization_id, person=person)  # fmt: skip
    return writings.publish(writings.keep_writing(row, actor=actor), actor=actor, adopted_on=day)


WRITINGS = kinds.Demo(key="congress.writings", order=85, plant=plant)
