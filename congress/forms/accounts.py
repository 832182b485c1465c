"""What people type about accounts: sign in, passwords, phones, new accounts, filters of the registers."""

import django_filters
from django import forms
from django.db.models import Q

from congress.frame import clock, passwords, sheets

from ..importing.accounts import chosen
from ..models import Account, Membership, Person, Role, SignIn
from ..queries.institution import by_name
from .asking import NameInput
from .base import SeveralField

MOST_AT_ONCE = 50  # one-time codes printed in one go


class PasswordField(forms.CharField):
    """Taken as typed: no stripping, pasting allowed, far longer than anybody types."""

    def __init__(self, *, autocomplete, **options):
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, "maxlength": False})
        super().__init__(max_length=1024, strip=False, widget=widget, **options)

    def widget_attrs(self, widget):
        return {}


class SignInForm(forms.Form):
    name = forms.CharField(
        label="登录名、手机号或姓名",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": "请填写登录名、手机号或姓名。"},
    )
    password = PasswordField(
        label="密码或一次性口令",
        autocomplete="current-password",
        error_messages={"required": "请填写密码。第一次登录，请填写通知单上的一次性口令。"},
    )


FIGURES = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}


class SecondStepForm(forms.Form):
    code = forms.CharField(
        label="验证码",
        max_length=20,
        help_text="手机验证器上现在显示的六位数字；手机不在身边，填一个恢复码。",
        widget=forms.TextInput(attrs={**FIGURES, "inputmode": "text", "autocapitalize": "characters"}),
        error_messages={"required": "请填写验证码。"},
    )


class SecondStepOnForm(forms.Form):
    figures = forms.CharField(label="手机上显示的六位数字", max_length=10, widget=forms.TextInput(attrs=FIGURES))
    password = PasswordField(label="现在的密码", autocomplete="current-password")


class SecondStepOffForm(forms.Form):
    password = PasswordField(label="现在的密码", autocomplete="current-password")


class SecondStepResetForm(forms.Form):
    reason = forms.CharField(
        label="解除原因",
        max_length=200,
        help_text="记入审计，例如：手机遗失，已核对身份证。",
        error_messages={"required": "请写明解除原因。"},
    )


class PasswordForm(forms.Form):
    """``asks_old`` is left out only right after a one-time code."""

    old = PasswordField(label="现在的密码", autocomplete="current-password")
    new = PasswordField(label="新密码", autocomplete="new-password")
    again = PasswordField(label="再输一遍新密码", autocomplete="new-password")

    def __init__(self, *args, asks_old, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new"].help_text = " ".join(passwords.requirements())
        if not asks_old:
            del self.fields["old"]

    def clean(self):
        data = super().clean()
        if data.get("new") and data.get("again") and data["new"] != data["again"]:
            self.add_error("again", "两次输入的新密码不一样。")
        return data


class PhoneForm(forms.Form):
    phone = forms.CharField(
        label="登录手机号",
        required=False,
        max_length=20,
        help_text="可以用它登录；留空则只用登录名。",
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "numeric"}),
    )
    password = PasswordField(
        label="现在的密码", autocomplete="current-password", help_text="改手机号前请再输一次密码。"
    )

    def clean_phone(self):
        return self.cleaned_data["phone"].replace(" ", "").replace("-", "")


class OpenAccountForm(forms.Form):
    login = forms.CharField(
        label="登录名", max_length=40, help_text="小写字母开头，可用小写字母、数字、点、横线、下划线。"
    )
    phone = forms.CharField(label="登录手机号", required=False, max_length=20, help_text="没有可不填。")

    clean_phone = PhoneForm.clean_phone


