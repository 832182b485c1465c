"""The local rules of a congress: what they rest on, who sets them, what a change does and what it leaves alone."""

import ast
import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from congress.actions import institution
from congress.frame import clock, kinds, ladders
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Deadline
from congress.policies.institution import sets_rule
from congress.queries.rules import by_subject, history, rule, rule_book
from suggestions.models import Motion
from supervision.models import InquiryCase
from tests.build.suggestions import suggestion
from tests.house.source import ROOT

APPS = ("congress", "deputies", "suggestions", "supervision", "appointments")
MONTHS = "suggestion.reply_months"
ARTICLE = re.compile(r"第[零一二三四五六七八九十百]+条")
LATER = date(2026, 6, 1)


def test_every_rule_says_what_it_rests_on_and_what_it_may_be():
    for item in kinds.rules:
        assert item.subject, item.key
        assert item.fault(item.default) == "", item.key
        assert item.basis, item.key
        assert item.ground != kinds.Ground.LAW or ARTICLE.search(item.basis), item.key
        assert item.kind != "int" or None not in (item.low, item.high), item.key


def strings():
    """Every text that stands in our code outside the lists of rules themselves, and every one put together of parts."""
    whole, parts = set(), set()
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            if path == ROOT / app / "rules.py" or {"migrations", "demo"} & set(path.parts):
                continue
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.JoinedStr):
                    pieces = [re.escape(one.value) if isinstance(one, ast.Constant) else r"\w+" for one in node.values]
                    parts.add("".join(pieces))
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    whole.add(node.value)
    return whole, [part for part in parts if re.match(r"[a-z_]+\\\.", part)]  # begins with the app of the key


def test_no_rule_is_there_that_nothing_reads():
    whole, parts = strings()

    idle = [
        item.key
        for item in kinds.rules
        if item.key not in whole and not any(re.fullmatch(part, item.key) for part in parts)
    ]
    assert idle == []


# Who sets which (domain §4.2): the office business, the commission what concerns deputies, the administrator what is
# technical; in a township the chair.
WHO = {
    "meeting.sc_notice_days": {"go", "tch"},
    "suggestion.reply_months": {"go", "dac", "tch"},
    "report.due_day": {"go", "dac", "tch"},
    "opinion_item.most_an_hour": {"sys", "tch"},
    "appointment.papers_days": {"go", "tch"},
    "motion.min_county": set(),  # the law leaves no choice
}
PEOPLE = ("sys", "sec", "aud", "go", "dac", "lead", "com", "scm", "gov", "unit", "dep")


@pytest.mark.django_db
@pytest.mark.parametrize("key", WHO)
def test_each_rule_is_set_by_whoever_keeps_it(cast, key):
    people = {name: cast.actor(name) for name in PEOPLE} | {"tch": cast.townships["river"].tch}

    assert {name for name, actor in people.items() if sets_rule(actor, kinds.rules[key])} == WHO[key]


@pytest.mark.django_db
def test_a_rule_of_another_hand_or_another_congress_is_refused_and_writes_nothing(cast):
    with pytest.raises(PermissionDenied, match="常委会办公室"):
        institution.set_rule(cast.congress, "meeting.sc_notice_days", 5, actor=cast.dac, since=LATER, reason="试行")
    with pytest.raises(PermissionDenied, match="本级"):
        institution.set_rule(cast.congress, MONTHS, 2, actor=cast.townships["river"].tch, since=LATER, reason="试行")

    assert rule(cast.congress.pk, MONTHS, LATER) == 3


@pytest.mark.django_db
def test_out_of_range_is_refused_with_the_article(cast):
    with pytest.raises(Refused, match="只能在1至3个月之间（代表法第五十一条）"):
        institution.set_rule(cast.congress, MONTHS, 4, actor=cast.dac, since=LATER, reason="试行")


@pytest.mark.parametrize(
    ("act", "body", "level", "least"),
    [
        (Motion, "session", "county", 10),
        (Motion, "session", "township", 5),
        (Motion, "committee", "county", 3),
        (InquiryCase, "session", "county", 10),
        (InquiryCase, "session", "township", 10),  # not five
        (InquiryCase, "committee", "county", 3),
    ],
)
def test_how_many_must_sign_is_listed_and_cannot_be_set(act, body, level, least):
    item = kinds.rules[act.LEAST[body, level]]

    assert (act.least_in(body, level), item.is_fixed, item.allowed) == (least, True, "法律规定，不能另定")
    assert item.fault(least - 1)


@pytest.mark.django_db
def test_a_change_is_in_the_log_with_what_it_was_and_moves_no_date(cast):
    suggestion(cast, at="in_progress")
    before = list(Deadline.objects.order_by("pk").values())

    institution.set_rule(
        cast.congress, MONTHS, 2, actor=cast.dac, since=clock.today() - timedelta(days=30), reason="西人发〔2026〕3号"
    )

    entry = AuditEvent.objects.get(kind="congress.rulevalue.add")
    assert (entry.before, entry.after["答复期限"], entry.reason) == (
        {"答复期限": "3个月"},
        "2个月",
        "西人发〔2026〕3号",
    )
    assert "由“3个月”改为“2个月”" in entry.text
    assert list(Deadline.objects.order_by("pk").values()) == before


