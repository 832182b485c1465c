"""Random draws: promised before, drawn with a witness, laid open after, checked outside the product, kept by the database."""

import json
import subprocess
import sys

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client, override_settings

from congress.frame import draws as pure
from congress.frame.workflow import Refused
from supervision.actions import draws
from supervision.checks import commitments
from supervision.models import Draw, DrawEntry, DrawShare
from supervision.queries import draws as queries
from tests.build import draws as build
from tests.costs import page_same_for_many

pytestmark = pytest.mark.django_db


def recompute(folder, data, script):
    """What the downloaded script says of the downloaded data, without this product: (status, words)."""
    (folder / "draw.json").write_bytes(data)
    (folder / "check_draw.py").write_bytes(script)
    done = subprocess.run([sys.executable, "-I", "check_draw.py", "draw.json"], cwd=folder, capture_output=True,
                          text=True, check=False)  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def downloaded(row):
    visitor = Client()
    script = visitor.get("/supervision/draws/public/check_draw.py")
    return visitor.get(f"/supervision/draws/public/{row.pk}/draw.json").content, b"".join(script.streaming_content)


# Who.


@pytest.mark.parametrize(("who", "may"), [("go", True), ("com", True), ("lead", False), ("dac", False), ("dep", False),
                                          ("unitl", False)])  # fmt: skip
def test_offices_prepare_draws(cast, who, may):
    row = Draw(congress=cast.congress, title=build.TITLE)
    if may:
        assert draws.keep_draw(row, actor=cast.actor(who)).pk
    else:
        with pytest.raises(PermissionDenied):
            draws.keep_draw(row, actor=cast.actor(who))


@pytest.mark.parametrize(
    ("at", "seen"),
    [("prepared", "lead go com dac scm"), ("committed", "lead go com dac scm dep unit tch"),
     ("voided", "lead go com dac scm dep unit tch")],
)  # fmt: skip
def test_what_is_prepared_is_for_the_offices_what_is_promised_for_all(cast, at, seen):
    row = build.draw(cast, at)
    people = {who: cast.actor(who) for who in ("lead", "go", "com", "dac", "scm", "dep", "unit")}
    people |= {"tch": cast.townships["river"].tch, "next": cast.stranger.dac}

    found = [who for who, actor in people.items() if Draw.objects.visible_to(actor).filter(pk=row.pk).exists()]
    assert " ".join(found) == seen


@pytest.mark.parametrize(("at", "status"), [("prepared", 404), *((at, 200) for at in build.STEPS[1:])])
def test_anybody_reads_what_is_promised(cast, at, status):
    row = build.draw(cast, at)
    one, data = (
        Client().get(f"/supervision/draws/public/{row.pk}/"),
        Client().get(f"/supervision/draws/public/{row.pk}/draw.json"),
    )

    assert (one.status_code, data.status_code) == (status, status)
    assert (build.TITLE in Client().get("/supervision/draws/public/").content.decode()) == (status == 200)


def test_only_the_chairs_and_the_office_void(cast):
    row = build.draw(cast, "committed")
    with pytest.raises(PermissionDenied):
        draws.void(row, actor=cast.com, reason="不满意")
    with pytest.raises(Refused, match="理由"):
        draws.void(row, actor=cast.lead, reason=" ")
    assert draws.void(row, actor=cast.lead, reason="漏登案件").state == "voided"


# The way.


def test_the_promise_holds_the_pool_and_hides_the_seed(cast):
    row = build.draw(cast, "committed")
    seed = queries.seed_of(row)

    assert (row.number_words, len(row.commitment)) == ("抽2026-001", 64)
    assert [entry["key"] for entry in row.committed["pool"]] == [one["key"] for one in build.case_rows()]
    assert pure.commitment(row.committed, seed) == row.commitment
    shown = [
        *downloaded(row),
        Client().get(row.public_url).content,
        cast.client("go").get(row.get_absolute_url()).content,
    ]
    assert [seed.encode() in page or row.salt.encode() in page for page in shown] == [False] * 4


