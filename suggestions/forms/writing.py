"""Writing a suggestion, typing one for a deputy, answering an invitation to sign."""

from django import forms

from congress.frame.uploads import FilesField
from congress.queries.rules import rule
from deputies.models import Deputy

from ..models import Suggestion
from ..queries.choices import topics_of, units_of
from .fields import (
    NOTHING_CHOSEN,
    by_delegation,
    chosen,
    dropping,
    line,
    listed,
    one_of,
    prose,
    several,
    tick,
    title,
)

LABELS = {"subject": "标题", "facts": "情况和理由", "proposals": "具体建议"}
TEXT_LIMIT = 5000


class WriteForm(forms.Form):
    """The text of a suggestion with its wishes. Only the title is needed to keep a draft; the rest before handing in."""

    subject = forms.CharField()  # its length is the congress's own rule
    facts = prose("情况和理由", limit=TEXT_LIMIT, rows=9, help_text="现在是什么情况，影响了谁，为什么要解决。")
    proposals = prose(
        "具体建议",
        limit=TEXT_LIMIT,
        rows=7,
        help_text="希望怎么办。可以分一、二、三写。一件建议只写一件事。",
    )
    topic = chosen("类别", help_text="不清楚可以不选。")
    wished_unit = chosen("希望由哪个单位办理", help_text="不清楚可以不选，由代表工委确定。")
    secret_identity = tick("要求对我的身份保密", help_text="承办单位须为您保密，公开时不出现您的姓名。")
    public_wish = tick("同意公开建议和答复", help_text="公开前还要经代表工委决定。")
    public_as = one_of("公开时", Suggestion.PublicAs.choices, help_text="以后随时可以改变。")
    files = FilesField(label="附件", required=False)
    drop = dropping()
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)  # the text this one began from

    def __init__(self, *args, congress_id, stored=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.stored = {str(row.pk): row for row in stored}
        if stored:
            self.fields["drop"].choices = [(pk, row.name) for pk, row in self.stored.items()]
        else:
            del self.fields["drop"]
        self.fields["subject"] = title(congress_id)
        self.fields["facts"].need = self.fields["proposals"].need = "提交前要写"
        self.fields["topic"].queryset = topics_of(congress_id)
        self.fields["wished_unit"].queryset = units_of(congress_id)

    def clean_subject(self):
        return " ".join(self.cleaned_data["subject"].split())

    def clean_public_as(self):
        return self.cleaned_data["public_as"] or self.initial.get("public_as") or Suggestion.PublicAs.NAMED

    def dropped(self):
        """The stored files that are to go."""
        return [self.stored[pk] for pk in self.cleaned_data.get("drop", ())]

    def text(self):
        """What the deeds take."""
        return {key: value for key, value in self.cleaned_data.items() if key in WRITTEN}


TICKS = ("secret_identity", "public_wish")
SEVERAL = ("signed_by", "drop")
WRITTEN = ("subject", "facts", "proposals", "topic", "wished_unit", "public_as", *TICKS)


class EnterForm(WriteForm):
    """Typed by staff for a deputy who handed it in on paper, by letter or by phone (S52)."""

    lead = chosen("领衔代表", missing="请选择领衔代表。")
    channel = listed(
        "提出方式",
        [choice for choice in Suggestion.Channel.choices if choice[0] != "online"],
        missing="请选择提出方式。",
    )
    signed_by = several("已在建议纸上签名的联名代表", help_text="没有联名代表就不选。")
    field_order = [
        "lead",
        "channel",
        "subject",
        "facts",
        "proposals",
        "topic",
        "wished_unit",
        "secret_identity",
        "public_wish",
        "public_as",
        "signed_by",
        "files",
    ]

    def __init__(self, *args, congress_id, **kwargs):
        super().__init__(*args, congress_id=congress_id, **kwargs)
        deputies = Deputy.objects.acting().of(congress_id).select_related("person", "delegation")
        self.fields["lead"].queryset = self.fields["signed_by"].queryset = deputies
        if not rule(congress_id, "suggestion.delegation_allowed"):
            channel = self.fields["channel"]
            channel.choices = [one for one in channel.choices if one[0] != Suggestion.Channel.DELEGATION]
        named = list(by_delegation(deputies, name_of=lambda one: f"{one.person.name}（{one.card_no}）"))
        self.fields["lead"].choices = [("", NOTHING_CHOSEN), *named]
        self.fields["signed_by"].choices = list(by_delegation(deputies))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("lead") and cleaned["lead"] in (cleaned.get("signed_by") or []):
            self.add_error("signed_by", "领衔代表不用再列为联名代表。")
        return cleaned


class AnswerForm(forms.Form):
    """A co-signer's answer to the very text he has read."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    agree = forms.TypedChoiceField(
        label="您的意见",
        choices=[("yes", "同意联名：文本是我的意愿"), ("no", "不同意联名")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "请选择同意或不同意。"},
    )
    comment = line("说明", limit=200, help_text="可以不写。")
    read = tick("我已阅读全文", missing="请先阅读全文并勾选。")


class LeaveForm(forms.Form):
    reason = prose("退出理由", limit=200, missing="请写明退出联名的理由。")
