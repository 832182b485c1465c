"""Who may read what: the permission matrix of roles, one table a thing, everybody of two counties and both townships.

A line names whoever sees the row; whoever is not named sees nothing of it. The three administrators stand in no line.
"""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.actions import attachments, documents, institution, jobs, terms
from congress.frame import clock
from congress.frame.actor import ANONYMOUS
from congress.frame.uploads import judge
from congress.models import Attachment, AuditEvent, Deadline, Document, Job, Notice, Person
from congress.policies.institution import sees_private
from congress.queries.actors import actor_for
from congress.queries.institution import holders_today
from suggestions import policies
from suggestions.actions.telling import deputies_of
from suggestions.deadlines import deputy_ladder
from suggestions.models import Assignment, Commitment, Reply, Suggestion
from suggestions.models.reply import Rating
from suggestions.workflow import ASSIGNMENT, SUGGESTION
from tests.build import publishing
from tests.build import suggestions as build
from tests.build.suggestions import REPLY

pytestmark = pytest.mark.django_db

HOUSE = "lead go dac dac_clerk scm"  # the standing committee's people: they read every county suggestion handed in


def everybody(cast):
    """{key: Actor} of all: the county plain, townships and the neighbour with a prefix, and the public."""
    people = dict(cast.everybody())
    for name, town in (*cast.townships.items(), ("stranger", cast.stranger)):
        people |= {f"{name}_{key}": actor for key, actor in town.everybody().items()}
    return people | {"public": ANONYMOUS}


def readers(cast, model, pk):
    return {key for key, actor in everybody(cast).items() if model.objects.visible_to(actor).filter(pk=pk).exists()}


# Texts.


TEXTS = [
    # state, more readers than the house's
    ("review_delegation", f"{HOUSE} dep dhead"),
    ("review_secretariat", f"{HOUSE} dep dhead"),
    ("returned", f"{HOUSE} dep dhead"),
    ("to_assign", f"{HOUSE} dep dhead"),
    ("assigned", f"{HOUSE} dep dhead gov unit unitl"),
    ("feedback_pending", f"{HOUSE} dep dhead gov unit unitl"),
    ("sent_back", f"{HOUSE} dep dhead gov river riverl"),  # by transport; now it is the township government's
]


@pytest.mark.parametrize(("state", "names"), TEXTS)
def test_who_reads_a_suggestion_in_each_state(cast, state, names):
    case = build.suggestion(cast, at=state)

    assert readers(cast, Suggestion, case.pk) == set(names.split())


def test_a_draft_is_its_writers_alone(cast):
    case = build.suggestion(cast, at="draft")

    assert readers(cast, Suggestion, case.pk) == {"dep"}


def test_a_text_withdrawn_before_it_was_handed_in_stays_its_signers_own(cast):
    case = build.suggestion(cast, at="cosigning", cosigners=("dep2",))
    SUGGESTION.deeds["withdraw"](case, actor=cast.dep, reason="另行提出")

    assert readers(cast, Suggestion, case.pk) == {"dep", "dep2"}


def test_a_cosigner_reads_the_text_he_is_asked_to_sign(cast):
    case = build.suggestion(cast, at="cosigning", cosigners=("dep2", "dep3"))

    assert readers(cast, Suggestion, case.pk) == {"dep", "dep2", "dep3"}


def test_what_is_released_is_read_on_its_public_page_and_opens_the_case_to_nobody(cast):
    case = build.suggestion(cast, at="closed")
    before = readers(cast, Suggestion, case.pk)

    found = publishing.release(case, cast.dac)

    assert readers(cast, Suggestion, case.pk) == before
    assert cast.client("dep2").get(found.public_url).status_code == 200


def test_a_matching_committee_reads_what_is_its_own(cast):
    case = build.suggestion(cast, at="assigned")
    Suggestion.objects.filter(pk=case.pk).update(matching_committee=cast.bodies["agriculture"])

    assert readers(cast, Suggestion, case.pk) & {"com", "other_com"} == {"com"}


def test_a_court_case_passes_by_the_government(cast):
    case = build.suggestion(cast, at="assigned", unit="court")

    assert readers(cast, Suggestion, case.pk) == {*HOUSE.split(), "dep", "dhead", "court", "courtl"}


def test_a_township_suggestion_stays_in_its_township(cast):
    case = build.suggestion(cast.townships["river"], at="assigned")

    assert readers(cast, Suggestion, case.pk) == {f"river_{key}" for key in ("tch", "tsec", "tdep", "unit", "unitl")}


# What hangs on it.


PARTS = [
    # model, who reads it once the lead deputy has rated the answer
    (Assignment, f"{HOUSE} dep dhead gov unit unitl"),
    (Reply, f"{HOUSE} dep dhead gov unit unitl"),
    (Rating, "lead dac dac_clerk gov dep unit unitl"),
]


