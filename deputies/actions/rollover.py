"""From the results of an election to the new congress in its seats: one deed, all or nothing."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import institution, records, terms
from congress.actions.registers import demand, keep
from congress.actions.undoing import restore
from congress.frame import clock
from congress.frame.dates import ONE_DAY
from congress.frame.numbers import term_name
from congress.frame.workflow import Refused
from congress.models import Person

from ..models import ElectionResult, Rollover
from ..policies import rollover as policies
from ..queries import rollover as queries
from . import committees, contacts, departing, groups, register, rosters, stations, structure

OF_PERSON = ("gender", "born_on", "ethnicity", "party", "education", "occupation", "workplace")


@transaction.atomic
def prepare(rollover, *, actor):
    """The next term is announced: its number, its first session, how many seats it has."""
    demand(policies.rolls_over, actor, rollover)
    _demand_open(rollover)
    term = queries.running(rollover.congress)
    if term is None:
        raise Refused("还没有登记现在的届，请先登记。")
    if rollover.number != term.number + 1:
        raise ValidationError({"number": f"现在是{term}，新一届应是{term_name(term.number + 1)}。"})
    if rollover.starts_on <= term.starts_on:
        raise ValidationError({"starts_on": "新一届的首次会议应晚于上一届的首次会议。"})
    return keep(rollover, actor=actor, congress_id=rollover.congress_id)


def _demand_open(rollover):
    if rollover.done_on:
        raise Refused("这次换届已经办理。")


@transaction.atomic
def enter_results(rollover, rows, *, actor):
    """Who was elected, line by line, each under the row of the sheet it stood in where that is known; what was entered before
    is replaced. Whoever is surely known is found by himself; who somebody is, once said by hand, stays said. A table that is
    the one already entered changes nothing."""
    demand(policies.rolls_over, actor, rollover)
    _demand_open(rollover)
    known, before = queries.matches(rollover.congress, rows), queries.results_of(rollover)
    results = [
        ElectionResult(**{"line": place + 2, **row}, rollover=rollover, person=known.get(place))
        for place, row in enumerate(rows)
    ]
    for one in results:
        one.clean_fields(exclude=["rollover", "person"])
    if [one.columns() for one in results] == [one.columns() for one in before]:
        return rollover
    told = {_who(one): one.person for one in before}
    for one in results:
        one.person = told.get(_who(one), one.person)
    rollover.results.all().delete()
    ElectionResult.objects.bulk_create(results)
    records.record("deputies.rollover.results", actor=actor, obj=rollover,
                   text=f"{actor.name}录入{rollover}的选举结果{len(results)}行", after={"当选": [one.name for one in results]})  # fmt: skip
    return rollover


def _who(result):
    return result.card_no, result.name, result.born_on


@transaction.atomic
def keep_result(result, *, actor):
    """One line is added or put right. Another name or birthday is looked up anew, unless who it is was said as well."""
    rollover = result.rollover
    demand(policies.rolls_over, actor, rollover)
    _demand_open(rollover)
    was = ElectionResult.objects.filter(pk=result.pk).first()
    if was is None:
        result.line = max(rollover.results.values_list("line", flat=True), default=1) + 1
    if was is None or (_who(was)[1:] != _who(result)[1:] and was.person_id == result.person_id):
        result.person = queries.matches(rollover.congress, [result.columns()]).get(0)
    result.full_clean()
    result.save()
    before, after = records.changes(result, records.snapshot(was) if was else {})
    records.record("deputies.rollover.result", actor=actor, obj=rollover, before=before, after=after,
                   text=f"{actor.name}{'更正' if was else '登记'}{rollover}第{result.line}行{result.name}")  # fmt: skip
    return result


@transaction.atomic
def drop_result(result, *, actor):
    """One line that should not have been entered goes."""
    rollover = result.rollover
    demand(policies.rolls_over, actor, rollover)
    _demand_open(rollover)
    records.record("deputies.rollover.drop", actor=actor, obj=rollover, before={"选举结果": str(result.columns())},
                   text=f"{actor.name}删去{rollover}第{result.line}行{result.name}")  # fmt: skip
    result.delete()
    return rollover


@transaction.atomic
def take_in(rollover, new, changed, *, actor):
    """Lines of a table beside those that are there: ``new`` columns to be added, ``changed`` rows [(row, its columns
    before)] as they should be. Returns the rows added; lines that are not in the table stay."""
    demand(policies.rolls_over, actor, rollover)
    _demand_open(rollover)
    last = max(rollover.results.values_list("line", flat=True), default=0)
    known = queries.matches(rollover.congress, new)
    added = [
        ElectionResult(**(row | {"line": last + 1 + place} if last else row), rollover=rollover, person=known.get(place))
        for place, row in enumerate(new)
    ]  # fmt: skip
    renamed = [one for one, was in changed if (was["name"], was["born_on"]) != _who(one)[1:]]
    found = queries.matches(rollover.congress, [one.columns() for one in renamed])
    for place, one in enumerate(renamed):
        one.person = found.get(place)
    rows = [one for one, _ in changed]
    for one in (*added, *rows):
        one.clean_fields(exclude=["rollover", "person"])
    ElectionResult.objects.bulk_create(added)
    ElectionResult.objects.bulk_update(rows, [*ElectionResult.COLUMNS, "person"], batch_size=200)
    records.record("deputies.rollover.results", actor=actor, obj=rollover,
                   text=f"{actor.name}导入{rollover}的选举结果，新增{len(added)}行，更正{len(rows)}行",
                   after={"新增": [one.name for one in added], "更正": [one.name for one in rows]})  # fmt: skip
    return added


@transaction.atomic
def take_back(rollover, traces, *, actor):
    """What a table added goes again, what it put right is as it was before."""
    demand(policies.rolls_over, actor, rollover)
    _demand_open(rollover)
    restore(traces)
    records.record("deputies.rollover.take_back", actor=actor, obj=rollover,
                   text=f"{actor.name}撤销导入{rollover}的选举结果{len(traces)}行")  # fmt: skip
    return rollover


@transaction.atomic
def clear_results(rollover, *, actor):
    """The lines entered so far are thrown away, to be entered anew."""
    demand(policies.rolls_over, actor, rollover)
    _demand_open(rollover)
    names = list(rollover.results.values_list("name", flat=True))
    if not names:
        raise Refused("还没有录入选举结果。")
    rollover.results.all().delete()
    records.record("deputies.rollover.clear", actor=actor, obj=rollover, before={"当选": names},
                   text=f"{actor.name}清空{rollover}的选举结果{len(names)}行")  # fmt: skip
    return rollover


@transaction.atomic
def carry_out(rollover, *, actor, confirmed_on):
    """The term opens and the old one ends on its eve; everybody elected takes his seat; who was elected again stays in his
    group and station, keeps his turns of duty and whom he keeps contact with; who was not leaves them. Credentials have
    been found valid and made public before."""
    demand(policies.rolls_over, actor, rollover)
    rollover = Rollover.objects.select_for_update().select_related("congress").get(pk=rollover.pk)
    _demand_open(rollover)
    if confirmed_on > min(clock.today(), rollover.starts_on):
        raise ValidationError({"confirmed_on": "代表资格须在首次会议以前确认并公布，日期不能晚于今天。"})
    found = queries.preview(rollover)
    if found.faults:
        raise Refused("".join(found.faults[:5]) + (f"等{len(found.faults)}处。" if len(found.faults) > 5 else ""))
    whole = replace(
        actor.through(actor.via), role="SYSTEM"
    )  # the parts below ask nobody again: this deed's own policy has
    old = queries.running(rollover.congress)
    places = queries.places(old)
    results = queries.results_of(rollover)
    _enter_new(rollover, [one for one in results if one.person_id is None], actor=whole)
    term = terms.open_term(actor=whole, congress=rollover.congress, number=rollover.number,
                           starts_on=rollover.starts_on, deputy_seats=rollover.deputy_seats)  # fmt: skip
    seated = _seat(rollover, term, results, places, actor=whole)
    departing.leave_all(found.leaving, until=term.starts_on - ONE_DAY, actor=whole)
    now = {deputy.person_id: deputy for deputy in seated}
    again = [(seat, now[result.person_id]) for result, seat in found.again]
    if rollover.keeps_groups:
        groups.carry_on(again, actor=whole, since=term.starts_on)
        for register_of in (stations, rosters, contacts, committees):
            register_of.carry_on(again, since=term.starts_on)
    else:
        departing.leave_all([seat for seat, _ in again], until=term.starts_on - ONE_DAY, actor=whole)
    rollover.term, rollover.done_on, rollover.confirmed_on = term, clock.today(), confirmed_on
    rollover.save(update_fields=["term", "done_on", "confirmed_on"])
    records.record("deputies.rollover.carry_out", actor=actor, obj=rollover,
                   text=f"{actor.name}办理{rollover}：{term}当选{len(seated)}名，其中连任{len(again)}名，离任{len(found.leaving)}名")  # fmt: skip
    return rollover


def _enter_new(rollover, results, *, actor):
    people = [Person(name=one.name, **{name: getattr(one, name) for name in OF_PERSON}) for one in results]
    for one, person in zip(results, institution.enter_people(people, actor=actor, congress=rollover.congress.county),
                           strict=True):  # fmt: skip
        one.person = person
    ElectionResult.objects.bulk_update(results, ["person"])


def _seat(rollover, term, results, places, *, actor):
    bodies = queries.delegations(rollover.congress)
    by_number = {}
    for one in results:
        by_number.setdefault(one.district_number, []).append(one)
    rows = [
        {"number": number, "name": f"第{number}选区", "seats": len(group), "delegation": bodies.get(group[0].delegation)}
        | places.get(number, {})
        for number, group in sorted(by_number.items())
    ]  # fmt: skip
    districts = {row.number: row for row in structure.enter_districts(rows, actor=actor, term=term)}
    seats = [
        {"person": one.person, "card_no": one.card_no, "district": districts[one.district_number],
         "delegation": bodies.get(one.delegation)}
        for one in results
    ]  # fmt: skip
    return register.seat_all(seats, actor=actor, congress=rollover.congress, term=term)