def test_the_word_and_the_seed_decide(cast):
    row = build.draw(cast, "drawn")

    assert [one.key for one in queries.result_of(row)] == pure.drawn(row.committed, queries.seed_of(row), build.WORD)
    assert [one.place for one in queries.result_of(row)] == [1, 2, 3]
    assert row.seed == ""
    assert queries.seed_of(row) not in downloaded(row)[0].decode()


def test_every_draw_has_its_own_seed_and_the_next_number(cast):
    rows = [build.draw(cast, "revealed") for _ in range(3)]

    assert [row.number_words for row in rows] == ["抽2026-001", "抽2026-002", "抽2026-003"]
    assert len({row.seed for row in rows}) == 3


@pytest.mark.parametrize(
    ("rows", "count", "words"),
    [([], 1, "至少要有两个"), (build.case_rows(1), 1, "至少要有两个"), (build.case_rows(3), 4, "不够抽4个"),
     (build.case_rows(3, "法院"), 1, "没有规定")],
)  # fmt: skip
def test_a_pool_that_cannot_be_drawn_from_is_not_promised(cast, rows, count, words):
    row = build.draw(cast, rows=rows, count=count)

    with pytest.raises(Refused, match=words):
        draws.commit(row, actor=cast.go)
    assert words in cast.client("go").get(row.get_absolute_url()).content.decode()


def test_shares_give_each_their_number(cast):
    rows = build.case_rows(6, "法院") + [{**one, "key": f"检{one['key']}"} for one in build.case_rows(4, "检察院")]
    row = build.draw(cast, rows=rows)
    said = {"title-new1": "法院", "count-new1": "2", "title-new2": "检察院", "count-new2": "1"}
    assert cast.client("go").post(f"/supervision/draws/{row.pk}/shares/", said).status_code == 302

    row = draws.take(draws.commit(row, actor=cast.go), actor=cast.go, word="词", witness="见证人")

    assert [one.share for one in queries.result_of(row)] == ["法院", "法院", "检察院"]
    assert row.count == 3


def test_who_is_left_out_stands_in_the_promise_and_is_not_drawn(cast):
    rows = build.case_rows(5)
    rows[0]["left_out"] = "承办人是评查组成员的近亲属"
    row = build.draw(cast, "revealed", rows=rows)

    assert [one["reason"] for one in row.committed["left_out"]] == ["承办人是评查组成员的近亲属"]
    assert rows[0]["key"] not in [one.key for one in queries.result_of(row)]


def test_without_the_key_a_draw_can_only_be_voided(cast):
    row = build.draw(cast, "committed")
    with override_settings(SECRET_KEY="another-key-" * 6):
        with pytest.raises(Refused, match="作废"):
            draws.take(row, actor=cast.go, word="词", witness="人")
        row = draws.void(row, actor=cast.go, reason="系统密钥更换")
    assert (row.state, row.seed) == ("voided", "")


