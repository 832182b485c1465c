"""今天要办 of suggestions: one row a desk – who, the verb, what waits, where."""

from django.urls import reverse

from congress.frame.kinds import Card, CardItem, Tile
from congress.frame.numbers import long_date

from .queries import figures, motions, public, stages, unit_contacts, waiting
from .workflow import MOTION

SHOWN = 8


def _case(verb, route="detail"):
    def item(row, actor):
        url = reverse(f"suggestions:{route}", args=[row.pk])
        return CardItem(verb=verb, title=f"{row.number_text} {row.subject}".strip(), url=url, due_on=row.due)

    return item


def _task(verb, move=""):
    def item(row, actor):
        url = reverse("suggestions:task_move", args=[row.pk, move]) if move else row.get_absolute_url()
        return CardItem(
            verb=verb,
            title=f"{row.suggestion.number_text} {row.suggestion.subject}",
            url=url,
            due_on=row.due,
            detail=f"{row.unit.short_name}（{row.get_kind_display()}）",
        )

    return item


def _to_check(row, actor):
    return _task("审核", "check_reply" if row.state == "reply_signed" else "approve_draft")(row, actor)


def _promise(verb):
    def item(row, actor):
        return CardItem(
            verb=verb,
            title=row.text,
            url=row.assignment.get_absolute_url(),
            due_on=row.due_on,
            detail=f"{row.assignment.unit.short_name}：{row.assignment.suggestion.subject}",
        )

    return item


def _publication(row, actor):
    title = f"{row.suggestion.number_text} {row.suggestion.subject}"
    detail = "有新的答复，或者代表改变了公开方式" if row.has_news else f"{long_date(row.suggestion.replied_on)}答复"
    return CardItem(verb="决定公开", title=title, url=row.get_absolute_url(), detail=detail)


def _contact(unit, actor):
    line = getattr(unit, "contact_line", None)
    detail = f"{long_date(line.checked_on)}核对" if line else "还没有填写"
    return CardItem(
        verb="核对", title=unit.name, url=reverse("suggestions:unit_contact", args=[unit.pk]), detail=detail
    )


def _motion(row, actor):
    """A motion to sign, hand on, consider or bring forward: the verb is the next step."""
    step = "确认联名" if row.state == "cosigning" else MOTION.next_step(row, actor)
    due_on = row.report_due_on if row.reported_on is None else None
    return CardItem(verb=step or row.get_state_display(), title=row.about, url=row.get_absolute_url(), due_on=due_on,
                    detail=str(row.meeting))  # fmt: skip


def waits(key, title, order, roles, rows, item, url="", reads=()):
    """A card of the rows that wait, drawn by ``item`` from the columns it ``reads`` (none: the rows know no more)."""
    return Card(
        key=f"suggestions.{key}",
        title=title,
        order=order,
        roles=tuple(roles.split()),
        url=url,
        waits=rows,
        item=item,
        reads=reads,
        most=SHOWN,
    )


def of_cases(*states, due=()):
    return lambda actor: waiting.cases(actor, *states, due=due)


def of_tasks(*states, due=("reply", "redo", "joint")):
    return lambda actor: waiting.tasks(actor, *states, due=due)


def of_own(*states, due=("reply", "redo", "joint")):
    return lambda actor: waiting.own_tasks(actor, *states, due=due)


def numbers(actor):
    """How many cases stand where; each figure opens its list."""
    here = reverse("suggestions:list")
    found = figures.figures(actor)
    late = Tile(label="已超期", number=found.pop("late"), url=f"{here}?late=on", tone="late")
    return [
        late,
        *(Tile(label=stages.BY_KEY[key].label, number=n, url=f"{here}?stage={key}") for key, n in found.items()),
    ]


HANDLED = ("accepted", "in_progress", "joint_pending", "redo")

