"""Django's own form errors in plain Chinese; its translation speaks of variables and strings."""

from django import forms

WORDS = {
    forms.Field: {"required": "请填写。"},
    forms.CharField: {
        "max_length": "最多%(limit_value)d字，现在有%(show_value)d字，请精简。",
        "min_length": "至少%(limit_value)d字，现在有%(show_value)d字。",
        "null_characters_not_allowed": "含有看不见的控制字符，请删去后重填。",
    },
    forms.IntegerField: {
        "invalid": "请填写整数。",
        "max_value": "不能大于%(limit_value)s。",
        "min_value": "不能小于%(limit_value)s。",
    },
    forms.DateField: {"invalid": "请填写日期，例如 2026-04-15。"},
    forms.ChoiceField: {"invalid_choice": "请从给出的选项中选择。"},
    forms.ModelChoiceField: {"invalid_choice": "请从给出的选项中选择。"},
    forms.FileField: {"empty": "所选的文件是空的。", "max_length": "文件名太长，请改短后再传。"},
}


def speak_plainly():
    """Before any form is read: a field takes its words when it is made. What a form says itself goes before."""
    for field, words in WORDS.items():
        field.default_error_messages = {**field.default_error_messages, **words}
