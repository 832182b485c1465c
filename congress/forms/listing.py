"""Keeping filters under a name, choosing columns."""

from django import forms


class ViewForm(forms.Form):
    """A name, and whether the whole organ may use it."""

    name = forms.CharField(label="名称", max_length=30, help_text="例如“本月到期、没有答复的”。同名的会被替换。")
    is_shared = forms.BooleanField(
        label="同事也可以用",
        required=False,
        help_text="列在本机构各人的列表上；本级其他机关、单位的人凭网址也能打开。",
    )

    def __init__(self, *args, may_share, **kwargs):
        super().__init__(*args, **kwargs)
        if not may_share:
            del self.fields["is_shared"]
