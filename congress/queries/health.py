"""How the portal itself runs: each part with what is wrong and what to do about it."""

import shutil
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic

from django.conf import settings
from django.db import connection
from django.db.models import Max, Min, Q

from congress.frame import clock, planting
from congress.frame.libraries import missing_packages
from congress.frame.numbers import long_date

from ..models import AuditEvent, Delivery, Job, Pulse
from . import checking
from .clocks import BACKUP, is_stale, pulses

SLOW = timedelta(minutes=5)  # work that nobody has taken up for so long waits for a worker that is not there
BACKUP_AT_MOST = timedelta(days=2)
FREE_AT_LEAST = 5  # GB, and a tenth of the disk
BEGAN = monotonic()
FIRST_TICK = 20 * 60  # seconds after the start within which the clock, which ticks every ten minutes, has run


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part: how it is, in words and tone, and what to do when it is not well."""

    label: str
    word: str
    detail: str = ""
    trouble: str = ""
    url: str = ""

    @property
    def tone(self):
        return "late" if self.trouble else "done"


def parts(actor):
    """Every part, as far as it concerns this administrator's county."""
    return [
        _database(),
        _clock(),
        _queue(),
        _failures(actor),
        _disk(),
        _backup(),
        _records(),
        _checks(actor),
        _print(),
    ]


def _database():
    kind = "PostgreSQL" if connection.vendor == "postgresql" else "内置数据库（SQLite）"
    return Part(label="数据库", word="正常", detail=f"{kind}，程序{settings.VERSION}版")


def _clock():
    rows = list(pulses())
    last = max((row.started_at for row in rows if row.started_at), default=None)
    failed = "、".join(row.label for row in rows if row.failed)
    if is_stale(rows) and (planting.is_under_way() or monotonic() - BEGAN < FIRST_TICK):
        why = "演示数据还在准备，准备好就走" if planting.is_under_way() else "网站刚启动，十分钟内走第一次"
        return Part(label="时钟", word="还没有走", detail=f"{why}，以后每十分钟一次。上次运行：{_when(last)}")
    if is_stale(rows):
        again = "./start" if settings.DEMO else "./start --empty"
        todo = f"提醒和定时事项停了。请在服务器上启动定时服务（beat）；内置方式先停止，再重新运行 {again}，数据都在。"
        return Part(label="时钟", word="停了", detail=f"上次运行：{_when(last)}", trouble=todo)
    if failed:
        return Part(
            label="时钟",
            word="有事项没有办成",
            detail=failed,
            trouble="程序十分钟后自动再办；一直办不成的，请把服务器日志交给开发人员。",
        )
    return Part(label="时钟", word="正常", detail=f"上次运行：{_when(last)}")


def _queue():
    now = clock.now()
    waiting = Q(state=Job.State.QUEUED, due_at__lte=now) | Q(state=Job.State.RUNNING, lease_until__lt=now)
    oldest = Job.objects.filter(waiting).aggregate(since=Min("due_at"))["since"]
    count = Job.objects.filter(waiting).count()
    if oldest and oldest < now - SLOW:
        todo = "后台任务没有人办。请在服务器上启动后台服务（worker），并看 Redis 是否正常；任务都在库里，不会丢。"
        return Part(label="后台任务", word=f"{count}项在等", detail=f"最早的从{_when(oldest)}等起", trouble=todo)
    return Part(label="后台任务", word="正常", detail=f"{count}项在等" if count else "没有积压")


def _failures(actor):
    jobs = Job.objects.visible_to(actor).filter(state=Job.State.FAILED).count()
    messages = Delivery.objects.visible_to(actor).filter(state=Delivery.State.FAILED).count()
    words = "，".join([f"任务{jobs}项"] * bool(jobs) + [f"邮件和短信{messages}条"] * bool(messages))
    todo = "请逐项看原因，排除后重试。" if words else ""
    return Part(label="没有办成的", word=words or "没有", trouble=todo, url="congress:jobs" if words else "")


def _disk():
    used = shutil.disk_usage(settings.VAR)
    free, share = used.free / 1e9, used.free / used.total
    short = free < FREE_AT_LEAST or share < 0.1
    todo = "请清理数据目录以外的文件，或者扩充磁盘。满了以后不能上传，也不能生成文件。" if short else ""
    return Part(
        label="磁盘", word="快满了" if short else "正常", detail=f"剩余{free:.0f}GB（{share:.0%}）", trouble=todo
    )


def _backup():
    last = Pulse.objects.filter(key=BACKUP).aggregate(last=Max("succeeded_at"))["last"]
    word = _when(last) if last else "从未备份"
    late = last is None or last < clock.now() - BACKUP_AT_MOST
    todo = "请在服务器上运行 manage.py backup，并设成每天一次，存到另一台机器。" if late else ""
    return Part(
        label="备份", word="太久" if late and last else word, detail=word if late and last else "", trouble=todo
    )


def _records():
    late = AuditEvent.objects.filter(seq=None, at__lt=clock.now() - timedelta(minutes=30)).count()
    todo = "审计记录应在几分钟内封存。请看时钟是否停了；时钟正常的，请运行 manage.py verify_audit。" if late else ""
    return Part(label="审计记录", word=f"{late}条没有封存" if late else "已全部封存", trouble=todo)


def _checks(actor):
    run = checking.last_run()
    wrong = sum(result.must for result in checking.results_for(actor, run)) if run else 0
    todo = (
        "请打开“自查”，照每一项的“做什么”办理；业务方面的请告诉常委会办公室或代表工委。"
        if wrong
        else ""
        if run
        else "请打开“自查”核对一遍。"
    )
    return Part(
        label="数据自查",
        word=f"{wrong}处必须处理" if wrong else "没有必须处理的" if run else "还没有核对过",
        detail=_when(run.finished_at) if run else "",
        trouble=todo,
        url="congress:checks",
    )


def _print():
    packages = missing_packages()
    todo = f"请安装：apt-get install -y {' '.join(packages)}" if packages else ""
    return Part(label="生成 PDF", word="缺系统库" if packages else "正常", trouble=todo)


def _when(moment):
    if moment is None:
        return "从未"
    here = moment.astimezone(clock.BEIJING)
    return f"{long_date(here.date())}{here:%H:%M}"
