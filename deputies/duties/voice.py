"""What deputies heard from people and passed on. A dossier is read, printed and handed on by people who may not see the
opinion – it may have become a petition, or its words are sealed – so a line says that it was, never what it was about."""

from congress.frame.kinds import DutyFact, DutySource

from ..queries import opinions


def _opinions(deputy_ids, since, until):
    for seat, on, what, row in opinions.of_seats(deputy_ids, since, until):
        yield DutyFact(deputy_id=seat, on=on, text=f"{what}1件", target=f"deputies.opinion:{row.pk}",
                       url=row.get_absolute_url())  # fmt: skip


ALL = (
    DutySource(key="deputies.opinion", label="收集和转交民意", part="contacts", facts=_opinions, unit="件", order=145),
)
