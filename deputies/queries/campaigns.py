"""Reading campaigns: the list, and the board of the townships with what each has done and handed in."""

from dataclasses import dataclass

from django.db.models import Count, Q

from congress.frame import clock
from congress.models import Congress
from congress.queries.rules import rule

from ..models import Activity, Campaign, CampaignReturn

S = Campaign.State


def listed(actor):
    rows = Campaign.objects.visible_to(actor).select_related("congress")
    return rows.annotate(
        held=Count("activities", filter=Q(activities__state__in=("finished", "summarised")))
    ).order_by("-since", "-pk")


def with_case(actor):
    return Campaign.objects.visible_to(actor).select_related("congress__area")


@dataclass(frozen=True)
class Line:
    """One congress in a campaign: its activities, who came, what it handed in."""

    congress: Congress
    activities: int
    attendances: int
    handed_in: CampaignReturn | None

    @property
    def is_in(self):
        return bool(self.handed_in and self.handed_in.handed_in_on)


def board(campaign):
    """[Line] of the county and its townships (a township's campaign: of itself alone), in three statements."""
    own = Q(pk=campaign.congress_id) | Q(parent=campaign.congress_id)
    held = Activity.objects.filter(campaign=campaign).held().order_by().values("congress")
    times = dict(held.annotate(n=Count("pk")).values_list("congress", "n"))
    came = held.annotate(n=Count("participations", filter=Q(participations__state="present")))
    people = dict(came.values_list("congress", "n"))
    handed = {row.congress_id: row for row in campaign.returns.all()}
    rows = Congress.objects.filter(own).select_related("area").order_by("level", "area__code")
    return [Line(one, times.get(one.pk, 0), people.get(one.pk, 0), handed.get(one.pk)) for one in rows]


def missing(campaign, lines):
    """The townships that have not handed in though their day has passed."""
    if campaign.returns_by >= clock.today():
        return []
    return [line.congress.short_name for line in lines if line.congress.pk != campaign.congress_id and not line.is_in]


def counted(campaign, congress_id):
    """(activities, person-times) of one congress in a campaign."""
    lines = {line.congress.pk: line for line in board(campaign)}
    line = lines[congress_id]
    return line.activities, line.attendances


def return_of(campaign, congress_id):
    found = campaign.returns.filter(congress=congress_id).first()
    return found or CampaignReturn(campaign=campaign, congress_id=congress_id)


def month(congress_id):
    """The month of the deputies' activities, by the county's rule."""
    return rule(congress_id, "activity.month")


# What waits.


def to_hand_in(actor):
    """The county's campaigns that run and of which this township has not reported."""
    handed = CampaignReturn.objects.filter(congress=actor.congress_id, handed_in_on__isnull=False)
    rows = with_case(actor).filter(congress=actor.county_id, state=S.RUNNING, kind=Campaign.Kind.THEME)
    rows = rows.exclude(pk__in=handed.values("campaign"))
    return rows.order_by("returns_by", "pk")


def to_run(actor):
    """One's own that are still to be begun, or whose time is over and that are to be summed up."""
    over = Q(state=S.RUNNING, until__lt=clock.today())
    return with_case(actor).filter(Q(state=S.DRAWN_UP) | over, congress=actor.congress_id).order_by("since", "pk")


def running_for(actor):
    """Those a deputy may take part in now."""
    today = clock.today()
    rows = with_case(actor).filter(state=S.RUNNING, since__lte=today, until__gte=today, kind=Campaign.Kind.THEME)
    return rows.order_by("until", "pk")
