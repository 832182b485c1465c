"""What people ask of the archive, and why they correct or void a paper."""

from django import forms
from django.conf import settings

from congress.frame import kinds

from ..models import Document
from ..queries.documents import named
from .asking import Asked, NumberChoice
from .base import SeveralField


class ArchiveFilter(Asked):
    q = forms.CharField(label="标题或文号", max_length=60, required=False)
    kind = forms.ChoiceField(label="文种", required=False)
    year = NumberChoice(label="年份")
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部"), *Document.State.choices])

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "全部"), *((kind.key, kind.title) for kind in kinds.documents)]
        self.fields["year"].choices = [("", "全部"), *((year, f"{year}年") for year in years)]

    def apply(self, documents):
        """The papers that answer the questions; a question that makes no sense is left out."""
        asked = {name: value for name, value in self.asked().items() if value}
        if "q" in asked:
            documents = documents.matching(asked.pop("q").strip())
        if "year" in asked:
            asked["issued_on__year"] = asked.pop("year")
        return documents.filter(**asked)


class DocumentReasonForm(forms.Form):
    reason = forms.CharField(
        label="原因",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明原因。"},
    )
    together = SeveralField(
        label="同一文号发给其他人的各份，一并办理",
        queryset=Document.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="内容有误的多半每份都有；只改这一份的，去掉其他各份。",
    )

    def __init__(self, *args, siblings, **kwargs):
        super().__init__(*args, **kwargs)
        if not siblings:
            del self.fields["together"]
            return
        self.fields["together"].queryset = siblings
        self.fields["together"].label_from_instance = named
        self.initial["together"] = list(siblings)

    def chosen(self, document):
        """The letter and those of its siblings that are ticked."""
        return [document, *self.cleaned_data.get("together", ())]


class IssueForm(forms.Form):
    """Nothing to ask: the paper says what the matter says. Its one button is the deed."""


class CheckForm(forms.Form):
    """The file somebody holds, to be compared; it is read once and not kept."""

    file = forms.FileField(label="您手中的 PDF 文件", error_messages={"required": "请选择要核对的文件。"})

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_MAX_BYTES:
            raise forms.ValidationError(
                f"文件超过{settings.UPLOAD_MAX_BYTES // 1024 // 1024}MB，不是本系统签发的文件。"
            )
        return file
