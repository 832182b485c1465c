"""The links of a deputy's card to what neighbours keep of him: none that would be refused."""

from urllib.parse import urlencode

from django.urls import reverse

from congress.frame.numbers import long_date

from ..policies import activities, contacts, duty_reports, leaving
from ..queries import around as queries
from ..queries.leaving import why_not_resign


def around(deputy, actor):
    """[(what, [(words, address)])] in the order of a deputy's year; what is empty or closed to this person is left out."""
    kept = queries.kept_of(
        deputy, actor, contacts=contacts.reads_contacts(actor), sessions=duty_reports.reads_sessions(actor)
    )
    found = (
        ("履职档案", _dossier(deputy, kept)),
        ("参加活动", _activities(deputy, actor)),
        ("联络站", _stations(kept)),
        ("联系群众", _contacts(deputy, kept)),
        ("联系他的组成人员", [(row.by.person.name, row.get_absolute_url()) for row in kept.get("contacted", ())]),
        ("述职", [(f"{long_date(row.session.on)}述职", row.get_absolute_url()) for row in kept.get("reports", ())]),
        ("公开信息", _public(deputy, kept)),
        ("辞职", _resignations(deputy, actor, kept)),
    )
    return [(what, links) for what, links in found if links]


def _dossier(deputy, kept):
    return [("履职记录和积分", reverse("deputies:dossier", args=[deputy.pk]))] if kept["dossier"] else []


def _activities(deputy, actor):
    if not activities.sees_attendance_of(actor, deputy):
        return []
    return [("应到和实到", reverse("deputies:presence_deputy", args=[deputy.pk]))]


def _stations(kept):
    found = [(str(station), station.get_absolute_url()) for station in kept["stations"]]
    return [*found, *((f"下次值班：{long_date(turn.on)}", turn.day.get_absolute_url()) for turn in kept["turns"])]


def _contacts(deputy, kept):
    his = urlencode({"q": deputy.person.name})
    found = [("联系对象", f"{reverse('deputies:contacts')}?{his}")] if kept.get("contacts") else []
    return [*found, ("联系记录", f"{reverse('deputies:contact_logs')}?{his}")] if kept.get("logs") else found


def _public(deputy, kept):
    found = (
        [("群众看到的页面", reverse("deputies:public_deputy", args=[deputy.public_code]))] if deputy.in_office else []
    )
    return [
        *found,
        *((f"公开信息（{one.get_state_display()}）", one.get_absolute_url()) for one in kept["profiles"]),
    ]


def _resignations(deputy, actor, kept):
    """What he has handed in, and where he hands it in himself; staff have their button."""
    found = [(f"{row.get_state_display()}的辞职", row.get_absolute_url()) for row in kept["resignations"]]
    if found or not (leaving.resigns_himself(actor, deputy) and not why_not_resign(deputy)):
        return found
    return [("提出辞职", reverse("deputies:resign", args=[deputy.pk]))]
