"""One move with many rows: first what would be touched and what not, and why; then, confirmed, the deed."""

from django.contrib import messages
from django.http import Http404
from django.urls import reverse

from congress.frame.pages import page

from ..actions import together as actions
from ..models import Job
from ..queries import together as queries
from .deeds import allow
from .listing import back_to, filters_of, listing_of
from .moves import form_for
from .once import answer_with, filed_once

SHOWN = 100  # refused ones named one by one


@filed_once
def together(request, listing):
    """GET: what is chosen (``pick``, or ``all`` of the list as it is asked) and what would become of it. POST: do it."""
    listing = listing_of(listing)
    bulk = next((one for one in listing.bulks if one.move == request.GET.get("deed")), None)
    if bulk is None:
        raise Http404("deed")
    allow(request, lambda actor, obj: bulk.may(actor))
    looked, back = look(request, listing, bulk), back_to(listing, without_choice(request.GET))
    form = form_of(bulk, looked, request)
    if request.method == "POST" and looked.ready and (form is None or form.is_valid()):
        return carried_out(request, listing, bulk, form, back)
    return page(request, "congress/together.html", listing=listing, step=bulk.step, looked=looked, form=form,
                refused=looked.refused[:SHOWN], most=queries.MOST, back=back,
                status=422 if request.method == "POST" else 200)  # fmt: skip


def numbers(values):
    return [int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 19]


def without_choice(query):
    rest = query.copy()
    for name in ("pick", "all", "deed"):
        rest.pop(name, None)
    return rest


def look(request, listing, bulk):
    """What is meant, asked one by one: the rows chosen in the list, or what was left ticked of them."""
    if request.method == "POST":
        kept = numbers(request.POST.getlist("kept"))
        return queries.looked_through(bulk, request.actor, bulk.objects(request.actor).filter(pk__in=kept))
    rows = numbers(request.GET.getlist("pick"))
    if "all" in request.GET:
        rows = queries.keys_of(listing, request.actor, filters_of(without_choice(request.GET)))
    return queries.looked_through(bulk, request.actor, queries.of_rows(bulk, request.actor, rows), rows)


def form_of(bulk, looked, request):
    """The questions that are asked once for all of them; None where there are none."""
    if not bulk.asks or not looked.ready:
        return None
    return form_for(bulk.step)(
        request.POST if request.method == "POST" else None, obj=looked.ready[0], actor=request.actor
    )


def carried_out(request, listing, bulk, form, back):
    """Do it, say what came of it, and go back to the list as it was asked."""
    data, keys = form.deed_data() if form else {}, numbers(request.POST.getlist("kept"))
    found = actions.begin(listing.key, bulk.move, keys, actor=request.actor, **data)
    if isinstance(found, Job):
        return answer_with(request, reverse("congress:job", args=[found.pk]))
    done, refused = found
    for obj, reason in refused:
        messages.warning(request, f"{getattr(obj, 'about', obj)}：{reason}")
    if done:
        messages.success(request, f"已{bulk.step.label}{len(done)}件。")
    return answer_with(request, back)
