"""Reads about accounts: who is meant by a name, what is locked, whose session is over, what registers show."""

import re
from collections import defaultdict
from datetime import timedelta

from django.conf import settings
from django.db.models import F, Max, Prefetch, Q
from django.utils.crypto import salted_hmac

from congress.frame import clock, names, passwords, totp
from congress.frame.actor import Actor
from congress.frame.printing.qr import qr_svg

from ..models import Account, Congress, Membership, Person, Role, SecondStep, SignIn
from .site import named_for

SECOND_STEP_WITHIN = timedelta(minutes=5)

# Who is meant.


def account_named(name):
    """The account of a login name, a phone number, or a person's name that only one account holder bears; or None.

    No actor: nobody has signed in yet.
    """
    name = name.strip()[:60]
    if not name:
        return None
    accounts = Account.objects.select_related("person__county")
    found = accounts.filter(Q(login=name.lower()) | Q(phone=name.replace(" ", "").replace("-", ""))).first()
    if found is None:
        namesakes = accounts.filter(person__name=name)[:2]
        found = namesakes[0] if len(namesakes) == 1 else None
    return found if found is None or settings.DEMO or not found.is_demo else None


def key_of(account, name="", device=""):
    """The key tries are counted under: the account, however named; else a digest, lest typed words be kept.

    A device the account has been on before counts by itself: whoever guesses beside it cannot lock its owner out.
    """
    if account is not None:
        known = device and SignIn.objects.filter(account=account, device=device, result="entered").exists()
        return f"account:{account.pk}:{device[:16]}" if known else f"account:{account.pk}"
    return salted_hmac("congress.sign_in", name.strip().casefold()).hexdigest()[:40]


def person_acting(account, ip=""):
    """The person behind an account, before any post has been chosen; only the log speaks of it."""
    person = account.person
    return Actor(
        account_id=account.pk,
        person_id=person.pk,
        name=person.name,
        role="",
        congress_id=person.county_id,
        county_id=person.county_id,
        ip=ip,
    )


def free_login(person):
    """zhangsan, or zhangsan2 where another Zhang San was first."""
    stem = re.sub(r"[^a-z]", "", "".join(names.syllables(person.name)).lower())[:30] or "user"
    taken = set(Account.objects.filter(login__startswith=stem).values_list("login", flat=True))
    return next(login for n in range(1, len(taken) + 2) if (login := stem if n == 1 else f"{stem}{n}") not in taken)


# What is locked, what is over. No actor: the answers are the same for everybody.


def locked_until(key, ip):
    """Until when this key is locked from this address, or None."""
    return SignIn.objects.filter(key=key, ip=ip, counts=True, locked_until__gt=clock.now()).aggregate(
        latest=Max("locked_until")
    )["latest"]


def recent_tries(key, ip):
    """How many tries count against this key from this address."""
    since = clock.now() - settings.SIGN_IN_WINDOW
    return SignIn.objects.filter(key=key, ip=ip, counts=True, at__gt=since).count()


def post_name(membership):
    """县交通局科员: a post as the log and the sessions page name it."""
    return f"{membership.organization.short_name}{membership.post.title}"[:100]


def session_row(pk):
    """The sign-in behind a session with its account, or None."""
    return SignIn.objects.filter(pk=pk).select_related("account").order_by().first()


def why_over(sign_in, posts):
    """Why a session has run out – an Ending, or "" while it goes on."""
    now = clock.now()
    if sign_in.ended_at:
        return sign_in.ending
    if not sign_in.account.is_active or (sign_in.account.is_demo and not settings.DEMO):
        return SignIn.Ending.DISABLED
    if now - sign_in.at >= settings.SESSION_LIFE:
        return SignIn.Ending.AGED
    if now - (sign_in.seen_at or sign_in.at) >= settings.SESSION_IDLE:
        return SignIn.Ending.IDLE
    return "" if posts else SignIn.Ending.NO_POST


