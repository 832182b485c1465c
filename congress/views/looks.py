"""What is masked, shown once to somebody who says why he needs it; the log keeps the look and the reason."""

from congress.frame.pages import page

from ..actions import records
from ..forms.looks import LookForm


def asked(request, *, title, back):
    """(the reason, None), or as long as there is none ("", the page that asks for it)."""
    form = LookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return form.reason(), None
    return "", page(
        request,
        "congress/register_form.html",
        form=form,
        title=title,
        note="只供工作使用。查看的人、时间和理由都会记录。",
        label="查看",
        back=back,
        status=422 if request.method == "POST" else 200,
    )


def look(request, row, fields, shown, *, title, back="", **context):
    """Ask why, put the look down with the reason, and draw the page ``shown``. ``back`` is the way out, the page of the row."""
    reason, asking = asked(request, title=title, back=back or row.get_absolute_url())
    if not reason:
        return asking
    records.look(request.actor, row, fields, reason)
    return page(request, shown, row=row, **context)


def phone(request, row):
    """A telephone number."""
    return look(request, row, ["phone"], "congress/phone_shown.html", title=f"查看电话：{row}")
