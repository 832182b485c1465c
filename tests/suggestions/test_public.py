"""What anybody reads of suggestions: only what was decided, as the deputy chooses, with covered words covered – everywhere."""

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from congress.actions import institution
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Document, Person, SearchEntry
from suggestions.actions import publishing as actions
from suggestions.models import Publication, Reply
from suggestions.queries import public as queries
from suggestions.queries import public_figures as figures
from suggestions.queries.similar import similar_to
from suggestions.workflow import ASSIGNMENT, PUBLICATION
from tests.build import publishing as build
from tests.build import suggestions
from tests.build.suggestions import ROAD, SIDE, suggestion

pytestmark = pytest.mark.django_db

NAME, MATTER = "张德福", "白鹭渡口"
TITLE = f"关于整修{MATTER}道路的建议"
LIST = "/suggestions/public/"


def read(client, url):
    return client.get(url).content.decode()


def rows(client, query=""):
    """What the list shows, without the questions above it."""
    return read(client, f"{LIST}?{query}").partition('class="rows"')[2]


def everywhere(client, publication):
    """All that a stranger can open or ask of one suggestion: its page, the list, a search for a word of its title."""
    return read(client, publication.public_url) + rows(client) + rows(client, f"q={MATTER}")


@pytest.fixture(autouse=True)
def nobody_has_read_yet():
    cache.clear()


@pytest.fixture
def public(cast):
    return build.released(cast, subject=TITLE, facts=f"{NAME}到现场看过，群众李小满家门前的路最差。")


# Nothing before it is decided.


@pytest.mark.parametrize("state", [*ROAD, *SIDE])
def test_in_no_state_is_anything_public_of_itself(cast, client, state):
    case = suggestion(cast, at=state, subject=TITLE)
    found = Publication.objects.filter(suggestion=case).first()
    codes = [found.public_code] if found else []

    pages = [rows(client), rows(client, f"q={MATTER}"), read(client, "/public/")]
    own = [client.get(f"{LIST}{code}/").status_code for code in (*codes, case.pk)]

    assert [MATTER in page for page in pages] == [False] * 3
    assert own == [404] * len(own)
    assert not SearchEntry.objects.filter(kind=queries.SEARCHED).exists()
    assert client.get(f"/api/v1/suggestions/{case.pk}/").status_code in (401, 403)


@pytest.mark.parametrize(("state", "waits"), [("reply_signed", False), ("feedback_pending", True), ("closed", True)])
def test_the_decision_waits_from_the_answer_on(cast, state, waits):
    suggestion(cast, at=state)

    assert queries.waiting(cast.dac).exists() is waits


def test_of_two_units_the_last_answer_opens_the_decision(cast):
    case = suggestion(cast, at="in_progress", separate=("transport", "finance"))

    assert not Publication.objects.exists()
    assert case.replied_on is None


def test_without_the_deputys_consent_nothing_waits_and_nothing_is_released(cast):
    case = suggestion(cast, at="rated", public_wish=False)
    assert not Publication.objects.exists()

    actions.choose(case, actor=cast.dep, public_wish=True, public_as="named")
    found = build.publication_of(case)
    actions.choose(case, actor=cast.dep, public_wish=False, public_as="named")

    with pytest.raises(Refused, match="代表不同意公开"):
        build.release(case, cast.dac)
    found.refresh_from_db()
    assert found.state == "pending"


@pytest.mark.parametrize("who", ["dep", "unit", "gov", "go", "lead", "scm"])
def test_nobody_but_the_commission_decides(cast, who):
    case = suggestion(cast, at="rated")

    with pytest.raises(PermissionDenied):
        build.release(case, getattr(cast, who))
    build.release(case, cast.dac)


