"""People and the posts they hold. A person is not a post, and a post is not an account."""

from django.db import models
from django.db.models import F, Q

from congress.frame import clock, guards, names, numbers

from .org import Congress


class Role(models.TextChoices):
    """What a post entitles to (domain: roles and permissions). Few, and named by law or by the office's order."""

    SYS = "SYS", "系统管理员"
    SEC = "SEC", "安全管理员"
    AUD = "AUD", "审计员"
    LEAD = "LEAD", "常委会领导"
    GO = "GO", "常委会办公室"
    DAC = "DAC", "代表工委"
    APPT = "APPT", "任免工作人员"
    COM = "COM", "专委会、工委"
    SCM = "SCM", "常委会组成人员"
    DEP = "DEP", "县级人大代表"
    TDEP = "TDEP", "乡镇人大代表"
    UDEP = "UDEP", "上级人大代表"
    DHEAD = "DHEAD", "代表团团长"
    TCH = "TCH", "乡镇人大主席"
    TSEC = "TSEC", "乡镇人大秘书"
    STA = "STA", "联络站管理员"
    GOV = "GOV", "政府督查室"
    UNIT = "UNIT", "承办单位经办人"
    UNITL = "UNITL", "承办单位负责人"
    MEMBER = "MEMBER", "机构成员"


ADMINISTRATORS = (Role.SYS, Role.SEC, Role.AUD)
SEATS = (Role.DEP, Role.TDEP, Role.UDEP)  # of the county, its townships, and of a congress above it
DEPUTIES = (Role.DEP, Role.TDEP, Role.DHEAD)  # leave on the eve of the next term's first session (代表法第二条)
BY_TERM = (*DEPUTIES, Role.LEAD, Role.SCM, Role.TCH)  # elected for a term; these last serve until the new are elected


class PersonQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """People who hold or held a post in the actor's county; a person always sees himself."""
        if actor.is_system:
            return self.all()
        rows = self.filter(merged_into=None)
        return rows.filter(Q(county=actor.county_id) | Q(pk=actor.person_id)) if actor.county_id else self.none()


