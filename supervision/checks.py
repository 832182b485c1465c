"""What must agree in supervision."""

from congress.frame.kinds import Check, Finding

from .queries import draws


def commitments():
    """Every revealed draw follows from its seed and word, recomputed from what was published."""
    return [
        Finding(f"随机抽取“{row}”（{row.number_words}）与公布的种子不符。", row.congress_id) for row in draws.broken()
    ]


ALL = (Check(key="supervision.draws", label="抽取结果与种子一致", find=commitments, order=50),)
