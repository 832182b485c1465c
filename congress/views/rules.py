"""The local rules: all of them as of a day, one with its history, and setting it."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from congress.frame import clock, kinds
from congress.frame.pages import page

from ..actions import institution as actions
from ..forms.rules import RuleForm, RulesFilter
from ..models import Congress
from ..policies import institution as policies
from ..queries.rules import by_subject, history, in_number, rule_book
from .deeds import allow
from .institution import form_page
from .once import filed_once


def rules(request):
    """Every local rule as of a day, folded by subject until some are asked for: value, default, what is allowed, basis,
    since when and by whom."""
    asked = RulesFilter(request.GET or None)
    found = asked.of(rule_book(request.actor.congress_id, asked.day()))
    folds = [(subject, in_number(settings), settings) for subject, settings in by_subject(found)]
    return page(request, "congress/rule_list.html", asked=asked, found=found, folds=folds, unfolded=asked.narrows())


def rule(request, key):
    """One rule: what it is now, why it may be so, and every change of it."""
    item = item_of(key)
    (setting,) = rule_book(request.actor.congress_id, keys=(key,))
    return page(
        request,
        "congress/rule_detail.html",
        setting=setting,
        changes=history(request.actor.congress_id, item),
        may_set=policies.sets_rule(request.actor, item),
    )


@filed_once
def set_rule(request, key):
    """Its new value, from which day on, and on what ground."""
    item = item_of(key)
    allow(request, policies.sets_rule, item)
    own = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    form = RuleForm(request.POST or None, key=key, congress_id=own.pk, initial={"since": clock.today()})
    words = {
        "title": f"设定规则：{item.label}",
        "done": "已设定规则。",
        "note": f"可以定为{item.allowed}。依据：{item.basis}。",
    }
    return form_page(request, form, actions.set_rule, own, key, back=f"/institution/rules/{key}/", **words)


def item_of(key):
    if key not in kinds.rules:
        raise Http404
    return kinds.rules[key]
