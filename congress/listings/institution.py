"""The registers of the institution as files: their columns are those that are taken in, so that a list comes back as it went."""

from datetime import date

from congress.frame import clock
from congress.frame.importing import as_columns
from congress.frame.kinds import Listing
from congress.frame.tables import Column, Lines

from .. import importing as taken_in
from ..forms.clocks import YearForm
from ..forms.institution import AsOfForm, PeopleFilter
from ..forms.rules import RulesFilter
from ..models import Area, Congress, Membership, Organization
from ..models.people import SEATS
from ..policies.accounts import handles_business
from ..policies.clocks import reads_calendar
from ..policies.institution import adds_posts, keeps_people, lists_rules
from ..queries import institution
from ..queries.calendar import days_listed
from ..queries.rules import rule_book
from .asking import as_query, in_words


def people_asked(actor, filters):
    return PeopleFilter(as_query(filters), congress_id=actor.congress_id)


def people(actor, filters):
    form = people_asked(actor, filters)
    words, term = form.cleaned_data if form.is_valid() else {}, form.of_term()
    day = None if term and not words.get("on") else form.day()
    return institution.people(actor, day, words=words.get("q") or "", role=words.get("role") or "", term=term)


PEOPLE = Listing(
    key="congress.people",
    page="congress:people",
    same_rows=False,  # the file holds what a page shows of one person at a time, and records that it was looked at
    shown=("姓名", "性别", "职务"),
    sorts={"姓名": "name_pinyin"},
    title="人员名单",
    rows=people,
    said=lambda actor, filters: in_words(people_asked(actor, filters)),
    asks=people_asked,
    may=keeps_people,
    packed=False,  # whoever was ever registered; the year's pack holds deputies, bodies and posts
    columns=as_columns(taken_in.PEOPLE),
    order=10,
)


def of_day(filters):
    """The day a register is read on."""
    return AsOfForm(as_query(filters)).day()


def day_asked(actor, filters):
    return AsOfForm(as_query(filters))


def bodies_listed(actor, filters):
    wanted = "".join(filters.get("congress", ())[:1])
    own = int(wanted) if wanted.isascii() and wanted.isdigit() else actor.congress_id
    return bodies_of(actor, of_day(filters)).filter(congress=own)


def bodies_of(actor, day):
    rows = Organization.objects.visible_to(actor).on(day).select_related("congress", "parent", "area")
    return rows.order_by("congress__area__code", "order", "pk")


def areas(actor, day):
    own = Congress.objects.visible_to(actor).filter(pk=actor.congress_id).values_list("area__code", flat=True)
    return Area.objects.on(day).filter(code__startswith="".join(own)).exclude(code__in=own).select_related("parent")


def posts_of(actor, day):
    rows = Membership.objects.visible_to(actor).on(day).filter(congress=actor.congress_id).exclude(role__in=SEATS)
    return rows.select_related("person", "post", "organization")


def end_of(year):
    return min(date(year, 12, 31), clock.today())


def as_of(filters):
    return f"截至{of_day(filters):%Y-%m-%d}"


BODIES = Listing(
    key="congress.bodies",
    title="机构名册",
    rows=bodies_listed,
    said=lambda actor, filters: as_of(filters),
    asks=day_asked,
    also={"congress": "人大的编号，不填为本级"},
    of_year=lambda actor, year: bodies_of(actor, end_of(year)),
    may=handles_business,
    columns=as_columns(taken_in.BODIES),
    order=11,
)
AREAS = Listing(
    key="congress.areas",
    title="区域名册",
    rows=lambda actor, filters: areas(actor, of_day(filters)),
    said=lambda actor, filters: as_of(filters),
    asks=day_asked,
    of_year=lambda actor, year: areas(actor, end_of(year)),
    may=handles_business,
    columns=(
        *as_columns(taken_in.AREAS),
        Column(name="parent", label="上级", value=lambda row: row.parent, kind="thing", width=16),
    ),
    order=12,
)
POSTS = Listing(
    key="congress.posts",
    page="congress:roles",
    shown=("姓名", "角色", "职务", "任职日", "离任日", "账号"),
    sorts={"任职日": "since", "离任日": "until"},
    title="任职名册",
    rows=lambda actor, filters: posts_of(actor, of_day(filters)),
    said=lambda actor, filters: as_of(filters),
    asks=day_asked,
    of_year=lambda actor, year: posts_of(actor, end_of(year)),
    may=adds_posts,
    columns=as_columns(taken_in.POSTS),
    order=13,
)


def year_of(filters):
    return YearForm(as_query(filters)).chosen()


HOLIDAYS = Listing(
    key="congress.holidays",
    title="放假安排",
    rows=lambda actor, filters: days_listed(actor, year_of(filters)),
    said=lambda actor, filters: f"{year_of(filters)}年",
    asks=lambda actor, filters: YearForm(as_query(filters)),
    of_year=days_listed,
    may=reads_calendar,
    columns=as_columns(taken_in.HOLIDAYS),
    order=14,
)


def rules_listed(actor, filters):
    form = RulesFilter(as_query(filters))
    return Lines(form.of(rule_book(actor.congress_id, form.day())))


RULES = Listing(
    key="congress.rules",
    title="本级规则",
    rows=rules_listed,
    said=lambda actor, filters: in_words(RulesFilter(as_query(filters))),
    asks=lambda actor, filters: RulesFilter(as_query(filters)),
    of_year=lambda actor, year: Lines(rule_book(actor.congress_id, end_of(year))),
    may=lists_rules,
    columns=(
        Column(name="subject", label="方面", value=lambda row: row.item.subject, width=18),
        Column(name="rule", label="规则", value=lambda row: row.item.label, width=40),
        Column(name="value", label="现行", value=lambda row: row.said),
        Column(name="default", label="默认", value=lambda row: row.default),
        Column(name="differs", label="与默认不同", kind="yes", value=lambda row: row.differs, width=12),
        Column(name="allowed", label="可以定为", value=lambda row: row.item.allowed, width=20),
        Column(name="ground", label="依据种类", value=lambda row: row.ground.label, width=12),
        Column(name="basis", label="依据", value=lambda row: row.item.basis, width=44),
        Column(name="since", label="施行日", kind="date", value=lambda row: row.row and row.row.since, width=12),
        Column(name="set_by", label="设定人", value=lambda row: row.row and row.row.set_by, width=12),
        Column(name="set_at", label="设定时间", kind="moment", value=lambda row: row.row and row.row.set_at, width=18),
        Column(name="reason", label="设定的依据或理由", value=lambda row: row.row and row.row.reason, width=40),
        Column(
            name="coming",
            label="将要施行",
            width=30,
            value=lambda row: "；".join(f"{one.since}起{one.said}" for one in row.coming),
        ),
    ),
    order=15,
)

ALL = (PEOPLE, BODIES, AREAS, POSTS, HOLIDAYS, RULES)
