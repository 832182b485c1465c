"""After the answer: close, follow promises, urge, visit, mark, release."""

from django.core.exceptions import ValidationError

from congress.forms.base import MoveForm
from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.uploads import FilesField

from .. import policies, queries
from ..models import CommitmentReport, Urging
from ..queries.choices import classes_of, committees_of, leaders_of
from .fields import Suggested, chosen, day, line, listed, one_of, prose, tick


class CloseForm(MoveForm):
    """The task is done."""

    note = prose("办结说明", limit=1000, rows=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rating = queries.last_rating(self.obj)
        if queries.is_unsatisfied(self.obj):
            self.explain = "代表不满意，且已达到重新办理次数上限：须写明主任会议研究的情况。"
            self.fields["note"].required = True
            self.fields["note"].error_messages["required"] = "请写明主任会议研究的情况。"
        elif rating and rating.channel == "none":
            self.explain = f"代表未反馈，记为“{queries.silence_in_words(self.obj.suggestion)}”。"


class CloseFollowedForm(MoveForm):
    """All promises are settled; a kept one turns the class."""

    explain = "承诺兑现后，可以把答复类别改为已解决一类，原类别会保留在变动记录里。"
    to_class = chosen("答复类别改定为", help_text="类别不变的不选。")
    note = prose("办结说明", limit=200, rows=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reply = queries.last_reply(self.obj)
        classes = classes_of(self.obj.suggestion.congress_id)
        self.fields["to_class"].queryset = classes.exclude(pk=reply.reply_class_id) if reply else classes
        if reply:
            self.explain = f"现为{reply.reply_class}。" + self.explain


class CommitmentReportForm(MoveForm):
    """How far a promise has come."""

    text = prose("进展情况", limit=2000, rows=5, missing="请写明进展情况。")
    done = tick("这项承诺已经兑现，请代表认定")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = (("承诺事项", f"{self.obj.text}\n承诺完成日期：{long_date(self.obj.due_on)}"),)


class MarkReportForm(MoveForm):
    """Whether the promise was kept, in the deputy's own eyes."""

    explain = "由领衔代表本人认定。"
    mark = one_of("是否兑现", CommitmentReport._meta.get_field("deputy_mark").choices, missing="请选择是否兑现。")
    comment = line("情况说明", limit=200, help_text="部分兑现或未兑现的必须写明。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        promise = self.obj.commitment
        self.shown = (
            ("承诺事项", f"{promise.text}\n承诺完成日期：{long_date(promise.due_on)}"),
            (f"单位报告（{long_date(self.obj.on)}）", self.obj.text),
        )

    def clean(self):
        if self.cleaned_data.get("mark") not in (None, "kept") and not self.cleaned_data.get("comment", "").strip():
            self.add_error("comment", "请写明没有完全兑现的情况。")


class SettleForm(MoveForm):
    """The commission closes one line of the ledger."""

    explain = "认定后这项承诺不再跟踪，认定结果计入兑现率。"
    kept = one_of("认定结果", [("kept", "已兑现"), ("broken", "未兑现")], missing="请选择认定结果。")
    note = prose("认定依据", limit=500, rows=3, missing="请写明认定依据。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = (("承诺事项", f"{self.obj.text}\n承诺完成日期：{long_date(self.obj.due_on)}"),)
        reports = [
            f"{long_date(one.on)} {one.text}"
            + (f"（代表认定：{one.get_deputy_mark_display()}）" if one.deputy_mark else "")
            for one in self.obj.reports.all()
        ]
        if reports:
            self.shown = (*self.shown, ("单位报告", "\n\n".join(reports)))

    def deed_data(self):
        return {"kept": self.cleaned_data["kept"] == "kept", "note": self.cleaned_data["note"]}


class UrgeForm(MoveForm):
    """One urging, at the level that this person may send."""

    explain = "由轻到重：提醒、催办函、督办通知、通报。督办通知和通报由常委会领导签发。"
    level = listed("级别", Urging.Level.choices, missing="请选择级别。")
    text = prose("要求", limit=1000, rows=5, missing="请写明要求。")
    answer_by = day("限期", missing="请填写限期。")
    signer = line("签发人", limit=40, help_text="督办通知和通报必填。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not policies.is_presser(self.actor, self.obj.suggestion):
            gentle = [one for one in Urging.Level.choices if one[0] < Urging.Level.PRESSING]
            self.fields["level"].choices = [self.fields["level"].choices[0], *gentle]
            self.explain = "由轻到重：提醒、催办函。更重的督办由人大常委会发出。"
        names = leaders_of(self.obj.suggestion.congress_id, government=False)
        self.fields["signer"].widget = Suggested(names, {"maxlength": 40})

    def clean_level(self):
        return int(self.cleaned_data["level"])

    def clean_answer_by(self):
        answer_by = self.cleaned_data["answer_by"]
        if answer_by < clock.today():
            raise ValidationError("限期不能早于今天。")
        return answer_by

    def clean(self):
        if (
            self.cleaned_data.get("level", 0) >= Urging.Level.PRESSING
            and not self.cleaned_data.get("signer", "").strip()
        ):
            self.add_error("signer", "督办通知和通报须由常委会领导签发，请填写签发人。")


class VisitForm(MoveForm):
    """A visit on the spot."""

    explain = "登记后不能改动，列入案卷；参加人员写明督办领导、代表和承办单位负责人。"
    on = day("督办日期", missing="请填写督办日期。")
    place = line("地点", limit=80, missing="请填写地点。")
    people = line("参加人员", limit=200, missing="请填写参加人员。")
    findings = prose("现场情况", limit=2000, missing="请写明现场情况。")
    outcome = prose("督办意见和结果", limit=2000, missing="请写明督办意见和结果。")
    photos = FilesField(label="现场照片", required=False, most=9)

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on > clock.today():
            raise ValidationError("督办日期不能晚于今天。")
        if self.obj.assigned_on and on < self.obj.assigned_on:
            raise ValidationError(f"督办日期不能早于交办日{long_date(self.obj.assigned_on)}。")
        return on


class KeyForm(MoveForm):
    """On or off the list pressed by the leadership."""

    explain = "由主任会议决定，代表工委登记（代表法第五十二条）。"
    is_key = tick("列为重点督办")
    key_note = line("依据", limit=120, help_text="确定为重点督办的会议和日期，例如：4月10日主任会议。")
    pressing_leader = line("督办领导", limit=40)
    matching_committee = chosen("对口督办机构")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.fields:
            self.fields[name].initial = getattr(self.obj, name)
        self.fields["matching_committee"].queryset = committees_of(self.obj.congress_id)
        names = leaders_of(self.obj.congress_id, government=False)
        self.fields["pressing_leader"].widget = Suggested(names, {"maxlength": 40})

    def clean(self):
        if self.cleaned_data.get("is_key") and not self.cleaned_data.get("key_note", "").strip():
            self.add_error("key_note", "请写明确定为重点督办的会议和日期。")
