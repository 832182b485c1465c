"""The topics set down for a meeting on its agenda: offered, taken over once, tied – and their days run in one place."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from congress.actions import agendas, meetings
from congress.frame import clock
from congress.frame.address import address
from congress.frame.workflow import Refused
from congress.models import Deadline, MeetingItem, MeetingPaper
from congress.queries.agendas import gone_days
from congress.queries.proposed import origin_for, proposed_for
from supervision.actions import topics
from tests.build import supervision as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(cast):
    return topics.set_meeting(build.topic(cast), actor=cast.com, meeting=build.meeting(cast))


def papers_of(item, organ):
    return MeetingPaper(item=item, title="报告", organ=organ)


def test_a_topic_set_down_for_a_meeting_is_offered_and_taken_over_on_its_page(cast, topic):
    url, go = topic.meeting.get_absolute_url(), cast.client("go")
    assert "拟列入的议题" in go.get(url).content.decode()
    assert "拟列入的议题" not in cast.client("scm").get(url).content.decode()

    assert go.post(f"{url}items/take/{address(topic)}/").status_code == 302

    item = topic.meeting.items.get()
    assert (item.order, item.kind, item.title, item.reporter) == (1, "report", build.TITLE, topic.unit.short_name)
    assert origin_for(item, cast.go) == (build.TITLE, topic.get_absolute_url())
    assert origin_for(item, cast.dep) is None
    assert proposed_for(topic.meeting) == []
    assert "拟列入的议题" not in go.get(url).content.decode()


def test_it_is_taken_over_once_by_the_office_from_a_meeting_to_come(cast, topic):
    where = address(topic)
    with pytest.raises(PermissionDenied):
        meetings.take_over(topic.meeting, actor=cast.scm, where=where)
    meetings.take_over(topic.meeting, actor=cast.go, where=where)
    with pytest.raises(Refused, match="已经列为议题"):
        meetings.take_over(topic.meeting, actor=cast.go, where=where)

    topic.meeting.items.all().delete()

    assert [one.address for one in proposed_for(topic.meeting)] == [where]


@pytest.mark.parametrize("taken", [True, False])
def test_the_paper_of_a_topic_has_no_second_clock(cast, topic, taken):
    if taken:
        meetings.take_over(topic.meeting, actor=cast.go, where=address(topic))
    else:
        MeetingItem.objects.create(meeting=topic.meeting, order=1, title="听取和审议报告")
    item = topic.meeting.items.get()

    paper = agendas.keep_paper(papers_of(item, topic.unit), actor=cast.go)

    running = Deadline.objects.open().filter(target=address(paper)).count()
    assert running == (0 if taken else 3)
    page = cast.client("go").get(paper.get_absolute_url()).content.decode()
    assert ("报送、印发的期限在那里计算" in page) == taken


def test_a_paper_asked_for_too_late_says_which_days_are_past(cast):
    meeting = build.meeting(cast, opens_on=TODAY + timedelta(days=8))
    item = MeetingItem.objects.create(meeting=meeting, order=1, title="听取和审议报告")
    paper = agendas.keep_paper(papers_of(item, cast.bodies["transport"]), actor=cast.go)
    clocks = list(Deadline.objects.filter(target=address(paper)))

    assert [day for _, day in gone_days(paper, clocks)] == [TODAY - timedelta(days=12), TODAY - timedelta(days=2)]
    page = cast.client("go").get(paper.get_absolute_url()).content.decode()
    assert "登记这份文件时，上面的期限已经过了" in page
    with clock.frozen(TODAY + timedelta(days=5)):
        assert len(gone_days(paper, clocks)) == 2
