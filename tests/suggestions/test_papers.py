"""The official papers: what they say, who may have them, what follows of a deed, and the bound case file."""

import io
import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from pypdf import PdfReader

from congress.actions import documents, jobs, outbox
from congress.frame import clock, files, kinds
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.models import Document, Job, Letter, Notice, Number, RuleValue, Session
from congress.queries.documents import document_for, facts_of, paper_of
from congress.queries.outbox import batches
from suggestions import actions, queries
from suggestions.actions import following, papers
from suggestions.documents import case_file
from suggestions.models import Suggestion
from suggestions.models.suggestion import NAMELESS
from suggestions.queries import work
from suggestions.queries.papers import papers_of
from suggestions.workflow import ASSIGNMENT
from tests import build
from tests.build.documents import previewed, rendered

Walk = build.suggestions.Walk


def kept(key, **where):
    return list(Document.objects.filter(kind=f"suggestions.{key}", **where).order_by("pk"))


def only(key):
    [found] = kept(key)
    return found


def words(paper):
    """Everything a paper says, in one text."""
    return json.dumps(paper.to_json(), ensure_ascii=False)


def said(document):
    return words(paper_of(document))


def composed(key, obj, **extra):
    """The paper as it would be issued, without setting it."""
    kind = kinds.documents[f"suggestions.{key}"]
    facts = kinds.DocumentFacts(issuer=kind.organ(obj).name, issued_on=clock.today(), number="〔2026〕1号")
    return words(kind.compose(actions.papers.records.plain(kind.gather(obj, **extra)), facts))


def text_of(content):
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).replace("\n", "")


def in_words(text, *wanted):
    return [one for one in wanted if one not in text]


# What follows of a deed.


def test_each_deputy_gets_a_letter_of_his_own_under_one_number(cast):
    build.suggestion(cast, "feedback_pending", cosigners=("dep2", "dep3"), in_session=True)

    letters = kept("reply_letter")
    assert [one.snapshot["to"] for one in letters] == ["张德福代表", "王秀兰代表", "刘建设代表"]
    assert {one.number_text for one in letters} == {"西交函〔2026〕1号"}
    assert len({one.check_url for one in letters}) == 3
    assert {one.issued_by for one in letters} == {"杨局长"}
    assert {one.title for one in letters} == {"对西平样县第十八届人民代表大会第五次会议第1号建议的答复"}


def test_a_letter_to_several_is_put_right_together_under_one_reason_or_one_by_one(cast):
    build.suggestion(cast, "feedback_pending", unit="court", cosigners=("dep2", "dep3"))
    first, second, third = kept("reply_letter")
    browser, reason = cast.client("dac"), {"reason": "联系电话有误"}

    page = browser.get(f"/documents/{first.pk}/correct/").content.decode()
    assert [f"致{name}代表" in page for name in ("张德福", "王秀兰", "刘建设")] == [False, True, True]
    browser.post(f"/documents/{first.pk}/correct/", {**reason, "together": [second.pk, third.pk]})
    again = {one.snapshot["to"]: one for one in kept("reply_letter") if one.version == 2}
    assert {name: (one.replaces_id, one.corrected_because) for name, one in again.items()} == {
        "张德福代表": (first.pk, "联系电话有误"),
        "王秀兰代表": (second.pk, "联系电话有误"),
        "刘建设代表": (third.pk, "联系电话有误"),
    }

    browser.post(f"/documents/{again['王秀兰代表'].pk}/correct/", {"reason": "只有称谓有误"})
    assert [one.snapshot["to"] for one in kept("reply_letter") if one.version == 3] == ["王秀兰代表"]

    stale = browser.post(f"/documents/{again['张德福代表'].pk}/void/", {**reason, "together": [second.pk]})
    assert stale.status_code == 422
    siblings = [one.pk for one in kept("reply_letter") if one.is_current and one.snapshot["to"] != "张德福代表"]
    browser.post(f"/documents/{again['张德福代表'].pk}/void/", {**reason, "together": siblings})
    assert not Document.objects.current().filter(kind="suggestions.reply_letter").exists()
    assert [(one.state, one.reason) for one in Number.objects.filter(text__contains="西法函")] == [
        ("cancelled", "公文作废：联系电话有误")
    ]


def test_letters_wait_in_the_outbox_until_somebody_releases_them(cast):
    build.suggestion(cast, "feedback_pending", cosigners=("dep2",))

    waiting = list(Letter.objects.filter(batch="西交函〔2026〕1号答复函").order_by("pk"))
    assert [(one.person.name, one.state) for one in waiting] == [("张德福", "waiting"), ("王秀兰", "waiting")]
    assert [one.document for one in waiting] == [f"congress.document:{one.pk}" for one in kept("reply_letter")]
    assert outbox.release(waiting, actor=cast.dac) == 2


