"""A motion of deputies that is handled as a suggestion: nothing of it is lost (domain §2.3)."""

from congress.actions import attachments, clocks
from congress.frame import clock
from congress.frame.actor import SYSTEM
from deputies.models import Deputy

from ..models import Cosigner, Suggestion, TextVersion
from ..workflow import SUGGESTION
from .writing import TEXT, make_findable, text_digest


def become_suggestion(motion):
    """The suggestion in the motion's words with all who signed it, before the last review: those who put it were many
    and the presidium has looked at it, so that the first two gates have nothing to add."""
    seats = {row.person_id: row for row in Deputy.objects.of(motion.congress_id).filter(term=motion.meeting.term_id)}
    signers = list(motion.signers.signed().order_by("-is_lead", "pk"))
    lead = next(row for row in signers if row.is_lead)
    suggestion = Suggestion.objects.create(
        congress_id=motion.congress_id,
        term_id=motion.meeting.term_id,
        session_id=motion.meeting_id,
        lead=seats[lead.person_id],
        channel=Suggestion.Channel.PAPER if motion.by_office else Suggestion.Channel.ONLINE,
        subject=title_of(motion),
        facts=motion.grounds,
        proposals=motion.plan,
        round=1,
        written_on=motion.filed_on,
        submitted_on=clock.today(),
    )
    TextVersion.objects.create(
        suggestion=suggestion, round=1, saved_by=seats[lead.person_id].person.name,
        **{part: getattr(suggestion, part) for part in TEXT},
    )  # fmt: skip
    digest = text_digest(suggestion)
    Cosigner.objects.bulk_create(
        Cosigner(suggestion=suggestion, deputy=seats[row.person_id], state=Cosigner.State.CONFIRMED, text_digest=digest,
                 comment="在议案上联名", invited_at=clock.moment(row.signed_on), answered_at=clock.moment(row.signed_on))
        for row in signers
        if not row.is_lead and row.person_id in seats
    )  # fmt: skip
    attachments.carry_over(motion, suggestion)
    make_findable(suggestion)
    return SUGGESTION.deeds["take_over"](suggestion, actor=SYSTEM)


def title_of(motion):
    """关于……的议案 becomes 关于……的建议."""
    return f"{motion.title.removesuffix('议案').removesuffix('的')}的建议"[:80]


@SUGGESTION.does("take_over")
def take_over(suggestion, *, actor):
    """It was a motion for a session: the days until it is assigned count from the session's end, or from today."""
    starts_on = max(suggestion.session.closes_on, clock.today())
    clocks.open_clock("suggestions.session_intake", suggestion, actor=actor, starts_on=starts_on)
