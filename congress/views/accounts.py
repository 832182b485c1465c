"""The registers of the system and security administrators: accounts, roles, sign-ins, locks, password rules."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from congress.frame import blanks, clock, numbers, passwords
from congress.frame.pages import page
from congress.frame.workflow import Refused

from ..actions import accounts as actions
from ..actions import second_steps
from ..forms.accounts import (
    MOST_AT_ONCE,
    AccountFilter,
    DisableForm,
    OpenAccountForm,
    OpenAccountsForm,
    PeopleTableForm,
    PersonFilter,
    RoleFilter,
    SecondStepResetForm,
    SignInFilter,
)
from ..importing.accounts import WHOM
from ..policies import accounts as policies
from ..queries import accounts as queries
from ..queries.importing import intake_of
from . import listing
from .deeds import allow, paged, tried
from .importing import workbook

# The system administrator.


def account_list(request):
    allow(request, policies.may_manage_accounts)
    found = AccountFilter(request.GET, queries.accounts(request.actor))
    waiting = queries.people_without_account(request.actor).count()
    return page(request, "congress/account_list.html", filter=found, rows=paged(request, found.qs), waiting=waiting)


def account_detail(request, pk):
    allow(request, policies.may_manage_accounts)
    account = get_object_or_404(queries.accounts(request.actor), pk=pk)
    facts = {"sessions": account.sign_ins.sessions(), "phone": numbers.masked_phone(account.phone or "")}
    way = [{"label": "账号", "url": reverse("congress:accounts")}, {"label": account.person.name}]
    return page(request, "congress/account_detail.html", account=account, crumbs=way, **facts)


def open_account(request, pk):
    """One person, with a chosen login name; the sheet with the code is the answer, for the code is kept nowhere."""
    allow(request, policies.may_manage_accounts)
    person = get_object_or_404(queries.people_without_account(request.actor), pk=pk)
    form = OpenAccountForm(request.POST or None, initial={"login": queries.free_login(person), "phone": person.phone})
    if form.is_valid() and (
        opened := tried(form, actions.open_account, person, actor=request.actor, **form.cleaned_data)
    ):
        return code_sheets(request, [opened])
    return page(request, "congress/account_open.html", form=form, person=person)


def open_accounts(request):
    """Those who hold a post and cannot sign in yet; tick several, get their sheets."""
    allow(request, policies.may_manage_accounts)
    people = queries.people_without_account(request.actor)
    form = OpenAccountsForm(request.POST or None, people=people)
    if form.is_valid():
        opened = tried(form, actions.open_accounts, form.cleaned_data["people"], actor=request.actor)
        if opened:
            return code_sheets(request, opened)
    found = PersonFilter(request.GET, people)
    rows = paged(request, found.qs, MOST_AT_ONCE)
    return page(request, "congress/account_open_list.html", form=form, filter=found, rows=rows)


def choose_people(request):
    """Mark them from a table instead of one by one; the press and the sheets are the same. The table is not kept."""
    allow(request, policies.may_manage_accounts)
    form = PeopleTableForm(*((request.POST, request.FILES) if request.method == "POST" else ()), actor=request.actor)
    if not form.is_valid():
        return page(request, "congress/account_open_table.html", form=form, status=422 if form.is_bound else 200)
    found = form.cleaned_data["file"]
    return page(
        request,
        "congress/account_open_chosen.html",
        rows=found.people[:MOST_AT_ONCE],
        more=len(found.people[MOST_AT_ONCE:]),
        told=found.told,
    )


@require_safe
def people_table(request):
    allow(request, policies.may_manage_accounts)
    return workbook(blanks.written(WHOM, intake_of(WHOM, request.actor)), f"{WHOM.title}模板.xlsx")


@require_POST
def new_code(request, pk):
    allow(request, policies.may_manage_accounts)
    account = get_object_or_404(queries.accounts(request.actor), pk=pk)
    try:
        return code_sheets(request, [(account, actions.new_code(account, actor=request.actor))])
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("congress:account", pk)


def code_sheets(request, opened, template="congress/code_sheets.html"):
    """The sheets to print, shown once."""
    where = settings.PORTAL_URL or request.build_absolute_uri("/").rstrip("/")
    return page(request, template, sheets=queries.sheets(opened), where=where, life=settings.CODE_LIFE.days)


def disable_account(request, pk):
    allow(request, policies.may_manage_accounts)
    account = get_object_or_404(queries.accounts(request.actor), pk=pk)
    form = DisableForm(request.POST or None)
    if form.is_valid() and tried(form, actions.disable, account, actor=request.actor, **form.cleaned_data):
        messages.success(request, f"{account.person}的账号已停用，登录已全部结束。")
        return redirect("congress:account", pk)
    return page(request, "congress/account_disable.html", form=form, account=account)


@require_POST
def enable_account(request, pk):
    allow(request, policies.may_manage_accounts)
    account = get_object_or_404(queries.accounts(request.actor), pk=pk)
    try:
        actions.enable(account, actor=request.actor)
        messages.success(request, f"{account.person}的账号已启用。")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("congress:account", pk)


@require_POST
def end_account_sessions(request, pk):
    allow(request, policies.may_manage_accounts)
    account = get_object_or_404(queries.accounts(request.actor), pk=pk)
    ended = actions.end_sessions(account, actor=request.actor)
    messages.success(request, f"已结束 {ended} 次登录。" if ended else "现在没有登录。")
    return redirect("congress:account", pk)


# The security administrator.


def roles(request):
    allow(request, policies.may_manage_security)
    opened = listing.opened(request, "congress.posts")
    form = RoleFilter(opened.query).form
    day = (form.is_valid() and form.cleaned_data["on"]) or clock.today()
    found = RoleFilter(opened.query, queries.role_holders(request.actor, day))
    return page(
        request, "congress/role_list.html", opened=opened, filter=found, rows=opened.paged(request, found.qs), day=day
    )


def sign_in_log(request):
    allow(request, policies.may_manage_security)
    opened = listing.opened(request, "congress.sign_ins")
    found = SignInFilter(opened.query, queries.sign_in_log(request.actor))
    return page(
        request, "congress/signin_list.html", opened=opened, filter=found, rows=opened.paged(request, found.qs)
    )


def locks(request):
    allow(request, policies.may_manage_security)
    rows, steps = paged(request, queries.locks(request.actor)), queries.second_steps(request.actor)
    return page(request, "congress/lock_list.html", rows=rows, steps=steps)


def second_step_reset(request, pk):
    allow(request, policies.may_reset_second_step)
    step = get_object_or_404(queries.second_steps(request.actor), pk=pk)
    form = SecondStepResetForm(request.POST or None)
    if form.is_valid() and tried(form, second_steps.reset, step, actor=request.actor, **form.cleaned_data):
        messages.success(request, f"{step.account.person}的第二步验证已解除。")
        return redirect("congress:locks")
    return page(request, "congress/second_step_reset.html", form=form, step=step)


@require_POST
def unlock(request, pk):
    allow(request, policies.may_manage_security)
    actions.unlock(get_object_or_404(queries.locks(request.actor), pk=pk), actor=request.actor)
    messages.success(request, "已解除锁定。")
    return redirect("congress:locks")


def password_rules(request):
    allow(request, policies.may_manage_security)
    return page(
        request,
        "congress/password_rules.html",
        profile=passwords.profile(),
        requirements=list(passwords.requirements()),
        limits=queries.limits(),
    )
