"""Who sees what, and who acts where: a word is planted in everything private, then everybody looks everywhere."""

import json
import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.serializers import serialize
from python_calamine import CalamineWorkbook

from congress.actions import attachments, drafts, exporting, jobs
from congress.frame import clock
from congress.frame.uploads import judge
from congress.models import Attachment, Job, Membership
from suggestions.actions import handling
from suggestions.models import Assignment, Reply, Suggestion
from suggestions.workflow import ASSIGNMENT, SUGGESTION
from tests.build.suggestions import suggestion, task
from tests.walk import PUBLIC

from .crawling import crawl, everywhere
from .visitors import once

pytestmark = pytest.mark.django_db(transaction=True)

STAFF = {"dac", "dac_clerk", "go", "lead", "scm"}
LOOKERS = ("dep", "dep2", "unit", "finance", "gov", "com", "dac", "aud")
NEIGHBOURS = ("river:unit", "river:tdep2", "hill:tch", "hill:unit", "other:dac", "other:unit")
INTRUDERS = ("dep2", "dhead", "finance", "unit", "gov", "go", "com", "other:dac", "other:unitl", "river:tch")


def secrets_of(people):
    """Plants one word each; {word: who may ever see it}, persons named as in the cast, others as "hill:tch"."""
    river = people.townships["river"]
    suggestion(people, at="draft", subject="关于白鹭甲的建议", facts="白鹭甲甲。")
    drafts.keep(people.account("dep").pk, "suggestions.new", {"subject": ["关于白鹭乙的建议"]}, version=0)
    inside = task(people, at="reply_drafted", subject="关于青鸟一的建议")
    Reply.objects.filter(assignment=inside).update(text="白鹭丙：尚未签发的答复。")
    Assignment.objects.filter(pk=inside.pk).update(plan="白鹭丁：单位内部方案。")
    rated = task(people, at="rated", subject="关于青鸟二的建议", result="not_satisfied", comment="白鹭戊没有修。")
    handling.record_contact(
        task(people, at="in_progress", unit="finance", subject="关于青鸟三的建议"),
        actor=people.actor("finance"), phase="before", form="phone", on=clock.today(), deputy_met="张德福",
        people="朱经办", content="白鹭己。",
    )  # fmt: skip
    suggestion(people, at="review_dac", lead="dep2", facts="白鹭庚。")
    task(river, at="in_progress", facts="白鹭辛。")
    upload = SimpleUploadedFile("白鹭癸.pdf", b"%PDF-1.4 secret")
    attachments.attach(rated.suggestion, [(upload, judge(upload))], actor=people.dep)
    river_people = {f"river:{key}" for key in river.posts} - {"river:tdep2"}
    return {
        "白鹭甲": {"dep"},
        "白鹭乙": {"dep"},
        "白鹭丙": STAFF | {"unit", "unitl", "gov"},
        "白鹭丁": STAFF | {"unit", "unitl", "gov"},
        "白鹭戊": STAFF | {"dep", "unit", "unitl", "gov"},
        "白鹭己": STAFF | {"dep", "finance", "financel", "gov"},
        "白鹭庚": STAFF | {"dep2", "dhead"},
        "白鹭辛": river_people,
        "白鹭癸": STAFF | {"dep", "unit", "unitl", "gov"},
    }


def looker(people, key):
    where, _, name = key.rpartition(":")
    return (people.townships.get(where) or (people.stranger if where else people)), name


def test_nobody_finds_a_word_that_is_not_meant_for_him_on_any_page_or_file(people, visit):
    """Promises 15 and 17: drafts, replies before signing, plans, ratings, contacts, files, townships, units."""
    hidden = secrets_of(people)
    seen, broken = {word: {} for word in hidden}, []
    for key in (*LOOKERS, *NEIGHBOURS):
        cast, name = looker(people, key)
        visitor = visit(name, cast=cast)
        answers = crawl(visitor, most=10)
        for model, pattern in (
            (Suggestion, "/suggestions/{}/"),
            (Assignment, "/suggestions/tasks/{}/draft_reply/"),
            (Attachment, "/files/{}/"),
        ):
            for pk in model.objects.values_list("pk", flat=True):
                answers[pattern.format(pk)] = visitor.get(pattern.format(pk))
        answers["/suggestions/?q=白鹭"] = visitor.get("/suggestions/?q=%E7%99%BD%E9%B9%AD")
        broken += [(key, url, answer.status) for url, answer in answers.items() if answer.status >= 500]
        for url, answer in answers.items():
            said = answer.text + answer.header("Content-Disposition")
            for word in re.findall("白鹭[甲乙丙丁戊己庚辛癸]", said):
                seen[word][key] = url
            if "%PDF-1.4 secret" in said:
                seen["白鹭癸"][key] = url

    assert broken == []
    leaks = [(word, key, url) for word, who in seen.items() for key, url in who.items() if key not in hidden[word]]
    assert leaks == []
    for word, key in {"白鹭甲": "dep", "白鹭乙": "dep", "白鹭丁": "unit", "白鹭戊": "dac", "白鹭己": "finance",
                      "白鹭庚": "dep2", "白鹭辛": "river:unit", "白鹭癸": "unit"}.items():  # fmt: skip
        assert key in seen[word], f"{key} should find {word}: the search is blind"


