"""What must agree on the ground floor and that no constraint can hold: copies, targets, files, the portal's own parts."""

from datetime import timedelta
from functools import partial

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import ExtractYear, StrIndex, Substr

from congress.frame import clock, files, kinds
from congress.frame.address import addresses_of
from congress.frame.kinds import Check, Finding, Severity
from congress.frame.numbers import long_date

from .actions import records
from .models import (
    ADMINISTRATORS,
    DEPUTIES,
    Account,
    Attachment,
    AuditEvent,
    CalendarYear,
    Congress,
    Deadline,
    Document,
    Job,
    Membership,
    Organization,
    Pulse,
    Reminder,
    Role,
    Summary,
    SummarySection,
    Term,
)
from .queries import ballots
from .queries.clocks import BACKUP, contradictions
from .queries.documents import broken_series
from .queries.health import BACKUP_AT_MOST
from .queries.rules import set_today

REMIND = Severity.REMIND


def copied_posts():
    """Memberships whose copies differ from their post; the rights of a person hang on them."""
    same = Q(
        role=F("post__role"),
        organization=F("post__organization"),
        congress=F("post__organization__congress"),
        single_seat=F("post__single_seat"),
    )
    administrator = Q(administrator=True, role__in=ADMINISTRATORS) | (
        Q(administrator=False) & ~Q(role__in=ADMINISTRATORS)
    )
    rows = Membership.objects.exclude(same & administrator).select_related("person", "post__organization")
    return [
        Finding(f"任职“{row}”与职位不一致（角色、机构、人大或一人一职）。", row.congress_id, row)
        for row in rows.order_by("pk")
    ]


def lost_targets():
    """Running clocks whose case is not there."""
    found = []
    for label in Deadline.objects.open().order_by().values_list("target_model", flat=True).distinct():
        model = apps.get_model(label)
        rows = Deadline.objects.open().filter(target_model=label)
        found += rows.exclude(target_pk__in=model._base_manager.order_by().values("pk"))
    return [
        Finding(f"时限“{row}”（{row.due_on}）所属的事项已不存在。", row.congress_id)
        for row in sorted(found, key=lambda row: row.pk)
    ]


def changed_figures():
    """Sections whose frozen figures are not those that were frozen."""
    rows = SummarySection.objects.exclude(summary__frozen_at=None).select_related("summary").order_by("pk")
    return [
        Finding(f"{row}冻结的数据与冻结时的校验值不一致。", row.congress_id)
        for row in rows.iterator(chunk_size=100)
        if row.digest_of_data() != row.digest
    ]


def sections_of_nobody():
    """Sections of a summary that has been given out, and nobody answers for them."""
    rows = SummarySection.objects.filter(body=None).exclude(summary__state=Summary.State.OPENED)
    return [Finding(f"{row}没有责任单位。", row.congress_id) for row in rows.select_related("summary").order_by("pk")]


def lost_notes():
    """Paragraphs that name figures which their section does not have."""
    found = []
    rows = SummarySection.objects.select_related("summary").prefetch_related("paragraphs").order_by("pk")
    for row in rows.iterator(chunk_size=100):
        known = {fact["key"] for fact in row.data.get("facts", ())}
        lost = sorted({key for paragraph in row.paragraphs.all() for key in paragraph.figures} - known)
        if lost:
            found.append(Finding(f"{row}有段落引用了没有的数据：{'、'.join(lost)}。", row.congress_id))
    return found


def boxes_astray():
    """Votes in which not as many papers were cast as people have voted."""
    return [Finding(f"《{row}》票箱里的张数与已投票的人数不一致。", row.congress_id) for row in ballots.boxes_astray()]


# The rest of the clockwork: what the machines, the reminders and the calendar have left behind.


def ended_with_clock():
    """What has come to its end has no clock that still runs: one statement for each machine."""
    found = []
    for machine in kinds.machines:
        if not machine.final:
            continue
        ended = machine.model._base_manager.filter(**{f"{machine.column}__in": machine.final}).order_by()
        label = machine.model._meta.label_lower
        found += Deadline.objects.open().filter(target_model=label, target_pk__in=ended.values("pk"))
    rows = {row.pk: row for row in found}.values()
    return [
        Finding(f"“{row.title}”已经结束，“{row.label}”（{row.due_on}）还在计时。", row.congress_id, row)
        for row in sorted(rows, key=lambda row: row.pk)
    ]


def unsent_reminders():
    """A reminder goes out on its day, or on the next working day; ten days later it has been forgotten."""
    rows = Reminder.objects.filter(sent_at=None, superseded_at=None, deadline__outcome=Deadline.Outcome.OPEN)
    rows = rows.filter(due_on__lt=clock.today() - timedelta(days=10)).select_related("deadline")
    waiting = {row.deadline_id: row.deadline for row in rows.order_by("pk")}
    return [Finding(f"时限“{row.label}”（{row.due_on}）的提醒没有发出。", row.congress_id) for row in waiting.values()]


