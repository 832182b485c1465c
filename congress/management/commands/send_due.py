"""Let the clock tick once: what Celery beat does every ten minutes, by hand or from cron."""

from datetime import datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import is_naive

from congress.actions import ticking
from congress.frame import clock, kinds


def moment(text):
    """An ISO moment; without a zone it is Beijing time."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise CommandError(f"时间“{text}”看不懂，请写成2026-11-22T09:00。") from None
    return when.replace(tzinfo=clock.BEIJING) if is_naive(when) else when


class Command(BaseCommand):
    help = "把已到时间的提醒和定时事项办理一遍；重复运行不会重复发送"

    def add_arguments(self, parser):
        parser.add_argument(
            "--now",
            nargs="?",
            default="",
            const="",
            metavar="时间",
            help="写时间（如2026-11-22T09:00）则当作现在是那时",
        )

    def handle(self, *, now, **options):
        tallies = ticking.tick(moment(now) if now else None)
        if not tallies:
            raise CommandError("演示数据还在准备，请种完以后再运行。")
        for item in kinds.tickers:
            tally = tallies[item.key]
            failed = f"，失败{tally.failed}项：{'；'.join(tally.errors)}" if tally.failed else ""
            self.stdout.write(f"{item.label}：办理{tally.done}项{failed}")
        if any(tally.failed for tally in tallies.values()):
            raise CommandError("有事项没有办成，原因见上。")