def test_every_answer_is_decided_on_and_one_at_least_is_open(cast):
    case = suggestion(cast, at="rated")
    found, (reply,) = build.publication_of(case), queries.sent_answers(case.pk)

    for answers, why in (({}, "每一次答复"), ({reply.pk: "涉及商业秘密。"}, "建议也不公开")):
        with pytest.raises(Refused, match=why):
            PUBLICATION.deeds["release"](found, actor=cast.dac, answers=answers)
    assert Publication.objects.get().state == "pending"


# What is read.


def test_a_released_suggestion_is_read_with_its_answer_result_and_marks(cast, client, public):
    page = read(client, public.public_url)

    told = (TITLE, NAME, "县交通局", suggestions.PROPOSALS[:12], suggestions.REPLY[:12], "办理结果满意")
    assert [words in page for words in told] == [True] * len(told)
    task = public.suggestion.assignments.get()
    reply = task.replies.get()
    assert [words in page for words in (reply.contact_phone, f"/{public.suggestion_id}/", task.plan[:8])] == [
        False
    ] * 3
    assert MATTER in rows(client, f"q={MATTER}")


def test_an_answer_kept_closed_tells_its_reason_and_not_its_words(cast, client):
    found = build.released(cast, at="feedback_pending", separate=("transport", "finance"), reply="预算九十九万元。",
                           subject=TITLE)  # fmt: skip
    one, other = queries.sent_answers(found.suggestion_id)
    PUBLICATION.deeds["revise"](
        found, actor=cast.dac, answers={one.pk: "涉及商业秘密。", other.pk: ""}, note="单位申请"
    )
    Reply.objects.filter(pk=one.pk).update(text="底价为八十八万元。")

    page = everywhere(client, found)

    assert ("涉及商业秘密。" in page, "八十八万" in page, "九十九万" in page) == (True, False, True)


def test_covered_words_are_read_and_found_nowhere_and_the_original_stays(cast, client, public):
    PUBLICATION.deeds["revise"](
        public, actor=cast.dac, covered=["李小满"], note="个人隐私", answers={one.pk: "" for one in queries.sent_answers(public.suggestion_id)}
    )  # fmt: skip

    assert "李小满" not in everywhere(client, public) + rows(client, "q=小满")
    assert "×××" in read(client, public.public_url)
    public.suggestion.refresh_from_db()
    assert "李小满" in public.suggestion.facts
    assert not any("李小满" in f"{row.before}{row.after}{row.text}" for row in AuditEvent.objects.all())


@pytest.mark.parametrize("number", ["13912345678", "139 1234 5678", "110101199003072316"])
def test_a_persons_own_number_is_never_released(cast, client, number):
    case = suggestion(cast, at="rated", facts=f"请联系李小满，{number}。路已不通。")

    with pytest.raises(Refused, match="个人号码"):
        build.release(case, cast.dac)
    found = build.release(case, cast.dac, covered=[number])

    assert number not in read(client, found.public_url)


# The deputy's choice.


CHOICES = [
    # how he appears, secret, is his name read, are his words read
    ("named", False, True, True),
    ("named", True, False, True),
    ("unnamed", False, False, True),
    ("summary", False, False, False),
]


@pytest.mark.parametrize(("public_as", "secret", "named", "whole"), CHOICES)
def test_the_deputy_appears_as_he_chooses_on_page_list_search_and_volume(
    cast, client, public_as, secret, named, whole
):
    found = build.released(cast, subject=TITLE, facts=f"我是{NAME}，住在东岸。", public_as=public_as, summary=f"{MATTER}要修路。",
                           secret_identity=secret)  # fmt: skip

    page = everywhere(client, found) + rows(client, f"q={NAME}")

    assert (NAME in page, "住在东岸" in page, f"{MATTER}要修路" in page) == (named, whole, not whole)
    assert ("一名县人大代表" in page) is not named
    assert (found in queries.released(q="东岸")) is whole


