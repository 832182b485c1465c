"""The registers of the institution: bodies, people, posts, places, terms, rules – each readable as of any day."""

from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404

from congress.frame import clock
from congress.frame.messages import verb_of
from congress.frame.pages import page

from ..actions import drafts
from ..actions import institution as actions
from ..actions import terms as terms_actions
from ..forms import institution as forms
from ..forms.base import ReasonForm
from ..models import Area, Congress, Membership, Organization, Person, Term
from ..policies import institution as policies
from ..queries import institution as queries
from . import listing, looks
from .deeds import allow, tried
from .drafts import begun
from .once import answer_with, filed_once


def form_page(
    request, form, deed, *args, title, back, done, label="", to=None, note="", template="congress/register_form.html",
    draft=None, **data,
):  # fmt: skip
    """Ask, do, and go on: every plain form of the registers. ``to(row)`` says where to, ``back`` is the way out. The button
    says what will then have been done, unless ``label`` says it better. ``draft`` – its key and the address that keeps it –
    has what is being written saved all the time."""
    if request.method == "POST" and form.is_valid():
        row = tried(
            form,
            deed,
            *args,
            actor=request.actor,
            **{**getattr(form, "deed_data", lambda: form.cleaned_data)(), **data},
        )
        if row:
            if draft:
                drafts.forget(request.user.pk, draft[0])
            messages.success(request, done)
            return answer_with(request, to(row) if to else back)
    return page(
        request,
        template,
        **(begun(request, *draft, form) if draft else {}),
        form=form,
        title=title,
        back=back,
        note=note,
        label=label or verb_of(done, title),
        status=422 if request.method == "POST" else 200,
    )


# Bodies


def bodies(request):
    """The bodies that stand on a day, with who holds what: of one's own congress, or of the one asked for."""
    congress = asked_congress(request)
    own = congress.pk if congress else None
    asked = forms.BodiesFilter(request.GET or None, actor=request.actor, congress_id=own)
    day = asked.day()
    return page(
        request,
        "congress/body_list.html",
        asked=asked,
        day=day,
        today=clock.today(),
        congress=congress,
        bodies=queries.in_order(queries.bodies_on(request.actor, day, congress_id=own)),
        may_keep=policies.keeps_bodies(request.actor, congress),
    )


def asked_congress(request, among=None):
    """The congress asked for – one's own, or another one of the county; of ``among``, where those have been read."""
    wanted = request.GET.get("congress", "")
    if among is not None:
        own = wanted if wanted.isdigit() else request.actor.congress_id
        found = next((row for row in among if str(row.pk) == str(own)), None)
        if found is None and wanted.isdigit():
            raise Http404(wanted)
        return found
    rows = Congress.objects.visible_to(request.actor)
    return (
        get_object_or_404(rows, pk=wanted) if wanted.isdigit() else rows.filter(pk=request.actor.congress_id).first()
    )


def body(request, pk):
    """One body: its posts and their holders, now and before."""
    row = get_object_or_404(
        Organization.objects.visible_to(request.actor).select_related("parent", "area", "congress"), pk=pk
    )
    asked = forms.AsOfForm(request.GET or None)
    return page(
        request,
        "congress/body_detail.html",
        body=row,
        asked=asked,
        day=asked.day(),
        posts=queries.posts_of(row, asked.day()),
        may_keep=policies.keeps_bodies(request.actor, row.congress),
        may_appoint=policies.adds_posts(request.actor, row.congress),
    )


@filed_once
def add_body(request):
    congress = asked_congress(request)
    allow(request, policies.keeps_bodies, congress)
    form = forms.OrganizationForm(request.POST or None, instance=Organization(congress=congress))
    return form_page(
        request,
        form,
        on_row(actions.keep_organization, form),
        title=f"{congress}：登记机构",
        back=congress.bodies_url,
        done="已登记机构。",
        to=lambda row: f"/institution/bodies/{row.pk}/",
    )


@filed_once
def change_body(request, pk):
    row = get_object_or_404(Organization.objects.visible_to(request.actor).select_related("congress__area"), pk=pk)
    allow(request, policies.keeps_bodies, row.congress)
    form = forms.OrganizationForm(request.POST or None, instance=row)
    return form_page(
        request,
        form,
        on_row(actions.keep_organization, form),
        title=f"修改机构：{row.name}",
        back=f"/institution/bodies/{pk}/",
        done="已修改机构。",
    )


