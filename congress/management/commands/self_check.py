"""Does everything agree? Exit 0: yes; exit 1: each contradiction is named."""

import sys

from django.core.management.base import BaseCommand

from congress.queries.checking import everywhere


class Command(BaseCommand):
    help = "自查：逐条核对相互关联的数据（期限、阶段、任职、编号、文件等），指出不一致的地方。"

    def handle(self, *args, **options):
        broken = 0
        for result in everywhere():
            self.stdout.write(f"{result.check.label}：{result.word}")
            for text in result.found:
                self.stdout.write(f"  {text}")
            broken += result.count
        if broken:
            sys.exit(1)
