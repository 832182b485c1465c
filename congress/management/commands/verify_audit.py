"""Is the log whole? Exit 0: every chain holds; exit 1: the first broken row of each broken chain is named."""

import sys

from django.core.management.base import BaseCommand

from congress.actions import records
from congress.models import Congress


class Command(BaseCommand):
    help = "核验审计记录：逐条检查每个人大的审计链，指出第一条被改动、缺失或没有封存的记录。"

    def handle(self, *args, **options):
        names = dict(Congress.objects.values_list("pk", "short_name"))
        broken = 0
        for chain, count, last, wrong in records.verify():
            name = names.get(chain, "不属于任何人大")
            if wrong:
                broken += 1
                self.stdout.write(f"{name}：不完整。{wrong}")
            else:
                self.stdout.write(f"{name}：完整，共 {count} 条，链末 {last[:16] or '（空）'}")
        if broken:
            sys.exit(1)
