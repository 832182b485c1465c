"""What forms ask, what they refuse at which field, and that a deed takes just what its form gives."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.module_loading import import_string

from congress.actions.moves import sentence
from suggestions import forms
from suggestions.models import Assignment, Rating
from suggestions.workflow import ASSIGNMENT, SUGGESTION
from tests import build

PDF = b"%PDF-1.4\n%%EOF\n"


def filled(form_class, obj, actor, files=None, **answers):
    data = MultiValueDict({key: value if isinstance(value, list) else [value] for key, value in answers.items()})
    return form_class(data, files or MultiValueDict(), obj=obj, actor=actor)


def errors(form):
    assert not form.is_valid()
    return {name: list(found) for name, found in form.errors.items()}


def deed_data(form):
    assert form.is_valid(), form.errors
    return form.deed_data()


@pytest.mark.parametrize("machine", [SUGGESTION, ASSIGNMENT], ids=lambda machine: machine.key)
def test_every_form_says_in_chinese_what_is_missing_and_chooses_nothing_beforehand(cast, machine):
    built = {}
    for move in machine.moves:
        if not move.form:
            continue
        state = str(move.source[0])
        if state not in built:
            built[state] = build.suggestion(cast, at=state) if machine is SUGGESTION else build.task(cast, at=state)
        obj = built[state]
        blank = filled(import_string(move.form), obj, cast.dac)
        shown = import_string(move.form)(obj=obj, actor=cast.dac)

        blank.is_valid()
        for name, found in blank.errors.items():
            assert all("\u4e00" <= error[0] <= "\u9fff" for error in found), (move.form, name, found)
        for bound in shown:
            if bound.field.required and getattr(bound.field, "choices", None):
                assert not bound.initial or bound.initial == getattr(obj, bound.name, None), (move.form, bound.name)


def test_a_reviewer_may_strengthen_but_never_lift_what_protects_the_deputy(cast):
    case = build.suggestion(cast, at="review_dac", secret_identity=True, public_wish=False)

    data = deed_data(
        filled(forms.FileForm, case, cast.dac, subject="关于修路的建议", topic=cast.topics[0].pk, public_wish="on")
    )

    assert (data["secret_identity"], data["public_wish"]) == (True, False)


def test_a_key_suggestion_is_filed_only_with_its_ground(cast):
    case = build.suggestion(cast, at="review_dac")
    form = filled(forms.FileForm, case, cast.dac, subject=case.subject, topic=cast.topics[0].pk, is_key="on")

    assert errors(form) == {"key_note": ["列为重点督办的，请写明依据。"]}


def test_a_delegation_head_is_asked_for_his_opinion_alone(cast):
    case = build.suggestion(cast, at="review_delegation")

    assert list(forms.PassForm(obj=case, actor=cast.dhead).fields) == ["comment"]


def test_a_case_to_merge_into_is_named_by_number_or_title(cast):
    into = build.suggestion(cast, at="to_assign", subject="关于整治柳沟村道路的建议")
    case = build.suggestion(cast, at="review_dac")

    for said in (into.number_text, into.subject, f"{into.number_text} {into.subject}"):
        assert deed_data(filled(forms.MergeForm, case, cast.dac, into=said, reason="相同")) == {
            "into": into,
            "reason": "相同",
        }
    for wrong in (case.subject, "第999号"):
        assert list(errors(filled(forms.MergeForm, case, cast.dac, into=wrong, reason="相同"))) == ["into"]


def test_assigning_takes_one_lead_or_several_separate_units(cast):
    case, units = build.suggestion(cast, at="to_assign"), {key: unit.pk for key, unit in cast.units.items()}

    def said(**answers):
        return filled(forms.AssignForm, case, cast.dac, **answers)

    good = deed_data(
        said(lead=units["transport"], joint=[units["finance"]], is_hard="on", leading_leader="副县长 周志远")
    )
    assert good["units"] == "县交通局主办、县财政局会办"
    assert (good["lead"], good["joint"], good["separate"]) == (cast.units["transport"], [cast.units["finance"]], [])
    assert errors(said()) == {"lead": ["请选择一个主办单位，或者选择两个以上分办单位。"]}
    assert list(errors(said(lead=units["transport"], separate=[units["court"]]))) == ["separate"]
    assert list(errors(said(separate=[units["court"]]))) == ["separate"]
    assert list(errors(said(joint=[units["finance"]], separate=[units["court"], units["transport"]]))) == ["joint"]
    assert list(errors(said(lead=units["transport"], joint=[units["transport"]]))) == ["joint"]
    assert list(errors(said(lead=cast.stranger.bodies["unit"].pk))) == ["lead"]


def test_what_was_prepared_is_filled_in_when_assigning(cast):
    from suggestions.actions import assigning  # noqa: PLC0415 -- only here

    case = build.suggestion(cast, at="to_assign")
    assigning.prepare(case, actor=cast.dac, lead=cast.units["transport"], joint=[cast.units["finance"]], is_hard=True)
    case.refresh_from_db()

    form = forms.AssignForm(obj=case, actor=cast.dac)

    assert form.fields["lead"].initial == cast.units["transport"]
    assert form.fields["joint"].initial == [cast.units["finance"]]
    assert form.fields["is_hard"].initial is True


def test_a_plan_takes_its_lines_and_leaves_empty_ones_out(cast):
    task = build.task(cast, at="accepted")
    answers = {"plan": "先抢通后改造。", "handler": "韩经办", "handler_phone": "0395-6210001", "unit_leader": "杨局长"}
    lines = {
        "nodes_0_title": "勘查",
        "nodes_0_due_on": "2026-05-01",
        "nodes_0_money": "",
        "nodes_3_title": "施工",
        "nodes_3_due_on": "2026-06-01",
        "nodes_3_money": "36.5",
    }

    nodes = deed_data(filled(forms.PlanForm, task, cast.unit, **answers, **lines))["nodes"]

    assert [(node["title"], node["due_on"], node["money"] and str(node["money"])) for node in nodes] == [
        ("勘查", date(2026, 5, 1), None),
        ("施工", date(2026, 6, 1), "36.5"),
    ]
    broken = filled(forms.PlanForm, task, cast.unit, **answers, nodes_1_title="施工", nodes_2_money="十万")
    assert errors(broken) == {
        "nodes_1_due_on": ["请填写哪天完成。"],
        "nodes_2_money": ["请填写数字，单位是万元。"],
        "nodes_2_title": ["请填写做什么。"],
        "nodes_2_due_on": ["请填写哪天完成。"],
    }


def test_an_extension_keeps_within_six_months_from_assignment(cast):
    task = build.task(cast, at="in_progress")  # assigned on 15 April, due on 15 July

    def until(day):
        return filled(forms.ExtensionForm, task, cast.unit, reason="须列入下半年计划。", wanted_until=day)

    assert deed_data(until("2026-10-15"))["wanted_until"] == date(2026, 10, 15)
    assert errors(until("2026-10-16")) == {"wanted_until": ["最迟只能延至2026年10月15日（代表法第五十一条）。"]}
    assert list(errors(until("2026-07-15"))) == ["wanted_until"]
    assert errors(until("明年")) == {"wanted_until": ["请填写日期，例如 2026-04-15。"]}


def test_a_contact_lies_between_assignment_and_today(cast):
    task = build.task(cast, at="accepted")
    answers = {"phase": "before", "form": "site", "deputy_met": "张德福", "people": "韩经办", "content": "现场查看。"}

    assert deed_data(filled(forms.ContactForm, task, cast.unit, on="2026-04-15", **answers))["on"] == date(2026, 4, 15)
    assert errors(filled(forms.ContactForm, task, cast.unit, on="2026-04-14", **answers)) == {
        "on": ["联系日期不能早于交办日2026年4月15日。"]
    }
    assert errors(filled(forms.ContactForm, task, cast.unit, on="2026-04-16", **answers)) == {
        "on": ["联系日期不能晚于今天。"]
    }


def test_a_reply_that_plans_names_its_promises(cast):
    task = build.task(cast, at="in_progress")
    answers = {
        "text": "已列入计划。",
        "publicity": "open",
        "contact_name": "韩经办",
        "contact_phone": "6210001",
        "reply_class": cast.classes["B"].pk,
    }

    assert list(errors(filled(forms.ReplyForm, task, cast.unit, **answers))) == ["commitments_0_text"]
    promise = {"commitments_0_text": "完成大修", "commitments_0_due_on": "2026-11-30", "commitments_0_money": "120"}
    given = deed_data(filled(forms.ReplyForm, task, cast.unit, **answers, **promise))
    assert [(one["text"], one["due_on"]) for one in given["commitments"]] == [("完成大修", date(2026, 11, 30))]
    late = {**promise, "commitments_0_due_on": "2026-04-01"}
    assert errors(filled(forms.ReplyForm, task, cast.unit, **answers, **late)) == {
        "commitments_0_due_on": ["完成日期不能早于今天。"]
    }


def test_a_draft_sent_back_is_filled_in_again_with_what_was_missing(cast):
    task = build.task(cast, at="reply_drafted", reply_class="B")
    ASSIGNMENT.deeds["send_back_reply"](task, actor=cast.unitl, reason="没有回应第二条。")
    task.refresh_from_db()

    form = forms.ReplyForm(obj=task, actor=cast.unit)

    assert form.fields["text"].initial == build.suggestions.REPLY
    assert form.fields["commitments_0_text"].initial == "完成其余路段大修"
    assert form.shown[0] == ("退改意见", "没有回应第二条。")


def test_a_checker_changes_the_class_only_with_his_ground(cast):
    task = build.task(cast, at="reply_signed")

    assert deed_data(filled(forms.CheckReplyForm, task, cast.gov)) == {"reply_class": None, "class_reason": ""}
    changed = filled(forms.CheckReplyForm, task, cast.gov, reply_class=cast.classes["C"].pk)
    assert errors(changed) == {"class_reason": ["改定答复类别，请写明依据。"]}
    planned = filled(forms.CheckReplyForm, task, cast.gov, reply_class=cast.classes["B"].pk, class_reason="须列计划")
    assert list(errors(planned)) == ["reply_class"]


def test_rating_asks_for_both_marks_the_reason_and_the_password(cast):
    task = build.task(cast, at="feedback_pending")
    cast.account("dep")
    actor = cast.signed_in("dep")

    def marks(**answers):
        return filled(forms.RateForm, task, actor, **answers)

    assert sorted(errors(marks())) == ["attitude", "password", "result"]
    assert errors(marks(attitude="satisfied", result="not_satisfied", password=build.county.PASSWORD)) == {
        "comment": ["评价为不满意的，请写明理由。"]
    }
    assert list(errors(marks(attitude="satisfied", result="satisfied", password="falsch"))) == ["password"]
    given = deed_data(marks(attitude="satisfied", result="basically", password=build.county.PASSWORD))
    assert given == {"attitude": "satisfied", "result": "basically", "comment": "", "wants_redo": False}


def test_the_lead_deputy_asks_those_who_signed_with_him_first(cast):
    task = build.task(cast, at="feedback_pending", cosigners=("dep2",))
    form = filled(forms.replying.MarksForm, task, cast.dep, attitude="satisfied", result="satisfied")

    assert errors(form) == {"asked_cosigners": ["评价前请先征求联名代表的意见，并勾选确认。"]}


def test_a_paper_rating_keeps_its_scan(cast):
    task = build.task(cast, at="feedback_pending")
    marks = {"attitude": "satisfied", "result": "satisfied"}
    scan = MultiValueDict({"scan": [SimpleUploadedFile("征询意见表.pdf", PDF)]})
    forged = MultiValueDict({"scan": [SimpleUploadedFile("征询意见表.pdf", b"<script>")]})

    assert errors(filled(forms.PaperRatingForm, task, cast.dac, **marks)) == {
        "scan": ["请上传代表签名的征询意见表扫描件。"]
    }
    assert list(errors(filled(forms.PaperRatingForm, task, cast.dac, forged, **marks))) == ["scan"]
    form = filled(forms.PaperRatingForm, task, cast.dac, scan, **marks)
    ASSIGNMENT.deeds["enter_rating"](task, actor=cast.dac, **deed_data(form))
    rating = Rating.objects.get(reply__assignment=task)
    assert rating.channel == "paper"
    assert [
        rating in Rating.objects.visible_to(cast.actor(key)) for key in ("dac", "unit", "dep", "dep2", "finance")
    ] == [True, True, True, False, False]


def test_only_pressers_send_what_a_leader_signs(cast):
    task = build.task(cast, at="in_progress")

    def levels(actor):
        return [value for value, _ in forms.UrgeForm(obj=task, actor=actor).fields["level"].choices]

    assert levels(cast.gov) == ["", 1, 2]
    assert levels(cast.dac) == ["", 1, 2, 3, 4]
    pressed = filled(forms.UrgeForm, task, cast.dac, level="3", text="请限期办结。", answer_by="2026-05-01")
    assert errors(pressed) == {"signer": ["督办通知和通报须由常委会领导签发，请填写签发人。"]}


def test_every_form_fits_its_deed(cast):
    """The names a form gives are the keyword arguments the deed takes; the record's sentence can be said from them."""
    case = build.suggestion(cast, at="review_dac")
    form = filled(forms.NotFileForm, case, cast.dac, reason_code="bidding", reason="涉及招标。")
    done = SUGGESTION.deeds["not_file"](case, actor=cast.dac, **deed_data(form))
    assert done.get_not_filed_reason_display() == "涉及招标投标"

    task = build.task(cast, at="return_requested")
    opined = filled(forms.ReturnOpinionForm, task, cast.gov, opinion="agree", comment="属实")
    ASSIGNMENT.deeds["opine_return"](task, actor=cast.gov, **deed_data(opined))
    task = Assignment.objects.get(pk=task.pk)
    granted = filled(forms.GrantReturnForm, task, cast.dac, new_unit=cast.units["river_government"].pk)
    data = deed_data(granted)
    ASSIGNMENT.deeds["grant_return"](task, actor=cast.dac, **data)
    assert sentence(ASSIGNMENT["grant_return"], task, cast.dac, data) == f"吴联络同意退办《{task.suggestion}》"


