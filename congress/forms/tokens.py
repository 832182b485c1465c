"""What is asked when an access token is made."""

from datetime import timedelta
from ipaddress import ip_network

from django import forms

from congress.frame import clock

from ..queries import tokens
from .accounts import PasswordField
from .base import Group

PARTS = {"reads": "看名单", "cases": "看事项", "moves": "办手续"}


class TokenForm(forms.Form):
    name = forms.CharField(label="名称", max_length=40, help_text="写给哪个程序用，例如：政府督查系统。")
    expires_on = forms.DateField(
        label="有效期至", widget=forms.DateInput(attrs={"type": "date"}), help_text="最长一年，到期自动失效。"
    )
    networks = forms.CharField(
        label="只从哪些网段",
        required=False,
        max_length=400,
        help_text="不填不限。例如：10.20.0.0/16，几个用逗号隔开。",
    )
    password = PasswordField(label="现在的密码", autocomplete="current-password", help_text="办理前请再输一次密码。")

    def __init__(self, *args, actor, doors, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["expires_on"].initial = clock.today() + timedelta(days=90)
        self.scopes = {}  # of each app the names of its questions
        for app, offered in tokens.offered_to(actor, doors):
            self.scopes[str(app.verbose_name)] = names = [f"{app.label}_{part}" for part in PARTS if offered[part]]
            for name in names:
                part = name.rpartition("_")[2]
                self.fields[name] = forms.MultipleChoiceField(
                    label=PARTS[part], required=False, choices=offered[part], widget=forms.CheckboxSelectMultiple
                )

    def groups(self):
        """What it may do, app by app; folded, for most keys only read."""
        return [Group(fields=[self[name] for name in names], more=title) for title, names in self.scopes.items()]

    def clean(self):
        """What was ticked in all apps together, as reads, cases and moves."""
        found = dict(super().clean())
        ticked = {name: found.pop(name, []) for names in self.scopes.values() for name in names}
        for part in PARTS:
            found[part] = [key for name, keys in ticked.items() if name.endswith(f"_{part}") for key in keys]
        return found

    def clean_networks(self):
        words = self.cleaned_data["networks"].replace("，", ",").replace("、", ",").split(",")
        try:
            return [str(ip_network(word.strip(), strict=False)) for word in words if word.strip()]
        except ValueError:
            raise forms.ValidationError("请写成 10.20.0.0/16 或者 10.20.1.5 这样。") from None