def test_the_notices_of_a_day_are_one_batch(cast):
    for unit in ("transport", "court"):
        build.suggestion(cast, "assigned", unit=unit)
    answer = build.suggestion(cast, "feedback_pending", unit="court")

    waiting = batches(Letter.objects.visible_to(cast.dac).waiting())

    day = long_date(clock.today())
    assert [(name, len(letters)) for name, letters in waiting] == [
        (f"{day}交办通知", 3),
        ("西法函〔2026〕1号答复函", 1),
    ]
    assert answer.subject in waiting[1][1][0].subject


def test_the_letter_names_class_points_promises_and_the_way_back(cast):
    build.suggestion(cast, "feedback_pending", joint=("finance",), reply_class="B")

    text = said(only("reply_letter"))

    assert (
        in_words(
            text,
            *("类别：B", "公开属性：主动公开", "西交函〔2026〕1号", "收悉，现答复如下：", build.suggestions.REPLY),
            *(
                "西平样县财政局会办",
                "完成其余路段大修，2026年11月1日前完成，安排资金120万元",
                "感谢您",
                "联系人：韩经办",
            ),
            *("西平样县人大常委会代表工作委员会", "西平样县人民政府督查室", "代表建议办理情况征询意见表"),
        )
        == []
    )


def test_a_redo_is_answered_by_a_second_letter(cast):
    walk = Walk(cast, result="not_satisfied")
    walk.to("redo")
    walk.reply_drafted()
    walk.reply_signed()
    walk.feedback_pending()

    first, second = kept("reply_letter")
    assert (first.number_text, second.number_text) == ("西交函〔2026〕1号", "西交函〔2026〕2号")
    assert second.title.endswith("的第二次答复")
    assert "现作第二次答复如下" in said(second)
    assert in_words(said(only("redo_notice")), "2026年5月15日前", "注明“第二次答复”", "没有回应建议的第二条。") == []


def test_a_merged_deputy_is_answered_with_the_others(cast):
    into = Walk(cast)
    into.to("to_assign")
    other = Walk(cast, lead="dep2", subject="关于整治柳沟村道路的建议")
    other.to("review_dac")
    other.do("merge", actor=cast.dac, into=into.case, reason="内容相同，合并办理。")
    for stop in ("assigned", "accepted", "in_progress", "reply_drafted", "reply_signed", "feedback_pending"):
        getattr(into, stop)()

    letters = kept("reply_letter")
    assert [one.snapshot["to"] for one in letters] == ["张德福代表", "王秀兰代表"]
    assert "《关于整治柳沟村道路的建议》收悉，已与内容相同的" in said(letters[1])
    assert document_for(cast.dep2, letters[1].pk) == letters[1]


def test_assigning_sends_each_unit_one_numbered_notice(cast):
    build.suggestion(cast, "assigned", joint=("finance",))

    notices = kept("assignment_notice")
    assert [(one.snapshot["unit"], one.number_text) for one in notices] == [
        ("西平样县交通运输局", "西人代工〔2026〕1号"),
        ("西平样县财政局", "西人代工〔2026〕2号"),
    ]
    assert in_words(said(notices[0]), "主办1件", "2026年7月15日", "闭1号", "张德福", "不得自行转办", "县财政局") == []
    assert in_words(said(notices[1]), "会办1件", "2026年5月15日前向主办单位提出会办意见") == []
    assert Letter.objects.filter(organization__in=cast.bodies.values(), state="waiting").count() == 2


def test_a_batch_is_one_notice_a_unit(cast):
    cases = [build.suggestion(cast, "to_assign", subject=f"关于第{place}件事的建议") for place in "一二三"]
    plans = [
        actions.assigning.prepare(case, actor=cast.dac, lead=cast.bodies["transport"], joint=[cast.bodies["finance"]])
        for case in cases
    ]

    actions.assigning.assign_planned(plans, actor=cast.dac)

    assert [(one.snapshot["unit"], len(one.snapshot["rows"])) for one in kept("assignment_notice")] == [
        ("西平样县交通运输局", 3),
        ("西平样县财政局", 3),
    ]


def test_deeds_inside_withheld_make_no_papers(cast):
    with papers.withheld():
        build.suggestion(cast, "feedback_pending", joint=("finance",))

    assert not Document.objects.exists()
    assert not Letter.objects.exists()


def test_a_refused_deed_leaves_no_paper_and_no_number(cast):
    task = build.task(cast, "reply_signed")
    numbers = Number.objects.count()

    with pytest.raises(Refused):
        ASSIGNMENT.deeds["check_reply"](task, actor=cast.gov, reply_class=cast.classes["C"], class_reason="")

    assert (kept("reply_letter"), Number.objects.count()) == ([], numbers)


SIDE_PAPERS = {
    "not_filed_notice": ("not_filed", ("没有实际内容", "没有提出具体事项。", "张德福代表")),
    "withdrawal_receipt": ("withdrawn", ("问题已经解决。", "办理工作终止")),
    "return_opinion": ("return_requested", ("不属于我单位职责。", "河口镇人民政府", "杨局长", "期限继续计算")),
    "joint_opinion": (
        "opinion_given",
        ("资金可从养护经费中列支。", "西平样县交通运输局", "西财函〔2026〕1号", "秦局长"),
    ),
}


