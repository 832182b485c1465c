"""Committees and the deputies of their fields: who is matched, and who might be, by occupation and workplace."""

import re

from django.db.models import Count, Q

from congress.frame import clock
from congress.models import Organization
from congress.queries.institution import by_name

from ..models import CommitteeDeputy, Deputy

KINDS = (Organization.Kind.SPECIAL_COMMITTEE, Organization.Kind.WORK_COMMITTEE)
# What stands in a committee's name: its field, and by which words a deputy of it is known. A proposal, changed on the page.
FIELDS = (
    ("农", "农业农村", "农民 农业 农村 合作社 种植 养殖 水利 水务 林业"),
    ("环", "资源环境", "环保 环境 自然资源"),
    ("财", "财政经济", "企业 公司 银行 财政 税务 审计 经济 统计"),
    ("教", "教科文卫", "教师 学校 教育 医生 医院 卫生 文化 科技"),
    ("法", "法律", "律师 法院 检察 公安 司法 法律"),
    ("城", "城乡建设", "住建 城建 城管 工程 交通"),
    ("社会", "社会建设", "社区 民政 残联 工会 妇联 人社"),
    ("民族", "民族宗教", "民族 宗教 侨"),
)
WORD = re.compile(r"[、，,;；\s]+")


def committees(congress_id):
    """The special and working committees that stand today. No actor: bodies are public."""
    return Organization.objects.on(clock.today()).filter(congress=congress_id, kind__in=KINDS).order_by("order", "pk")


def counted(actor):
    """The committees of the county with their numbers of matched deputies."""
    today = clock.today()
    running = Q(matched_deputies__since__lte=today) & (
        Q(matched_deputies__until=None) | Q(matched_deputies__until__gte=today)
    )
    return committees(actor.county_id).annotate(matched=Count("matched_deputies", filter=running))


def listed(actor, *, committee=None, q=""):
    """Whom the committees keep contact with today."""
    rows = CommitteeDeputy.objects.visible_to(actor).in_force()
    related = ("committee", "deputy__person", "deputy__delegation", "deputy__congress")
    rows = rows.select_related(*related).filter(**({"committee": committee} if committee else {}))
    word = (q or "").strip()
    return rows.filter(Q(field__contains=word) | by_name(word, "deputy__person__")) if word else rows


def _fields_of(committee):
    name = f"{committee.name.partition('常委会')[2]}{committee.short_name}"
    return [(field, words) for sign, field, words in FIELDS if sign in name]


def field_of(committee):
    """What a committee's field is called, by its name."""
    return next((field for field, _ in _fields_of(committee)), "")


def words_for(committee):
    """By which words deputies of a committee's field are proposed."""
    return " ".join(words for _, words in _fields_of(committee))


def words_in(text):
    return [word for word in WORD.split(text.strip()) if word][:20]


def proposed(committee, text):
    """Deputies in office whose occupation or workplace bears one of these words, and who are not matched yet."""
    fits = Q(pk=None)
    for word in words_in(text):
        fits |= Q(person__occupation__contains=word) | Q(person__workplace__contains=word)
    there = CommitteeDeputy.objects.in_force().filter(committee=committee).values("deputy")
    rows = Deputy.objects.of(committee.congress_id).acting().filter(fits).exclude(pk__in=there)
    return rows.select_related("person", "delegation").order_by("delegation__order", "person__name_pinyin", "pk")
