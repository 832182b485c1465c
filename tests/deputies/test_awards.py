"""Commendations: nominated, reviewed, decided, announced – and into the dossier."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from congress.actions import documents
from congress.frame import clock
from congress.frame.address import address
from congress.frame.kinds import DUTY_PARTS
from congress.frame.printing import Heading
from congress.frame.workflow import Refused
from congress.models import Notice
from congress.queries.documents import paper_of
from deputies.actions import awards as actions
from deputies.actions import posts
from deputies.documents import awards as papers
from deputies.models import AwardNomination, AwardRound
from deputies.queries import awards as queries
from deputies.workflow.awards import AWARD
from tests.build import dossiers as build
from tests.build import suggestions, township_work

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("at", "lines"), [("nominated", []), ("reviewed", []), ("decided", ["county"]), ("announced", ["county"])]
)
def test_what_is_decided_stands_in_the_dossier(cast, at, lines):
    build.award(cast, at=at)

    assert [line.source.key for line in build.lines(cast)] == [f"deputies.award.{level}" for level in lines]


@pytest.mark.parametrize(("level", "source"), [("township", "county"), ("county", "county"), ("city", "city"),
                                               ("province", "province")])  # fmt: skip
def test_the_level_says_which_source_it_is(cast, level, source):
    build.award(cast, at="decided", level=level)

    assert build.lines(cast)[0].source.key == f"deputies.award.{source}"
    assert "deputies.award.suggestion" in [line.source.key for line in build.lines(cast, "dep2")]


@pytest.mark.parametrize(
    "given",
    [
        {"category": "deputy"},
        {"category": "group"},
        {"category": "suggestion", "target": "suggestions.suggestion:999999"},
        {"category": "suggestion", "deputy": "dep"},
        {"category": "suggestion", "target": "deputies.deputy:1"},
    ],
)
def test_a_nomination_names_whom_its_category_asks_for(cast, given):
    row = build.award(cast)
    given = {**given, **({"deputy": cast.deputies["dep3"]} if "deputy" in given else {})}

    with pytest.raises(ValidationError):
        actions.nominate(AwardNomination(round=row, grounds="好", **given), actor=cast.dac)


def test_an_excellent_suggestion_is_chosen_from_the_register_and_brings_its_deputy(cast):
    secret = suggestions.suggestion(cast, at="closed", secret_identity=True, subject="关于整治占道经营的建议")
    draft = suggestions.suggestion(cast, at="review_dac", subject="关于增设公交站的建议")
    row, browser = build.award(cast), cast.client("dac")
    best = row.nominations.get(category="suggestion")
    other = suggestions.suggestion(cast, at="closed", subject="关于修建柳沟村便民桥的建议")

    page = browser.get(f"/awards/{row.pk}/nominate/")
    offered = [value for value, _ in page.context["form"].fields["target"].choices if value]
    who = {"category": "suggestion", "target": address(other), "grounds": "推动修桥。"}
    twice = [browser.post(f"/awards/{row.pk}/nominate/", who).status_code for _ in range(2)]

    assert best.deputy == cast.deputies["dep2"]
    assert str(best).endswith(f"《关于修复柳沟村三组通村公路的建议》（{best.deputy}领衔）")
    assert (sorted(offered), twice) == (sorted([best.target, address(other)]), [302, 422])
    for one in (secret, draft):
        wrong = AwardNomination(round=row, category="suggestion", target=address(one), grounds="好")
        with pytest.raises(ValidationError):
            actions.nominate(wrong, actor=cast.dac)


def test_groups_of_townships_may_win_and_whoever_is_suspended_may_not(cast):
    row, seat = build.award(cast), cast.deputies["dep3"]
    group = township_work.group(cast.townships["river"])
    posts.suspend(seat, actor=cast.dac, because="custody")
    seat.refresh_from_db()

    deputies, bodies, _ = queries.may_win(cast.congress.pk)

    assert (seat in deputies, group in bodies) == (False, True)
    assert group not in queries.may_win(cast.townships["hill"].congress.pk)[1]
    with pytest.raises(ValidationError, match="暂停执行代表职务"):
        actions.nominate(AwardNomination(round=row, category="deputy", deputy=seat, grounds="好"), actor=cast.dac)


def test_what_does_not_belong_to_the_category_is_not_swallowed(cast):
    row = build.award(cast)
    said = {"category": "group", "deputy": cast.deputies["dep3"].pk, "grounds": "好"}

    form = cast.client("dac").post(f"/awards/{row.pk}/nominate/", said).context["form"]

    assert set(form.errors) == {"deputy", "group"}


@pytest.mark.parametrize(
    ("title", "said"),
    [("优秀人大代表评选表彰", "2026年优秀人大代表评选表彰"), ("2026年度优秀代表表彰", "2026年度优秀代表表彰")],
)
def test_a_round_says_its_year_once(title, said):
    assert str(AwardRound(year=2026, title=title)) == said


def test_the_decision_bears_the_day_it_was_taken_and_commends_once(cast):
    row = build.award(cast, at="decided", title="2026年度优秀人大代表评选表彰")

    with clock.frozen(date(2026, 6, 1)):
        paper = paper_of(documents.issue("deputies.award_decision", row, actor=cast.dac))

    assert (paper.date, paper.title[1]) == (date(2026, 4, 10), "关于表彰2026年度优秀人大代表的决定")


def test_who_is_dropped_says_why_and_gets_no_certificate(cast):
    row = build.award(cast)
    worst = row.nominations.get(category="worker")
    with pytest.raises(Refused):
        actions.drop(worst, actor=cast.dac, reason=" ")
    actions.drop(worst, actor=cast.dac, reason="名额已满")

    AWARD.deeds["decide"](AWARD.deeds["review"](row, actor=cast.dac), actor=cast.dac, **build.DECIDED)

    assert [one.certificate_no for one in queries.winners(row)] == [1, 2]
    worst.refresh_from_db()
    assert (worst.certificate_no, worst.dropped_because) == (None, "名额已满")
    with pytest.raises(Refused):
        actions.drop(row.nominations.first(), actor=cast.dac, reason="晚了")


def test_certificates_are_numbered_through_the_year_in_the_printed_order(cast):
    first, second, next_year = (
        build.award(cast, at="decided", title=title, year=year)
        for title, year in (("春季表彰", 2026), ("秋季表彰", 2026), ("春季表彰", 2027))
    )

    told = [[one.certificate_no for one in queries.winners(row)] for row in (first, second, next_year)]

    assert told == [[1, 2, 3], [4, 5, 6], [1, 2, 3]]
    assert [one.category for one in queries.winners(second)] == ["deputy", "worker", "suggestion"]
    with pytest.raises(IntegrityError), transaction.atomic():
        AwardNomination.objects.create(
            round=second, category="deputy", deputy=cast.deputies["dep3"], name="刘建设", grounds="好",
            certificate_no=3, certificate_year=2026, certified_by=cast.congress,
        )  # fmt: skip


def test_who_was_dropped_by_mistake_is_nominated_again(cast):
    row = build.award(cast)
    best = row.nominations.get(category="deputy")
    actions.drop(best, actor=cast.dac, reason="名额已满")

    again = AwardNomination(round=row, category="deputy", deputy=best.deputy, grounds="增加一个名额")
    actions.nominate(again, actor=cast.dac)

    best.refresh_from_db()
    assert (best.chosen, best.dropped_because, best.grounds) == (True, "", "增加一个名额")


def test_a_round_without_anybody_is_not_reviewed_and_none_is_decided_tomorrow(cast):
    row = actions.keep_round(
        AwardRound(congress=cast.congress, year=2026, title="空的", given_by="县人大"), actor=cast.dac
    )
    with pytest.raises(Refused):
        AWARD.deeds["review"](row, actor=cast.dac)
    with pytest.raises(ValidationError):
        AWARD.deeds["decide"](
            build.award(cast, at="reviewed"), actor=cast.dac, decided_on=date(2026, 4, 16), decided_at="会议"
        )


def test_before_it_is_announced_only_the_offices_read_it(cast):
    row, river = build.award(cast, at="decided"), cast.townships["river"]

    def status():
        who = [cast.client("dac"), cast.client("scm"), cast.client("dep"), river.client("tdep")]
        return [client.get(row.get_absolute_url()).status_code for client in who]

    assert status() == [200, 200, 404, 404]
    AWARD.deeds["announce"](row, actor=cast.dac)
    assert status() == [200, 200, 200, 200]
    assert cast.stranger.client("dac").get(row.get_absolute_url()).status_code == 404
    assert Notice.objects.filter(person=cast.dep_post.person, subject__startswith="祝贺").exists()


@pytest.mark.parametrize("who", ["go", "scm", "dep"])
def test_only_the_commission_keeps_awards(cast, who):
    with pytest.raises(PermissionDenied):
        actions.keep_round(
            AwardRound(congress=cast.congress, year=2026, title="x", given_by="y"), actor=cast.actor(who)
        )


def test_decision_and_certificates_name_everybody_who_was_chosen(cast):
    row = build.award(cast, at="decided")

    decision, certificates = (
        paper_of(documents.issue(f"deputies.{key}", row, actor=cast.dac))
        for key in ("award_decision", "award_certificates")
    )

    for name in ("张德福", "周文书", "关于修复柳沟村三组通村公路的建议"):
        assert name in str(decision.to_json())
        assert name in str(certificates.to_json())
    assert str(certificates.to_json()).count("特发此证") == 3


@pytest.mark.parametrize(("labels", "words"), [
    (["先进代表小组"], "决定对下列代表小组予以表彰：先进代表小组2个。"),
    (["优秀人大代表", "优秀人大工作者"], "决定对下列个人予以表彰：优秀人大代表2名，优秀人大工作者2名。"),
    (["先进代表小组", "优秀人大代表"], "决定对下列代表小组和个人予以表彰：先进代表小组2个，优秀人大代表2名。"),
    (AwardNomination.Category.labels, "决定对下列代表小组、个人和代表建议予以表彰：先进代表小组2个，优秀人大代表2名，优秀人大工作者2名，优秀代表建议2件。"),
])  # fmt: skip
def test_the_decision_names_only_what_is_commended(labels, words):
    rows = {label: [[1, "甲", "好"], [2, "乙", "好"]] for label in labels}
    snapshot = {"title": "表彰", "given_by": "县人大常委会", "decided_on": "2026-04-10", "decided_at": "会议",
                "groups": [[label, rows.get(label, [])] for label in AwardNomination.Category.labels]}  # fmt: skip

    assert words in str(papers.compose_decision(snapshot, None).to_json())


def test_a_dossier_on_paper_marks_what_does_not_count(cast):
    build.entry(cast)
    build.disputed(cast)

    paper = paper_of(documents.issue("deputies.dossier", cast.deputies["dep"], actor=cast.dac))

    assert "在分组审议时就乡村道路养护发言" in str(paper.to_json())
    assert "有异议，正在处理" in str(paper.to_json())


def test_a_dossier_on_paper_names_every_part_also_an_empty_one(cast):
    paper = paper_of(documents.issue("deputies.dossier", cast.deputies["dep"], actor=cast.dac))

    told = [block.text.partition("、")[2] for block in paper.blocks if isinstance(block, Heading)]
    assert told[1 : len(DUTY_PARTS) + 1] == [title for _, title in DUTY_PARTS]


def test_a_round_is_kept_from_its_pages(cast):
    browser = cast.client("dac")
    said = {"title": "年度优秀代表", "year": "2026", "level": "county", "given_by": "西平样县人大常委会"}
    assert browser.post("/awards/add/", said).status_code == 302
    row = AwardRound.objects.get()
    who = {"category": "deputy", "deputy": cast.deputies["dep3"].pk, "grounds": "接待群众最多。"}

    assert browser.post(f"/awards/{row.pk}/nominate/", who).status_code == 302
    assert browser.post(f"/awards/{row.pk}/nominate/", who).status_code == 422
    assert browser.post(f"/awards/{row.pk}/review/").status_code == 302
    answer = browser.post(f"/awards/{row.pk}/decide/", {"decided_on": "2026-04-10", "decided_at": "常委会会议"})
    assert (answer.status_code, AwardRound.objects.get().state) == (302, "decided")
    assert "刘建设" in browser.get(row.get_absolute_url()).content.decode()
    assert browser.get("/awards/").status_code == 200


def test_what_waits_stands_on_the_first_page(cast):
    build.entry(cast)
    build.disputed(cast)
    build.entry(cast, "dep2", by="dep2")

    page = cast.client("dac").get("/").content.decode()

    assert "履职异议待处理" in page
    assert "申报的履职记录待确认" in page