def unknown_years():
    """Days are reckoned by tables that are whole: else they are provisional."""
    known = CalendarYear.objects.values("year")
    rows = Deadline.objects.open().order_by().annotate(year=ExtractYear("due_on")).exclude(year__in=known)
    places = rows.values_list("congress", "year").distinct().order_by("congress", "year")
    return [Finding(f"有期限落在{year}年，这一年的放假安排没有录全。", place) for place, year in places]


# Files.


def astray(row, whole):
    """What is wrong with the stored file of an attachment or a paper; "" when nothing is."""
    if not default_storage.exists(row.stored_as):
        return "不见了"
    size = default_storage.size(row.stored_as)
    if size != row.size:
        return f"有{size}字节，应为{row.size}字节"
    return "" if not whole or files.is_whole(row.stored_as, row.sha256) else "与登记的校验码不符"


def papers_astray(rows=None):
    """Issued papers whose file is gone, has another size or other contents."""
    return [
        Finding(f"公文《{row.title}》{row.number_text}的文件{wrong}。", row.congress_id, row)
        for row, whole in _read(Document.objects.filter(state=Document.State.DONE).defer("snapshot"), rows)
        if (wrong := astray(row, whole))
    ]


def attachments_astray(rows=None):
    """Attachments whose file is gone, has another size or other contents. The name may tell what nobody else may know."""
    return [
        Finding(f"第{row.pk}号附件的文件{wrong}。", row.congress_id)
        for row, whole in _read(Attachment.objects.filter(removed_at=None), rows)
        if (wrong := astray(row, whole))
    ]


def _read(rows, days):
    """(row, whether its contents are read): every one, or – of a month of ``days`` – those of today."""
    today = clock.today().day
    for row in rows.order_by("pk").iterator(chunk_size=500):
        yield row, days is None or row.pk % days == today % days


MONTH = 28  # nights in which every file is read once


def lost_owners():
    """Attachments of rows that are not there: one statement for each kind of row."""
    here = Attachment.objects.filter(removed_at=None)
    labels = here.order_by().annotate(label=Substr("target", 1, StrIndex("target", Value(":")) - 1))
    found = []
    for label in labels.values_list("label", flat=True).distinct():
        owners = addresses_of(apps.get_model(label)._base_manager.all())
        found += here.filter(target__startswith=f"{label}:").exclude(target__in=owners)
    return [
        Finding(f"第{row.pk}号附件所属的事项已不存在。", row.congress_id)
        for row in sorted(found, key=lambda row: row.pk)
    ]


def unmade_papers():
    """An issued paper has its file within the hour."""
    rows = Document.objects.filter(state__in=[Document.State.ISSUED, Document.State.FAILED])
    rows = rows.filter(issued_at__lt=clock.now() - HOUR).defer("snapshot").order_by("pk")
    return [
        Finding(f"公文《{row.title}》{row.number_text}签发了，文件没有生成。", row.congress_id, row) for row in rows
    ]


# The portal itself.

HOUR = timedelta(hours=1)


def stuck_jobs():
    """Work that was asked for an hour ago and that nobody has taken up."""
    now = clock.now()
    waits = Q(state=Job.State.QUEUED, due_at__lt=now - HOUR) | Q(state=Job.State.RUNNING, lease_until__lt=now - HOUR)
    return [
        Finding(f"后台任务“{row.label}”（第{row.pk}号）没有人办。", row.congress_id)
        for row in Job.objects.filter(waits)
    ]


def broken_chains():
    """Every chain of the log from its first row to its last."""
    return [Finding(f"审计链（人大{chain or '无'}）：{wrong}") for chain, _, _, wrong in records.verify() if wrong]


def unsealed_records():
    """Records are sealed within minutes."""
    late = AuditEvent.objects.filter(seq=None, at__lt=clock.now() - HOUR).exists()
    return [Finding("有审计记录过了一小时还没有封存。")] if late else []


def old_backup():
    """The whole is put away every day."""
    last = Pulse.objects.filter(key=BACKUP).aggregate(last=Max("succeeded_at"))["last"]
    if last and last > clock.now() - BACKUP_AT_MOST:
        return []
    return [
        Finding(f"最近一次备份是{long_date(last.astimezone(clock.BEIJING).date())}。" if last else "从来没有备份过。")
    ]


