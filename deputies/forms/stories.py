"""What the pages of 代表风采 ask for."""

from django import forms

from congress.forms.asking import ANY, Asked, NameInput, RowChoice
from congress.forms.institution import blank_first
from congress.frame.pictures import redrawn
from congress.frame.uploads import PHOTOS, FilesField
from congress.models import Congress

from ..models import Deputy, Story
from ..queries import stories as queries
from .public import FindStationForm

LONGEST = 960  # pixels: the public page is read on telephones


class StoryFilter(Asked):
    """Which articles."""

    q = forms.CharField(label="标题或代表", widget=NameInput, max_length=30, required=False)
    state = forms.ChoiceField(label="状态", required=False, choices=[ANY, *Story.State.choices])
    congress = RowChoice(Congress.objects.none(), label="人大", empty_label="不限")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["congress"].queryset = Congress.objects.visible_to(actor)


class FindStoryForm(FindStationForm):
    """Of which township's deputies."""

    q = None
    kind = None


class PhotoField(FilesField):
    """One picture, drawn anew for a telephone and without what cameras write into it."""

    kinds = PHOTOS

    def clean(self, data, initial=None):
        return [redrawn(upload, judged, longest=LONGEST) for upload, judged in super().clean(data, initial)]


class StoryForm(forms.ModelForm):
    photo = PhotoField(
        label="照片",
        required=False,
        most=1,
        help_text="一张，JPG或PNG，拍摄地点等信息会自动去掉。再传一张就替换原来的。",
    )

    class Meta:
        model = Story
        fields = ("deputy", "title", "words", "caption")
        widgets = {"words": forms.Textarea(attrs={"rows": 10})}

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["deputy"].queryset = (
            Deputy.objects.filter(pk=self.instance.deputy_id) if self.instance.pk else queries.deputies_for(actor)
        )
        self.fields["deputy"].label_from_instance = self.said
        blank_first(self.fields["deputy"])

    @staticmethod
    def said(deputy):
        """One person may hold several seats, and names repeat: level, term and card tell them apart."""
        return f"{deputy.person.name}（{deputy.get_level_display()}，{deputy.term_name}，证号{deputy.card_no}）"

    def deed_data(self):
        return {"files": self.cleaned_data["photo"]}
