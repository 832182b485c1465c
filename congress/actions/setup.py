"""The first hour of a real county: an empty database becomes a county with its term and its three administrators."""

import logging
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare

from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused

from ..models import Area, AuditHead, Congress, Organization, Role
from ..queries import accounts as queries
from . import accounts, calendar, institution, records, terms

log = logging.getLogger(__name__)

KEY_FILE = "setup.key"
THREE = (Role.SYS, Role.SEC, Role.AUD)
BODIES = (
    (Organization.Kind.CONGRESS, "人民代表大会", "人大"),
    (Organization.Kind.STANDING_COMMITTEE, "人民代表大会常务委员会", "人大常委会"),
    (Organization.Kind.INFORMATION_CENTRE, "人大信息中心", "人大信息中心"),
)


# The desks a suggestion passes; every other body is entered by the office.
DESKS = (
    (Organization.Kind.GENERAL_OFFICE, "人大常委会办公室", "主任", "GO"),
    (Organization.Kind.DEPUTY_AFFAIRS_COMMISSION, "人大常委会代表工作委员会", "主任", "DAC"),
    (Organization.Kind.GOVERNMENT_SUPERVISION_OFFICE, "人民政府督查室", "主任", "GOV"),
)


@dataclass(frozen=True, kw_only=True)
class County:
    """What the set-up page asks for. ``administrators``: system, security and audit, in this order."""

    name: str
    area_code: str
    term_number: int
    term_starts_on: date
    administrators: tuple[str, str, str]


def setup_key():
    """The key that proves one may read this server's disk; made when first asked for. The log names only its file."""
    path = settings.VAR / KEY_FILE
    if not path.exists():
        with NamedTemporaryFile("w", dir=settings.VAR) as draft:  # mode 600, complete before it gets its name
            draft.write(secrets.token_hex(16))
            draft.flush()
            with suppress(FileExistsError):
                path.hardlink_to(draft.name)
        log.warning("本系统尚未设置。请打开 /setup/，首次设置密钥在文件 %s 里。", path)
    return path.read_text().strip()


def set_up(county, *, key):
    """Lay down the county, its term, its bodies and three administrators; returns [(account, code)] of the three."""
    if not constant_time_compare(key.strip().lower(), setup_key()):
        raise Refused("首次设置密钥不对。它在服务器数据目录（var）的 setup.key 文件里。")
    with transaction.atomic():
        _alone()
        if not queries.is_empty():
            raise Refused("本系统已经设置过，不能再次设置。")
        congress = _congress(county)
        calendar.load_national(actor=SYSTEM)
        opened = [accounts.open_account(person, actor=SYSTEM) for person in _administrators(congress, county)]
        records.record("congress.setup", actor=SYSTEM, obj=congress, congress_id=congress.pk,
                       text=f"{congress.name}完成首次设置", after={"届次": county.term_number})  # fmt: skip
    (settings.VAR / KEY_FILE).unlink(missing_ok=True)
    return opened


def _alone():
    """Hold a row until we commit: of two set-ups at once, the second then sees the first one's county."""
    AuditHead.objects.get_or_create(chain=0)
    AuditHead.objects.filter(chain=0).update(seq=F("seq"))


def _congress(county):
    area = institution.add_area(actor=SYSTEM, code=county.area_code, name=county.name, level=Area.Level.COUNTY)
    congress = institution.add_congress(
        actor=SYSTEM,
        name=f"{county.name}人民代表大会",
        short_name=f"{county.name}人大",
        level=Congress.Level.COUNTY,
        area=area,
    )
    terms.open_term(actor=SYSTEM, congress=congress, number=county.term_number, starts_on=county.term_starts_on)
    return congress


def _administrators(congress, county):
    """The congress, its standing committee, its information centre – and in that the three posts, each held by one."""
    body, since = None, min(county.term_starts_on, clock.today())
    for order, (kind, suffix, short) in enumerate(BODIES):
        body = institution.add_organization(
            actor=SYSTEM,
            congress=congress,
            kind=kind,
            name=county.name + suffix,
            short_name=county.name + short,
            parent=body,
            since=since,
            order=order,
        )
    _desks(congress, county, since)
    for order, (role, name) in enumerate(zip(THREE, county.administrators, strict=True)):
        person = institution.add_person(actor=SYSTEM, county=congress, name=name)
        post = institution.add_post(actor=SYSTEM, organization=body, title=role.label, role=role, order=order)
        institution.appoint(person, post, actor=SYSTEM, since=clock.today())
        yield person


def _desks(congress, county, since):
    """The offices every county has, each with the head's seat and its role: the security administrator only names who holds it."""
    for order, (kind, suffix, title, role) in enumerate(DESKS, start=len(BODIES)):
        body = institution.add_organization(
            actor=SYSTEM,
            congress=congress,
            kind=kind,
            name=county.name + suffix,
            short_name=suffix.removeprefix("人大常委会")[:20],
            since=since,
            order=order,
        )
        institution.add_post(actor=SYSTEM, organization=body, title=title, role=role, single_seat=True)
