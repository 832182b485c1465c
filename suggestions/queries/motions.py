"""Reading motions: the register, who signed, until when, the vote that decides, what waits for whom."""

from django.db.models import Count, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from congress.frame import clock
from congress.frame.address import address
from congress.models import Ballot, Meeting, Membership, Organization, Resolution
from congress.queries.attachments import attachments_of, holding
from deputies.models.joint import Body
from deputies.queries import joint

from ..models import Motion, MotionDeadline, MotionSigner, Suggestion

S = Motion.State
FOUND_BY, TEXT = "suggestions.motion", ("title", "grounds", "plan")
UNDER_WAY = (Ballot.State.DRAFT, Ballot.State.OPEN, Ballot.State.CLOSED, Ballot.State.COUNTED)
MEETINGS = (Meeting.Kind.SESSION, Meeting.Kind.STANDING_COMMITTEE)
VOTES = {Body.SESSION: "suggestions.session_motion", Body.COMMITTEE: "suggestions.committee_motion"}


def motions(actor):
    return Motion.objects.visible_to(actor).select_related(
        "congress__area", "meeting__term__congress", "organ", "committee", "resolution", "suggestion"
    )


def has_signed(motion, actor):
    return actor.person_id is not None and motion.signers.signed().filter(person=actor.person_id).exists()


def has_left(actor, pk):
    """Whether this person knew the motion, said no or took his name off, and sees it no more."""
    if actor.person_id is None:
        return False
    known = Motion.objects.filter(pk=pk, signers__person=actor.person_id, signers__left_on__isnull=False)
    return known.exists() and not Motion.objects.visible_to(actor).filter(pk=pk).exists()


COUNTED = {"motions": "提出（撤回的不计）", "motions_decided": "其中已作出处理决定"}  # as figures count them


def listed(actor, *, q="", state="", by="", meeting=None, fact="", since=None, until=None, day=None):
    """The register, the latest first, each with how many signed and who put it."""
    leads = MotionSigner.objects.filter(motion=OuterRef("pk"), is_lead=True).values("person__name")
    rows = motions(actor).annotate(
        signed=Count("signers", filter=Q(signers__signed_on__isnull=False)),
        put_by=Coalesce("organ__short_name", Subquery(leads[:1])),
    )
    if q and q.strip():
        rows = rows.filter(holding(q, actor=actor, model=Motion, kind=FOUND_BY, columns=TEXT))
    asked = {"state": state, "by": by, "meeting": meeting}
    if fact in COUNTED:
        rows, fact = rows.filter(congress=actor.congress_id).exclude(state=S.WITHDRAWN), fact.removeprefix("motions")
        asked |= {"decided_on__lte": day or until or clock.today()} if fact else {}
        fact, until = "filed_on", min(filter(None, (until, day)), default=None)
    asked |= {f"{fact or 'filed_on'}__gte": since, f"{fact or 'filed_on'}__lte": until}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    return rows.order_by(F("filed_on").desc(nulls_first=True), "-pk")


def found(actor, words):
    return listed(actor, q=words)


def lead_of(motion):
    """The lead's name, or the organ's."""
    if not motion.is_joint:
        return motion.organ.short_name
    return motion.signers.filter(is_lead=True).values_list("person__name", flat=True).get()


def meetings_seen(actor):
    """The meetings for which this person sees motions."""
    rows = Meeting.objects.filter(pk__in=Motion.objects.visible_to(actor).order_by().values("meeting"))
    return rows.select_related("term").order_by("-opens_on", "-pk")


def meetings_for(congress, *, members, deputies, past=False):
    """The meetings a motion may be put for: those that have not ended; with ``past``, also those of the last year, for what
    was handed in on paper. No actor: sessions are public, and who may put asks."""
    kinds = [kind for kind, open_ in zip(MEETINGS, (deputies, members), strict=True) if open_]
    rows = Meeting.objects.filter(term__congress=congress, kind__in=kinds).exclude(state=Meeting.State.CANCELLED)
    earliest = clock.today().replace(year=clock.today().year - 1, day=1) if past else clock.today()
    return rows.filter(closes_on__gte=earliest).select_related("term__congress").order_by("-opens_on", "-pk")


