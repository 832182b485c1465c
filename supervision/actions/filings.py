"""Filing and review of normative documents, and of those who ask for a review."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import attachments, clocks, notices, records
from congress.actions.numbers import take_number
from congress.actions.registers import demand, keep
from congress.actions.ticking import one_by_one
from congress.frame import clock, guards
from congress.frame.actor import SYSTEM
from congress.frame.dates import add_months, day_of_year
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.models import Membership
from congress.queries.clocks import running_clock
from congress.queries.rules import rule

from ..models import FilingEntry, FilingYear, NormativeDocument, ReviewRequest
from ..policies import filings as policies
from ..queries import filings as queries
from ..workflow import FILING, REQUEST
from ..workflow.filing import CLOCKS
from .topics import settle_due

TO_FILE, REVIEW, CORRECT, CATALOGUE = (
    f"supervision.{name}" for name in ("filing", "filing_review", "filing_correct", "filing_catalogue")
)
State = NormativeDocument.State


@transaction.atomic
def keep_document(document, *, actor):
    """Enter a document that was published, or mend one that is not filed yet: the days for its filing run from its
    publication."""
    demand(policies.files, actor, document)
    new = document.pk is None
    if not new and FILING.held(document).state != State.PUBLISHED:
        raise Refused("已经报备，不能再改；材料不全的由常委会办公室要求补正。")
    if document.published_on > clock.today():
        raise ValidationError({"published_on": "公布日期不能晚于今天。"})
    keep(document, actor=actor)
    if not new:
        clocks.close_clock(TO_FILE, document, actor=actor, outcome="cancelled")
    clocks.open_clock(TO_FILE, document, actor=actor, starts_on=document.published_on)
    settle_due(document)
    return document


@transaction.atomic
def enter_past(rows, *, actor):
    """Documents of earlier years that were reviewed before: into the register as they ended, without steps or clocks."""
    demand(policies.registers, actor)
    with guards.spoken():
        made = NormativeDocument.objects.bulk_create(rows)
    if made:
        records.record("supervision.normativedocument.add", actor=actor, congress_id=actor.congress_id,
                       text=f"{actor.name}登记以往备案的规范性文件{len(made)}件", after={str(row): row.number for row in made[:50]})  # fmt: skip
    return made


def _entry(document, step, *, actor, text, on=None, files=()):
    """The words of a step with its files."""
    row = FilingEntry(document=document, step=step, label=FILING[step].label, on=on or clock.today(), text=text.strip(),
                      by_name=actor.name[:40])  # fmt: skip
    if row.on > clock.today():
        raise ValidationError({"on": "日期不能晚于今天。"})
    row.full_clean(exclude=["document"])
    row.save()
    attachments.attach(row, files, actor=actor, congress_id=document.congress_id)
    return row


def _tell_organ(document, subject, text=""):
    held = Membership.objects.in_office()
    rows = held.filter(organization=document.organ_id, role__in=("UNIT", "UNITL"))
    if document.kind == document.Kind.TOWNSHIP:
        rows = held.filter(congress=document.organ.congress_id, role__in=("TCH", "TSEC"))
    notices.tell(rows, subject=f"{subject}：{document}", text=text, obj=document)


def _tell_office(document, subject):
    rows = Membership.objects.in_office().filter(congress=document.congress_id, role="GO")
    notices.tell(rows, subject=f"{subject}：{document}", obj=document)


@FILING.does("file")
def file(document, *, actor, text, files=()):
    """The report, the text, its explanation and basis come in; whoever is late is still taken in, and shown as late."""
    if not files:
        raise ValidationError({"files": "请附备案报告、正式文本、说明和制定依据，没有文本不能审查。"})
    document.filed_on = clock.today()
    _entry(document, "file", actor=actor, text=text, files=files)
    _tell_office(document, "请形式审查")


@FILING.does("register")
def register(document, *, actor):
    """Complete and of the kinds to be filed: it gets its number."""
    year = clock.today().year
    number = take_number(
        "supervision.filing", congress_id=document.congress_id, year=year, actor=actor, pattern=f"备〔{year}〕{{}}号",
        title="规范性文件备案登记", obj=document,
    )  # fmt: skip
    document.registered_on, document.register_number = clock.today(), number.text
    _tell_organ(document, "已备案登记", f"登记号：{number.text}")


@FILING.does("ask_supplement")
def ask_supplement(document, *, actor, reason):
    _entry(document, "ask_supplement", actor=actor, text=reason)
    _tell_organ(document, "请补正备案材料", reason)


@FILING.does("supplement")
def supplement(document, *, actor, text, files=()):
    _entry(document, "supplement", actor=actor, text=text, files=files)
    _tell_office(document, "请形式审查")


@FILING.does("reject")
def reject(document, *, actor, reason):
    _entry(document, "reject", actor=actor, text=reason)
    document.ended_on = clock.today()
    _tell_organ(document, "不予备案登记", reason)


@FILING.does("assign")
def assign(document, *, actor, committee):
    document.committee = committee
    rows = Membership.objects.in_office().filter(organization=committee, role="COM")
    notices.tell(rows, subject=f"请审查：{document}", obj=document)


@FILING.does("extend")
def extend(document, *, actor, text):
    """More time, once, with the reason."""
    running = running_clock(document, REVIEW)
    if running is None or running.replaces_id:
        raise Refused("审查期限只能延长一次。")
    months = rule(document.congress_id, "filing.extend_months")
    clocks.extend_clock(
        REVIEW, document, actor=actor, reason=text[:200], legal_due_on=add_months(running.legal_due_on, months)
    )
    _entry(document, "extend", actor=actor, text=text)


@FILING.does("clear")
def clear(document, *, actor, text, files=()):
    _entry(document, "clear", actor=actor, text=text, files=files)
    document.ended_on = clock.today()


@FILING.does("accept_objection")
def accept_objection(document, *, actor, text, files=()):
    """The organ was right: nothing need be changed."""
    _entry(document, "accept_objection", actor=actor, text=text, files=files)
    document.ended_on = clock.today()


@FILING.does("communicate")
def communicate(document, *, actor, text, files=()):
    _entry(document, "communicate", actor=actor, text=text, files=files)
    _tell_organ(document, "请研究审查中的问题", text)


@FILING.does("issue_opinion")
def issue_opinion(document, *, actor, articles, basis, text, files=()):
    """In writing: which articles, against what, and what is asked for."""
    words = f"涉及条款：{articles.strip()}\n审查依据：{basis.strip()}\n{text.strip()}"
    _entry(document, "issue_opinion", actor=actor, text=words, files=files)
    _tell_organ(document, "请回复审查意见", text)


@FILING.does("promise")
def promise(document, *, actor, text, due_on, files=()):
    """It will be changed, until a day."""
    if due_on <= clock.today():
        raise ValidationError({"due_on": "完成修改的日期须晚于今天。"})
    _entry(document, "promise", actor=actor, text=f"{text.strip()}\n{long_date(due_on)}前完成修改。", files=files)
    clocks.open_clock(CORRECT, document, actor=actor, starts_on=due_on)


@FILING.does("object")
def object_to(document, *, actor, text, files=()):
    _entry(document, "object", actor=actor, text=text, files=files)
    _tell_office(document, "制定机关不同意修改")


@FILING.does("correct")
def correct(document, *, actor, outcome, on, text, number="", files=()):
    """Abolished, or changed: what was published instead is to be filed as well."""
    if on > clock.today() or on < document.published_on:
        raise ValidationError({"on": "日期在原文件公布以后、今天以前。"})
    label = {"abolished": "废止", "changed": "修改"}[outcome]
    _entry(document, "correct", actor=actor, on=on, text=f"已{label}。\n{text.strip()}", files=files)
    document.ended_on = clock.today()
    if outcome == "changed":
        if not number.strip():
            raise ValidationError({"number": "请填写修改后公布的文件的文号。"})
        again = NormativeDocument(congress_id=document.congress_id, kind=document.kind, organ_id=document.organ_id,
                                  title=document.title, number=number.strip(), published_on=on, replaces=document)  # fmt: skip
        keep_document(again, actor=actor)
    _tell_office(document, f"已{label}")


@FILING.does("propose")
def propose(document, *, actor, text, files=()):
    _entry(document, "propose", actor=actor, text=text, files=files)
    _tell_organ(document, "主任会议决定提请撤销", text)


def _decided(document, step, *, actor, on, text, files=()):
    proposed_on = queries.done_on(document, "propose")
    if on < proposed_on:
        raise ValidationError({"on": f"{long_date(proposed_on)}提请撤销，常委会的决定不能早于这一天。"})
    _entry(document, step, actor=actor, on=on, text=text, files=files)
    document.ended_on = on


@FILING.does("annul")
def annul(document, *, actor, on, text, files=()):
    """The standing committee has annulled it (监督法第三十九条)."""
    _decided(document, "annul", actor=actor, on=on, text=text, files=files)
    _tell_organ(document, "常委会已撤销", text)


@FILING.does("uphold")
def uphold(document, *, actor, on, text, files=()):
    _decided(document, "uphold", actor=actor, on=on, text=text, files=files)


@FILING.does("reopen")
def reopen(document, *, actor, text, files=()):
    _entry(document, "reopen", actor=actor, text=text, files=files)
    document.ended_on = None


@FILING.settles
def _settled(document, *, actor):
    settle_due(document)
    return False


# Requests.


@transaction.atomic
def ask_for_review(asked, *, actor):
    """Take a demand or a proposal in: within its days somebody hears what becomes of it."""
    demand(policies.requests_review, actor)
    if asked.received_on > clock.today():
        raise ValidationError({"received_on": "收到日期不能晚于今天。"})
    if not policies.handles_requests(actor):
        asked.proposer_person_id, asked.proposer, asked.received_on = actor.person_id, actor.name, clock.today()
    return _taken_in(keep(asked, actor=actor), actor)


@transaction.atomic
def receive(asked, *, actor, once, files=()):
    """(request, secret code): a proposal of somebody without an account, with its receipt. The same form sent twice is
    one proposal."""
    asked.kind, asked.received_on = ReviewRequest.Kind.PROPOSAL, clock.today()
    asked.full_clean(exclude=["receipt_no", "code_hash", "once_hash"])
    kept, code = queries.RECEIPTS.store(asked, once, asked.received_on)
    if kept is asked:
        attachments.attach(asked, files, actor=actor)
        records.record("supervision.reviewrequest.receive", actor=actor, obj=asked, text=f"收到公众提出的{asked}")
        _taken_in(asked, actor)
    return kept, code


def _taken_in(asked, actor):
    """Its days run, and the office knows."""
    for key in CLOCKS:
        clocks.open_clock(key, asked, actor=actor, starts_on=asked.received_on)
    settle_due(asked)
    rows = Membership.objects.in_office().filter(congress=asked.congress_id, role="GO")
    notices.tell(rows, subject=f"请研究{asked.get_kind_display()}", obj=asked)
    return asked


def _tell_proposer(asked, subject, text):
    if asked.proposer_person_id:
        rows = Membership.objects.in_office().filter(person=asked.proposer_person_id)[:1]
        notices.tell(rows, subject=f"{subject}：{asked.title}", text=text, obj=asked)


def _told(asked, text, subject):
    asked.answer, asked.told_on = text.strip(), clock.today()
    _tell_proposer(asked, subject, text)


@REQUEST.does("ask_more")
def ask_more(asked, *, actor, reason):
    _told(asked, reason, "请补充材料")


@REQUEST.does("complete")
def complete(asked, *, actor, text, files=()):
    asked.reason = f"{asked.reason}\n补充：{text.strip()}"[:4000]
    asked.answer, asked.told_on = "", None
    rows = Membership.objects.in_office().filter(congress=asked.congress_id, role="GO")
    notices.tell(rows, subject=f"已补充，请研究{asked.get_kind_display()}", obj=asked)
    attachments.attach(asked, files, actor=actor)


@REQUEST.does("transfer")
def transfer(asked, *, actor, text):
    _told(asked, text, "已移送有权机关")


@REQUEST.does("decline")
def decline(asked, *, actor, text):
    _told(asked, text, "不启动审查")


@REQUEST.does("open")
def open_review(asked, *, actor, document):
    """Its document is looked at – again, if it had been cleared."""
    asked.document = document
    if document.state == State.CLEARED:
        reopen(document, actor=actor, text=f"收到{asked.get_kind_display()}：{asked.reason}"[:10_000])
    _tell_proposer(asked, "已启动审查", "")


@REQUEST.does("answer")
def answer(asked, *, actor, text):
    _told(asked, text, "审查结果")


@REQUEST.settles
def _request_settled(asked, *, actor):
    settle_due(asked)
    return False


# The year.


@transaction.atomic
def keep_year(row, *, actor):
    """Write the report on a year; the figures are counted."""
    demand(policies.registers, actor, row)
    if row.reported_on:
        raise Refused("常委会已经听取，不能再改。")
    if row.year > clock.today().year:
        raise ValidationError({"year": "年度不能晚于今年。"})
    return keep(row, actor=actor)


def begin_years(now=None):
    """From the new year on: the year before of each county that registered documents in it, with the clock until its
    catalogue is issued. Late or twice does no harm; once the day has gone by nothing is begun. Done by the clock."""
    return one_by_one(queries.without_catalogue(clock.today().year - 1), _begin_year)


@transaction.atomic
def _begin_year(congress_id):
    new_year = clock.today().replace(month=1, day=1)
    due_on = day_of_year(rule(congress_id, "filing.catalogue_by", on=new_year), new_year.year)
    if clock.today() > due_on:
        return 0
    row, new = FilingYear.objects.get_or_create(congress_id=congress_id, year=new_year.year - 1)
    if new:
        records.record("supervision.filingyear.add", actor=SYSTEM, obj=row, text=f"{row.year}年度备案目录待印发")
    clocks.open_clock(CATALOGUE, row, actor=SYSTEM, starts_on=due_on)
    return 1


@transaction.atomic
def issue_catalogue(row, *, actor, on):
    """The catalogue of a year that is over has been looked through and issued."""
    demand(policies.registers, actor, row)
    if row.catalogue_on:
        raise Refused("目录已经印发。")
    if not date(row.year + 1, 1, 1) <= on <= clock.today():
        raise ValidationError({"on": "印发的日期须在这一年结束以后，不晚于今天。"})
    row.catalogue_on = on
    keep(row, actor=actor, verb="finish")
    clocks.close_clock(CATALOGUE, row, actor=actor, on=on)
    return row


@transaction.atomic
def report_year(row, *, actor, on):
    """The standing committee has heard it (监督法第四十五条); everybody may read it now."""
    demand(policies.registers, actor, row)
    if not row.text.strip():
        raise Refused("请先写好工作情况。")
    if not date(row.year, 1, 1) <= on <= clock.today():
        raise ValidationError({"on": "听取的日期不对。"})
    row.reported_on = on
    return keep(row, actor=actor, verb="finish")