@pytest.mark.parametrize("key", SIDE_PAPERS)
def test_the_papers_of_side_roads_say_what_they_must(cast, key):
    at, wanted = SIDE_PAPERS[key]
    build.suggestion(cast, at)

    assert in_words(said(only(key)), *wanted) == []


def test_an_extension_is_explained_to_the_deputy(cast):
    task = build.task(cast, "extension_requested")

    ASSIGNMENT.deeds["grant_extension"](task, actor=cast.dac, comment="")

    wanted = ("须列入下半年计划。", "2026年9月2日", "代表法第五十一条", "张德福代表")
    assert in_words(said(only("extension_note")), *wanted) == []
    assert document_for(cast.dep, only("extension_note").pk) is not None
    assert document_for(cast.dep2, only("extension_note").pk) is None


@pytest.mark.parametrize(
    ("who", "level", "signer", "key", "number"),
    [
        ("dac", 2, "", "urging", "西人代工函〔2026〕1号"),
        ("gov", 2, "", "government_urging", "西政督函〔2026〕1号"),
        ("dac", 3, "李宏远", "pressing", "西人常〔2026〕1号"),
        ("dac", 4, "李宏远", "circular", "西人常〔2026〕1号"),
    ],
)
def test_urging_is_a_paper_of_its_level(cast, who, level, signer, key, number):
    task = build.task(cast, "in_progress")
    with clock.frozen(clock.today() + timedelta(days=100)):
        following.urge(
            task, actor=cast.actor(who), level=level, text="请抓紧。", signer=signer, answer_by=clock.today()
        )

    document = only(key)
    assert document.number_text == number
    assert in_words(said(document), "请抓紧。", "超期9天", "2026年7月24日前", signer) == []
    assert [document_for(cast.actor(key), document.pk) is None for key in ("unit", "finance", "dep")] == [
        False,
        True,
        True,
    ]


def test_nobody_prints_an_urging_that_another_office_wrote(cast):
    task = build.task(cast, "in_progress")
    for key in ("dac", "gov"):
        following.urge(task, actor=cast.actor(key), level=2, text=f"{key}催办。", answer_by=clock.today())

    following.urge(task, actor=cast.dac, level=1, text="再提醒。", answer_by=clock.today())

    case = case_file.whole_case(task.suggestion_id)
    newest = {key: composed(key, case.assignments.all()[0]) for key in ("urging", "government_urging")}
    assert (in_words(newest["urging"], "再提醒。"), in_words(newest["government_urging"], "gov催办。")) == ([], [])
    offered = papers_of(work.case_for(cast.gov, task.suggestion_id), cast.gov)[1]
    assert [one.label for one in offered if "催办" in one.label] == ["督查室催办函"]


def test_a_reminder_of_the_commission_is_not_the_governments_to_print(cast):
    task = build.task(cast, "in_progress")

    following.urge(task, actor=cast.dac, level=1, text="请抓紧。", answer_by=clock.today())

    offered = papers_of(work.case_for(cast.gov, task.suggestion_id), cast.gov)[1]
    assert [one.label for one in offered if "催办" in one.label] == []


def test_a_mere_reminder_is_no_paper(cast):
    task = build.task(cast, "in_progress")

    following.urge(task, actor=cast.dac, level=1, text="请抓紧。", answer_by=clock.today())

    assert kept("urging") == []


# What the others say.


def test_the_form_has_signature_lines_for_everybody(cast):
    case = build.suggestion(cast, "cosigning")

    text = composed("suggestion_form", case)

    wanted = (
        "张德福",
        "王秀兰",
        "刘建设",
        "002",
        "本人签名",
        "领衔代表签名：",
        build.suggestions.FACTS,
        "以下由办理机关填写",
    )
    assert in_words(text, *wanted) == []


def test_notes_of_the_reviewers(cast):
    case = build.suggestion(cast, "returned")

    assert in_words(composed("return_note", case), "请写明水毁路段的位置和长度。", "第1稿", "复审") == []
    assert in_words(composed("receipt", case), "现予受理", "2026年4月15日") == []
    assert in_words(composed("review_record", case), "退回修改", "吴联络（主任）") == []


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("return_note", "退回修改"),
        ("site_visit", "现场督办"),
        ("joint_opinion", "会办意见"),
        ("extension_note", "批准延期"),
        ("redo_notice", "交办重新办理"),
        ("reply_letter", "答复"),
        ("feedback_form", "答复"),
        ("urging", "这样的催办"),
    ],
)
def test_a_paper_of_what_has_not_happened_is_refused_in_words(cast, key, what):
    task, kind = build.task(cast, "assigned"), kinds.documents[f"suggestions.{key}"]
    obj = task if kind.model == "suggestions.assignment" else task.suggestion

    with pytest.raises(Refused, match=f"还没有{what}，不能出具这份公文。"):
        kind.gather(obj)
    assert cast.client("dac").post(f"/documents/preview/{kind.key}/{obj.pk}/").status_code == 409


