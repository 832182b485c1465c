"""The links of a deputy's card to what neighbours keep of him: none that would be refused."""

from urllib.parse import urlencode

from django.urls import reverse

from congress.frame.numbers import long_date

from ..policies import activities, contacts, duty_reports, leaving
from ..queries import around as queries
from ..queries.leaving import why_not_resign


def around(deputy, actor):
    """[(what, [(words, address)])] in the order of a deputy's year; what is empty or closed to this person is left out."""
    found = (
        ("履职档案", _dossier(deputy, actor)),
        ("参加活动", _activities(deputy, actor)),
        ("联络站", _stations(deputy, actor)),
        ("联系群众", _contacts(deputy, actor)),
        ("联系他的组成人员", _contacted(deputy, actor)),
        ("述职", _reports(deputy, actor)),
        ("公开信息", _public(deputy, actor)),
        ("辞职", _resignations(deputy, actor)),
    )
    return [(what, links) for what, links in found if links]


def _dossier(deputy, actor):
    seen = queries.has_dossier(deputy, actor)
    return [("履职记录和积分", reverse("deputies:dossier", args=[deputy.pk]))] if seen else []


def _activities(deputy, actor):
    if not activities.sees_attendance_of(actor, deputy):
        return []
    return [("应到和实到", reverse("deputies:presence_deputy", args=[deputy.pk]))]


def _stations(deputy, actor):
    found = [(str(station), station.get_absolute_url()) for station in queries.stations(deputy, actor)]
    turn = queries.next_turn(deputy, actor)
    return [*found, (f"下次值班：{long_date(turn.on)}", turn.day.get_absolute_url())] if turn else found


def _contacts(deputy, actor):
    if not contacts.reads_contacts(actor):
        return []
    his = urlencode({"q": deputy.person.name})
    found = [("联系对象", f"{reverse('deputies:contacts')}?{his}")] if queries.has_contacts(deputy, actor) else []
    return (
        [*found, ("联系记录", f"{reverse('deputies:contact_logs')}?{his}")]
        if queries.has_logs(deputy, actor)
        else found
    )


def _contacted(deputy, actor):
    if not contacts.reads_contacts(actor):
        return []
    return [(row.by.person.name, row.get_absolute_url()) for row in queries.contacted_by(deputy, actor)]


def _reports(deputy, actor):
    if not duty_reports.reads_sessions(actor):
        return []
    return [(f"{long_date(row.session.on)}述职", row.get_absolute_url()) for row in queries.reports(deputy, actor)]


def _public(deputy, actor):
    found = (
        [("群众看到的页面", reverse("deputies:public_deputy", args=[deputy.public_code]))] if deputy.in_office else []
    )
    profile = queries.newest_profile(deputy, actor)
    return [*found, (f"公开信息（{profile.get_state_display()}）", profile.get_absolute_url())] if profile else found


def _resignations(deputy, actor):
    """What he has handed in, and where he hands it in himself; staff have their button."""
    found = [
        (f"{row.get_state_display()}的辞职", row.get_absolute_url()) for row in queries.resignations(deputy, actor)
    ]
    if found or not (leaving.resigns_himself(actor, deputy) and not why_not_resign(deputy)):
        return found
    return [("提出辞职", reverse("deputies:resign", args=[deputy.pk]))]
