"""What programs read of deputies, stations and opinions, column by column: nothing private, nothing of who asked what."""

from congress.api.objects import facts

from .workflow import (
    activities,
    allowances,
    awards,
    campaigns,
    consultations,
    dossier,
    duty_reports,
    leaving,
    points,
    posts,
    profile,
    roster,
    stars,
    stories,
)
from .workflow.opinion import OPINION

WINDOWS = (
    facts(
        activities.ACTIVITY,
        *("congress", "kind", "body", "campaign", "meeting", "since", "until", "place", "answer_by", "notified_on"),
    ),
    facts(activities.PARTICIPATION, "activity", "deputy", "answered_at", "signed_in_at", "half_days", "way"),
    facts(activities.REPORT, "activity", "unit", "passed_on", "due_on", "answered_on"),
    facts(allowances.ALLOWANCE, "congress", "since", "until", "rate", "generated_on", "paid_on"),
    facts(awards.AWARD, "congress", "term", "year", "level", "given_by", "decided_on", "decided_at"),
    facts(
        leaving.BY_ELECTION, "congress", "district", "seats", "votes_on", "voter_list_on", "candidates_on", "final_on"
    ),
    facts(leaving.RESIGNATION, "congress", "deputy", "filed_on", "meeting", "voted_on", "announced_on"),
    facts(campaigns.CAMPAIGN, "congress", "kind", "since", "until", "returns_by"),
    facts(consultations.CONSULTATION, "congress", "asked_by", "due_on", "begun_on", "reported_to", "reported_on"),
    facts(dossier.ENTRY, "deputy", "kind", "on", "entered_on"),
    facts(dossier.DISPUTE, "deputy", "on", "raised_on", "answered_on"),
    facts(roster.DUTY_DAY, "station", "on", "hours", "noticed_on", "vacant"),
    facts(
        duty_reports.DUTY_SESSION,
        "congress",
        "term",
        "on",
        "area",
        "place",
        "chaired_by",
        "electors",
        "issued",
        "returned",
    ),
    facts(
        OPINION,
        *("congress", "area", "station", "source", "theme", "receipt_no", "received_on", "desk", "unit", "due_on"),
        *("replied_on", "in_time", "closed_on"),
    ),
    facts(points.RESULT, "congress", "year", "quarter", "version", "sheet", "fixed_on"),
    facts(points.SHEET, "congress", "version", "from_year"),
    facts(
        posts.DEPUTY,
        *("person", "congress", "level", "term", "delegation", "district", "card_no", "membership"),
    ),
    facts(profile.PROFILE, "deputy", "decided_on"),
    facts(stars.STANDARD, "congress", "version", "in_force_on"),
    facts(stars.CYCLE, "congress", "year", "sheet", "self_by", "announced_on"),
    facts(stars.RATING, "cycle", "station", "handed_on"),
    facts(stories.STORY, "deputy", "agreed_on", "published_on"),
)