def test_the_feedback_form_is_empty_before_and_marked_after(cast):
    walk = Walk(cast, result="not_satisfied")
    walk.to("feedback_pending")
    before = composed("feedback_form", walk.answering[0])
    walk.rated()
    after = composed("feedback_form", walk.answering[0])

    assert "■" not in before
    assert "■满意　　□基本满意　　□不满意" in after
    assert "□满意　　□基本满意　　■不满意" in after
    assert "没有回应建议的第二条。" in after


def test_a_visit_and_the_handling_are_recorded(cast):
    task = build.task(cast, "feedback_pending")
    following.record_visit(
        task.suggestion,
        actor=cast.lead,
        on=clock.today(),
        place="柳沟村",
        people="李宏远",
        findings="已修复一处。",
        outcome="限期完成。",
    )

    assert in_words(composed("site_visit", task.suggestion), "柳沟村", "已修复一处。", "限期完成。") == []
    wanted = ("完成应急处治", "36万元", "一同查看了水毁路段。", "0395-6210001")
    assert in_words(composed("handling_record", task), *wanted) == []


def test_registers_list_the_period_and_count_it(cast):
    build.suggestion(cast, "rated", in_session=True, reply_class="B")
    build.suggestion(cast, "review_dac", in_session=True, subject="关于扩建幼儿园的建议")
    build.suggestion(cast, "assigned", subject="关于闭会期间一件事的建议", joint=("finance",))

    reviews, assigned, directory, ledger = (
        composed(key, cast.term) for key in ("review_list", "assignment_list", "directory", "commitment_ledger")
    )
    assert in_words(reviews, "关于扩建幼儿园的建议", "共2件", "代表工委终审1件") == []
    assert in_words(assigned, "县交通局", "2026年7月15日", "共1件") == []
    assert (
        in_words(
            directory, "第五次会议代表建议目录汇编", "办复率100.0%（1/1）", "满意率100.0%（1/1）", "B", "承办单位目录"
        )
        == []
    )
    assert in_words(ledger, "完成其余路段大修", "120万元", "2026年11月1日", "履行中1项") == []
    assert "闭会期间一件事" in composed("assignment_list", cast.term, year=2026)
    assert "共2件" in composed("assignment_list", cast.term, assigned_on="2026-04-15")


# Who may have them.

READERS = {
    "reply_letter": {"dep", "dep2", "dac", "lead", "go", "scm", "gov", "unit", "unitl"},
    "assignment_notice": {"dac", "lead", "gov", "unit", "unitl"},
    "joint_opinion": {"dac", "lead", "gov", "unit", "unitl", "finance", "financel"},
    "redo_notice": {"dac", "lead", "go", "gov", "unit", "unitl"},
}
ASKED = (
    "dep",
    "dep2",
    "dep4",
    "dac",
    "lead",
    "go",
    "scm",
    "gov",
    "unit",
    "unitl",
    "finance",
    "financel",
    "court",
    "sys",
    "aud",
    "sta",
)


def test_each_paper_is_read_by_those_it_is_for(cast):
    build.suggestion(cast, "redo", cosigners=("dep2",), joint=("finance",))
    documents_of = {key: kept(key)[0] for key in READERS}
    people = {key: cast.actor(key) for key in ASKED} | {
        f"stranger {key}": cast.stranger.actor(key) for key in ("dac", "unit", "dep")
    }

    read = {
        key: {who for who, actor in people.items() if document_for(actor, one.pk)} for key, one in documents_of.items()
    }
    seen = {who: set(Document.objects.visible_to(actor).values_list("pk", flat=True)) for who, actor in people.items()}
    listed = {key: {who for who in people if one.pk in seen[who]} for key, one in documents_of.items()}

    assert read == READERS
    assert {key: listed[key] - READERS[key] for key in READERS} == {key: set() for key in READERS}


def test_only_those_named_may_issue(cast):
    task = build.task(cast, "redo", joint=("finance",))
    people = cast.everybody()

    def may(key, obj):
        kind = kinds.documents[f"suggestions.{key}"]
        return {who for who, actor in people.items() if kind.may_issue(actor, obj)}

    assert {
        "suggestion_form": may("suggestion_form", task.suggestion),
        "receipt": may("receipt", task.suggestion),
        "assignment_notice": may("assignment_notice", task.unit),
        "reply_letter": may("reply_letter", task),
        "redo_notice": may("redo_notice", task),
        "directory": may("directory", cast.term),
    } == {
        "suggestion_form": {"dep", "dac", "dac_clerk"},
        "receipt": {"go", "dac", "dac_clerk"},
        "assignment_notice": {"dac", "dac_clerk"},
        "reply_letter": {"gov", "unitl"},
        "redo_notice": {"dac", "dac_clerk"},
        "directory": {"go", "dac", "dac_clerk"},
    }