@pytest.mark.django_db
def test_the_history_tells_each_change_and_whether_it_holds(cast):
    today = clock.today()
    for value, since in ((2, today - timedelta(days=9)), (1, today), (1, LATER), (2, LATER)):
        institution.set_rule(cast.congress, MONTHS, value, actor=cast.dac, since=since, reason="主任会议决定")

    told = [(one.before, one.after, one.word) for one in history(cast.congress.pk, kinds.rules[MONTHS])]
    (setting,) = rule_book(cast.congress.pk, keys=(MONTHS,))

    assert told == [
        ("1个月", "2个月", "将施行"),
        ("1个月", "1个月", "已另定"),
        ("2个月", "1个月", "现行"),
        ("3个月", "2个月", "已过去"),
    ]
    assert (setting.said, setting.differs, [row.said for row in setting.coming]) == ("1个月", True, ["2个月"])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("提前30、7日，当日，超期1日，以后每周", ((-30, -7, 0, 1), 7)),
        ("当日, 以后每天", ((0,), 1)),
        ("提前7、3日，超期1日", None),  # nothing on the day itself
        ("提前7、7日，当日", None),
        ("提前七日，当日", None),
        ("提前0日，当日", None),
        ("提前400日，当日", None),
        ("当日，以后每周，以后每天", None),
        ("每天", None),
    ],
)
def test_when_to_remind_is_read_from_words(text, read):
    assert ladders.lawful(text) == (read and ladders.Ladder(*read))
    assert read is None or ladders.read(ladders.read(text).words) == ladders.Ladder(*read)


@pytest.mark.django_db
def test_the_page_of_a_date_names_the_rule_of_its_reminders_as_the_matter_found_it(cast):
    suggestion(cast, at="in_progress")
    asked = ("suggestion.remind_days", "提前5日，当日，以后每天")
    institution.set_rule(cast.congress, *asked, actor=cast.dac, since=clock.today(), reason="主任会议决定")
    deadline = Deadline.objects.open().get(key="suggestions.reply")

    page = cast.client("dac").get(deadline.get_absolute_url()).content.decode()

    assert ("提前30、15、7、3、1日" in page, "/institution/rules/suggestion.remind_days/" in page) == (True, True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("which=own", {MONTHS}),
        ("which=set", {MONTHS, "suggestion.max_redo"}),
        ("which=coming", {"suggestion.max_redo"}),
        ("which=own&ground=own", set()),
        ("which=own&ground=law&subject=代表建议", {MONTHS}),
        ("which=set&q=重新办理", {"suggestion.max_redo"}),
    ],
)
def test_the_page_finds_what_was_changed(cast, asked, keys):
    for key, value, since in ((MONTHS, 2, clock.today()), ("suggestion.max_redo", 2, clock.today()),
                              ("suggestion.max_redo", 3, LATER)):  # fmt: skip
        institution.set_rule(cast.congress, key, value, actor=cast.dac, since=since, reason="主任会议决定")

    answer = cast.client("go").get(f"/institution/rules/?{asked}")

    assert {one.item.key for one in answer.context["found"]} == keys


@pytest.mark.django_db
def test_the_subjects_are_folded_until_rules_are_asked_for_by_words(cast):
    institution.set_rule(cast.congress, MONTHS, 2, actor=cast.dac, since=clock.today(), reason="主任会议决定")
    client = cast.client("go")
    whole, found = (client.get("/institution/rules/", asked) for asked in ({}, {"q": "答复 代表法"}))
    open_ones = [answer.content.decode().count('data-tone="plain" open>') for answer in (whole, found)]
    rows = found.context["found"]

    assert open_ones == [0, len(by_subject(rows))]
    assert [number for subject, number, _ in whole.context["folds"] if "与默认不同" in number] == [
        f"{sum(one.subject == kinds.rules[MONTHS].subject for one in kinds.rules)}项，1项与默认不同"
    ]
    assert kinds.rules[MONTHS] in [one.item for one in rows]
    assert [one.item.key for one in rows if "代表法" not in one.item.basis] == []


@pytest.mark.django_db
def test_the_book_of_a_congress_is_one_statement_and_a_neighbours_change_is_not_in_it(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        book = rule_book(cast.congress.pk)
    groups = by_subject(book)
    institution.set_rule(
        cast.stranger.congress, MONTHS, 1, actor=cast.stranger.dac, since=clock.today(), reason="主任会议决定"
    )

    assert [one for _, settings in groups for one in settings if one.differs] == []
    assert sum(len(settings) for _, settings in groups) == len(list(kinds.rules))
    assert rule_book(cast.congress.pk) == book


@pytest.mark.django_db
def test_a_day_that_is_over_is_taken_only_at_a_second_look(cast):
    """The page says what would hold since then; another day or value is asked anew; the log says it was said."""
    page, today = f"/institution/rules/{MONTHS}/set/", clock.today()
    institution.set_rule(cast.congress, MONTHS, 1, actor=cast.dac, since=today, reason="主任会议决定")
    asked = {"value": "2", "since": str(today - timedelta(days=400)), "reason": "主任会议决定"}
    client = cast.client("dac")

    first = client.post(page, asked)
    (mark, said), *_ = first.context["form"].fields["look_back"].choices
    other = client.post(page, {**asked, "value": "3", "look_back": mark})
    assert (first.status_code, other.status_code, rule(cast.congress.pk, MONTHS, LATER)) == (422, 422, 1)
    assert all(word in said for word in ("起、2026年4月15日另定以前", "都按“2个月”", "不再按“3个月”"))
    assert said in first.content.decode()

    assert client.post(page, {**asked, "look_back": mark}).status_code == 302
    assert client.post(page, {**asked, "since": str(LATER)}).status_code == 302
    told = [entry.after.get("追溯", "") for entry in AuditEvent.objects.filter(kind="congress.rulevalue.add")]
    assert sorted(told) == ["", "", said.removeprefix("确认：")]
    assert rule(cast.congress.pk, MONTHS, today - timedelta(days=1)) == 2
    assert rule(cast.congress.pk, MONTHS, today) == 1
