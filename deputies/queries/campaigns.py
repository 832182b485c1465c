"""Reading campaigns: the list, and the board of the townships with what each has done and handed in."""

from dataclasses import dataclass

from django.db.models import Count, Q

from congress.frame import clock
from congress.models import Congress
from congress.queries.rules import rule

from ..models import Activity, Campaign, CampaignReturn


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