def test_a_draft_is_printed_by_its_writer_alone(cast):
    case = build.suggestion(cast, "draft")
    place = f"/documents/preview/suggestions.suggestion_form/{case.pk}/"

    waiting = cast.client("dep").post(place).url
    assert jobs.run(Job.objects.get().pk) == "done"
    assert "下载" in cast.client("dep").get(waiting).content.decode()
    assert cast.client("dep").get(f"{waiting}file/").status_code == 200
    assert [cast.client(key).post(place).status_code for key in ("dep2", "dac")] == [404, 404]


def secret(cast, at, *, units_see):
    RuleValue.objects.create(
        congress=cast.congress,
        key="suggestion.units_see_secret_names",
        value=units_see,
        since=build.county.SINCE,
        set_by="吴联络",
        reason="本级规定",
    )
    return build.suggestion(cast, at, secret_identity=True, in_session=True)


@pytest.mark.parametrize("units_see", [True, False])
def test_a_secret_name_is_printed_only_for_those_who_may_know_it(cast, units_see):
    task = secret(cast, "feedback_pending", units_see=units_see).assignments.get()

    for_units = {key: "张德福" in said(only(key)) for key in ("assignment_notice", "reply_letter")}
    for_all = ["张德福" in composed(key, cast.term) for key in ("review_list", "assignment_list", "directory")]
    assert for_units == {"assignment_notice": units_see, "reply_letter": units_see}
    assert for_all == [False, False, False]
    assert NAMELESS in composed("directory", cast.term)
    assert "张德福" not in composed("handling_record", task)


def test_an_envelope_never_bears_a_secret_name(cast):
    secret(cast, "feedback_pending", units_see=True)

    [letter] = Letter.objects.filter(batch__endswith="答复函")
    assert (letter.organization, letter.person) == (cast.bodies["commission"], None)
    assert letter.subject.startswith("请转交答复函（身份保密）")
    assert document_for(cast.go, only("reply_letter").pk) is None
    assert document_for(cast.dac, only("reply_letter").pk) is not None


def test_a_number_lives_until_its_last_letter_is_void(cast):
    build.suggestion(cast, "feedback_pending", cosigners=("dep2",))
    first, second = kept("reply_letter")

    documents.void(first, actor=cast.gov, reason="寄错。")
    assert Number.objects.get(pk=first.number_id).state == "used"
    documents.void(second, actor=cast.gov, reason="寄错。")
    assert Number.objects.get(pk=first.number_id).state == "cancelled"


def test_a_correction_goes_to_the_same_deputy(cast):
    build.suggestion(cast, "feedback_pending", cosigners=("dep2",))
    second = kept("reply_letter")[1]

    corrected = documents.correct(second, actor=cast.gov, reason="错字。")

    assert (corrected.snapshot["to"], corrected.number_text) == ("王秀兰代表", second.number_text)


# What a secretary looks at.


def printed(key):
    return text_of(files.path_of(rendered(only(key)).stored_as).read_bytes())


def test_a_text_that_opens_and_thanks_itself_is_not_opened_and_thanked_again(cast, monkeypatch):
    own = "您提出的建议收悉。我们到现场作了核实，现答复如下：\n路已修通。\n感谢您的监督。"
    monkeypatch.setattr(build.suggestions, "REPLY", own)
    build.suggestion(cast, "feedback_pending", cosigners=("dep2",))

    for letter in kept("reply_letter"):
        text = said(letter)
        assert (text.count("收悉"), text.count("答复如下"), text.count("感谢您")) == (1, 1, 1)


def test_a_text_without_opening_is_opened_and_thanked(cast):
    build.suggestion(cast, "feedback_pending")

    text = printed("reply_letter")

    assert (text.count("收悉，现答复如下："), text.count("感谢您")) == (1, 1)


def test_a_letter_of_one_page_is_one_page(cast):
    build.suggestion(cast, "opinion_given")

    assert rendered(only("joint_opinion")).pages == 1


def test_between_sessions_a_number_is_said_in_words(cast):
    build.suggestion(cast, "feedback_pending")

    assert "人民代表大会闭会期间第1号建议的答复" in printed("reply_letter")
    assert "闭1号" not in said(only("reply_letter"))


def test_counts_of_a_list_and_the_round_of_a_form_are_no_document_numbers(cast):
    walk = Walk(cast, result="not_satisfied")
    walk.to("redo")
    walk.reply_drafted()
    walk.reply_signed()
    walk.feedback_pending()

    lists = [
        documents.issue(f"suggestions.{key}", cast.term, actor=cast.dac, year=2026)
        for key in ("review_list", "assignment_list", "commitment_ledger", "directory")
    ]
    form = documents.issue("suggestions.feedback_form", walk.answering[0], actor=cast.dac)

    assert {one.number_text for one in (*lists, form)} == {""}
    assert "共1件" in said(lists[0])
    assert "第二次答复" in said(form)