def idle_accounts():
    """An account is open for somebody who holds a post, or will."""
    posts = Membership.objects.filter(Q(until=None) | Q(until__gte=clock.today()), person=OuterRef("person"))
    held = Membership.objects.filter(person=OuterRef("person"), role__in=DEPUTIES)  # they read their own history
    rows = (
        Account.objects.filter(~Exists(posts), ~Exists(held), is_active=True).select_related("person").order_by("pk")
    )
    return [Finding(f"账号“{row.login}”还启用着，本人已没有任职。", row.person.county_id, row) for row in rows]


def spent_codes():
    """A one-time code that was never used is no way in any more."""
    rows = Account.objects.filter(is_active=True, code_expires_at__lt=clock.now()).exclude(code_hash="")
    rows = rows.select_related("person").order_by("pk")
    return [Finding(f"账号“{row.login}”的一次性口令过期了，没有用过。", row.person.county_id, row) for row in rows]


def missing_administrators():
    """The three administrators of a county are three people in office (三员分立)."""
    found = []
    counties = Congress.objects.filter(parent=None).order_by("pk")
    held = set(
        Membership.objects.in_office().with_role(*ADMINISTRATORS).order_by().values_list("congress", "role").distinct()
    )
    for county in counties:
        lacking = [Role(role).label for role in ADMINISTRATORS if (county.pk, role) not in held]
        if lacking:
            found.append(Finding(f"{county}没有在任的{'、'.join(lacking)}。", county.pk))
    return found


def presidiums_out_of_size():
    """Presidiums with fewer or more members than their county has ruled; one that nobody has been entered for is not begun."""
    sizes = ("township.presidium_least", "township.presidium_most")
    ruled = set_today(*sizes)
    seats = Membership.objects.in_office().with_role("TCH", "MEMBER").filter(organization=OuterRef("pk")).order_by()
    people = seats.values("organization").annotate(people=Count("person", distinct=True)).values("people")
    bodies = Organization.objects.filter(kind=Organization.Kind.PRESIDIUM, until=None, congress__level="township")
    found = []
    for body in (
        bodies.annotate(people=Subquery(people)).filter(people__gt=1).select_related("congress").order_by("pk")
    ):
        county = body.congress.parent_id
        low, high = (ruled.get((county, key), kinds.rules[key].default) for key in sizes)
        if not low <= body.people <= high:
            words = f"{body}在任{body.people}人，本级规定{low}至{high}人。"
            found.append(Finding(words, body.congress_id, body))
    return found


def outdated_terms():
    """A congress has a term that runs."""
    rows = Congress.objects.filter(~Exists(Term.objects.filter(congress=OuterRef("pk"), ends_on=None)), parent=None)
    return [Finding(f"{row}没有本届。", row.pk) for row in rows.order_by("pk")]


