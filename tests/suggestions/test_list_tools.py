"""A list as one has it before him: its order, its columns, filters under a name, one move with many rows."""

import re

import pytest

from congress.actions import jobs
from congress.actions import listing as keeping
from congress.actions import together as acting
from congress.frame import ordering
from congress.frame.workflow import Refused
from congress.models import Account, AuditEvent, Job, SavedView
from congress.queries import together as looking
from congress.views.deeds import BoundedPaginator, FoundOnce
from suggestions.models import Assignment
from suggestions.queries import lists
from suggestions.workflow import ASSIGNMENT
from tests import build
from tests.costs import statements

LIST, KEY = "/suggestions/", "suggestions.suggestions"
COLUMNS, VIEWS, TOGETHER = (f"/lists/{KEY}/{name}/" for name in ("columns", "views", "together"))


def heads(text):
    return re.findall(
        r"[\u4e00-\u9fff]+", re.sub(r"<[^>]+>|，点按改变排序", " ", re.search(r"<thead>.*?</thead>", text, re.S)[0])
    )


def titles(text):
    return re.findall(r'<th scope="row"><a [^>]*>([^<]*)</a>', text)


def account_of(cast, key):
    return Account.objects.get(pk=cast.signed_in(key).account_id)


def shown(client, query=""):
    return client.get(f"{LIST}{query}").content.decode()


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("", ""),
        ("due", "due"),
        ("-due,number", "-due,number"),
        (" due , -number", "due,-number"),
        ("due,-due,due", "due"),
        ("no,due,pk,lead__person__name", "due"),
        ("-", ""),
        ("a,b,c,d,e", "a,b,c,d"),
    ],
)
def test_what_no_column_is_sorted_by_is_passed_over(asked, read):
    assert ordering.written(ordering.read(asked, ("due", "number", *"abcde"))) == read


def test_a_click_sorts_by_one_column_a_click_with_shift_by_one_more():
    now = ordering.read("due,-number", ("due", "number", "on"))

    assert ordering.written(ordering.alone(now, "due")) == "due"
    assert ordering.written(ordering.alone(ordering.alone([], "due"), "due")) == "-due"
    assert ordering.written(ordering.then(now, "on")) == "due,-number,on"
    assert ordering.written(ordering.then(now, "due")) == "-due,-number"


def test_a_list_is_sorted_by_several_columns_of_its_address(cast):
    for subject, hard in (("甲", True), ("乙", False), ("丙", False)):
        build.suggestion(cast, at="assigned", subject=subject, is_hard=hard)
    client = cast.client("dac")

    assert titles(shown(client, "?sort=reply_due_on,-number")) == ["丙", "乙", "甲"]
    assert titles(shown(client, "?sort=-reply_due_on,number")) == ["甲", "乙", "丙"]
    text = shown(client, "?sort=reply_due_on,-number,lead__person__name,no")
    assert titles(text) == ["丙", "乙", "甲"]
    assert "排序：期限、编号（倒序）" in text
    assert re.findall(r'aria-sort="(\w+)"', text) == ["descending", "ascending"]


def test_a_list_is_sorted_by_state_in_the_order_of_the_stages(cast):
    stages = ("closed", "in_progress", "withdrawn", "assigned", "to_assign", "feedback_pending", "submitted")
    for stage in stages:
        build.suggestion(cast, at=stage, subject=stage)
    way = ["submitted", "to_assign", "assigned", "in_progress", "feedback_pending", "closed"]

    assert titles(shown(cast.client("dac"), "?sort=standing")) == [*way, "withdrawn"]
    assert titles(shown(cast.client("dac"), "?sort=-standing")) == ["withdrawn", *reversed(way)]
    assert titles(shown(cast.client("unit"), "?sort=standing")) == way[2:]  # where its own task stands


def test_a_box_is_read_aloud_by_the_subject_of_its_line(cast):
    build.suggestion(cast, at="assigned", subject="关于修路的建议")

    text = shown(cast.client("unit"))

    assert re.findall(r'name="pick".*?<span class="visually-hidden">([^<]+)</span>', text) == ["选：关于修路的建议"]