def next_meetings(actor):
    """[(meeting, deadline or None)]: what may still be put motions for in one's congress, the nearest first."""
    rows = Meeting.objects.visible_to(actor).filter(
        term__congress=actor.congress_id, kind__in=MEETINGS, closes_on__gte=clock.today()
    )
    rows = rows.exclude(state=Meeting.State.CANCELLED).select_related("term", "motion_deadline").order_by("opens_on")
    return [(row, getattr(row, "motion_deadline", None)) for row in rows]


def deadlines_of(meeting):
    """The day until when motions may be put for a meeting, as rows: one or none."""
    return MotionDeadline.objects.filter(meeting=meeting)


def deadline_of(meeting):
    return deadlines_of(meeting).first()


def too_late(motion):
    """What the days say against putting it now, or ""."""
    limit = deadline_of(motion.meeting_id)
    if limit and clock.today() > limit.closes_on:
        return (
            f"{motion.decider}决定的议案截止日期是{limit.closes_on:%Y年%-m月%-d日}，已经过了。可以作为代表建议提出。"
        )
    if clock.today() > motion.meeting.closes_on:
        return f"{motion.meeting}已经闭会，议案只能在会议期间提出。"
    return ""


def missing_parts(motion):
    """What a motion must have and this one lacks (代表法第十五条)."""
    return [
        label
        for label, said in (("案由", motion.title), ("案据", motion.grounds), ("方案", motion.plan))
        if not said.strip()
    ]


def too_few(motion):
    """What the signatures say against it; an organ needs none."""
    return joint.too_few(motion) if motion.is_joint else ""


def lacks_lead(motion):
    """Whoever leads must himself be able to sign today."""
    if (
        not motion.is_joint
        or joint.may_sign(motion).filter(person__in=motion.signers.filter(is_lead=True).values("person")).exists()
    ):
        return ""
    return f"领衔的提案人现在不能执行职务，不能领衔提出议案（{motion.basis}）。"


def candidates(motion):
    """Who may still be asked to sign; who said no may be asked again."""
    return joint.candidates(motion, but=motion.signers.standing().values("person"))


def organs_for(congress, body):
    """The organs that may put a motion to this body (地方组织法第二十二条、第五十二条)."""
    rows = Organization.objects.filter(kind__in=Motion.ORGANS[body], until=None)
    own = Q(congress=congress)
    if congress.level == "township":
        own = Q(congress=congress, kind=Organization.Kind.PRESIDIUM) | Q(
            Q(congress=congress.parent_id, area=congress.area_id) | own, kind=Organization.Kind.TOWNSHIP_GOVERNMENT
        )
    else:
        own &= ~Q(kind=Organization.Kind.TOWNSHIP_GOVERNMENT)
    return rows.filter(own).order_by("order", "name")


def committees_for(motion):
    """Which committees may consider it: special and working committees; of a township its presidium."""
    kinds = Organization.Kind
    wanted = (
        (kinds.PRESIDIUM,)
        if motion.congress.level == "township"
        else (kinds.SPECIAL_COMMITTEE, kinds.WORK_COMMITTEE, kinds.DEPUTY_AFFAIRS_COMMISSION)
    )
    return Organization.objects.filter(congress=motion.congress_id, kind__in=wanted, until=None).order_by(
        "order", "name"
    )


def put_for(meeting):
    """What was put for a meeting, in the order of numbers, without what was taken back before it was decided on. No actor:
    for the paper of its presidium."""
    rows = Motion.objects.filter(meeting=meeting, filed_on__isnull=False).exclude(state=S.WITHDRAWN, decided_on=None)
    rows = rows.select_related("meeting__term__congress", "organ", "committee", "congress")
    return list(rows.order_by("number"))


def concluded_for(meeting):
    """What a meeting left for later and was concluded since, in the order of numbers. No actor: for the paper that tells the
    next session of it."""
    return [row for row in put_for(meeting) if row.state == S.CLOSED and row.is_left_for_later]


