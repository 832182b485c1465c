"""Oaths: owed from the day a post is taken, arranged in ceremonies, sworn, filed (domain §2.10)."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import attachments, clocks, records
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused

from ..models import Swearing
from ..models.law import APPROVED, Action, Oath
from ..policies import oaths as policies
from ..queries import oaths as queries
from ..workflow import CEREMONY, OATH
from ..workflow.oath import CLOCK, IN_ORGAN

LOOKED_BACK = timedelta(days=400)  # who took his post longer ago was sworn in before there was a register
State = Swearing.State


# Owed.


def require(membership, *, item=None, organiser=""):
    """Somebody has taken a post: he must swear, unless the post asks for no oath. Once."""
    office = membership.post.office
    asked = organiser or office.oath
    if asked == Oath.NONE or office.acting_for_id or Swearing.objects.filter(membership=membership).exists():
        return None
    row = _wait(Swearing(congress_id=membership.congress_id, office=office, name=membership.person.name, item=item,
                         organiser=asked, since=membership.since))  # fmt: skip
    return OATH.deeds["enter"](row, actor=SYSTEM, membership=membership)


def _wait(row):
    row.full_clean()
    row.save()
    records.record("appointments.swearing.add", actor=SYSTEM, obj=row, text=f"登记{row}")
    return row


def follow(item):
    """An item has taken effect (domain §3.8): who has come must swear; who waited for approval does so from now on."""
    if item.membership is None:
        return
    waiting = Swearing.objects.filter(item=item, state=State.WAITING).first()
    if waiting:
        OATH.deeds["enter"](waiting, actor=SYSTEM, membership=item.membership)
    elif item.action != Action.ACT:
        require(item.membership, item=item, organiser=organiser_of(item))


def wait(item):
    """An item was passed and waits for the body above: the oath waits with it."""
    office = item.office
    if item.action in (Action.APPOINT, Action.ELECT) and office.oath != Oath.NONE:
        _wait(Swearing(congress_id=item.congress_id, office=office, person=item.person, name=item.name, item=item,
                       organiser=organiser_of(item), since=item.announced_on))  # fmt: skip


def forget(item):
    """The body above has refused: nobody will take the post."""
    for row in Swearing.objects.filter(item=item, state=State.WAITING):
        OATH.deeds["lapse"](row, actor=SYSTEM, because="上级没有批准，没有就职。")


def organiser_of(item):
    """Whom the congress elects swears before its presidium; who waits for approval, after the session, before the council
    of chairpersons (domain §2.10)."""
    if item.action != Action.ELECT or item.office.oath == Oath.NONE:
        return item.office.oath
    return Oath.COUNCIL if item.law and item.law.upper == APPROVED else Oath.PRESIDIUM


@OATH.does("enter")
def enter(oath, *, actor, membership):
    """The post is taken now. Where its own organ arranges the oath, the local rule counts working days."""
    oath.membership, oath.person, oath.since = membership, membership.person, membership.since
    clocks.open_clock(IN_ORGAN if oath.organiser == Oath.ORGAN else CLOCK, oath, actor=SYSTEM, starts_on=oath.since)


@OATH.does("exempt")
def exempt(oath, *, actor, reason):
    oath.because = reason.strip()


@OATH.does("lapse")
def lapse(oath, *, actor, because="没有宣誓就离开了这个职务。"):
    oath.ceremony, oath.because = None, because


def sweep(now=None):
    """Who has taken a post otherwise than by an item – elected, a new term – must swear as well; who has left cannot any
    more. Done by the clock."""
    done = 0
    for membership in queries.unsworn(clock.today() - LOOKED_BACK):
        with transaction.atomic():
            done += require(membership) is not None
    for oath in queries.left():
        OATH.deeds["lapse"](oath, actor=SYSTEM)
        done += 1
    return done


# Ceremonies.


@transaction.atomic
def keep_ceremony(ceremony, *, actor):
    """Arrange a ceremony or change it while it is planned; ``of`` one meeting it is held within its days."""
    demand(policies.arranges_oaths, actor, ceremony)
    if ceremony.pk and CEREMONY.held(ceremony).state != "planned":
        raise Refused("仪式已经举行或者取消，不能再改。")
    if (meeting := ceremony.meeting) and not meeting.opens_on <= ceremony.on <= meeting.closes_on:
        raise ValidationError({"on": "在会议上宣誓的，日期须在会议期间。"})
    early = [one.name for one in queries.takers(ceremony) if one.since > ceremony.on] if ceremony.pk else []
    if early:
        raise ValidationError({"on": f"{'、'.join(early)}那一天还没有就职。"})
    return keep(ceremony, actor=actor)


@transaction.atomic
def arrange(ceremony, oaths, *, actor):
    """Who swears in a planned ceremony, in this order; who is not named any more waits for another one."""
    demand(policies.arranges_oaths, actor, ceremony)
    if CEREMONY.held(ceremony).state != "planned":
        raise Refused("仪式已经举行或者取消，不能再改。")
    allowed = {one.pk: one for one in queries.may_join(ceremony)}
    if any(one.pk not in allowed for one in oaths):
        raise Refused("有人不能排入这次仪式：组织者不同，或者那一天还没有就职。")
    named = [one.pk for one in oaths]
    for one in queries.takers(ceremony):
        if one.pk not in named:
            OATH.deeds["release"](one, actor=SYSTEM)
    for place, pk in enumerate(named, start=1):
        one = allowed[pk]
        if one.state != State.SCHEDULED:
            one = OATH.deeds["schedule"](one, actor=SYSTEM, ceremony=ceremony)
        Swearing.objects.filter(pk=one.pk).update(place=place)
    return ceremony


@OATH.does("schedule")
def schedule(oath, *, actor, ceremony):
    oath.ceremony = ceremony


@OATH.does("release")
def release(oath, *, actor):
    oath.ceremony, oath.place = None, 0


@OATH.does("swear")
def swear(oath, *, actor, on):
    oath.sworn_on, oath.because = on, ""


@OATH.does("miss")
def miss(oath, *, actor, because):
    oath.ceremony, oath.place, oath.because = None, 0, because


@CEREMONY.does("hold")
def hold(ceremony, *, actor, absent=(), because=""):
    """The ceremony has been held; everybody has sworn but the ``absent``, who must do so later."""
    missing = {one.pk for one in absent}
    rows = queries.takers(ceremony)
    if missing and not because.strip():
        raise ValidationError({"because": "有人缺席的，请写明原因。"})
    if len(missing) == len(rows):
        raise Refused("没有人宣誓，请取消这次仪式。")
    for one in rows:
        if one.pk in missing:
            OATH.deeds["miss"](one, actor=SYSTEM, because=because.strip()[:300])
        else:
            OATH.deeds["swear"](one, actor=SYSTEM, on=ceremony.on)


@CEREMONY.does("file")
def file(ceremony, *, actor, file_no, files=()):
    """The signed pages and photographs are kept."""
    if not files:
        raise ValidationError({"files": "请上传签名页扫描件或者现场照片。"})
    ceremony.file_no = file_no.strip()
    attachments.attach(ceremony, files, actor=actor, purpose="evidence")


@CEREMONY.does("cancel")
def cancel(ceremony, *, actor, reason):
    """Nobody has sworn; all wait for another ceremony."""
    for one in queries.takers(ceremony):
        OATH.deeds["release"](one, actor=SYSTEM)
