"""An annual summary on its way, walked there by the deeds that people use; and a chapter whose figures a test sets."""

from datetime import date

from congress.actions import summaries, summary_sections
from congress.frame import clock, kinds
from congress.frame.gathered import ChapterData, ChartData, Drafted, Fact, TableData
from congress.frame.prose import noted
from congress.models import Meeting, Summary

OPENS = date(2026, 12, 1)
FROZEN = date(2027, 1, 1)
ROAD = ("opened", "drafting", "frozen", "merged", "office_review", "council_review", "finalised")


def chapter(numbers, key="test.visits", order=5, bodies=("general_office",)):
    """A chapter of one figure: ``numbers`` {year: number}, to be changed by the test."""

    def gather(congress, since, until):
        n = numbers.get(since.year, 0)
        return ChapterData(
            facts=(Fact(key="visits", label="视察", value=n, unit="次", definition="统计期内的视察", url="/visits/"),),
            tables=(TableData(title="视察情况", columns=("月份", "次数"), rows=(("全年", n),)),),
            charts=(ChartData(kind="bars", title="视察次数", labels=("全年",), series=(("次数", (n,)),), unit="次"),),
        )

    def draft(data, before):
        words = [
            Drafted(key="visits", text=f"全年组织视察{data['visits']}次。", figures=("visits",), table="视察情况")
        ]
        return words + (
            [Drafted(key="many", text="视察次数较多。", figures=("visits",))] if data["visits"] > 9 else []
        )

    return kinds.Chapter(key=key, title="视察", order=order, gather=gather, draft=draft, bodies=bodies)


def summary(cast, *, at="drafting", year=2026):
    """The county's summary at a state; every section is written by the office and handed in on the way."""
    go, lead = cast.actor("go"), cast.actor("lead")
    with clock.frozen(OPENS.replace(year=year)):
        found = Summary.objects.filter(year=year, congress=cast.congress).first()
        found = found or summaries.open_summary(cast.congress, year, actor=go)
    deeds = {
        "drafting": lambda one: summaries.assign(one, actor=go, sections={}),
        "frozen": lambda one: summaries.freeze(one, actor=go),
        "merged": lambda one: _merge(one, go),
        "office_review": lambda one: summaries.to_office(one, actor=go),
        "council_review": lambda one: summaries.to_council(one, actor=go),
        "finalised": lambda one: summaries.finalise(one, actor=lead, council_meeting="第五十二次主任会议"),
    }
    for state in ROAD[ROAD.index(found.state) + 1 : ROAD.index(at) + 1]:
        when = OPENS if state == "drafting" else FROZEN
        with clock.frozen(when.replace(year=when.year - 2026 + year)):
            found = deeds[state](found)
    return found


def _merge(found, go):
    for section in found.sections.select_related("summary"):
        if not section.is_handed_in:
            summary_sections.hand_in(section, actor=go)
    return summaries.merge(found, actor=go)


def paragraph(found, key="visits"):
    """One paragraph by its key, with its section and summary."""
    rows = found.sections.model.objects.filter(summary=found)
    row = next(row for section in rows for row in section.paragraphs.all() if row.key == key)
    return type(row).objects.select_related("section__summary").get(pk=row.pk)


def meeting(term, kind, day, number=1, **columns):
    return Meeting.objects.create(
        term=term, kind=kind, number=number, opens_on=day, closes_on=day, state="held", **columns
    )


def unshown(chapter, data):
    """[(paragraph, keys)]: figures that the words of a draft are said to show and do not."""
    facts = {fact.key: fact for fact in data.facts}
    titles = {"", *(table.title for table in data.tables)}
    found = []
    for one in chapter.draft(data, None):
        figures = [(key, facts[key].value, facts[key].unit) for key in one.figures]
        *_, (_, last) = noted(one.text, figures)[-1]
        found += [(one.key, last)] * bool(last) + [(one.key, one.table)] * (one.table not in titles)
    return found
