"""Who may be entered twice, what would move, and what stands against it."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import models

from congress.frame import guards
from congress.frame.address import address
from congress.frame.numbers import long_date
from congress.models import Account, Ballot, DigestLine, Guest, Membership, Person, Summons, Voter
from congress.queries.institution import career

from ..models import Deputy, PersonMerge
from .register import seats_of

UNTOUCHED = (PersonMerge,)  # they tell what was merged, and stay as they were


# What both may have been told of the same thing: (of which thing, what one row may know and the other not). One stays.
TOLD = {DigestLine: ("reminder", "notice"), Summons: ("version", "read_at"), Guest: ("meeting", "came")}


def references():
    """Every column of the portal that names a person: [(model, field)]."""
    found = []
    for model in apps.get_models():
        if model in UNTOUCHED or model is Person or model._meta.proxy or not model._meta.managed:
            continue
        found += [
            (model, field)
            for field in model._meta.concrete_fields
            if field.is_relation and field.related_model is Person
        ]
    return found


def rows_of(person, *, sealed=None):
    """[(model, field, rows)] of whatever names a person; only what the guards keep as it is if ``sealed``, only the
    rest if not, all of it when it is None."""
    found = []
    for model, field in references():
        rows = model._base_manager.filter(**{field.name: person}).order_by("pk")
        if sealed is not None:
            kept = guards.sealed(model, field.name)
            rows = rows.filter(kept) if sealed else rows.exclude(kept)
        if rows := list(rows):
            found.append((model, field, rows))
    return found


def second_account(kept, dropped):
    """The account of the one who goes, when the one who stays has one too: it stays behind, closed. Or None."""
    if not Account.objects.filter(person=kept).exists():
        return None
    return Account.objects.filter(person=dropped).select_related("person").first()


def moving(kept, dropped):
    """[(model, field, rows)] of what a merge moves: all but what is sealed, and a second account."""
    behind = second_account(kept, dropped)
    found = rows_of(dropped, sealed=False)
    return [(model, field, rows) for model, field, rows in found if not (behind and model is Account)]


def told_twice(kept, dropped):
    """[(the row of the one who stays, the row of the other)] of what both were told."""
    found = []
    for model, (thing, _) in TOLD.items():
        own = {getattr(row, f"{thing}_id"): row for row in model._base_manager.filter(person=kept)}
        rows = model._base_manager.filter(person=dropped, **{f"{thing}__in": own}).order_by("pk")
        found += [(own[getattr(row, f"{thing}_id")], row) for row in rows]
    return found


def _is_told(model):
    """Rows that are confidential are moved like all others, unseen by whoever merges."""
    return not getattr(model, "withheld", ())


def preview(kept, dropped):
    """[(what it is, the rows in words)] that would move."""
    found = [(model, rows) for model, _, rows in moving(kept, dropped) if _is_told(model)]
    return [(model._meta.verbose_name, [str(row) for row in rows]) for model, rows in found]


def said_of_sealed(dropped):
    """What is history and stays with the registration that stood there, in words; "" when there is none."""
    found = [f"{model._meta.verbose_name}{len(rows)}项" for model, _, rows in rows_of(dropped, sealed=True)]
    return f"已封存的投票名册和计票录入保留原登记，不移动：{'、'.join(found)}。" if found else ""


def said_of_accounts(kept, dropped):
    """With which account they will come in when both have one, in words; "" when it is no question."""
    behind = second_account(kept, dropped)
    if behind is None:
        return ""
    stays = Account.objects.get(person=kept)
    closed = "" if stays.is_active else "（现已停用，合并后请系统管理员启用）"
    return (f"两份登记都有账号：合并后用登录名{stays.login}{closed}登录，登录名{behind.login}停用，正在进行的登录结束，"
            "原有的登录记录保留；撤销合并时恢复。")  # fmt: skip


PRIVATE = ("email", "address")  # said to be there, not what they are: that is looked at on the person's own page
LOOKED_AT = (Membership, Deputy, Account)  # named one by one, the rest is counted


@dataclass(frozen=True, kw_only=True)
class Side:
    """One line of two registrations side by side, each in as many words as there are rows."""

    label: str
    kept: list
    dropped: list
    differs: bool = False


def side_by_side(kept, dropped, actor):
    """What the register says of the one and of the other: columns, posts, seats, accounts, and how much hangs on each."""
    found = [Side(label="登记号", kept=[str(kept.pk)], dropped=[str(dropped.pk)]), *_columns(kept, dropped)]
    posts, seats = (
        [[said(row) for row in rows(person, actor)] for person in (kept, dropped)]
        for said, rows in ((_held, career), (_sat, seats_of))
    )
    found += [Side(label="任职", kept=posts[0], dropped=posts[1]), Side(label="代表", kept=seats[0], dropped=seats[1])]
    accounts = {person.pk: ["没有账号"] for person in (kept, dropped)}
    for row in Account.objects.filter(person__in=accounts):
        accounts[row.person_id] = [f"{row.login}（{'启用' if row.is_active else '停用'}）"]
    found.append(Side(label="账号", kept=accounts[kept.pk], dropped=accounts[dropped.pk]))
    counts = [_counts(person) for person in (kept, dropped)]
    found += [
        Side(label=name, kept=[f"{counts[0][name]}项"], dropped=[f"{counts[1][name]}项"])
        for name in dict.fromkeys([*counts[1], *counts[0]])
    ]
    return found


def _columns(kept, dropped):
    for field in Person._meta.concrete_fields:
        if not field.editable or field.primary_key or field.is_relation:
            continue
        one, other = (getattr(person, field.name) for person in (kept, dropped))
        if one or other:
            yield Side(label=field.verbose_name, kept=[_said(kept, field)], dropped=[_said(dropped, field)],
                       differs=one != other)  # fmt: skip


def _said(person, field):
    value = getattr(person, field.name)
    if not value:
        return "未登记"
    if field.name in PRIVATE:
        return "已登记"
    if field.name == "phone":
        return person.masked_phone
    if isinstance(value, date):
        return long_date(value)
    return getattr(person, f"get_{field.name}_display", lambda: value)()


def _span(since, until):
    return f"{long_date(since)}至{long_date(until) if until else '今'}"


def _held(row):
    return f"{row.post}，{_span(row.since, row.until)}"


def _sat(row):
    return f"{row.congress.short_name if row.congress_id and not row.is_upper else row.get_level_display()}{row.term_name}，证号{row.card_no}"


def _counts(person):
    return Counter({
        str(model._meta.verbose_name): len(rows) for model, _, rows in rows_of(person) if model not in LOOKED_AT and _is_told(model)
    })  # fmt: skip


def obstacles(kept, dropped):
    """Why the two cannot be made one, in words; [] when they can."""
    if kept.county_id != dropped.county_id:
        return ["两人不在同一个县的登记册里。"]
    if dropped.merged_into_id or kept.merged_into_id:
        return ["其中一人已并入别的登记。"]
    said = _two_people(kept, dropped)
    said += _administrators(kept, dropped)
    said += [_voting(row) for row in _still_voting(person=dropped)]
    said += _counted_as_two(kept, dropped)
    for model, field, rows in moving(kept, dropped):
        if model in TOLD:
            continue
        said += [
            f"两人都有{model._meta.verbose_name}“{row}”，只能留一份。"
            for row in _had_by_both(kept, model, field, rows)
        ]
    for row in Membership.objects.filter(person=dropped).select_related("post__organization", "person"):
        for other in Membership.objects.filter(person=kept, post=row.post_id):
            if other.since <= (row.until or other.since) and row.since <= (other.until or row.since):
                said.append(f"两人在{long_date(max(row.since, other.since))}都担任{row.post}，请先办理其中一个离任。")
    return list(dict.fromkeys(said))


def _had_by_both(kept, model, field, rows):
    """Which of ``rows`` could not name ``kept``, because a row of his says the same already."""
    for names in _unique_with(model, field):
        others = [name for name in names if name != field.name]
        for row in rows:
            same = {name: getattr(row, name) for name in others}
            if None not in same.values() and model._base_manager.filter(**{field.name: kept}, **same).exists():
                yield row


def _still_voting(**who):
    """The places on the rolls of votes that have begun and are not closed."""
    return Voter.objects.filter(ballot__state=Ballot.State.OPEN, **who).select_related("ballot")


def _voting(row):
    return f"“{row.ballot.title}”正在投票，投票人名册已封存，请在投票截止后再办。"


def _counted_as_two(kept, dropped):
    """Two who stood on one sealed roll, or counted the papers of one vote, were there as two people."""
    return [
        f"两人同在一份已封存的{model._meta.verbose_name}登记里（{getattr(row, 'ballot', row)}），各算一人，不能认定是同一人。"
        for model, field, rows in rows_of(dropped, sealed=True)
        for row in _had_by_both(kept, model, field, rows)
    ]


def _administrators(kept, dropped):
    """The three administrators keep their own ways in: no merge hands their posts to another account."""
    posts = Membership.objects.in_office().filter(person__in=(kept, dropped), administrator=True)
    return ["其中一人担任系统管理员、安全管理员或审计员，请先办理离任。"] if posts.exists() else []


def _two_people(one, other):
    """What speaks against their being the same human being; a mistake in a register is put right there first."""
    said = []
    if one.born_on and other.born_on and one.born_on != other.born_on:
        said.append("两人的出生日期不同。登记有误的，请先更正再合并。")
    if one.gender and other.gender and one.gender != other.gender:
        said.append("两人的性别不同。登记有误的，请先更正再合并。")
    if one.name != other.name and not _alike(one, other):
        said.append("两人的姓名不同，出生日期和手机号也没有一项相同，不能认定是同一人。")
    return said


def _unique_with(model, field):
    """The sets of columns that must not occur twice, of which this is one."""
    found = [[field.name]] if field.unique else []
    found += [
        list(one.fields)
        for one in model._meta.constraints
        if isinstance(one, models.UniqueConstraint) and field.name in one.fields and one.condition is None
    ]
    return found


def doubles(actor):
    """[(person, person, why)] of the county who may be one: the same name with the same birthday or phone."""
    people = Person.objects.visible_to(actor).filter(county=actor.county_id)
    same = people.order_by().values("name").annotate(n=models.Count("pk")).filter(n__gt=1).values("name")
    by_name, found = {}, []
    for person in people.filter(name__in=same).order_by("name", "pk"):
        by_name.setdefault(person.name, []).append(person)
    for group in by_name.values():
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                if reasons := _alike(one, other):
                    found.append((one, other, "、".join(reasons)))
    return found


def _alike(one, other):
    """What they have in common beside the name."""
    reasons = []
    if one.born_on and one.born_on == other.born_on:
        reasons.append("姓名和出生日期相同")
    if one.phone and one.phone == other.phone:
        reasons.append("姓名和手机号相同")
    if not (one.born_on and other.born_on) and one.workplace and one.workplace == other.workplace:
        reasons.append("姓名和工作单位相同")
    return reasons


def unrelated_seats(actor):
    """[(deputy, deputy)]: one person in two congresses neither of which is above the other (选举法第四十八条)."""
    seats = Deputy.objects.visible_to(actor).in_office().filter(level="township").select_related("person", "congress")
    by_person = {}
    for seat in seats.order_by("person", "pk"):
        by_person.setdefault(seat.person_id, []).append(seat)
    return [tuple(group[:2]) for group in by_person.values() if len({seat.congress_id for seat in group}) > 1]


def merges(actor):
    return PersonMerge.objects.visible_to(actor).select_related("kept", "dropped")


def stored(one):
    """The row that a merge set aside, as it was."""
    return next(serializers.deserialize("json", json.dumps([one["was"]]))).object


def hindered(merge):
    """Why a merge cannot be undone, in words; "" when it can."""
    return "这次合并已经撤销。" if merge.undone_on else touched(merge)


def touched(merge):
    """Why a merge can no longer be taken apart, in words; "" when nothing has changed since."""
    for one in merge.set_aside:
        model = apps.get_model(one["model"])
        if not model._base_manager.filter(pk=one["beside"]).exists():
            return f"合并时保留的{model._meta.verbose_name}已不在，不能撤销。"
        try:
            stored(one).validate_constraints()
        except ValidationError as wrong:
            return f"合并时收起的{model._meta.verbose_name}不能恢复：{''.join(wrong.messages)}"
    if row := _still_voting(person=merge.kept_id).first():
        return _voting(row)
    for one in merge.rows_moved:
        model = apps.get_model(one["model"])
        row = model._base_manager.filter(pk=one["pk"]).first()
        if row is None:
            return f"合并时移来的{model._meta.verbose_name}已不在，不能撤销。"
        if getattr(row, f"{one['field']}_id") != merge.kept_id:
            return f"{model._meta.verbose_name}“{row}”（{address(row)}）后来又改过，不能撤销。"
    one = merge.laid_by
    if one and Account.objects.exclude(pk=one["pk"]).filter(phone=one["laid_by"]["phone"] or "").exists():
        return "停用的账号原来的登录手机号已用于另一个账号，不能撤销；请先更换那个账号的登录手机号。"
    return ""
