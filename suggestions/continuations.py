"""What people say may become a suggestion: where it begins, and what they may read of it on its way."""

from dataclasses import replace
from urllib.parse import urlencode

from django.urls import reverse

from congress.frame.kinds import Continuation, Stage

from . import policies
from .models import Publication, Suggestion
from .queries.coming import coming, results
from .queries.public import reading, with_reading
from .workflow import SUGGESTION as SUGGESTION_MACHINE

HIDDEN = "人大代表已把您反映的问题写成代表建议，正在准备提交。"
REVIEW = "代表建议已经提交，正在审查。"
WORDS = {
    "to_assign": "代表建议已经立案，等待交办。",
    "handling": "代表建议正在由承办单位办理。",
    "not_filed": "这件代表建议没有立案。",
    "withdrawn": "代表撤回了这件建议。",
    "converted": "这件代表建议已转其他渠道办理。",
    "merged": "这件代表建议已与同类建议合并办理。",
    "closed": "代表建议已经办结。",
    "archived": "代表建议已经办结。",
}
OVER = ("not_filed", "withdrawn", "converted", "closed", "archived")


def begin(source):
    return f"{reverse('suggestions:write')}?{urlencode({'from': source})}"


def stage(target):
    """The stage in words; number, title and answer only once it has been released."""
    found = Suggestion.objects.filter(pk=target.rpartition(":")[2]).with_case().first()
    if found is None:
        return Stage(words=HIDDEN)
    if found.merged_into_id:  # who spoke gets the answer to the one it was put together with
        other = stage(f"{Suggestion._meta.label_lower}:{found.merged_into_id}")
        return replace(other, words=f"{WORDS['merged']}{other.words}")
    words = WORDS.get(found.state, HIDDEN if found.state in ("draft", "cosigning", "returned") else REVIEW)
    is_over, next_step = found.state in OVER, coming(found)
    public = with_reading(Publication.objects.released().filter(suggestion=found)).first()
    if public is None:
        answer = f"您反映的问题，人大代表写成了代表建议。{words}{results(found)}" if is_over else ""
        return Stage(words=words, coming=next_step, is_over=is_over, answer=answer)
    shown = reading(public)
    url, named = shown.url, f"{shown.number}《{shown.title}》"
    answers = [one.text for part in shown.parts for one in part.answers if one.text]
    answer = "\n".join([f"您反映的问题，人大代表写成了代表建议{named}。{words}", *answers])[:2000]
    words = f"{words}已公开：{named}"
    return Stage(words=words, url=url, coming=next_step, is_over=is_over, answer=answer if is_over else "")


def case(target, actor):
    """(number, title and state; page) of the suggestion, for whoever may see it."""
    found = Suggestion.objects.visible_to(actor).filter(pk=target.rpartition(":")[2]).with_case().first()
    if found is None:
        return None
    return (
        f"{found.number_text}《{found.subject}》（{SUGGESTION_MACHINE.label_for(found.state, actor)}）",
        found.get_absolute_url(),
    )


SUGGESTION = Continuation(
    key="suggestions.suggestion",
    label="写成代表建议",
    model="suggestions.suggestion",
    may=policies.may_write,
    begin=begin,
    stage=stage,
    case=case,
)
