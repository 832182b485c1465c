"""Keeping the pool of experts: entered, appointed, asked for matters by draw or by hand, and what they did."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import records, searching
from congress.actions.registers import demand, keep, keep_all
from congress.actions.ticking import one_by_one
from congress.frame import clock, guards
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused

from ..models import Discipline, Draw, Expert, ExpertField, ExpertInterest, ExpertMatter, ExpertWork
from ..policies import draws as draw_policies
from ..policies import experts as policies
from ..queries import experts as queries
from ..workflow import EXPERT
from . import draws

S = Expert.State


@transaction.atomic
def keep_expert(expert, *, actor, disciplines):
    """Enter an expert with what he knows, or change him."""
    demand(policies.keeps_experts, actor, expert)
    if not disciplines:
        raise ValidationError({"disciplines": "至少选一个领域。"})
    if expert.pk:
        EXPERT.held(expert)
    else:
        expert.number = queries.next_number(expert.congress_id)
    keep(expert, actor=actor)
    _set_fields([(expert, disciplines)])
    _index(expert, disciplines)
    return expert


def _set_fields(wanted):
    """[(expert, disciplines)]: what is no longer known goes, what is new comes."""
    keys = [expert.pk for expert, _ in wanted]
    there = set(ExpertField.objects.filter(expert__in=keys).values_list("expert", "discipline"))
    asked = {(expert.pk, discipline) for expert, disciplines in wanted for discipline in disciplines}
    for expert, discipline in there - asked:
        ExpertField.objects.filter(expert=expert, discipline=discipline).delete()
    ExpertField.objects.bulk_create(
        [ExpertField(expert_id=expert, discipline=discipline) for expert, discipline in sorted(asked - there)]
    )


def _index(expert, disciplines):
    words = [expert.employer, expert.title, expert.introduction, *(Discipline(one).label for one in disciplines)]
    searching.index(expert, kind=queries.FOUND_BY, title=expert.name, text="\n".join(words))


@transaction.atomic
def enter_all(rows, *, actor):
    """Enter many new experts at once: [(expert, disciplines)], with one line in the log for each congress."""
    for expert, _ in rows:
        demand(policies.keeps_experts, actor, expert)
    for congress_id in sorted({expert.congress_id for expert, _ in rows}):
        own = [expert for expert, _ in rows if expert.congress_id == congress_id]
        for number, expert in enumerate(own, start=queries.next_number(congress_id)):
            expert.number = number
            expert.clean_fields(exclude=["congress", "organization"])
        with guards.spoken():
            Expert.objects.bulk_create(own)
        records.record("supervision.expert.enter", actor=actor, congress_id=congress_id,
                       after={"名单": [expert.name for expert in own]}, text=f"{actor.name}登记专家{len(own)}人")  # fmt: skip
    _set_fields(rows)
    for expert, disciplines in rows:
        _index(expert, disciplines)
    return [expert for expert, _ in rows]


@transaction.atomic
def change_all(changed, *, actor):
    """Change many experts at once: [(expert, its columns before, disciplines)]."""
    for expert, _, _ in changed:
        demand(policies.keeps_experts, actor, expert)
    for congress_id in sorted({expert.congress_id for expert, _, _ in changed}):
        own = [(expert, was) for expert, was, _ in changed if expert.congress_id == congress_id]
        keep_all(own, actor=actor, congress_id=congress_id)
    _set_fields([(expert, disciplines) for expert, _, disciplines in changed])
    for expert, _, disciplines in changed:
        _index(expert, disciplines)


@EXPERT.does("appoint")
def appoint(expert, *, actor, since, until):
    """For a time; whoever was let go may be appointed anew."""
    if until < since:
        raise ValidationError({"until": "届满日不能早于聘任日。"})
    expert.since, expert.until, expert.ended_on, expert.ended_because = since, until, None, ""


@EXPERT.does("extend")
def extend(expert, *, actor, until):
    if until <= expert.until:
        raise ValidationError({"until": f"新的届满日须晚于{expert.until:%Y-%m-%d}。"})
    expert.until = until


@EXPERT.does("end")
def end(expert, *, actor, reason):
    expert.ended_on, expert.ended_because = clock.today(), reason.strip()[:300]


@EXPERT.does("expire")
def expire(expert, *, actor):
    expert.ended_on, expert.ended_because = expert.until + timedelta(days=1), "聘期届满"


def expire_due(now=None):
    """Whose period is over is no longer in the pool. Done by the clock; draws ask for the day themselves."""
    return one_by_one(queries.expired(clock.today()), _expire)


def _expire(expert):
    try:
        expire(expert, actor=SYSTEM)
    except Refused:
        return 0  # somebody has just prolonged or ended it
    return 1


@transaction.atomic
def declare(expert, *, actor, organization, because):
    """An expert declares a tie to a body."""
    demand(policies.keeps_experts, actor, expert)
    EXPERT.held(expert)
    tie = ExpertInterest(expert=expert, organization=organization, because=because.strip())
    tie.full_clean()
    tie.save()
    records.record("supervision.expert.declare", actor=actor, obj=expert, after={"利害关系": str(tie)},
                   text=f"{actor.name}登记专家《{expert}》申报的利害关系")  # fmt: skip
    return tie


@transaction.atomic
def release(tie, *, actor):
    """The tie is no more."""
    demand(policies.keeps_experts, actor, tie.expert)
    records.record("supervision.expert.release", actor=actor, obj=tie.expert, before={"利害关系": str(tie)},
                   text=f"{actor.name}取消专家《{tie.expert}》的一项利害关系")  # fmt: skip
    tie.delete()


# What they are asked for.


@transaction.atomic
def keep_matter(matter, *, actor):
    """Enter what experts are wanted for. Once somebody has been chosen, the body and the subject stand."""
    demand(policies.keeps_experts, actor, matter)
    if matter.pk:
        was = ExpertMatter.objects.get(pk=matter.pk)
        fixed = was.unit_id == matter.unit_id and was.discipline == matter.discipline
        if not fixed and (matter.works.exists() or matter.draws.exists()):
            raise Refused("已经选了专家或者开始抽取，领域和被监督单位不能再改。")
    return keep(matter, actor=actor)


@transaction.atomic
def choose(matter, *, actor, expert, reason):
    """Name one by hand, with a reason; whoever has a conflict of interest is refused."""
    demand(policies.keeps_experts, actor, matter)
    EXPERT.held(expert)
    if not Expert.objects.appointed(matter.on).filter(pk=expert.pk, congress=matter.congress_id).exists():
        raise ValidationError({"expert": "这位专家在使用日期不在聘期内。"})
    if because := queries.conflict(expert, matter.unit):
        raise Refused(f"{expert}应当回避：{because}。")
    work = ExpertWork(matter=matter, expert=expert, chosen=ExpertWork.Chosen.HAND, reason=reason.strip())
    work.full_clean()
    work.save()
    records.record("supervision.expertwork.choose", actor=actor, obj=matter, reason=reason, after={"专家": str(expert)},
                   text=f"{actor.name}为“{matter}”指定专家{expert}")  # fmt: skip
    return work


@transaction.atomic
def prepare_draw(matter, *, actor):
    """A draw for as many as are still wanted, its pool filled with the candidates; returns it."""
    demand(draw_policies.keeps_draws, actor, matter)
    missing = matter.wanted - matter.works.count()
    if missing < 1:
        raise Refused("需要的专家已经选齐。")
    running = matter.draws.filter(state__in=(Draw.State.PREPARED, Draw.State.COMMITTED)).first()
    if running:
        raise Refused(f"这个事项已有一次正在进行的抽取（{running.number_words or '准备中'}）。")
    draw = Draw(congress_id=matter.congress_id, kind=Draw.Kind.PEOPLE, title=f"{matter.title}抽取专家", count=missing, matter=matter,
                purpose=f"从{matter.get_discipline_display()}领域在聘专家中抽取{missing}人，参加“{matter.title}”。")  # fmt: skip
    draws.keep_draw(draw, actor=actor)
    return draws.fill_from(draw, actor=actor, source="")


@transaction.atomic
def record_work(work, *, actor, text, opinions, adopted, days):
    """Write down what an expert did."""
    demand(policies.keeps_experts, actor, work.matter)
    work.text, work.opinions, work.adopted, work.days = text.strip(), opinions, adopted, days
    work.done_on = clock.today()
    return keep(work, actor=actor, congress_id=work.matter.congress_id)


@transaction.atomic
def let_go(work, *, actor, reason):
    """An expert who was chosen does not take part after all."""
    demand(policies.keeps_experts, actor, work.matter)
    if work.done_on:
        raise Refused("已经登记了工作情况，不能退出。")
    records.record("supervision.expertwork.let_go", actor=actor, obj=work.matter, reason=reason,
                   before={"专家": str(work.expert)}, text=f"{actor.name}登记{work.expert}不参加“{work.matter}”")  # fmt: skip
    work.delete()
