"""Whose portal this is."""

from ..models import Congress

PLAIN_NAME = "人大代表履职平台"


def named_for(county_name):
    """某某县人大代表履职平台"""
    return f"{county_name}{PLAIN_NAME[2:]}"


def site_name(county_id):
    """Of that county; for a visitor, who has none and may know that much, of the only county there is."""
    counties = Congress.objects.filter(pk=county_id) if county_id else Congress.objects.filter(parent=None)
    found = list(counties.values_list("short_name", flat=True)[:2])
    return named_for(found[0]) if len(found) == 1 else PLAIN_NAME