def on_row(deed, form):
    """A register deed on the row a model form has built."""
    return lambda *, actor, **_: deed(form.instance, actor=actor)


@filed_once
def add_post(request, pk):
    row = get_object_or_404(Organization.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.adds_posts, row.congress)
    form = forms.PostForm(request.POST or None)
    return form_page(
        request,
        form,
        actions.add_post,
        title=f"{row.name}：设立职位",
        back=f"/institution/bodies/{pk}/",
        done="已设立职位。",
        organization=row,
    )


@filed_once
def appoint(request, pk):
    row = get_object_or_404(Organization.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.adds_posts, row.congress)
    form = forms.AppointForm(
        request.POST or None, actor=request.actor, body=row, initial={"post": request.GET.get("post")}
    )
    return form_page(
        request,
        form,
        _appoint,
        title=f"{row.name}：登记任职",
        back=f"/institution/bodies/{pk}/",
        done="已登记任职。",
        note="带权限的职位由安全管理员登记。一人一职的职位，须先办理前任离任。",
    )


def _appoint(*, actor, person, post, since, until):
    return actions.appoint(person, post, actor=actor, since=since, until=until)


@filed_once
def end_membership(request, pk):
    row = get_object_or_404(
        Membership.objects.visible_to(request.actor).select_related("post__organization", "person", "congress"), pk=pk
    )
    allow(request, policies.adds_posts, row.congress)
    form = forms.EndForm(request.POST or None)
    return form_page(
        request,
        form,
        actions.end_membership,
        row,
        title=f"办理离任：{row.person}（{row.post}）",
        back=f"/institution/bodies/{row.organization_id}/",
        done="已办理离任。",
    )


# People


def people(request):
    """People of the county with their posts on a day, found by name, pinyin or initials; phone numbers stay masked."""
    opened = listing.opened(request, "congress.people")
    asked = forms.PeopleFilter(opened.query or None, congress_id=request.actor.congress_id)
    day, words, term = asked.day(), asked.cleaned_data if asked.is_valid() else {}, asked.of_term()
    whole = term and not words["on"]  # of a whole term: also who has left
    rows = queries.people(
        request.actor, None if whole else day, words=words.get("q", ""), role=words.get("role", ""), term=term
    )
    return page(
        request,
        "congress/person_list.html",
        opened=opened,
        asked=asked,
        found=opened.paged(request, rows),
        day=day,
        term=term,
        whole=whole,
        today=clock.today(),
        may_keep=policies.keeps_people(request.actor),
    )


def person(request, pk):
    """One person: his posts, and – for those who need them – his private data on request."""
    row = get_object_or_404(Person.objects.visible_to(request.actor), pk=pk)
    return page(
        request,
        "congress/person_detail.html",
        person=row,
        career=queries.career(row, request.actor),
        may_see=policies.sees_private(request.actor, row),
        may_keep=policies.keeps_people(request.actor, row),
    )


def reveal(request, pk):
    """Show the private data of one person once; the look is recorded with its reason (F119)."""
    row = get_object_or_404(Person.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.sees_private, row)
    fields = ["phone", "email", "address"]
    words = {"title": f"查看联系方式：{row}", "back": f"/institution/people/{pk}/", "person": row}
    return looks.look(request, row, fields, "congress/person_private.html", **words)


@filed_once
def add_person(request):
    allow(request, policies.keeps_people)
    form = forms.PersonForm(request.POST or None, actor=request.actor)
    return form_page(
        request,
        form,
        on_row(actions.keep_person, form),
        title="登记人员",
        back="/institution/people/",
        done="已登记人员。",
        to=lambda row: f"/institution/people/{row.pk}/",
    )


@filed_once
def change_person(request, pk):
    row = get_object_or_404(Person.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.keeps_people, row)
    form = forms.PersonForm(request.POST or None, instance=row, actor=request.actor)
    return form_page(
        request,
        form,
        on_row(actions.keep_person, form),
        title=f"修改人员：{row.name}",
        back=f"/institution/people/{pk}/",
        done="已修改人员。",
    )


# Places, terms, rules


