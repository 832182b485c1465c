"""Research topics: deputies in groups, groups that report, results put to use – and all of it in their dossier."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from congress.frame import kinds
from congress.frame.workflow import Refused
from congress.models import Deadline, Notice
from supervision.actions import studies as actions
from supervision.models import Study, StudyGroup
from tests.build import studies as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


def test_it_begins_with_groups_that_have_a_head(cast):
    row = build.study(cast)
    with pytest.raises(Refused, match="还没有编组"):
        actions.begin(row, actor=cast.com)
    group = actions.keep_group(StudyGroup(study=row, title="第一组"), actor=cast.dac)
    actions.add_members(group, actor=cast.dac, deputies=[cast.deputies["dep2"]])
    with pytest.raises(Refused, match="第一组还没有组长"):
        actions.begin(row, actor=cast.com)
    assert not Study.objects.visible_to(cast.dep2).exists()
    actions.add_members(group, actor=cast.dac, deputies=[], head=cast.deputies["dep"])

    row = actions.begin(row, actor=cast.com)

    assert (row.state, Study.objects.visible_to(cast.dep2).get()) == ("underway", row)
    assert Notice.objects.filter(person=cast.posts["dep2"].person, subject__contains="请参加课题调研").exists()
    assert Deadline.objects.open().get(key="supervision.study").due_on == row.due_on


def test_a_deputy_is_in_one_group_of_a_topic(cast):
    row = build.study(cast)
    build.group(cast, row, "dep2")
    with pytest.raises(ValidationError, match="已在这个课题的小组里"):
        build.group(cast, row, "dep2", head="dep3", title="第二组")


def test_the_head_reports_for_his_group_and_the_whole_waits_for_all(cast):
    row = build.at(cast, "underway")
    group = row.groups.get()
    with pytest.raises(PermissionDenied):
        actions.report_group(group, actor=cast.dep2, text="报告")
    with pytest.raises(Refused, match="还有1个小组没有报送"):
        actions.report(row, actor=cast.com, text="报告")
    client = cast.client("dep")
    assert "报送小组报告" in client.get("/").content.decode()

    url = reverse("supervision:study_group_move", args=[group.pk, "report"])
    assert client.post(url, {"text": "调研了三个乡镇。"}).status_code == 302

    assert actions.report(row, actor=cast.com, text="报告").state == "reported"
    with pytest.raises(Refused, match="小组不能报送"):
        actions.send_back_group(StudyGroup.objects.get(), actor=cast.com, reason="补充")
    assert not Deadline.objects.open().filter(key="supervision.study").exists()


def test_who_took_part_has_it_in_his_dossier(cast):
    build.at(cast, "used")
    keys = [cast.deputies[key].pk for key in ("dep", "dep2", "dep3")]

    facts = list(kinds.duties["supervision.studies"].facts(keys, TODAY, TODAY))

    assert {(fact.deputy_id, fact.text) for fact in facts} == {
        (keys[0], "参加课题调研：农村公路长效管护机制研究（河口镇课题小组组长）"),
        (keys[1], "参加课题调研：农村公路长效管护机制研究（河口镇课题小组）"),
    }


def test_the_pages_go_from_the_topic_to_its_use(cast):
    client = cast.client("dac")
    sent = {"year": 2026, "title": "养老服务研究", "leader": cast.lead_post.pk, "committee": cast.bodies["agriculture"].pk,
            "due_on": TODAY, "outline": "一、现状"}  # fmt: skip
    assert client.post(reverse("supervision:study_add"), sent).status_code == 302
    row = Study.objects.get()
    assert (
        client.post(
            reverse("supervision:study_group_add", args=[row.pk]), {"title": "第一组", "kind": "topic"}
        ).status_code
        == 302
    )
    group = row.groups.get()
    sent = {"head": cast.deputies["dep"].pk, "deputies": [cast.deputies["dep2"].pk]}
    assert client.post(reverse("supervision:study_members", args=[group.pk]), sent).status_code == 302
    for url, move, sent in ((row, "begin", {}), (group, "report", {"text": "小组报告。"}), (row, "report", {"text": "报告。"}),
                            (row, "use", {"uses": "提为监督议题。"})):  # fmt: skip
        url = url.get_absolute_url()
        assert client.get(f"{url}{move}/").status_code == 200, move
        assert client.post(f"{url}{move}/", sent).status_code == 302, move
        assert client.get(url).status_code == 200

    row.refresh_from_db()
    assert (row.state, row.uses) == ("used", "提为监督议题。")
    assert row.title in cast.client("dep3").get(reverse("supervision:studies")).content.decode()