@pytest.mark.parametrize(("model", "names"), PARTS)
def test_who_reads_the_parts_of_a_rated_suggestion(cast, model, names):
    build.suggestion(cast, at="rated")

    assert readers(cast, model, model.objects.get().pk) == set(names.split())


def test_units_see_no_other_units_task_answer_or_rating(cast):
    case = build.suggestion(cast, at="rated", separate=("transport", "finance"))
    theirs = {"transport": {"unit", "unitl"}, "finance": {"finance", "financel"}}

    for task in case.assignments.select_related("unit"):
        own = theirs[next(key for key, body in cast.bodies.items() if body.pk == task.unit_id)]
        for model, row in ((Assignment, task), (Reply, task.replies.get()), (Rating, task.replies.get().rating)):
            assert readers(cast, model, row.pk) & {"unit", "unitl", "finance", "financel", "court"} == own


POLICIES = [
    # what, who may read it on a task that is being handled
    (policies.reads_plan, "lead dac dac_clerk com gov unit unitl"),
    (policies.reads_opinion, "lead dac dac_clerk gov unit unitl finance financel court courtl river riverl"),
    (policies.reads_rating, "lead dac dac_clerk dep gov unit unitl"),
]


@pytest.mark.parametrize(("policy", "names"), POLICIES)
def test_who_reads_the_units_own_papers_and_the_marks(cast, policy, names):
    task = build.task(cast, at="in_progress")
    task.suggestion.matching_committee = cast.bodies["agriculture"]
    ours = {**cast.everybody(), "public": ANONYMOUS}

    assert {key for key, actor in ours.items() if policy(actor, task)} == set(names.split())


def test_a_secret_name_is_told_to_those_who_review_press_and_handle(cast):
    case = build.suggestion(cast, at="assigned", secret_identity=True)

    told = {key for key, actor in cast.everybody().items() if case.lead_name_for(actor) == "张德福"}
    assert told & readers(cast, Suggestion, case.pk) == {"dep", "lead", "dac", "dac_clerk", "gov", "unit", "unitl"}


def test_a_committee_is_told_a_secret_name_when_it_presses_the_case_and_not_before(cast):
    """Text of its own field, yes; the name only of a key suggestion, on every page, list and paper (domain §4.2)."""
    case = build.suggestion(cast, at="feedback_pending", secret_identity=True)
    Suggestion.objects.filter(pk=case.pk).update(matching_committee=cast.bodies["agriculture"])
    browser, letter = cast.client("com"), Document.objects.get(kind="suggestions.reply_letter")
    places = (case.get_absolute_url(), "/suggestions/", f"/api/v1/suggestions.suggestion/{case.pk}/")

    def told():
        pages = [browser.get(place) for place in places]
        named = ["张德福" in page.content.decode() for page in pages]
        return {page.status_code for page in pages}, named, browser.get(letter.get_absolute_url()).status_code

    assert told() == ({200}, [False] * 3, 404)

    Suggestion.objects.filter(pk=case.pk).update(is_key=True)
    assert told() == ({200}, [True] * 3, 200)
    case.refresh_from_db()
    assert not case.tells_name_to(cast.other_com)


def test_the_township_secretary_reads_texts_and_no_answers(cast):
    """Domain §4.2: reply, rating, urging letter –; until the case is public."""
    river = cast.townships["river"]
    case = build.suggestion(river, at="rated")
    task, browser = case.assignments.get(), river.client("tsec")
    words = task.replies.get().text[:12]

    def found():
        return (
            [model.objects.visible_to(river.tsec).count() for model in (Suggestion, Reply, Rating, Commitment)],
            list(river_papers(river.tsec)),
            words in browser.get(case.get_absolute_url()).content.decode(),
        )

    assert [model.objects.visible_to(river.tch).count() for model in (Suggestion, Reply, Rating)] == [1, 1, 1]
    assert "suggestions.reply_letter" in river_papers(river.tch)
    assert words in river.client("tch").get(case.get_absolute_url()).content.decode()
    assert found() == ([1, 0, 0, 0], [], False)

    publishing.release(case, river.tch)
    assert found() == ([1, 1, 0, 0], [], True)


def river_papers(actor):
    return Document.objects.visible_to(actor).values_list("kind", flat=True)


# The three administrators.


@pytest.mark.parametrize("key", ["sys", "sec", "aud"])
def test_an_administrator_sees_no_business(cast, key):
    case = build.suggestion(cast, at="rated", subject="关于整修白鹭渡口道路的建议")
    actor, browser = cast.signed_in(key), cast.client(key)

    for model in (Suggestion, Assignment, Reply, Rating, Document, Deadline, Notice):
        assert not model.objects.visible_to(actor).exists()
    for url in ("/", "/suggestions/", "/clocks/", "/documents/", "/jobs/", "/inbox/", "/deputies/", "/checks/"):
        assert "白鹭渡口" not in browser.get(url).content.decode()
    assert browser.get(case.get_absolute_url()).status_code == 404


