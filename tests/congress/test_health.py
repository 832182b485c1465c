"""How the portal itself runs: each part says when it is not well and what to do."""

from datetime import timedelta
from time import monotonic

import pytest

from congress.frame import clock, planting
from congress.models import AuditEvent, Job, Pulse
from congress.queries import health

pytestmark = pytest.mark.django_db


def beat(key="congress.reminders", **columns):
    Pulse.objects.create(key=key, label="期限提醒", started_at=clock.now(), **columns)


def job(cast, **columns):
    Job.objects.create(
        kind="congress.self_check",
        label="自查",
        congress=cast.congress,
        asked_by="系统",
        due_at=clock.now(),
        **columns,
    )


def backed_up(cast, days):
    Pulse.objects.create(key="congress.backup", label="备份", succeeded_at=clock.now() - timedelta(days=days))


# part: what is done to it, the word it then says, whether it is a trouble
STATES = {
    "a clock that beats": ("时钟", lambda cast: beat(), "正常", False),
    "no clock": ("时钟", lambda cast: None, "停了", True),
    "a deed of the clock fails": ("时钟", lambda cast: beat(failed=2), "有事项没有办成", True),
    "only a backup beats": ("时钟", lambda cast: beat("congress.backup"), "停了", True),
    "nothing waits": ("后台任务", lambda cast: None, "正常", False),
    "one has just come": ("后台任务", lambda cast: job(cast), "正常", False),
    "one waits for an hour": (
        "后台任务",
        lambda cast: (job(cast), Job.objects.update(due_at=clock.now() - timedelta(hours=1))),
        "1项在等",
        True,
    ),
    "one has failed": ("没有办成的", lambda cast: job(cast, state="failed", error="坏了"), "任务1项", True),
    "none has failed": ("没有办成的", lambda cast: None, "没有", False),
    "never backed up": ("备份", lambda cast: None, "从未备份", True),
    "backed up three days ago": ("备份", lambda cast: backed_up(cast, 3), "太久", True),
    "backed up yesterday": ("备份", lambda cast: backed_up(cast, 1), "2026年4月14日09:00", False),
    "the log waits for its seal": (
        "审计记录",
        lambda cast: AuditEvent.objects.create(
            congress=cast.congress, person_name="吴联络", kind="x", text="x", at=clock.now() - timedelta(hours=1)
        ),
        "1条没有封存",
        True,
    ),
    "the database": ("数据库", lambda cast: None, "正常", False),
}


@pytest.fixture
def long_up(monkeypatch):
    """The site has run for an hour."""
    monkeypatch.setattr(health, "BEGAN", monotonic() - 3600)


def clock_part(cast):
    return next(part for part in health.parts(cast.sys) if part.label == "时钟")


@pytest.mark.parametrize("case", STATES)
@pytest.mark.usefixtures("long_up")
def test_each_part_says_how_it_is_and_what_to_do(cast, case):
    label, deed, word, troubled = STATES[case]
    deed(cast)

    part = next(part for part in health.parts(cast.sys) if part.label == label)

    assert (part.word, bool(part.trouble)) == (word, troubled)


def test_a_clock_that_has_only_begun_is_no_alarm(cast, monkeypatch, settings, tmp_path):
    """Just started, or a demonstration that is still being planted; whoever plants it is never told to empty it."""
    monkeypatch.setattr(health, "BEGAN", monotonic())
    settings.DEMO = True
    begun = clock_part(cast)
    monkeypatch.setattr(health, "BEGAN", monotonic() - 3600)
    stopped = clock_part(cast)
    settings.VAR = tmp_path
    planting.begin()
    growing = clock_part(cast)
    planting.end()

    assert [(one.word, bool(one.trouble)) for one in (begun, stopped, growing)] == [
        ("还没有走", False),
        ("停了", True),
        ("还没有走", False),
    ]
    assert "刚启动" in begun.detail
    assert "还在准备" in growing.detail
    assert "--empty" not in stopped.trouble


def test_the_page_is_for_the_system_administrator(cast):
    page = cast.client("sys").get("/system/")

    assert page.status_code == 200
    assert all(word in page.content.decode() for word in ("从未备份", "manage.py backup", "有问题", "healthz"))
    assert [cast.client(key).get("/system/").status_code for key in ("sec", "aud", "dac", "dep")] == [403] * 4