def password_is_due(account):
    """Whether a new password must be set first: after a one-time code, or when the old one is too old."""
    days = passwords.profile().days
    if account.must_change_password:
        return True
    if account.is_demo or not days:
        return False
    return account.password_changed_at is None or clock.now() - account.password_changed_at >= timedelta(days=days)


def local_words(account):
    """Words a neighbour would try, in characters and in pinyin: the county, the units, the person, his numbers."""
    person = account.person
    held = Membership.objects.filter(person=person).select_related("organization", "congress__area")
    said = {person.name, person.county.name, person.county.short_name, person.county.area.name}
    for membership in held:
        said |= {
            membership.organization.name,
            membership.organization.short_name,
            membership.congress.short_name,
            membership.congress.area.name,
        }
    said |= {word.rstrip("县市区乡镇局委办") for word in said}
    said = {word for word in said if len(word) >= 2}
    spoken = {"".join(names.syllables(word)) for word in said if len(word) <= 6}
    numbers = {account.login, account.phone or "", person.phone, f"{person.born_on:%Y%m%d}" if person.born_on else ""}
    return sorted(said | spoken | (numbers - {""}))


# One's own.


def own_sessions(actor):
    """Sessions of this account that have not run out."""
    now = clock.now()
    return (
        SignIn.objects.filter(account=actor.account_id)
        .sessions()
        .filter(at__gt=now - settings.SESSION_LIFE, seen_at__gt=now - settings.SESSION_IDLE)
        .order_by("-seen_at", "-pk")
    )


def own_history(actor, limit=20):
    return SignIn.objects.filter(account=actor.account_id).order_by("-at", "-pk")[:limit]


def posts_held(person_id, on=None):
    """All posts of a person on a day, also those that carry no rights."""
    return (
        Membership.objects.filter(person=person_id)
        .on(on or clock.today())
        .select_related("post", "organization", "congress")
    )


def agency_people_on_device(sign_in, days=90):
    """Office and unit people who lately signed in on the same device as a deputy: a sign of a lent account."""
    if not sign_in.device:
        return []
    others = SignIn.objects.filter(
        device=sign_in.device, result=SignIn.Result.ENTERED, at__gt=clock.now() - timedelta(days=days)
    ).exclude(account=sign_in.account_id)
    agency = Membership.objects.in_office().with_role("UNIT", "UNITL", "GOV", "DAC", "GO", "COM", "TSEC", "TCH")
    people = agency.filter(person__account__in=others.values("account")).order_by("person__name_pinyin", "pk")
    return list(
        dict.fromkeys(
            f"{m.person.name}（{m.organization.short_name}）" for m in people.select_related("person", "organization")
        )
    )


# Registers.


def to_begin():
    """Posts with rights that begin on a day to come: an account may be made ahead and opens on that day."""
    lasting = Q(until=None) | Q(until__gte=F("since"))
    return Membership.objects.filter(lasting, since__gt=clock.today()).exclude(role=Role.MEMBER)


def opens_on(person):
    """The day from which somebody without a post today may sign in; None when nothing begins."""
    return to_begin().filter(person=person).order_by("since").values_list("since", flat=True).first()


def held_prefetches(path):
    """``posts_now`` of a person, and ``posts_ahead`` that are to begin."""
    held, ahead = (
        rows.select_related("post", "organization") for rows in (Membership.objects.in_office(), to_begin())
    )
    return Prefetch(path, queryset=held, to_attr="posts_now"), Prefetch(path, queryset=ahead, to_attr="posts_ahead")


def accounts(actor):
    """The register of accounts, each with its person's posts of today."""
    return (
        Account.objects.visible_to(actor)
        .select_related("person")
        .prefetch_related(*held_prefetches("person__memberships"))
        .order_by("person__name_pinyin", "pk")
    )


def people_without_account(actor):
    """Those who hold a post with rights today, or one that is to begin, and have no account yet."""
    holders, coming = Membership.objects.in_office().exclude(role=Role.MEMBER), to_begin()
    return (
        Person.objects.visible_to(actor)
        .filter(Q(pk__in=holders.values("person")) | Q(pk__in=coming.values("person")), account=None)
        .prefetch_related(*held_prefetches("memberships"))
        .order_by("name_pinyin", "pk")
    )