def test_only_papers_that_go_up_name_their_approver_in_the_head(cast):
    task = build.task(cast, "in_progress")
    for level in (3, 4):
        following.urge(task, actor=cast.dac, level=level, text="请抓紧。", signer="李宏远", answer_by=clock.today())

    for key in ("pressing", "circular"):
        paper = paper_of(only(key))
        assert (paper.approver, paper.note) == ("", "签发人：李宏远")
        assert paper.copies_to == ("西平样县人民政府",)


def test_a_court_is_not_put_under_the_governments_supervision_office(cast):
    build.suggestion(cast, "return_requested", unit="court")
    paper = paper_of(only("return_opinion"))

    assert paper.addressee == "西平样县人大常委会代表工作委员会"
    assert "督查室" not in words(paper)


def test_each_order_to_do_again_says_what_was_said_of_the_answer_before_it(cast):
    walk = Walk(cast, result="not_satisfied", comment="第一次的理由。")
    walk.to("redo")
    walk.reply_drafted()
    walk.reply_signed()
    walk.feedback_pending()
    first = only("redo_notice")

    again = documents.correct(first, actor=cast.dac, reason="日期有误")

    assert "第一次的理由。" in said(again)
    assert paper_of(again).blocks == paper_of(first).blocks


def test_what_was_never_issued_bears_the_day_of_its_deed_and_no_date_of_today(cast):
    with papers.withheld():
        walk = Walk(cast, joint=("finance",), result="not_satisfied", comment="没有办。")
        walk.to("redo")
    with clock.frozen(clock.today() + timedelta(days=200)):
        bound = list(case_file.papers_of(case_file.whole_case(walk.case.pk)))
        today = clock.today()

    assert all(paper.date < today for paper in bound)
    notice = next(paper for paper in bound if paper.name == "关于交办代表建议的通知")
    assert notice.date == notice.printed_on == walk.answering[0].assigned_on
    assert "未制发正式文书" in notice.note


def test_what_was_never_issued_says_the_dates_and_the_class_of_its_day(cast):
    with papers.withheld():
        walk = Walk(cast, reply_class="B", result="not_satisfied", comment="没有办。")
        walk.to("in_progress")
        task, promised = walk.answering[0], queries.clock_of(walk.answering[0], "suggestions.reply").due_on
        with clock.frozen(clock.today() + timedelta(days=100)):
            following.urge(task, actor=cast.dac, level=2, text="请抓紧。", answer_by=clock.today())
        with clock.frozen(clock.today() + timedelta(days=101)):
            for step in (walk.reply_drafted, walk.reply_signed, walk.feedback_pending, walk.rated, walk.redo):
                step()
        with clock.frozen(clock.today() + timedelta(days=300)):
            actions.replying.change_class(
                queries.last_reply(type(task).objects.get(pk=task.pk)),
                actor=cast.dac,
                to_class=cast.classes["A"],
                reason="已兑现。",
            )
            bound = {paper.name: paper for paper in case_file.papers_of(case_file.whole_case(walk.case.pk))}

    notice, urging = bound["关于交办代表建议的通知"], bound["关于催办代表建议的函"]
    assert [in_words(words(paper), long_date(promised)) for paper in (notice, urging)] == [[], []]
    letter = next(paper for name, paper in bound.items() if name.endswith("建议的答复"))
    assert letter.corner[0] == "类别：B"


def test_an_extension_to_a_day_off_names_the_day_it_rolls_to(cast):
    task = build.task(cast, "in_progress")
    data = {"reason": "须列入计划。", "wanted_until": date(2026, 10, 3)}
    ASSIGNMENT.deeds["request_extension"](task, actor=cast.unit, **data)

    ASSIGNMENT.deeds["grant_extension"](type(task).objects.get(pk=task.pk), actor=cast.dac, comment="")

    assert in_words(said(only("extension_note")), "2026年10月3日（当日为休息日，顺延至2026年10月5日）") == []


def test_the_bound_file_has_a_cover_a_dated_list_and_a_closing_note(cast):
    case = build.suggestion(cast, "feedback_pending", cosigners=("dep2",), joint=("finance",))
    job = papers.bind_case_file(case, actor=cast.dac)
    jobs.run(job.pk)
    job.refresh_from_db()

    read = [page.extract_text().replace("\n", "") for page in PdfReader(files.path_of(job.result["file"])).pages]

    wanted = ("西平样县", "代表建议案卷", "张德福等2名代表", "西平样县交通运输局", "西平样县财政局", "保管期限")
    assert in_words(read[0], *wanted) == []
    assert in_words("".join(read[1:3]), "卷内文件目录", "（致王秀兰代表）", "（致西平样县财政局）") == []
    assert in_words(read[-1], "卷内备考表", "立卷人", "本卷共") == []


def test_the_explanation_of_a_date_names_its_case_and_is_signed_by_the_standing_committee(cast):
    task = build.task(cast, "in_progress")
    limit = queries.clock_of(task, "suggestions.reply")

    document = documents.issue("congress.derivation", limit, actor=cast.dac)

    wanted = (f"闭1号 {task.suggestion.subject}", "县交通局", "代表法第五十一条", "2026年7月15日")
    assert in_words(said(document), *wanted) == []
    assert document.issuer == "西平样县人大常委会"


