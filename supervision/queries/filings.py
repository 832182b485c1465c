"""Reading filing review: the register, one document with its steps, requests, and a year in figures."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from congress.frame import receipts
from congress.frame.address import address
from congress.frame.receipts import Receipts
from congress.models import Congress, Deadline, Organization
from congress.queries.attachments import attachments_of, file_row

from ..models import FilingEntry, FilingYear, NormativeDocument, ReviewRequest
from ..models.filing import TOWNSHIP
from ..models.topic import UNITS

State = NormativeDocument.State
AT_ORGAN = ("published", "supplement", "opinion", "communicating", "promised")
AT_OFFICE = ("filed", "registered", "objected", "proposed")


def documents(actor):
    return NormativeDocument.objects.visible_to(actor).select_related("organ__congress", "committee", "congress")


def listed(actor, *, q="", year=None, state="", kind="", organ=None, late=False):
    rows = documents(actor)
    if q and q.strip():
        words = q.strip()
        rows = rows.filter(
            Q(title__contains=words) | Q(number__contains=words) | Q(register_number__contains=words)
            | Q(organ__name__contains=words)
        )  # fmt: skip
    if late:
        rows = rows.late()
    asked = {"published_on__year": year, "state": state, "kind": kind, "organ": organ}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-published_on", "-pk")


def found(actor, words):
    return listed(actor, q=words)


def years(actor):
    days = NormativeDocument.objects.visible_to(actor).dates("published_on", "year", order="DESC")
    return [day.year for day in days]


def organs_with(actor):
    rows = Organization.objects.filter(pk__in=NormativeDocument.objects.visible_to(actor).values("organ"))
    return rows.order_by("order", "name")


def organs_for(actor):
    """The bodies whose documents this person may enter."""
    kind = Organization.Kind
    made = (kind.GOVERNMENT, kind.SUPERVISORY_COMMISSION, kind.COURT, kind.PROCURATORATE)
    if actor.is_any(*UNITS):
        return Organization.objects.filter(pk=actor.organization_id, kind__in=made)
    if actor.is_any(*TOWNSHIP):
        return Organization.objects.filter(
            congress=actor.congress_id, kind__in=(kind.CONGRESS, kind.PRESIDIUM), until=None
        )
    rows = Organization.objects.filter(
        Q(congress=actor.congress_id, kind__in=made)
        | Q(congress__parent=actor.congress_id, kind__in=(kind.CONGRESS, kind.PRESIDIUM)),
        until=None,
    )
    return rows.order_by("congress__level", "congress", "order", "name")


def kinds_for(actor):
    """The kinds of documents these bodies make, as choices."""
    made = set(organs_for(actor).values_list("kind", flat=True))
    rows = [kind for kind in NormativeDocument.Kind if made & set(NormativeDocument.MADE_BY[kind])]
    return [(kind.value, kind.label) for kind in rows if (kind == kind.TOWNSHIP) or not actor.is_any(*TOWNSHIP)]


def entries_seen(actor, document):
    return FilingEntry.objects.visible_to(actor).filter(document=document).select_related("document")


def entries_of(actor, document):
    """The steps this person may read, each with its files: two statements."""
    rows = list(entries_seen(actor, document))
    files = attachments_of(*rows)
    return [(row, [file_row(one) for one in files.get(address(row), ())]) for row in rows]


def words_of(document, step):
    row = document.entries.filter(step=step).order_by("-pk").first()
    return row.text if row else ""


def done_on(document, step):
    """The day on which a step was taken last; it has been."""
    return document.entries.filter(step=step).order_by("-pk").values_list("on", flat=True).first()


def clocks_of(row):
    """The clocks that run on a document or a request."""
    return list(Deadline.objects.open().filter(target=address(row)).order_by("due_on"))


def due_of(document, key):
    """The day of the newest clock of a rule, for papers; None when there is none."""
    row = Deadline.objects.filter(target=address(document), key=key).order_by("-pk").first()
    return row.due_on if row else None


def waiting(actor):
    """Documents whose next step is this person's."""
    rows = documents(actor).open()
    if actor.is_any("GO"):
        mine = Q(state__in=AT_OFFICE)
    elif actor.is_any("COM"):
        mine = Q(state__in=("reviewing", "communicating"), committee=actor.organization_id)
    elif actor.is_any(*UNITS):
        mine = Q(state__in=AT_ORGAN, organ=actor.organization_id)
    elif actor.is_any(*TOWNSHIP):
        mine = Q(state__in=AT_ORGAN, organ__congress=actor.congress_id)
    else:
        return rows.none()
    return rows.filter(mine).order_by("due_on", "pk")


def requests(actor):
    return ReviewRequest.objects.visible_to(actor).select_related("document", "congress")


