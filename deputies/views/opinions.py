"""The register of opinions: the list, one opinion with all that can be done, entering, redacting, the two seals."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from congress.frame import clock, kinds
from congress.frame.numbers import long_date
from congress.frame.pages import page
from congress.frame.printing.qr import qr_svg
from congress.queries.continuing import begins
from congress.queries.meetings import term_on
from congress.queries.papers import offer, papers_of
from congress.queries.records import timeline
from congress.views import listing, looks
from congress.views.deeds import allow, tried
from congress.views.exports import export_url
from congress.views.institution import form_page
from congress.views.once import filed_once

from ..actions import opinions as actions
from ..actions import voice
from ..forms import opinions as forms
from ..policies import opinions as policies
from ..queries import contacts, rosters
from ..queries import opinions as queries
from ..queries import voice as public
from ..workflow.opinion import OPINION
from . import triage


def found_or_404(request, pk):
    return get_object_or_404(queries.with_case(request.actor), pk=pk)


def opinions(request):
    """The opinions this person sees."""
    allow(request, policies.reads_opinions)
    opened = listing.opened(request, "deputies.opinions")
    asked = forms.OpinionFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    return page(request, "deputies/opinion_list.html", opened=opened, asked=asked, found=found, today=clock.today(),
                may_enter=policies.enters_opinions(request.actor), export=export_url(request, "deputies.opinions"), papers=ledger(request.actor),
                to_sort=queries.next_to_sort(request.actor))  # fmt: skip


def ledger(actor):
    """The printed ledger of one's own congress, for those who keep it."""
    term = term_on(actor.congress_id, clock.today())
    return offer(kinds.documents["deputies.opinion_ledger"], term, actor) if term else []


def opinion(request, pk):
    """One opinion: its words, where it lies and until when, every step with its clock, what may be the same, its course."""
    row = found_or_404(request, pk)
    actor, may_sort = request.actor, policies.sorts(request.actor, row)
    told = queries.told(row, actor, alike=may_sort and row.is_open)
    at_once, others = triage.split(row, actor, OPINION.offered(row, actor))
    begin, onward, following = continuations(actor, row), public.onward_for(actor, row), triage.following(row, actor)
    return page(request, "deputies/opinion_detail.html", opinion=row, **told, **rights(actor, row),
                at_once=at_once, offered=others, following=following, moves_url=row.get_absolute_url(), onward=onward,
                leads=not (begin or onward or following),
                begin=begin,
                may_merge=policies.sends_on(actor, row) and row.state in OPINION["merge"].source,
                clocks=queries.clocks_told(row, actor),
                may_extend=policies.extends(actor, row) and not queries.may_not_extend(row),
                papers=papers_of(row, actor), course=timeline([row], actor), label=OPINION.label_for(row.state, actor))  # fmt: skip


def rights(actor, row):
    names = ("sorts", "sees_contact", "redacts", "breaks_seal", "rates")
    return {f"may_{name}": getattr(policies, name)(actor, row) for name in names}


def continuations(actor, row):
    """Where this person may begin what the opinion becomes: [(label, address)]."""
    if not policies.is_asked(actor, row) or row.state not in OPINION["draft"].source:
        return []
    return begins(row, actor)


def begun_with(request):
    """What is known already when it was said during a contact or on a day of reception."""
    asked, actor = request.GET, request.actor
    if "day" in asked:
        return rosters.as_opinion(actor, asked["day"])
    return contacts.as_opinion(actor, asked.get("contact", ""))


def enter(request):
    """Type in what was said in person, by telephone or by letter; the receipt is shown once."""
    allow(request, policies.enters_opinions)
    form = forms.EnterForm(*((request.POST, request.FILES) if request.method == "POST" else ()), actor=request.actor,
                           seat=queries.own_seat(request.actor),
                           initial=begun_with(request))  # fmt: skip
    if (
        form.is_bound
        and form.is_valid()
        and (done := tried(form, actions.enter, actor=request.actor, **form.deed_data()))
    ):
        row, code = done
        messages.success(request, "已登记。请把回执交给反映人。")
        here = request.build_absolute_uri(reverse("deputies:voice_receipt", args=[f"{row.receipt_no}{code}"]))
        return page(request, "deputies/opinion_receipt.html", opinion=row, code=f"{code[:4]} {code[4:]}", address=here,
                    qr=qr_svg(here, title="查询二维码"))  # fmt: skip
    return page(request, "deputies/opinion_enter.html", form=form, status=422 if form.is_bound else 200)


def name_it(request, pk):
    """Its line in the lists and its class."""
    row = found_or_404(request, pk)
    allow(request, policies.redacts, row)
    form = forms.SortForm(request.POST or None, initial={"subject": row.subject, "theme": row.theme})
    return form_page(
        request, form, actions.name_it, row, title="摘要和类别", back=row.get_absolute_url(), done="已修改。"
    )


def redact(request, pk):
    """Other words over the original."""
    row = found_or_404(request, pk)
    allow(request, policies.redacts, row)
    if row.is_redacted and not policies.breaks_seal(request.actor, row):
        messages.info(request, "原文已经封存，这里只能改处理后的文字。")
    first = {"subject": row.subject, "theme": row.theme, "shown_text": row.words}
    form = forms.RedactForm(request.POST or None, initial=first)
    return form_page(
        request,
        form,
        actions.redact,
        row,
        title="处理公开文字",
        back=row.get_absolute_url(),
        done="已处理，原文封存。",
    )


@filed_once
def extend(request, pk):
    """More time for the answer; the informant reads why."""
    row = found_or_404(request, pk)
    allow(request, policies.extends, row)
    if request.method != "POST" and (why_not := queries.may_not_extend(row)):
        messages.info(request, why_not)
        return redirect(row)
    form = forms.ExtendForm(request.POST or None, most=queries.most_more(row))
    return form_page(request, form, actions.extend, row, title="延长答复期限", back=row.get_absolute_url(), done="已延长，群众凭回执能看到原因。",
                     note=f"现在的期限是{long_date(row.due_on)}。" if row.due_on else "")  # fmt: skip


def contact(request, pk):
    """Who said it, shown once; the look is recorded."""
    row = found_or_404(request, pk)
    allow(request, policies.sees_contact, row)
    words = {"title": f"查看反映人：{row}", "opinion": row, "what": "contact"}
    return looks.look(request, row, ["name", "phone"], "deputies/opinion_sealed.html", **words)


def original(request, pk):
    """The words as they were sent, under the redacted ones; the look is recorded."""
    row = found_or_404(request, pk)
    allow(request, policies.breaks_seal, row)
    words = {"title": f"查看原文：{row}", "opinion": row, "what": "text"}
    return looks.look(request, row, ["text"], "deputies/opinion_sealed.html", **words)


def rate(request, pk):
    """Type in what the informant said of the answer on the telephone."""
    row = found_or_404(request, pk)
    allow(request, policies.rates, row)
    form = forms.RateForm(request.POST or None, reopens=public.may_reopen(row))
    return form_page(request, form, voice.mark, row, title="代录群众评价", back=row.get_absolute_url(), done="已录入评价。",
                     entered_by=request.actor.name[:40])  # fmt: skip
