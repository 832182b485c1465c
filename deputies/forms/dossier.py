"""What the pages of the duty dossier ask for."""

from django import forms

from congress.forms.asking import Asked, NameInput, NumberChoice, RowChoice
from congress.forms.base import MoveForm
from congress.forms.institution import Day
from congress.frame import clock
from congress.frame.uploads import FilesField
from congress.models import Congress

from ..models import DossierEntry
from ..queries import dossier as queries

SPARE = 6
FIRST_YEAR = 2016


class DossiersFilter(Asked):
    """Whose dossiers: year, congress, delegation, name."""

    q = forms.CharField(label="姓名或证号", widget=NameInput, max_length=40, required=False)
    year = NumberChoice(label="年度")
    congress = RowChoice(Congress.objects.none(), label="人大", empty_label="本级")
    delegation = RowChoice(None, label="代表团", empty_label="全部")

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, actor=actor, **kwargs)
        this_year = clock.today().year
        years = [(year, f"{year}年") for year in range(this_year, max(FIRST_YEAR, this_year - 6), -1)]
        self.fields["year"].choices = [("", "今年"), *years]
        own = actor.congress_id == actor.county_id
        self.fields["congress"].queryset = Congress.objects.visible_to(actor).filter(
            **({} if own else {"pk": actor.congress_id})
        )
        self.fields["delegation"].queryset = queries.delegations(actor, actor.congress_id)

    def asked(self):
        """What ``queries.dossier.found`` takes."""
        said = super().asked()
        congress = said.get("congress")
        return {
            "congress": congress.pk if congress else self.actor.congress_id,
            "year": said.get("year") or clock.today().year,
            "delegation": said.get("delegation"),
            "words": said.get("q") or "",
        }


class DossierFilter(Asked):
    """Which year of one dossier, and which kind of duty."""

    def __init__(self, *args, years, sources, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"] = forms.ChoiceField(
            label="年度",
            required=False,
            choices=[("", f"{years[0]}年"), *((y, f"{y}年") for y in years[1:]), ("all", "任职以来")],
        )
        self.fields["item"] = forms.ChoiceField(label="履职事项", required=False, choices=[("", "全部"), *sources])
        self.years = years

    def asked(self):
        """(the year, or None for all; the key of a source or "")."""
        said = super().asked()
        year = said.get("year") or self.years[0]
        return None if year == "all" else int(year), said.get("item") or ""


class EntryForm(forms.ModelForm):
    """A line by hand, with what proves it."""

    files = FilesField(
        label="证明材料", error_messages={"required": "补录的履职记录须附证明材料，例如通知、签到表、照片。"}
    )

    class Meta:
        model = DossierEntry
        fields = ("kind", "on", "text")
        widgets = {"on": Day(), "text": forms.Textarea(attrs={"rows": 3})}


class DisputeForm(forms.Form):
    """What is wrong, in the deputy's words."""

    words = forms.CharField(
        label="您认为哪里不对，应当怎样",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "请写明哪里不对、应当怎样。"},
    )


class AnswerForm(MoveForm):
    """What the commission found, told to the deputy."""

    answer = forms.CharField(
        label="处理意见",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "请写明处理意见，代表会看到。"},
    )

    @property
    def shown(self):
        return (("原记录", str(self.obj)), ("代表的异议", self.obj.words))


class ExcludeForm(forms.Form):
    """Why a fact does not count."""

    reason = forms.CharField(
        label="不予计入的理由",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明不予计入的理由。"},
    )


class AttendanceForm(forms.Form):
    """Everybody was there the whole time but for those named here."""

    due = forms.IntegerField(label="应出席（半天）", min_value=1, max_value=60, help_text="会期一天算两个半天。")

    def __init__(self, *args, meeting, deputies, rows, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [("", ""), *((row.pk, f"{row}（{row.card_no}）") for row in deputies)]
        missed = [row for row in rows if not row.is_full]
        self.fields["due"].initial = rows[0].due if rows else meeting.days * 2
        self.places = range(len(missed) + SPARE)
        for place in self.places:
            row = missed[place] if place < len(missed) else None
            self.fields[f"deputy-{place}"] = NumberChoice(label="代表", choices=choices, initial=row and row.deputy_id)
            for name, label in (("leave", "请假获准（半天）"), ("absent", "未经批准缺席（半天）")):
                self.fields[f"{name}-{place}"] = forms.IntegerField(
                    label=label,
                    min_value=0,
                    max_value=60,
                    required=False,
                    initial=getattr(row, name) or None if row else None,
                )
            self.fields[f"because-{place}"] = forms.CharField(
                label="请假事由或说明", max_length=120, required=False, initial=row.because if row else ""
            )

    def groups(self):
        names = ("deputy", "leave", "absent", "because")
        return [(f"第{place + 1}人", [self[f"{name}-{place}"] for name in names]) for place in self.places]

    def clean(self):
        said, named = super().clean(), set()
        for place in self.places:
            deputy, leave, absent = (said.get(f"{name}-{place}") for name in ("deputy", "leave", "absent"))
            leave, absent = leave or 0, absent or 0
            if deputy is None:
                if leave or absent:
                    self.add_error(f"deputy-{place}", "请选代表。")
            elif deputy in named:
                self.add_error(f"deputy-{place}", "这位代表已在前面填写。")
            elif not leave + absent:
                self.add_error(f"leave-{place}", "请填请假或缺席的半天数；全程出席的不必列出。")
            elif said.get("due") and leave + absent > said["due"]:
                self.add_error(f"leave-{place}", "请假与缺席之和不能多于应出席的半天数。")
            elif leave and not (said.get(f"because-{place}") or "").strip():
                self.add_error(f"because-{place}", "请假须写明事由。")
            named.add(deputy)
        return said

    def deed_data(self):
        said = self.cleaned_data
        missed = {
            said[f"deputy-{place}"]: (
                said.get(f"leave-{place}") or 0,
                said.get(f"absent-{place}") or 0,
                (said.get(f"because-{place}") or "").strip(),
            )
            for place in self.places
            if said.get(f"deputy-{place}")
        }
        return {"due": said["due"], "missed": missed}