@pytest.mark.parametrize("public_as", ["unnamed", "summary"])
def test_another_choice_takes_effect_at_once(cast, client, public, public_as):
    assert NAME in read(client, public.public_url)

    actions.choose(public.suggestion, actor=cast.dep, public_wish=True, public_as=public_as)

    assert NAME not in everywhere(client, public)
    public.refresh_from_db()
    assert public.has_news is (public_as == "summary")
    assert list(queries.released(q="小满")) == ([public] if public_as == "unnamed" else [])


def test_who_no_longer_consents_is_withdrawn_at_once_and_may_come_back(cast, client, public):
    actions.choose(public.suggestion, actor=cast.dep, public_wish=False, public_as="named")

    public.refresh_from_db()
    assert (public.state, public.reason, public.released_on) == ("withdrawn", actions.NO_LONGER, None)
    assert MATTER not in read(client, LIST) + read(client, public.public_url)
    actions.choose(public.suggestion, actor=cast.dep, public_wish=True, public_as="unnamed")
    public.refresh_from_db()
    assert public.state == "pending"
    assert MATTER not in read(client, LIST)


@pytest.mark.parametrize("who", ["dep2", "unit", "gov", "go", "lead", "sta"])
def test_the_choice_is_the_deputys_own(cast, public, who):
    with pytest.raises(PermissionDenied):
        actions.choose(public.suggestion, actor=getattr(cast, who), public_wish=False, public_as="named")


def test_the_commission_enters_what_a_deputy_asks_for_in_writing_and_names_the_letter(cast, public):
    with pytest.raises(Refused, match="书面意见"):
        actions.choose(public.suggestion, actor=cast.dac, public_wish=True, public_as="unnamed")

    actions.choose(
        public.suggestion, actor=cast.dac, public_wish=True, public_as="unnamed", note="代表4月15日书面提出"
    )
    row = AuditEvent.objects.get(kind="suggestions.suggestion.choose_public")
    assert (row.reason, row.before["public_as"], row.after["public_as"]) == (
        "代表4月15日书面提出", "named", "unnamed"
    )  # fmt: skip


# Taken back, answered again.


def test_what_is_withdrawn_is_found_nowhere_and_says_why_in_the_record(cast, client, public):
    PUBLICATION.deeds["withdraw"](public, actor=cast.dac, reason="群众要求删去个人信息")

    assert client.get(public.public_url).status_code == 404
    assert MATTER not in read(client, LIST) + rows(client, f"q={MATTER}")
    row = AuditEvent.objects.get(kind="suggestions.publication.withdraw")
    assert (row.reason, row.result) == ("群众要求删去个人信息", "done")