TOO_LONG = "最多40字，现在有50字，请精简。"


def test_a_title_is_as_long_as_the_local_rule_allows_whoever_writes_it(cast):
    long = "关于" + "很" * 45 + "的建议"
    case = build.suggestion(cast, at="review_secretariat")
    written = forms.writing.WriteForm({"subject": long}, congress_id=cast.congress.pk)
    reviewed = filled(forms.PassForm, case, cast.go, subject=long)

    assert [errors(form)["subject"] for form in (written, reviewed)] == [[TOO_LONG], [TOO_LONG]]


def test_a_title_longer_than_the_rule_now_allows_may_stay(cast):
    case = build.suggestion(cast, at="review_secretariat", subject="关于" + "很" * 45 + "的建议")

    assert deed_data(filled(forms.PassForm, case, cast.go, subject=case.subject))["subject"] == case.subject


@pytest.mark.parametrize(
    ("reason", "said"),
    [("很" * 501, "最多500字，现在有501字，请精简。"), ("改\x00", "含有看不见的控制字符，请删去后重填。")],
)
def test_what_django_refuses_is_said_in_plain_chinese(cast, reason, said):
    case = build.suggestion(cast, at="review_secretariat")

    assert errors(filled(forms.ReasonForm, case, cast.go, reason=reason)) == {"reason": [said]}


def test_a_key_case_has_one_error_at_its_reason(cast):
    case = build.suggestion(cast, at="review_dac")
    form = filled(forms.FileForm, case, cast.dac, subject=case.subject, is_key="on", key_note="很" * 121)

    assert errors(form)["key_note"] == ["最多120字，现在有121字，请精简。"]
