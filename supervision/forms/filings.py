"""What filing review asks for."""

from django import forms

from congress.forms.asking import ANY, Asked, NumberChoice, of_years
from congress.forms.base import MoveForm, begin_with
from congress.forms.institution import Day, blank_first
from congress.forms.strangers import StrangersForm
from congress.frame import clock
from congress.frame.dates import add_months
from congress.frame.uploads import FilesField
from congress.models import Meeting

from ..models import FilingYear, NormativeDocument, ReviewRequest
from ..policies import filings as policies
from ..queries import filings as queries


class FilingFilter(Asked):
    q = forms.CharField(label="文件、文号、登记号或机关", required=False)
    year = NumberChoice(label="公布年度")
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *NormativeDocument.State.choices])
    kind = forms.ChoiceField(label="文件种类", required=False, choices=[ANY, *NormativeDocument.Kind.choices])
    organ = NumberChoice(label="制定机关")
    late = forms.BooleanField(label="没有按期报备", required=False)
    more = ("kind", "organ", "late")

    def __init__(self, *args, actor=None, **kwargs):
        super().__init__(*args, **kwargs)
        years = queries.years(actor) if actor else []
        organs = queries.organs_with(actor) if actor else []
        self.fields["year"].choices = of_years(years)
        self.fields["organ"].choices = [ANY, *((one.pk, one.name) for one in organs)]


class RequestFilter(Asked):
    q = forms.CharField(label="文件或提出人", required=False)
    kind = forms.ChoiceField(label="种类", required=False, choices=[ANY, *ReviewRequest.Kind.choices])
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *ReviewRequest.State.choices])


class DocumentForm(forms.ModelForm):
    class Meta:
        model = NormativeDocument
        fields = ("kind", "organ", "title", "number", "published_on", "summary")
        widgets = {"published_on": Day(), "summary": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "请选择"), *queries.kinds_for(actor)]
        self.fields["organ"].queryset = queries.organs_for(actor)
        self.fields["organ"].label_from_instance = lambda organ: organ.name
        blank_first(self.fields["organ"])


class Words(forms.CharField):
    def __init__(self, *, label="内容", rows=6, **kwargs):
        super().__init__(label=label, max_length=10_000, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class WordsForm(MoveForm):
    """The words of a step, with its files."""

    text = Words()
    files = FilesField(label="附件", required=False)


class FileForm(WordsForm):
    explain = "附备案报告、正式文本、说明和制定依据。"
    text = Words(label="备案说明")
    files = FilesField(label="备案材料")


class ExtendForm(MoveForm):
    explain = "审查期限只能延长一次。"
    text = Words(label="延长的理由", rows=4)


class AssignForm(MoveForm):
    committee = forms.ModelChoiceField(label="审查单位", queryset=None, empty_label="请选择")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["committee"].queryset = queries.committees_for(self.obj)


class OpinionForm(WordsForm):
    articles = forms.CharField(label="涉及的条款", max_length=200)
    basis = forms.CharField(label="审查依据", max_length=300, help_text="写明上位法及其条款。")
    text = Words(label="审查意见")
    field_order = ("articles", "basis")


class PromiseForm(WordsForm):
    text = Words(label="处理计划")
    due_on = forms.DateField(label="完成修改的日期", widget=Day())
    field_order = ("text", "due_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["due_on"].initial = add_months(clock.today(), 2)
        self.shown = (
            ("审查意见", queries.words_of(self.obj, "issue_opinion") or queries.words_of(self.obj, "communicate")),
        )


class CorrectForm(WordsForm):
    outcome = forms.ChoiceField(
        label="结果", choices=[("changed", "已修改"), ("abolished", "已废止")], widget=forms.RadioSelect
    )
    on = forms.DateField(label="修改、废止的日期", widget=Day(), initial=clock.today)
    number = forms.CharField(
        label="修改后的文号", max_length=40, required=False, help_text="修改后公布的文件须重新报备。"
    )
    field_order = ("outcome", "on", "number")


class DecisionForm(WordsForm):
    on = forms.DateField(label="常委会决定的日期", widget=Day(), initial=clock.today)
    text = Words(label="决定内容")
    field_order = ("on",)


class RequestForm(forms.ModelForm):
    class Meta:
        model = ReviewRequest
        fields = ("kind", "title", "reason", "proposer", "contact", "received_on")
        widgets = {"received_on": Day(), "reason": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        if not policies.handles_requests(actor):
            for name in ("proposer", "contact", "received_on", "kind"):
                del self.fields[name]
            self.instance.kind = ReviewRequest.Kind.PROPOSAL
            self.instance.proposer, self.instance.received_on = actor.name, clock.today()
        else:
            begin_with(self, received_on=clock.today())


class ProposalForm(StrangersForm, forms.ModelForm):
    """What anybody may propose: which document, why, and who asks."""

    congress = blank_first(forms.ModelChoiceField(label="向哪个县人大常委会提出", queryset=None), "请选择县")
    files = FilesField(label="附件", required=False, most=3)

    class Meta:
        model = ReviewRequest
        fields = ("congress", "title", "reason", "proposer", "contact")
        widgets = {"reason": forms.Textarea(attrs={"rows": 8})}
        help_texts = {"contact": "可以不写。只有办理人员能看到。"}
        labels = {"proposer": "您的姓名或者单位名称", "contact": "电话或者地址", "reason": "哪些条款有问题，为什么"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        here = queries.counties()
        self.fields["congress"].queryset = here
        if len(here) == 1:
            del self.fields["congress"]
            self.instance.congress = here[0]


class PublicCompleteForm(StrangersForm):
    text = Words(label="补充的内容", rows=6)


class CompleteForm(MoveForm):
    text = Words(label="补充的内容")
    files = FilesField(label="附件", required=False)


class AnswerForm(MoveForm):
    text = forms.CharField(label="告知内容", max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))


class OpenForm(MoveForm):
    document = forms.ModelChoiceField(label="备案的文件", queryset=None, empty_label="请选择")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = queries.openable(self.obj)
        self.fields["document"].label_from_instance = lambda row: f"{row.register_number}　{row.title}（{row.number}）"


class YearForm(forms.ModelForm):
    class Meta:
        model = FilingYear
        fields = ("year", "meeting", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 14})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Meeting.objects.filter(term__congress=self.instance.congress_id, kind="standing_committee")
        self.fields["meeting"].queryset = rows.exclude(state="cancelled").select_related("term").order_by("-opens_on")
        if self.instance.pk:
            del self.fields["year"]
        else:
            begin_with(self, year=clock.today().year)


class HeardForm(forms.Form):
    on = forms.DateField(label="常委会听取的日期", widget=Day(), initial=clock.today)


class CatalogueForm(forms.Form):
    on = forms.DateField(
        label="目录印发的日期",
        widget=Day(),
        initial=clock.today,
        help_text="先核对目录：登记号、名称、制定机关有没有遗漏和错误。",
    )