def test_a_directory_names_the_numbers_of_each_kind_once(cast):
    build.suggestion(cast, "assigned", in_session=True)
    for place in "一二":
        build.suggestion(cast, "assigned", subject=f"关于闭会期间第{place}件事的建议")

    text = composed("directory", cast.term, year=2026)

    assert in_words(text, "第1号；闭1、2号", "人民代表大会（2026年）代表共提出") == []


def test_the_directory_is_a_book_with_page_numbers_in_its_contents(cast):
    build.suggestion(cast, "rated", in_session=True)
    document = rendered(documents.issue("suggestions.directory", cast.term, actor=cast.dac))

    reader = PdfReader(files.path_of(document.stored_as))

    contents = next(page.extract_text() for page in reader.pages if "目　录" in page.extract_text())
    assert in_words(contents, "一、分类目录", "四、办理情况统计") == []
    assert "— 1 —" not in reader.pages[0].extract_text()


# On the page of the case.


def test_the_page_lists_papers_and_what_may_be_made_now(cast):
    case = build.suggestion(cast, "redo", joint=("finance",))

    issued, offered = papers_of(work.case_for(cast.dac, case.pk), cast.dac)

    assert [one.kind for one in issued] == ["交办通知", "交办通知", "会办意见", "答复函", "重新办理通知"]
    assert [(one.label, one.about) for one in offered] == [
        ("代表建议纸", ""),
        ("受理回执", ""),
        ("重新办理通知", "县交通局"),
        ("征询意见表", "县交通局"),
    ]


def test_the_papers_of_many_units_take_no_more_queries(cast, django_assert_num_queries):
    one = build.suggestion(cast, "feedback_pending")
    many = build.suggestion(cast, "feedback_pending", separate=("transport", "finance", "river_government"))

    for case in (one, many):
        read = work.case_for(cast.dac, case.pk)
        with django_assert_num_queries(2):
            papers_of(read, cast.dac)


# The case file.


def test_the_case_file_has_every_paper_in_order(cast):
    walk = Walk(cast, cosigners=("dep2",), joint=("finance",), result="not_satisfied")
    walk.to("redo")

    names = [paper.name for paper in case_file.papers_of(case_file.whole_case(walk.case.pk))]

    whole = "西平样县第十八届人民代表大会"
    assert names == [
        f"{whole}代表建议、批评和意见",
        "代表建议审核情况",
        "关于交办代表建议的通知",
        "关于交办代表建议的通知",
        "代表建议办理情况记录",
        f"对{whole}闭会期间第1号建议的会办意见",
        f"对{whole}闭会期间第1号建议的答复",
        f"对{whole}闭会期间第1号建议的答复",
        "代表建议办理情况征询意见表",
        "关于重新办理代表建议的通知",
    ]


def test_what_was_never_issued_is_set_from_the_register(cast):
    with papers.withheld():
        case = build.suggestion(cast, "feedback_pending")

    letter = list(case_file.papers_of(case_file.whole_case(case.pk)))[-2]

    assert (letter.watermark, letter.number) == ("登记件", "")
    assert build.suggestions.REPLY in words(letter)


def test_the_bound_file_is_made_by_a_job_and_handed_to_the_one_who_asked(cast):
    case = build.suggestion(cast, "feedback_pending")
    rendered(only("assignment_notice"))
    job = papers.bind_case_file(case, actor=cast.dac)

    assert jobs.run(job.pk) == "done"
    job.refresh_from_db()
    text = text_of(files.path_of(job.result["file"]).read_bytes())

    assert (job.done, job.total) == (8, 8)
    wanted = (
        "卷内文件目录",
        "代表建议、批评和意见",
        "关于交办代表建议的通知",
        "现答复如下",
        "各项期限的由来",
        "代表法第五十一条",
        "签发的公文",
        f"{only('assignment_notice').sha256}",
    )
    assert in_words(text, *wanted) == []


def test_others_may_not_bind_it(cast):
    case = build.suggestion(cast, "feedback_pending", secret_identity=True)

    asked = {key: case_file.may_bind(cast.actor(key), case) for key in ("dac", "go", "unit", "dep", "gov", "lead")}

    assert asked == {"dac": True, "go": False, "unit": False, "dep": False, "gov": False, "lead": False}
    answer = cast.client("unit").post(f"/suggestions/{case.pk}/case-file/")
    assert answer.status_code == 403


# Set in type.


def test_the_letter_on_paper(cast):
    build.suggestion(cast, "feedback_pending", in_session=True)
    document = rendered(only("reply_letter"))

    reader = PdfReader(files.path_of(document.stored_as))
    first = reader.pages[0].extract_text().replace("\n", "")

    assert document.missing_glyphs == ""
    assert in_words(first, "类别：A", "西交函〔2026〕1号", "张德福代表：", "现答复如下") == []
    assert "征询意见表" in reader.pages[-1].extract_text()


