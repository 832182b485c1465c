"""What deputies – or members of the standing committee – put jointly: so many sign, each for himself (domain §2.3)."""

from django.db import models

from congress.frame import kinds
from congress.models import Congress


class Body(models.TextChoices):
    """Before whom an act is brought, and so who may sign it."""

    SESSION = "session", "人民代表大会会议"
    COMMITTEE = "committee", "常务委员会会议"


SIGN = {Body.SESSION: "代表", Body.COMMITTEE: "常委会组成人员"}


class JointAct(models.Model):
    """An act that counts only with so many signatures. Below it stand: ``NOUN`` as people call it, which rule of law says how
    many must sign in which body at which level (``LEAST``) and the article that says so (``BASIS``); its rows of signers are ``signers``."""

    NOUN = ""
    LEAST = {}  # (body, level): key of the rule
    BASIS = {}  # body: article

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", verbose_name="人大")

    class Meta:
        abstract = True

    @property
    def least(self):
        """How many must sign."""
        return self.least_in(self.body, self.congress.level)

    @classmethod
    def least_in(cls, body, level):
        """The number the law fixes for a body of a level."""
        return kinds.rules[cls.LEAST[body, level]].default

    @property
    def basis(self):
        return self.BASIS[self.body]

    @property
    def who_signs(self):
        return SIGN[self.body]


class JointSignerQuerySet(models.QuerySet):
    def signed(self):
        return self.filter(signed_on__isnull=False)


class JointSigner(models.Model):
    """One who puts an act or is asked to: it is the person who counts, once, whatever posts he holds."""

    member = models.ForeignKey("congress.Membership", models.PROTECT, related_name="+", verbose_name="提案人")
    person = models.ForeignKey(
        "congress.Person", models.PROTECT, related_name="+", editable=False, verbose_name="人员"
    )
    is_lead = models.BooleanField("领衔", default=False)
    signed_on = models.DateField("签名日期", null=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return self.person.name

    def clean_fields(self, exclude=None):
        self.person_id = self.member.person_id
        super().clean_fields(exclude)
