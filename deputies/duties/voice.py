"""What deputies heard from people and passed on. A dossier is read, printed and handed on by people who may not see the
opinion – it may have become a petition, or its words are sealed – so a line says that it was, never what it was about."""

from congress.frame.address import pages_of
from congress.frame.kinds import DutyFact, DutySource

from ..queries import opinions


def _opinions(deputy_ids, since, until):
    page = pages_of("deputies:opinion")
    yield [received := opinions.received_by(deputy_ids, since, until),
           adopted := opinions.adopted_by(deputy_ids, since, until)]  # fmt: skip
    return [
        DutyFact(deputy_id=seat, on=on, text=f"{what}1件", target=f"deputies.opinion:{pk}", url=page(pk))
        for what, rows in (("收集并转交民意", received), ("把民意写成代表建议", adopted))
        for pk, seat, on in rows
    ]


ALL = (
    DutySource(key="deputies.opinion", label="收集和转交民意", part="contacts", reads=_opinions, unit="件", order=145),
)
