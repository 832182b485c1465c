"""What the system knows of a congress's suggestions in a quarter: for quarterly reports and assessments."""

from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from congress.frame.kinds import Figure

from .models import Motion, Suggestion
from .queries import happened


def _figure(name, label, definition, *, order, fact=""):
    choose = getattr(happened, name)

    def count(congress_ids, since, until):
        rows = choose(Suggestion.objects.filter(congress__in=congress_ids), since, until).order_by()
        return dict(rows.values("congress").annotate(n=Count("pk", distinct=True)).values_list("congress", "n"))

    def url(congress_id, since, until):
        asked = {"fact": fact or name, "since": since, "until": until}
        return f"{reverse('suggestions:list')}?{urlencode(asked)}"

    return Figure(
        key=f"suggestions.{name}",
        label=label,
        unit="件",
        definition=definition,
        count=count,
        url=url,
        own=True,
        order=order,
    )


def _motions(name, label, column, definition, order):
    fact = "" if column == "filed_on" else column

    def count(congress_ids, since, until):
        rows = Motion.objects.filter(congress__in=congress_ids, **{f"{column}__range": (since, until)}).order_by()
        return dict(rows.values("congress").annotate(n=Count("pk")).values_list("congress", "n"))

    return Figure(
        key=f"suggestions.{name}",
        label=label,
        unit="件",
        definition=definition,
        count=count,
        url=lambda congress_id, since, until: (
            f"{reverse('suggestions:motions')}?{urlencode({'fact': fact, 'since': since, 'until': until})}"
        ),
        own=True,
        order=order,
    )


ALL = (
    _motions("motions_put", "提出议案", "filed_on", "提出日期在统计期内的议案", 18),
    _motions("motions_decided", "作出处理决定的议案", "decided_on", "决定日期在统计期内的议案", 19),
    _figure("raised", "代表提出建议", "提交日在统计期内的建议", order=20, fact="submitted"),
    _figure("assigned", "交办建议", "交办日在统计期内的建议，并案的随主案计入，撤回的不计", order=21),
    _figure("answered", "答复建议", "各承办单位首次答复全部送出的日期在统计期内的建议，不论何时交办", order=22),
    _figure("rated", "代表已评价", "统计期内有代表评价的建议，未反馈的不计", order=23),
    _figure("overdue", "期末逾期未答复", "统计期最后一日已过答复期限、没有答复的建议", order=24),
)
