"""What the pages of agendas and papers ask for."""

from django import forms

from congress.frame import clock
from congress.frame.uploads import FilesField

from ..models import Attachment, MeetingItem, MeetingPaper, Organization
from ..queries import agendas as queries
from ..queries.attachments import attachments_of
from .base import MoveForm, SeveralField
from .institution import Day


class PublishForm(forms.Form):
    """Why the agenda is changed; the first version needs no words."""

    because = forms.CharField(label="变动原因", max_length=200, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        if queries.latest(meeting) is None:
            del self.fields["because"]


class WithFiles(forms.Form):
    files = FilesField(label="文件", required=False)
    drop = SeveralField(
        label="取消文件", queryset=Attachment.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def offer_files_of(self, paper):
        rows = [row.pk for rows in (attachments_of(paper) if paper.pk else {}).values() for row in rows]
        self.fields["drop"].queryset = Attachment.objects.filter(pk__in=rows)
        if not rows:
            del self.fields["drop"]

    def deed_data(self):
        return {"files": self.cleaned_data["files"], "drop": self.cleaned_data.get("drop", ())}


class FilesForm(WithFiles):
    def __init__(self, *args, paper, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_files_of(paper)


class PaperForm(WithFiles, forms.ModelForm):
    """Of which item, what it is called, who hands it in."""

    class Meta:
        model = MeetingPaper
        fields = ("item", "title", "organ")

    field_order = ("item", "title", "organ", "files", "drop")

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = MeetingItem.objects.filter(meeting=meeting).order_by("order")
        self.fields["item"].empty_label = "请选择"
        congress = meeting.term.congress
        bodies = Organization.objects.filter(congress__in=(congress.pk, congress.county_id), until=None)
        kinds = (Organization.Kind.GOVERNMENT, *Organization.HANDLING)
        self.fields["organ"].queryset = bodies.filter(kind__in=kinds).order_by("order", "name")
        self.fields["organ"].empty_label = "不由外单位报送"
        if queries.is_bound_by_law(meeting):
            self.fields["organ"].help_text = "由外单位报送的，按监督法第十五条计算二十日、十日、七日三个期限。"
        self.offer_files_of(self.instance)


class HandOutForm(MoveForm):
    explain = "印发以后，组成人员和列席人员从可阅日期起可以查阅、下载。"
    open_from = forms.DateField(label="可阅日期", widget=Day(), help_text="定在以后的，到那一天才能查阅。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["open_from"].initial = clock.today()
