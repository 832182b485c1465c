"""Themed campaigns: drawn up, begun, handed in by the townships, closed."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import notices
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.models import Membership

from ..models import Campaign
from ..policies import campaigns as policies
from ..queries import campaigns as queries
from ..queries import visits
from ..workflow.campaigns import CAMPAIGN


@transaction.atomic
def keep_campaign(campaign, *, actor):
    """Draw up a campaign, or change one that is not over."""
    demand(policies.runs_campaign, actor, campaign)
    if campaign.pk and CAMPAIGN.held(campaign).state == Campaign.State.CLOSED:
        raise Refused("主题活动已经结束，不能再修改。")
    return keep(campaign, actor=actor)


@transaction.atomic
def keep_visits(campaign, *, actor):
    """The yearly visits to deputies: no township hands in, the visits stand in the log of contacts."""
    demand(policies.runs_visits, actor, campaign)
    campaign.kind, campaign.returns_by = Campaign.Kind.VISITS, campaign.until
    if Campaign.objects.filter(
        congress=campaign.congress_id, kind=campaign.kind, since__lte=campaign.until, until__gte=campaign.since
    ).exclude(pk=campaign.pk):
        raise ValidationError({"since": "这段时间已经安排走访代表。"})
    return keep_campaign(campaign, actor=actor)


@CAMPAIGN.does("begin")
def begin(campaign, *, actor):
    """The townships are told what to do and by when to report; of visits the members whom to visit."""
    if campaign.is_of_visits:
        for post, number in visits.visitors(campaign):
            text = f"请在{long_date(campaign.until)}前当面走访，走访后登记联系记录。"
            notices.tell(
                [post], subject=f"请走访：{number}名代表", text=text, url=f"{campaign.get_absolute_url()}visits/"
            )
        return
    posts = Membership.objects.in_office().with_role("TCH", "TSEC").filter(congress__parent=campaign.congress_id)
    text = f"请组织开展，{long_date(campaign.returns_by)}前报送情况。"
    notices.tell(posts.select_related("person"), subject=f"请组织开展：{campaign}", text=text, obj=campaign)


@CAMPAIGN.does("close")
def close(campaign, *, actor, summary):
    campaign.summary = summary.strip()


@transaction.atomic
def hand_in(row, *, actor):
    """A township's words; its numbers are counted from its activities as they stand today, again with each handing in."""
    campaign = row.campaign
    demand(policies.hands_in, actor, campaign)
    if CAMPAIGN.held(campaign).state != Campaign.State.RUNNING:
        raise Refused("主题活动没有在开展，不能报送。")
    if not row.text.strip():
        raise ValidationError({"text": "请写明开展情况。"})
    row.activities, row.attendances = queries.counted(campaign, row.congress_id)
    row.handed_in_on = row.handed_in_on or clock.today()
    return keep(row, actor=actor, congress_id=row.congress_id)