@pytest.mark.parametrize("move", ["withdraw", "keep"])
def test_nothing_is_kept_or_taken_back_without_a_reason(cast, move):
    found = build.released(cast) if move == "withdraw" else build.publication_of(suggestion(cast, at="rated"))

    with pytest.raises(Refused, match="必须写明理由"):
        PUBLICATION.deeds[move](found, actor=cast.dac, reason=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.update(state="withdrawn", released_on=None, reason="")


def test_a_second_answer_is_not_public_before_it_is_decided_on(cast, client):
    walk = suggestions.Walk(cast, result="not_satisfied", subject=TITLE)
    case = walk.to("rated")
    found = build.release(case, cast.dac)
    walk.reply = "第二次答复：已经列入计划。"
    for deed in (walk.redo, walk.reply_drafted, walk.reply_signed, walk.feedback_pending):
        deed()

    found.refresh_from_db()
    assert (found.has_news, "已经列入计划" in read(client, found.public_url)) == (True, False)
    assert list(queries.waiting(cast.dac)) == [found]
    PUBLICATION.deeds["revise"](
        found, actor=cast.dac, note="第二次答复", answers={one.pk: "" for one in queries.sent_answers(case.pk)}
    )
    assert "已经列入计划" in read(client, found.public_url)


# The list.


def test_the_list_is_narrowed_by_what_is_public(cast, client, public):
    other = build.released(cast, subject="关于建设养老院的建议", reply_class="C", unit="finance", facts="老人多。")
    finance = cast.bodies["finance"].pk

    asked = {
        "": [other, public], f"unit={finance}": [other], "result=solved": [public], "result=noted": [other],
        "year=2026": [other, public], "year=1999": [other, public], "q=养老": [other], "q=老": [other], "topic=没有": [other, public],
        f"q={public.suggestion.number}": [public],
    }  # fmt: skip
    for query, expected in asked.items():
        page = rows(client, query)
        assert {row for row in (public, other) if row.public_code in page} == set(expected), query


def test_the_list_orders_and_addresses_tell_no_inner_number(cast, client, public):
    page = read(client, LIST)

    assert f"{LIST}{public.public_code}/" in page
    assert f"/suggestions/{public.suggestion_id}/" not in page + read(client, public.public_url)


@pytest.mark.parametrize("path", [LIST, f"{LIST}?q=道路", "one"])
def test_a_page_asks_the_same_however_much_there_is(cast, client, django_assert_max_num_queries, path):
    one = build.released(cast, subject="关于道路的建议", cosigners=("dep2",))
    url = one.public_url if path == "one" else path
    with django_assert_max_num_queries(40) as first:
        client.get(url)
    for place in range(2):
        build.released(cast, subject=f"关于道路{place}的建议", cosigners=("dep2",), separate=("transport", "finance"))

    with django_assert_max_num_queries(len(first)):
        client.get(url)


def test_a_stranger_who_opens_too_many_pages_waits(cast, client, public, monkeypatch):
    monkeypatch.setattr("congress.views.strangers.PAGES", 2)

    answers = [client.get(url).status_code for url in (LIST, public.public_url, LIST)]

    assert answers == [200, 200, 429]


def test_no_copy_of_a_public_page_outlives_its_withdrawal(cast, client, public):
    answer = client.get(public.public_url)

    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noarchive")


# Behind it.


def test_who_reads_the_decision(cast, public):
    people = cast.everybody()

    seen = {
        key for key, actor in people.items() if Publication.objects.visible_to(actor).filter(pk=public.pk).exists()
    }

    assert seen == {"dac", "dac_clerk", "lead", "go", "dep", "gov", "unit", "unitl"}


def test_the_covered_words_are_shown_to_the_commission_alone(cast):
    found = build.released(cast, covered=["四十一名"])

    pages = {key: read(cast.client(key), found.get_absolute_url()) for key in ("dac", "go", "lead", "unit", "dep")}

    assert {key for key, page in pages.items() if "四十一名" in page.partition("work-side")[2]} == {"dac"}


def test_the_commission_decides_on_the_page(cast, client):
    case = suggestion(cast, at="rated", subject=TITLE, facts="请联系李小满13912345678。路已不通。")
    found, (reply,) = build.publication_of(case), queries.sent_answers(case.pk)
    url, dac = f"{found.get_absolute_url()}release/", cast.client("dac")

    shown = dac.get(url).content.decode()
    refused = dac.post(url, {f"answer_{reply.pk}": "closed", f"because_{reply.pk}": "", "covered": "李"})
    done = dac.post(url, {f"answer_{reply.pk}": "open", "covered": "13912345678\n李小满"})

    assert "13912345678</textarea>" in shown
    assert (
        refused.status_code,
        "请写明不公开的理由" in refused.content.decode(),
        "只有一个字" in refused.content.decode(),
    ) == (422, True, True)
    assert done.status_code == 302
    assert "请联系××××××。" in read(client, found.public_url)


def test_no_unit_proposes_less_than_all_without_a_reason(cast):
    walk = suggestions.Walk(cast)
    walk.to("in_progress")
    walk.contact()
    task = walk.tasks[0]
    told = {"reply_class": cast.classes["A"], "text": "答复。", "contact_name": "李", "contact_phone": "0900-8210001"}

    with pytest.raises(Refused, match="请写明理由"):
        ASSIGNMENT.deeds["draft_reply"](task, actor=cast.unit, publicity="part", **told)
    ASSIGNMENT.deeds["draft_reply"](task, actor=cast.unit, publicity="part", publicity_reason="含个人信息", **told)
    assert Reply.objects.get().publicity_reason == "含个人信息"


# Figures.

FIGURES = "/suggestions/public/figures/"


@pytest.mark.parametrize(
    ("public", "hidden", "shown"), [(5, 0, True), (4, 0, False), (5, 1, False), (5, 4, False), (1, 5, True)]
)
def test_no_rate_tells_of_a_single_case_that_is_not_public(public, hidden, shown):
    assert figures._tells(public + hidden, hidden) is shown


def test_the_rates_are_those_of_the_table_of_indicators(cast, client, monkeypatch):
    monkeypatch.setattr(figures, "LEAST", 1)
    build.released(cast)
    suggestion(cast, at="assigned")

    rates = figures.years(cast.congress.pk)[0].rates

    assert rates == ("50.0%", "100.0%", "100.0%", "100.0%")
    assert [words in read(client, FIGURES) for _, words in figures.DEFINITIONS] == [True] * len(figures.DEFINITIONS)


def test_the_figures_lead_to_the_list_they_count(cast, client, public):
    page = read(client, FIGURES)

    link = f"{LIST}?year=2026&amp;congress={cast.congress.pk}"
    assert (link in page, "件数少，不单列" in page) == (True, True)
    assert public.public_code in read(client, link.replace("&amp;", "&"))


# Whoever has not said that he signs.


def told(words, client, publication):
    """All that a stranger reads of it, and what a search for these words finds, without the words he asked for."""
    return everywhere(client, publication) + rows(client, f"q={words}")


SAID = [
    # how a text names the one who leads, is it covered where he does not sign
    (f"{NAME}代表：您好。", NAME),
    ("张 德　福代表：您好。", "德　福"),
    ("张\n德福代表：您好。", "德福"),
    ("尊敬的张代表：您好。", "张代表"),
    ("张代表、王代表：您好。", "张代表"),
]


@pytest.mark.parametrize(("said", "name"), SAID)
@pytest.mark.parametrize("public_as", ["unnamed", "summary"])
def test_no_answer_calls_a_deputy_by_his_name_who_does_not_sign(cast, client, said, name, public_as):
    found = build.released(cast, subject=TITLE, reply=f"{said}路已修好。", public_as=public_as, summary="要修路。")

    page = told(name, client, found)

    assert (name in page, "路已修好" in page) == (False, True)


@pytest.mark.parametrize("text", ["一件张家村的建议，开张代表证书", "主张代表们：到现场"])
def test_a_word_that_looks_like_a_call_stays(cast, client, text):
    found = build.released(cast, subject=TITLE, reply=f"{text}。", public_as="unnamed")

    assert text in read(client, found.public_url)


@pytest.mark.parametrize("public_as", ["named", "unnamed"])
def test_who_only_signed_with_him_is_named_nowhere(cast, client, public_as):
    other = cast.deputies["dep2"].person.name
    found = build.released(cast, subject=f"{TITLE}（{other}附议）", facts=f"{NAME}和{other}到过现场。", cosigners=("dep2",),
                           reply=f"{NAME}、{other}代表：路已修好。", public_as=public_as)  # fmt: skip

    page = told(other, client, found)

    assert other not in page
    assert (f"{NAME}等2名代表" in page) is (public_as == "named")
    assert not queries.released(q=other).exists()


def test_deputies_of_cases_merged_into_it_are_named_nowhere(cast, client):
    other = cast.deputies["dep2"].person.name
    main = suggestions.Walk(cast, subject=TITLE, reply=f"{NAME}、{other}代表：路已修好。")
    main.to("review_dac")
    joined = suggestions.Walk(cast, lead="dep2", subject="关于湖心岛停电的建议")
    joined.to("review_dac")
    joined.do("merge", actor=cast.dac, into=main.case, reason="内容相同，合并办理。")
    main.case.refresh_from_db()
    for deed in suggestions.ROAD[suggestions.ROAD.index("to_assign") : suggestions.ROAD.index("rated") + 1]:
        getattr(main, deed)()
    found = build.release(main.case, cast.dac)

    page = everywhere(client, found)

    assert (other in page, "路已修好" in page, "湖心岛" in page + rows(client, "q=湖心岛")) == (False, True, False)
    assert not queries.released(q=other).exists()
    assert [one.suggestion_id for one in Publication.objects.all()] == [main.case.pk]


def test_who_handles_it_at_the_unit_is_named_nowhere_as_the_page_promises(cast, client):
    found = build.released(cast, subject=TITLE, reply="路已修好。联系人：韩经办，电话0395-6210001。")

    page = everywhere(client, found)

    assert ("韩经办" in page, "6210001" in page, "承办人的姓名和电话不公开" in page) == (False, False, True)


def test_a_township_deputy_who_does_not_sign_is_one_of_his_township(cast, client):
    town = cast.townships["river"]
    found = build.released(town, subject=TITLE, public_as="unnamed", reply="张桂英代表：路已修好。")
    name = found.suggestion.lead.person.name

    page = everywhere(client, found)

    assert (name in page, "一名乡镇人大代表" in page) == (False, True)


# What was not decided on.


def test_an_original_that_nobody_decided_on_is_not_read_when_the_deputy_signs_after_all(cast, client):
    found = build.released(
        cast, subject=TITLE, facts="请联系李小满，家住东岸7号。", public_as="summary", summary="要修路。"
    )

    actions.choose(found.suggestion, actor=cast.dep, public_wish=True, public_as="named")
    page = everywhere(client, found)
    found.refresh_from_db()

    assert (NAME in page, "东岸7号" in page, "要修路" in page, found.has_news) == (True, False, True, True)
    assert not queries.released(q="东岸").exists()
    PUBLICATION.deeds["revise"](
        found, actor=cast.dac, covered=["李小满"], note="代表改为署名公开",
        answers={one.pk: "" for one in queries.sent_answers(found.suggestion_id)},
    )  # fmt: skip
    assert "请联系×××，家住东岸7号。" in read(client, found.public_url)


def test_nothing_asked_of_the_list_tells_what_is_not_public(cast, client, public):
    """A filter that no released suggestion answers to, or an inner key, changes nothing; a number only finds what is released."""
    hidden = suggestion(cast, at="rated", subject="关于湖心岛停电的建议", unit="finance")
    whole = rows(client)
    page = read(client, LIST)

    assert cast.bodies["finance"].short_name not in page
    for query in (
        f"unit={hidden.assignments.get().unit_id}",
        "unit=0",
        "unit=x",
        "topic=x",
        "congress=999999",
        "result=x",
        "year=0",
    ):
        assert (public.public_code in rows(client, query), "湖心岛" in rows(client, query)) == (True, False), query
    for word in (hidden.number_text, "湖心岛", "停", "%", "_", "\\"):
        assert rows(client, f"q={word}").count("rows-item") <= whole.count("rows-item"), word
        assert "湖心岛" not in rows(client, f"q={word}")


def test_who_asks_for_the_code_of_a_decision_that_is_not_public_reads_the_same_as_for_none(cast, client, public):
    waits = build.publication_of(suggestion(cast, at="rated"))
    PUBLICATION.deeds["withdraw"](public, actor=cast.dac, reason="群众要求删去个人信息")

    pages = {
        read(client, f"{LIST}{code}/").replace(code, "")
        for code in (waits.public_code, public.public_code, "0000000000")
    }

    assert len(pages) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [("电话１３９１２３４５６７８。", ["１３９１２３４５６７８"]), ("+8613912345678", ["+8613912345678"]), ("139.1234.5678", ["139.1234.5678"]),
     ("110101 19900307 2316", ["110101 19900307 2316"]), ("长1350米，投资13800万元", []), ("〔2026〕13912号", []), ("0395-6210001", [])],
)  # fmt: skip
def test_a_persons_own_number_is_known_however_it_is_written(text, found):
    assert queries.personal_data([text]) == found