def test_columns_are_put_away_brought_out_and_moved_for_oneself_alone(cast):
    build.suggestion(cast, at="assigned")
    client, other = cast.client("dac"), cast.client("go")
    usual = ["标题", "编号", "提出日", "领衔代表", "承办单位", "状态", "期限"]
    before = (heads(shown(client))[-7:], heads(shown(other))[-7:])

    client.post(COLUMNS, {"hide": "领衔代表"})
    client.post(COLUMNS, {"show": "交办日"})
    client.post(COLUMNS, {"up": "交办日"})
    client.post(COLUMNS, {"hide": "标题"})  # the first stays
    client.post(COLUMNS, {"show": "没有这一栏"})
    text = shown(client)

    assert before == (usual, usual)
    assert heads(text)[-7:] == ["标题", "编号", "提出日", "承办单位", "状态", "交办日", "期限"]
    assert f"{build.county.TODAY.year}年" in re.search(r'data-label="交办日"[^>]*>([^<]*)<', text)[1]
    assert heads(shown(other))[-7:] == usual
    client.post(COLUMNS, {"reset": "1"})
    assert heads(shown(client))[-7:] == usual


def test_columns_of_the_file_are_for_those_who_may_have_the_file(cast):
    build.suggestion(cast, at="assigned")
    client = cast.client("dep")
    keeping.choose_columns(account_of(cast, "dep"), KEY, ["标题", "交办日", "状态"])

    assert heads(shown(client)) == ["标题", "状态"]


def test_filters_are_kept_under_a_name_and_opened_by_their_address(cast):
    build.suggestion(cast, at="assigned", subject="已交")
    build.suggestion(cast, at="to_assign", subject="待交")
    client = cast.client("dac")

    answer = client.post(f"{VIEWS}?stage=to_assign&sort=-number&page=3", {"name": "待交办的"})
    view = SavedView.objects.get()

    assert (answer.status_code, answer.url) == (302, f"{LIST}?view={view.pk}")
    assert (view.query, view.is_shared) == ("stage=to_assign&sort=-number", False)
    assert titles(shown(client, f"?view={view.pk}")) == ["待交"]
    assert titles(shown(client, f"?view={view.pk}&stage=assigned")) == ["已交"]
    assert titles(shown(client, f"?view={view.pk}&stage=")) == ["待交", "已交"]
    assert 'href="?sort=-number"' in shown(client, f"?view={view.pk}")  # the pill takes the view's own answer off
    client.post(f"{VIEWS}?stage=assigned", {"name": "待交办的"})
    assert SavedView.objects.get().query == "stage=assigned"
    assert client.post(VIEWS, {"name": "空的"}).status_code == 422


def test_a_shared_view_opens_in_every_office_of_the_congress_and_shows_each_what_he_sees(cast):
    build.suggestion(cast, at="assigned", subject="交通的")
    build.suggestion(cast, at="assigned", subject="法院的", unit="court")
    clients = {key: cast.client(key) for key in ("unit", "unitl", "court", "dac", "dep")}
    clients["other"] = cast.townships["river"].client("tch")
    actor = cast.signed_in("unit")
    shared = keeping.keep_view(KEY, actor=actor, name="待签收", query="stage=assigned", is_shared=True)
    own = keeping.keep_view(KEY, actor=actor, name="自己的", query="stage=assigned")

    found = {
        key: [client.get(f"{LIST}?view={view.pk}").status_code for view in (shared, own)]
        for key, client in clients.items()
    }

    refused = {key: answers for key, answers in found.items() if answers != [200, 404]}
    assert refused == {"unit": [200, 200], "dep": [404, 404], "other": [404, 404]}
    offered = {key: "共用）<" in client.get(LIST).content.decode() for key, client in clients.items()}
    assert [key for key, is_there in offered.items() if is_there] == ["unitl"]
    assert titles(shown(clients["court"], f"?view={shared.pk}")) == ["法院的"]
    assert titles(shown(clients["unitl"], f"?view={shared.pk}")) == ["交通的"]
    assert clients["unitl"].post(f"/lists/views/{shared.pk}/drop/").status_code == 403
    assert clients["unitl"].post(f"/lists/views/{own.pk}/drop/").status_code == 404
    assert clients["unit"].post(f"/lists/views/{shared.pk}/drop/").status_code == 302
    assert list(SavedView.objects.all()) == [own]


