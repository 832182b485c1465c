"""The record of a random draw on paper (抽取记录, S67): pool, commitment, word, seed, result, signatures."""

from congress.documents.reports import body_of
from congress.frame import kinds
from congress.frame.clock import BEIJING
from congress.frame.numbers import long_date
from congress.frame.printing import Column, Field, Fields, Heading, Paper, Para, Signature, Signatures, Table
from congress.models import Organization

from ..policies import draws as policies
from ..queries import draws as queries

KIND = Organization.Kind
HOW = (
    "抽取办法：公布承诺时，系统把事项、抽取池的每一行、抽取个数和一个封存的种子合成一段文字，算出它的SHA-256值，即承诺值；抽取时，以种子为密钥、"
    "见证词为内容算出HMAC-SHA256值，再以它为密钥对每个对象的编号算出HMAC-SHA256值，每组由小到大取规定的个数。种子公布以后，任何人都可以在公众"
    "页面下载数据和核对程序，自行推算承诺值和结果。"
)


def organ(draw):
    return body_of(draw.congress_id, KIND.PRESIDIUM if draw.congress.level == "township" else KIND.STANDING_COMMITTEE)


def _moment(when):
    there = when.astimezone(BEIJING) if when else None
    return f"{long_date(there)}{there:%H:%M}" if there else ""


def gather(draw):
    said = draw.committed
    return {
        "number": draw.number_words,
        "title": draw.title,
        "purpose": draw.purpose,
        "kind": draw.get_kind_display(),
        "word_rule": draw.word_rule,
        "shares": [[share["name"] or "全部抽取池", str(share["count"])] for share in said["shares"]],
        "pool": [[one["key"], one["name"], one["note"], one["share"]] for one in said["pool"]],
        "left_out": [[one["key"], one["name"], one["reason"]] for one in said["left_out"]],
        "result": [[str(one.place), one.key, one.name, one.share] for one in queries.result_of(draw)],
        "commitment": draw.commitment,
        "committed_at": _moment(draw.committed_at),
        "committed_by": draw.committed_by,
        "word": draw.word,
        "witness": draw.witness,
        "drawn_at": _moment(draw.drawn_at),
        "drawn_by": draw.drawn_by,
        "seed": draw.seed,
        "voided": draw.voided_because,
    }


def _code(text):
    """Sixty-four signs in groups of eight, so that they can be read out and compared."""
    return " ".join(text[at : at + 8] for at in range(0, len(text), 8))


def compose(snapshot, issued):
    parts = "；".join(f"{name}抽{count}个" for name, count in snapshot["shares"])
    fields = Fields(
        (
            (Field("编号", snapshot["number"]), Field("抽取对象", snapshot["kind"])),
            (Field("事项", snapshot["title"]),),
            (Field("抽取个数", parts),),
            (Field("公布承诺", snapshot["committed_at"]), Field("公布人", snapshot["committed_by"])),
            (Field("承诺值", _code(snapshot["commitment"])),),
            (Field("抽取时间", snapshot["drawn_at"]), Field("抽取人", snapshot["drawn_by"])),
            (Field("见证词", snapshot["word"]),),
            (Field("见证人", snapshot["witness"]),),
            (Field("种子", _code(snapshot["seed"]) or "尚未公布"),),
        )
    )
    result = Table(
        (Column("顺序", 1, "center"), Column("编号", 3), Column("名称", 5), Column("分组", 2)),
        tuple(map(tuple, snapshot["result"])),
        small=True,
    )
    pool = Table(
        (Column("编号", 3), Column("名称", 5), Column("备注", 4), Column("分组", 2)),
        tuple(map(tuple, snapshot["pool"])),
        small=True,
    )
    blocks = [fields, Heading("一、抽取结果"), result]
    if snapshot["voided"]:
        blocks.insert(0, Para(f"本次抽取已经作废，结果不算数。理由：{snapshot['voided']}"))
    blocks += [Heading(f"二、抽取池（{len(snapshot['pool'])}个）"), pool]
    if snapshot["left_out"]:
        columns = (Column("编号", 3), Column("名称", 5), Column("不入池的原因", 6))
        blocks += [
            Heading(f"三、不入池（{len(snapshot['left_out'])}个）"),
            Table(columns, tuple(map(tuple, snapshot["left_out"])), small=True),
        ]
    blocks += [Para(HOW), Para(f"见证词的来源：{snapshot['word_rule']}")]
    if snapshot["purpose"]:
        blocks.append(Para(snapshot["purpose"], lead="说明："))
    blocks.append(
        Signatures(
            (Signature("抽取人（签字）："), Signature("见证人（签字）："), Signature("监督人（签字）：", dated=True))
        )
    )
    return Paper(form="plain", title=("随机抽取记录",), subtitle=(snapshot["title"],), blocks=tuple(blocks))


DRAW_RECORD = kinds.DocumentKind(
    key="supervision.draw_record",
    title="抽取记录",
    model="supervision.draw",
    gather=gather,
    compose=compose,
    organ=organ,
    may_issue=policies.prints_record,
    may_read=policies.reads_record,
    order=60,
)
