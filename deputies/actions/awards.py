"""Keeping commendations: the round, who is nominated, who is dropped, the decision and its certificates."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import notices, records
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Congress

from ..models import AwardNomination, AwardRound, Deputy
from ..policies import awards as policies
from ..queries import awards as queries
from ..workflow.awards import AWARD

S, Category = AwardRound.State, AwardNomination.Category


@transaction.atomic
def keep_round(award, *, actor):
    """Begin a round, or put its title, level and giver right while it is still being prepared."""
    demand(policies.keeps_awards, actor, award)
    if award.state not in (S.NOMINATED, S.REVIEWED):
        raise Refused("表彰已经决定，不能再改。")
    if award.term_id is None:
        award.term = queries.term_on(award.congress_id, clock.today())
        if award.term is None:
            raise Refused("请先登记本届。")
    return keep(award, actor=actor)


@transaction.atomic
def nominate(nomination, *, actor):
    """Name somebody for one of the categories, with the grounds; his name is kept as it is today. Who had been dropped
    is taken up again with the new grounds."""
    award = AWARD.held(nomination.round)
    demand(policies.keeps_awards, actor, award)
    if award.state != S.NOMINATED:
        raise Refused("推荐已经结束，要增加请先退回重新推荐。")
    if nomination.category == Category.SUGGESTION:
        _take_up(nomination, award)
    if nomination.deputy and nomination.deputy.congress_id != award.congress_id:
        raise ValidationError({"deputy": "只能推荐本级代表。"})
    if nomination.deputy and not nomination.deputy.may_act:
        raise ValidationError({"deputy": "这位代表不在任或者暂停执行代表职务，不能推荐。"})
    who = {Category.GROUP: nomination.group, Category.WORKER: nomination.person}.get(
        nomination.category, nomination.deputy
    )
    nomination.name = f"{nomination.subject}（{who}领衔）" if nomination.subject else f"{who or ''}"
    dropped = award.nominations.filter(category=nomination.category, name=nomination.name, chosen=False).first()
    if dropped:
        dropped.chosen, dropped.dropped_because, dropped.grounds = True, "", nomination.grounds
        nomination = dropped
    return keep(nomination, actor=actor, congress_id=award.congress_id)


def _take_up(nomination, award):
    """The case as its register names it, and the deputy who led it."""
    found = queries.merit_of(nomination.target, award)
    if found is None:
        raise ValidationError({"target": "请从建议登记册中选一件已经立案交办、没有要求身份保密的建议。"})
    nomination.subject, seat = found
    nomination.deputy = Deputy.objects.select_related("person").get(pk=seat)


@transaction.atomic
def drop(nomination, *, actor, reason):
    """Not chosen, with the reason; the nomination stays for the record."""
    award = AWARD.held(nomination.round)
    demand(policies.keeps_awards, actor, award)
    if award.state not in (S.NOMINATED, S.REVIEWED):
        raise Refused("表彰已经决定，不能再改。")
    if not reason.strip():
        raise Refused("请写明未入选的理由。")
    nomination.chosen, nomination.dropped_because = False, reason.strip()[:200]
    return keep(nomination, actor=actor, congress_id=award.congress_id)


@AWARD.does("review")
def review(award, *, actor):
    """Whoever is still chosen goes to the decision."""


@AWARD.does("send_back")
def send_back(award, *, actor, reason):
    """Nominations are open again."""


@AWARD.does("decide")
def decide(award, *, actor, decided_on, decided_at):
    """Decided on a day by a meeting or a paper; the certificates are numbered through the year, in the printed order."""
    if decided_on > clock.today():
        raise ValidationError({"decided_on": "决定日期不能晚于今天。"})
    award.decided_on, award.decided_at = decided_on, decided_at.strip()
    Congress.objects.select_for_update().get(pk=award.congress_id)  # two decisions do not take the same numbers
    chosen, last = queries.numbered(award), queries.last_certificate(award.congress_id, award.year)
    for number, row in enumerate(chosen, start=last + 1):
        row.certificate_no, row.certificate_year, row.certified_by_id = number, award.year, award.congress_id
        row.save(update_fields=["certificate_no", "certificate_year", "certified_by"])
    records.record("deputies.awardround.number", actor=actor, obj=award,
                   text=f"{actor.name}为《{award}》编定证书{len(chosen)}份")  # fmt: skip


@AWARD.does("announce")
def announce(award, *, actor):
    """Everybody reads it; the deputies among the winners are told."""
    held = [row.deputy.membership for row in queries.winners(award).select_related("deputy__membership") if row.deputy]
    notices.tell(held, subject=f"祝贺：您受到表彰（{award}）"[:120], obj=award)
