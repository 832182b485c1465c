"""What a list page was asked, again: its form from the filters stored with a job, and in words."""

from django.http import QueryDict


def as_query(filters):
    """Filters as stored with a job, in the shape of a page's address."""
    query = QueryDict(mutable=True)
    for name, values in filters.items():
        query.setlist(name, values)
    return query


def in_words(form):
    """What a filter was asked, in words: 年度：2026年；级别：省级"""
    form.is_valid()
    given = [(form.fields[name], value) for name, value in form.cleaned_data.items() if value and name != "sort"]
    return "；".join(
        field.label + ("" if value is True else f"：{dict(getattr(field, 'choices', ())).get(value, value)}")
        for field, value in given
    )


def of_page(filter_form, listed):
    """``rows``, ``said`` and ``asks`` of a list page that asks with a plain form."""

    def form(actor, filters):
        return filter_form(as_query(filters), actor=actor)

    return {
        "asks": form,
        "rows": lambda actor, filters: listed(actor, **form(actor, filters).asked()),
        "said": lambda actor, filters: in_words(form(actor, filters)),
    }
