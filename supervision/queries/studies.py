"""Reading research topics: the list, one with its groups, what waits for whom, who took part."""

from django.db.models import Count, Prefetch, Q

from congress.frame import clock
from congress.models import Membership
from deputies.models import Deputy

from ..models import Study, StudyGroup, StudyMember

S, G = Study.State, StudyGroup.State


def studies(actor):
    rows = Study.objects.visible_to(actor)
    return rows.select_related("committee", "leader__person", "leader__post", "congress__area")


def listed(actor, *, q="", year=None, state="", committee=None):
    rows = studies(actor).annotate(
        groups_made=Count("groups", distinct=True), people=Count("groups__members__deputy", distinct=True)
    )
    if q and q.strip():
        rows = rows.filter(Q(title__contains=q.strip()) | Q(outline__contains=q.strip()))
    asked = {"year": year, "state": state, "committee": committee}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-year", "pk")


def found(actor, words):
    return listed(actor, q=words)


def years(actor):
    return list(Study.objects.visible_to(actor).order_by("-year").values_list("year", flat=True).distinct())


def groups(actor):
    return StudyGroup.objects.visible_to(actor).select_related("study__committee", "study__congress")


MEMBERS = Prefetch(
    "members", StudyMember.objects.select_related("deputy__person", "deputy__delegation").order_by("-is_head", "pk")
)


def groups_of(study):
    """Its groups with who is in each: two statements."""
    return list(study.groups.prefetch_related(MEMBERS).order_by("pk"))


def members_of(group):
    return list(group.members.select_related("deputy__person", "deputy__delegation").order_by("-is_head", "pk"))


def lacks(study):
    """What a topic lacks before it begins, in words."""
    made = groups_of(study)
    if not made:
        return "还没有编组。"
    for group in made:
        if not any(one.is_head for one in group.members.all()):
            return f"{group.title}还没有组长。"
    return ""


def unreported(study):
    return study.groups.filter(state=G.WORKING).count()


def is_head(actor, group):
    return group.members.filter(is_head=True, deputy__person=actor.person_id).exists() if actor.person_id else False


def leaders(congress_id):
    rows = Membership.objects.in_office().filter(congress=congress_id, role="LEAD")
    return rows.select_related("person", "post__organization", "organization").order_by("pk")


def deputies_for(group):
    """Deputies who may act today and are in no group of this topic yet."""
    rows = Deputy.objects.acting().of(group.study.congress_id)
    rows = rows.exclude(pk__in=StudyMember.objects.filter(group__study=group.study_id).values("deputy"))
    return rows.select_related("person", "delegation").order_by("person__name_pinyin", "pk")


def groups_waiting(actor):
    """Groups whose report this deputy has to hand in, as their head."""
    mine = StudyMember.objects.filter(is_head=True, deputy__person=actor.person_id) if actor.person_id else None
    rows = groups(actor).filter(state=G.WORKING, study__state=S.UNDERWAY)
    return (
        rows.filter(pk__in=mine.values("group")).order_by("study__due_on", "pk") if mine is not None else rows.none()
    )


def waiting(actor):
    """Topics a committee has to begin, to report on, or to put to use."""
    rows = studies(actor).filter(committee=actor.organization_id)
    ready = Q(state=S.UNDERWAY) & ~Q(pk__in=StudyGroup.objects.filter(state=G.WORKING).values("study"))
    return rows.filter(
        Q(state__in=(S.PLANNED, S.REPORTED)) | ready | Q(state=S.UNDERWAY, due_on__lt=clock.today())
    ).order_by("due_on", "pk")


def taken_part(deputy_ids, since, until):
    """Who was in a group that reported in a time. No actor: the dossier asks."""
    rows = StudyMember.objects.filter(deputy__in=deputy_ids, group__reported_on__range=(since, until))
    return rows.order_by("group__reported_on", "pk").values_list(
        "deputy", "group", "group__title", "group__study__title", "group__reported_on", "is_head", named=True
    )
