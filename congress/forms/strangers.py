"""What forms ask of those who have no account: a field that only machines fill in, and a sum after the first few."""

import secrets
from unicodedata import normalize

from django import forms
from django.core import signing

SUM_AGE = 1800  # seconds within which a sum may be answered
SALT = "deputies.voice.sum"


def new_sum():
    """(the question, its signed answer): two small numbers to be added, as text, so that it can be read aloud."""
    one, other = secrets.randbelow(8) + 2, secrets.randbelow(8) + 2
    return f"{one} 加 {other} 等于几？", signing.dumps(one + other, salt=SALT)


def is_right(answer, signed):
    try:
        return int(answer) == signing.loads(signed, salt=SALT, max_age=SUM_AGE)
    except (signing.BadSignature, TypeError, ValueError):
        return False


class StrangersForm(forms.Form):
    """A form for anybody."""

    website = forms.CharField(label="请留空", required=False)
    answer = forms.CharField(label="", required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    signed = forms.CharField(required=False, widget=forms.HiddenInput)
    asks_sum = False

    @property
    def is_a_trap(self):
        """Nobody who sees the page fills in this field."""
        return bool(self.cleaned_data["website"])

    def answered(self):
        return is_right(self.cleaned_data["answer"], self.cleaned_data["signed"])

    def ask_sum(self, wrong):
        """Put a new question to it; the words stay."""
        question, signed = new_sum()
        self.asks_sum = True
        self.fields["answer"].label = question
        self.data = self.data.copy()
        self.data["signed"], self.data["answer"] = signed, ""
        self.add_error("answer", "答案不对，请再算一次。" if wrong else "提交比较多，请先答一道算术题再提交。")


class TrackForm(forms.Form):
    """The two numbers of a receipt; spaces between digits and wide digits do no harm."""

    receipt_no = forms.CharField(
        label="回执号",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="10位数字。",
    )
    code = forms.CharField(
        label="查询码",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="8位数字。",
    )

    def token(self):
        typed = normalize("NFKC", "".join(self.cleaned_data[name] for name in ("receipt_no", "code")))
        return "".join(c for c in typed if c in "0123456789")
