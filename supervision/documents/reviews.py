"""The letters of reviews: the notice of the scheme, the opinions with the result of the vote, the order to put right."""

from congress.documents.reports import body_of
from congress.documents.sittings import full_name
from congress.frame import kinds
from congress.frame.actor import SYSTEM
from congress.frame.numbers import long_date
from congress.frame.printing import Para, blocks_of, letter
from congress.models import Deadline, Organization

from ..policies import topics as policies
from ..queries import satisfaction as votes
from ..queries import topics as queries


def _office(topic):
    return body_of(topic.congress_id, Organization.Kind.GENERAL_OFFICE)


def _said_of(row):
    """One vote in a sentence: where it was held, and what it found."""
    if row is None:
        return ""
    where = f"，{full_name(row.vote.meeting)}" if row.vote.meeting_id else ""
    return f"{long_date(row.vote.announced_on)}{where}对{row}进行了无记名满意度测评，{row.sentence}"


def gather(topic):
    handling = Deadline.objects.filter(target_model="supervision.topic", target_pk=topic.pk,
                                       key__in=("supervision.handling", "supervision.handle_again"))  # fmt: skip
    newest, officer = handling.order_by("pk").last(), topic.officer
    return {
        "title": topic.title,
        "of_officer": f"{officer.person.name}（{officer.post.title}）" if officer else "",
        "unit": topic.unit.name,
        "committee": topic.committee.name,
        "meeting": full_name(topic.meeting) if topic.meeting_id else "",
        "heard_on": long_date(topic.deliberated_on) if topic.deliberated_on else "",
        "team": [f"{one}（{one.get_role_display()}）" for one in queries.team_of(topic)],
        "scheme": queries.words_of(topic, "settle_scheme"),
        "opinions": queries.words_of(topic, "issue_opinions"),
        "vote": _said_of(votes.last_of(topic) or votes.origin_of(SYSTEM, topic)),
        "failed": topic.failures > 0,
        "due_on": long_date(newest.due_on) if newest else "",
    }


def _letter(snapshot, facts, title, *blocks):
    return letter(facts, title=title, addressee=snapshot["unit"], blocks=blocks)


def _about(snapshot):
    return f"{snapshot['of_officer']}履职评议" if snapshot["of_officer"] else f"{snapshot['unit']}工作评议"


def compose_notice(snapshot, facts):
    what = "述职报告" if snapshot["of_officer"] else "自查报告"
    where = f"在{snapshot['meeting']}上" if snapshot["meeting"] else "在常委会会议上"
    return _letter(
        snapshot, facts, f"关于开展{_about(snapshot)}的通知",
        Para(f"按照本级规定，县人大常委会拟{where}开展{_about(snapshot)}，由{snapshot['committee']}组织实施。"
             f"请按方案准备{what}，如实提供情况，配合评议调查。会议评议以后进行无记名满意度测评，结果当场宣布并向社会公布。"),
        Para(f"评议组成员：{'、'.join(snapshot['team'])}。"),
        *blocks_of(snapshot["scheme"]),
    )  # fmt: skip


def compose_opinions(snapshot, facts):
    again = "测评不满意，整改情况须再次测评。" if snapshot["failed"] else ""
    return _letter(
        snapshot, facts, f"对{snapshot['of_officer'] or snapshot['unit']}的评议意见",
        Para(f"{snapshot['heard_on']}，{snapshot['meeting']}听取报告，进行了{_about(snapshot)}。{snapshot['vote']}现将评议意见交你单位。"),
        *blocks_of(snapshot["opinions"]),
        Para(f"请认真整改，将整改情况送{snapshot['committee']}征求意见后，于{snapshot['due_on']}前向县人大常委会提出书面报告。{again}"
             "测评结果和整改情况抄送县委组织部，并向社会公布。"),
    )  # fmt: skip


def compose_order(snapshot, facts):
    return _letter(
        snapshot, facts, f"关于{snapshot['unit']}满意度测评整改的通知",
        Para(snapshot["vote"]),
        Para(f"按照本级满意度测评办法，请针对存在的问题限期整改，将整改情况送{snapshot['committee']}征求意见后，于{snapshot['due_on']}前"
             "再次向县人大常委会提出书面报告。常委会将对整改情况再次进行无记名测评；再次测评不满意的，由常委会依法决定采取质询、"
             "特定问题调查等方式继续监督（监督法第五十一条、第五十五条）。"),
    )  # fmt: skip


def _of_topic(key, title, compose, may_issue, order):
    return kinds.DocumentKind(
        key=f"supervision.{key}", title=title, model="supervision.topic", gather=gather, compose=compose, organ=_office,
        series="supervision", number_word="函", may_issue=may_issue, may_read=policies.reads_paper, order=order,
    )  # fmt: skip


REVIEW_NOTICE = _of_topic("review_notice", "评议通知", compose_notice, policies.issues_review_notice, 312)
REVIEW_OPINIONS = _of_topic("review_opinions", "评议意见书", compose_opinions, policies.issues_review_opinions, 313)
RECTIFY_ORDER = _of_topic("rectify_order", "测评整改通知书", compose_order, policies.issues_rectify_order, 314)
