"""The registers: no seat held twice, three administrators apart, everything readable as of a day."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from congress.actions import institution, meetings, terms
from congress.frame import clock, names
from congress.frame.actor import SYSTEM
from congress.frame.dates import ONE_DAY
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Meeting, Membership, Organization, Person, RuleValue
from congress.queries.institution import areas_below, bodies_on, found_by_name, posts_of
from congress.queries.rules import rule
from congress.views import deeds
from deputies.actions import register as deputies_actions

pytestmark = pytest.mark.django_db
Y = 2026


@pytest.fixture
def seat(cast):
    return institution.add_post(
        actor=SYSTEM, organization=cast.bodies["agriculture"], title="副主任", role="COM", single_seat=True
    )


@pytest.fixture
def two(cast):
    return [institution.add_person(actor=cast.go, county=cast.congress, name=name) for name in ("曾小明", "单大勇")]


OVERLAPS = [
    # first holder, second holder, allowed
    ((date(Y, 1, 1), date(Y, 3, 31)), (date(Y, 4, 1), None), True),
    ((date(Y, 1, 1), date(Y, 3, 31)), (date(Y, 3, 31), None), False),
    ((date(Y, 1, 1), None), (date(Y, 6, 1), None), False),
    ((date(Y, 6, 1), None), (date(Y, 1, 1), date(Y, 5, 31)), True),
    ((date(Y, 6, 1), None), (date(Y, 1, 1), None), False),
    ((date(Y, 2, 1), date(Y, 2, 28)), (date(Y, 1, 1), date(Y, 12, 31)), False),
]


@pytest.mark.parametrize(("first", "second", "allowed"), OVERLAPS)
def test_a_single_seat_is_never_held_by_two_on_one_day(seat, two, first, second, allowed):
    institution.appoint(two[0], seat, actor=SYSTEM, since=first[0], until=first[1])

    if allowed:
        institution.appoint(two[1], seat, actor=SYSTEM, since=second[0], until=second[1])
    else:
        with pytest.raises(Refused, match="同一天只能由一人担任"):
            institution.appoint(two[1], seat, actor=SYSTEM, since=second[0], until=second[1])

    assert Membership.objects.filter(post=seat).count() == 1 + allowed


def test_the_database_itself_refuses_an_overlap_by_update(seat, two):
    institution.appoint(two[0], seat, actor=SYSTEM, since=date(Y, 1, 1), until=date(Y, 3, 31))
    later = institution.appoint(two[1], seat, actor=SYSTEM, since=date(Y, 4, 1))

    with pytest.raises(IntegrityError, match="congress_membership_single_seat"), transaction.atomic():
        Membership.objects.filter(pk=later.pk).update(since=date(Y, 3, 1))


@pytest.mark.parametrize("role", ["SEC", "AUD"])
def test_no_one_is_two_of_the_three_administrators(cast, role):
    post = institution.add_post(actor=SYSTEM, organization=cast.bodies["centre"], title=f"第二{role}", role=role)

    with pytest.raises(Refused, match="三人分任"):
        institution.appoint(cast.sys_post.person, post, actor=SYSTEM, since=date(Y, 1, 1))


def test_an_administrator_may_follow_another_office_after_leaving_the_first(cast):
    post = institution.add_post(actor=SYSTEM, organization=cast.bodies["centre"], title="审计员二", role="AUD")
    institution.end_membership(cast.sys_post, actor=SYSTEM, until=date(Y, 3, 31), because="轮岗")

    assert institution.appoint(cast.sys_post.person, post, actor=SYSTEM, since=date(Y, 4, 1)).role == "AUD"


def test_only_the_security_administrator_gives_posts_with_rights(cast, two):
    post = institution.add_post(actor=cast.sec, organization=cast.bodies["office"], title="副主任", role="GO")

    with pytest.raises(PermissionDenied):
        institution.appoint(two[0], post, actor=cast.go, since=date(Y, 1, 1))
    assert institution.appoint(two[0], post, actor=cast.sec, since=date(Y, 1, 1)).role == "GO"


def test_registers_are_read_as_of_a_day(cast, seat, two):
    body = cast.bodies["agriculture"]
    institution.appoint(two[0], seat, actor=SYSTEM, since=date(2024, 1, 1), until=date(2024, 12, 31))
    institution.appoint(two[1], seat, actor=SYSTEM, since=date(2025, 1, 1))

    def holders(day):
        return [row.person.name for post in posts_of(body, day) if post.title == "副主任" for row in post.now]

    assert [holders(date(2023, 6, 1)), holders(date(2024, 12, 31)), holders(date(2025, 1, 1))] == [
        [],
        ["曾小明"],
        ["单大勇"],
    ]


def test_a_dissolved_body_is_gone_from_later_days_only(cast):
    body = cast.bodies["economy"]
    body.until = date(2025, 12, 31)
    institution.keep_organization(body, actor=cast.go)

    def stands(day):
        return body.pk in {row.pk for row in bodies_on(cast.go, day)}

    assert (stands(date(2025, 12, 31)), stands(date(2026, 1, 1))) == (True, False)


def test_a_new_term_ends_the_old_one_on_the_eve(cast):
    term = terms.open_term(
        actor=cast.go, congress=cast.congress, number=19, starts_on=date(2027, 1, 12), deputy_seats=146
    )

    cast.term.refresh_from_db()
    assert (str(term), cast.term.ends_on) == ("第十九届", date(2027, 1, 11))


def test_a_new_term_follows_the_one_before_it(cast):
    page = cast.client("go").post("/institution/terms/open/", {"number": 20, "starts_on": "2027-01-12"})

    assert (page.status_code, "新一届应是第十九届" in page.content.decode()) == (422, True)
    assert (list(cast.congress.terms.values_list("number", flat=True)), cast.term.ends_on) == ([18], None)


@pytest.mark.parametrize(
    ("number", "days_on", "fault"),
    [(1, 1, "首次会议应在这一天开幕"), (9, -1, "这一天没有登记届次"), (9, 400, None)],
)
def test_a_session_is_held_within_its_term_which_begins_with_the_first(cast, number, days_on, fault):
    cast.term.meetings.all().delete()
    day = cast.term.starts_on + days_on * ONE_DAY

    page = cast.client("go").post("/meetings/add/session/", {"number": number, "opens_on": day, "closes_on": day})

    assert cast.term.meetings.count() == (0 if fault else 1)
    assert fault is None or fault in page.content.decode()


def test_two_terms_never_overlap(cast):
    with pytest.raises((Refused, ValidationError)):
        terms.open_term(actor=cast.go, congress=cast.congress, number=19, starts_on=date(2021, 1, 12))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("曾小明", True),
        ("zengxiaoming", True),
        ("Zeng xiaom", True),
        ("zengx'm", True),
        ("zengm", False),
        ("xiaoming", True),
        ("'", False),
        ("zeng xiao", True),
        ("zxm", True),
        ("ceng", False),
        ("小明", True),
        ("李", False),
    ],
)
def test_people_are_found_by_characters_pinyin_and_initials(cast, two, words, found):
    names = set(found_by_name(Person.objects.visible_to(cast.go), words).values_list("name", flat=True))

    assert ("曾小明" in names) is found


@pytest.mark.parametrize("words", ["Lü Xi'an", "lvxian", "LYU XI’AN", " lü xi an ", "lv · xi-an"])
def test_pinyin_is_one_word_however_it_is_typed(words):
    assert names.joined(words) == "lvxian"


def test_every_change_of_a_register_leaves_its_line(cast, two):
    two[0].workplace = "河口镇柳沟村"
    institution.keep_person(two[0], actor=cast.go)

    last = AuditEvent.objects.filter(kind="congress.person.change").get()
    assert (last.before, last.after) == ({"工作单位及职务": ""}, {"工作单位及职务": "河口镇柳沟村"})


RULES = [
    ("suggestion.reply_months", 2, ""),
    ("suggestion.reply_months", 4, "只能在"),
    ("suggestion.hard_reply_months", 7, "只能在"),
    ("suggestion.reply_months", "三", "整数"),
    ("suggestion.reply_months", True, "整数"),
    ("suggestion.redo_on_attitude", 1, "是"),
    ("notice.hours", "9：00—17：00", ""),
    ("notice.hours", "99999", "请写成 8:30-17:30 这样"),
    ("notice.hours", "17:30-8:30", "看不懂"),
    ("notice.hours", "8:30-25:00", "看不懂"),
]


def test_a_rule_that_cannot_be_read_is_told_at_its_field(cast):
    wrong = {"value": "全天", "since": "2027-01-01", "reason": "办公室通知"}

    page = cast.client("go").post("/institution/rules/notice.hours/set/", wrong)

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["value"])
    assert "请写成 8:30-17:30 这样" in page.content.decode()


@pytest.mark.parametrize(("key", "value", "fault"), RULES)
def test_a_local_rule_stays_within_the_law(cast, key, value, fault):
    if fault:
        with pytest.raises(Refused, match=fault):
            institution.set_rule(cast.congress, key, value, actor=cast.go, since=date(Y, 5, 1), reason="试行")
    else:
        institution.set_rule(cast.congress, key, value, actor=cast.go, since=date(Y, 5, 1), reason="试行")

    assert RuleValue.objects.count() == (not fault)


def test_a_rule_holds_from_its_day_on_and_is_never_edited(cast):
    institution.set_rule(
        cast.congress, "suggestion.reply_months", 2, actor=cast.dac, since=date(Y, 5, 1), reason="常委会决定"
    )

    assert [rule(cast.congress.pk, "suggestion.reply_months", on=day) for day in (date(Y, 4, 30), date(Y, 5, 1))] == [
        3,
        2,
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleValue.objects.update(value=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleValue.objects.all().delete()


def test_a_neighbour_county_sees_no_body_and_no_person(cast):
    other = cast.stranger.dac

    assert set(Organization.objects.visible_to(other)) & set(cast.bodies.values()) == set()
    assert not Person.objects.visible_to(other).filter(county=cast.congress).exists()


PAGES = [
    "/institution/",
    "/institution/?on=2024-05-01",
    "/institution/?on=2024-99-01",
    "/institution/people/",
    "/institution/people/?q=zxm",
    "/institution/areas/",
    "/institution/terms/",
    "/institution/rules/",
]


@pytest.mark.parametrize("url", PAGES)
def test_pages_open(cast, url):
    answer = cast.client("go").get(url)

    assert answer.status_code == 200


def test_a_phone_number_is_shown_only_on_request_and_the_look_is_recorded(cast):
    person = cast.dep_post.person
    page = cast.client("dac").get(f"/institution/people/{person.pk}/").content.decode()
    url = f"/institution/people/{person.pk}/private/"
    asked = [cast.client("dac").get(url), cast.client("dac").post(url), cast.client("dac").post(url, {"why": "other"})]
    shown = cast.client("dac").post(url, {"why": "notify", "words": "第五次会议"}).content.decode()

    assert [answer.status_code for answer in asked] == [200, 422, 422]
    assert [person.phone in text for text in (page, *(answer.content.decode() for answer in asked), shown)] == [
        *(False, False, False, False),
        True,
    ]
    look = AuditEvent.objects.get(kind="congress.person.look")
    assert (look.reason, look.after["查看"]) == (
        "通知会议、活动或者办理结果：第五次会议",
        ["phone", "email", "address"],
    )
    assert cast.client("scm").post(f"/institution/people/{person.pk}/private/").status_code == 403


def test_a_body_is_entered_and_errors_stand_at_their_fields(cast):
    browser = cast.client("go")
    bad = browser.post(
        "/institution/bodies/add/", {"name": "", "short_name": "林业局", "kind": "department", "since": "2026-13-01"}
    )
    good = browser.post(
        "/institution/bodies/add/",
        {"name": "西平样县林业局", "short_name": "林业局", "kind": "department", "since": "2026-01-01"},
    )
    twice = browser.post(
        "/institution/bodies/add/",
        {"name": "西平样县林业局", "short_name": "林业局", "kind": "department", "since": "2026-02-01"},
    )

    assert (bad.status_code, good.status_code, twice.status_code) == (422, 302, 422)
    assert "林业局" in bad.content.decode()  # nothing typed is lost
    assert "同名机构在这段时间已经存在。" in twice.content.decode()


# Where a register is kept: each congress its own, the county's offices also its townships'.


@pytest.fixture
def secretary(cast):
    return cast.townships["river"].tsec


def test_a_township_keeps_its_own_registers_and_touches_nothing_of_the_county(cast, secretary):
    own, day = cast.townships["river"], date(Y, 4, 1)
    villager = institution.add_person(actor=secretary, county=cast.congress, name="邹小满")
    member = institution.add_post(actor=secretary, organization=own.bodies["presidium"], title="主席团成员")
    held = institution.appoint(villager, member, actor=secretary, since=day)
    county_post, county_body, chairman = cast.scm_post.post, cast.bodies["transport"], cast.lead_post.person

    for deed in (
        lambda: institution.appoint(villager, county_post, actor=secretary, since=day),
        lambda: institution.add_post(actor=secretary, organization=county_body, title="职员"),
        lambda: institution.end_membership(cast.dep_post, actor=secretary, until=day, because="误办"),
        lambda: institution.keep_organization(county_body, actor=secretary),
        lambda: institution.keep_person(chairman, actor=secretary),
        lambda: institution.add_area(
            actor=secretary, code="419901301", name="别乡", level="township", parent=cast.congress.area
        ),
        lambda: terms.correct_term(cast.term, actor=secretary, starts_on=day),
        lambda: terms.withdraw_term(cast.term, actor=secretary, reason="误办"),
    ):
        with pytest.raises(PermissionDenied):
            deed()
    assert held.congress == own.congress
    assert institution.add_area(
        actor=secretary, code="419901101201", name="柳沟村", level="village", parent=own.congress.area
    ).pk


def test_the_countys_offices_keep_its_townships_registers_and_no_neighbours(cast):
    presidium = cast.townships["hill"].bodies["presidium"]

    assert institution.add_post(actor=cast.sec, organization=presidium, title="人大副主席", role="TCH").pk
    with pytest.raises(PermissionDenied):
        institution.add_post(
            actor=cast.sec, organization=cast.stranger.bodies["commission"], title="副主任", role="DAC"
        )


def test_nobody_gives_himself_a_post(cast):
    with pytest.raises(Refused, match="不能给自己"):
        institution.appoint(cast.sec_post.person, cast.scm_post.post, actor=cast.sec, since=date(Y, 4, 1))


def test_a_post_once_left_is_not_left_again(cast):
    asked = {"until": "2026-04-10", "because": "调离"}
    address, browser = f"/institution/memberships/{cast.scm_post.pk}/end/", cast.client("sec")
    assert browser.post(address, asked).status_code == 302

    again = browser.post(address, {**asked, "until": "2026-04-12"})

    assert (again.status_code, "已于2026年4月10日离任" in again.content.decode()) == (422, True)


def test_what_is_seen_but_not_kept_is_forbidden_and_what_is_not_seen_is_not_there(cast):
    browser, own = cast.townships["river"].client("tsec"), cast.townships["river"].bodies["presidium"]
    county, foreign = cast.bodies["transport"], cast.stranger.bodies["unit"]

    def answers(path):
        return [browser.get(path.format(body.pk)).status_code for body in (own, county, foreign)]

    assert answers("/institution/bodies/{}/change/") == [200, 403, 404]
    assert answers("/institution/bodies/{}/posts/add/") == [200, 403, 404]
    assert answers("/institution/bodies/{}/appoint/") == [200, 403, 404]
    assert browser.get(f"/institution/people/{cast.lead_post.person_id}/change/").status_code == 403
    assert browser.get(f"/institution/memberships/{cast.dep_post.pk}/end/").status_code == 403


def test_a_township_congress_is_set_up_from_a_page(cast):
    area = institution.add_area(
        actor=cast.go, code="419901301", name="马营镇", level="township", parent=cast.congress.area
    )
    street = institution.add_area(
        actor=cast.go, code="419901302", name="城关街道", level="street", parent=cast.congress.area
    )
    asked = {
        "name": "西平样县马营镇人民代表大会",
        "short_name": "马营镇人大",
        "term_number": 12,
        "starts_on": "2026-03-02",
    }
    browser = cast.client("go")

    refused = browser.post("/institution/townships/found/", {**asked, "area": street.pk})
    done = browser.post("/institution/townships/found/", {**asked, "area": area.pk})

    bodies = browser.get(done.url).context["bodies"]
    assert (refused.status_code, done.status_code) == (422, 302)
    assert [body.kind for body in bodies] == ["congress", "presidium"]
    assert str(area.congress.terms.get()) == "第十二届"
    assert cast.townships["river"].client("tch").get("/institution/townships/found/").status_code == 403


CODES = [
    # level, code, allowed
    ("township", "419901301", True),
    ("scenic", "419901401", True),
    ("street", "41990130", False),
    ("township", "419801301", False),
    ("village", "419901301", False),
    ("county", "419901", False),
]


@pytest.mark.parametrize(("level", "code", "allowed"), CODES)
def test_a_code_has_the_length_of_its_level_and_begins_with_its_parents(cast, level, code, allowed):
    asked = {"code": code, "name": "新区域", "level": level, "parent": cast.congress.area.pk}

    answer = cast.client("go").post("/institution/areas/add/", asked)

    assert answer.status_code == (302 if allowed else 422)


# As of a day.


def test_deputies_seats_end_with_their_term_and_the_reelected_sit_on(cast):
    first = date(2027, 1, 12)
    terms.open_term(actor=cast.go, congress=cast.congress, number=19, starts_on=first)
    again = institution.appoint(cast.dep_post.person, cast.dep_post.post, actor=cast.dac, since=first)

    def sitting(day):
        return {row.person.name for row in Membership.objects.on(day).filter(congress=cast.congress, role="DEP")}

    assert (sitting(date(2027, 1, 11)), sitting(first)) == ({"张德福", "王秀兰", "刘建设", "陈桂英"}, {"张德福"})
    assert again.until is None
    assert Membership.objects.on(first).filter(pk=cast.dac_post.pk).exists()


def test_people_terms_and_rules_are_read_as_of_a_day(cast):
    institution.set_rule(
        cast.congress, "suggestion.reply_months", 2, actor=cast.dac, since=date(Y, 4, 1), reason="常委会决定"
    )
    institution.end_membership(cast.com_post, actor=cast.sec, until=date(Y, 4, 1), because="调离")
    browser = cast.client("go")

    def people_with_role(day):
        return [row.name for row in browser.get(f"/institution/people/?role=COM&on={day}").context["found"]]

    def sessions(day):
        return [
            str(row) for term in browser.get(f"/institution/terms/?on={day}").context["terms"] for row in term.held
        ]

    def months(day):
        found = browser.get(f"/institution/rules/?on={day}").context["found"]
        return next(one.value for one in found if one.item.key == "suggestion.reply_months")

    assert [people_with_role("2026-04-01"), people_with_role("2026-04-02")] == [["冯财经", "王农工"], ["冯财经"]]
    assert sessions("2022-06-01") == ["第十八届第一次会议"]
    assert [months("2026-03-31"), months("2026-04-01")] == [3, 2]


def test_a_merged_village_is_on_the_register_of_its_days_only(cast):
    town = cast.townships["river"].congress.area
    village = institution.add_area(actor=cast.go, code=f"{town.code}201", name="柳沟村", level="village", parent=town)
    village.until = date(2025, 12, 31)
    institution.keep_area(village, actor=cast.go)

    def there(day):
        return village in areas_below(town.code, day)

    assert (there(date(2025, 12, 31)), there(date(2026, 1, 1))) == (True, False)
    assert "柳沟村" in cast.client("go").get(f"/institution/areas/{town.pk}/?on=2025-06-01").content.decode()
    assert "柳沟村" not in cast.client("go").get(f"/institution/areas/{town.pk}/?on=2026-06-01").content.decode()


def test_registers_end_at_the_border_of_the_county(cast, two):
    neighbour = cast.stranger
    foreign = neighbour.posts["dac"].person
    post = institution.add_post(actor=cast.sec, organization=cast.bodies["office"], title="副主任", role="GO")

    assert institution.appoint(two[0], post, actor=cast.sec, since=date(Y, 1, 1)).pk
    with pytest.raises(Refused, match="不是本县登记的人员"):
        institution.appoint(foreign, post, actor=cast.sec, since=date(Y, 1, 1))
    for actor in (cast.go, cast.sys):
        assert institution.add_person(actor=actor, county=cast.congress, name="曾晓").pk
        with pytest.raises(PermissionDenied):
            institution.add_person(actor=actor, county=neighbour.congress, name="曾晓")


def test_the_three_administrators_sit_in_the_county_not_in_a_township(cast):
    place = {"actor": cast.sec, "title": "审计员乙", "role": "AUD"}

    assert institution.add_post(organization=cast.bodies["centre"], **place).role == "AUD"
    with pytest.raises(Refused, match="设在县级人大机关"):
        institution.add_post(organization=cast.townships["river"].bodies["presidium"], **place)


def test_a_list_longer_than_is_counted_says_so(cast, monkeypatch):
    browser, here = cast.client("sys"), Person.objects.visible_to(cast.sys).count()

    monkeypatch.setattr(deeds, "MOST", here - 2)
    beyond = browser.get("/institution/people/").content.decode()
    monkeypatch.setattr(deeds, "MOST", here)
    counted = browser.get("/institution/people/").content.decode()

    assert f"共 {here - 2} 多 人" in beyond
    assert f"共 {here} 人" in counted


# Posts that end with a term know it.


def test_whoever_is_elected_for_a_term_is_registered_in_it_and_others_are_not(cast, two):
    vice = institution.add_post(actor=cast.sec, organization=cast.bodies["sc"], title="副主任", role="LEAD")
    member = institution.add_post(actor=cast.go, organization=cast.bodies["credentials"], title="委员", by_term=True)
    clerk = institution.add_post(actor=cast.go, organization=cast.bodies["office"], title="干事")

    held = [institution.appoint(two[0], post, actor=cast.sec, since=date(Y, 3, 1)) for post in (vice, member, clerk)]

    assert [(row.post.by_term, row.term) for row in held] == [(True, cast.term), (True, cast.term), (False, None)]
    with pytest.raises(Refused, match="没有登记届次"):
        institution.appoint(two[1], vice, actor=cast.sec, since=date(2019, 3, 1))
    with pytest.raises(IntegrityError, match="congress_membership_deputy_of_a_term"), transaction.atomic():
        Membership.objects.filter(pk=cast.dep_post.pk).update(term=None)


def test_a_new_term_ends_the_seats_of_the_old_and_names_who_serves_on(cast):
    """代表法第二条: deputies on the eve; 地方组织法第四十八条: the standing committee until the new one is elected."""
    first = date(2027, 1, 12)
    terms.open_term(actor=cast.go, congress=cast.congress, number=19, starts_on=first)

    ended = Membership.objects.filter(term=cast.term, until=first - ONE_DAY)
    assert set(ended.values_list("role", flat=True)) == {"DEP", "DHEAD"}
    serving = Membership.objects.filter(term=cast.term, until=None)
    assert set(serving.values_list("role", flat=True)) == {"LEAD", "SCM"}
    with clock.frozen(first):
        page = cast.client("go").get("/institution/terms/").content.decode()
    assert f"本届选出的 {serving.count()} 人仍登记在任" in page

    late = institution.appoint(
        institution.add_person(actor=cast.go, county=cast.congress, name="迟登记"),
        cast.dep_post.post,
        actor=cast.dac,
        since=date(2026, 6, 1),
    )
    assert (late.term, late.until) == (cast.term, first - ONE_DAY)


@pytest.mark.parametrize("on", [date(2026, 12, 1), date(2027, 2, 3)])
def test_a_wrong_first_day_is_put_right_with_all_it_had_dated(cast, on):
    wrong = date(2027, 1, 12)
    new = terms.open_term(actor=cast.go, congress=cast.congress, number=19, starts_on=wrong)
    first = meetings.keep_meeting(
        Meeting(term=new, kind="session", number=1, opens_on=wrong, closes_on=wrong + ONE_DAY), actor=cast.go
    )
    again = institution.appoint(cast.dep_post.person, cast.dep_post.post, actor=cast.dac, since=wrong)

    answer = cast.client("go").post(f"/institution/terms/{new.pk}/correct/", {"starts_on": on, "deputy_seats": 150})

    assert answer.status_code == 302
    for row in (new, first, again, cast.term, cast.dep_post):
        row.refresh_from_db()
    assert (new.starts_on, new.deputy_seats, cast.term.ends_on) == (on, 150, on - ONE_DAY)
    assert (first.opens_on, first.closes_on) == (on, on + ONE_DAY)
    assert (again.since, cast.dep_post.until, cast.dep_post.ended_because) == (on, on - ONE_DAY, "第十八届任期届满")


def test_a_first_day_is_not_put_where_a_meeting_or_a_seat_would_lie_in_the_wrong_term(cast):
    new = terms.open_term(actor=cast.go, congress=cast.congress, number=19, starts_on=date(2027, 1, 12))
    institution.appoint(cast.dep_post.person, cast.dep_post.post, actor=cast.dac, since=date(2027, 1, 20))

    for day, fault in (
        (cast.term.starts_on, "应晚于上一届的首次会议"),
        (cast.term.meetings.first().opens_on, "不在它的那一届之内"),
        (date(2027, 1, 21), "已登记为本届任职"),
    ):
        with pytest.raises(ValidationError, match=fault):
            terms.correct_term(new, actor=cast.go, starts_on=day)
    with pytest.raises(Refused, match="已经结束"):
        terms.correct_term(cast.term, actor=cast.go, starts_on=date(2022, 1, 11))


def test_a_term_entered_by_mistake_is_taken_back_while_nothing_hangs_on_it(cast):
    seats = set(Membership.objects.filter(term=cast.term, until=None))
    new = terms.open_term(actor=cast.go, congress=cast.congress, number=19, starts_on=date(2027, 1, 12))
    again = institution.appoint(cast.dep_post.person, cast.dep_post.post, actor=cast.dac, since=date(2027, 1, 12))
    browser, address = cast.client("go"), f"/institution/terms/{new.pk}/withdraw/"

    assert "不能撤销" in browser.post(address, {"reason": "登记错了"}).content.decode()
    again.delete()
    assert browser.post(address, {"reason": "登记错了"}).status_code == 302

    cast.term.refresh_from_db()
    assert (list(cast.congress.terms.all()), cast.term.ends_on) == ([cast.term], None)
    assert set(Membership.objects.filter(term=cast.term, until=None)) == seats
    assert AuditEvent.objects.get(kind="congress.term.withdraw").reason == "登记错了"
    with pytest.raises(Refused, match="只能撤销刚登记的"):
        terms.withdraw_term(cast.term, actor=cast.go, reason="登记错了")


def test_registers_are_read_by_term(cast):
    first, eve = date(2027, 1, 12), date(2027, 1, 11)
    new = terms.open_term(actor=cast.go, congress=cast.congress, number=19, starts_on=first)
    deputies_actions.seat(
        cast.dep_post.person, actor=cast.dac, congress=cast.congress, term=new, card_no="901", since=first
    )
    institution.keep_organization(Organization(
        congress=cast.congress, name="西平样县人大常委会监察和司法工作委员会", short_name="监司工委", kind="work_committee",
        since=first), actor=cast.go)  # fmt: skip

    def shown(address, **asked):
        with clock.frozen(first):
            return cast.client("go").get(address, asked).content.decode()

    old_term, new_term = {"term": cast.term.pk}, {"term": new.pk}
    people = [shown("/institution/people/", **asked) for asked in (old_term, new_term)]
    assert [[name in page for name in ("张德福", "王秀兰", "李宏远", "韩经办")] for page in people] == [
        [True, True, True, False],
        [True, False, False, False],
    ]
    assert "2022年1月10日至2027年1月11日" in people[0]
    deputies = [shown("/deputies/", **asked) for asked in (old_term, new_term, {**old_term, "on": eve}, {})]
    assert [[name in page for name in ("张德福", "王秀兰")] for page in deputies] == [
        [True, True],
        [True, False],
        [True, True],
        [True, False],
    ]
    bodies = [shown("/institution/", **asked) for asked in (old_term, new_term)]
    assert ["监司工委" in page or "监察和司法工作委员会" in page for page in bodies] == [False, True]
    person = shown(f"/institution/people/{cast.dep_post.person_id}/")
    assert ("第十八届" in person, "第十九届" in person) == (True, True)
    assert "不随届" in shown(f"/institution/people/{cast.go_post.person_id}/")