class Person(models.Model):
    """A human being known to the county: no rights of his own, only what his posts give."""

    class Gender(models.TextChoices):
        MALE = "male", "男"
        FEMALE = "female", "女"

    county = models.ForeignKey(Congress, models.PROTECT, related_name="people", verbose_name="所在县")
    name = models.CharField("姓名", max_length=40)
    name_pinyin = models.CharField("姓名拼音", max_length=120, editable=False)
    name_joined = models.CharField("姓名全拼", max_length=120, editable=False)  # as it is typed: wangpeng
    name_initials = models.CharField("拼音首字母", max_length=20, editable=False)
    name_short = models.CharField("姓的全拼和名的首字母", max_length=40, editable=False)  # wangp
    former_names = models.JSONField("曾用名", default=list, blank=True, editable=False)  # old texts still call him so
    gender = models.CharField("性别", max_length=6, choices=Gender, blank=True)
    born_on = models.DateField("出生日期", null=True, blank=True)
    ethnicity = models.CharField("民族", max_length=20, blank=True)
    education = models.CharField("学历", max_length=20, blank=True)
    party = models.CharField("政治面貌", max_length=20, blank=True)
    occupation = models.CharField("职业构成", max_length=20, blank=True)
    workplace = models.CharField("工作单位及职务", max_length=80, blank=True)
    phone = models.CharField("手机号", max_length=20, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    address = models.CharField("通信地址", max_length=80, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="已并入", editable=False
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "人员"
        ordering = ["name_pinyin", "pk"]
        indexes = [
            models.Index(fields=["county", "name_pinyin"], name="congress_person_sorted"),
            *(
                models.Index(fields=[f"name_{how}"], name=f"congress_person_{how}", opclasses=["varchar_pattern_ops"])
                for how in (
                    "joined",
                    "initials",
                    "short",
                )  # found by how they begin, whatever the sorting of the database
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def masked_phone(self):
        return numbers.masked_phone(self.phone)

    @classmethod
    def from_db(cls, db, field_names, values):
        row = super().from_db(db, field_names, values)
        row._name_before = row.__dict__.get("name", "")
        return row

    @property
    def names(self):
        """What he is called now and was called before."""
        return [self.name, *self.former_names]

    def was_called(self, *others):
        """Keeps what he was called, or what a double of his row was."""
        told = [name for name in others if name and name != self.name and name not in self.former_names]
        self.former_names = [*self.former_names, *dict.fromkeys(told)] if told else self.former_names

    def read_name(self):
        """What the name is sorted and found by, and the name it replaces; whoever saves many at once asks for it."""
        if (before := getattr(self, "_name_before", "")) and before != self.name:
            self.was_called(before)
        self._name_before = self.name
        self.name_pinyin, self.name_initials = names.pinyin(self.name), names.initials(self.name)
        self.name_joined, self.name_short = names.joined(self.name_pinyin), names.short(self.name)

    def save(self, *args, **kwargs):
        self.read_name()
        super().save(*args, **kwargs)


class PostQuerySet(models.QuerySet):
    def visible_to(self, actor):
        return self.filter(organization__congress__in=Congress.objects.visible_to(actor))


class Post(models.Model):
    """A seat in an organization: its title, the role it entitles to, and whether only one person may hold it."""

    organization = models.ForeignKey(
        "congress.Organization", models.PROTECT, related_name="posts", verbose_name="机构"
    )
    title = models.CharField("职务", max_length=40)
    role = models.CharField("角色", max_length=8, choices=Role, default=Role.MEMBER)
    single_seat = models.BooleanField("一人一职", default=False, help_text="同一天只能由一人担任，例如主任、团长。")
    by_term = models.BooleanField(
        "随届", default=False, help_text="任期同本届人大，例如代表、常委会组成人员、乡镇人大主席。"
    )
    order = models.PositiveIntegerField("排序", default=0)

    objects = PostQuerySet.as_manager()

    NAMED_BY = ("organization",)

    class Meta:
        verbose_name = verbose_name_plural = "职位"
        ordering = ["organization", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "title"],
                name="congress_post_once",
                violation_error_message="这个机构已有同名职位。",
            )
        ]

    def __str__(self):
        return f"{self.organization}{self.title}"


class MembershipQuerySet(models.QuerySet):
    def visible_to(self, actor):
        if actor.is_system:
            return self.all()
        return self.filter(Q(congress__in=Congress.objects.visible_to(actor)) | Q(person=actor.person_id))

    def on(self, day):
        """Those in force on a day; the last day still counts."""
        return self.filter(since__lte=day).filter(Q(until=None) | Q(until__gte=day))

    def in_office(self):
        return self.on(clock.today())

    def with_role(self, *roles):
        return self.filter(role__in=roles)


class Membership(models.Model):
    """A person holds a post from one day to another. The duty belongs to the post; the person changes."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", verbose_name="人员")
    post = models.ForeignKey(Post, models.PROTECT, related_name="memberships", verbose_name="职位")
    since = models.DateField("任职日")
    until = models.DateField("离任日", null=True, blank=True, help_text="当日仍在任")
    ended_because = models.CharField("离任原因", max_length=60, blank=True)
    term = models.ForeignKey(
        "congress.Term",
        models.PROTECT,
        null=True,
        related_name="memberships",
        verbose_name="届",
        editable=False,
        help_text="随届的职位才有",
    )
    # Copies of the post, kept equal by the actions, so that the database can hold the law and lists need no join.
    congress = models.ForeignKey(Congress, models.PROTECT, related_name="memberships", editable=False)
    organization = models.ForeignKey(
        "congress.Organization", models.PROTECT, related_name="memberships", editable=False
    )
    role = models.CharField("角色", max_length=8, choices=Role, editable=False)
    single_seat = models.BooleanField(default=False, editable=False)
    administrator = models.BooleanField(default=False, editable=False)
    suspended = models.BooleanField(
        "暂停执行职务", default=False, editable=False, help_text="仍在任，但不能行使职权（代表法第六十一条）"
    )

    objects = MembershipQuerySet.as_manager()

    NAMED_BY = ("person", "post__organization")

    class Meta:
        verbose_name = verbose_name_plural = "任职"
        ordering = ["organization__order", "post__order", "since", "pk"]
        indexes = [
            models.Index(fields=["congress", "role", "until"], name="congress_membership_role"),
            models.Index(fields=["organization", "role", "until"], name="congress_membership_org"),
            models.Index(fields=["term", "role"], name="congress_membership_of_term"),
        ]
        constraints = [
            models.CheckConstraint(
                name="congress_membership_until_after_since",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="离任日不能早于任职日。",
            ),
            models.CheckConstraint(
                name="congress_membership_deputy_of_a_term",
                condition=~Q(role__in=["DEP", "TDEP"]) | Q(term__isnull=False),
                violation_error_message="代表职务必须注明届次。",
            ),
            models.CheckConstraint(
                name="congress_membership_administrator_by_role",
                condition=Q(administrator=True, role__in=["SYS", "SEC", "AUD"])
                | (Q(administrator=False) & ~Q(role__in=["SYS", "SEC", "AUD"])),
            ),
        ]

    def __str__(self):
        return f"{self.post}{self.person}"

    def in_force_on(self, day):
        return self.since <= day and (self.until is None or day <= self.until)


guards.declare(
    guards.NoOverlap(
        name="congress_membership_single_seat",
        model="congress.Membership",
        same=("post",),
        where="single_seat",
        message="这个职位同一天只能由一人担任，请先办理前任离任。",
    ),
    guards.NoOverlap(
        name="congress_membership_not_twice",
        model="congress.Membership",
        same=("person", "post"),
        message="此人在这段时间已担任这个职位。",
    ),
    guards.NoOverlap(
        name="congress_membership_three_administrators",
        model="congress.Membership",
        same=("person",),
        where="administrator",
        message="系统管理员、安全管理员、审计员须由三人分任，一人不得兼两职。",
    ),
)