def test_a_key_that_was_changed_with_its_old_one_kept_still_opens_the_seed(cast):
    row = build.draw(cast, "committed")
    from django.conf import settings  # noqa: PLC0415 -- the key of this very run

    with override_settings(SECRET_KEY="another-key-" * 6, SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
        row = draws.take(row, actor=cast.go, word="词", witness="人")
    assert row.state == "drawn"


# Checked outside.


@pytest.mark.parametrize("at", ["revealed", "voided"])
def test_anybody_recomputes_the_draw_with_the_downloaded_script(cast, at, tmp_path):
    row = build.draw(cast, at)

    status, words = recompute(tmp_path, *downloaded(row))

    assert (status, words.count("一致"), words.count("不一致")) == (0, 2, 0)
    assert row.commitment in words
    assert "、".join(one.key for one in queries.result_of(row)) in words


@pytest.mark.parametrize(
    ("lie", "wrong"),
    [("pool", 1), ("word", 1), ("result", 1), ("seed", 2), ("count", 2), ("title", 1)],
)
def test_the_script_sees_every_lie(cast, lie, wrong, tmp_path):
    row = build.draw(cast, "revealed", rows=build.case_rows(40), count=6)
    data, script = downloaded(row)
    said = json.loads(data)
    match lie:
        case "pool":
            left = next(one for one in said["committed"]["pool"] if one["key"] not in said["result"])
            said["committed"]["pool"].remove(left)
        case "word":
            said["word"] += "。"
        case "result":
            said["result"].reverse()
        case "seed":
            said["seed"] = "0" * 64
        case "count":
            said["committed"]["shares"][0]["count"] = 5
        case "title":
            said["committed"]["title"] = "别的事项"

    status, words = recompute(tmp_path, json.dumps(said).encode(), script)

    assert (status, words.count("不一致")) == (1, wrong)


def test_before_the_seed_the_script_says_so(cast, tmp_path):
    status, words = recompute(tmp_path, *downloaded(build.draw(cast, "drawn")))

    assert status == 1
    assert "种子还没有公布" in words


def test_the_script_is_short_and_needs_nothing(cast):
    script = downloaded(build.draw(cast, "revealed"))[1].decode()
    lines = [line for line in script.splitlines() if line.strip() and not line.startswith(("import", '"""'))]

    assert len(lines) <= 22
    assert "congress" not in script


# Kept by the database.


@pytest.mark.parametrize(
    ("at", "change"),
    [
        ("committed", {"title": "别的事项"}),
        ("committed", {"count": 1}),
        ("committed", {"sheet": "{}"}),
        ("committed", {"salt": "0" * 32}),
        ("committed", {"commitment": "0" * 64}),
        ("committed", {"committed_at": None}),
        ("drawn", {"word": "另一句"}),
        ("drawn", {"witness": "别人"}),
        ("revealed", {"seed": "0" * 64}),
        ("revealed", {"state": "drawn"}),
        ("voided", {"state": "revealed", "voided_at": None, "voided_because": ""}),
        ("voided", {"voided_because": "别的理由"}),
    ],
)
def test_the_database_keeps_what_was_promised_drawn_and_laid_open(cast, at, change):
    row = build.draw(cast, at)

    with pytest.raises(IntegrityError), transaction.atomic():
        Draw.objects.filter(pk=row.pk).update(**change)


@pytest.mark.parametrize("at", build.STEPS[1:])
def test_the_pool_of_a_promised_draw_stands(cast, at):
    row = build.draw(cast, at)
    entries = DrawEntry.objects.filter(draw=row)
    attempts = [
        lambda: entries.filter(order=1).update(name="换过"),
        lambda: entries.filter(order=1).update(left_out="不想抽"),
        lambda: entries.filter(order=1).delete(),
        lambda: DrawEntry.objects.create(draw=row, order=99, key="多", name="多出来的"),
        lambda: DrawShare.objects.create(draw=row, order=1, title="法院", count=1),
        lambda: row.delete(),
    ]
    for attempt in attempts:
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()
    if row.drawn_at:
        with pytest.raises(IntegrityError), transaction.atomic():
            entries.filter(place=1).update(place=9)


def test_nothing_promised_is_moved_to_another_draw(cast):
    row, other = build.draw(cast, "committed"), build.draw(cast, rows=[])
    with pytest.raises(IntegrityError, match="supervision_drawentry_committed"), transaction.atomic():
        DrawEntry.objects.filter(draw=row, order=1).update(draw=other)


def test_what_is_prepared_may_be_changed_and_thrown_away(cast):
    row = build.draw(cast)
    draws.fill_pool(row, actor=cast.go, rows=build.case_rows(3))
    assert row.entries.count() == 3

    draws.discard(row, actor=cast.go)
    assert not Draw.objects.exists()
    promised = build.draw(cast, "committed")
    for deed in (lambda: draws.discard(promised, actor=cast.go), lambda: draws.keep_draw(promised, actor=cast.go),
                 lambda: draws.fill_pool(promised, actor=cast.go, rows=[])):  # fmt: skip
        with pytest.raises(Refused, match="承诺"):
            deed()


def test_the_self_check_recomputes_every_revealed_draw(cast):
    for at in build.STEPS:
        build.draw(cast, at)
    assert commitments() == []

    row = Draw.objects.get(state="revealed")
    row.seed = "0" * 64
    assert not queries._holds(row)


# Pages.


def test_it_goes_all_the_way_on_its_pages(cast):
    go = cast.client("go")
    said = {"kind": "other", "title": "抽取点位", "purpose": "", "count": "2", "word_rule": Draw.WORD_RULE}
    url = go.post("/supervision/draws/add/", said)["Location"]
    wrong = go.post(f"{url}pool/", {"pool": "甲\n1，一\n1，又一"})
    assert (wrong.status_code, wrong.context["form"].errors["pool"]) == (
        422, ["第1行：须有编号和名称。", "第3行：编号“1”重复。"],
    )  # fmt: skip
    assert go.post(f"{url}pool/", {"pool": "1\t一\n2，二，民事\n\n3,三,,,回避\n4，四"}).status_code == 302
    assert go.post(f"{url}commit/").status_code == 302
    assert go.post(f"{url}take/", {"word": " ", "witness": "王秀兰"}).status_code == 422
    assert go.post(f"{url}take/", {"word": "三七二十一", "witness": "王秀兰"}).status_code == 302
    assert go.post(f"{url}reveal/").status_code == 302

    row = Draw.objects.get()
    assert (row.state, row.word, row.entries.get(key="3").left_out) == ("revealed", "三七二十一", "回避")
    page = Client().get(row.public_url).content.decode()
    assert row.seed in page
    assert row.commitment in page


@pytest.mark.parametrize(("source", "first"), [("deputies", "张德福"), ("units", "西平样县交通运输局")])
def test_a_pool_comes_from_a_register(cast, source, first):
    row = build.draw(cast, rows=[], kind="people")

    cast.client("go").post(f"/supervision/draws/{row.pk}/pool/{source}/")

    assert first in [entry.name for entry in queries.entries_of(row)]
    assert all(entry.target for entry in queries.entries_of(row))


def test_a_pool_of_cases_begins_with_their_numbers_and_comes_from_no_register(cast):
    row, go = build.draw(cast, rows=[], kind="cases"), cast.client("go")
    page = go.get(row.get_absolute_url()).content.decode()
    assert "取自在任代表" not in page
    assert go.post(f"/supervision/draws/{row.pk}/pool/units/").status_code == 404

    wrong = go.post(f"/supervision/draws/{row.pk}/pool/", {"pool": "1，（2026）民1号\n（2026）民2号"})

    assert wrong.context["form"].errors["pool"] == ["第1行：“1”不是案号，第一项请写案号。", "第2行：须有案号和案由。"]
    assert go.post(f"/supervision/draws/{row.pk}/pool/", {"pool": "（2026）民2号，合同纠纷"}).status_code == 302


@pytest.mark.parametrize("at", build.STEPS)
def test_its_page_opens_at_every_state(cast, at):
    row = build.draw(cast, at)
    assert cast.client("go").get(row.get_absolute_url()).status_code == 200
    assert cast.client("com").get("/").status_code == 200


def test_the_list_asks_the_same_number_of_questions(cast):
    page_same_for_many(cast.client("go"), "/supervision/draws/", lambda place: build.draw(cast, "revealed"))


def test_the_words_are_found(cast):
    build.draw(cast, "committed")
    build.draw(cast, title="抽取视察单位")

    assert [str(one) for one in cast.client("go").get("/supervision/draws/?q=司法案件").context["found"]] == [
        build.TITLE
    ]