COVERED = [
    (["李小满", "小满家门"], "李小满家门前", "×××前"),
    (["李小满"], "李　小\n满说", "×××说"),
    (["小满", "李小满"], "李小满和小满", "×××和×××"),
    (["a.c"], "abc a.c", "abc ×××"),
    ([], "原文", "原文"),
]


def test_a_deputy_who_was_renamed_is_covered_under_the_old_name_too(cast, client):
    person = Person.objects.get(pk=cast.deputies["dep"].person_id)
    old = person.name
    found = build.released(cast, public_as="unnamed", facts=f"{old}到村里看过，路面坏了，群众出行不便。")
    person.name = "张得富"
    institution.keep_person(person, actor=cast.go)

    page = read(client, found.public_url)

    assert (old in page, "到村里看过" in page) == (False, True)


@pytest.mark.parametrize(("words", "text", "shown"), COVERED)
def test_covered_words_leave_nothing_of_themselves(words, text, shown):
    assert queries.covering(map(queries.spaced, words))(text) == shown


def test_a_public_answer_names_the_letter_by_which_it_went_out(cast, client, public):
    letter = Document.objects.filter(kind="suggestions.reply_letter").first()

    page = read(client, public.public_url)

    assert letter.number_text in page
    assert letter.check_token not in page


