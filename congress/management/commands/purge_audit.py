"""Old rows out of the log. Says what would go; only ``--really`` takes it out."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from congress.actions import purging
from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused


class Command(BaseCommand):
    help = "清理过期的审计记录（登录、查看、被拒、导出；办理记录不清理）。默认只列出，加 --really 才清理；审计链仍可核验。"

    def add_arguments(self, parser):
        parser.add_argument("--days", type=int, default=settings.AUDIT_KEEP_DAYS, help="留存天数，不少于 184")
        parser.add_argument("--really", action="store_true", help="真正清理")

    def handle(self, *, days, really, **options):
        try:
            found = purging.would_go(days)
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        for row in found:
            first, last = (long_date(row[end].astimezone(clock.BEIJING).date()) for end in ("first", "last"))
            self.stdout.write(f"{row['congress__short_name'] or '不属于任何人大'}：{row['rows']}条，{first}至{last}")
        if not found:
            self.stdout.write(f"没有{days}天以前的登录、查看、被拒和导出记录。")
        elif really:
            self.stdout.write(f"已清理{purging.purge(days)}条。")
        else:
            self.stdout.write("以上是可以清理的，现在没有动。确定要清理，请加 --really。")
