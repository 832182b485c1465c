"""Activities of deputies: who organises, who is invited, answers, leave, the end, findings passed on, who sees what."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.actions import ticking
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Deadline, Document, Notice
from congress.queries import home
from congress.queries.documents import paper_of
from deputies.actions import activities as actions
from deputies.actions import held, presence
from deputies.models import Activity, Participation
from deputies.queries import activities as queries
from tests.build import activities as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=20)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def river(cast):
    return cast.townships["river"]


# Who organises.


@pytest.mark.parametrize(
    ("who", "place", "body", "kind", "allowed"),
    [
        ("dac", "county", "commission", "inspection", True),
        ("go", "county", "office", "study", True),
        ("com", "county", "agriculture", "research", True),
        ("lead", "county", "sc", "inspection", False),
        ("dep", "county", "commission", "group", False),
        ("dhead", "county", "river_delegation", "group", True),
        ("dhead", "county", "river_delegation", "inspection", False),
        ("dhead", "county", "hill_delegation", "group", False),
        ("tsec", "river", "presidium", "inspection", True),
        ("tch", "river", "presidium", "group", True),
        ("tdep", "river", "presidium", "group", False),
        ("tsec", "county", "commission", "inspection", False),
    ],
)
def test_each_congress_organises_its_own_activities(cast, river, who, place, body, kind, allowed):
    home = cast if place == "county" else river
    actor = (river if who.startswith("t") else cast).actor(who)
    row = Activity(congress=home.congress, body=home.bodies[body], kind=kind, title="走访", since=LATER, until=LATER,
                   place="柳沟村")  # fmt: skip

    if allowed:
        assert actions.keep_activity(row, actor=actor).state == "planned"
    else:
        with pytest.raises(PermissionDenied):
            actions.keep_activity(row, actor=actor)

    assert Activity.objects.count() == allowed


@pytest.mark.parametrize(
    ("days", "begins", "ends", "half_days"),
    [
        (0, "am", "am", 1),
        (0, "am", "pm", 2),
        (0, "pm", "pm", 1),
        (1, "am", "am", 3),
        (1, "pm", "am", 2),
        (2, "am", "pm", 6),
    ],
)
def test_half_days_are_counted_from_the_first_to_the_last(days, begins, ends, half_days):
    row = Activity(since=TODAY, until=TODAY + timedelta(days=days), begins=begins, ends=ends)

    assert row.half_days == half_days


def test_an_activity_does_not_end_before_it_begins(cast):
    with pytest.raises(ValidationError, match="结束不能早于开始"):
        build.activity(cast, begins="pm", ends="am")


# Inviting and telling.


def test_only_those_in_office_that_day_and_of_this_county_are_invited(cast, river):
    row = build.activity(cast, told=False)

    new = actions.invite(
        row, [cast.deputies["dep"], river.deputies["tdep"], cast.stranger.deputies["dep"]], actor=cast.dac
    )
    again = actions.invite(row, [cast.deputies["dep"]], actor=cast.dac)

    assert [line.deputy for line in new] == [cast.deputies["dep"], river.deputies["tdep"]]
    assert again == []


def test_a_township_invites_its_own_and_the_countys_deputies_not_its_neighbours(cast, river):
    row = build.activity(river, told=False)
    hill = cast.townships["hill"].deputies["tdep"]

    new = actions.invite(row, [river.deputies["tdep"], cast.deputies["dep"], hill], actor=river.tsec)

    assert [line.deputy for line in new] == [river.deputies["tdep"], cast.deputies["dep"]]


def test_a_deputy_learns_of_it_with_the_notice_and_not_before(cast):
    row = build.activity(cast, on=LATER, invited=[cast.deputies["dep"]], told=False)
    assert not Activity.objects.visible_to(cast.dep).exists()

    actions.notify(row, actor=cast.dac)

    assert list(Activity.objects.visible_to(cast.dep)) == [row]
    assert not Activity.objects.visible_to(cast.dep2).exists()
    assert list(Notice.objects.values_list("person", "subject")) == [(cast.dep.person_id, "请答复：视察农村饮水安全")]


def test_nobody_invited_no_notice(cast):
    row = build.activity(cast, told=False)

    with pytest.raises(Refused, match="还没有邀请代表"):
        actions.notify(row, actor=cast.dac)


def test_an_inspection_is_told_ten_days_before_and_the_clock_follows_its_day(cast):
    row = build.activity(cast, on=date(2026, 5, 29), invited=[cast.deputies["dep"]], told=False)
    open_clock = Deadline.objects.open().get(key="deputies.activity_notice")
    assert open_clock.due_on == date(2026, 5, 19)

    row.since = row.until = date(2026, 6, 12)
    actions.keep_activity(row, actor=cast.dac)
    moved = Deadline.objects.open().get(key="deputies.activity_notice")
    actions.notify(row, actor=cast.dac)

    assert (moved.due_on, moved.replaces) == (date(2026, 6, 2), open_clock)
    assert not Deadline.objects.open().exists()


def test_who_is_told_hears_that_the_day_has_changed(cast):
    row = build.activity(cast, on=LATER, invited=[cast.deputies["dep"]])
    row.since = row.until = LATER + timedelta(days=1)

    actions.keep_activity(row, actor=cast.dac)

    assert Notice.objects.latest("pk").subject == "活动有变：视察农村饮水安全"


# Answering.


def test_one_tap_from_the_phone_answers(cast):
    row = build.activity(cast, on=LATER, invited=[cast.deputies["dep"]])
    line = build.line(row, cast.deputies["dep"])

    answer = cast.client("dep").post(f"/activities/parts/{line.pk}/come/")

    line.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, row.get_absolute_url())
    assert line.state == "coming"


def test_nobody_answers_for_another(cast):
    row = build.activity(cast, on=LATER, invited=[cast.deputies["dep"], cast.deputies["dep2"]])
    other = build.line(row, cast.deputies["dep2"])

    assert cast.client("dep").post(f"/activities/parts/{other.pk}/come/").status_code == 404
    with pytest.raises(PermissionDenied):
        actions.come(other, actor=cast.dep)


def test_leave_needs_a_reason_and_is_decided_by_the_organiser(cast):
    row = build.activity(cast, on=LATER, invited=[cast.deputies["dep"]])
    line = build.line(row, cast.deputies["dep"])

    blank = cast.client("dep").post(f"/activities/parts/{line.pk}/ask_leave/", {"leave_because": ""})
    line = actions.ask_leave(line, actor=cast.dep, leave_because="到省里培训")
    refused = actions.refuse(line, actor=cast.dac, reason="培训已改期")

    assert blank.status_code == 422
    assert (refused.state, refused.leave_refused) == ("invited", "培训已改期")
    again = actions.ask_leave(refused, actor=cast.dep, leave_because="住院")
    assert actions.grant(again, actor=cast.dac).state == "excused"


@pytest.mark.parametrize("voluntary", [True, False])
def test_only_what_is_voluntary_is_declined(cast, voluntary):
    row = build.activity(cast, on=LATER, invited=[cast.deputies["dep"]], voluntary=voluntary)
    line = build.line(row, cast.deputies["dep"])

    if voluntary:
        assert actions.decline(line, actor=cast.dep).state == "declined"
    else:
        with pytest.raises(Refused, match="请请假"):
            actions.decline(line, actor=cast.dep)


def test_places_are_given_to_who_comes_first(cast):
    row = build.activity(cast, on=LATER, invited=[cast.deputies["dep"], cast.deputies["dep2"]], capacity=1)
    actions.come(build.line(row, cast.deputies["dep"]), actor=cast.dep)

    with pytest.raises(Refused, match="名额1人已满"):
        actions.come(build.line(row, cast.deputies["dep2"]), actor=cast.dep2)


def test_after_the_closing_day_answers_go_to_the_organiser(cast):
    row = build.activity(cast, on=LATER, invited=[cast.deputies["dep"]], answer_by=LATER - timedelta(days=5))
    line = build.line(row, cast.deputies["dep"])

    with clock.frozen(LATER - timedelta(days=4)):
        with pytest.raises(Refused, match="报名已经截止"):
            actions.come(line, actor=cast.dep)
        ticking.tick()
        row.refresh_from_db()
        assert row.state == "signup"
        assert actions.ask_leave(line, actor=cast.dep, leave_because="住院").state == "leave"


# The end.


def test_the_clock_begins_what_is_on_today(cast):
    row = build.activity(cast, on=LATER, invited=[cast.deputies["dep"]])

    ticking.tick()
    before = Activity.objects.get(pk=row.pk).state
    with clock.frozen(LATER):
        ticking.tick()
        ticking.tick()

    assert (before, Activity.objects.get(pk=row.pk).state) == ("notified", "ongoing")


def test_who_neither_came_nor_was_excused_was_absent(cast):
    row = build.held(
        cast, present=[cast.deputies["dep"]], excused=[cast.deputies["dep2"]], absent=[cast.deputies["dep3"]]
    )

    states = dict(row.participations.order_by("pk").values_list("deputy__card_no", "state"))
    assert states == {"001": "present", "002": "excused", "003": "absent"}
    assert queries.in_words(row) == "邀请代表3人，到会1人，准假1人，缺席1人。"


def test_why_somebody_asked_for_leave_is_read_by_those_who_keep_the_roll_alone(cast):
    row = build.held(cast, present=[cast.deputies["dep"]], excused=[cast.deputies["dep2"]])
    url = row.get_absolute_url()

    seen = {key: "电话请假：住院" in cast.client(key).get(url).text for key in ("dac", "go", "lead", "scm", "dep")}

    assert seen == {"dac": True, "go": True, "lead": False, "scm": False, "dep": False}


def test_it_does_not_end_while_leave_is_undecided(cast):
    row = build.activity(cast, invited=[cast.deputies["dep"]])
    line = actions.ask_leave(build.line(row, cast.deputies["dep"]), actor=cast.dep, leave_because="住院")

    with pytest.raises(Refused, match="还有1人的请假没有审批"):
        actions.finish(row, actor=cast.dac)
    actions.grant(line, actor=cast.dac)
    assert actions.finish(row, actor=cast.dac).state == "finished"


def test_it_is_not_over_before_its_day(cast):
    row = build.activity(cast, on=LATER, invited=[cast.deputies["dep"]])

    with pytest.raises(Refused, match="才开始"):
        actions.finish(row, actor=cast.dac)


def test_cancelling_says_why_and_tells_the_invited(cast):
    row = build.activity(cast, on=LATER, invited=[cast.deputies["dep"]])

    answer = cast.client("dac").post(f"{row.get_absolute_url()}cancel/", {"reason": "连日暴雨，道路中断"})

    row.refresh_from_db()
    assert (answer.status_code, row.state, row.cancelled_because) == (302, "cancelled", "连日暴雨，道路中断")
    assert Notice.objects.latest("pk").subject == "活动取消：视察农村饮水安全"


def test_the_summary_begins_with_the_numbers_of_the_roll(cast):
    row = build.held(cast, present=[cast.deputies["dep"]])

    form = cast.client("dac").get(f"{row.get_absolute_url()}summarise/").context["form"]
    done = actions.summarise(row, actor=cast.dac, summary="实地察看了三处水厂。")

    assert form["summary"].value() == "邀请代表1人，到会1人。"
    assert (done.state, done.summary) == ("summarised", "实地察看了三处水厂。")


# What is passed on.


def passed_on(cast):
    row = build.held(cast, present=[cast.deputies["dep"]], excused=[cast.deputies["dep2"]])
    return build.passed_on(row, cast)


def test_findings_are_answered_within_three_months(cast):
    report = passed_on(cast)

    report.refresh_from_db()
    assert (report.state, report.due_on) == ("passed_on", date(2026, 7, 15))
    done = actions.answer(report, actor=cast.unit, answer="已列入今年改造计划。")
    assert (done.state, done.answered_on) == ("answered", TODAY)
    assert not Deadline.objects.open().filter(key="deputies.activity_report").exists()


def test_the_answer_is_told_to_those_who_were_there(cast):
    report = actions.answer(passed_on(cast), actor=cast.unit, answer="已列入今年改造计划。")

    assert actions.tell(report, actor=cast.dac).state == "told"
    told = Notice.objects.filter(subject__startswith="已有处理结果")
    assert [notice.person_id for notice in told] == [cast.dep.person_id]


def test_an_answer_sent_back_starts_the_clock_again(cast):
    report = actions.answer(passed_on(cast), actor=cast.unit, answer="正在研究。")

    with pytest.raises(Refused):
        actions.ask_again(report, actor=cast.dac, reason=" ")
    again = actions.ask_again(report, actor=cast.dac, reason="没有说明如何解决")

    assert (again.state, again.answer) == ("passed_on", "")
    assert Deadline.objects.open().filter(key="deputies.activity_report").count() == 1


def test_a_unit_is_urged_by_a_reminder_and_by_a_letter_it_can_read(cast):
    report = passed_on(cast)
    late, by = date(2026, 7, 20), date(2026, 7, 30)
    with clock.frozen(TODAY):
        actions.urge(report, actor=cast.dac, level=1, text="请抓紧研究。", answer_by=by)
        with pytest.raises(Refused, match="今天已经催办过"):
            actions.urge(report, actor=cast.dac, level=2, text="再催。", answer_by=by)
    with clock.frozen(late):
        card = next(item for item in home.items("deputies.organising", cast.dac) if item.verb == "催办")
        cast.client("dac").post(
            f"{report.get_absolute_url()}urge/", {"level": 2, "text": "水厂没有消毒设备。", "answer_by": by}
        )
        told = list(Notice.objects.filter(person=cast.unit.person_id, subject__contains="催办函"))
        page = cast.client("unit").get(report.get_absolute_url()).content.decode()

    letter = Document.objects.get(kind="deputies.report_urging")
    assert (card.title, card.url) == (report.title, report.get_absolute_url())
    assert [one.level for one in report.urgings.all()] == [1, 2]
    assert [one.subject for one in told] == [f"催办函，请在2026年7月30日前答复：{report}"]
    assert [words in page for words in ("水厂没有消毒设备。", letter.number_text, letter.get_absolute_url())] == [
        True
    ] * 3
    assert cast.client("unit").get(letter.get_absolute_url()).status_code == 200
    assert cast.client("finance").get(letter.get_absolute_url()).status_code == 404
    assert "已超期5天" in str(paper_of(letter))


def test_who_urges_and_when(cast):
    report, by = passed_on(cast), TODAY + timedelta(days=7)

    with pytest.raises(PermissionDenied):
        actions.urge(report, actor=cast.unit, level=1, text="请答复。", answer_by=by)
    with pytest.raises(ValidationError, match="限期不能早于今天"):
        actions.urge(report, actor=cast.dac, level=1, text="请答复。", answer_by=YESTERDAY)
    answered = actions.answer(report, actor=cast.unit, answer="已列入今年改造计划。")
    with pytest.raises(Refused):
        actions.urge(answered, actor=cast.dac, level=1, text="请答复。", answer_by=by)
    assert ("告知", report.get_absolute_url()) in [
        (item.verb, item.url) for item in home.items("deputies.organising", cast.dac)
    ]
    assert not report.urgings.exists()


@pytest.mark.parametrize(
    ("who", "status"), [("unit", 200), ("unitl", 200), ("finance", 404), ("dac", 200), ("dep", 200), ("dep3", 404)]
)
def test_a_report_is_there_for_its_unit_and_those_of_the_activity(cast, who, status):
    assert cast.client(who).get(passed_on(cast).get_absolute_url()).status_code == status


# Who sees what.


def test_a_neighbour_county_and_a_neighbour_township_see_nothing(cast, river):
    county, town = build.activity(cast, invited=[cast.deputies["dep"]]), build.activity(river, title="走访", invited=[river.deputies["tdep"]])  # fmt: skip

    def seen(actor):
        return set(Activity.objects.visible_to(actor))

    assert seen(cast.stranger.dac) == seen(cast.stranger.actor("dep")) == set()
    assert seen(cast.townships["hill"].tsec) == set()
    assert (seen(river.tsec), seen(cast.dac)) == ({town}, {county, town})
    assert seen(cast.sys) == seen(cast.unit) == set()
    assert not Participation.objects.visible_to(cast.stranger.dac).exists()
    assert cast.stranger.client("dac").get(county.get_absolute_url()).status_code == 404


def test_a_deputy_reads_his_own_line_and_not_the_roll(cast):
    row = build.activity(cast, on=LATER, invited=[cast.deputies["dep"], cast.deputies["dep2"]])

    page = cast.client("dep").get(row.get_absolute_url()).content.decode()

    assert "我的答复" in page
    assert "王秀兰" not in page


def queries_of(client, url, django_assert_max_num_queries):
    with django_assert_max_num_queries(60) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


@pytest.mark.parametrize("url", ["/activities/", "/activities/mine/", "/activities/reports/", "detail", "roll", "/"])
def test_pages_cost_the_same_whatever_they_hold(cast, url, django_assert_max_num_queries):
    who = "dep" if url in ("/activities/mine/", "/") else "dac"
    report = passed_on(cast)
    place = report.activity.get_absolute_url()
    url = {"detail": place, "roll": f"{place}roll/"}.get(url, url)
    client = cast.client(who)
    actions.reopen(report.activity, actor=cast.dac, reason="漏了代表")
    client.get(url)
    few = queries_of(client, url, django_assert_max_num_queries)

    for number in range(3):
        passed_on(cast)
        build.activity(cast, title=f"走访{number}", on=LATER, invited=list(cast.deputies.values()))
    actions.invite(report.activity, [cast.deputies["dep3"], cast.deputies["dep4"]], actor=cast.dac)

    assert queries_of(client, url, django_assert_max_num_queries) <= few + (1 if url == "/" else 0)


def test_every_step_is_on_record(cast):
    row = build.held(cast, present=[cast.deputies["dep"]])

    kinds = (
        AuditEvent.objects.filter(target=f"deputies.activity:{row.pk}").order_by("pk").values_list("kind", flat=True)
    )
    assert list(kinds) == [
        "deputies.activity.add", "deputies.activity.invite", "deputies.activity.notify", "deputies.activity.arrivals",
        "deputies.activity.finish",
    ]  # fmt: skip


def test_nothing_changes_once_it_is_over(cast):
    row = build.held(cast, present=[cast.deputies["dep"]])

    with pytest.raises(Refused, match="不能再修改"):
        actions.keep_activity(row, actor=cast.dac)
    with pytest.raises(Refused, match="不能再邀请"):
        actions.invite(row, [cast.deputies["dep2"]], actor=cast.dac)


def test_who_has_answered_stays_on_the_list(cast):
    row = build.activity(cast, on=LATER, invited=[cast.deputies["dep"], cast.deputies["dep2"]])
    line = actions.come(build.line(row, cast.deputies["dep"]), actor=cast.dep)

    with pytest.raises(Refused, match="不能从名单中去掉"):
        actions.uninvite(line, actor=cast.dac)
    actions.uninvite(build.line(row, cast.deputies["dep2"]), actor=cast.dac)
    assert [one.deputy for one in row.participations.all()] == [cast.deputies["dep"]]
    assert presence.excuse(line, actor=cast.dac, reason="电话请假").leave_because == "电话请假"


# What was kept on paper.


def test_what_was_kept_on_paper_is_taken_over_with_its_roll(cast):
    here, ill, away, *_ = cast.deputies.values()
    row = Activity(congress=cast.congress, body=cast.bodies["commission"], kind="study", title="学习代表法", since=YESTERDAY,
                   until=YESTERDAY, place="县人大", ends="am", summary="分组讨论。")  # fmt: skip
    roll = {here: ("present", "建议编成手册"), ill: ("excused", "住院"), away: ("absent", "")}

    (row,) = held.enter_all([held.Held(row, roll)], actor=build.keeper(cast))

    assert row.state == "summarised"
    assert queries.in_words(row) == "邀请代表3人，到会1人，准假1人，缺席1人。"
    line = build.line(row, here)
    assert (line.half_days, line.way, line.opinion) == (1, "sheet", "建议编成手册")
    assert AuditEvent.objects.filter(kind="deputies.activity.enter").get().text.endswith("1项，到会1人次")


def test_what_is_still_to_come_is_not_taken_over(cast):
    row = Activity(congress=cast.congress, body=cast.bodies["commission"], kind="study", title="学习代表法", since=TODAY, until=TODAY,
                   place="县人大")  # fmt: skip

    with pytest.raises(Refused, match="已经结束"):
        held.enter_all([held.Held(row)], actor=build.keeper(cast))


def test_a_township_takes_over_nothing_for_the_county(cast, river):
    row = Activity(congress=cast.congress, body=cast.bodies["commission"], kind="study", title="学习", since=YESTERDAY,
                   until=YESTERDAY, place="县人大")  # fmt: skip

    with pytest.raises(PermissionDenied):
        held.enter_all([held.Held(row)], actor=river.actor("tsec"))


def test_a_name_opens_only_to_who_may_read_that_attendance(cast):
    river = cast.townships["river"]
    row = build.activity(river, kind="group", title="小组活动", invited=[river.deputies["tdep"], cast.deputies["dep"]])

    page = river.client("tsec").get(row.get_absolute_url()).content.decode()

    assert f"/activities/attendance/{river.deputies['tdep'].pk}/" in page
    assert f"/activities/attendance/{cast.deputies['dep'].pk}/" not in page
