"""Plants the annual summaries: last year's as it was decided and issued, this year's while it is being written."""

import datetime

from congress.actions import documents, summaries, summary_sections
from congress.frame import kinds
from congress.frame.actor import SYSTEM
from congress.queries.summaries import PAPER

WORDS = {
    "held": "常委会坚持围绕中心、服务大局，依法行使职权，会议的组织和审议质量有了新的提高。",
    "replied": "代表工委坚持交办前沟通、办理中督办、答复后回访，承办单位与代表面对面沟通已成常态。",
}
LEAD_DAYS = 20  # how long this year's has been at work


def plant(world):
    _last_year(world, world.today.year - 1)
    _this_year(world)


def _last_year(world, year):
    office, leader = world.first("GO"), world.first("LEAD")
    with world.at(datetime.date(year, 12, 1)):
        summary = summaries.open_summary(world.congress, year, actor=office)
    with world.at(datetime.date(year, 12, 3)):
        summary = summaries.assign(summary, actor=office, sections={})
    with world.at(datetime.date(year, 12, 22)):
        _write(summary, office)
    with world.at(datetime.date(year + 1, 1, 1)):
        summary = summaries.freeze(summary, actor=SYSTEM)
    with world.at(datetime.date(year + 1, 1, 5)):
        _hand_in(summary, office)
    with world.at(datetime.date(year + 1, 1, 7)):
        summary = summaries.to_office(summaries.merge(summary, actor=office), actor=office)
    with world.at(datetime.date(year + 1, 1, 9)):
        summary = summaries.to_council(summary, actor=office)
    with world.at(min(datetime.date(year + 1, 1, 14), world.today)):
        summary = summaries.finalise(summary, actor=leader, council_meeting=f"{world.term}人大常委会主任会议")
        documents.issue(PAPER, summary, actor=office)
        summaries.print_out(summary, actor=office)


def _this_year(world):
    """Begun early by hand; something has happened since a paragraph was written over the figures of that day."""
    office, year = world.first("GO"), world.today.year
    begun = max(world.today - datetime.timedelta(days=LEAD_DAYS), datetime.date(year, 1, 1))
    with world.at(begun):
        summary = summaries.open_summary(world.congress, year, actor=office)
        summary = summaries.assign(summary, actor=office, sections={})
        _write(summary, office)
    with world.at(world.today):
        summaries.regather(summary, actor=office)


def _write(summary, actor):
    for section in summary.sections.select_related("summary"):
        for paragraph in section.paragraphs.all():
            if words := WORDS.get(paragraph.key):
                texts = {paragraph.pk: (f"{paragraph.text}{words}", paragraph.revision)}
                summary_sections.write(section, actor=actor, texts=texts)


def _hand_in(summary, actor):
    """What was written over figures that have changed since is looked through first."""
    for section in summary.sections.select_related("summary"):
        for paragraph in section.paragraphs.select_related("section__summary"):
            if paragraph.is_outdated:
                summary_sections.restore(paragraph, actor=actor)
        if any(paragraph.text for paragraph in section.paragraphs.all()):
            summary_sections.hand_in(section, actor=actor)


SUMMARIES = kinds.Demo(key="congress.summaries", order=92, plant=plant)