def test_the_log_is_the_auditors_alone(cast):
    build.suggestion(cast, at="to_assign")

    assert {key for key, actor in everybody(cast).items() if AuditEvent.objects.visible_to(actor).exists()} == {"aud"}


# Time.


def test_a_deputy_elected_again_keeps_his_history_and_writes_on(cast):
    case = build.suggestion(cast, at="feedback_pending")
    first = date(2027, 1, 12)
    terms.open_term(actor=cast.go, congress=cast.congress, number=19, starts_on=first)
    again = institution.appoint(cast.dep_post.person, cast.dep_post.post, actor=cast.dac, since=first)

    with clock.frozen(first):
        cast.posts["dep"] = again
        offered = cast.client("dep").get(case.get_absolute_url())
        told, wanted = list(deputies_of(case)), deputy_ladder(case.assignments.get(), "handler")
        reminded = holders_today([wanted])[wanted]

    assert offered.status_code == 200
    assert (told, reminded) == ([again], [again])
    assert Suggestion.objects.visible_to(cast.dep).filter(pk=case.pk).exists()


@pytest.mark.parametrize("allowed", [True, False])
def test_a_deputy_who_has_left_reads_his_own_history_and_does_nothing(cast, allowed):
    case, other = build.suggestion(cast, at="feedback_pending"), build.suggestion(cast, at="assigned", lead="dep2")
    rule = ("deputy.former_reads_history", allowed)
    institution.set_rule(cast.congress, *rule, actor=cast.dac, since=date(2026, 1, 1), reason="常委会决定")
    browser = cast.client("dep")
    institution.end_membership(cast.dep_post, actor=cast.dac, until=date(2026, 4, 14), because="调离本县")

    answers = [browser.get(one.get_absolute_url()).status_code for one in (case, other)]

    actor = actor_for(cast.account("dep"))
    assert answers == ([200, 404] if allowed else [302, 302])
    assert ASSIGNMENT.offered(case.assignments.get(), actor) == SUGGESTION.offered(case, actor) == []
    assert browser.get("/suggestions/write/").status_code == (403 if allowed else 302)


def test_a_deputy_who_has_left_reads_every_paper_and_answer_of_his_own_cases(cast, settings, tmp_path):
    """What he could read on his last day he reads on: replies, marks, letters with their files, attachments, dates."""
    settings.MEDIA_ROOT = tmp_path
    case = build.suggestion(cast, at="rated", cosigners=("dep2",))
    own = {"suggestion_form": case, "receipt": case, "feedback_form": case.assignments.get()}
    for kind, obj in own.items():
        documents.issue(f"suggestions.{kind}", obj, actor=cast.dac)
    for job in Job.objects.filter(kind="congress.render_document"):
        assert jobs.run(job.pk) == "done", job
    upload = SimpleUploadedFile("照片.pdf", b"%PDF-1.4 photo")
    photo = attachments.attach(case, [(upload, judge(upload))], actor=cast.dep)[0]
    browser = {key: cast.client(key) for key in ("dep", "dep3")}
    models = (Suggestion, Assignment, Reply, Rating, Document, Deadline, Attachment)

    def found(key):
        actor = actor_for(cast.account(key))
        rows = {model: set(model.objects.visible_to(actor).values_list("pk", flat=True)) for model in models}
        papers = [browser[key].get(f"/documents/{pk}/{part}").status_code
                  for pk in sorted(rows[Document]) for part in ("", "file/")]  # fmt: skip
        pages = [
            browser[key].get(url).status_code
            for url in (case.get_absolute_url(), f"/files/{photo.pk}/", "/documents/")
        ]
        words = REPLY[:12] in browser[key].get(case.get_absolute_url()).content.decode()
        return rows, papers, pages, words

    before, stranger = found("dep"), found("dep3")
    institution.end_membership(cast.dep_post, actor=cast.dac, until=date(2026, 4, 14), because="调离本县")

    assert found("dep") == before
    assert "我能办什么" in browser["dep"].get("/help/mine/").content.decode()
    assert before[1:] == ([200] * 2 * len(before[0][Document]), [200] * 3, True)
    kinds = {row.kind for row in Document.objects.filter(pk__in=before[0][Document])}
    assert kinds == {f"suggestions.{kind}" for kind in (*own, "reply_letter")}
    assert (stranger[0][Document], stranger[3]) == (set(), False)


PRIVATE = [
    # whose phone, who may ask for it
    ("dep", "dep lead dac dac_clerk"),
    ("river_tdep", "lead dac dac_clerk river_tdep river_tch river_tsec"),
]


@pytest.mark.parametrize(("whose", "names"), PRIVATE)
def test_who_may_look_at_a_deputys_private_data(cast, whose, names):
    people = everybody(cast)
    person = Person.objects.get(pk=people[whose].person_id)

    seen = {key for key, actor in people.items() if Person.objects.visible_to(actor).filter(pk=person.pk).exists()}
    assert {key for key in seen if sees_private(people[key], person)} == set(names.split())
