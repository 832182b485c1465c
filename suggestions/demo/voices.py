"""Some of what people said is made a suggestion: by the very deputies who were asked to."""

from datetime import timedelta

from congress.actions import notices
from congress.frame import kinds
from congress.frame.address import address
from congress.queries.actors import actor_in
from congress.queries.calendar import calendar_of
from deputies.models import Opinion

from ..actions import writing

LONG_ENOUGH = 6  # days a deputy has had it


def plant(world):
    """Whoever was asked a week ago has written; two in three have handed it in."""
    asked = Opinion.objects.filter(
        state=Opinion.State.OFFERED, screened_on__lte=world.today - timedelta(days=LONG_ENOUGH)
    )
    rows = asked.select_related("offered_to__membership__post", "offered_to__membership__person", "area").order_by(
        "pk"
    )
    with notices.silence():
        for n, opinion in enumerate(rows):
            day = calendar_of(world.congress.pk).next_workday(opinion.screened_on + timedelta(days=4))
            with world.at(min(day, world.today), 15):
                _write(opinion, hands_in=n % 3 > 0)
    world.say(0.88, "民意转建议")


def _write(opinion, *, hands_in):
    deputy = opinion.offered_to
    actor = actor_in(deputy.membership)
    made = writing.write(
        actor=actor,
        lead=deputy,
        source=address(opinion),
        subject=f"关于解决{opinion.area}{opinion.get_theme_display()}问题的建议",
        facts=f"群众在联络站反映：{opinion.words}经走访核实，情况属实，附近几个村都有类似问题，影响群众生产生活。",
        proposals="一、请有关单位到现场核实，尽快解决。\n二、举一反三，排查同类问题，列出清单逐项整改。\n三、建立长期管护办法，明确责任人和经费。",
        public_wish=True,
    )
    if hands_in:
        writing.submit(made, actor=actor)


VOICES = kinds.Demo(key="suggestions.voices", order=90, plant=plant)
