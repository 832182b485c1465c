"""An inquiry case as deputies or members put it: drafted, signed, filed, decided on, answered."""

from datetime import timedelta

from congress.frame import clock
from congress.models import Congress
from deputies.models import Deputy
from supervision.actions import inquiry_cases as actions
from supervision.models import InquiryCase
from supervision.queries import inquiry_cases as queries
from tests.build import ballots

STATES = ("signing", "filed", "answering", "answered", "closed")


def draft(cast, body="committee", *, lead="scm", **more):
    given = {"title": "关于通村公路养护资金拨付的质询案", "question": "养护资金为什么没有按时拨付？",
             "content": "2025年应拨付养护资金一百二十万元，到年底只拨付三十万元。", "unit": cast.bodies["transport"], **more}  # fmt: skip
    row = InquiryCase(congress=Congress.objects.get(pk=cast.congress.pk), body=body, **given)
    return actions.draft(row, actor=cast.go, lead=cast.posts[lead])


def signed(cast, row, count):
    """So many have signed, the lead with them."""
    more = list(queries.candidates(row))[: count - row.signers.count()]
    return actions.invite(row, actor=cast.go, members=more, signed=True)


def many_deputies(cast):
    """As many deputies of the county as ten signatures need."""
    ballots.deputies(cast, more=12)
    return Deputy.objects.acting().of(cast.congress.pk).count()


def members(cast):
    """Another member of the standing committee, so that three may sign."""
    post = cast.posts["scm"]
    for place, key in enumerate(("other_com", "dac_clerk")):
        held = cast.posts[key]
        type(post).objects.create(person=held.person, congress=held.congress, organization=post.organization, post=post.post, role="SCM",
                                  since=held.since, **({"order": place} if hasattr(held, "order") else {}))  # fmt: skip


def at(cast, state, **more):
    """Walked to a state, the signers three members of the standing committee."""
    members(cast)
    row = signed(cast, draft(cast, **more), 3)
    day = clock.today()
    decided = {"decided_on": day, "manner": "written", "venue": "", "due_on": day + timedelta(days=15)}
    for step, deed, said in (("filed", actions.file_case, {}), ("answering", actions.decide, decided),
                             ("answered", actions.answer, {"on": day, "answerer": "杨局长", "answer": "本月底前全部拨付到位。"}),
                             ("closed", actions.close, {})):  # fmt: skip
        if STATES.index(step) > STATES.index(state):
            break
        row = deed(row, actor=cast.go, **said)
    return row