def requests_listed(actor, *, q="", state="", kind=""):
    rows = requests(actor)
    if q and q.strip():
        rows = rows.filter(Q(title__contains=q.strip()) | Q(proposer__contains=q.strip()))
    asked = {"state": state, "kind": kind}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-received_on", "-pk")


def requests_waiting(actor):
    rows = requests(actor)
    if actor.is_any("GO"):
        return rows.filter(state__in=("received", "opened")).order_by("due_on", "pk")
    return rows.filter(state="incomplete", proposer_person=actor.person_id).order_by("due_on", "pk")


def openable(asked):
    """Documents a review may be opened on."""
    rows = NormativeDocument.objects.filter(congress=asked.congress_id, registered_on__isnull=False)
    return rows.exclude(state__in=("corrected", "annulled")).order_by("-published_on", "-pk")


# Without an account.

RECEIPTS = Receipts("supervision.request")
R = ReviewRequest.State
TOLD = {
    R.RECEIVED: "已收到，正在研究。",
    R.INCOMPLETE: "材料不全，请补充。",
    R.TRANSFERRED: "已移送有权审查的机关。",
    R.DECLINED: "没有启动审查。",
    R.OPENED: "已启动审查。",
    R.ANSWERED: "审查已有结果。",
}


def counties():
    """The counties a proposal may go to. No actor: names are public."""
    return Congress.objects.filter(level="county").select_related("area").order_by("area__code")


def by_token(token):
    """The proposal of a receipt – number and code in one –, or None."""
    return RECEIPTS.found(ReviewRequest.objects.select_related("congress", "document"), token)


def is_filed(once):
    return receipts.is_filed(ReviewRequest.objects, once)


def told_by(asked):
    """The last day on which somebody hears what becomes of his proposal, while that is open; None later."""
    days = Deadline.objects.open().filter(target=address(asked)).values_list("due_on", flat=True)
    return max(days, default=None)


# The year.


def _share(part, whole):
    """66.7% · 100%"""
    return f"{round(100 * part / whole, 1):g}%" if whole else "—"


@dataclass(frozen=True, kw_only=True)
class YearFigures:
    """What was published in one year, and what became of it."""

    published: int
    filed: int
    in_time: int
    registered: int
    reviewed: int
    opinions: int
    corrected: int
    annulled: int
    demands: int
    proposals: int

    @property
    def filing_rate(self):
        return _share(self.filed, self.published)

    @property
    def timely_rate(self):
        return _share(self.in_time, self.filed)


def figures(congress_id, year):
    """Three statements. No actor: papers and figures ask for a congress."""
    rows = list(NormativeDocument.objects.filter(congress=congress_id, published_on__year=year))
    with_opinion = FilingEntry.objects.filter(document__in=rows, step="issue_opinion").values("document").distinct()
    asked = list(
        ReviewRequest.objects.filter(congress=congress_id, received_on__year=year).values_list("kind", flat=True)
    )
    filed = [row for row in rows if row.filed_on]
    return YearFigures(
        published=len(rows),
        filed=len(filed),
        in_time=sum(not row.is_late for row in filed),
        registered=sum(row.registered_on is not None for row in rows),
        reviewed=sum(row.state in ("cleared", "corrected", "annulled") for row in rows),
        opinions=with_opinion.count(),
        corrected=sum(row.state == State.CORRECTED for row in rows),
        annulled=sum(row.state == State.ANNULLED for row in rows),
        demands=asked.count("demand"),
        proposals=asked.count("proposal"),
    )


def catalogue(congress_id, year):
    """The documents registered in one year, in the order of their numbers (年度备案目录)."""
    rows = NormativeDocument.objects.filter(congress=congress_id, registered_on__year=year).select_related("organ")
    return list(rows.order_by("registered_on", "pk"))


def without_catalogue(year):
    """The congresses that registered documents in a year whose catalogue is neither issued nor on the clock. No actor: for
    the clock."""
    begun = Deadline.objects.filter(key="supervision.filing_catalogue", target_pk=OuterRef("pk"))
    years = FilingYear.objects.filter(year=year).filter(Q(catalogue_on__isnull=False) | Exists(begun))
    rows = NormativeDocument.objects.filter(registered_on__year=year).exclude(congress__in=years.values("congress"))
    return list(rows.order_by("congress").values_list("congress", flat=True).distinct())


def filing_years(actor):
    return FilingYear.objects.visible_to(actor).select_related("congress", "meeting__term")


def committees_for(document):
    """Committees a document may be sent to."""
    kinds = (Organization.Kind.SPECIAL_COMMITTEE, Organization.Kind.WORK_COMMITTEE)
    rows = Organization.objects.filter(congress=document.congress_id, kind__in=kinds, until=None)
    return rows.order_by("order", "name")
