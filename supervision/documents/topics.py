"""The letters of a topic: the notice to the organ, and the opinions of the deliberation (审议意见书)."""

from congress.documents.reports import body_of
from congress.documents.sittings import full_name
from congress.frame import kinds
from congress.frame.numbers import long_date
from congress.frame.printing import Para, blocks_of, letter
from congress.models import Deadline, Organization

from ..models import Form
from ..policies import topics as policies
from ..queries import topics as queries

LAW = "《中华人民共和国各级人民代表大会常务委员会监督法》"


def _office(topic):
    return body_of(topic.congress_id, Organization.Kind.GENERAL_OFFICE)


def _days(topic):
    """The days counted back from the meeting, as their clocks have them."""
    rows = Deadline.objects.filter(target_model="supervision.topic", target_pk=topic.pk).exclude(outcome="superseded")
    return {row.key.partition(".")[2]: long_date(row.due_on) for row in rows.order_by("pk")}


def gather_notice(topic):
    return {
        "title": topic.title,
        "form": topic.get_form_display(),
        "is_inspection": topic.form == Form.INSPECTION,
        "law": topic.law,
        "unit": topic.unit.name,
        "committee": topic.committee.name,
        "congress": topic.congress.name,
        "meeting": full_name(topic.meeting) if topic.meeting_id else "",
        "opens_on": long_date(topic.meeting.opens_on) if topic.meeting_id else "",
        "inspect_from": long_date(topic.inspect_from) if topic.inspect_from else "",
        "days": _days(topic),
        "scheme": queries.words_of(topic, "notify" if topic.form == Form.INSPECTION else "settle_scheme"),
    }


def compose_notice(snapshot, facts):
    return letter(
        facts,
        title=f"关于{_named(snapshot)}有关事项的通知",
        addressee=snapshot["unit"],
        blocks=(
            Para(_opening(snapshot)),
            *(Para(line) for line in _asked(snapshot)),
            Para("具体安排如下："),
            *blocks_of(snapshot["scheme"]),
        ),
    )


def _named(snapshot):
    if snapshot["is_inspection"]:
        return f"开展{snapshot['law']}执法检查"
    if snapshot["form"].startswith("听取和审议"):
        return f"听取和审议{_core(snapshot['title'])}"
    return f"开展“{snapshot['title']}”{snapshot['form']}"


BEGINNINGS = ("听取和审议", "审查批准", "专题询问")


def _core(title):
    """What a topic is about, without the verb of its form: 县人民政府关于…的报告."""
    for verb in BEGINNINGS:
        title = title.removeprefix(verb)
    return title


def _opening(snapshot):
    plan = f"根据{LAW}和年度监督工作计划，县人大常委会拟"
    if snapshot["is_inspection"]:
        begun = f"，从{snapshot['inspect_from']}开始检查" if snapshot["inspect_from"] else ""
        return f"{plan}检查{snapshot['law']}的实施情况，由{snapshot['committee']}组织实施{begun}。"
    where = f"在{snapshot['meeting']}（{snapshot['opens_on']}开幕）" if snapshot["meeting"] else "在有关会议上"
    return f"{plan}{where}{_doing(snapshot['form'])}，议题为“{snapshot['title']}”，由{snapshot['committee']}组织实施。"


def _doing(form):
    """听取和审议专项工作报告 · 进行专题询问 · 听取司法案件评查报告"""
    if form.startswith("听取和审议"):
        return form
    return f"听取和审议{form}报告" if form == Form.JUDICIAL_REVIEW.label else f"进行{form}"


def _asked(snapshot):
    days = snapshot["days"]
    if "report_to_committee" in days and "report_to_sc" in days:
        yield (
            f"请于{days['report_to_committee']}前将报告送{snapshot['committee']}征求意见，修改后于{days['report_to_sc']}前"
            "送交常委会（会议举行的二十日前、十日前）。报告应当由主要负责人或者其委托的有关负责人到会作出。"
        )


NOTICE = kinds.DocumentKind(
    key="supervision.notice",
    title="监督议题通知",
    model="supervision.topic",
    gather=gather_notice,
    compose=compose_notice,
    organ=_office,
    series="supervision",
    number_word="函",
    may_issue=policies.issues_notice,
    may_read=policies.reads_paper,
    order=301,
)


def gather_letter(topic):
    handling = Deadline.objects.filter(target_model="supervision.topic", target_pk=topic.pk,
                                       key__in=("supervision.handling", "supervision.handle_again"))  # fmt: skip
    newest = handling.order_by("pk").last()
    return {
        "title": topic.title,
        "form": topic.get_form_display(),
        "is_inspection": topic.form == Form.INSPECTION,
        "law": topic.law,
        "unit": topic.unit.name,
        "committee": topic.committee.name,
        "meeting": full_name(topic.meeting) if topic.meeting_id else "",
        "deliberated_on": long_date(topic.deliberated_on),
        "issued_on": long_date(topic.opinions_issued_on),
        "due_on": long_date(newest.due_on) if newest else "",
        "text": queries.words_of(topic, "issue_opinions"),
        "copies": queries.copied_to(topic),
    }


# Of a form whose letter speaks otherwise: what the meeting did, what the letter is called, what its opinions are called,
# which article asks for it.
LETTERS = {
    Form.SPECIAL_INQUIRY.label: ("就{core}进行了专题询问", "关于{core}的询问意见", "询问意见", "监督法第四十七条至第五十条"),
    Form.JUDICIAL_REVIEW.label: ("听取和审议了{core}情况的报告", "对{core}情况报告的审议意见", "审议意见", "本级规定"),
    Form.FINANCE.label: ("审查批准了{core}", "对{core}的审议意见", "审议意见", "监督法第二十九条"),
    Form.AUDIT.label: ("听取和审议了{core}的报告", "对{core}报告的审议意见", "审议意见", "监督法第二十九条"),
}  # fmt: skip


def _spoken(snapshot):
    """(what the meeting did, the title, what the opinions are called, the article)"""
    core = _core(snapshot["title"])
    if snapshot["form"] in LETTERS:
        return tuple(words.format(core=core) for words in LETTERS[snapshot["form"]])
    if snapshot["is_inspection"]:
        heard = f"关于检查{snapshot['law']}实施情况的报告"
        return f"听取和审议了执法检查组{heard}", f"对{heard}的审议意见", "审议意见", "监督法第三十七条"
    heard = core if core.endswith("报告") else f"关于{core}的报告"
    return f"听取和审议了{heard}", f"对{heard}的审议意见", "审议意见", "监督法第十七条"


def compose_letter(snapshot, facts):
    did, title, opinion, basis = _spoken(snapshot)
    return letter(
        facts,
        title=title,
        addressee=snapshot["unit"],
        blocks=(
            Para(
                f"{snapshot['deliberated_on']}，{snapshot['meeting']}{did}。现将{opinion}交你单位研究处理（{basis}）。"
            ),
            *blocks_of(snapshot["text"]),
            Para(
                f"请认真研究处理，将研究处理情况送{snapshot['committee']}征求意见后，于{snapshot['due_on']}前向县人大常委会提出书面报告。"
                "研究处理情况将向人大代表通报并向社会公布。"
            ),
        ),
        copies_to=tuple(snapshot["copies"] or ()),
    )


OPINION_LETTER = kinds.DocumentKind(
    key="supervision.opinion_letter",
    title="审议意见书",
    model="supervision.topic",
    gather=gather_letter,
    compose=compose_letter,
    organ=_office,
    series="supervision",
    number_word="函",
    may_issue=policies.issues_letter,
    may_read=policies.reads_paper,
    order=302,
)