def test_search_engines_read_the_pages_for_everybody_and_nothing_else(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    allowed = [line.removeprefix("Allow: ") for line in lines if line.startswith("Allow")]
    assert [line for line in lines if line.startswith("Disallow")] == [
        "Disallow: /supervision/public/proposals/t/",  # a receipt's address is the key to it
        "Disallow: /voice/t/",
        "Disallow: /",
    ]
    assert {LIST, f"{LIST}units/", f"{LIST}figures/", "/public/"} <= set(allowed)
    assert [client.get(path).status_code for path in allowed if "static" not in path] == [200] * (len(allowed) - 1)


@pytest.mark.parametrize(
    ("more", "led"), [({}, True), ({"public_as": "unnamed"}, True), ({"public_as": "summary", "summary": "要修路。"}, False),
                      ({"subject": f"{TITLE}（{NAME}提）", "public_as": "unnamed"}, False), ({"covered": ["四十一名"]}, False)],
)  # fmt: skip
def test_who_writes_something_alike_is_led_to_what_is_public_word_for_word_alone(cast, more, led):
    build.released(cast, **{"subject": TITLE, **more})

    found = similar_to(TITLE, suggestions.FACTS, congress_id=cast.congress.pk, actor=cast.actor("dep3"))

    assert bool(found) is led


# What the search field of every page finds.


def found_by(browser, words):
    return read(browser, f"/find/?q={words}")


@pytest.mark.parametrize("words", ["白鹭渡口", "道路", "群众"])
def test_another_deputy_finds_what_is_public_with_its_public_page(cast, words):
    release = build.released(cast, at="closed", subject=TITLE, facts="群众出行不便。", covered=["出行不便"])
    pages = {key: found_by(cast.client(key), words) for key in ("dep2", "unit", "dac")}

    assert {key: release.public_url in page for key, page in pages.items()} == {
        "dep2": True,
        "unit": False,
        "dac": False,
    }
    assert "出行不便" not in pages["dep2"]


def test_a_number_of_the_session_is_not_one_between_sessions(cast, public):
    case = public.suggestion
    other = f"{'闭' if case.in_session else '第'}{case.number}"

    assert [public in queries.released(q=words) for words in (str(case.number), case.number_text, other)] == [
        True,
        True,
        False,
    ]


def test_one_character_is_looked_for_in_titles_and_the_page_says_so(cast, public):
    one, two = (found_by(cast.client("dep2"), words) for words in ("鹭", "白鹭"))

    assert [public.public_url in page for page in (one, two)] == [True, True]
    assert ["“鹭”只有一个字" in one, "只有一个字" in two] == [True, False]


# Back to the summary: the answer may repeat what is no longer public.

QUOTING = f"您提出“{suggestions.PROPOSALS[:24]}”，路已修好。"


def test_answers_wait_for_another_decision_when_the_deputy_goes_back_to_the_summary(cast, client):
    found = build.released(cast, subject=TITLE, reply=QUOTING)
    assert "路已修好" in read(client, found.public_url)

    actions.choose(found.suggestion, actor=cast.dep, public_wish=True, public_as="summary")

    page, opened = everywhere(client, found), read(client, "/api/v1/open/suggestions.released/")
    table = client.get("/api/v1/open/suggestions.released/?as=csv").getvalue().decode()
    told = [words in text for text in (page, opened, table) for words in ("路已修好", suggestions.PROPOSALS[:24])]
    assert told == [False] * 6
    assert not queries.released(q="修好").exists()
    assert ("摘要正在整理" in page, "办理结果：" in page, "代表改为只公开摘要" in page) == (True, True, True)
    assert list(queries.waiting(cast.dac)) == [found]


def test_the_decision_marks_and_covers_what_the_answer_repeats_of_the_text(cast, client):
    found = build.released(cast, subject=TITLE, reply=QUOTING)
    actions.choose(found.suggestion, actor=cast.dep, public_wish=True, public_as="summary")
    (reply,) = queries.sent_answers(found.suggestion_id)
    url, dac = f"{found.get_absolute_url()}revise/", cast.client("dac")

    form = dac.get(url).content.decode()
    quoted = queries.quoted(QUOTING, [suggestions.PROPOSALS])
    done = dac.post(
        url, {f"answer_{reply.pk}": "open", "covered": "\n".join(quoted), "summary": "要修路。", "note": "只公开摘要"}
    )

    assert len(quoted) == 1
    assert (f"<mark>{quoted[0]}</mark>" in form, f"{quoted[0]}</textarea>" in form, done.status_code) == (
        True, True, 302
    )  # fmt: skip
    page = read(client, found.public_url)
    assert ("路已修好" in page, quoted[0] in page, "×××" in page) == (True, False, True)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("请县里把东岸村道修到渡口为止，谢谢。", ["把东岸村道修到渡口"]),
        ("把东岸村道", []),
        ("把东岸村道\n修到渡口", []),
        ("一、把东岸村道修到渡口；二、把东岸村道修到渡口。", ["把东岸村道修到渡口"]),
    ],
)
def test_what_a_text_repeats_of_another_from_eight_characters_on(text, pieces):
    assert queries.quoted(text, ["建议：把东岸村道修到渡口。", ""]) == pieces


SAID_OF_CHOICE = [
    # what he chose before, what he chooses, what he reads
    ("named", [(True, "unnamed")], "已保存，立即生效。"),
    ("named", [(False, "named")], "已保存，立即生效。"),
    ("named", [(False, "named"), (True, "named")], "由代表工委重新决定后公开"),
    ("named", [(True, "summary")], "答复由代表工委重新决定后公开"),
    ("summary", [(True, "named")], "原文由代表工委重新决定后公开"),
]


@pytest.mark.parametrize(("before", "choices", "said"), SAID_OF_CHOICE)
def test_the_deputy_is_told_what_holds_at_once_and_what_waits(cast, before, choices, said):
    found, client = build.released(cast, public_as=before, summary="要修路。"), cast.client("dep")

    for wish, how in choices:
        sent = {"public_wish": "yes" if wish else "no", "public_as": how}
        page = client.post(f"/suggestions/{found.suggestion_id}/public/", sent, follow=True).content.decode()

    assert said in page