TELL = "请把这一条连同发现的日期告诉开发人员，由他们照审计记录改回；自己不要改数据库。"
ALL = (
    Check(key="congress.posts", label="任职与职位一致", find=copied_posts, order=10,
          means="权限按任职登记的角色给，它与职位不同，这个人就能看（或者看不到）不该他看的。",
          todo=TELL),
    Check(key="congress.administrators", label="三员都有人在任", find=missing_administrators, order=11, technical=True, severity=REMIND,
          means="系统管理员、安全管理员、审计员缺人，账号、授权或者审计就没有人管。",
          todo="请安全管理员在“角色与任职”里登记；安全管理员缺人的，在服务器上用 manage.py new_code 恢复登录后登记。"),
    Check(key="congress.idle_accounts", label="启用的账号都有任职", find=idle_accounts, order=12, technical=True, severity=REMIND,
          means="人走了账号还启用着。没有任职的人不能登录，但账号应当停用。",
          todo="请系统管理员打开这个账号停用；任职登记漏了的，请安全管理员补登。"),
    Check(key="congress.codes", label="一次性口令都用过了", find=spent_codes, order=13, technical=True, severity=REMIND,
          means="发出去的一次性口令没有用过就过期了，这个人还没有登录过。",
          todo="请系统管理员打开这个账号，核实后另发一次性口令。"),
    Check(key="congress.terms", label="县人大都有本届", find=outdated_terms, order=14,
          means="没有本届，代表、会议和建议都没有归属。",
          todo="请常委会办公室在“届次和会议”里登记新一届。"),
    Check(key="congress.presidium", label="乡镇人大主席团的人数合规定", find=presidiums_out_of_size, order=15, severity=REMIND,
          means="主席团成员少于或者多于本级规定的人数，或者有人离任没有登记。",
          todo="请乡镇人大秘书在机构页面核对主席团成员；人数另有规定的，在“本级规则”里改。"),
    Check(key="congress.clocks", label="期限与现行放假安排一致", find=contradictions, order=20,
          means="放假安排改过，有期限没有跟着改。",
          todo="请在“放假安排”里重新导入这一年的安排，确认变动后生效。"),
    Check(key="congress.targets", label="每个时限都有所属的事项", find=lost_targets, order=21,
          means="时限指向的事项不在了，提醒会发给没有事可办的人。",
          todo=TELL),
    Check(key="congress.ended", label="结束的事项没有还在走的时限", find=ended_with_clock, order=22,
          means="事情已经办完，时限还在计时，会误报超期。",
          todo="请打开这个时限看它的计算过程，再打开所属的事项核对状态；查不出原因的告诉开发人员。"),
    Check(key="congress.reminders", label="到期的提醒都已发出", find=unsent_reminders, order=23, technical=True,
          means="提醒过了十天还没有发出，可能时钟停了，或者这一条发送出错。",
          todo="请打开“运行状况”看时钟；时钟正常的，在服务器上运行 manage.py send_due --now，再看服务器日志。"),
    Check(key="congress.years", label="期限所在年份的放假安排已录全", find=unknown_years, order=24, severity=REMIND,
          means="这些期限只按周末和固定的法定节假日推算，标为“待校”。",
          todo="国务院办公厅公布以后，请在“放假安排”里导入这一年的安排。"),
    Check(key="congress.files", label="已签发公文的文件都在、没有改动", find=papers_astray, sample=partial(papers_astray, MONTH), order=30,
          means="公文的文件不见了，或者与签发时不同，不能再作依据。",
          todo="请系统管理员从备份里取回文件目录中的这一份；取不回的，由签发单位更正后重发。"),
    Check(key="congress.unmade", label="签发的公文都生成了文件", find=unmade_papers, order=31,
          means="签发了一个小时还没有文件，收文的人看不到。",
          todo="请打开这份公文，点“重新生成”；仍不成的，请系统管理员看“后台任务”里的原因。"),
    Check(key="congress.attachments", label="附件的文件都在、没有改动", find=attachments_astray, sample=partial(attachments_astray, MONTH),
          order=32, technical=True,
          means="附件的文件不见了，或者与上传时不同。",
          todo="请系统管理员从备份里取回文件目录中的这一份。"),
    Check(key="congress.owners", label="每个附件都有所属的事项", find=lost_owners, order=33, technical=True,
          means="附件所属的事项不在了，没有人再能打开它。",
          todo=TELL),
    Check(key="congress.numbers", label="公文编号不断号、不重号", find=broken_series, order=34,
          means="编号中间缺号或者重号，归档和查询对不上。",
          todo="请办公室在“编号登记”里核对；缺的是作废的，登记作废原因。"),
    Check(key="congress.summary_figures", label="总结的数据冻结以后没有变动", find=changed_figures, order=40,
          means="冻结的数据与冻结时不同，总结里的数字不能复算。",
          todo=TELL),
    Check(key="congress.summary_bodies", label="总结各章都有责任单位", find=sections_of_nobody, order=41,
          means="没有责任单位的一章没有人写。",
          todo="请常委会办公室打开年度总结，给这一章定责任单位。"),
    Check(key="congress.summary_notes", label="总结引用的数据都在", find=lost_notes, order=42,
          means="文字引用了没有的数据，打印时会缺。",
          todo="请责任单位打开这一章，改写引用的那一段。"),
    Check(key="congress.boxes", label="票箱的张数与投票人数一致", find=boxes_astray, order=45,
          means="票数与投票的人数不同，这次表决的结果不能用。",
          todo="请不要宣布结果；由会议主持人决定作废、重新投票，并把这一条交审计员。"),
    Check(key="congress.jobs", label="后台任务都有人办", find=stuck_jobs, order=90, technical=True,
          means="公文、导出等等了一个小时没有人办。",
          todo="请在服务器上看后台服务（worker）和 Redis 是否在运行；任务都在库里，恢复以后接着办。"),
    Check(key="congress.sealed", label="审计记录都已封存", find=unsealed_records, order=91, technical=True,
          means="封存以前的记录改动了看不出来。",
          todo="请打开“运行状况”看时钟；时钟正常的，运行 manage.py verify_audit。"),
    Check(key="congress.chains", label="审计链完整", find=broken_chains, sample=list, order=92, technical=True,
          means="有审计记录被改动、删除或者插入。",
          todo="请立即保护现场：停用数据库的其他账号，留一份备份，报告审计员和主管领导。"),
    Check(key="congress.backup", label="每天有备份", find=old_backup, order=93, technical=True, severity=REMIND,
          means="服务器坏了，最近一次备份以后的数据就没有了。",
          todo="请在服务器上把 manage.py backup 设成每天一次，存到另一台机器。"),
)  # fmt: skip
