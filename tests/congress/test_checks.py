"""Each self-check finds exactly what it is for: a county in which all is well, one contradiction put in by hand."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.html import escape

from congress.actions import checking as actions
from congress.actions import jobs, records
from congress.actions.ticking import tick
from congress.frame import clock, kinds
from congress.models import Attachment, AuditEvent, CheckFinding, Deadline, Job, Membership, Person, Post, Pulse
from congress.queries import checking
from congress.queries.clocks import BACKUP
from suggestions.models import Rating
from tests import build
from tests.build import appointments, filings, livelihood, supervision, voice
from tests.build.suggestions import suggestion, task
from tests.costs import same_for_many
from tests.suggestions.test_checks import bend

pytestmark = pytest.mark.django_db
PAST = "2020-01-01"


def found():
    return {one.check.key: [str(text) for text in one.found] for one in checking.everywhere() if one.found}


def left_post(key):
    def plant(cast):
        post = cast.posts[key]
        cast.account(key)
        yield
        bend("UPDATE congress_membership SET until = since WHERE person_id = %s", post.person_id)

    return plant


def spent_code(cast):
    account = cast.account("com")
    yield
    bend("UPDATE congress_account SET code_hash = 'x', code_expires_at = %s WHERE id = %s", PAST, account.pk)


def small_presidium(cast):
    river = cast.townships["river"]
    body, chair = river.bodies["presidium"], river.posts["tch"]
    yield
    person = Person.objects.create(county_id=cast.congress.pk, name="石磊", **build.county.reading("石磊"))
    post = Post.objects.create(organization=body, title="委员", role="MEMBER")
    Membership.objects.create(
        person=person, post=post, congress=river.congress, organization=body, role="MEMBER", since=chair.since
    )


def no_term(cast):
    yield
    bend("UPDATE congress_term SET ends_on = starts_on WHERE id = %s", cast.term.pk)


def clock_of_an_ended_case(cast):
    case = suggestion(cast, at="review_dac")
    yield
    bend("UPDATE suggestions_suggestion SET state = 'converted' WHERE id = %s", case.pk)


def forgotten_reminder(cast):
    suggestion(cast, at="in_progress")
    deadline = Deadline.objects.get(key="suggestions.reply")
    yield
    bend("UPDATE congress_reminder SET due_on = %s WHERE deadline_id = %s", PAST, deadline.pk)


def unknown_year(cast):
    case = suggestion(cast, at="review_dac")
    yield
    bend("UPDATE congress_deadline SET due_on = '2033-03-01' WHERE target_pk = %s", case.pk)


def unmade_paper(cast):
    paper = build.documents.issued(cast, kind="test.letter")
    yield
    bend("UPDATE congress_document SET issued_at = %s WHERE id = %s", f"{PAST} 00:00:00", paper.pk)


def attachment(cast, target, content=b"abc"):
    name = default_storage.save("attachments/checked", ContentFile(content))
    return Attachment.objects.create(
        congress=cast.congress, target=target, name="说明.txt", stored_as=name, content_type="text/plain",
        size=3, sha256="ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", uploaded_by="刘代表",
    )  # fmt: skip


def attachment_altered(cast):
    row = attachment(cast, f"congress.congress:{cast.congress.pk}")
    yield
    default_storage.delete(row.stored_as)
    default_storage.save(row.stored_as, ContentFile(b"abd"))


def attachment_of_nothing(cast):
    row = attachment(cast, f"congress.congress:{cast.congress.pk}")
    yield
    bend("UPDATE congress_attachment SET target = 'congress.congress:99999' WHERE id = %s", row.pk)


def stuck_job(cast):
    yield
    Job.objects.create(
        kind="congress.export", label="导出", congress=cast.congress, asked_by="吴联络",
        due_at=clock.now() - timedelta(hours=2),
    )  # fmt: skip


def unsealed_record(cast):
    yield
    row = records.record("congress.backup.made", actor=cast.go, text="备份全部数据")
    bend("UPDATE congress_auditevent SET at = %s WHERE id = %s", f"{PAST} 00:00:00", row.pk)


def altered_record(cast):
    records.record("congress.backup.made", actor=cast.go, text="备份全部数据")
    records.seal_all()
    yield
    bend("UPDATE congress_auditevent SET text = '没有备份' WHERE id = %s", AuditEvent.objects.latest("pk").pk)


def above_quota(cast):
    yield
    bend("UPDATE congress_term SET deputy_seats = 1 WHERE id = %s", cast.term.pk)


def ended_deputy_in_office(cast):
    yield
    row = cast.deputies["dep"]
    bend("UPDATE congress_membership SET until = since WHERE id = %s", row.membership_id)


def no_delegation(cast):
    yield
    bend("UPDATE deputies_deputy SET delegation_id = NULL WHERE id = %s", cast.deputies["dep"].pk)


def without_clock(model, pk):
    of_it = "target_pk = %s AND target_model = %s"
    bend(
        f"DELETE FROM congress_reminder WHERE deadline_id IN (SELECT id FROM congress_deadline WHERE {of_it})",
        pk,
        model,
    )
    bend(f"DELETE FROM congress_deadline WHERE {of_it}", pk, model)


def opinion_without_clock(cast):
    row = voice.opinion(cast)
    yield
    without_clock("deputies.opinion", row.pk)


def without_leader(cast):
    mine = task(cast, at="accepted")
    yield
    bend("UPDATE suggestions_assignment SET kind = 'joint' WHERE id = %s", mine.pk)


def without_letter(cast):
    task(cast, at="feedback_pending")
    yield
    bend("UPDATE congress_document SET target_id = 99999 WHERE kind = 'suggestions.reply_letter'")


def rated_too_early(cast):
    task(cast, at="rated")
    yield
    bend("UPDATE suggestions_rating SET rated_on = %s WHERE id = %s", PAST, Rating.objects.get().pk)


def written_too_late(cast):
    case = suggestion(cast, at="review_dac")
    yield
    bend("UPDATE suggestions_suggestion SET submitted_on = '2001-01-01' WHERE id = %s", case.pk)


def not_in_the_search(cast):
    case = suggestion(cast, at="review_dac")
    yield
    bend("DELETE FROM congress_searchentry WHERE target = %s", f"suggestions.suggestion:{case.pk}")


def closed_with_a_problem(cast):
    topic = supervision.topic(cast)
    supervision.team(cast, topic)
    problem = supervision.problem(cast, topic)
    yield
    bend(
        "UPDATE supervision_topic SET state = 'closed', opinions_issued_on = %s, published_on = %s, closed_on = %s WHERE id = %s",
        *(PAST, PAST, PAST, problem.topic_id),
    )


def candidate_after_the_vote(cast):
    row = livelihood.round_of(cast, state="screening")
    livelihood.candidate(cast, row)
    yield
    bend("UPDATE supervision_livelihoodround SET state = 'rating', voted_on = %s WHERE id = %s", PAST, row.pk)


def reviewed_unregistered(cast):
    row = filings.document(cast, at="reviewing")
    yield
    bend("UPDATE supervision_normativedocument SET registered_on = NULL, register_number = '' WHERE id = %s", row.pk)


def decided_without_votes(cast):
    row = appointments.passed(cast)
    yield
    bend("UPDATE appointments_item SET votes = NULL WHERE id = %s", row.pk)


def voting_without_vote(cast):
    row = appointments.case(cast)
    yield
    bend("UPDATE appointments_item SET state = 'voting' WHERE case_id = %s", row.pk)


def certificate_of_nobody(cast):
    row = appointments.passed(cast)
    appointments.numbered(cast, row.case)
    yield
    bend(
        "UPDATE appointments_item SET state = 'failed', effective_on = NULL, membership_id = NULL WHERE id = %s",
        row.pk,
    )


def oath_without_clock(cast):
    row = appointments.in_post(cast)
    yield
    without_clock("appointments.swearing", row.pk)


def old_backup(cast):
    Pulse.objects.create(key=BACKUP, label="备份", succeeded_at=clock.now())
    yield
    bend("UPDATE congress_pulse SET succeeded_at = %s WHERE key = %s", f"{PAST} 00:00:00+00:00", BACKUP)


# check: (how, other checks that see the same contradiction)
PLANTS = {
    "congress.administrators": (left_post("aud"), {"congress.idle_accounts"}),
    "congress.idle_accounts": (left_post("com"), set()),
    "congress.codes": (spent_code, set()),
    "congress.terms": (no_term, set()),
    "congress.presidium": (small_presidium, set()),
    "congress.ended": (clock_of_an_ended_case, set()),
    "congress.reminders": (forgotten_reminder, set()),
    "congress.years": (unknown_year, {"congress.clocks"}),
    "congress.unmade": (unmade_paper, set()),
    "congress.attachments": (attachment_altered, set()),
    "congress.owners": (attachment_of_nothing, set()),
    "congress.jobs": (stuck_job, set()),
    "congress.sealed": (unsealed_record, {"congress.chains"}),
    "congress.chains": (altered_record, set()),
    "deputies.quota": (above_quota, set()),
    "deputies.ended": (ended_deputy_in_office, set()),
    "deputies.delegations": (no_delegation, set()),
    "deputies.opinion_clocks": (opinion_without_clock, set()),
    "suggestions.leaders": (without_leader, {"suggestions.ends", "suggestions.derived"}),
    "suggestions.letters": (without_letter, set()),
    "suggestions.rating_order": (rated_too_early, set()),
    "suggestions.authors": (written_too_late, set()),
    "suggestions.search": (not_in_the_search, set()),
    "supervision.problems": (closed_with_a_problem, {"congress.ended"}),
    "supervision.candidates": (candidate_after_the_vote, set()),
    "supervision.registered": (reviewed_unregistered, set()),
    "appointments.votes": (decided_without_votes, set()),
    "appointments.voting": (voting_without_vote, set()),
    "appointments.certificates": (certificate_of_nobody, set()),
    "appointments.oaths": (oath_without_clock, set()),
    "congress.backup": (old_backup, set()),
}


@pytest.mark.parametrize("key", PLANTS)
def test_a_contradiction_is_found_where_it_is_and_nowhere_else(cast, key):
    plant, also = PLANTS[key]
    with kinds.documents.lent(build.documents.LETTER):
        planting = plant(cast)
        next(planting)
        before = found()
        next(planting, None)
        new = {name: [text for text in texts if text not in before.get(name, ())] for name, texts in found().items()}

    assert {name for name, texts in new.items() if texts} - also == {key}
    assert len(new[key]) == 1


def test_every_check_says_what_it_means_and_what_to_do():
    checks = list(kinds.checks)

    assert len(checks) >= 30
    assert [check.key for check in checks if not (check.means.endswith("。") and check.todo.endswith("。"))] == []


# What is found is kept.


def nightly(cast, at):
    with clock.frozen(at):
        tick()
        job = Job.objects.filter(kind=checking.CHECK).latest("pk")
        jobs.run(job.pk)


def test_a_finding_keeps_its_first_day_until_it_is_gone(cast):
    case, now = suggestion(cast, at="in_progress"), clock.now()
    bend("UPDATE suggestions_suggestion SET stage = 'rated' WHERE id = %s", case.pk)
    for day in (1, 2):
        nightly(cast, now + timedelta(days=day))
    row = CheckFinding.objects.open().get(key="suggestions.derived")
    bend("UPDATE suggestions_suggestion SET stage = 'in_progress' WHERE id = %s", case.pk)
    nightly(cast, now + timedelta(days=3))
    row_after = CheckFinding.objects.get(pk=row.pk)

    assert (row.first_seen_at, row.last_seen_at) == (now + timedelta(days=1), now + timedelta(days=2))
    assert row_after.gone_at == now + timedelta(days=3)


def test_however_often_the_clock_ticks_it_asks_once_a_night(cast):
    night = clock.moment(clock.today() + timedelta(days=1), hour=2)
    asked = []
    for moment in (night - timedelta(hours=2), night, night + timedelta(hours=1), night + timedelta(days=1)):
        with clock.frozen(moment):
            asked.append(actions.check_nightly(moment))

    assert asked == [0, 1, 0, 1]


def test_what_must_be_mended_stands_on_the_first_page_of_whoever_reads_it(cast):
    case = suggestion(cast, at="in_progress")
    bend("UPDATE suggestions_suggestion SET stage = 'rated' WHERE id = %s", case.pk)
    jobs.run(actions.check_all(actor=cast.dac).pk)

    card = "自查发现的问题"
    assert {
        key for key in ("dac", "go", "sys", "lead", "com") if card in cast.client(key).get("/").content.decode()
    } == {
        "dac",
        "go",
    }


def test_a_finding_is_read_by_whoever_sees_its_row_and_leads_there(cast):
    row = appointments.passed(cast)
    bend("UPDATE appointments_item SET votes = NULL WHERE id = %s", row.pk)
    jobs.run(actions.check_all(actor=cast.dac).pk)
    url = row.case.get_absolute_url()

    assert CheckFinding.objects.get(key="appointments.votes").target == f"appointments.case:{row.case_id}"
    assert f'href="{url}"' in cast.client("go").get("/checks/").content.decode()
    assert f'href="{url}"' not in cast.client("sys").get("/checks/").content.decode()


def test_before_the_first_run_every_check_is_named_with_what_it_looks_at(cast):
    """And one that came with a later version is not said to be well before it has been looked at."""
    page = cast.client("dac").get("/checks/")
    assert [one.word for one in page.context["new"]] == ["未核对"] * len(list(kinds.checks))
    assert all(escape(check.label) in page.content.decode() for check in kinds.checks)
    assert all(escape(check.means) in page.content.decode() for check in kinds.checks)

    jobs.run(actions.check_all(actor=cast.dac).pk)
    run = checking.last_run()
    counts = dict(run.result["counts"])
    del counts["congress.posts"]
    Job.objects.filter(pk=run.pk).update(result={**run.result, "counts": counts})
    page = cast.client("dac").get("/checks/")
    assert [one.check.key for one in page.context["new"]] == ["congress.posts"]
    assert "congress.posts" not in {one.check.key for one in page.context["well"]}


def test_the_page_asks_as_often_for_three_findings_as_for_one(cast):
    def asked():
        results = checking.results_for(cast.dac, checking.last_run(), [kinds.checks["suggestions.derived"]])
        return [len(one.found) for one in results if one.found]

    cases = [suggestion(cast, at="in_progress", lead=who) for who in ("dep", "dep2", "dep3")]

    def add(place):
        bend("UPDATE suggestions_suggestion SET stage = 'rated' WHERE id = %s", cases[place].pk)
        jobs.run(actions.check_all(actor=cast.dac).pk)
        assert asked() == [place + 1]

    same_for_many(asked, add)
