"""Accounts: how a person signs in, every attempt to do so, and the sessions that came of it."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from congress.frame import clock


class AccountQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The system and security administrators of the county, and everybody his own."""
        if actor.is_system:
            return self.all()
        if actor.is_any("SYS", "SEC") and actor.county_id:
            return self.filter(person__county=actor.county_id)
        return self.filter(pk=actor.account_id) if actor.account_id else self.none()


class AccountManager(BaseUserManager.from_queryset(AccountQuerySet)):
    pass


class Account(AbstractBaseUser):
    """One way in for one person. The first way in is a one-time code on paper; the person then sets a password."""

    person = models.OneToOneField("congress.Person", models.PROTECT, related_name="account", verbose_name="人员")
    login = models.CharField("登录名", max_length=40, unique=True)
    phone = models.CharField("登录手机号", max_length=20, unique=True, null=True, blank=True)
    is_active = models.BooleanField("启用", default=True)
    must_change_password = models.BooleanField("须改密码", default=True)
    code_hash = models.CharField(max_length=160, blank=True, editable=False)
    code_expires_at = models.DateTimeField("一次性口令有效至", null=True, blank=True)
    password_changed_at = models.DateTimeField("上次改密码", null=True, blank=True)
    past_passwords = models.JSONField("用过的密码", default=list, editable=False)
    large_type = models.BooleanField("大字版", default=False)
    list_columns = models.JSONField("各列表的栏目", default=dict, editable=False)
    is_demo = models.BooleanField("演示账号", default=False, editable=False)
    created_at = models.DateTimeField("开通时间", default=clock.now, editable=False)

    objects = AccountManager()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = verbose_name_plural = "账号"
        ordering = ["login"]
        constraints = [
            models.CheckConstraint(
                name="congress_account_phone_or_none",
                condition=~Q(phone=""),
                violation_error_message="没有手机号时请留空。",
            ),
            models.CheckConstraint(
                name="congress_account_code_expires",
                condition=Q(code_hash="") | Q(code_expires_at__isnull=False),
                violation_error_message="一次性口令必须有期限。",
            ),
        ]

    def __str__(self):
        return self.login


class SecondStepQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The security administrator: those of the county. Everybody: his own."""
        return self.filter(account__in=Account.objects.visible_to(actor)) if not actor.is_any("SYS") else self.none()


class SecondStep(models.Model):
    """The figures of a phone are asked for after the password. The secret itself is not stored (frame/totp.py)."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="second_step", verbose_name="账号")
    salt = models.CharField(max_length=32, editable=False)
    last_step = models.BigIntegerField(default=0, editable=False)  # figures work once
    recovery = models.JSONField("恢复码", default=list, editable=False)
    since = models.DateTimeField("启用时间", default=clock.now)

    objects = SecondStepQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "第二步验证"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.account}的第二步验证"


class SignInQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The security administrator: all of the county and those under no known name. Everybody: his own."""
        if actor.is_system:
            return self.all()
        if actor.is_any("SEC") and actor.county_id:
            return self.filter(Q(account=None) | Q(account__person__county=actor.county_id))
        return self.filter(account=actor.account_id) if actor.account_id else self.none()

    def sessions(self):
        """Attempts that succeeded and have not ended."""
        return self.filter(purpose="sign_in", result="entered", ended_at=None)


class SignIn(models.Model):
    """One attempt to come in (or to confirm by password), good or bad. A good sign-in is a session until it ends."""

    class Purpose(models.TextChoices):
        SIGN_IN = "sign_in", "登录"
        CONFIRM = "confirm", "再次输入密码确认"
        SECOND = "second", "第二步验证"

    class Result(models.TextChoices):
        ENTERED = "entered", "成功"
        HALF = "half", "密码对，等第二步验证"
        WRONG = "wrong", "登录名或密码不对"
        LOCKED = "locked", "尝试过多，已锁定"
        CODE_EXPIRED = "code_expired", "一次性口令已过期"
        DISABLED = "disabled", "账号已停用"
        NO_POST = "no_post", "没有在任职务"

    class Ending(models.TextChoices):
        SIGNED_OUT = "signed_out", "本人退出"
        IDLE = "idle", "长时间没有操作"
        AGED = "aged", "登录时间到限"
        REPLACED = "replaced", "同一浏览器重新登录"
        ENDED = "ended", "本人在别处结束"
        ADMINISTRATOR = "administrator", "系统管理员结束"
        PASSWORD = "password", "密码已更换"
        DISABLED = "disabled", "账号停用"
        NO_POST = "no_post", "已无在任职务"

    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="sign_ins", verbose_name="账号")
    key = models.CharField("识别码", max_length=64, editable=False)
    purpose = models.CharField("事项", max_length=8, choices=Purpose, default=Purpose.SIGN_IN)
    result = models.CharField("结果", max_length=12, choices=Result, default=Result.WRONG)
    at = models.DateTimeField("时间", default=clock.now)
    ip = models.CharField("来源地址", max_length=45, blank=True)
    browser = models.CharField("浏览器", max_length=60, blank=True)
    device = models.CharField("设备识别码", max_length=64, blank=True, editable=False)
    by_code = models.BooleanField("用一次性口令", default=False)
    counts = models.BooleanField("计入锁定", default=True, editable=False)
    locked_until = models.DateTimeField("锁定至", null=True, blank=True)
    post_title = models.CharField("办公职务", max_length=100, blank=True)
    seen_at = models.DateTimeField("最近操作", null=True, blank=True)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    ending = models.CharField("结束原因", max_length=14, choices=Ending, blank=True)

    objects = SignInQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "登录记录"
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["key", "ip", "-at"], name="congress_signin_tries", condition=Q(counts=True)),
            models.Index(fields=["account", "-at"], name="congress_signin_own"),
            models.Index(fields=["-at"], name="congress_signin_by_time"),
            models.Index(fields=["device", "-at"], name="congress_signin_device", condition=~Q(device="")),
        ]
        constraints = [
            models.CheckConstraint(
                name="congress_signin_entered_has_account", condition=~Q(result="entered") | Q(account__isnull=False)
            ),
            models.CheckConstraint(
                name="congress_signin_ended_with_reason",
                condition=Q(ended_at=None, ending="") | (Q(ended_at__isnull=False) & ~Q(ending="")),
            ),
        ]

    def __str__(self):
        return f"{self.account or '未登记的名字'} {self.get_result_display()}"
