"""The answer, its checks, and the deputy's marks."""

from congress.actions import sign_ins
from congress.forms.accounts import PasswordField
from congress.forms.base import MoveForm
from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.uploads import FilesField
from congress.frame.workflow import Refused
from congress.queries.rules import rule

from .. import queries
from ..models import Rating, Reply
from ..queries.choices import classes_of
from .fields import Rows, chosen, day, line, money, one_of, prose, tick


class ReplyForm(Rows, MoveForm):
    """The answer to every point, its class, and what is promised by when."""

    keeps = True
    explain = "逐条回应代表提出的具体建议。答复类别须跟踪的，至少写一项承诺和完成日期。"
    reply_class = chosen("答复类别", missing="请选择答复类别。")
    text = prose("答复内容", limit=8000, rows=12, missing="请写明答复内容。")
    publicity = one_of("公开属性", Reply.Publicity.choices, missing="请选择公开属性。")
    publicity_reason = line("不全部公开的理由", limit=200, help_text="主动公开的不填。")
    contact_name = line("联系人", limit=40, missing="请填写联系人。")
    contact_phone = line("联系电话", limit=20, missing="请填写联系电话。")

    row_name, row_legend, row_needs, row_more = "commitments", "承诺事项", ("text", "due_on"), "再加一项承诺"
    row_note = "没有的空着。承诺会列入台账，跟踪到兑现为止。"

    def row_fields(self):
        return {"text": line("承诺做什么", limit=200), "due_on": day("承诺完成日期"), "money": money()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reply_class"].queryset = classes_of(self.obj.suggestion.congress_id)
        self.fields["contact_name"].initial, self.fields["contact_phone"].initial = (
            self.obj.handler,
            self.obj.handler_phone,
        )
        if rule(self.obj.suggestion.congress_id, "suggestion.public_default"):
            self.fields["publicity"].initial = Reply.Publicity.OPEN
        draft = self.obj.replies.filter(replied_on=None).first()
        if draft:
            for name in ("reply_class", "text", "publicity", "publicity_reason", "contact_name", "contact_phone"):
                self.fields[name].initial = getattr(draft, name)
        self.add_rows(list(draft.commitments.values("text", "due_on", "money")) if draft else [])
        self.shown = (("代表提出的具体建议", self.obj.suggestion.proposals), *asked_anew(self.obj))
        if draft and draft.sent_back_because:
            self.shown = (("退改意见", draft.sent_back_because), *self.shown)

    def clean(self):
        self.clean_rows()
        if self.cleaned_data.get("publicity", "open") != "open" and not self.cleaned_data.get("publicity_reason"):
            self.add_error("publicity_reason", "请写明为什么不全部公开。")
        chosen_class, promises = self.cleaned_data.get("reply_class"), self.cleaned_data["commitments"]
        if chosen_class and chosen_class.needs_follow_up and not promises and not self.errors:
            self.add_error(self.row_key(0, "text"), f"{chosen_class}须写明至少一项承诺事项和完成日期。")
        for place, promise in zip(self.row_places, promises, strict=True):
            if promise["due_on"] and promise["due_on"] < clock.today():
                self.add_error(self.row_key(place, "due_on"), "完成日期不能早于今天。")


def reply_in_words(reply):
    """The answer as the one who signs, checks or rates it reads it, with what it promises."""
    lines = [
        f"{place}. {promise.text}，{long_date(promise.due_on)}前完成"
        + (f"，资金{promise.money.normalize():f}万元" if promise.money else "")
        for place, promise in enumerate(reply.commitments.all(), start=1)
    ]
    return "\n".join([reply.text, "", "承诺事项：", *lines]) if lines else reply.text


class ReadsDraft(MoveForm):
    """A form that is filled in after reading the answer as drafted."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.draft = self.obj.replies.filter(replied_on=None).select_related("reply_class").first()
        if self.draft:
            head = f"{self.obj.unit.short_name}的答复：{self.draft.reply_class}，{self.draft.get_publicity_display()}"
            self.shown = (("代表提出的具体建议", self.obj.suggestion.proposals), (head, reply_in_words(self.draft)))


class SignReplyForm(ReadsDraft):
    """The head of the unit has read the answer."""

    explain = "签发后送审，审核通过即答复代表。"
    has_read = tick("我已阅读全文，同意签发。", missing="请阅读全文并勾选同意。")

    def deed_data(self):
        return {}


class ApproveDraftForm(ReadsDraft):
    """Looked at before it is signed; a wrong class goes back with the draft."""

    explain = "审核通过后由承办单位负责人签发，签发即答复代表。类别或内容不当的请返回，退回修改。"

    def deed_data(self):
        return {}


class CheckReplyForm(ReadsDraft):
    """Checked, the class put right where needed, and sent."""

    explain = (
        "审核通过即送达每位代表，答复期限到此停止计算。类别不当的可以改定，并写明依据；内容不当的请返回，退回修改。"
    )
    reply_class = chosen("改定答复类别", help_text="同意承办单位拟定的类别，就不选。")
    class_reason = line("改定依据", limit=200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        classes = classes_of(self.obj.suggestion.congress_id)
        self.fields["reply_class"].queryset = classes.exclude(pk=self.draft.reply_class_id) if self.draft else classes

    def clean(self):
        chosen_class = self.cleaned_data.get("reply_class")
        if chosen_class and not self.cleaned_data.get("class_reason", "").strip():
            self.add_error("class_reason", "改定答复类别，请写明依据。")
        if chosen_class and chosen_class.needs_follow_up and not self.draft.commitments.exists():
            self.add_error("reply_class", f"{chosen_class}须有承诺事项，请退回承办单位补写。")


class MarksForm(MoveForm):
    """The two marks, attitude and result apart; nothing is chosen beforehand."""

    attitude = one_of("办理态度", Rating.Mark.choices, missing="请评价办理态度。")
    result = one_of("办理结果", Rating.Mark.choices, missing="请评价办理结果。")
    comment = prose("意见和理由", limit=1000, help_text="评价不满意的必须写明理由。")
    wants_redo = tick("要求重新办理")
    asked_cosigners = tick("已征求联名代表的意见")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_joint = self.obj.suggestion.cosigners.filter(state="confirmed").exists()
        if not self.is_joint:
            del self.fields["asked_cosigners"]

    def clean(self):
        marks = (self.cleaned_data.get("attitude"), self.cleaned_data.get("result"))
        if Rating.Mark.NOT_SATISFIED in marks and not self.cleaned_data.get("comment", "").strip():
            self.add_error("comment", "评价为不满意的，请写明理由。")
        if self.is_joint and not self.cleaned_data.get("asked_cosigners"):
            self.add_error("asked_cosigners", "评价前请先征求联名代表的意见，并勾选确认。")


def answer_shown(task):
    """The answer that is rated, with its class."""
    reply = queries.last_reply(task)
    return ((f"{task.unit.short_name}的答复：{reply.reply_class}", reply_in_words(reply)),) if reply else ()


class RateForm(MarksForm):
    """The lead deputy's own marks, with his password asked again so that nobody rates in his place."""

    explain = "办理态度和办理结果分开评。评价提交后不能改动。"
    password = PasswordField(
        label="登录密码",
        autocomplete="current-password",
        help_text="再输入一次登录密码，证明是您本人评价。",
        error_messages={"required": "请输入登录密码。"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = answer_shown(self.obj)

    def clean(self):
        super().clean()
        if self.errors:
            return  # the password is asked last, so that a slip elsewhere costs no try
        try:
            sign_ins.confirm_password(self.actor, self.cleaned_data["password"])
        except Refused as refusal:
            self.add_error("password", str(refusal))

    def deed_data(self):
        return {key: value for key, value in self.cleaned_data.items() if key != "password"}


class PaperRatingForm(MarksForm):
    """The signed paper form, entered by the commission with its scan."""

    scan = FilesField(
        label="征询意见表扫描件", most=3, error_messages={"required": "请上传代表签名的征询意见表扫描件。"}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name = self.obj.suggestion.lead_name_for(self.actor)
        self.explain = f"按{name}代表签名的征询意见表录入，并上传扫描件。录入后不能改动。"
        self.shown = answer_shown(self.obj)


def marks_in_words(rating):
    """The two marks and what the deputy wrote."""
    marks = f"办理态度：{rating.get_attitude_display()}，办理结果：{rating.get_result_display()}"
    return f"{marks}\n{rating.comment}" if rating.comment else marks


def asked_anew(task):
    """When a case is handled anew: what the deputy thought of the last answer, and what the commission asks for."""
    rating = queries.last_rating(task)
    if not task.redo_count or rating is None:
        return ()
    demand = queries.redo_demand(task)
    return (("代表的评价", marks_in_words(rating)), *((("重新办理的要求", demand),) if demand else ()))


class RedoForm(MoveForm):
    """Once more, by the same unit, within its own month."""

    reason = prose("重新办理的要求", limit=300, missing="请写明重新办理的要求。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        months = queries.rule_of(self.obj.suggestion, "suggestion.redo_months")
        self.explain = f"交原单位重新办理，自今天起算{months}个月；首次答复是否按期不受影响。"
        rating = queries.last_rating(self.obj)
        if rating:
            self.shown = (("代表的评价", marks_in_words(rating)),)


class ClassForm(MoveForm):
    """A sent reply's class is put right; both values and the reason stay."""

    explain = "原来的类别、现在的类别和依据都会留在类别变动记录里。"
    to_class = chosen("改定为", missing="请选择类别。")
    reason = line("依据", limit=200, missing="请写明依据。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to_class"].queryset = classes_of(self.obj.assignment.suggestion.congress_id).exclude(
            pk=self.obj.reply_class_id
        )
