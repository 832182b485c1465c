"""How many there are of several things, in one statement."""

from django.db.models import CharField, Count, Value


def counted(wanted):
    """{key: number} of {key: querysets}; of what there is none, nothing is said."""
    parts = [
        rows.order_by()
        .values(_key=Value(key, CharField()))
        .annotate(_number=Count("pk"))
        .values_list("_key", "_number")
        for key, each in wanted.items()
        for rows in each
    ]
    found = {}
    for key, number in parts[0].union(*parts[1:], all=True) if parts else ():
        found[key] = found.get(key, 0) + number
    return {key: number for key, number in found.items() if number}
