"""What motions ask for."""

from itertools import groupby

from django import forms

from congress.forms.asking import ANY, Asked, NumberChoice
from congress.forms.base import MoveForm
from congress.forms.institution import Day, blank_first
from congress.frame import clock
from congress.frame.dates import ONE_DAY
from congress.frame.uploads import FilesField
from congress.models import Ballot
from deputies.queries import joint

from ..models import Motion, MotionDeadline
from ..policies import motions as policies
from ..queries import motions as queries
from .fields import chosen, day, dropping, listed, one_of, prose, several, tick

REPORT_DAYS = 1  # during a session of a few days; the presidium decides
LATER_DAYS = 90


def named(row):
    return f"{row.person.name}（{row.organization.short_name}{row.post.title}）"


class MotionFilter(Asked):
    q = forms.CharField(label="案由、案据或方案", required=False)
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *Motion.State.choices])
    by = forms.ChoiceField(label="提出方式", required=False, choices=[ANY, *Motion.By.choices])
    meeting = NumberChoice(label="会议")
    fact = forms.ChoiceField(label="日期", required=False,
                             choices=[("", "提出日期"), ("decided_on", "决定日期"), *queries.COUNTED.items()])  # fmt: skip
    since = forms.DateField(label="自", required=False, widget=Day())
    until = forms.DateField(label="至", required=False, widget=Day())
    day = forms.DateField(label="统计截止日", required=False, widget=Day())
    more = ("by", "fact", "since", "until", "day")

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        meetings = list(queries.meetings_seen(actor)) if actor else []
        self.fields["meeting"].choices = [ANY, *((row.pk, str(row)) for row in meetings)]


class DeadlineForm(forms.ModelForm):
    class Meta:
        model = MotionDeadline
        fields = ("closes_on", "decided_on")
        widgets = {"closes_on": Day(), "decided_on": Day()}


