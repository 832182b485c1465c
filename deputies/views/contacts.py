"""Contacts: whom one keeps contact with, writing down each contact, the register of both, who waits too long."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.queries.attachments import attachments_of, file_row
from congress.queries.rules import rule
from congress.views import listing
from congress.views.deeds import allow, choose_again, paged
from congress.views.exports import export_url
from congress.views.institution import form_page
from congress.views.once import filed_once

from ..actions import contacts as actions
from ..forms import contacts as forms
from ..models import ContactLog
from ..policies import contacts as policies
from ..policies.opinions import enters_opinions
from ..queries import contacts as queries
from ..queries import opinions


def contacts(request):
    """Whom this person keeps contact with – of an office, everybody – whoever has waited longest first."""
    allow(request, policies.reads_contacts)
    opened = listing.opened(request, "deputies.contacts")
    actor = request.actor
    asked = forms.ContactFilter(opened.query, actor=actor)
    found = opened.paged(request, queries.listed(actor, **asked.asked()))
    return page(
        request,
        "deputies/contact_list.html",
        opened=opened,
        asked=asked,
        found=found,
        may_log={one.pk for one in found if one.is_in_force and policies.logs(actor, one)},
        days=rule(actor.congress_id, queries.GAP),
        keeps=policies.keeps_contact(actor),
        logs=policies.logs(actor),
        assigns=policies.assigns_members(actor),
        follows=policies.reads_ledger(actor) or actor.is_any("SCM"),
        export=export_url(request, "deputies.contacts"),
    )


def contact(request, pk):
    """One assignment: who, with whom, since when, and every contact so far."""
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    return page(
        request,
        "deputies/contact_detail.html",
        contact=found,
        days=rule(found.congress_id, queries.GAP),
        found=paged(request, queries.logs(request.actor).filter(assignment=found).order_by("-on", "-pk")),
        may_log=found.is_in_force and policies.logs(request.actor, found),
        may_end=found.until is None and policies.assigns(request.actor, found),
        own=found.by.person_id == request.actor.person_id,
    )


@filed_once
def end(request, pk):
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.assigns, found)
    form = forms.EndContactForm(request.POST or None)
    words = {"title": f"结束：{found}", "done": "已结束。"}
    return form_page(request, form, actions.end_contact, found, back=found.get_absolute_url(), **words)


@filed_once
def log(request, pk):
    """Write down a contact on an assignment: one's own, or by staff for the holder."""
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.logs, found)
    row = ContactLog(assignment=found, by=found.by, congress_id=found.congress_id)
    note = "" if found.by.person_id == request.actor.person_id else f"代{found.by.person}登记，会写明是您填的。"
    return _write(request, row, title=f"联系{found.whom}", note=note, back=found.get_absolute_url())


@filed_once
def log_free(request):
    """Write down a contact with somebody who is on no list; staff also say whose it was."""
    allow(request, policies.logs)
    actor, own = request.actor, policies.keeps_contact(request.actor)
    row = ContactLog(congress_id=actor.congress_id, by_id=actor.membership_id if own else None)
    return _write(request, row, title="登记联系群众", staff=None if own else actor, back=reverse("deputies:contacts"))


def _write(request, row, *, staff=None, title, back, note=""):
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = forms.LogForm(*sent, instance=row, staff=staff)
    choose_again(form)
    return form_page(
        request,
        form,
        lambda *, actor, files: actions.log_contact(form.instance, actor=actor, files=files),
        title=title, note=note, back=back, done="已登记这次联系。",
        to=lambda kept: kept.get_absolute_url(),
    )  # fmt: skip


def logs(request):
    """The log of contacts, the latest first."""
    allow(request, policies.reads_contacts)
    opened = listing.opened(request, "deputies.contact_logs")
    asked = forms.LogFilter(opened.query, actor=request.actor)
    return page(
        request,
        "deputies/contactlog_list.html",
        opened=opened,
        asked=asked,
        found=opened.paged(request, queries.listed_logs(request.actor, **asked.asked())),
        may_log=policies.logs(request.actor),
    )


def contact_log(request, pk):
    """One contact as it was written down, with its photos."""
    found = get_object_or_404(queries.logs(request.actor), pk=pk)
    return page(
        request,
        "deputies/contactlog_detail.html",
        log=found,
        files=[file_row(row) for rows in attachments_of(found).values() for row in rows],
        opinions=opinions.of_contact(request.actor, found),
        to_opinion=onward(found) if found.said and enters_opinions(request.actor) else "",
        may_withdraw=not found.withdrawn_because and policies.withdraws(request.actor, found),
    )


def onward(log):
    """Where what was said becomes an opinion; nowhere once it is withdrawn."""
    return "" if log.withdrawn_because else f"{reverse('deputies:opinion_enter')}?contact={log.pk}"


@filed_once
def withdraw(request, pk):
    found = get_object_or_404(queries.logs(request.actor), pk=pk)
    allow(request, policies.withdraws, found)
    form = forms.WithdrawForm(request.POST or None)
    words = {
        "title": "撤销联系记录",
        "done": "已撤销，不再计数。",
        "note": "登记错了的记录撤销后不再计数，原文和原因保留。",
    }
    return form_page(request, form, actions.withdraw_log, found, back=found.get_absolute_url(), **words)


@filed_once
def assign(request):
    """Committee members and deputies: a fair share is proposed, changed line by line, then settled in one deed."""
    allow(request, policies.assigns_members)
    asked = forms.AssignAskForm(request.GET, actor=request.actor)
    asked.is_valid()
    said, own = asked.cleaned_data, request.actor.congress_id
    members = list(said.get("members") or queries.members(own))
    deputies = list(queries.uncontacted(own, said.get("delegation")))
    proposed = queries.fair(deputies, members, queries.loads(members))
    form = forms.AssignForm(request.POST or None, deputies=deputies, members=members, proposed=proposed)
    if not form.is_bound:
        return page(request, "deputies/contact_assign.html", asked=asked, form=form, deputies=deputies)
    back = reverse("deputies:contacts")
    return form_page(
        request, form, actions.assign_all, title="安排联系代表", done="已安排，并已通知各联系人。", back=back
    )


def tree(request):
    """Committee members and how many deputies each keeps contact with."""
    allow(request, policies.reads_contacts)
    return page(request, "deputies/contact_tree_list.html", rows=queries.roots(request.actor))


def tree_of(request, pk):
    """One committee member: his deputies, and below each of them households, enterprises, villages, with the days."""
    allow(request, policies.reads_contacts)
    found = get_object_or_404(queries.members(request.actor.county_id), pk=pk)
    rows = queries.tree(request.actor, found)
    return page(
        request, "deputies/contact_tree.html", member=found, rows=rows, days=rule(found.congress_id, queries.GAP)
    )
