"""The page of a deed that is no move of the machine: what is asked, and what came of it."""

from django.contrib import messages

from congress.frame.pages import page
from congress.views.deeds import choose_again, tried
from congress.views.once import answer_with


def asked(request, form_class, obj, deed, *, title, back, label="", note="", done=""):
    """Show the form; filed and lawful, do it and go back. Refused, the form says why and keeps what was written. ``done`` is
    what is said then, or what says it of the deed's result."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = form_class(*sent, obj=obj, actor=request.actor)
    valid = form.is_bound and form.is_valid()
    if valid and (result := tried(form, deed, obj, actor=request.actor, **form.deed_data())):
        messages.success(request, done(result) if callable(done) else done or f"已办理：{title}。")
        return answer_with(request, back)
    choose_again(form)
    status = 422 if form.is_bound else 200
    return page(
        request,
        "suggestions/deed_form.html",
        form=form,
        title=title,
        about=getattr(obj, "about", obj),
        back=back,
        label=label or title,
        note=note,
        status=status,
    )