def test_a_lying_list_on_paper(cast):
    build.suggestion(cast, "assigned", in_session=True)

    content = previewed("suggestions.assignment_list", cast.term, actor=cast.go)

    box = PdfReader(io.BytesIO(content)).pages[0].mediabox
    assert box.width > box.height
    assert "代表建议交办清单" in text_of(content)


def test_strangers_get_no_preview(cast):
    case = build.suggestion(cast, "assigned")
    task = case.assignments.get()

    with pytest.raises(PermissionDenied):
        documents.preview_later("suggestions.handling_record", task, actor=cast.finance)
    assert facts_of(only("assignment_notice")).number == "西人代工〔2026〕1号"
    assert Suggestion.objects.visible_to(cast.stranger.dac).count() == 0


# Papers of a session or a year.


def test_a_register_is_chosen_looked_at_and_issued(cast):
    build.suggestion(cast, "assigned", in_session=True)
    client, place = cast.client("go"), "/suggestions/registers/"
    query = f"?paper=suggestions.directory&session={cast.sessions[-1].pk}"

    assert "1 条" in client.get(place + query).content.decode().replace("<strong>1</strong>", "1")
    assert client.post(place + query).status_code == 302
    document = only("directory")
    assert document.snapshot["asked"] == {"session": cast.sessions[-1].pk}
    assert document.title == "西平样县第十八届人民代表大会第五次会议代表建议目录汇编"


def test_the_preview_of_a_register_is_made_in_the_background(cast):
    """With what was asked, days among it; the request only asks for it."""
    build.suggestion(cast, "assigned", in_session=True)
    client, place = cast.client("go"), "/suggestions/registers/preview/"

    answer = client.post(f"{place}?paper=suggestions.handling_figures&since=2026-01-01&day=2026-04-01")
    job = Job.objects.get(kind=documents.PREVIEW)
    assert (answer.status_code, answer["Location"], job.state) == (302, f"/jobs/{job.pk}/", "queued")
    assert job.args["asked"] == {"since": "2026-01-01", "day": "2026-04-01"}
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result.get("pages", 0) > 0) == ("done", True), job.error
    assert client.get(f"{place}?paper=suggestions.directory").status_code == 405
    assert client.post(f"{place}?paper=x").status_code == 404


def test_without_a_period_a_paper_is_of_the_newest_session_that_has_something_to_tell(cast):
    build.suggestion(cast, "assigned", in_session=True)
    opens = cast.sessions[-1].opens_on + timedelta(days=60)  # one more, of which nothing was given to a unit yet
    newer = Session.objects.create(term=cast.term, number=6, opens_on=opens, closes_on=opens, state="held")
    with clock.frozen(opens):
        build.suggestion(cast, "review_secretariat")

    def of(key):
        return kinds.documents[f"suggestions.{key}"].gather(cast.term)["span"]

    assert of("handling_figures") == of("unit_scores") == of("directory") == "第五次会议"
    assert (of("review_list"), Suggestion.objects.filter(session=newer).count()) == ("第六次会议", 1)


def test_the_page_of_registers_opens_with_the_first_of_them(cast):
    build.suggestion(cast, "assigned", in_session=True)
    client, place = cast.client("dac"), "/suggestions/registers/"

    opened = client.get(place).context

    assert (opened["kind"].key, opened["count"]) == ("suggestions.review_list", 1)
    assert client.post(place).status_code == 302
    assert only("review_list").snapshot["rows"]


def test_a_period_that_runs_backwards_is_named(cast):
    answer = cast.client("dac").get(
        "/suggestions/registers/?paper=suggestions.directory&since=2026-04-02&until=2026-04-01"
    )

    assert "结束日期不能早于开始日期。" in answer.content.decode()


def test_registers_are_made_by_the_offices(cast):
    answers = {
        key: cast.client(key).get("/suggestions/registers/").status_code for key in ("dac", "go", "unit", "dep")
    }

    assert answers == {"dac": 200, "go": 200, "unit": 403, "dep": 403}


def test_after_an_answer_each_deputy_has_one_message(cast):
    """He is asked for his marks at once; the letter released later is the same news."""
    case = build.suggestion(cast, "reply_signed", cosigners=("dep2",))
    before = set(Notice.objects.values_list("pk", flat=True))
    with clock.frozen(clock.now() + timedelta(minutes=5)):
        ASSIGNMENT.deeds["check_reply"](case.assignments.get(), actor=cast.gov)
    with clock.frozen(clock.now() + timedelta(hours=2)):
        assert outbox.release(Letter.objects.waiting().filter(person__isnull=False), actor=cast.dac) == 2

    told = Notice.objects.exclude(pk__in=before).filter(person__in=[cast.dep.person_id, cast.dep2.person_id])
    assert {(one.person_id, one.subject[:5]) for one in told} == {
        (cast.dep.person_id, "请评价答复"),
        (cast.dep2.person_id, "已答复：闭"),
    }
    assert len(told) == 2
