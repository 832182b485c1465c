"""What hangs on a seat goes on with the next one: a deputy who was elected again stays where he was."""

from congress.frame import guards
from congress.frame.dates import ONE_DAY


def onto_new_seats(model, pairs, *, since):
    """Rows that name a seat and run on end on the eve and begin anew with the new seat: (seat before, seat now) pairs.
    Returns the new rows; four statements."""
    now = {before.pk: seat.pk for before, seat in pairs}
    rows = model.objects.filter(deputy__in=now, until=None, since__lt=since)
    return begun_anew(list(rows), since=since, place=lambda row: setattr(row, "deputy_id", now[row.deputy_id]))


def begun_anew(rows, *, since, place, **ending):
    """These rows end on the eve and begin anew as ``place`` puts them; ``ending`` are columns of those that end."""
    if not rows:
        return []
    model = type(rows[0])
    with guards.spoken():
        model.objects.filter(pk__in=[row.pk for row in rows]).update(until=since - ONE_DAY, **ending)
        for row in rows:
            row.pk, row.since = None, since
            row._state.adding = True
            place(row)
        return model.objects.bulk_create(rows)
