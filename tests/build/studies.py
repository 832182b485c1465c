"""A research topic as the county runs it: set up, deputies in a group, under way, reported, put to use."""

from datetime import timedelta

from congress.actions import documents
from congress.frame import clock
from supervision.actions import studies as actions
from supervision.models import Study, StudyGroup

STATES = ("planned", "underway", "reported", "used")


def study(cast, **more):
    given = {"year": 2026, "title": "农村公路长效管护机制研究", "leader": cast.lead_post, "committee": cast.bodies["agriculture"],
             "outline": "一、现状\n二、问题\n三、建议", "due_on": clock.today() + timedelta(days=90), **more}  # fmt: skip
    return actions.keep_study(Study(congress=cast.congress, **given), actor=cast.dac)


def group(cast, of, *keys, head="dep", **more):
    row = actions.keep_group(StudyGroup(study=of, **{"title": "河口镇课题小组", **more}), actor=cast.dac)
    return actions.add_members(
        row, actor=cast.dac, deputies=[cast.deputies[key] for key in keys], head=cast.deputies[head]
    )


def at(cast, state, text="调研了三个乡镇，发现责任不落实。", **more):
    row = study(cast, **more)
    one = group(cast, row, "dep2")
    if state != "planned":
        row = actions.begin(row, actor=cast.com)
    if state in ("reported", "used"):
        one.study = row
        actions.report_group(one, actor=cast.dep, text=text)
        row = actions.report(row, actor=cast.com, text=text)
    if state == "used":
        row = actions.use(row, actor=cast.com, uses=text)
    return row


def papers(cast, *, rare, text):
    documents.issue(
        "supervision.study_report", at(cast, "used", text=text, title=f"{rare}等村公路管护研究"), actor=cast.dac
    )
    return {}