class OpenAccountsForm(forms.Form):
    """Several people chosen from the list of those without an account."""

    people = SeveralField(
        Person.objects.none(),
        label="人员",
        error_messages={
            "required": "请先勾选要开通账号的人员。",
            "invalid_choice": "其中有人已有账号或已无在任职务，请重新勾选。",
        },
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people

    def clean_people(self):
        people = self.cleaned_data["people"]
        if len(people) > MOST_AT_ONCE:
            raise forms.ValidationError(f"一次最多开通 {MOST_AT_ONCE} 人，现在勾选了 {len(people)} 人。")
        return people


class PeopleTableForm(forms.Form):
    """Several people named in a table."""

    file = forms.FileField(
        label="名单文件", help_text="Excel（.xlsx）或 CSV，至少有“姓名”列；同名的请再填出生日期或手机号。"
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_file(self):
        try:
            found = chosen(sheets.read(self.cleaned_data["file"].read())[1], self.actor)
        except sheets.Unreadable as fault:
            raise forms.ValidationError(str(fault)) from None
        if found.faults:
            raise forms.ValidationError(found.faults)
        return found


class DisableForm(forms.Form):
    reason = forms.CharField(
        label="停用原因",
        max_length=200,
        help_text="记入审计，例如：调离、退休、停止执行代表职务。",
        error_messages={"required": "请写明停用原因。"},
    )


class SetupForm(forms.Form):
    """The first hour of a real county."""

    key = forms.CharField(
        label="首次设置密钥",
        max_length=64,
        help_text="在服务器数据目录（var）的 setup.key 文件里；在终端启动时也显示在终端上。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    name = forms.CharField(label="县（市、区）名称", max_length=16, help_text="写全称，例如：某某县。")
    area_code = forms.RegexField(
        r"^[1-9]\d{5}$",
        label="行政区划代码",
        help_text="国家标准 GB/T 2260 的六位代码。",
        error_messages={"invalid": "应是六位数字。"},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 6}),
    )
    term_number = forms.IntegerField(label="本届届次", min_value=1, max_value=99, help_text="例如第十八届，填 18。")
    term_starts_on = forms.DateField(label="本届第一次会议开幕日", widget=forms.DateInput())
    system = forms.CharField(label="系统管理员姓名", max_length=40, help_text="开通账号、备份，不看业务内容。")
    security = forms.CharField(label="安全管理员姓名", max_length=40, help_text="管角色、密码规则和锁定。")
    audit = forms.CharField(label="审计员姓名", max_length=40, help_text="只看审计记录。")

    def clean_name(self):
        name = self.cleaned_data["name"].strip()
        if not name.endswith(("县", "市", "区", "旗")):
            raise forms.ValidationError("请写全称，以“县”“市”“区”或“旗”结尾。")
        return name

    def clean_term_starts_on(self):
        day = self.cleaned_data["term_starts_on"]
        if day > clock.today():
            raise forms.ValidationError("第一次会议还没有开幕，请填本届（或上一届）已开幕的日期。")
        return day

    def clean(self):
        data = super().clean()
        three = [data.get(key) for key in ("system", "security", "audit")]
        if all(three) and len(set(three)) < 3:
            self.add_error("audit", "系统管理员、安全管理员、审计员须由三人分任，一人不得兼两职。")
        return data


# Filters.


class AccountFilter(django_filters.FilterSet):
    STATES = (
        ("open", "启用"),
        ("disabled", "停用"),
        ("code", "未用一次性口令"),
        ("expired", "一次性口令已过期"),
        ("new", "从未登录"),
    )

    q = django_filters.CharFilter(label="姓名、登录名或手机号", widget=NameInput, method="by_name")
    role = django_filters.ChoiceFilter(label="角色", choices=Role.choices, method="by_role", empty_label="全部")
    state = django_filters.ChoiceFilter(label="状态", choices=STATES, method="by_state", empty_label="全部")

    class Meta:
        model = Account
        fields = ()

    def by_name(self, rows, name, value):
        named = by_name(value, "person__")
        return rows.filter(named | Q(login__contains=value.lower()) | Q(phone__contains=value))

    def by_role(self, rows, name, value):
        return rows.filter(person__in=Membership.objects.in_office().with_role(value).values("person"))

    def by_state(self, rows, name, value):
        coded, now = rows.exclude(code_hash=""), clock.now()
        return {
            "open": rows.filter(is_active=True),
            "disabled": rows.filter(is_active=False),
            "code": coded.filter(code_expires_at__gt=now),
            "expired": coded.filter(code_expires_at__lte=now),
            "new": rows.filter(last_login=None),
        }[value]


class PersonFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="姓名或单位", widget=NameInput, method="by_name")
    role = django_filters.ChoiceFilter(label="角色", choices=Role.choices, method="by_role", empty_label="全部")

    class Meta:
        model = Person
        fields = ()

    def by_name(self, rows, name, value):
        units = Membership.objects.in_office().filter(organization__name__contains=value).values("person")
        return rows.filter(by_name(value) | Q(pk__in=units))

    def by_role(self, rows, name, value):
        return rows.filter(pk__in=Membership.objects.in_office().with_role(value).values("person"))


class RoleFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="姓名或机构", widget=NameInput, method="by_name")
    role = django_filters.ChoiceFilter(label="角色", choices=Role.choices, empty_label="全部")
    on = django_filters.DateFilter(label="截至日期", method="as_of", widget=forms.DateInput(attrs={"type": "date"}))

    class Meta:
        model = Membership
        fields = ()

    def by_name(self, rows, name, value):
        return rows.filter(by_name(value, "person__") | Q(organization__name__contains=value))

    def as_of(self, rows, name, value):
        return rows  # the day chooses the rows before they get here


class SignInFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="姓名或来源地址", widget=NameInput, method="by_name")
    result = django_filters.ChoiceFilter(label="结果", choices=SignIn.Result.choices, empty_label="全部")
    purpose = django_filters.ChoiceFilter(label="事项", choices=SignIn.Purpose.choices, empty_label="全部")
    on = django_filters.DateFilter(
        label="日期", field_name="at", lookup_expr="date", widget=forms.DateInput(attrs={"type": "date"})
    )

    class Meta:
        model = SignIn
        fields = ()

    def by_name(self, rows, name, value):
        return rows.filter(by_name(value, "account__person__") | Q(ip__startswith=value))
