"""Contacts: who assigns, who writes down for whom, who has waited too long, fair shares, the ledger, who sees what."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congress.actions import institution, ticking
from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Membership, Notice, Term
from deputies.actions import contacts
from deputies.models import ContactAssignment, ContactLog, Counterpart, Opinion
from deputies.queries import contacts as queries
from deputies.queries import pairings
from tests.build import contacts as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 2)


@pytest.fixture
def river(cast):
    return cast.townships["river"]


# Who assigns.


@pytest.mark.parametrize(
    ("who", "may"), [("dac", True), ("lead", False), ("go", False), ("scm", False), ("dep", False)]
)
def test_the_commission_shares_out_the_deputies(cast, who, may):
    pairs = [(cast.posts["scm"], cast.deputies["dep"])]

    if may:
        contacts.assign_all(pairs, actor=cast.actor(who), since=build.SINCE)
    else:
        with pytest.raises(PermissionDenied):
            contacts.assign_all(pairs, actor=cast.actor(who), since=build.SINCE)

    assert ContactAssignment.objects.count() == may


def test_a_member_is_told_once_of_all_his_deputies(cast):
    build.followed(cast, "scm", "dep", "dep2", "dep3")

    told = Notice.objects.filter(person=cast.posts["scm"].person)
    assert [notice.subject for notice in told] == ["请联系：3名代表"]
    assert AuditEvent.objects.get(kind="deputies.contactassignment.assign").text.endswith("张德福、王秀兰、刘建设")


REFUSED = [
    # (member, deputy, since), words
    (("scm", "dep", "2021-01-01"), "不在任"),
    (("dep", "dep", "2026-01-05"), "不能联系本人"),
    (("scm", "dep2", "2026-02-01"), "这段时间已经安排他联系这名代表"),
]


@pytest.mark.parametrize(("asked", "words"), REFUSED)
def test_what_cannot_be_assigned_is_refused_whole(cast, asked, words):
    build.followed(cast, "scm", "dep2")
    member, deputy, since = asked
    pairs = [(cast.posts["lead"], cast.deputies["dep4"]), (cast.posts[member], cast.deputies[deputy])]

    with pytest.raises((Refused, ValidationError), match=words):
        contacts.assign_all(pairs, actor=cast.dac, since=date.fromisoformat(since))

    assert ContactAssignment.objects.count() == 1


def test_shares_are_fair_and_nobody_gets_himself(cast):
    members = [cast.posts["lead"], cast.posts["scm"], cast.posts["dep"]]
    deputies = [cast.deputies[key] for key in ("dep", "dep2", "dep3", "dep4")]

    found = queries.fair(deputies, members, {cast.posts["lead"].pk: 2})

    names = [(str(deputy), str(found[deputy.pk].person)) for deputy in deputies]
    assert names == [("张德福", "陈委员"), ("王秀兰", "张德福"), ("刘建设", "陈委员"), ("陈桂英", "张德福")]


def test_the_proposal_is_settled_from_the_page(cast):
    client = cast.client("dac")
    answer = client.get("/contacts/assign/", {"members": [cast.posts["scm"].pk]})
    form = answer.context["form"]
    said = {name: field.initial or "" for name, field in form.fields.items() if name != "since"}
    said[f"deputy-{cast.deputies['dep4'].pk}"] = ""

    answer = client.post("/contacts/assign/", said | {"since": "2026-04-15"})

    assert answer.status_code == 302
    rows = ContactAssignment.objects.order_by("pk")
    assert {str(row) for row in rows} == {"陈委员联系张德福", "陈委员联系王秀兰", "陈委员联系刘建设"}


@pytest.mark.parametrize(
    ("who", "place", "may"),
    [("tch", "river", True), ("tsec", "river", True), ("tsec", "hill", False), ("tdep", "river", False)],
)
def test_a_township_pairs_its_own_deputies(cast, river, who, place, may):
    other = build.household(river, by="tsec")
    actor = cast.townships[place].actor(who)

    if may:
        contacts.pair(other, actor=actor, by=river.posts["tdep"], since=build.SINCE)
    else:
        with pytest.raises(PermissionDenied):
            contacts.pair(other, actor=actor, by=river.posts["tdep"], since=build.SINCE)

    assert ContactAssignment.objects.count() == may


# Writing down.


def test_a_deputy_writes_down_a_visit_from_the_phone_once_however_often_he_presses(cast):
    one = build.paired(cast)
    said = {"way": "visit", "on": "2026-04-15", "topic": "花椒销路", "said": "缺冷库", "help": "goods", "worth": "300",
            "helped": "化肥两袋", "once": "a" * 20}  # fmt: skip
    client = cast.client("dep")

    answers = [client.post(f"/contacts/{one.pk}/log/", said) for _ in range(2)]

    log = ContactLog.objects.get()
    assert {answer.headers["Location"] for answer in answers} == {f"/contacts/logs/{log.pk}/"}
    assert (str(log), log.help_words, log.entered_by) == ("张德福入户走访赵老栓", "物资300元：化肥两袋", "")
    one.refresh_from_db()
    assert one.last_on == TODAY


def test_staff_who_type_for_a_deputy_are_named(cast):
    one = build.paired(cast)

    log = build.logged(cast, one, MARCH, by="dac")

    assert (log.by, log.entered_by) == (cast.posts["dep"], "吴联络")
    assert "吴联络" in cast.client("dep").get(f"/contacts/logs/{log.pk}/").content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("dep", 200), ("dac", 200), ("dep2", 404), ("scm", 404), ("lead", 403), ("go", 403)]
)
def test_who_may_write_down_on_an_assignment(cast, who, status):
    one = build.paired(cast)

    assert cast.client(who).get(f"/contacts/{one.pk}/log/").status_code == status


def test_the_list_offers_a_contact_only_to_who_may_write_it_down(cast):
    mine, of_me = build.paired(cast), build.followed(cast, "scm", "dep")[0]
    offered = {who: cast.client(who).get("/contacts/") for who in ("dep", "scm", "dac")}

    links = [[f"/contacts/{one.pk}/log/" in page.text for one in (mine, of_me)] for page in offered.values()]
    assert links == [[True, False], [False, True], [True, True]]
    assert "只看超过90天没有联系的" in offered["dep"].text


def test_somebody_on_no_list_is_written_down_too(cast):
    said = {
        "way": "talk",
        "on": "2026-04-14",
        "topic": "座谈春耕",
        "whom": "柳沟村三组选民",
        "help": "none",
        "people": "12",
    }

    cast.client("dep").post("/contacts/log/", said)
    cast.client("dac").post("/contacts/log/", said | {"by": cast.posts["dep2"].pk})

    rows = ContactLog.objects.order_by("pk")
    assert [(str(row), row.people, row.entered_by) for row in rows] == [
        ("张德福座谈柳沟村三组选民", 12, ""),
        ("王秀兰座谈柳沟村三组选民", 12, "吴联络"),
    ]


BAD = [
    ({"on": "2026-04-16"}, "on", "日期不能晚于今天。"),
    ({"on": "2025-12-31"}, "on", "日期不能早于开始联系的日期。"),
    ({"help": "cash"}, "worth", "请写折合金额。"),
    ({"help": "deed"}, "helped", "请写明帮扶的内容。"),
]


@pytest.mark.parametrize(("typed", "field", "words"), BAD)
def test_a_wrong_answer_is_told_at_its_field(cast, typed, field, words):
    one = build.paired(cast)
    said = {"way": "visit", "on": "2026-04-15", "topic": "花椒销路", "help": "none"} | typed

    answer = cast.client("dep").post(f"/contacts/{one.pk}/log/", said)

    assert (answer.status_code, answer.context["form"].errors.get(field)) == (422, [words])


def test_what_was_withdrawn_counts_no_more_and_stays(cast):
    one = build.paired(cast)
    build.logged(cast, one, MARCH)
    wrong = build.logged(cast, one, TODAY)

    contacts.withdraw_log(wrong, actor=cast.dep, reason="记错了人")

    one.refresh_from_db()
    assert (one.last_on, queries.listed_logs(cast.dep).first().on) == (MARCH, MARCH)
    with pytest.raises(Refused, match="已经撤销"):
        contacts.withdraw_log(wrong, actor=cast.dep, reason="再撤一次")
    assert "记错了人" in cast.client("dep").get(f"/contacts/logs/{wrong.pk}/").content.decode()


def test_an_end_needs_its_day_and_reason(cast):
    one = build.paired(cast)
    with pytest.raises(ValidationError, match="结束日期不能晚于今天"):
        contacts.end_contact(one, actor=cast.dac, until=TODAY + timedelta(days=1), because="搬迁")

    ended = contacts.end_contact(one, actor=cast.dac, until=TODAY - timedelta(days=1), because="搬迁")

    assert (ended.is_in_force, list(queries.own(cast.dep))) == (False, [])
    assert build.paired(cast, other=one.counterpart, since=TODAY).is_in_force


def test_what_people_said_is_passed_on_as_an_opinion(cast):
    one = build.paired(cast)
    log = build.logged(cast, one, MARCH, said="村口没有路灯，晚上不敢走。")
    client = cast.client("dep")

    assert f"/opinions/enter/?contact={log.pk}" in client.get(f"/contacts/logs/{log.pk}/").content.decode()
    initial = client.get("/opinions/enter/", {"contact": log.pk}).context["form"].initial
    assert (initial["text"], initial["received_on"], initial["area"]) == (log.said, MARCH, one.counterpart.area_id)
    assert "text" not in cast.client("dep2").get("/opinions/enter/", {"contact": log.pk}).context["form"].initial


def test_the_contact_and_its_opinion_show_each_other(cast):
    log = build.logged(cast, build.paired(cast), MARCH, said="村口没有路灯，晚上不敢走。")
    client, town = cast.client("dep"), cast.townships["river"]
    form = client.get("/opinions/enter/", {"contact": log.pk}).context["form"]
    asked = {name: form[name].value() for name in ("source", "received_on", "text", "area", "contact_log")}

    answer = client.post("/opinions/enter/", asked | {"once": "typed-after-a-contact"})

    row = Opinion.objects.get()
    assert (answer.status_code, row.contact_log, row.received_by) == (200, log, cast.deputies["dep"])
    shown = client.get(log.get_absolute_url()).context
    assert (list(shown["opinions"]), client.get(row.get_absolute_url()).context["contact"]) == ([row], log)
    secretary = town.client("tsec").get(row.get_absolute_url())
    assert (secretary.status_code, secretary.context["contact"]) == (200, log)
    keeper = cast.client("com").get(row.get_absolute_url())
    assert (keeper.status_code, keeper.context["contact"]) == (200, None)


def test_nothing_comes_of_a_contact_of_others_or_of_a_withdrawn_one(cast):
    log = build.logged(cast, build.paired(cast), MARCH, said="村口没有路灯，晚上不敢走。")
    typed = {"source": "visit", "received_on": MARCH, "text": log.said, "area": log.assignment.counterpart.area_id,
             "contact_log": log.pk}  # fmt: skip

    strange = cast.client("dep2").post("/opinions/enter/", typed | {"once": "typed-by-somebody-else"})
    contacts.withdraw_log(log, actor=cast.dep, reason="记错了户")
    late = cast.client("dep").post("/opinions/enter/", typed | {"once": "typed-after-it-was-withdrawn"})

    assert [(answer.status_code, list(answer.context["form"].errors)) for answer in (strange, late)] == [
        (422, ["contact_log"])
    ] * 2
    assert cast.client("dep").get(log.get_absolute_url()).context["to_opinion"] == ""


# Waiting too long.

GAPS = [
    # last contact (days ago) or None, begun (days ago), too long?
    (None, 90, False),
    (None, 91, True),
    (90, 200, False),
    (91, 200, True),
]


@pytest.mark.parametrize(("last", "begun", "late"), GAPS)
def test_ninety_days_count_from_the_last_contact_or_the_beginning(cast, last, begun, late):
    one = build.paired(cast, since=TODAY - timedelta(days=begun))
    if last is not None:
        build.logged(cast, one, TODAY - timedelta(days=last))

    for who in ("dep", "dac"):
        assert list(queries.listed(cast.actor(who), silent=True)) == ([one] if late else [])


def test_the_county_sets_how_many_days_are_too_long(cast):
    build.paired(cast, since=TODAY - timedelta(days=40))
    institution.set_rule(cast.congress, "contact.gap_days", 30, actor=SYSTEM, since=TODAY, reason="本级规定")

    assert queries.silent(cast.dep).count() == 1


def test_once_a_month_each_is_reminded_once(cast):
    build.paired(cast)
    Notice.objects.all().delete()
    for _ in range(2):
        ticking.tick()
    with clock.frozen(clock.moment(date(2026, 5, 6), 9)):
        ticking.tick()

    told = Notice.objects.filter(digest_key__startswith="deputies.contact_gaps").order_by("pk")
    assert [(str(one.person), one.subject) for one in told] == [("张德福", "请联系：1个联系对象超过90天没有联系")] * 2


def test_what_waits_stands_on_the_first_page(cast):
    build.paired(cast)

    words = cast.client("dep").get("/").content.decode()

    assert "赵老栓" in words
    assert "还没有联系过，已100天" in words


# The ledger and what is counted.


@pytest.fixture
def year(cast):
    """Two households, an enterprise; visits and help."""
    home, shop = build.household(cast), build.household(cast, "宏达花椒合作社", kind="enterprise", area="419901201")
    first, second, third = (
        build.paired(cast, "dep", home),
        build.paired(cast, "dep2", home),
        build.paired(cast, "dep2", shop),
    )
    build.logged(cast, first, MARCH, help="cash", worth=Decimal(500), helped="助学")
    build.logged(cast, second, MARCH, by="dep2")
    build.logged(cast, third, TODAY, by="dep2", way="enterprise", help="goods", worth=Decimal("120.50"), helped="农具")
    gone = build.logged(cast, third, TODAY, by="dep2", help="deed", helped="接通水管")
    contacts.withdraw_log(gone, actor=cast.dep2, reason="登记重复")
    return cast


def test_each_total_of_the_ledger_opens_its_list(year):
    lines = pairings.ledger(year.dac, 2026)
    total = pairings.total(lines)

    assert [(line.area.name, line.kinds, line.holders, line.visits, line.cash, line.goods) for line in lines] == [
        ("河口镇", {"household": 1}, 2, 2, 500, 0),
        ("青石岭乡", {"enterprise": 1}, 1, 1, 0, Decimal("120.50")),
    ]
    assert (total.kinds, total.visits, total.deeds) == ({"household": 1, "enterprise": 1}, 3, 0)
    town = lines[0].area
    assert queries.listed_logs(year.dac, town=town, year=2026).count() == lines[0].visits
    assert queries.listed_logs(year.dac, town=town, year=2026, help="cash").count() == 1
    assert {row.counterpart_id for row in queries.listed(year.dac, town=town, kind="household")} == {
        Counterpart.objects.get(name="赵老栓").pk
    }


def test_the_paper_counts_what_the_page_counts(year, river):
    contacts.pair(
        build.household(river, "钱有福", by="tsec"), actor=river.tsec, by=river.posts["tdep"], since=build.SINCE
    )

    for actor in (year.dac, river.tsec):
        paper = kinds.documents["deputies.pairing_ledger"].gather(
            Term.objects.get(congress=actor.congress_id, ends_on=None), year=2026
        )
        total = pairings.total(pairings.ledger(actor, 2026))
        assert (paper["paired"], paper["visits"]) == (sum(n for _, n in total.paired), total.visits)
        assert len({row[1] for row in paper["rows"]}) == paper["paired"]


FIGURES = [("contacts", 3), ("households_visited", 3), ("people_received", 6), ("help_given", Decimal("620.50"))]


@pytest.mark.parametrize(("key", "number"), FIGURES)
def test_figures_count_what_stands(year, key, number):
    figure = kinds.figures[f"deputies.{key}"]

    assert figure.count([year.congress.pk], date(2026, 1, 1), TODAY) == {year.congress.pk: number}
    assert figure.count([year.congress.pk], date(2026, 4, 16), date(2026, 12, 31)) == {}


def test_contacts_and_help_reach_the_dossier_without_a_name_or_a_word_of_a_household(year):
    ids = [year.deputies[key].pk for key in ("dep", "dep2")]
    found = {
        key: [
            (fact.deputy_id, fact.on, fact.text)
            for fact in kinds.duties[f"deputies.{key}"].facts(ids, date(2026, 1, 1), TODAY)
        ]
        for key in ("contact", "help")
    }

    assert found == {
        "contact": [
            (ids[0], MARCH, "入户走访：结对农户"),
            (ids[1], MARCH, "入户走访：结对农户"),
            (ids[1], TODAY, "走访企业：宏达花椒合作社"),
        ],
        "help": [
            (ids[0], MARCH, "帮扶结对农户：资金，折合500元"),
            (ids[1], TODAY, "帮扶宏达花椒合作社：物资，折合120.5元"),
        ],
    }


# Who sees what.

SEEN = {
    # who: (assignments, contacts) of: dep – household in the river township; scm – dep; the river's deputy – household
    "lead": (3, 3),
    "go": (3, 3),
    "dac": (3, 3),
    "scm": (2, 2),
    "dep": (2, 1),  # he knows who keeps contact with him, not what that one noted
    "dep2": (0, 0),
    "unit": (0, 0),
    "sys": (0, 0),
    "tch": (2, 2),
    "tdep": (1, 1),
    "tdep2": (0, 0),
    "hill": (0, 0),
    "stranger": (0, 0),
}


@pytest.mark.parametrize("who", SEEN)
def test_everybody_sees_his_own(cast, river, who):
    (first,) = build.followed(cast, "scm", "dep")
    second = build.paired(cast)
    third = build.paired(river, "tdep", build.household(river, "钱二", by="tsec"), by="tsec")
    build.logged(cast, first, MARCH, by="scm", way="phone")
    build.logged(cast, second, MARCH)
    build.logged(river, third, MARCH, by="tdep")
    actors = {"stranger": cast.stranger.dac, "hill": cast.townships["hill"].actor("tch")}
    actor = actors.get(who) or (river if who.startswith("t") else cast).actor(who)

    rows, logs = ContactAssignment.objects.visible_to(actor), ContactLog.objects.visible_to(actor)

    assert (rows.count(), logs.count()) == SEEN[who]


def test_a_telephone_number_is_shown_once_and_the_look_recorded(cast):
    one = build.paired(cast)
    url = f"/pairings/{one.counterpart_id}/"
    client = cast.client("dep")

    assert "13912345678" not in client.get(url).content.decode()
    assert "13912345678" in client.post(f"{url}reveal/", {"why": "handle"}).content.decode()
    assert AuditEvent.objects.get(kind="deputies.counterpart.look").text == "张德福查看了赵老栓的联系电话"


@pytest.mark.parametrize("who", ["scm", "lead"])
def test_who_only_follows_a_deputy_does_not_see_the_number_of_his_households(cast, who):
    build.followed(cast, "scm", "dep")
    one = build.paired(cast)

    assert cast.client(who).get(f"/pairings/{one.counterpart_id}/").status_code == 200
    assert cast.client(who).post(f"/pairings/{one.counterpart_id}/reveal/").status_code == 403


def test_a_contact_that_has_ended_shows_no_number_and_takes_no_later_visit(cast):
    one = build.paired(cast)
    one = contacts.end_contact(one, actor=cast.dac, until=MARCH, because="搬走")

    assert cast.client("dep").post(f"/pairings/{one.counterpart_id}/reveal/").status_code == 403
    with pytest.raises(ValidationError, match="日期不能晚于这一天"):
        build.logged(cast, one, MARCH + timedelta(days=1))
    assert build.logged(cast, one, MARCH).on == MARCH


def leaves(cast, who, day):
    Membership.objects.filter(pk=cast.posts[who].pk).update(until=day)


@pytest.mark.parametrize("who", ["scm", "dep"])
def test_contacts_end_with_the_post_they_hang_on(cast, who):
    followed, paired = *build.followed(cast, "scm", "dep"), build.paired(cast)
    leaves(cast, who, MARCH)

    assert [contacts.end_departed().done, contacts.end_departed().done] == [{"scm": 1, "dep": 2}[who], 0]

    for row in (followed, paired):
        row.refresh_from_db()
    gone = str(cast.posts[who].person)
    assert (followed.until, followed.ended_because) == (MARCH, f"{gone}已离任")
    assert paired.until == {"scm": None, "dep": MARCH}[who]
    assert cast.deputies["dep2"] in queries.uncontacted(cast.congress.pk)


def test_the_network_of_a_member_goes_down_to_the_households(cast):
    build.followed(cast, "scm", "dep", "dep2")
    build.paired(cast)

    rows = queries.tree(cast.scm, cast.posts["scm"])

    assert [(str(one.deputy), [str(row.counterpart) for row in below]) for one, below in rows] == [
        ("张德福", ["赵老栓"]),
        ("王秀兰", []),
    ]
    assert [(str(one.person), n, late) for one, n, late in queries.roots(cast.scm)] == [("陈委员", 2, 2)]


# As quick with many as with one.

PAGES = ["/contacts/", "/contacts/logs/", "/pairings/", "/contacts/tree/"]


@pytest.mark.parametrize("url", PAGES)
def test_no_list_asks_more_of_many_than_of_one(cast, url):
    def some(number):
        for place in range(number):
            one = build.paired(cast, "dep", build.household(cast, f"户{ContactLog.objects.count()}-{place}"))
            build.logged(cast, one, MARCH)

    build.followed(cast, "scm", "dep")
    some(1)
    browser = cast.client("dac")
    browser.get(url)
    with CaptureQueriesContext(connection) as one:
        browser.get(url)
    build.followed(cast, "lead", "dep", "dep2")
    build.followed(cast, "scm", "dep2", "dep3")
    some(4)
    with CaptureQueriesContext(connection) as many:
        assert browser.get(url).status_code == 200

    assert len(many) == len(one)


def test_the_kept_day_of_the_last_contact_is_checked(cast):
    one = build.paired(cast)
    build.logged(cast, one, MARCH)
    check = kinds.checks["deputies.last_contacts"]
    assert check.find() == []

    ContactAssignment.objects.filter(pk=one.pk).update(last_on=TODAY)

    assert check.find() == ["“张德福联系赵老栓”登记的最近联系日与联系记录不一致。"]


def test_very_many_are_written_down_in_a_few_statements(cast):
    one = build.paired(cast)
    rows = [
        ContactLog(by=one.by, assignment=one, on=MARCH + timedelta(days=n), way="phone", topic="回访")
        for n in range(30)
    ]

    contacts.log_all(rows, actor=cast.dac)

    one.refresh_from_db()
    assert (one.last_on, one.logs.count()) == (date(2026, 3, 31), 30)
