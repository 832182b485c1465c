"""Who issues the papers of appointments and who reads them: before the announcement nobody but those who know of the case."""

from ..models import Case, Item
from ..models.case import INSIDERS, PROPOSERS, within
from ..models.item import COUNTY
from .cases import keeps_cases

KNOWERS = (*INSIDERS, "SCM", *PROPOSERS)
S = Case.State


def issues_catalogue(actor, case):
    """县人大常委会办公室、任免工作人员，列出任免事项之后"""
    proposed = case.election_id is None and case.state != S.WITHDRAWN
    return proposed and keeps_cases(actor, case) and case.items.exists()


def issues_results(actor, case):
    """县人大常委会办公室、任免工作人员，宣布之后"""
    return case.election_id is None and case.state in Case.DECIDED and keeps_cases(actor, case)


def issues_list(actor, case):
    """县人大常委会办公室、任免工作人员，宣布之后，有通过的事项"""
    return issues_results(actor, case) and case.items.filter(state=Item.State.PASSED).exists()


def issues_certificates(actor, case):
    """县人大常委会办公室、任免工作人员，编定任命书号之后"""
    return (
        issues_results(actor, case)
        and case.items.filter(certificates__cancelled_on=None, certificates__isnull=False).exists()
    )


def issues_card(actor, item):
    """县人大常委会办公室、任免工作人员"""
    return item.case.election_id is None and keeps_cases(actor, item)


def knows(actor, case):
    """县人大常委会领导、办公室、任免工作人员，提请机关；印发之后常委会组成人员"""
    if getattr(case, "found_for", None) == actor:  # the page has looked for it in his sight
        return True
    return Case.objects.visible_to(actor).filter(pk=case.pk).exists()


def reads_announced(actor, case):
    """宣布之后本县人大、有关单位和人大代表；宣布之前知道任免案的人"""
    if getattr(case, "found_for", None) == actor:
        return True
    return told(actor, Case.objects.visible_to(actor)).filter(pk=case.pk).exists()


def follows(actor, obj):
    """县人大常委会领导、办公室、任免工作人员"""
    return actor.is_system or (actor.is_any(*INSIDERS) and actor.congress_id == actor.county_id == obj.congress_id)


# Which cases, and which items, papers may be read of.


def told(actor, rows):
    """Cases whose result everybody of the county may read, beside those somebody knows of anyhow."""
    if actor.is_system or not (actor.county_id and actor.is_any(*COUNTY)):
        return rows
    return rows | Case.objects.filter(congress=actor.county_id, state__in=Case.DECIDED)


def of_known_cases(actor, rows):
    """Items of the cases somebody knows of: what is said of the person is not published with his name."""
    return rows.filter(within(actor, "case__"))