class MotionForm(forms.ModelForm):
    """议案应当有案由、案据和方案（代表法第十五条）. ``stored`` are the files it has."""

    files = FilesField(label="附件", required=False)
    drop = dropping()

    class Meta:
        model = Motion
        fields = ("meeting", "title", "grounds", "plan")
        widgets = {"grounds": forms.Textarea(attrs={"rows": 8}), "plan": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args, actor, stored=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.actor, self.stored = actor, {str(row.pk): row for row in stored}
        self.fields["drop"].choices = [(pk, row.name) for pk, row in self.stored.items()]
        if not stored:
            del self.fields["drop"]
        by_office = policies.office(actor)
        rows = queries.meetings_for(
            self.instance.congress_id,
            members=by_office or not actor.is_any("DEP", "DHEAD", "TDEP"),
            deputies=by_office or not actor.is_any(*policies.MEMBERS),
            past=by_office,
        )
        self.fields["meeting"].queryset = rows
        blank_first(self.fields["meeting"])
        self.fields["meeting"].help_text = "" if rows.exists() else "还没有登记拟召开的会议，请办公室先登记会议。"

    def deed_data(self):
        dropped = [self.stored[pk] for pk in self.cleaned_data.get("drop", ())]
        return {"files": self.cleaned_data["files"]} | ({"dropped": dropped} if self.instance.pk else {})


class OrganForm(MotionForm):
    """Of an organ: whoever speaks for it puts it in its name."""

    class Meta(MotionForm.Meta):
        fields = ("meeting", "organ", "title", "grounds", "plan")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.by = Motion.By.ORGAN
        organs = {row.pk for body in Motion.ORGANS for row in queries.organs_for(self.instance.congress, body)}
        rows = self.fields["organ"].queryset.filter(pk__in=organs)
        if not policies.office(self.actor):
            rows = rows.filter(pk__in=[row.pk for row in rows if policies.speaks_for(self.actor, row)])
        self.fields["organ"].queryset = rows
        self.fields["organ"].required = True
        blank_first(self.fields["organ"])


class OfficeForm(MotionForm):
    """One that was handed in on paper, signed jointly: the office says who leads."""

    lead = chosen("领衔的提案人", missing="请选择领衔的提案人。")
    field_order = ("meeting", "lead")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = joint.anybody(self.instance.congress_id)
        self.fields["lead"].label_from_instance = named

    def deed_data(self):
        return super().deed_data() | {"lead": self.cleaned_data["lead"]}


class InviteForm(MoveForm):
    """Whom to ask to sign; one's own delegation comes first."""

    members = several("邀请联名的人", missing="请至少选择一位。")
    on_paper = tick("已在纸质议案上签名", help_text="不勾选的，由本人在系统里阅读全文后确认。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        motion = self.obj
        self.explain = (
            f"须有{motion.who_signs}{motion.least}人以上联名（{motion.basis}），现有{joint.signed(motion)}人。"
        )
        rows = queries.candidates(motion).select_related("deputy__delegation")
        lead = (
            motion.signers.filter(is_lead=True)
            .select_related("member__deputy__delegation", "member__organization")
            .first()
        )
        self.fields["members"].queryset = rows
        self.fields["members"].choices = list(_by_body(rows, lead and joint.body_of(lead.member)))
        if not policies.office(self.actor, motion):
            del self.fields["on_paper"]


def _by_body(rows, own):
    def place(row):
        body = joint.body_of(row)
        return (body != own, body.order, body.pk)

    for _, group in groupby(sorted(rows, key=place), key=place):
        group = list(group)
        yield joint.body_of(group[0]).short_name, [(row.pk, row.person.name) for row in group]


class FileForm(MoveForm):
    """The last look before it is put."""

    explain = "提出以后不能再改文字；退回补充时可以修改。"
    read = tick(
        "我已通读全文，属于本级人民代表大会（常务委员会）职权范围内的事项。", missing="请先通读全文并勾选确认。"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = (("案由", self.obj.title), ("案据", self.obj.grounds), ("方案", self.obj.plan))

    def deed_data(self):
        return {}


class ReferForm(MoveForm):
    committee = chosen("审议的委员会", missing="请选择委员会。")
    report_due_on = day("报告期限", missing="请填写报告期限。")
    after = REPORT_DAYS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.explain = f"由{self.obj.decider}决定交有关的委员会先行审议，提出报告。"
        self.fields["committee"].queryset = queries.committees_for(self.obj)
        self.fields["report_due_on"].initial = clock.today() + self.after * ONE_DAY


class ReportForm(MoveForm):
    advice = one_of("审议意见", Motion.Advice.choices, missing="请选择审议意见。")
    opinion = prose("审议报告", limit=6000, rows=10, missing="请写审议报告。")
    reported_on = day("报告日期", missing="请填写报告日期。", initial=clock.today)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown = (("案由", self.obj.title), ("案据", self.obj.grounds), ("方案", self.obj.plan))


class AgendaForm(MoveForm):
    """Whoever decides is the presidium, or for the standing committee the council of chairpersons."""

    decided_on = day("决定日期", missing="请填写决定日期。", initial=clock.today)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.explain = f"登记{self.obj.decider}的决定。{self.note}"
        if self.obj.reported_on:
            self.shown = ((f"{self.obj.committee}的审议意见：{self.obj.get_advice_display()}", self.obj.opinion),)

    note = "列入以后排在会议议题的最后一项，请到会议页面调整次序、发布议程。"


class DecideForm(AgendaForm):
    reason = prose("理由", limit=500, missing="请写明理由。")
    note = ""


class ConvertForm(DecideForm):
    note = "转为建议后文字和联名代表不变，直接进入终审编号，再行交办。"


class HandOnForm(AgendaForm):
    committee = chosen("会后审议的委员会", missing="请选择委员会。")
    report_due_on = day("报告期限", missing="请填写报告期限。")

    def __init__(self, *args, **kwargs):
        self.note = f"会后审议，向{kwargs['obj'].heard_later}提出报告；结果印发下次会议。"
        super().__init__(*args, **kwargs)
        self.fields["committee"].queryset = queries.committees_for(self.obj)
        self.fields["report_due_on"].initial = clock.today() + LATER_DAYS * ONE_DAY


class ConsentForm(MoveForm):
    consented_on = day("同意撤回的日期", missing="请填写日期。", initial=clock.today)
    reason = prose("提案人要求撤回的理由", limit=500, missing="请写明理由。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.explain = f"提案人在交付表决前要求撤回，须经{self.obj.decider}同意；同意后会议对这件议案的审议即行终止。"


class VoteForm(MoveForm):
    method = listed(
        "表决方式", [*Ballot.Method.choices, ("hall", "不在系统里表决，会后登记结果")], missing="请选择表决方式。"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.explain = "交付表决以后不能再撤回。在系统里表决的，宣布结果时自动登记通过或者未通过。"

    def deed_data(self):
        said = self.cleaned_data["method"]
        return {"method": "" if said == "hall" else said}


class ResultForm(MoveForm):
    words = prose("表决结果", limit=300, missing="请写明赞成、反对、弃权的票数。")


class CloseForm(MoveForm):
    outcome = prose("办理结果", limit=2000, rows=6, missing="请写明结果。")
    explain = "结果告知提案人。"


class TieForm(forms.Form):
    resolution = chosen("决议决定", required=False, help_text="不选的，按议案的方案新起草一件决议。")

    def __init__(self, *args, motion, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["resolution"].queryset = queries.resolutions_for(motion)
        blank_first(self.fields["resolution"], "新起草一件")


class LeaveForm(forms.Form):
    reason = prose("说明", limit=200, rows=2)
