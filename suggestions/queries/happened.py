"""What happened to suggestions between two days, as sets of rows of any number of congresses: the figures of quarterly
reports count them, the list shows them. Unlike the indicators they do not follow the cases of one year to their end."""

from django.db.models import Exists, OuterRef, Q

from congress.models import Deadline

from ..models import Assignment, Rating


def raised(rows, since, until):
    return rows.filter(submitted_on__range=(since, until))


def assigned(rows, since, until):
    """What was merged into another went to its units with that one."""
    days = Q(merged_into=None, assigned_on__range=(since, until)) | Q(merged_into__assigned_on__range=(since, until))
    return rows.filter(days, submitted_on__isnull=False).exclude(state="withdrawn")


def answered(rows, since, until):
    return rows.filter(replied_on__range=(since, until))


def rated(rows, since, until):
    """Silence is no mark."""
    marks = Rating.objects.filter(reply__assignment__suggestion=OuterRef("pk"), rated_on__range=(since, until))
    return rows.filter(Exists(marks.exclude(channel="none")))


def overdue(rows, since, until):
    """On the last day an answer was owed past its date."""
    owed = Deadline.objects.filter(
        Q(met_on=None, outcome="open") | Q(met_on__gt=until), key="suggestions.reply", due_on__lt=until
    )
    tasks = Assignment.objects.answering().filter(suggestion=OuterRef("pk"), pk__in=owed.values("target_pk"))
    return rows.filter(Exists(tasks))


# Those that the list of suggestions offers beside the indicators, with their words.
OFFERED = {"answered": ("期内答复", answered), "rated": ("期内评价", rated), "overdue": ("期末逾期未答复", overdue)}
