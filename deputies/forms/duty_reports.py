"""Finding, planning, holding, counting and filing duty reports."""

from django import forms
from django.db.models import Exists, OuterRef

from congress.forms.asking import ANY, Asked, NumberChoice, RowChoice, of_years
from congress.forms.base import MoveForm, SeveralField
from congress.forms.institution import Day
from congress.forms.rows import RowsForm
from congress.frame.uploads import FilesField
from congress.models import Attachment, Congress, Organization, Term
from congress.queries.attachments import attachments_of
from congress.queries.rules import rule

from ..models import MARKS, Deputy, DutyReport, DutyReportSession, ElectorOpinion
from ..queries import contacts
from ..queries import duty_reports as queries


class SessionFilter(Asked):
    """Which sessions: of which year, congress, township, in which state; seldom: between which days."""

    more = ("congress", "since", "until")

    year = NumberChoice(label="年度")
    town = RowChoice(queryset=None, label="所在乡镇", empty_label="不限")
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *DutyReportSession.State.choices])
    congress = RowChoice(Congress.objects.none(), label="人大", empty_label="不限")
    since = forms.DateField(label="自", required=False, widget=Day())
    until = forms.DateField(label="至", required=False, widget=Day())

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = of_years(queries.years(actor))
        self.fields["town"].queryset = contacts.towns(actor)
        self.fields["congress"].queryset = Congress.objects.visible_to(actor)


class SessionForm(forms.ModelForm):
    """When and where, and who reports: those who have not yet, leaders first."""

    deputies = SeveralField(label="述职代表", queryset=Deputy.objects.none(), widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = DutyReportSession
        fields = ("on", "area", "place")
        widgets = {"on": Day()}

    def __init__(self, *args, actor, delegation=None, **kwargs):
        super().__init__(*args, **kwargs)
        towns = contacts.towns(actor)
        if actor.congress_id != actor.county_id:  # a township's deputies report in their own township
            towns = towns.filter(congress=actor.congress_id)
            self.initial["area"] = self.initial.get("area") or towns.values_list("pk", flat=True).first()
        self.fields["area"].queryset = towns
        self.fields["area"].empty_label = "请选择"
        term = queries.running_term(self.instance.congress_id)
        rows = queries.seats(term) if term else Deputy.objects.none()
        rows = rows.filter(delegation=delegation) if delegation else rows
        field = self.fields["deputies"]
        named = DutyReport.objects.filter(session=self.instance.pk, deputy=OuterRef("pk"))
        rows = rows.annotate(named=Exists(named))
        field.queryset = rows.order_by("-named", "times", "-leads", "delegation__order", "person__name_pinyin", "pk")
        field.label_from_instance = _speaker
        field.help_text = "已列入这次述职的排在最前，其余按“未述职的在前、担任领导职务的在前”排列。"
        if self.instance.pk:
            self.initial["deputies"] = list(self.instance.reports.values_list("deputy", flat=True))

    def deed_data(self):
        return {"deputies": list(self.cleaned_data["deputies"])}


def _speaker(deputy):
    said = [deputy.delegation.short_name if deputy.delegation_id else "", "领导职务" if deputy.leads else "",
            f"本届已述职{deputy.times}次" if deputy.times else "本届未述职"]  # fmt: skip
    return f"{deputy}（{'，'.join(filter(None, said))}）"


class HoldForm(MoveForm):
    electors = forms.IntegerField(label="到会选民（人）", min_value=1, max_value=9999)
    villagers = forms.IntegerField(label="其中村（居）民代表（人）", min_value=0, max_value=9999, required=False)
    chaired_by = forms.CharField(label="主持人", max_length=40, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {name: getattr(self.obj, name) for name in self.fields}


class FileForm(MoveForm):
    """Whether the result may be seen by everybody."""

    released = forms.BooleanField(label="公布述职会和评议结果", required=False)
    explain = "归档后，各代表的述职报告进入文稿登记，可以编入年度履职报告汇编。"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["released"] = rule(self.obj.congress_id, queries.RELEASE)


class ReportForm(forms.Form):
    """One deputy's words, typed or in files."""

    text = forms.CharField(
        label="述职报告", max_length=20000, required=False, widget=forms.Textarea(attrs={"rows": 14}),
        help_text="每行一段；单独成行的“一、……”印成标题。也可以只上传文件。",
    )  # fmt: skip
    files = FilesField(label="附件", required=False)
    drop = SeveralField(
        label="取消附件", queryset=Attachment.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, report, **kwargs):
        super().__init__(*args, initial={"text": report.text}, **kwargs)
        rows = [row.pk for rows in attachments_of(report).values() for row in rows]
        self.fields["drop"].queryset = Attachment.objects.filter(pk__in=rows)
        if not rows:
            del self.fields["drop"]


class OpinionsForm(RowsForm):
    """What electors said, and the answers; ``fixed``: what they said stands and is only answered or added to."""

    model, columns = ElectorOpinion, ("title", "answer", "order")

    def __init__(self, *args, fixed=False, **kwargs):
        super().__init__(*args, **kwargs)
        for key, part in self.found.items():
            self.fields[f"title-{key}"].disabled = fixed and part is not None


class CountForm(forms.Form):
    """One person's count of the ballots: the whole, then five numbers for each deputy."""

    issued = forms.IntegerField(label="发出评议票（张）", min_value=0, max_value=9999)
    returned = forms.IntegerField(label="收回评议票（张）", min_value=0, max_value=9999)

    def __init__(self, *args, reports, own=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.reports = reports
        if own:
            self.initial |= {"issued": own.issued, "returned": own.returned}
        for report in reports:
            line = own and own.by_report.get(report.pk)
            for name, word in MARKS:
                self.fields[f"{name}-{report.pk}"] = forms.IntegerField(
                    label=word, min_value=0, max_value=9999, initial=getattr(line, name) if line else None
                )

    def groups(self):
        """[(deputy, his five questions)]"""
        return [(str(one.deputy), [self[f"{name}-{one.pk}"] for name, _ in MARKS]) for one in self.reports]

    def whole(self):
        return [self["issued"], self["returned"]]

    def deed_data(self):
        said = self.cleaned_data
        lines = {one.pk: {name: said[f"{name}-{one.pk}"] for name, _ in MARKS} for one in self.reports}
        return {"issued": said["issued"], "returned": said["returned"], "lines": lines}


class TermFilter(Asked):
    """Which term of one's own congress."""

    term = RowChoice(Term.objects.none(), label="届", empty_label="本届")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["term"].queryset = queries.terms(actor).filter(congress=actor.congress_id)


class CoverageFilter(TermFilter):
    """Of which term – of one's own congress or another one sees – and delegation, and who has reported or still has to."""

    delegation = forms.ChoiceField(label="代表团", required=False)
    done = forms.ChoiceField(label="述职", required=False, choices=[ANY, ("yes", "已述职"), ("no", "未述职")])

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, actor=actor, **kwargs)
        self.fields["term"].queryset = queries.terms(actor)
        self.fields["term"].label_from_instance = lambda term: f"{term.congress.short_name}{term}"
        bodies = Organization.objects.visible_to(actor).filter(kind="delegation", congress=actor.congress_id)
        named = [(str(body.pk), body.short_name) for body in bodies]
        self.fields["delegation"].choices = [ANY, *named, (queries.NOWHERE, "未编团")]