def role_holders(actor, on=None):
    """Who holds which role on a day."""
    return (
        Membership.objects.visible_to(actor)
        .on(on or clock.today())
        .exclude(role=Role.MEMBER)
        .select_related("person__account", "post", "organization", "congress")
        .order_by("role", "congress__area__code", "organization__order", "post__order", "person__name_pinyin", "pk")
    )


def sign_in_log(actor):
    return SignIn.objects.visible_to(actor).select_related("account__person").order_by("-at", "-pk")


def locks(actor):
    """Pairs of name and address that are locked now."""
    return sign_in_log(actor).filter(counts=True, locked_until__gt=clock.now())


def second_steps(actor):
    """Whose sign-in asks for the phone, too."""
    return SecondStep.objects.visible_to(actor).select_related("account__person").order_by("account__login")


def own_second_step(actor):
    return SecondStep.objects.filter(account=actor.account_id).first()


def authenticator(account, salt):
    """What a phone scans, or its owner types, to show the figures of this account."""
    secret = totp.secret_of(salt)
    address = totp.address(secret, name=account.login, issuer=named_for(account.person.county.short_name))
    return {"qr": qr_svg(address, title="验证器二维码"), "address": address, "spelled": totp.spelled(secret)}


def half_in(pk):
    """A sign-in that waits for its second step, for five minutes; or None."""
    since = clock.now() - SECOND_STEP_WITHIN
    return SignIn.objects.filter(pk=pk, result=SignIn.Result.HALF, at__gt=since).first() if pk else None


def demo_accounts():
    """One post of each account to try: the one the account is named after (dac01 acts as DAC). No actor: shown before
    signing in."""
    held = (
        Membership.objects.in_office()
        .exclude(role=Role.MEMBER)
        .filter(person__account__is_demo=True, person__account__is_active=True)
        .select_related("person__account", "post", "organization")
        .order_by("person__account__pk", "congress__level", "organization__order", "post__order")
    )
    chosen = {}
    for membership in held:
        account = membership.person.account
        if account.pk not in chosen or account.login.rstrip("0123456789").upper() == membership.role:
            chosen[account.pk] = membership
    return list(chosen.values())


def is_empty():
    """Whether no congress has been set up yet."""
    return not Congress.objects.exists()


def open_to_visitors():
    """Demonstration accounts that a visitor may enter with one click."""
    return Account.objects.filter(is_demo=True, is_active=True).select_related("person__county")


def sheets(opened):
    """What the printed sheets say: [(account, code)] with each person's posts of today and those that are to begin."""
    people = [account.person_id for account, _ in opened]
    held, ahead = (
        _by_person(rows.filter(person__in=people).order_by("since", "pk"))
        for rows in (Membership.objects.in_office().exclude(role=Role.MEMBER), to_begin())
    )
    return [
        {"account": account, "code": code, "posts": held[account.person_id], "ahead": ahead[account.person_id]}
        for account, code in opened
    ]


def _by_person(memberships):
    found = defaultdict(list)
    for membership in memberships.select_related("post", "organization"):
        found[membership.person_id].append(membership)
    return found


def limits():
    """The limits of sessions and tries in words: [(what, how much)]."""
    minutes = timedelta(minutes=1)
    return [
        ("没有操作自动退出", f"{settings.SESSION_IDLE // minutes} 分钟"),
        ("每次登录最长", f"{settings.SESSION_LIFE // (60 * minutes)} 小时"),
        (
            "连续不对几次锁定",
            f"{settings.SIGN_IN_TRIES} 次（{settings.SIGN_IN_WINDOW // minutes} 分钟内，同一人、同一来源地址）",
        ),
        ("锁定多久", f"{settings.SIGN_IN_LOCK // minutes} 分钟，到时自动解除"),
        ("一次性口令有效期", f"{settings.CODE_LIFE.days} 天，只能用一次"),
        ("登录记录保存", f"{settings.AUDIT_KEEP_DAYS} 天"),
    ]
