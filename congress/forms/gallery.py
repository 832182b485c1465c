"""A form with every kind of question, for the page of parts."""

from django import forms

DEPARTMENTS = [
    ("", "请选择"),
    ("jt", "县交通运输局"),
    ("sl", "县水利局"),
    ("jy", "县教育体育局"),
    ("ws", "县卫生健康委"),
]


class GalleryForm(forms.Form):
    subject = forms.CharField(
        label="题目",
        max_length=60,
        help_text="写清是什么事，例如“关于修复柳沟村三组通村公路的建议”。",
        error_messages={"required": "请写题目。"},
    )
    facts = forms.CharField(label="情况", max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))
    unit = forms.ChoiceField(label="希望由哪个单位办理", choices=DEPARTMENTS, required=False)
    secrecy = forms.ChoiceField(
        label="是否同意公开",
        choices=[("yes", "同意公开全文"), ("title", "只公开题目"), ("no", "不公开")],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择是否公开。"},
    )
    kinds = forms.MultipleChoiceField(
        label="联系方式",
        choices=[("visit", "上门走访"), ("phone", "电话"), ("meeting", "座谈会")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    happened_on = forms.DateField(label="调查日期", widget=forms.DateInput, required=False)
    photos = forms.FileField(label="现场照片", required=False)
    only_one = forms.BooleanField(label="我确认这件建议只写了一件事", required=False)


class GalleryFilter(forms.Form):
    q = forms.CharField(label="题目或编号", required=False)
    unit = forms.ChoiceField(label="承办单位", choices=[("", "全部"), *DEPARTMENTS[1:]], required=False)
    year = forms.ChoiceField(
        label="年份", choices=[("", "全部"), ("2026", "2026年"), ("2025", "2025年")], required=False
    )
