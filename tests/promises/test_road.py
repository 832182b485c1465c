"""A suggestion from first word to archive, pressed in pages; every form is sent with fields that are not its own."""

import re
from datetime import timedelta

import pytest
from django.forms.models import model_to_dict

from congress.frame import clock
from congress.models import AuditEvent, Deadline
from suggestions.models import Assignment, Rating, Reply, Suggestion
from tests.build import county
from tests.build.suggestions import FACTS, PROPOSALS, SUBJECT
from tests.build.suggestions import REPLY as ANSWER
from tests.build.suggestions import task as built

from .visitors import once

pytestmark = pytest.mark.django_db(transaction=True)
LATE = "2099-01-01"
MARK = "不该写进去"


def foreign(people):
    """Fields of the tables that no form of the road may let in, with values that would be seen."""
    stranger = people.stranger
    return {
        "id": "987654321",
        "pk": "987654321",
        "state": "archived",
        "stage": MARK,
        "round": "77",
        "number": "8888",
        "number_text": MARK,
        "full_number": MARK,
        "typed_by": stranger.posts["dep"].person_id,
        "typed_by_id": stranger.posts["dep"].person_id,
        "congress": stranger.congress.pk,
        "congress_id": stranger.congress.pk,
        "term": stranger.term.pk,
        "term_id": stranger.term.pk,
        "lead_id": stranger.deputies["dep"].pk,
        "suggestion": "987654321",
        "unit": stranger.bodies["unit"].pk,
        "unit_id": stranger.bodies["unit"].pk,
        "channel": "paper",
        "kind": "separate",
        "submitted_on": LATE,
        "filed_on": LATE,
        "assigned_on": LATE,
        "reply_due_on": LATE,
        "replied_on": LATE,
        "closed_on": LATE,
        "archived_on": LATE,
        "public_code": MARK,
        "written_on": LATE,
        "ending_note": MARK,
        "merged_into": "1",
        "asked_by": MARK,
        "signed_by_name": MARK,
        "drafted_by": MARK,
        "signed_by": MARK,
        "checked_by": MARK,
        "rated_by": MARK,
        "redo_count": "9",
        "actor": MARK,
        "obj": "1",
        "membership": stranger.posts["dac"].pk,
    }


def text_of(people):
    return {"facts": MARK, "proposals": MARK, "subject": MARK, "lead": people.stranger.deputies["dep"].pk}


class Road:
    """Presses one deed after another, and looks after each whether anything foreign got in."""

    def __init__(self, people, visit):
        self.people, self.visit, self.case, self.visitors = people, visit, None, {}

    def by(self, key):
        return self.visitors.setdefault(key, self.visit(key))

    def press(self, key, url, *, event, files=(), **answers):
        """The form of that page, its questions answered, with every foreign field beside them."""
        visitor = self.by(key)
        shown = visitor.get(url)
        assert shown.status == 200, (url, shown.status)
        forms = [one for one in shown.page.forms if one.method == "post" and "once" in one.fields]
        form = max(forms, key=lambda one: (one.action.endswith(url), len(one.fields)))
        own, name = set(form.fields), event.rpartition(".")[2]
        assert set(answers) <= own, (url, set(answers) - own)
        extras = {**text_of(self.people), **foreign(self.people)}
        sent = {
            **{key: value for key, value in extras.items() if key not in own},
            **form.data,
            **answers,
            "once": once(),
        }
        before = AuditEvent.objects.filter(kind=event, result="done").count()

        answer = visitor.post(form.action, sent, files)

        assert answer.status == 302, (url, answer.status, answer.errors)
        assert AuditEvent.objects.filter(kind=event, result="done").count() - before == 1, event
        self.nothing_foreign(name)
        return answer

    def nothing_foreign(self, after):
        stranger = self.people.stranger
        for row in [*Suggestion.objects.all(), *Assignment.objects.all(), *Reply.objects.all(), *Rating.objects.all()]:
            found = {
                name: value for name, value in model_to_dict(row).items() if MARK in str(value) or LATE in str(value)
            }
            found |= {
                name: getattr(row, name)
                for name in ("number", "round", "redo_count")
                if getattr(row, name, None) in (8888, 77, 9)
            }
            found |= {
                name: str(getattr(row, name))
                for name in ("congress_id", "term_id", "lead_id", "unit_id")
                if getattr(row, name, None)
                in {
                    "congress_id": [stranger.congress.pk],
                    "term_id": [stranger.term.pk],
                    "lead_id": [stranger.deputies["dep"].pk],
                    "unit_id": [stranger.bodies["unit"].pk],
                }[name]
            }
            assert found == {}, (after, row, found)

    def on_case(self, key, move, **answers):
        self.press(key, f"/suggestions/{self.case.pk}/{move}/", event=f"suggestions.suggestion.{move}", **answers)
        self.case.refresh_from_db()

    def on_task(self, key, move, **answers):
        self.task.refresh_from_db()
        self.press(
            key, f"/suggestions/tasks/{self.task.pk}/{move}/", event=f"suggestions.assignment.{move}", **answers
        )
        self.task.refresh_from_db()

    @property
    def task(self):
        return Assignment.objects.get(suggestion=self.case, unit=self.people.bodies["transport"])


