"""What must agree in supervision."""

from congress.frame.kinds import Check, Finding

from .models import LivelihoodProject, NormativeDocument, Problem
from .queries import draws


def commitments():
    """Every revealed draw follows from its seed and word, recomputed from what was published."""
    return [
        Finding(f"随机抽取“{row}”（{row.number_words}）与公布的种子不符。", row.congress_id, row)
        for row in draws.broken()
    ]


def closed_with_problems():
    """A topic is closed when every problem on its list is struck off."""
    rows = Problem.objects.open().filter(topic__state="closed").select_related("topic").order_by("pk")
    return [
        Finding(f"《{row.topic}》已办结，第{row.order}项问题还没有销号。", row.topic.congress_id, row.topic)
        for row in rows
    ]


def left_undecided():
    """When a round has been voted on, none of its projects is a candidate any more."""
    rows = LivelihoodProject.objects.filter(state="candidate", round__state__in=["implementing", "rating", "closed"])
    return [
        Finding(f"民生实事“{row}”还是候选，它所在的票决已经结束。", row.round.congress_id, row.round)
        for row in rows.select_related("round").order_by("pk")
    ]


def unregistered_reviews():
    """What is reviewed has been registered (备案登记以后才审查)."""
    rows = NormativeDocument.objects.filter(state="reviewing", registered_on=None).order_by("pk")
    return [Finding(f"“{row}”在审查，却没有备案登记。", row.congress_id, row) for row in rows]


ALL = (
    Check(key="supervision.draws", label="抽取结果与种子一致", find=commitments, order=60,
          means="公布的抽取结果不能由公布的种子重新算出，公开抽取就不可信。",
          todo="请不要使用这次抽取的结果；由常委会办公室公开作废，另行抽取，并把这一条交审计员。"),
    Check(key="supervision.problems", label="办结的议题问题都已销号", find=closed_with_problems, order=61,
          means="议题办结了，问题清单上还有没整改完的，会没有人再跟。",
          todo="请打开这个议题：问题已经整改的，补登评价后销号；没有整改的，由委员会继续跟踪。"),
    Check(key="supervision.candidates", label="票决结束的没有留下候选项目", find=left_undecided, order=62,
          means="票决结束以后，每个候选项目不是确定实施就是落选储备；留下的没有结果。",
          todo="请常委会办公室（乡镇为人大秘书）打开这次票决，对照公告核对这个项目的结果。"),
    Check(key="supervision.registered", label="审查的文件都已备案登记", find=unregistered_reviews, order=63,
          means="没有登记就没有备案编号，年度备案目录里会漏掉它。",
          todo="请法制工委打开这份文件，补办备案登记。"),
)  # fmt: skip