def test_an_export_holds_no_row_of_others(people, settings, tmp_path):
    """Promises 15 and 17, for files: each one's workbook has the cases of his own page and no others."""
    settings.MEDIA_ROOT = tmp_path
    task(people, at="in_progress", subject="关于交通的建议")
    task(people, at="in_progress", unit="finance", subject="关于财政的建议")
    task(people.townships["river"], at="in_progress", subject="关于河口的建议")
    suggestion(people, at="draft", subject="关于草稿的建议")
    river, hill = people.townships["river"], people.townships["hill"]
    wanted = {
        people.actor("unit"): {"交通"},
        people.actor("finance"): {"财政"},
        people.actor("dac"): {"交通", "财政"},
        river.actor("unit"): {"河口"},
        hill.actor("tch"): set(),
        people.stranger.actor("dac"): set(),
    }

    for actor, subjects in wanted.items():
        job = exporting.export("suggestions.suggestions", actor=actor, filters={})
        assert jobs.run(job.pk) == "done", Job.objects.get(pk=job.pk).error
        book = CalamineWorkbook.from_path(str(tmp_path / Job.objects.get(pk=job.pk).result["file"]))
        text = json.dumps(book.get_sheet_by_index(0).to_python(), ensure_ascii=False, default=str)
        assert {word for word in ("交通的", "财政的", "河口的", "草稿的") if word in text} == {
            f"{w}的" for w in subjects
        }


# Acting.


def everything():
    """All rows of suggestions, deputies and what hangs on them, as one text."""
    models = [*apps.get_app_config("suggestions").get_models(), *apps.get_app_config("deputies").get_models()]
    return {model._meta.label: serialize("json", model._base_manager.order_by("pk")) for model in models}


def test_no_move_is_made_by_somebody_whose_move_it_is_not(people, visit):
    """Promise 16: every move of both machines, in its own state, by everybody who is not asked."""
    cases = {
        at: suggestion(people, at=at, subject=f"关于{at}的建议") for at in ("cosigning", "review_dac", "to_assign")
    }
    tasks = {
        at: task(people, at=at, subject=f"关于{at}的建议") for at in ("assigned", "reply_drafted", "feedback_pending")
    }
    before, wrong, tried = everything(), [], 0

    for key in INTRUDERS:
        cast, name = looker(people, key)
        visitor, actor = visit(name, cast=cast), cast.actor(name)
        for machine, rows, url in (
            (SUGGESTION, cases, "/suggestions/{}/{}/"),
            (ASSIGNMENT, tasks, "/suggestions/tasks/{}/{}/"),
        ):
            for at, row in rows.items():
                for move in machine.moves:
                    if at not in move.source or move.who(actor, row):
                        continue
                    answers = {
                        "reason": "我要",
                        "comment": "我要",
                        "once": once(),
                        "lead": people.bodies["transport"].pk,
                    }
                    status, tried = visitor.post(url.format(row.pk, move.name), answers).status, tried + 1
                    if status not in (403, 404):
                        wrong.append((key, at, move.name, status))

    assert wrong == []
    assert tried >= 100
    assert everything() == before


def test_no_other_form_of_a_case_is_open_to_strangers(people, visit):
    """Promise 16: what is no move – edits, plans, contacts, urgings, marks, registers – by people of other places."""
    own = task(people, at="feedback_pending")
    reply = Reply.objects.get(assignment=own)
    before, wrong, tried = everything(), [], 0
    addresses = [
        f"/suggestions/{own.suggestion_id}/{what}/"
        for what in ("edit", "discard", "cosign", "leave", "prepare", "visit", "key", "release")
    ]
    addresses += [f"/suggestions/tasks/{own.pk}/{what}/" for what in ("contact", "plan", "urge")]
    addresses += [f"/suggestions/replies/{reply.pk}/class/", f"/deputies/{people.deputies['dep'].pk}/change/",
                  f"/deputies/{people.deputies['dep'].pk}/leave/"]  # fmt: skip
    for key in ("other:dac", "other:unitl", "other:dep", "river:tch", "hill:unitl", "finance", "dep3", "sys", "sta"):
        cast, name = looker(people, key)
        visitor = visit(name, cast=cast)
        for url in addresses:
            answers = {
                "reason": "我要",
                "text": "我要",
                "is_key": "on",
                "public": "yes",
                "subject": "改",
                "once": once(),
            }
            status, tried = visitor.post(url, answers).status, tried + 1
            if status not in (403, 404):
                wrong.append((key, url, status))

    assert wrong == []
    assert tried >= 100
    assert everything() == before


def test_a_stranger_without_an_account_gets_nothing_but_the_public_pages(people, visit):
    """Promise 15: 0 anonymous – as page, as file, as programme, read and written."""
    task(people, at="feedback_pending")
    outside = visit()

    for method in ("GET", "POST"):
        answers = everywhere(outside, method=method, wanted=lambda route: route.name not in PUBLIC)
        let_in = {
            name: answer.status
            for name, answer in answers.items()
            if answer.status not in (302, 401, 403, 405) or (answer.status == 302 and "/login/" not in answer.to)
        }
        assert let_in == {}, method


def test_who_is_disabled_or_has_left_his_post_is_out_at_the_very_next_request(people, visit):
    """Promise 19, at a running server with a session that was good a moment ago."""
    dep, unit = visit("dep"), visit("unit")
    assert (dep.get("/suggestions/mine/").status, unit.get("/suggestions/").status) == (200, 200)

    account = people.account("dep")
    account.is_active = False
    account.save()
    Membership.objects.filter(pk=people.unit_post.pk).update(until=clock.today() - timedelta(days=1))

    outs = [
        dep.get("/suggestions/mine/"),
        unit.get("/suggestions/"),
        dep.post("/suggestions/write/", {"subject": "晚了"}),
    ]
    assert [(answer.status, answer.to.split("?")[0]) for answer in outs] == [(302, "/login/")] * 3
    assert not Suggestion.objects.exists()
