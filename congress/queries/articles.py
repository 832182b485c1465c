"""Reading the register of publicity articles: the list, and how many each township placed at which level."""

from collections import Counter

from django.db.models import Count

from ..models import PublicityArticle

Level = PublicityArticle.Level


def listed(actor, *, congress=None, level="", year=None, since=None, until=None):
    """The articles this person sees, the latest first."""
    asked = {"congress": congress, "level": level, "published_on__year": year}
    asked |= {"published_on__gte": since, "published_on__lte": until}
    rows = PublicityArticle.objects.visible_to(actor).select_related("congress__area")
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-published_on", "-pk")


def years(actor):
    """The years in which something was published, the latest first."""
    rows = PublicityArticle.objects.visible_to(actor).order_by()
    return [day.year for day in rows.dates("published_on", "year", order="DESC")]


def by_level(rows):
    """{congress_id: Counter(level: n)} in one statement."""
    found = {}
    for congress_id, level, n in rows.order_by().values_list("congress", "level").annotate(n=Count("pk")):
        found.setdefault(congress_id, Counter())[level] = n
    return found


def counts(actor, towns, year):
    """[(township, [how many at each level], all)], the most first; whoever placed as many stands in the register's order."""
    found = by_level(listed(actor, year=year))
    rows = []
    for town in towns:
        levels = found.get(town.pk, Counter())
        rows.append((town, [(level, levels[level]) for level in Level], levels.total()))
    return sorted(rows, key=lambda row: -row[2])


def published(congress_ids, since, until):
    """{congress_id: n}. No actor: the caller answers for these congresses."""
    rows = PublicityArticle.objects.filter(congress__in=congress_ids, published_on__range=(since, until))
    return dict(rows.order_by().values_list("congress").annotate(n=Count("pk")))
