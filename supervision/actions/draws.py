"""Carrying out random draws: the pool is put together, promised, drawn and laid open."""

import secrets

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import records, searching
from congress.actions.registers import arrange, demand, keep
from congress.frame import clock, draws
from congress.frame.address import find_all
from congress.frame.workflow import Refused

from ..models import Draw, DrawEntry, Expert, ExpertWork
from ..policies import draws as policies
from ..queries import draws as queries
from ..queries import experts
from ..workflow import DRAW

S = Draw.State
MOST = 3000
LOST = "封存种子用的系统密钥已经更换，算不出当初的种子。请作废这次抽取，重新公布一次。"


def _open(draw):
    """The row, held, while it may still be changed."""
    held = DRAW.held(draw)
    if held.state != S.PREPARED:
        raise Refused("已经公布承诺，不能再改。")
    return held


@transaction.atomic
def keep_draw(draw, *, actor):
    """Prepare a draw, or change what has been prepared."""
    demand(policies.keeps_draws, actor, draw)
    if draw.pk:
        _open(draw)
    keep(draw, actor=actor)
    searching.index(draw, kind=queries.FOUND_BY, title=draw.title, text=draw.purpose)
    return draw


@transaction.atomic
def discard(draw, *, actor):
    """Throw away what has never been published."""
    demand(policies.keeps_draws, actor, draw)
    if DRAW.held(draw).state != S.PREPARED:
        raise Refused("已经公布承诺的不能删除，只能作废。")
    records.record("supervision.draw.discard", actor=actor, obj=draw, text=f"{actor.name}删除随机抽取《{draw}》")
    searching.forget(draw)
    draw.delete()


@transaction.atomic
def fill_pool(draw, *, actor, rows):
    """Put these rows into the pool in place of what is there: key, name, note, share, left_out; who comes from a register
    keeps the row he stands for. The pool of a matter's experts is never typed."""
    if draw.matter_id:
        raise Refused("抽取专家的，抽取池只能从专家库取。")
    return _fill(draw, actor, rows)


def _fill(draw, actor, rows):
    demand(policies.keeps_draws, actor, draw)
    _open(draw)
    if len(rows) > MOST:
        raise Refused(f"抽取池最多{MOST}个对象。")
    keys = [row["key"] for row in rows]
    if twice := next((key for key in keys if keys.count(key) > 1), "") if len(set(keys)) < len(keys) else "":
        raise Refused(f"编号“{twice}”重复。")
    stood = dict(draw.entries.values_list("key", "target"))
    draw.entries.all().delete()
    made = [
        DrawEntry(draw=draw, order=place, **{"target": stood.get(row["key"], ""), **row})
        for place, row in enumerate(rows, start=1)
    ]
    for entry in made:
        entry.clean_fields(exclude=["draw"])
    DrawEntry.objects.bulk_create(made)
    records.record("supervision.draw.pool", actor=actor, obj=draw, after={"抽取池": [f"{row.key} {row.name}" for row in made]},
                   text=f"{actor.name}登记《{draw}》的抽取池{len(made)}个")  # fmt: skip
    return draw


@transaction.atomic
def fill_from(draw, *, actor, source):
    """The pool is what a register gives today: deputies in office, bodies, or the experts of the draw's matter."""
    rows = experts.pool(draw) if draw.matter_id else queries.SOURCES[source][1](draw)
    if not rows:
        raise Refused("登记册里没有可以入池的对象。")
    return _fill(draw, actor, rows)


@transaction.atomic
def arrange_shares(draw, rows, *, actor):
    """Which part of the pool gives how many."""
    demand(policies.keeps_draws, actor, draw)
    _open(draw)
    kept = arrange(draw.shares, rows, columns=("title", "count"))
    draw.count = sum(share.count for share in kept) or draw.count
    draw.save(update_fields=["count"])
    records.record("supervision.draw.shares", actor=actor, obj=draw, after={"分组": [f"{one}抽{one.count}" for one in kept]},
                   text=f"{actor.name}登记《{draw}》的抽取分组{len(kept)}个")  # fmt: skip
    return draw