def files_of(motion):
    """The files that hang on it: [Attachment]. The caller has asked visible_to for the motion."""
    return [row for rows in attachments_of(motion).values() for row in rows]


def next_number(meeting):
    """What the next motion put for a meeting is numbered. No actor: numbers are public."""
    return (Motion.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0) + 1


def ballots_of(motion):
    return Ballot.objects.filter(about=address(motion)).order_by("pk")


def ballots_seen(motion, actor):
    return Ballot.objects.visible_to(actor).filter(about=address(motion)).order_by("pk")


def resolution_seen(motion, actor):
    """The resolution it became, if this person sees it: one row or none."""
    return Resolution.objects.visible_to(actor).filter(pk=motion.resolution_id)


def suggestion_seen(motion, actor):
    """The suggestion it became, if this person sees it: one row or none."""
    return Suggestion.objects.visible_to(actor).filter(pk=motion.suggestion_id)


def motion_of(suggestion, actor):
    """The motion that became this suggestion, for whoever may read it."""
    return motions(actor).filter(suggestion=suggestion.pk).first()


def ballot_under_way(motion):
    """A vote on it that is not announced and not void. No actor: it stops what would spoil it."""
    return ballots_of(motion).filter(state__in=UNDER_WAY).first()


def resolutions_for(motion):
    """The resolutions and decisions of its congress that belong to no motion yet. No actor: for the office's form."""
    rows = Resolution.objects.filter(congress=motion.congress_id, motion=None)
    return rows.exclude(state=Resolution.State.CLOSED).order_by("-adopted_on", "-pk")


def people_of(motion):
    """The seats today of those who put it, for messages."""
    persons = motion.signers.signed().values("person")
    rows = Membership.objects.in_office().filter(congress=motion.congress_id, person__in=persons)
    return rows.filter(role__in=("DEP", "TDEP", "LEAD", "SCM")).select_related("person")


def office_people(motion):
    return Membership.objects.in_office().filter(congress=motion.congress_id, role__in=("GO", "TCH", "TSEC"))


def waiting(actor):
    """Motions this person has to sign, hand on, consider or bring forward, the oldest first."""
    rows = motions(actor)
    wanted = Q(pk=None)
    if actor.person_id:
        asked = MotionSigner.objects.standing().filter(person=actor.person_id)
        wanted |= Q(state=S.COSIGNING, pk__in=asked.filter(signed_on=None).values("motion"))
    if actor.is_any("COM", "DAC"):
        wanted |= Q(state=S.COMMITTEE_OPINION, committee=actor.organization_id)
        wanted |= Q(state=S.AFTER_SESSION, committee=actor.organization_id, reported_on=None)
    if actor.is_any("GO", "TCH", "TSEC"):
        mine = Q(state__in=(S.FILED, S.PRESIDIUM, S.ON_AGENDA, S.DELIBERATING, S.VOTED, S.ADOPTED, S.REPORTED))
        mine |= Q(state=S.AFTER_SESSION, reported_on__isnull=False)
        wanted |= mine & Q(congress=actor.congress_id)
    return rows.filter(wanted).order_by("report_due_on", "filed_on", "pk")


def put_by(deputy_ids, since, until):
    """(deputy, motion, words, day, leads) of what deputies put in a time. No actor: the dossier asks."""
    rows = MotionSigner.objects.signed().filter(
        motion__filed_on__range=(since, until), person__deputies__in=deputy_ids,
        person__deputies__term=F("motion__meeting__term"),
    )  # fmt: skip
    return (
        rows.exclude(motion__state=S.WITHDRAWN)
        .order_by("motion__filed_on", "pk")
        .values_list("person__deputies", "motion", "motion__title", "motion__filed_on", "is_lead")
    )


def handled_in(congress_ids, since, until):
    """(put, decided) in a time. No actor: counted for figures and chapters."""
    rows = Motion.objects.filter(congress__in=congress_ids, filed_on__range=(since, until))
    return rows, rows.filter(decided_on__lte=until)
