"""What of a suggestion is public: the commission's decision, the deputy's choice, what anybody may ask the list."""

import re

from django import forms
from django.utils.html import format_html, format_html_join

from congress.forms.asking import ANY, Asked
from congress.forms.base import Group, MoveForm
from congress.frame import cells
from congress.frame.numbers import is_mobile, long_date

from ..models import Publication, Reply, Suggestion
from ..queries import public as queries
from .fields import line, one_of, prose

OPEN, CLOSED = "open", "closed"
MOST = 2000  # characters of words to cover


def marked(text, pieces):
    """The text with these pieces of it marked."""
    if not pieces:
        return text
    longest_first = sorted(pieces, key=len, reverse=True)
    parts = re.split(f"({'|'.join(map(re.escape, longest_first))})", text)
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", part) if at % 2 else part,) for at, part in enumerate(parts))
    )


class ReleaseForm(MoveForm):
    """What everybody will read: every answer decided on, words covered."""

    explain = "公开后任何人都可以看到。原文不变，只在公开的文字里遮盖。附件、联系电话和评价意见从不公开。"
    covered = prose(
        "遮盖的词句", limit=MOST, rows=4,
        help_text="一行一处，例如群众的姓名、门牌号；公开时显示为×××。手机号、身份证号已替您找出；不署名的代表、联名和并案的代表、承办人的姓名和电话自动遮盖，不用写。",
    )  # fmt: skip
    summary = prose("摘要", limit=1000, rows=6, missing="代表选择只公开摘要，请写出摘要。")
    note = prose("说明", limit=300, rows=2, help_text="可以不写。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        suggestion = self.obj.suggestion
        self.sent = queries.sent_answers(self.obj.suggestion_id)
        quoted = self._quoted()
        self.shown = (
            ("公开方式（代表的选择）", self._choice()),
            ("标题", suggestion.subject),
            ("情况和理由", suggestion.facts),
            ("具体建议", suggestion.proposals),
            *((self._of(reply), marked(reply.text, quoted)) for reply in self.sent),
        )
        for reply in self.sent:
            self._ask(reply)
        if suggestion.is_whole_publicly:
            del self.fields["summary"]
        else:
            self.fields["summary"].initial = self.obj.summary
        texts = [suggestion.subject, suggestion.facts, suggestion.proposals, *(reply.text for reply in self.sent)]
        known = [one.words for one in self.obj.covers.all()] + queries.personal_data(texts)
        lines = list(dict.fromkeys([*known, *quoted]))
        while sum(map(len, lines)) + len(lines) > MOST:
            lines.pop()
        self.fields["covered"].initial = "\n".join(lines)
        if quoted:
            self.explain += (
                "代表选择只公开摘要：答复里与原文逐字相同的已经标出，并列入遮盖的词句；不需要遮盖的请删去。"
            )

    def _quoted(self):
        """Of a text that is not to be public, what the answers repeat of it, but for the title, which is."""
        suggestion = self.obj.suggestion
        if suggestion.is_whole_publicly:
            return []
        pieces = queries.quoted("\n".join(reply.text for reply in self.sent), (suggestion.facts, suggestion.proposals))
        return [piece[:200] for piece in pieces if piece not in suggestion.subject]

    def _choice(self):
        suggestion = self.obj.suggestion
        if suggestion.secret_identity and suggestion.public_as == Suggestion.PublicAs.NAMED:
            return "代表要求身份保密，公开时不署名。"
        return suggestion.get_public_as_display()

    @staticmethod
    def _of(reply):
        return f"{reply.assignment.unit.short_name}的答复（{long_date(reply.replied_on)}）"

    def _ask(self, reply):
        """The unit's proposal is chosen beforehand; what is not to be public has its reason."""
        decided = reply.decided
        proposed = reply.publicity in (Reply.Publicity.OPEN, Reply.Publicity.PART)
        is_open, because = (decided.is_open, decided.reason) if decided else (proposed, reply.publicity_reason)
        reason = f"，{reply.publicity_reason}" if reply.publicity_reason else ""
        self.fields[f"answer_{reply.pk}"] = one_of(
            self._of(reply), [(OPEN, "公开"), (CLOSED, "不公开")], missing="请选择是否公开。",
            initial=OPEN if is_open else CLOSED, help_text=f"单位拟定：{reply.get_publicity_display()}{reason}",
        )  # fmt: skip
        self.fields[f"because_{reply.pk}"] = line(
            "不公开的理由", limit=200, initial="" if is_open else because, help_text="公开的不填；理由同时公布。"
        )

    def clean(self):
        for reply in self.sent:
            closed = self.cleaned_data.get(f"answer_{reply.pk}") == CLOSED
            if closed and not self.cleaned_data.get(f"because_{reply.pk}"):
                self.add_error(f"because_{reply.pk}", "请写明不公开的理由。")

    def clean_covered(self):
        found = list(dict.fromkeys(filter(None, map(str.strip, self.cleaned_data["covered"].splitlines()))))
        if long := next((words for words in found if len(words) > 200), ""):
            raise forms.ValidationError(f"一处最多200字，请分行写：{long[:20]}……")
        if short := next((words for words in found if len(words) < 2), ""):
            raise forms.ValidationError(f"“{short}”只有一个字，会把别处的字也遮住，请多写几个字。")
        return found

    def groups(self):
        answers = [self[name] for name in self.fields if name.startswith(("answer_", "because_"))]
        words = [self[name] for name in ("covered", "summary", "note") if name in self.fields]
        return [Group(fields=answers, legend="答复"), Group(fields=words, legend="文字")]

    def deed_data(self):
        data, answers = self.cleaned_data, {}
        for reply in self.sent:
            closed = data[f"answer_{reply.pk}"] == CLOSED
            answers[reply.pk] = data[f"because_{reply.pk}"] if closed else ""
        return {
            "answers": answers,
            "covered": data["covered"],
            "summary": data.get("summary", self.obj.summary),
            "note": data["note"],
        }


class ReviseForm(ReleaseForm):
    """The same of what is public already, with what was decided before."""

    explain = "保存以后公开的页面立即改变。要全部撤下的，请办理“撤回公开”。"
    note = prose("调整的理由", limit=300, rows=2, missing="请写明为什么调整。")


class ChoiceForm(MoveForm):
    """Whether and how the deputy appears."""

    explain = "不再同意公开的，公开的页面马上撤下；改为只公开摘要的，姓名、原文和答复马上撤下，只留办理结果。要公开更多的，由人大决定后公开。"
    public_wish = one_of(
        "是否同意公开", [("yes", "同意公开建议和答复"), ("no", "不同意公开")], missing="请选择是否同意公开。"
    )
    public_as = one_of("公开时", Suggestion.PublicAs.choices, missing="请选择公开时怎样署名。")
    note = line("依据", limit=200, missing="请写明代表书面意见的日期。", help_text="例如：代表2026年4月15日书面提出。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["public_wish"].initial = "yes" if self.obj.public_wish else "no"
        self.fields["public_as"].initial = self.obj.public_as
        if self.actor.is_any("DEP", "TDEP"):
            del self.fields["note"]
        else:
            self.explain = "由代表本人选择；代表书面提出的，在这里登记。" + self.explain
        if self.obj.secret_identity:
            self.explain += "要求身份保密的，选哪一种都不出现姓名。"

    def deed_data(self):
        return {**self.cleaned_data, "public_wish": self.cleaned_data["public_wish"] == "yes"}


class FindForm(Asked):
    """What anybody may ask the list of released suggestions; it offers only what a released one has."""

    q = forms.CharField(label="搜索", required=False, max_length=40)
    year = forms.ChoiceField(label="提出年份", required=False)
    topic = forms.ChoiceField(label="类别", required=False)
    unit = forms.ChoiceField(label="承办单位", required=False)
    result = forms.ChoiceField(label="办理结果", required=False, choices=[ANY, *queries.RESULTS])
    congress = forms.ChoiceField(label="哪级人大", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, choices in queries.choices().items():
            self.fields[name].choices = [ANY, *choices]


class PublicationFilter(Asked):
    """What the office asks its decisions."""

    q = forms.CharField(label="标题或编号", max_length=40, required=False)
    state = forms.ChoiceField(
        label="状态", required=False, choices=[ANY, ("news", "待决定（含新的答复）"), *Publication.State.choices]
    )


class UnitContactForm(MoveForm):
    """A unit's line of the public contact list."""

    explain = "这张表向社会公开。只填单位的座机，不填个人手机号。没有变化的也请保存一次，表示已经核对。"
    leader = line("分管负责人", limit=40, missing="请填写分管负责人。")
    leader_title = line("职务", limit=40)
    office = line("承办科室", limit=40, missing="请填写承办科室。")
    phone = line("办公电话", limit=20, missing="请填写办公电话。", help_text="座机，写区号，例如0900-8210001。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = getattr(self.obj, "contact_line", None)
        for name in self.fields:
            self.fields[name].initial = getattr(known, name, "")
        if known is None:
            self.fields["phone"].initial = "" if is_mobile(self.obj.phone) else self.obj.phone

    def clean_phone(self):
        try:
            phone = cells.as_phone(self.cleaned_data["phone"])
        except cells.Misread as fault:
            raise forms.ValidationError(f"{fault}。") from fault
        if is_mobile(phone) or phone.startswith("1"):
            raise forms.ValidationError("这张表是公开的，请填办公室座机，不填手机号。")
        return phone


class ContactsFilter(Asked):
    q = forms.CharField(label="单位", max_length=40, required=False)
    state = forms.ChoiceField(
        label="核对",
        required=False,
        choices=[ANY, ("old", "没有填写或者一年没有核对"), ("good", "一年内核对过")],
    )


class CongressForm(Asked):
    """Of which congress the public reads."""

    congress = forms.ChoiceField(label="哪级人大", required=False)

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["congress"].choices = [ANY, *choices]