@pytest.mark.parametrize("asked", ["x", "0", "99999999", "-1", "1e3"])
def test_a_view_that_is_not_there_is_not_found(cast, asked):
    answer = cast.client("dac").get(f"{LIST}?view={asked}")

    assert answer.status_code == 404
    assert all(words in answer.content.decode() for words in ("这个常用条件打不开", f'href="{LIST}"'))


def test_whoever_works_in_no_organ_shares_nothing(cast):
    client = cast.client("dep")

    assert "本机构的人都可以用" not in client.get(f"{VIEWS}?stage=working").content.decode()
    with pytest.raises(Refused, match="在机关、单位工作"):
        keeping.keep_view(KEY, actor=cast.signed_in("dep"), name="x", query="stage=working", is_shared=True)


# One move with many rows.


def states(tasks):
    return [Assignment.objects.get(pk=task.pk).state for task in tasks]


def test_all_that_is_found_is_looked_through_before_anything_is_done(cast):
    tasks = [build.task(cast, at="assigned", subject=f"第{n}件") for n in range(3)]
    late = build.task(cast, at="accepted", subject="签过的")
    other = build.task(cast, at="assigned", unit="court")
    client = cast.client("unit")

    text = client.get(f"{TOGETHER}?deed=sign_for&all=1").content.decode()

    assert sorted(re.findall(r'name="kept" value="(\d+)" checked', text)) == sorted(str(task.pk) for task in tasks)
    assert "当前为“已签收”，不能“签收”。" in text
    assert states([*tasks, late, other]) == [*["assigned"] * 3, "accepted", "assigned"]
    narrowed = client.get(f"{TOGETHER}?deed=sign_for&all=1&q=第1件").content.decode()
    assert re.findall(r'name="kept" value="(\d+)"', narrowed) == [str(tasks[1].pk)]
    picked = client.get(f"{TOGETHER}?deed=sign_for&pick={tasks[2].suggestion_id}").content.decode()
    assert re.findall(r'name="kept" value="(\d+)"', picked) == [str(tasks[2].pk)]


def test_what_was_left_ticked_is_done_by_the_machine_row_by_row(cast):
    tasks = [build.task(cast, at="assigned") for _ in range(3)]
    other = build.task(cast, at="assigned", unit="court")
    client = cast.client("unit")
    kept = [tasks[0].pk, tasks[1].pk, other.pk]

    answer = client.post(f"{TOGETHER}?deed=sign_for&all=1&stage=assigned", {"kept": kept})

    assert (answer.status_code, answer.url) == (302, f"{LIST}?stage=assigned")
    assert states([*tasks, other]) == ["accepted", "accepted", "assigned", "assigned"]
    assert AuditEvent.objects.filter(
        kind="suggestions.assignment.sign_for", target__endswith=f":{tasks[0].pk}"
    ).exists()
    assert "已办2件，未办0件" in AuditEvent.objects.get(kind="congress.together").text


def test_closing_many_leaves_those_that_want_words_of_their_own(cast):
    content = build.task(cast, at="rated")
    discontent = build.task(cast, at="rated", result="not_satisfied")
    promised = build.task(cast, at="rated", reply_class="B")
    client = cast.client("dac")
    all_of_them = {"kept": [content.pk, discontent.pk, promised.pk]}

    text = client.get(f"{TOGETHER}?deed=close&all=1&stage=rated").content.decode()
    client.post(f"{TOGETHER}?deed=close", all_of_them)
    client.post(f"{TOGETHER}?deed=follow", all_of_them)

    assert re.findall(r'name="kept" value="(\d+)"', text) == [str(content.pk)]
    assert states([content, discontent, promised]) == ["closed", "rated", "follow_up"]


def test_a_bulk_move_is_offered_and_open_to_those_it_belongs_to(cast):
    build.suggestion(cast, at="assigned")
    offered = {
        key: re.findall(r'name="deed" value="(\w+)"', shown(cast.client(key)))
        for key in ("dac", "go", "unit", "dep", "lead")
    }

    assert offered == {
        "dac": ["follow", "close", "archive"],
        "go": ["archive"],
        "unit": ["sign_for"],
        "dep": [],
        "lead": [],
    }
    assert {
        key: cast.client(key).get(f"{TOGETHER}?deed=close&all=1").status_code for key in ("dac", "go", "unit", "dep")
    } == {"dac": 200, "go": 403, "unit": 403, "dep": 403}
    assert cast.client("dac").get(f"{TOGETHER}?deed=rate&all=1").status_code == 404
    assert cast.client("dac").get("/lists/no.such/together/?deed=close").status_code == 404


