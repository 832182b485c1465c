"""Keeping the register of posts: which there are, what the law and the county's rule ask for."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import institution, records
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused

from ..models import Office
from ..models.law import CATEGORIES, SEATS
from ..policies import offices as policies
from ..queries import offices as queries


@transaction.atomic
def enter(organization, title, category, *, actor, **columns):
    """Put a post into the register; one that the body does not have yet is set up with it. What the category says stands
    unless it is said otherwise."""
    law = CATEGORIES[category]
    office = Office(congress=organization.congress, category=category)
    demand(policies.keeps_offices, actor, office)
    if organization.kind not in law.bodies:
        raise ValidationError({"organization": f"“{law.label}”不设在{organization.get_kind_display()}。"})
    post = queries.post_named(organization, title)
    if post is None and organization.kind == SEATS[0]:
        raise ValidationError({"title": "常委会组成人员的职位带有权限，请先由安全管理员在机构里设立。"})
    post = post or _set_up(organization, title, law, columns.get("places", 1))
    if Office.objects.filter(post=post).exists():
        raise ValidationError({"title": "这个职务已经登记。"})
    said = {name: getattr(law, name) for name in ("oath", "exam", "statement", "certificate", "year_report")}
    for name, value in {**said, **columns}.items():
        setattr(office, name, value)
    office.post = post
    return keep(office, actor=actor)


def _set_up(organization, title, law, places):
    """A seat without rights in the portal: those are the security administrator's to give."""
    return institution.add_post(
        actor=SYSTEM, organization=organization, title=title, single_seat=places == 1, by_term=law.by_term
    )


@transaction.atomic
def change(office, *, actor):
    """Put right what is asked of a post; not fewer places than are held."""
    demand(policies.keeps_offices, actor, office)
    held = queries.holders(office.post).count()
    if office.places < held:
        raise ValidationError({"places": f"现任{held}人，职数不能少于现任人数。"})
    if office.post.single_seat and office.places > 1:
        raise ValidationError({"places": "这个职位登记为一人一职，职数只能是1。"})
    return keep(office, actor=actor)


@transaction.atomic
def abolish(office, *, actor, reason):
    """The post is no more; whoever held it has left it by himself (自行终止), the rows stay."""
    demand(policies.keeps_offices, actor, office)
    if not reason.strip():
        raise Refused("请写明撤销的依据。")
    if queries.open_items(office).exists():
        raise Refused("还有正在办理的任免事项，不能撤销。")
    for membership in queries.holders(office.post):
        institution.end_membership(membership, actor=SYSTEM, until=clock.today(), because="自行终止：职务撤销")
    office.abolished_on = clock.today()
    office.save(update_fields=["abolished_on"])
    records.record(
        "appointments.office.abolish", actor=actor, obj=office, reason=reason, text=f"{actor.name}撤销任免职务{office}"
    )
    return office


ENDINGS = (("death", "去世"), ("body", "机构撤销"), ("law", "依法自行终止"))


@transaction.atomic
def end_by_itself(membership, *, actor, because, on):
    """A post ends without a decision (自行终止): death, the body is dissolved. Nothing is voted on."""
    demand(policies.keeps_offices, actor, membership)
    return institution.end_membership(
        membership, actor=SYSTEM, until=on, because=f"自行终止：{dict(ENDINGS)[because]}"
    )
