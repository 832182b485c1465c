"""Contact data past its time. Says what would go and what stays; only ``--really`` takes it away."""

from django.core.management.base import BaseCommand

from congress.actions import anonymising
from congress.frame.numbers import long_date


class Command(BaseCommand):
    help = "删去期满的联系方式（保留天数见“本级规则”）。默认只列出删什么、留什么，加 --really 才删；删去后不能恢复。"

    def add_arguments(self, parser):
        parser.add_argument("--really", action="store_true", help="真正删去")

    def handle(self, *, really, **options):
        found = anonymising.due()
        for one in found:
            self.stdout.write(
                f"{one.congress}：{one.expiry.label}（{long_date(one.before)}以前）{one.count}条，"
                f"删去{one.expiry.goes}，保留{one.expiry.stays}"
            )
        if not found:
            self.stdout.write("没有期满的联系方式。")
        elif really:
            self.stdout.write(f"已删去{anonymising.anonymise()}条。")
        else:
            self.stdout.write("以上是期满可以删去的，现在没有动。确定要删，请加 --really；删去后不能恢复。")
