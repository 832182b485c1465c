"""Keys by which an office's program asks in one person's place: never more than he may, and only for so long."""

from django.db import models
from django.db.models import F, Q

from congress.frame import clock

from .account import Account
from .people import Membership


class AccessTokenQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The system and the security administrator: all of the county. Everybody: his own."""
        if actor.is_system:
            return self.all()
        if actor.is_any("SYS", "SEC") and actor.county_id:
            return self.filter(account__person__county=actor.county_id)
        return self.filter(account=actor.account_id) if actor.account_id else self.none()

    def in_force(self):
        return self.filter(revoked_at=None, expires_on__gte=clock.today())


class AccessToken(models.Model):
    """One key of one account in one of its posts. The key itself is shown once and kept nowhere; only its hash is."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="access_tokens", verbose_name="账号")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+", verbose_name="以哪个职务")
    name = models.CharField("名称", max_length=40)
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    # What it was made for: keys of lists and of machines. No list and no case: it reads all he may read. No move: it only
    # reads.
    reads = models.JSONField("看哪些名单", default=list, blank=True)
    cases = models.JSONField("看哪些事项", default=list, blank=True)
    moves = models.JSONField("办哪些手续", default=list, blank=True)
    networks = models.JSONField("只从哪些网段", default=list, blank=True)
    created_at = models.DateTimeField("办理时间", default=clock.now, editable=False)
    expires_on = models.DateField("有效期至")
    last_used_at = models.DateTimeField("最近使用", null=True, editable=False)
    revoked_at = models.DateTimeField("作废时间", null=True, editable=False)
    revoked_by = models.CharField("作废人", max_length=40, blank=True, editable=False)

    objects = AccessTokenQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "访问令牌"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "name"],
                condition=Q(revoked_at=None),
                name="congress_accesstoken_name_once",
                violation_error_message="您已有一个同名的令牌，请换一个名称。",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | ~Q(revoked_by=""),
                name="congress_accesstoken_revoked_by_somebody",
                violation_error_message="作废令牌必须记下是谁作废的。",
            ),
            models.CheckConstraint(
                condition=Q(last_used_at=None) | Q(last_used_at__gte=F("created_at")),
                name="congress_accesstoken_used_after_made",
                violation_error_message="令牌不能在办理以前使用。",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def standing(self):
        """有效, or why it is not."""
        return "已作废" if self.revoked_at else "已到期" if self.expires_on < clock.today() else "有效"

    @property
    def reads_all(self):
        """Whatever its owner may read."""
        return not (self.reads or self.cases)

    @property
    def scope(self):
        """What it may do, in few words: 只读全部; 读2份名单、1类事项，办3类手续."""
        parts = [f"{len(self.reads)}份名单"] if self.reads else []
        parts += [f"{len(self.cases)}类事项"] if self.cases else []
        reading = f"读{'、'.join(parts) or '全部'}"
        return f"{reading}，办{len(self.moves)}类手续" if self.moves else f"只{reading}"

    def may_list(self, key):
        """Whether a list lies within what it was made for."""
        return self.reads_all or key in self.reads

    def may_read(self, machine):
        """Whether the cases of a machine do; whoever may move them may see what he moves."""
        return self.reads_all or machine in self.cases or machine in self.moves

    def may_move(self, machine):
        return machine in self.moves