@DRAW.does("commit")
def commit(draw, *, actor):
    """Pool and rule are put into one text, a seed is sealed with it, and the digest of both is published: from here on
    nothing of it can be changed. A matter's experts are asked once more who has to keep away."""
    if draw.matter_id:
        _same_experts(draw)
    at = clock.now()
    draw.year = clock.today().year
    draw.number = queries.next_number(draw, draw.year)
    content = queries.committed(draw, at=at)
    if wrong := draws.fault(content):
        raise Refused(wrong)
    draw.salt = secrets.token_hex(16)
    draw.sheet = draws.as_text(content)
    draw.commitment = draws.commitment(content, queries.made_seed(draw.salt))
    draw.committed_at, draw.committed_by = at, actor.name[:40]


def _same_experts(draw):
    """Between preparing and publishing an expert may have left or declared a tie."""
    now = {(row["key"], row["left_out"]) for row in experts.pool(draw)}
    was = set(draw.entries.values_list("key", "left_out"))
    if now != was:
        raise Refused("专家库里的在聘专家或者回避情形已有变化，请重新从专家库取一次抽取池。")


@DRAW.does("take")
def take(draw, *, actor, word, witness):
    """The witness's word and the sealed seed give the result; whoever is an expert of the matter has his work from it."""
    word, witness = word.strip(), witness.strip()
    if not word or not witness:
        raise ValidationError({"word": "请填写见证词和见证人。"})
    seed = queries.seed_of(draw)
    if not seed:
        raise Refused(LOST)
    found = draws.drawn(draw.committed, seed, word)
    entries = {entry.key: entry for entry in draw.entries.filter(key__in=found)}
    for place, key in enumerate(found, start=1):
        entries[key].place = place
    DrawEntry.objects.bulk_update(entries.values(), ["place"], batch_size=200)
    draw.word, draw.witness, draw.drawn_at, draw.drawn_by = word, witness, clock.now(), actor.name[:40]
    if draw.matter_id:
        _give_work(draw, [entries[key] for key in found], actor)


def _give_work(draw, entries, actor):
    there = find_all([entry.target for entry in entries if entry.target])
    chosen = [one for entry in entries if isinstance(one := there.get(entry.target), Expert)]
    busy = set(draw.matter.works.values_list("expert", flat=True))
    made = [
        ExpertWork(matter_id=draw.matter_id, expert=expert, chosen=ExpertWork.Chosen.DRAW, draw=draw)
        for expert in chosen
        if expert.pk not in busy
    ]
    ExpertWork.objects.bulk_create(made)
    records.record("supervision.expertwork.drawn", actor=actor, obj=draw.matter, after={"专家": [str(one) for one in chosen]},
                   text=f"{actor.name}为“{draw.matter}”抽取专家{len(made)}人")  # fmt: skip


@DRAW.does("reveal")
def reveal(draw, *, actor):
    """The seed is laid open; it is checked first that commitment and result follow from it."""
    seed = queries.seed_of(draw)
    if not seed:
        raise Refused(LOST)
    if draws.drawn(draw.committed, seed, draw.word) != [entry.key for entry in queries.result_of(draw)]:
        raise Refused("登记的结果与种子、见证词推算的结果不一致，不能公布。请作废，并由系统管理员核查。")
    draw.seed, draw.revealed_at = seed, clock.now()


@DRAW.does("void")
def void(draw, *, actor, reason):
    """It does not count; commitment, word and result stay public with the reason – and the seed with them, so that
    everybody sees what has been thrown away. Experts drawn by it who have done nothing yet are let go."""
    if not draw.seed and (seed := queries.seed_of(draw)):
        draw.seed, draw.revealed_at = seed, clock.now()
    draw.voided_because, draw.voided_at = reason.strip()[:300], clock.now()
    idle = draw.works.filter(done_on=None)
    if names := [str(work.expert) for work in idle.select_related("expert")]:
        records.record("supervision.expertwork.let_go", actor=actor, obj=draw.matter, before={"专家": names}, reason=reason,
                       text=f"抽取作废，“{draw.matter}”的专家{len(names)}人不再参加")  # fmt: skip
        idle.delete()
