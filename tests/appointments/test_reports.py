"""After the appointment: who reports on which year, by which day, and the page that joins what is known of an official."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from appointments.actions import reports as actions
from appointments.models import DutyReport
from appointments.queries import reports as queries
from appointments.workflow import REPORT
from congress.actions import institution
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.models import Deadline, Notice
from tests.build import appointments as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
JANUARY = date(TODAY.year + 1, 1, 3)


@pytest.fixture
def owed(cast):
    """The report of the head of the transport bureau."""
    build.office(cast, "transport")
    with clock.frozen(JANUARY):
        actions.ask()
    return DutyReport.objects.get()


def running(row):
    return Deadline.objects.open().filter(key="appointments.duty_report", target_pk=row.pk).first()


def handed(cast, row, text="一年来依法履职的情况。", who="unit"):
    return REPORT.deeds["hand_in"](row, actor=cast.actor(who), text=text)


def test_many_are_read_at_once_and_what_was_not_handed_in_is_named(cast):
    build.office(cast, "transport")
    build.passed(cast, "vice", name="林致远")
    together = f"/lists/appointments.duty_reports/together/?deed=read&all=1&year={TODAY.year}"
    with clock.frozen(JANUARY):
        actions.ask()
        given = DutyReport.objects.get(membership=cast.posts["unitl"])
        handed(cast, given)
        client = cast.client("lead")
        looked = client.get(together).content.decode()
        client.post(together, {"kept": [row.pk for row in DutyReport.objects.all()], "comment": "已审阅。"})

    assert f"当前为“{DutyReport.State.ASKED.label}”，不能“登记审阅意见”。" in looked
    assert sorted(DutyReport.objects.values_list("state", "comment")) == [("asked", ""), ("read", "已审阅。")]
    assert cast.client("unit").get(together).status_code == 403


def test_in_january_whoever_was_appointed_is_asked_once_for_the_year_before(cast):
    build.office(cast, "transport")
    seat = cast.posts["unitl"]
    assert actions.ask() == 0

    with clock.frozen(JANUARY):
        assert (actions.ask(), actions.ask()) == (1, 0)

    row = DutyReport.objects.get()
    assert (row.membership, row.year, row.state, row.due_on) == (
        seat,
        TODAY.year,
        "asked",
        date(TODAY.year + 1, 1, 31),
    )
    assert Notice.objects.filter(person=seat.person, subject__contains="书面述职报告").count() == 1


@pytest.mark.parametrize(("post", "asked"), [("head", 0), ("vice", 1), ("education", 1), ("member", 0)])
def test_only_posts_whose_category_asks_for_it(cast, post, asked):
    build.in_post(cast, post) if post in ("head", "member") else build.passed(cast, post, name="林致远")

    with clock.frozen(JANUARY):
        assert actions.ask() == asked


def test_a_report_is_handed_in_given_back_and_read(cast, owed):
    with clock.frozen(JANUARY):
        row = handed(cast, owed)
        assert (row.state, row.handed_on, running(row)) == ("handed_in", JANUARY, None)
        row = REPORT.deeds["send_back"](row, actor=cast.go, reason="没有写办理代表建议的情况")
        assert (row.state, running(row).due_on) == ("returned", date(JANUARY.year, 1, 31))
        row = REPORT.deeds["read"](handed(cast, row, "补充以后的报告。"), actor=cast.lead, comment="总体较好。")

    assert (row.state, row.comment, row.read_on) == ("read", "总体较好。", JANUARY)
    assert queries.counted(cast.congress.pk, TODAY.year) == (1, 1, 1)


def test_nothing_is_handed_in_without_words(cast, owed):
    with pytest.raises(ValidationError, match="述职内容"):
        handed(cast, owed, "  ")


@pytest.mark.parametrize("who", ["finance", "dep", "scm", "com"])
def test_others_do_not_hand_it_in(cast, owed, who):
    with pytest.raises(PermissionDenied):
        handed(cast, owed, who=who)


def test_who_sees_it_and_when(cast, owed):
    people = ("go", "lead", "scm", "com", "unit", "finance", "dep")
    before = [who for who in people if DutyReport.objects.visible_to(cast.actor(who)).exists()]
    with clock.frozen(JANUARY):
        handed(cast, owed)
    after = [who for who in people if DutyReport.objects.visible_to(cast.actor(who)).exists()]

    assert (before, after) == (["go", "lead", "unit"], ["go", "lead", "scm", "com", "unit"])


def test_who_has_left_owes_no_report(cast, owed):
    with clock.frozen(JANUARY + timedelta(days=5)):
        institution.end_membership(owed.membership, actor=SYSTEM, until=JANUARY, because="免职")
        assert actions.ask() == 1

    owed.refresh_from_db()
    assert (owed.state, running(owed)) == ("waived", None)


def test_one_page_joins_what_is_known_of_an_official(cast):
    build.passed(cast, name="林致远")
    with clock.frozen(JANUARY):
        actions.ask()
        owed = DutyReport.objects.get()
        handed(cast, owed, who="go")
        pages = {who: cast.client(who).get(f"/appointments/people/{owed.membership.person_id}/").content.decode()
                 for who in ("go", "dep")}  # fmt: skip

    assert [word in pages["go"] for word in ("决定任命林致远", "应宣誓", "年度书面述职", "已报送")] == [True] * 4
    assert [word in pages["dep"] for word in ("决定任命林致远", "应宣誓", "已报送")] == [True, True, False]
    assert cast.client("dep").get(f"/appointments/people/{cast.deputies['dep'].person_id}/").status_code == 404


def test_the_pages_of_a_report(cast, owed):
    client = cast.client("unit")

    assert str(owed.office) in client.get("/appointments/reports/?state=owed").content.decode()
    assert client.post(f"{owed.get_absolute_url()}hand_in/", {"text": "报告。"}).status_code == 302
    assert "报告。" in cast.client("scm").get(owed.get_absolute_url()).content.decode()