def test_on_the_whole_road_no_form_lets_in_a_field_that_is_not_its_own_and_each_deed_leaves_one_row(people, visit):
    """Promises 18 and 30."""
    road, today = Road(people, visit), clock.today()
    answer = road.press(
        "dep",
        "/suggestions/write/",
        event="suggestions.suggestion.write",
        subject=SUBJECT,
        facts=FACTS,
        proposals=PROPOSALS,
    )
    road.case = Suggestion.objects.get(pk=re.search(r"/(\d+)/", answer.to)[1])
    road.on_case("dep", "invite", deputies=[people.deputies["dep2"].pk])
    road.press(
        "dep2", f"/suggestions/{road.case.pk}/cosign/", event="suggestions.suggestion.cosign", agree="yes", read="on"
    )
    road.on_case("dep", "submit", one_matter="on")
    road.on_case("go", "pass_secretariat", comment="符合立案要求。")
    road.on_case("dac", "file", topic=people.topics[0].pk)
    bodies = people.bodies
    road.on_case("dac", "assign", lead=bodies["transport"].pk, joint=[bodies["finance"].pk])
    assert road.case.reply_due_on is not None
    due, text = road.case.reply_due_on, (road.case.subject, road.case.facts, road.case.proposals)
    road.on_task("unit", "sign_for")
    road.on_task(
        "unit",
        "begin",
        plan="分两步处治。",
        handler="韩经办",
        handler_phone="0395-6210001",
        unit_leader="杨局长",
        nodes_0_title="完成勘查",
        nodes_0_due_on=str(today),
    )
    joint = Assignment.objects.get(unit=bodies["finance"])
    for move, answers in (("sign_for", {}), ("give_opinion", {"text": "资金可列支。", "signer": "秦局长"})):
        road.press(
            "finance", f"/suggestions/tasks/{joint.pk}/{move}/", event=f"suggestions.assignment.{move}", **answers
        )
    task = road.task.pk
    road.press(
        "unit",
        f"/suggestions/tasks/{task}/contact/",
        event="suggestions.assignment.contact",
        phase="before",
        form="site",
        on=str(today),
        deputy_met="张德福",
        people="韩经办",
        content="一同查看。",
    )
    road.on_task(
        "unit",
        "draft_reply",
        reply_class=people.classes["B"].pk,
        text=ANSWER,
        publicity="open",
        contact_name="韩经办",
        contact_phone="0395-6210001",
        commitments_0_text="完成大修",
        commitments_0_due_on=str(today + timedelta(days=90)),
        commitments_0_money="120",
    )
    road.on_task("unitl", "sign_reply", has_read="on")
    road.on_task("gov", "check_reply")
    road.on_task(
        "dep", "rate", attitude="satisfied", result="basically", asked_cosigners="on", password=county.PASSWORD
    )
    road.case.refresh_from_db()

    reply = Deadline.objects.get(key="suggestions.reply")
    assert (road.task.state, reply.due_on, reply.outcome) == ("rated", due, "met")
    assert (road.case.subject, road.case.facts, road.case.proposals) == text
    assert road.case.lead_id == people.deputies["dep"].pk


def test_a_unit_cannot_touch_the_deputys_text_nor_its_own_deadline(people, visit):
    """Promise 18: no page of a unit offers these fields, and none takes them."""
    task = built(people, at="in_progress")
    before = Suggestion.objects.values().get()
    unit, extras = visit("unit"), {**text_of(people), **foreign(people)}

    pages = [f"/suggestions/{task.suggestion_id}/edit/", f"/suggestions/tasks/{task.pk}/plan/",
             f"/suggestions/tasks/{task.pk}/contact/", f"/suggestions/tasks/{task.pk}/request_extension/",
             f"/suggestions/tasks/{task.pk}/draft_reply/"]  # fmt: skip
    answers = {url: unit.post(url, {**extras, "once": once()}).status for url in pages}

    assert answers.pop(pages[0]) in (403, 404)
    assert set(answers.values()) <= {200, 422}  # the questions are put again
    assert Suggestion.objects.values().get() == before
    assert Assignment.objects.filter(reply_due_on=LATE).count() == 0
