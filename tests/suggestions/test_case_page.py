"""The one work page of a case: what each reader finds on it, and what it costs."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.frame import clock
from congress.frame.address import address
from congress.frame.workflow import Refused
from congress.queries.clocks import visible_clocks
from suggestions.actions import following, handling, writing
from suggestions.workflow import ASSIGNMENT
from tests import build
from tests.build.suggestions import Walk
from tests.costs import statements

STATES = [
    "review_secretariat",
    "returned",
    "to_assign",
    "assigned",
    "in_progress",
    "reply_signed",
    "feedback_pending",
    "rated",
    "redo",
    "follow_up",
    "archived",
]


def text_of(client, case):
    answer = client.get(case.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("state", STATES)
def test_everybody_who_sees_a_case_can_open_it(cast, state):
    case = build.suggestion(cast, at=state)

    for key, actor in cast.everybody().items():
        sees = type(case).objects.visible_to(actor).filter(pk=case.pk).exists()
        if key in ("sys", "sec", "aud", "sta") or key not in (
            "dac",
            "dep",
            "dep2",
            "unit",
            "unitl",
            "gov",
            "com",
            "dhead",
        ):
            continue
        assert cast.client(key).get(case.get_absolute_url()).status_code == (200 if sees else 404), key


def test_the_next_legal_step_is_the_one_red_button(cast):
    case = build.suggestion(cast, at="accepted", joint=("finance",))

    text = text_of(cast.client("unit"), case)

    assert text.count('class="button" data-kind="primary"') + text.count('data-kind="primary"') >= 1
    assert text.count('data-kind="primary"') == 1
    assert "制定办理方案" in text


def red_on(client, case):
    """The labels of what is red on the page: links and buttons."""
    text = text_of(client, case)
    return [
        re.sub(r"<[^>]+>", "", found).strip()
        for found in re.findall(r'data-kind="primary"[^>]*>(.*?)</(?:a|button)>', text, re.S)
    ]


def test_a_side_step_never_takes_the_red_of_a_next_step_that_is_refused(cast):
    waiting = Walk(cast, joint=("finance",))
    waiting.to("in_progress")
    waiting.contact()
    redo = build.suggestion(cast, at="redo", lead="dep2", result="not_satisfied")
    asked = build.suggestion(cast, at="return_requested", lead="dep3")

    assert (
        red_on(cast.client("unit"), waiting.case) == []
    )  # the answer waits for the joint unit; more time is a side step
    waiting.joint_pending()
    assert red_on(cast.client("unit"), waiting.case) == []
    assert red_on(cast.client("unit"), redo) == ["起草答复"]
    assert (red_on(cast.client("gov"), asked), red_on(cast.client("dac"), asked)) == (["提出退办意见"], [])
    ASSIGNMENT.deeds["opine_return"](asked.assignments.get(), actor=cast.gov, opinion="agree", comment="")
    assert (red_on(cast.client("gov"), asked), red_on(cast.client("dac"), asked)) == ([], ["同意退办并改派"])


def test_a_redo_begins_with_the_deputy(cast):
    with clock.frozen(clock.today() - timedelta(days=9)):
        case = build.suggestion(cast, at="rated", result="not_satisfied")
    task = ASSIGNMENT.deeds["order_redo"](case.assignments.get(), actor=cast.dac, reason="请逐条回应。")

    assert red_on(cast.client("unit"), case) == ["登记联系代表"]
    assert "还差" in text_of(cast.client("unit"), case)
    record_contact(cast, task)
    assert red_on(cast.client("unit"), case) == ["起草答复"]


@pytest.mark.parametrize("at", ["feedback_pending", "rated", "closed"])
def test_what_has_been_answered_is_not_offered_for_withdrawal(cast, at):
    before, after = build.suggestion(cast, at="in_progress"), build.suggestion(cast, at=at, lead="dep2")

    assert "撤回建议" in text_of(cast.client("dep"), before)
    assert "撤回建议" not in text_of(cast.client("dep2"), after)


def record_contact(cast, task):
    handling.record_contact(
        task,
        actor=cast.unit,
        phase="during",
        form="phone",
        on=clock.today(),
        deputy_met="张德福",
        people="韩经办",
        content="电话沟通。",
    )


def test_what_cannot_be_done_yet_says_why(cast):
    case = build.suggestion(cast, at="in_progress", joint=("finance",))

    text = text_of(cast.client("unit"), case)

    assert "暂不能办：还没有联系代表的记录，请先登记与代表的沟通情况。" in text
    assert "县财政局会签" in text


def test_deputies_never_see_the_plan_the_opinions_or_a_draft(cast):
    case = build.suggestion(cast, at="reply_drafted", joint=("finance",), cosigners=("dep2",))
    inner = (
        "现场勘查后分两步处治。",
        "资金可从养护经费中列支。",
        build.suggestions.REPLY,
        "制定办理方案",
        "提出会办意见",
        "起草答复",
    )

    for key in ("dep", "dep2"):
        text = text_of(cast.client(key), case)
        assert [words for words in inner if words in text] == []
    assert all(words in text_of(cast.client("dac"), case) for words in inner)


def test_units_never_see_each_others_items(cast):
    case = build.suggestion(cast, at="rated", separate=("transport", "court"))
    transport, court = case.assignments.order_by("pk")

    ours, theirs = text_of(cast.client("unit"), case), text_of(cast.client("court"), case)

    assert (f"task-{transport.pk}" in ours, f"task-{court.pk}" in ours) == (True, False)
    assert (f"task-{transport.pk}" in theirs, f"task-{court.pk}" in theirs) == (False, True)
    assert "许院长" not in ours
    assert "杨局长" not in theirs


def test_a_lead_unit_reads_its_joint_units_opinion_and_the_joint_unit_nothing_of_the_lead(cast):
    case = build.suggestion(cast, at="rated", joint=("finance",))

    lead, joint = text_of(cast.client("unit"), case), text_of(cast.client("finance"), case)

    assert "资金可从养护经费中列支。" in lead
    assert [words for words in (build.suggestions.REPLY, "现场勘查后分两步处治。", "办理态度") if words in joint] == []


def test_only_the_lead_deputy_and_those_it_concerns_read_the_marks(cast):
    case = build.suggestion(cast, at="rated", cosigners=("dep2",))

    shown = {key: "办理态度" in text_of(cast.client(key), case) for key in ("dep", "dep2", "unit", "dac", "gov")}

    assert shown == {"dep": True, "dep2": False, "unit": True, "dac": True, "gov": True}


def test_silence_is_said_as_what_it_is(cast):
    case = build.suggestion(cast, at="feedback_pending")
    with clock.frozen(clock.today() + timedelta(days=60)):
        from suggestions.actions.ticking import leave_silent_ones  # noqa: PLC0415 -- only here

        leave_silent_ones(clock.now())

        assert "未评价（不计入满意率）" in text_of(cast.client("dac"), case)


def test_a_name_kept_secret_is_nowhere_on_the_page_of_those_who_need_not_know(cast):
    case = build.suggestion(cast, at="rated", secret_identity=True)

    shown = {key: "张德福" in text_of(cast.client(key), case) for key in ("go", "scm", "dac", "gov", "unit", "dep")}

    assert shown == {"go": False, "scm": False, "dac": True, "gov": True, "unit": True, "dep": True}


def test_units_read_nothing_of_the_reviews(cast):
    case = build.suggestion(cast, at="returned")
    writing.edit(case, actor=cast.dep, proposals="一、修路；二、养路。")
    walk = build.suggestions.Walk(cast)
    case.refresh_from_db()
    walk.case = case
    walk.do("resubmit", actor=cast.dep)
    walk.review_dac()
    walk.to_assign()
    walk.assigned()

    reason = "请写明水毁路段的位置和长度。"
    assert {key: reason in text_of(cast.client(key), case) for key in ("unit", "gov", "dep", "dac")} == {
        "unit": False,
        "gov": False,
        "dep": True,
        "dac": True,
    }
    assert "第2稿" in text_of(cast.client("dac"), case)
    assert "<ins" in text_of(cast.client("dac"), case)


def test_a_deputy_reads_his_own_words_for_where_it_stands(cast):
    case = build.suggestion(cast, at="reply_signed")

    assert "答复待审核" in text_of(cast.client("dac"), case)
    assert "答复待审核" not in text_of(cast.client("dep"), case)


def test_strangers_find_nothing(cast):
    case = build.suggestion(cast, at="rated")

    for key in ("dac", "unit", "gov", "dep"):
        assert cast.stranger.client(key).get(case.get_absolute_url()).status_code == 404


def enrich(cast, case, times):
    """Several of everything on one case."""
    task = case.assignments.get(kind="lead")
    for _ in range(times - 1):
        record_contact(cast, task)
        following.urge(task, actor=cast.dac, level=1, text="请抓紧。", answer_by=clock.today())
        following.record_visit(
            case,
            actor=cast.dac,
            on=clock.today(),
            place="柳沟村",
            people="李宏远",
            findings="已修。",
            outcome="继续。",
        )


def grown(cast, times):
    """A case with so many rounds of reply, promises, units, contacts, urgings and visits."""
    others = ("finance", "court", "river_government")[: times - 1]
    promises = [
        {"text": f"事项{n}", "due_on": clock.today() + timedelta(days=90), "money": n} for n in range(1, times + 1)
    ]
    signers = ("dep2", "dep3", "dep4")[:times]
    walk = Walk(
        cast,
        joint=("finance", *others[1:]),
        reply_class="B",
        promises=promises,
        cosigners=signers,
        result="not_satisfied",
    )
    walk.to("in_progress")
    enrich(cast, walk.case, times)
    for stop in ("reply_drafted", "reply_signed", "feedback_pending", "rated"):
        getattr(walk, stop)()
    return walk.case


@pytest.mark.parametrize("key", ["dac", "unit", "dep"])
def test_the_page_costs_the_same_for_one_and_for_three_of_each(cast, key):
    small, large = grown(cast, 1), grown(cast, 3)
    client = cast.client(key)
    client.get(small.get_absolute_url())

    asked = [statements(lambda case=case: client.get(case.get_absolute_url())) for case in (small, large)]

    assert asked[0] == asked[1]


def test_a_unit_works_through_the_page(cast):
    """Sign for, plan, contact, answer: each form posted as the browser does, each time back on the case."""
    task = build.task(cast, at="assigned")
    client, back = cast.client("unit"), f"{task.get_absolute_url()}#task-{task.pk}"

    def post(route, **data):
        answer = client.post(f"/suggestions/tasks/{task.pk}/{route}/", data)
        assert (answer.status_code, answer.headers.get("Location")) == (302, back), answer.content.decode()[:3000]

    post("sign_for")
    post(
        "begin",
        plan="先抢通。",
        handler="韩经办",
        handler_phone="6210001",
        unit_leader="杨局长",
        nodes_0_title="勘查",
        nodes_0_due_on="2026-05-01",
    )
    post(
        "contact",
        phase="before",
        form="site",
        on="2026-04-15",
        deputy_met="张德福",
        people="韩经办",
        content="看了现场。",
    )
    node = task.nodes.get()
    client.post(f"/suggestions/nodes/{node.pk}/done/")
    post(
        "draft_reply",
        reply_class=cast.classes["A"].pk,
        text="已修好。",
        publicity="open",
        contact_name="韩经办",
        contact_phone="6210001",
    )
    task.refresh_from_db()
    node.refresh_from_db()

    assert (task.state, node.done_on) == ("reply_drafted", clock.today())


def test_deeds_beside_the_moves_are_for_those_they_are_for(cast):
    task = build.task(cast, at="in_progress", joint=("finance",))
    case = task.suggestion
    pages = {
        f"/suggestions/tasks/{task.pk}/contact/": {"unit"},
        f"/suggestions/tasks/{task.pk}/plan/": {"unit"},
        f"/suggestions/tasks/{task.pk}/urge/": {"dac", "gov", "go"},
        f"/suggestions/{case.pk}/visit/": {"dac"},
        f"/suggestions/{case.pk}/key/": {"dac"},
        f"/suggestions/{case.pk}/public/": {"dac", "dep"},
    }
    clients = {key: cast.client(key) for key in ("dac", "gov", "go", "unit", "dep", "scm")}

    for url, allowed in pages.items():
        found = {key for key, client in clients.items() if client.get(url).status_code == 200}
        assert found == allowed, url


def test_an_urging_reaches_the_unit_and_stands_on_the_page(cast):
    task = build.task(cast, at="in_progress")
    answer = cast.client("dac").post(
        f"/suggestions/tasks/{task.pk}/urge/",
        {"level": "3", "text": "请于五月底前办结。", "answer_by": "2026-05-31", "signer": "常委会主任 李宏远"},
    )

    assert answer.status_code == 302
    assert {
        key: "请于五月底前办结。" in text_of(cast.client(key), task.suggestion) for key in ("unit", "dac", "dep")
    } == {"unit": True, "dac": True, "dep": False}


def test_the_class_of_a_sent_reply_is_corrected_with_both_values_and_the_reason(cast):
    task = build.task(cast, at="rated")
    reply = task.replies.get()
    url = f"/suggestions/replies/{reply.pk}/class/"

    assert cast.client("unit").get(url).status_code == 403
    assert cast.client("dac").post(url, {"to_class": cast.classes["C"].pk, "reason": ""}).status_code == 422
    assert (
        cast.client("dac").post(url, {"to_class": cast.classes["C"].pk, "reason": "尚未全部解决"}).status_code == 302
    )
    assert "吴联络将A类改定为C类：尚未全部解决" in text_of(cast.client("dac"), task.suggestion)


def test_a_move_that_is_refused_now_keeps_what_was_written(cast):
    task = build.task(cast, at="in_progress")  # no contact with the deputy yet
    data = {
        "reply_class": cast.classes["A"].pk,
        "text": "已修好。",
        "publicity": "open",
        "contact_name": "韩经办",
        "contact_phone": "1",
    }

    answer = cast.client("unit").post(f"/suggestions/tasks/{task.pk}/draft_reply/", data)

    assert answer.status_code == 409
    assert "还没有联系代表的记录" in answer.content.decode()
    assert "已修好。" in answer.content.decode()


def test_the_commission_sees_a_request_while_it_decides_on_it(cast):
    task = build.task(cast, at="extension_requested")

    text = cast.client("dac").get(f"/suggestions/tasks/{task.pk}/grant_extension/").content.decode()

    assert "须列入下半年计划。" in text
    assert ASSIGNMENT["grant_extension"].label in text


def test_a_visit_shows_its_pictures_to_whoever_sees_the_case(cast):
    case = build.suggestion(cast, at="in_progress", is_hard=True)
    photo = SimpleUploadedFile("现场.pdf", b"%PDF-1.4 photo")
    answers = {
        "on": "2026-04-15",
        "place": "柳沟村",
        "people": "李宏远、张德福",
        "findings": "已修。",
        "outcome": "继续。",
    }

    filed = cast.client("dac").post(f"/suggestions/{case.pk}/visit/", {**answers, "photos": [photo]})

    assert filed.status_code == 302
    page = text_of(cast.client("dep"), case)
    link = re.search(r'class="files-link" href="([^"]+)">现场.pdf', page)[1]
    assert [cast.client(key).get(link).status_code for key in ("dep", "unit", "finance")] == [200, 200, 404]


def test_only_what_is_under_way_is_put_on_the_list_of_key_suggestions(cast):
    running, over = build.suggestion(cast, at="in_progress"), build.suggestion(cast, at="archived", lead="dep2")

    assert "重点督办" in text_of(cast.client("dac"), running)
    assert f"/suggestions/{over.pk}/key/" not in text_of(cast.client("dac"), over)
    with pytest.raises(Refused, match="已立案、未办结"):
        following.mark_key(over, actor=cast.dac, is_key=True, key_note="4月10日主任会议。")


def parts_of(cast, key, case):
    """The headings of the page in their order; those that are folded in brackets."""
    page = cast.client(key).get(f"/suggestions/{case.pk}/").content.decode()
    found = re.findall(r'<(section|details) class="panel".*?class="panel-title">(.*?)</h', page, re.DOTALL)
    return [f"（{title}）" if kind == "details" else title for kind, title in found]


def test_a_deputy_reads_the_answer_first_and_unfolds_the_rest(cast):
    case = build.suggestion(cast, at="feedback_pending")

    assert parts_of(cast, "dep", case) == [
        *("公文", "西平样县交通运输局（主办）"),
        *("（建议原文）", "（基本情况）", "（审核）", "（办理经过）"),
        *("下一步", "期限", "公开"),
    ]


def test_a_deputy_whose_text_is_under_review_reads_it_open(cast):
    case = build.suggestion(cast, at="review_secretariat")

    assert parts_of(cast, "dep", case) == ["基本情况", "（审核）", "公文", "（办理经过）", "下一步", "期限"]


@pytest.mark.parametrize("key", ["dac", "unit", "gov"])
def test_an_office_reads_everything_open(cast, key):
    case = build.suggestion(cast, at="feedback_pending")

    assert not [part for part in parts_of(cast, key, case) if part.startswith("（")]


def test_a_lead_unit_reads_when_an_opinion_is_due_and_no_other_date_of_its_joint_unit(cast):
    case = build.suggestion(cast, at="assigned", joint=("finance",))
    joint = case.assignments.get(kind="joint")

    def dates(key):
        rows = visible_clocks(cast.actor(key)).filter(target=address(joint))
        return sorted(rows.values_list("key", flat=True))

    every = ["suggestions.joint", "suggestions.return_window", "suggestions.sign_for"]
    assert {key: dates(key) for key in ("unit", "finance", "dac")} == {
        "unit": ["suggestions.joint"],
        "finance": every,
        "dac": every,
    }
    page = text_of(cast.client("unit"), case)
    assert ("县财政局：提出会办意见" in page, "县财政局：签收" in page) == (True, False)