def test_what_changed_meanwhile_stays_as_it_is_and_is_told(cast):
    tasks = [build.task(cast, at="assigned") for _ in range(2)]
    looked = looking.looked_through(acting.bulk_of(KEY, "sign_for", cast.unit), cast.unit, tasks)
    ASSIGNMENT.deeds["sign_for"](tasks[0], actor=cast.unit)

    done, refused = acting.carry_out(KEY, "sign_for", [task.pk for task in tasks], actor=cast.unit)

    assert len(looked.ready) == 2
    assert ([task.pk for task in done], [obj.pk for obj, _ in refused]) == ([tasks[1].pk], [tasks[0].pk])
    assert "不能“签收”" in refused[0][1]


def test_many_rows_are_done_in_the_background_with_the_rights_of_the_asker(cast, monkeypatch):
    tasks = [build.task(cast, at="assigned") for _ in range(2)]
    monkeypatch.setattr(acting, "AT_ONCE", 1)
    client = cast.client("unit")

    answer = client.post(f"{TOGETHER}?deed=sign_for", {"kept": [task.pk for task in tasks]})
    job = Job.objects.get(kind="congress.together")
    before = states(tasks)
    jobs.run(job.pk)
    job.refresh_from_db()

    assert answer.url == f"/jobs/{job.pk}/"
    assert (before, states(tasks)) == (["assigned"] * 2, ["accepted"] * 2)
    assert (job.state, job.result["done"], job.result["refused"]) == ("done", 2, 0)


def test_more_than_go_at_once_are_refused_politely(cast, monkeypatch):
    tasks = [build.task(cast, at="assigned") for _ in range(3)]
    monkeypatch.setattr(looking, "MOST", 2)
    monkeypatch.setattr(acting, "MOST", 2)

    text = cast.client("unit").get(f"{TOGETHER}?deed=sign_for&all=1").content.decode()

    assert "超出一次能办的数量" in text
    assert len(re.findall(r'name="kept"', text)) == 2
    with pytest.raises(Refused, match="一次最多办理2件"):
        acting.begin(KEY, "sign_for", [task.pk for task in tasks], actor=cast.unit)


def test_looking_through_many_costs_the_same_as_looking_through_few(cast, django_assert_num_queries):
    client = cast.client("unit")
    client.get(LIST)
    for number in (1, 2):
        for _ in range(number):
            build.suggestion(cast, at="assigned")
        with django_assert_num_queries(9):
            client.get(f"{TOGETHER}?deed=sign_for&all=1")


def test_columns_of_the_file_cost_no_more_than_the_usual_ones(cast):
    client = cast.client("dac")
    every = ["标题", "提出日", "代表团", "会议", "类别", "交办日", "答复日", "办结日", "重点督办", "编号"]
    keeping.choose_columns(account_of(cast, "dac"), KEY, every)
    client.get(LIST)
    for number in (1, 2):
        for _ in range(number):
            build.suggestion(cast, at="assigned", cosigners=("dep2",))
        assert statements(lambda: heads(shown(client))[-10:] == every or pytest.fail("columns")) <= 9


@pytest.mark.parametrize("keys", [False, True], ids=["rows", "keys alone"])
def test_what_is_found_once_is_paged_as_what_is_counted_and_found_again(cast, keys):
    for _ in range(5):
        build.suggestion(cast, at="assigned", cosigners=("dep2",))
    rows = lists.listed(cast.dep2)
    rows = rows.values_list("pk", flat=True) if keys else rows.select_related("lead__person")

    once, again = FoundOnce(rows, 2), BoundedPaginator(rows, 2)

    assert once.count == again.count == 5
    assert [list(once.page(at)) for at in (1, 2, 3)] == [list(again.page(at)) for at in (1, 2, 3)]
