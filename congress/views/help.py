"""帮助: the handbook as a page, one side at a time."""

from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_safe

from congress.frame.pages import page

from ..forms.help import RoleFilter
from ..models import Role
from ..queries import handbook

SIDES = {
    "": "怎样办理",
    "mine": "我能办什么",
    "moves": "全部手续",
    "clocks": "期限",
    "rules": "本级规则",
    "papers": "公文",
    "roles": "角色",
    "words": "名词",
    "keys": "按键",
}


def shown(request, side):
    """What one side of the handbook shows."""
    actor = request.actor
    match side:
        case "" | "moves":
            return {"machines": handbook.machines()}
        case "mine":
            return mine(request)
        case "clocks":
            return {"clocks": handbook.clocks(actor.congress_id), "rungs": handbook.rungs()}
        case "rules":
            return {"rules": handbook.rules(actor.congress_id)}
        case "papers":
            return {"papers": handbook.papers()}
        case "roles":
            return {"roles": handbook.roles()}
        case "words":
            return {"words": handbook.words()}
    return {"keys": handbook.KEYS}


def mine(request):
    asked = RoleFilter({"role": request.GET.get("role") or request.actor.role}, actor=request.actor)
    role = asked.chosen()
    chapters = [(chapter, states) for chapter in handbook.machines() if (states := chapter.for_role(role))]
    count = sum(len(moves) for _, states in chapters for _, moves in states)
    return {"asked": asked, "role": Role(role).label, "chapters": chapters, "count": count}


@require_safe
def help_page(request, side=""):
    if side not in SIDES:
        raise Http404
    tabs = [
        {"label": label, "url": reverse("congress:help_side", args=[key]) if key else reverse("congress:help"),
         "current": key == side}
        for key, label in SIDES.items()
    ]  # fmt: skip
    template = f"congress/help_{side or 'course'}.html"
    return page(request, template, tabs=tabs, side=SIDES[side], **shown(request, side))
