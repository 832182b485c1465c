"""A visitor who acts while the county is being planted spoils one story at most."""

import dataclasses

import pytest

from congress.demo.sparing import plant_all
from congress.demo.timeline import Timeline
from congress.frame import clock, kinds
from congress.frame.dates import ONE_DAY
from congress.models import AuditEvent
from suggestions.actions import handling as actions
from tests.build import suggestions as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


def signs(task, actor, *, at, says, lived):
    """A life: he says something of the task first, and signs for it then."""
    yield clock.moment(TODAY, at)
    says()
    actions.sign_for(task, actor=actor)
    lived.append(at)
    yield clock.moment(TODAY, at) + ONE_DAY


def test_who_is_quicker_than_the_planter_ends_that_story_alone(cast, caplog):
    first, second = (build.task(cast, at="assigned") for _ in range(2))
    unit, lived = cast.actor("unit"), []
    timeline = Timeline(clock.moment(TODAY, 23))

    def visitor():
        yield clock.moment(TODAY, 9)
        actions.sign_for(type(first).objects.get(pk=first.pk), actor=dataclasses.replace(unit, ip="10.0.0.9"))

    def half():
        AuditEvent.objects.create(text="半句", kind="x")

    timeline.enter(visitor())
    timeline.enter(signs(first, unit, at=10, says=half, lived=lived))
    timeline.enter(signs(second, unit, at=11, says=lambda: None, lived=lived))
    timeline.run()

    assert lived == [11]
    second.refresh_from_db()
    assert second.state != "assigned"
    assert not AuditEvent.objects.filter(text="半句").exists()  # what the spoiled turn had begun is taken back
    assert "一件事略过" in caplog.text


def test_a_planter_that_fails_after_a_visit_leaves_the_field_to_the_next(caplog):
    planted = []
    plants = {"first": lambda world: world[0], "second": planted.append}
    demos = [kinds.Demo(key=key, order=1, plant=plant) for key, plant in plants.items()]

    with pytest.raises(IndexError):  # nobody came from outside: the planter's own mistake is heard
        plant_all(demos, ())
    AuditEvent.objects.create(text="登录", kind="x", ip="10.0.0.9")
    plant_all(demos, ())

    assert (planted, "first略过" in caplog.text) == ([()], True)
