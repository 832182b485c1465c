"""Sorting what people say, handing it on, answering it: who may, which clocks, what becomes of it, who sees what."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.test import Client

from congress.actions.ticking import tick
from congress.frame import clock
from congress.frame.kinds import continuations, documents, duties, figures, listings
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Deadline, Link, Notice
from deputies.actions import opinion_clock, opinions, triage, voice
from deputies.models import Opinion, TopicLead
from deputies.queries import dossier, topics
from deputies.queries import opinions as queries
from deputies.queries import voice as public
from deputies.queries.wording import theme_of, title_of
from deputies.workflow.opinion import OPINION
from suggestions.actions import writing
from suggestions.models import Suggestion
from suggestions.queries.coming import coming
from tests.build import publishing, rosters, suggestions
from tests.build import voice as build
from tests.costs import page_same_for_many
from tests.journeys.pages import press

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_tried():
    cache.clear()


@pytest.fixture
def river(cast):
    return cast.townships["river"]


# Who may do what, where it lies.

RIGHTS = [
    # state, who of the county, who of the township river: the moves they are offered
    ("received", "", "dac", "answer_on_spot assign_township report_county assign_unit offer to_topic to_petition not_accept"),
    ("received", "river", "tsec", "answer_on_spot assign_township report_county offer to_topic to_petition not_accept"),
    ("received", "hill", "tsec", ""),
    ("received", "", "unit", ""),
    ("reported_county", "", "dac", "assign_township assign_unit reply offer to_topic to_petition not_accept"),
    ("reported_county", "river", "tsec", ""),
    ("assigned_unit", "", "unit", "return_unit handle"),
    ("assigned_unit", "", "finance", ""),
    ("assigned_unit", "", "dac", ""),
    ("handled", "", "dac", "redo reply"),
    ("handled", "", "unit", ""),
    ("replied", "", "dac", ""),
]  # fmt: skip


@pytest.mark.parametrize(("state", "place", "who", "offered"), RIGHTS)
def test_each_desk_has_its_own_steps(cast, state, place, who, offered):
    row = build.opinion(cast, at="" if state == "received" else state)
    actor = (cast.townships[place] if place else cast).actor(who)

    assert " ".join(move.name for move, reason in OPINION.offered(row, actor) if not reason) == offered


SEES = [
    # state, addressed to the deputy, who sees it
    ("", False, "lead go dac dac_clerk com other_com"),
    ("assigned_unit", False, "lead go dac dac_clerk com other_com gov unit unitl"),
    ("", True, "lead go dac dac_clerk com other_com dep"),
    ("petition", True, "lead dac dac_clerk"),
]


@pytest.mark.parametrize(("state", "to_deputy", "seen"), SEES)
def test_it_is_seen_by_exactly_these(cast, river, state, to_deputy, seen):
    more = {"deputy": cast.deputies["dep"], "area": river.congress.area} if to_deputy else {}
    row = build.opinion(cast, at="" if state == "petition" else state, **more)
    if state == "petition":
        triage.to_petition(row, actor=river.tsec, reason="请到县信访局登记。")

    found = [key for key, actor in cast.everybody().items() if Opinion.objects.visible_to(actor).exists()]
    elsewhere = [*cast.stranger.everybody().values(), *cast.townships["hill"].everybody().values()]

    assert " ".join(found) == seen
    assert [actor for actor in elsewhere if Opinion.objects.visible_to(actor).exists()] == []


def test_a_keeper_sees_and_sorts_those_of_his_stations_alone(cast, river):
    other = build.station(river, name="石坪村联络站")
    mine = build.station(river, name="柳沟村联络站", keeper=build.keeper(river))
    rows = [build.opinion(cast, station=station) for station in (other, mine)]
    keeper = river.actor("sta")

    assert list(Opinion.objects.visible_to(keeper)) == [rows[1]]
    assert triage.answer_on_spot(rows[1], actor=keeper, reply="已经告诉电工。").state == "replied"
    with pytest.raises(PermissionDenied):
        triage.answer_on_spot(rows[0], actor=keeper, reply="已经告诉电工。")


# Two clocks.


def open_clocks(row):
    return {one.key.rpartition("_")[2]: one.due_on for one in Deadline.objects.open().filter(target_pk=row.pk)}


def test_the_first_answer_and_the_solution_have_a_clock_each(cast, river):
    row = build.opinion(cast)
    before = open_clocks(row)
    row = triage.assign_township(row, actor=river.tsec)
    after = open_clocks(row)
    row = triage.reply(row, actor=river.tch, reply="修好了。")

    assert before == {"first": date(2026, 4, 20), "reply": date(2026, 5, 7)}
    assert after == {"reply": date(2026, 5, 7)}
    assert (open_clocks(row), row.in_time, row.screened_on) == ({}, True, date(2026, 4, 15))


def test_what_is_late_is_listed_and_answered_late(cast, river):
    row = build.opinion(cast)
    with clock.frozen(date(2026, 6, 1)):
        assert list(queries.listed(cast.dac, late=True)) == [row]
        assert triage.answer_on_spot(row, actor=river.tsec, reply="修好了。").in_time is False
        assert list(queries.listed(cast.dac, late=True)) == []


# More time.


def extended(row, actor, **more):
    return opinions.extend(row, actor=actor, **{"days": 5, "reason": "要等天气转暖才能铺油。", **more})


def test_more_time_is_given_once_and_the_informant_reads_why(cast):
    row = build.opinion(cast, at="assigned_unit")
    receipt = f"/voice/t/{row.receipt_no}{row.code}/"
    before = Client().get(receipt).content.decode()

    row = extended(row, cast.dac)

    assert (open_clocks(row), row.due_on, row.extended_on) == (
        {"reply": date(2026, 5, 14)},
        date(2026, 5, 14),
        date(2026, 4, 15),
    )
    after = Client().get(receipt).content.decode()
    assert ["最迟2026年5月7日" in before, "最迟2026年5月14日" in after, "要等天气转暖才能铺油。" in after] == [
        True
    ] * 3
    told = queries.clocks_told(row, cast.dac)
    assert [(one["row"].due_on, [old.due_on for old, _ in one["earlier"]]) for one in told] == [
        (date(2026, 5, 14), [date(2026, 5, 7)]),
        (date(2026, 4, 20), []),
    ]
    with pytest.raises(Refused, match="已经延长过一次"):
        extended(row, cast.dac)


@pytest.mark.parametrize(
    ("at", "who", "more", "says"),
    [
        ("", "dac", {}, "请先初审"),
        ("assigned_unit", "dac", {"days": 16}, "最多延长15个工作日"),
        ("assigned_unit", "dac", {"days": 0}, "最多延长15个工作日"),
        ("assigned_unit", "dac", {"reason": " "}, "必须写明理由"),
        ("replied", "dac", {}, "没有在计算"),
    ],
)
def test_more_time_has_its_bounds(cast, at, who, more, says):
    with pytest.raises(Refused, match=says):
        extended(build.opinion(cast, at=at), cast.actor(who), **more)


def test_no_more_time_after_the_day_has_passed_nor_for_a_second_try(cast):
    late, again = build.opinion(cast, at="assigned_unit"), build.opinion(cast, at="replied", text="自来水停了三天。")
    voice.mark(again, actor=voice.citizen(), mark="unsolved", reason="没修")
    again.refresh_from_db()

    with pytest.raises(Refused, match="没有在计算"):
        extended(again, cast.dac)
    with clock.frozen(date(2026, 5, 8)), pytest.raises(Refused, match="已过"):
        extended(late, cast.dac)


def test_more_time_is_asked_for_on_a_page_of_its_own(cast, river):
    row = build.opinion(cast)
    row = triage.assign_township(row, actor=river.tsec)
    chair, url = river.client("tch"), f"{row.get_absolute_url()}extend/"

    assert "延长答复期限" in chair.get(row.get_absolute_url()).content.decode()
    assert [river.client("tsec").get(url).status_code, cast.client("com").get(url).status_code] == [403, 403]
    assert chair.post(url, {"days": "99", "reason": "等开工"}).status_code == 422
    assert chair.post(url, {"days": "3", "reason": "等开工"}).headers["Location"] == row.get_absolute_url()
    shown = chair.get(row.get_absolute_url()).content.decode()
    assert ["改过1次" in shown, "等开工" in shown, "延长答复期限</a>" in shown] == [True, True, False]


# Transfers.


def test_every_transfer_keeps_its_reason(cast, river):
    row = build.opinion(cast, at="assigned_unit")
    triage.return_unit(row, actor=cast.unit, reason="路灯归住建局管")

    told = [(one.from_desk, one.to_desk, one.reason) for one in row.transfers.all()]
    assert told == [
        ("联络站", "县人大代表工委", "超出乡镇职权"),
        ("县人大代表工委", "县交通局", "交办"),
        ("县交通局", "县人大代表工委", "路灯归住建局管"),
    ]


@pytest.mark.parametrize(("name", "said"), [("not_accept", {}), ("to_petition", {}), ("report_county", {})])
def test_no_way_out_without_a_reason(cast, river, name, said):
    with pytest.raises(Refused, match="理由"):
        OPINION.deeds[name](build.opinion(cast), actor=river.tsec, reason=" ", **said)


def test_what_goes_to_the_petition_office_leaves_the_unit(cast):
    row = build.opinion(cast, at="assigned_unit")
    row = triage.return_unit(row, actor=cast.unit, reason="反映的是本局人员")
    row = triage.to_petition(row, actor=cast.dac, reason="请到县信访局登记。")

    assert (row.unit, row.due) == (None, None)
    assert not Opinion.objects.visible_to(cast.unit).exists()
    assert public.progress(row).words == "已转信访渠道。"


def test_a_dossier_says_that_a_deputy_passed_something_on_and_never_what(cast):
    """Its readers – on the page, on paper, in a file – are not those who may see the opinion, least of all a petition."""
    seat = cast.deputies["dep"]
    row = build.opinion(cast, received_by=seat, source="visit", entered_by=seat.person, text="采收季节找不到人。")
    row = triage.to_petition(row, actor=cast.townships["river"].tsec, reason="请到县信访局登记。")

    lines = dossier.lines([seat], *dossier.span(2026))[seat.pk]
    rows = list(dossier.Lines(cast.scm, congress=seat.congress_id, year=2026).iterator(50))
    page = cast.client("scm").get(f"/dossiers/{seat.pk}/?year=2026").content.decode()

    assert [line.fact.text for line in lines] == ["收集并转交民意1件"]
    assert [one.line.fact.text for one in rows] == ["收集并转交民意1件"]
    assert ("收集并转交民意1件" in page, row.subject in page, row.get_absolute_url() in page) == (True, False, False)


# The pages.


def test_two_presses_sort_one_and_the_next_one_waits(cast, river):
    first, second = build.opinion(cast), build.opinion(cast, text="自来水停了三天。")
    client = river.client("tsec")

    opened = client.get("/opinions/next/", follow=True)
    usual = {move.name: form for move, form in opened.context["at_once"]}
    assert list(usual) == ["assign_township", "report_county"]
    assert "前答复" in opened.content.decode()
    hidden = usual["assign_township"]["reason"].value()
    sorted_one = client.post(f"{first.get_absolute_url()}assign_township/", {"reason": hidden}, follow=True)
    assert sorted_one.context["following"] == second
    assert client.get("/opinions/next/").headers["Location"] == second.get_absolute_url()
    first.refresh_from_db()
    assert first.state == "assigned_township"


def test_a_wrong_answer_keeps_what_was_typed(cast):
    row = build.opinion(cast, at="reported_county")

    answer = cast.client("dac").post(f"{row.get_absolute_url()}assign_unit/", {"reason": "归口办理"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["unit"])
    assert "归口办理" in answer.content.decode()


def together(deed, *rows):
    return f"/lists/deputies.opinions/together/?deed={deed}&" + "&".join(f"pick={row.pk}" for row in rows)


def test_many_are_given_to_one_unit_at_once_and_those_that_are_there_are_named(cast):
    first, second = (build.opinion(cast, text=f"第{n}组自来水停了三天。", at="reported_county") for n in "一二")
    gone = build.opinion(cast, text="第三组自来水停了三天。", at="assigned_unit")
    client, url = cast.client("dac"), together("assign_unit", first, second, gone)
    looked = client.get(url).content.decode()
    unit = cast.bodies["transport"]

    client.post(url, {"kept": [first.pk, second.pk, gone.pk], "unit": unit.pk, "reason": "归口办理"})

    assert "不能“交县直部门”" in looked
    assert (
        list(Opinion.objects.filter(pk__in=(first.pk, second.pk)).values_list("state", "unit"))
        == [("assigned_unit", unit.pk)] * 2
    )
    assert cast.client("unit").get(url).status_code == 403


def test_many_go_to_their_own_townships_at_once(cast):
    one, other = build.opinion(cast), build.opinion(cast, text="路灯坏了。")
    client, url = cast.client("dac"), together("assign_township", one, other)
    assert client.get(url).status_code == 200

    client.post(url, {"kept": [one.pk], "reason": "属地办理"})

    assert sorted(Opinion.objects.values_list("state", flat=True)) == ["assigned_township", "received"]
    assert cast.client("go").get(url).status_code == 403


def test_looking_through_many_opinions_costs_the_same_as_looking_through_few(cast):
    ask = f"{together('assign_unit')}all=1"

    page_same_for_many(cast.client("dac"), ask, lambda place: build.opinion(cast, text=f"第{place}组停水。"))


def test_the_list_asks_as_much_for_many_as_for_one(cast):
    def told(place):
        build.opinion(cast, text=f"第{place}件：自来水停了三天。", at="assigned_unit")

    page_same_for_many(cast.client("dac"), "/opinions/", told)


def test_the_list_is_found_by_words_state_and_lateness(cast):
    lamp, water = build.opinion(cast), build.opinion(cast, text="自来水停了三天，没有人来修。", at="reported_county")
    client = cast.client("dac")

    def found(asked):
        return list(client.get(f"/opinions/?{asked}").context["found"])

    assert found("q=自来水") == [water]
    assert found("state=received") == [lamp]
    assert found("theme=water") == [water]
    assert found(f"q={lamp.receipt_no}") == [lamp]
    assert found("late=on") == []


def test_what_was_said_at_the_station_is_typed_in_with_its_receipt(cast, river):
    station = build.station(river)
    typed = {"source": "walk_in", "received_on": "2026-04-14", "text": build.TEXT, "area": river.congress.area.pk,
             "station": station.pk, "received_by": cast.deputies["dep"].pk, "once": "typed-at-the-station"}  # fmt: skip
    client = river.client("tsec")

    answer, again = client.post("/opinions/enter/", typed), client.post("/opinions/enter/", typed)

    row = Opinion.objects.get()
    assert (answer.status_code, answer.context["code"]) == (200, again.context["code"])
    assert (row.entered_by, row.received_by, row.received_on) == (
        river.posts["tsec"].person, cast.deputies["dep"], date(2026, 4, 14)
    )  # fmt: skip
    assert public.by_token(row.receipt_no + answer.context["code"].replace(" ", "")) == row


def test_what_was_said_on_a_day_of_reception_belongs_to_it(cast, river):
    station = build.station(river, deputies=[cast.deputies["dep"]])
    day = rosters.held(station)
    client = river.client("tsec")
    with clock.frozen(day.on + timedelta(days=1)):
        form = client.get(f"/opinions/enter/?day={day.pk}").context["form"]
        assert (form["station"].value(), form["received_on"].value()) == (station.pk, day.on)
        client.post("/opinions/enter/", {name: form[name].value() for name in ("source", "received_on", "area", "station")}
                    | {"text": build.TEXT, "once": "typed-after-the-day"})  # fmt: skip
        row = Opinion.objects.get()
        assert row.duty_day == day
        assert list(client.get(day.get_absolute_url()).context["opinions"]) == [row]
        assert list(cast.client("dep2").get(day.get_absolute_url()).context["opinions"]) == []


@pytest.mark.parametrize("asked", ["day=²", "day=999999999999999999999", "day=", "contact=²", "contact=9" + "9" * 20])
def test_a_strange_address_begins_with_an_empty_form(river, asked):
    assert river.client("tsec").get(f"/opinions/enter/?{asked}").status_code == 200


def test_only_where_somebody_was_received_there_is_a_record_of_it(cast, river):
    scanned, seat = build.opinion(cast), cast.deputies["dep"]
    spoken = build.opinion(cast, source="walk_in", entered_by=seat.person, received_by=seat, text="自来水停了三天。")
    may = documents["deputies.reception_record"].may_issue

    assert [may(river.actor("tsec"), row) for row in (scanned, spoken)] == [False, True]
    assert (may(cast.dep, spoken), may(cast.actor("dep2"), spoken)) == (True, False)


def test_the_ledger_of_the_county_takes_in_its_townships(cast, river):
    build.opinion(cast)
    build.opinion(cast, area=build.county_area(cast), station=None, text="自来水停了三天。")
    ledger = documents["deputies.opinion_ledger"]

    county, town = (ledger.gather(one.term) for one in (cast, river))

    assert sorted(row[0] for row in county["rows"]) == sorted([str(river.congress.area), str(cast.congress.area)])
    assert [len(row) for row in (*county["rows"], *town["rows"])] == [10, 10, 9]
    for facts in (county, town):
        ledger.compose(facts, SimpleNamespace(issuer="县人大", issued_on=clock.today()))


# Seals.


def test_who_said_it_is_shown_once_and_recorded(cast, river):
    row = build.opinion(cast, name="李桂花", phone="13800001111", at="assigned_unit")
    page = cast.client("dac").get(row.get_absolute_url()).content.decode()
    shown = cast.client("dac").post(f"{row.get_absolute_url()}contact/", {"why": "handle"}).content.decode()

    assert "李桂花" not in page
    assert "13800001111" in shown
    assert AuditEvent.objects.filter(kind="deputies.opinion.look", target=f"deputies.opinion:{row.pk}").count() == 1
    assert cast.client("unit").post(f"{row.get_absolute_url()}contact/", {"why": "handle"}).status_code == 403
    Opinion.objects.filter(pk=row.pk).update(share_contact=True)
    assert cast.client("unit").post(f"{row.get_absolute_url()}contact/", {"why": "handle"}).status_code == 200


def test_the_original_stays_sealed_under_other_words(cast, river):
    row = build.opinion(cast, text="邻居王大锤（车牌豫Q12345）天天占道停车。")
    opinions.redact(
        row, actor=river.tsec, subject="占道停车", theme="roads", shown_text="邻居某某（车牌某某）天天占道停车。"
    )

    page = cast.client("com").get(row.get_absolute_url()).content.decode()
    assert "王大锤" not in page
    assert not queries.found(cast.dac, "王大锤").exists()
    assert [
        cast.client(who).post(f"{row.get_absolute_url()}original/", {"why": "verify"}).status_code
        for who in ("com", "dac", "lead")
    ] == [403, 200, 200]
    assert "王大锤" in Client().get(f"/voice/t/{row.receipt_no}{row.code}/").content.decode()


def test_a_seal_is_lifted_by_those_alone_who_may_break_it(cast, river):
    said = "邻居王大锤（车牌豫Q12345）天天占道停车。"
    row = build.opinion(cast, text=said)
    lay = {"subject": "占道停车", "theme": "roads"}
    opinions.redact(row, actor=river.tsec, shown_text="邻居某某天天占道停车。", **lay)

    with pytest.raises(Refused, match="不能再与原文相同"):
        opinions.redact(row, actor=river.tsec, shown_text=f" {said}", **lay)
    assert Opinion.objects.get(pk=row.pk).words == "邻居某某天天占道停车。"
    assert opinions.redact(row, actor=cast.dac, shown_text=said, **lay).words == said


# Doubles.


def test_doubles_are_proposed_with_their_reasons_and_keep_every_informant(cast, river):
    first = build.opinion(cast)
    second = build.opinion(cast, text="柳沟村三组路灯坏了，老人晚上出门看不见，盼望修好。")
    build.opinion(cast, text="学校食堂的饭菜凉了。")

    ((double, words, _),) = queries.doubles(second, river.tsec)
    assert (double, words.partition("，")[2]) == (first, "同在河口镇，同属道路交通，同一天收到")
    merged = triage.merge(second, actor=river.tsec, into=first)
    first = triage.answer_on_spot(first, actor=river.tsec, reply=build.REPLY)

    seen = Client().get(f"/voice/t/{second.receipt_no}{second.code}/").content.decode()
    assert merged.state == "merged"
    assert build.REPLY in seen
    with pytest.raises(Refused, match="已经答复"):
        triage.unmerge(merged, actor=river.tsec, reason="不是一件事")
    voice.mark(merged, actor=voice.citizen(), mark="unsolved", reason="我家门口没修")
    first.refresh_from_db()
    assert (first.state, first.desk) == ("reopened", "township")


def test_what_was_put_together_wrongly_is_taken_apart_before_the_answer(cast, river):
    first, second = build.opinion(cast), build.opinion(cast)
    row = triage.merge(second, actor=river.tsec, into=first)

    row = triage.unmerge(row, actor=river.tsec, reason="不是一件事")

    assert (row.state, row.merged_into, list(open_clocks(row))) == ("received", None, ["again"])


def test_another_is_named_by_its_receipt_where_nothing_sounds_alike(cast, river):
    first, second = build.opinion(cast), build.opinion(cast, text="天一黑就不敢出门，太黑了。")
    elsewhere = voice.receive(
        actor=voice.citizen(), once="", area=cast.townships["hill"].congress.area, text="山里路灯也坏了。"
    )[0]
    browser, place = river.client("tsec"), f"{second.get_absolute_url()}merge/"

    def press_with(number):
        return browser.post(place, {"receipt_no": number}).status_code

    assert queries.doubles(second, river.tsec) == []
    assert place in browser.get(second.get_absolute_url()).content.decode()
    assert [press_with(number) for number in ("", "1234567890", elsewhere.receipt_no, second.receipt_no)] == [422] * 4
    assert press_with(f" {first.receipt_no[:6]} {first.receipt_no[6:]}") == 302
    second.refresh_from_db()
    assert (second.state, second.merged_into) == ("merged", first)
    assert f"回执{second.receipt_no}" in browser.get(first.get_absolute_url()).content.decode()
    assert cast.townships["hill"].client("tsec").get(place).status_code == 404


@pytest.mark.parametrize("at", ["replied", "itself"])
def test_nothing_is_put_together_with_itself_or_with_what_is_answered(cast, river, at):
    row = build.opinion(cast)
    into = row if at == "itself" else build.opinion(cast, at="replied")

    with pytest.raises(Refused):
        triage.merge(row, actor=river.tsec, into=into)


# From an opinion to a suggestion.


@pytest.fixture
def offered(cast, river):
    row = build.opinion(cast)
    row.code, code = "", row.code
    row = triage.offer(row, actor=river.tsec, deputy=cast.deputies["dep"])
    row.code = code
    return row


def adopt(cast, row):
    client = cast.client("dep")
    url = continuations["suggestions.suggestion"].begin(f"deputies.opinion:{row.pk}")
    page = client.get(url)
    form = page.context["form"]
    said = {
        "subject": form["subject"].value(),
        "facts": form["facts"].value(),
        "proposals": "把路灯修好，明确管护责任。",
    }
    return client.post(url, said)


def test_a_deputy_makes_a_suggestion_of_it_and_the_informant_reads_how_far_it_is(cast, offered):
    answer = adopt(cast, offered)

    suggestion = Suggestion.objects.get()
    offered.refresh_from_db()
    assert answer.status_code == 302
    assert build.TEXT in suggestion.facts
    assert (offered.state, list(open_clocks(offered))) == ("drafted", ["reply"])
    assert list(Link.objects.values_list("source", "target", "kind")) == [
        (f"deputies.opinion:{offered.pk}", f"suggestions.suggestion:{suggestion.pk}", "became")
    ]
    text = Client().get(f"/voice/t/{offered.receipt_no}{offered.code}/").content.decode()
    assert "正在准备提交" in text
    assert suggestion.subject not in text


def hand_in(cast):
    return press(cast.client("dep"), f"/suggestions/{Suggestion.objects.get().pk}/submit/", one_matter="on")


def test_a_draft_stops_no_clock_and_counts_as_nothing_until_it_is_handed_in(cast, offered):
    adopt(cast, offered)
    seat = cast.deputies["dep"]

    def facts():
        found = duties["deputies.opinion"].facts([seat.pk], date(2026, 4, 1), date(2026, 4, 30))
        return [fact.text for fact in found]

    drafted = (facts(), list(queries.waiting(cast.dep)), list(queries.listed(cast.dac, state="open")))
    hand_in(cast)

    offered.refresh_from_db()
    assert drafted == ([], [offered], [offered])
    assert (offered.state, "reply" in open_clocks(offered), facts()) == (
        "to_suggestion",
        False,
        ["把民意写成代表建议1件"],
    )
    assert (offered.adopted_by, offered.adopted_on) == (seat, clock.today())


def test_who_waits_is_answered_although_the_draft_is_never_handed_in(cast, offered):
    adopt(cast, offered)
    with clock.frozen(date(2026, 6, 1)):
        assert list(queries.listed(cast.dac, late=True)) == [offered]
        row = triage.reply(offered, actor=cast.dac, reply="镇里已经修好。")
        hand_in(cast)

    row.refresh_from_db()
    assert (row.state, row.in_time, row.adopted_on) == ("replied", False, None)


def test_a_draft_thrown_away_sets_the_opinion_free_with_its_clock(cast, offered):
    adopt(cast, offered)

    writing.discard(Suggestion.objects.get(), actor=cast.dep)

    offered.refresh_from_db()
    assert (offered.state, Link.objects.count(), list(open_clocks(offered))) == ("received", 0, ["reply"])


def test_no_transfer_is_written_where_nobody_handed_it_on(cast, offered):
    adopt(cast, offered)

    assert [(one.from_desk, one.to_desk) for one in offered.transfers.all()] == [
        ("联络站", f"{cast.deputies['dep']}代表")
    ]


def test_opinion_and_suggestion_lead_to_each_other(cast, offered):
    adopt(cast, offered)
    suggestion, here = Suggestion.objects.get(), offered.get_absolute_url()
    there = suggestion.get_absolute_url()

    def leads(who, page, to):
        return f'href="{to}"' in cast.client(who).get(page).content.decode()

    draft = [leads(who, here, there) for who in ("dep", "dac")]
    hand_in(cast)

    assert draft == [True, False]  # a draft is its writer's
    assert [leads(who, here, there) for who in ("dep", "dac")] == [True, True]
    assert [leads(who, there, here) for who in ("dep", "dac")] == [True, True]


def test_while_it_is_written_the_page_shows_where_it_came_from(cast, offered):
    begin = continuations["suggestions.suggestion"].begin(f"deputies.opinion:{offered.pk}")
    seen = cast.client("dep").get(begin).content.decode()
    adopt(cast, offered)
    again = cast.client("dep").get(f"/suggestions/{Suggestion.objects.get().pk}/edit/").content.decode()

    assert [("来自群众反映" in text, offered.receipt_no in text) for text in (seen, again)] == [(True, True)] * 2


@pytest.mark.parametrize("drafted", [False, True])
def test_the_page_has_one_red_button_at_most(cast, offered, drafted):
    if drafted:
        adopt(cast, offered)

    text = cast.client("dep").get(offered.get_absolute_url()).content.decode()

    assert text.count('data-kind="primary"') == (0 if drafted else 1)


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("三社的机耕路被冲断，拖拉机进不了地。", "roads"), ("通村道路塌方，车过不去。", "roads"),
        ("水渠漏水，灌溉不上。", "farming"), ("希望多关心一下年轻人", "other"),
    ],
)  # fmt: skip
def test_what_is_said_is_classed_by_its_words(text, theme):
    assert theme_of(text) == theme


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("冯家崖村三社吃水困难，夏天两三天才来一次水，家家都在拉水。", "关于解决冯家崖村三社吃水困难的建议"),
        ("柳沟村路灯坏了半个月。", "关于修复柳沟村路灯的建议"),
        ("您好，我们村口鱼塘没有护栏，去年掉下去过一个孩子。", "关于在河口镇村口鱼塘增设护栏的建议"),
        ("停电，天天停。", "关于解决河口镇停电问题的建议"),
        ("外地住院的医保报销手续跑了三趟还没办下来。", "关于解决河口镇医保方面问题的建议"),
        ("夜里两点还有工地打桩，睡不成觉，垃圾也没人管。", "关于解决河口镇垃圾方面问题的建议"),
        ("希望多关心一下年轻人", "关于办好河口镇群众身边事的建议"),
    ],
)
def test_a_title_is_proposed_in_whole_phrases(text, title):
    assert title_of(text, "河口镇", theme_of(text)) == title


@pytest.mark.parametrize("who", ["dep2", "dep3"])
def test_nobody_else_makes_one_of_it(cast, offered, who):
    url = continuations["suggestions.suggestion"].begin(f"deputies.opinion:{offered.pk}")

    assert cast.client(who).get(url).status_code == 404
    with pytest.raises(Refused):
        writing.write(
            actor=cast.actor(who),
            lead=cast.deputies[who],
            subject="关于路灯的建议",
            source=f"deputies.opinion:{offered.pk}",
        )


def test_when_the_suggestion_is_over_the_informant_is_answered_and_the_station_hears(cast, offered, river):
    adopt(cast, offered)
    suggestion = Suggestion.objects.get()
    opinion_clock.conclude_followed(clock.now())
    offered.refresh_from_db()
    assert offered.state == "drafted"
    deputy = cast.client("dep")
    press(deputy, f"/suggestions/{suggestion.pk}/submit/", one_matter="on")
    press(deputy, f"/suggestions/{suggestion.pk}/withdraw/", reason="已经解决")

    done = opinion_clock.conclude_followed(clock.now())

    offered.refresh_from_db()
    assert (done.done, offered.state, "代表撤回了这件建议" in offered.reply) == (1, "replied", True)
    told = Notice.objects.filter(subject__contains="群众已得到答复").values_list("person__name", flat=True)
    assert sorted(told) == sorted({cast.dep.name, river.tsec.name})


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("review_dac", "最迟2026年4月29日审查完毕、交给承办单位。承办单位自交办之日起3个月内答复代表"),
        ("in_progress", "承办单位最迟"),
        ("feedback_pending", "承办单位已经答复代表，代表最迟"),
        ("rated", "承办单位已经答复代表，人大正在核对"),
        ("closed", ""),
    ],
)
def test_whoever_spoke_reads_what_comes_next_by_the_suggestion_s_own_clocks(cast, at, told):
    found = coming(suggestions.suggestion(cast, at=at))

    assert found.startswith(told) if told else not found


@pytest.mark.parametrize("public", [True, False])
def test_the_answer_tells_as_much_as_is_public(cast, public):
    case = suggestions.suggestion(cast, at="closed")
    if public:
        publishing.release(case, cast.dac)

    answer = continuations["suggestions.suggestion"].stage(f"suggestions.suggestion:{case.pk}").answer

    assert ("答复代表：已经解决或采纳。" in answer, suggestions.REPLY in answer) == (not public, public)


def test_what_was_put_together_with_another_suggestion_is_answered_with_it(cast, offered):
    adopt(cast, offered)
    hand_in(cast)
    case = Suggestion.objects.get()
    other = suggestions.suggestion(cast, at="in_progress", lead="dep2")
    Suggestion.objects.filter(pk=case.pk).update(state="merged", merged_into=other)

    stage = continuations["suggestions.suggestion"].stage(f"suggestions.suggestion:{case.pk}")

    assert (stage.words, stage.coming, stage.is_over) == (
        "这件代表建议已与同类建议合并办理。代表建议正在由承办单位办理。", coming(other), False,
    )  # fmt: skip


def test_once_adopted_is_counted_on_its_day_whatever_comes_after(cast, offered, river):
    adopt(cast, offered)
    suggestion, deputy = Suggestion.objects.get(), cast.client("dep")
    press(deputy, f"/suggestions/{suggestion.pk}/submit/", one_matter="on")
    press(deputy, f"/suggestions/{suggestion.pk}/withdraw/", reason="已经解决")
    with clock.frozen(clock.today() + timedelta(days=40)):
        opinion_clock.conclude_followed(clock.now())
        again = voice.mark(offered, actor=voice.citizen(), mark="unsolved", reason="路灯还是不亮。")
        triage.assign_unit(again, actor=cast.dac, unit=cast.units["transport"])

    count = figures["deputies.opinions_adopted"].count
    town = river.congress.pk
    assert count([town], date(2026, 4, 1), date(2026, 4, 30)) == {town: 1}
    facts = duties["deputies.opinion"].facts([cast.deputies["dep"].pk], date(2026, 4, 1), date(2026, 4, 30))
    assert [fact.text for fact in facts] == ["把民意写成代表建议1件"]


# Leads for supervision.


def test_a_township_reads_only_its_own_of_a_lead_and_of_what_was_put_together(cast, river):
    lead = build.lead(cast)
    hill = cast.townships["hill"]
    own = build.opinion(cast, text="山上的路灯也不亮，盼着修好。", area=hill.congress.area)
    triage.to_topic(own, actor=cast.dac, lead=lead)
    TopicLead.objects.filter(pk=lead.pk).update(raised_by=hill.congress)
    double = build.opinion(cast, text="岭上的路灯坏了，走夜路怕摔。", area=hill.congress.area)
    triage.merge(double, actor=cast.dac, into=build.opinion(cast, text="河边路灯全坏了。"))
    client = hill.client("tsec")

    assert list(client.get(lead.get_absolute_url()).context["found"]) == [own]
    text = client.get(double.get_absolute_url()).content.decode()
    assert "河边路灯" not in text
    assert "别处的同类民意" in text


def test_several_opinions_point_to_one_lead(cast, river):
    first, second = build.opinion(cast), build.opinion(cast)
    first = triage.to_topic(first, actor=cast.dac, title="农村路灯管护情况", words="多个村反映路灯无人管。")
    second = triage.to_topic(second, actor=cast.dac, lead=first.lead)

    lead = TopicLead.objects.get()
    assert list(topics.leads(cast.dac).values_list("n", flat=True)) == [2]
    assert not topics.leads(cast.stranger.dac).exists()
    assert triage.reply(second, actor=cast.dac, reply="已列为监督线索。").state == "replied"
    assert lead.theme == "roads"


# Silence.


@pytest.mark.parametrize(("days", "state"), [(15, "replied"), (16, "closed")])
def test_without_marks_it_is_over_after_a_time(cast, days, state):
    row = build.opinion(cast, at="replied")

    with clock.frozen(clock.today() + timedelta(days=days)):
        tick(clock.now())

    row.refresh_from_db()
    assert (row.state, row.mark) == (state, "")


# Hot topics.


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (4, 0, "数量少，不比较"),
        (5, 4, "变化不大"),
        (9, 1, "明显增加"),
        (1, 9, "明显减少"),
        (20, 12, "变化不大"),
        (100, 60, "明显增加"),
    ],
)
def test_only_what_chance_does_not_explain_is_called_more_or_less(now, before, said):
    assert topics.trend(now, before) == said


def test_the_hot_topics_go_into_a_file(cast, river):
    for text in (build.TEXT, build.TEXT, "自来水停了三天。"):
        build.opinion(cast, text=text)
    listing = listings["deputies.opinions_hot"]
    rows = list(listing.rows(cast.dac, {"by": ["month"]}).iterator(500))

    told = [[str(column.value(row)) for column in listing.columns] for row in rows]
    place = str(river.congress.area)
    assert told == [
        ["道路交通", place, "2", "0", "数量少，不比较"],
        ["供水供电供气供暖", place, "1", "0", "数量少，不比较"],
    ]
    assert listing.said(cast.dac, {"by": ["month"]}) == "2026年4月"
    assert (listing.may(cast.dac), listing.may(cast.unit)) == (True, False)


def test_each_number_of_the_hot_table_opens_its_list(cast, django_assert_max_num_queries):
    for _ in range(3):
        build.opinion(cast)
    build.opinion(cast, text="自来水停了三天。")
    client = cast.client("dac")
    client.get("/opinions/hot/")

    with django_assert_max_num_queries(20):
        page = client.get("/opinions/hot/")

    lines = page.context["lines"]
    assert [(line.label, line.now) for line in lines] == [("道路交通", 3), ("供水供电供气供暖", 1)]
    assert client.get("/opinions/?theme=roads&since=2026-04-01&until=2026-04-30").context["found"].paginator.count == 3


@pytest.mark.parametrize(
    ("by", "since", "until", "before"),
    [
        ("month", date(2026, 4, 1), date(2026, 4, 30), date(2026, 3, 1)),
        ("week", date(2026, 4, 13), date(2026, 4, 19), date(2026, 4, 6)),
    ],
)
def test_a_span_knows_the_one_before(by, since, until, before):
    of = topics.span(by, date(2026, 4, 15))

    assert (of.since, of.until, of.before_since) == (since, until, before)
    assert of.before_until == of.since - timedelta(days=1)


# What deputies did.


def test_what_a_deputy_received_and_adopted_stands_in_his_dossier(cast, offered):
    seat = cast.deputies["dep"]
    build.opinion(cast, received_by=seat, source="visit", entered_by=seat.person, text="自来水停了三天。")
    adopt(cast, offered)
    hand_in(cast)

    facts = list(duties["deputies.opinion"].facts([seat.pk], date(2026, 4, 1), date(2026, 4, 30)))

    assert [(fact.deputy_id, fact.text) for fact in facts] == [
        (seat.pk, "收集并转交民意1件"),
        (seat.pk, "把民意写成代表建议1件"),
    ]
    assert list(duties["deputies.opinion"].facts([seat.pk], date(2026, 5, 1), date(2026, 5, 31))) == []