ALL = (
    Card(
        key="suggestions.figures",
        title="概况",
        order=1,
        tiles=numbers,
        roles=("DAC", "GO", "LEAD", "GOV", "TCH", "TSEC", "UNIT", "UNITL"),
    ),
    # deputies
    waits(
        "returned",
        "退回我修改的",
        10,
        "DEP TDEP",
        lambda actor: waiting.own_cases(actor, "returned"),
        _case("修改", "edit"),
    ),
    waits("to_rate", "请我评价", 11, "DEP TDEP", waiting.to_rate, _task("评价", "rate")),
    waits(
        "invited",
        "请我联名",
        12,
        "DEP TDEP",
        waiting.invited,
        lambda row, actor: CardItem(
            verb="确认联名",
            title=row.subject,
            url=reverse("suggestions:cosign", args=[row.pk]),
            detail=f"{row.lead.person.name}代表邀请",
        ),
    ),
    waits("to_mark", "请我认定承诺", 13, "DEP TDEP", waiting.to_mark, _promise("认定")),
    waits(
        "cosigning",
        "正在联名的",
        14,
        "DEP TDEP",
        lambda actor: waiting.own_cases(actor, "cosigning"),
        _case("查看联名"),
    ),
    waits(
        "drafts",
        "没有写完的",
        15,
        "DEP TDEP",
        lambda actor: waiting.own_cases(actor, "draft"),
        _case("接着写", "edit"),
    ),
    # staff who type for deputies
    waits("typed", "代录的，还没有提交", 19, "DAC GO TCH TSEC", waiting.typed, _case("接着录", "edit")),
    # reviews
    waits(
        "first_review", "待初审", 20, "DHEAD", of_cases("review_delegation", due=("session_intake",)), _case("初审")
    ),
    waits("review", "待审核", 21, "GO DAC TCH TSEC", waiting.to_review, _case("审核")),
    waits(
        "to_assign",
        "待交办",
        22,
        "DAC TCH",
        of_cases("to_assign", due=("intake", "session_intake", "reassign")),
        _case("交办"),
        url="/suggestions/assigning/",
    ),
    waits("to_archive", "待归档", 60, "GO TCH", of_cases("closed"), _case("归档")),
    # the commission and the government's office
    waits("returns", "退办申请", 23, "DAC TCH", waiting.returns_to_decide, _task("决定")),
    waits("opinions", "退办申请待提意见", 23, "GOV", waiting.returns_to_opine, _task("提意见", "opine_return")),
    waits("extensions", "延期申请", 24, "DAC TCH", of_tasks("extension_requested"), _task("审批")),
    waits("to_check", "答复待审核", 25, "GOV DAC TCH", waiting.to_check, _to_check),
    waits("unsatisfied", "代表不满意", 26, "DAC TCH", waiting.unsatisfied, _task("研究")),
    waits(
        "to_close",
        "待办结",
        27,
        "DAC TCH",
        waiting.to_close,
        _task("办结"),
        url="/lists/suggestions.suggestions/together/?deed=close&all=1&stage=rated",
    ),
    waits("silent", "待代表评价", 28, "DAC TCH", of_tasks("feedback_pending", due=("feedback",)), _task("查看")),
    waits(
        "promises", "承诺待认定", 29, "DAC TCH", lambda actor: waiting.promises(actor, "reported"), _promise("认定")
    ),
    # units
    waits(
        "to_sign_for",
        "待签收",
        30,
        "UNIT UNITL",
        of_own("assigned", due=("sign_for",)),
        _task("签收"),
        url="/lists/suggestions.suggestions/together/?deed=sign_for&all=1&stage=assigned",
    ),
    waits("to_sign", "待签发", 31, "UNITL", waiting.to_sign, _task("签发", "sign_reply")),
    waits("no_contact", "待联系代表", 32, "UNIT UNITL", waiting.without_contact, _task("联系")),
    waits("handling", "在办", 33, "UNIT UNITL", of_own(*HANDLED), _task("办理")),
    waits(
        "own_promises",
        "承诺事项",
        34,
        "UNIT UNITL",
        lambda actor: waiting.promises(actor, "open"),
        _promise("报告进展"),
    ),
    # what is public
    waits(
        "publications",
        "待决定是否公开",
        61,
        "DAC TCH",
        public.waiting,
        _publication,
        url="/suggestions/publications/?state=news",
        reads=("has_news", "suggestion__number_text", "suggestion__subject", "suggestion__replied_on"),
    ),
    waits(
        "unit_contacts",
        "核对承办单位联系信息",
        62,
        "UNIT UNITL DAC TCH",
        unit_contacts.to_check,
        _contact,
        url="/suggestions/contacts/?state=old",
        reads=("name", "contact_line__checked_on"),
    ),
    # leadership and committees
    waits("late", "已超期", 40, "LEAD DAC GOV TCH", waiting.late, _task("督办")),
    waits("late_promises", "承诺逾期", 40, "LEAD DAC GOV TCH", waiting.late_promises, _promise("督办")),
    waits("key", "重点督办", 41, "LEAD COM", waiting.key_cases, _case("查看")),
    Card(
        key="suggestions.motions",
        reads=(
            "state",
            "number",
            "title",
            "report_due_on",
            "reported_on",
            "by",
            "by_office",
            "congress",
            "committee",
            "organ__kind",
            "organ__congress",
            "meeting__kind",
            "meeting__number",
            "meeting__term__number",
        ),
        title="议案",
        order=29,
        roles=("GO", "DAC", "COM", "LEAD", "SCM", "DEP", "DHEAD", "TDEP", "TCH", "TSEC"),
        waits=motions.waiting,
        item=_motion,
        most=SHOWN,
        url="/suggestions/motions/",
    ),
)