def areas(request):
    """The county's places on a day, with what lies in each."""
    asked = forms.AsOfForm(request.GET or None)
    own = get_object_or_404(
        Congress.objects.visible_to(request.actor).select_related("area"), pk=request.actor.county_id
    )
    return page(
        request,
        "congress/area_list.html",
        asked=asked,
        counts=queries.area_counts(request.actor, asked.day()),
        areas=queries.areas_below(own.area.code, asked.day()),
        may_keep=policies.keeps_areas(request.actor),
        may_found=policies.founds_townships(request.actor),
    )


@filed_once
def found_township(request):
    """Set up the congress of a township, so that its chairman and deputies can be entered."""
    allow(request, policies.founds_townships)
    form = forms.TownshipForm(request.POST or None, actor=request.actor)
    return form_page(
        request,
        form,
        _found,
        title="设立乡镇人大",
        back="/institution/areas/",
        done="已设立乡镇人大。",
        to=lambda row: row.bodies_url,
        note="同时登记本届和代表大会、主席团两个机构；人大主席等职位由安全管理员在主席团设立。",
    )


def _found(*, actor, area, **data):
    return actions.found_township(area, actor=actor, **data)


@filed_once
def add_area(request):
    allow(request, policies.keeps_areas)
    form = forms.AreaForm(request.POST or None, actor=request.actor)
    return form_page(
        request,
        form,
        on_row(actions.keep_area, form),
        title="登记区域",
        back="/institution/areas/",
        done="已登记区域。",
    )


def area(request, pk):
    """One place and what lies in it on a day."""
    row = get_object_or_404(Area.objects.visible_to(request.actor).select_related("parent"), pk=pk)
    asked = forms.AsOfForm(request.GET or None)
    parts = queries.areas_below(row.code, asked.day())
    may_keep = row.parent_id is not None and policies.keeps_areas(request.actor, row.parent)
    return page(request, "congress/area_detail.html", area=row, asked=asked, parts=parts, may_keep=may_keep)


@filed_once
def change_area(request, pk):
    """Rename a place, or give a merged one its last day."""
    row = get_object_or_404(
        Area.objects.visible_to(request.actor).select_related("parent"), pk=pk, parent__isnull=False
    )
    allow(request, policies.keeps_areas, row.parent)
    form = forms.AreaForm(request.POST or None, instance=row, actor=request.actor)
    title = f"修改区域：{row.name}"
    return form_page(
        request, form, on_row(actions.keep_area, form), title=title, back=row.get_absolute_url(), done="已修改区域。"
    )


def terms(request):
    """The terms and sessions as they stood on a day; without one, also those to come."""
    asked = forms.AsOfForm(request.GET or None)
    day = asked.day() if request.GET.get("on") else date.max
    return page(
        request,
        "congress/term_list.html",
        asked=asked,
        terms=queries.terms(request.actor, day),
        may_keep=policies.keeps_bodies(request.actor),
    )


@filed_once
def open_term(request):
    allow(request, policies.keeps_bodies)
    own = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    return form_page(
        request,
        forms.TermForm(request.POST or None),
        terms_actions.open_term,
        title="新一届",
        back="/institution/terms/",
        done="已登记新一届。",
        congress=own,
        note="上一届和代表、团长的任期自动止于新一届首次会议的前一日（代表法第二条），请核对日期。",
    )


@filed_once
def correct_term(request, pk):
    term = kept_term(request, pk)
    return form_page(
        request,
        forms.TermDayForm(request.POST or None, instance=term),
        terms_actions.correct_term,
        term,
        title=f"更正：{term}",
        back="/institution/terms/",
        done="已更正。",
        note="上一届的止日、因换届离任的代表、这一天就任的人和首次会议，都随首次会议开幕日更正。",
    )


@filed_once
def withdraw_term(request, pk):
    term = kept_term(request, pk)
    return form_page(
        request,
        ReasonForm(request.POST or None, obj=term, actor=request.actor),
        terms_actions.withdraw_term,
        term,
        title=f"撤销登记：{term}",
        back="/institution/terms/",
        done="已撤销，上一届继续。",
        note="只有误登记、还没有会议和任职的新一届可以撤销。上一届恢复为本届，因换届离任的代表恢复在任。",
    )


def kept_term(request, pk):
    term = get_object_or_404(Term.objects.visible_to(request.actor).select_related("congress"), pk=pk)
    allow(request, policies.keeps_bodies, term.congress)
    return term
