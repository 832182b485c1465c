"""Does everything agree? Exit 0: yes, or there is only something to be reminded of; exit 1: each contradiction is named."""

import sys

from django.core.management.base import BaseCommand

from congress.queries.checking import everywhere


class Command(BaseCommand):
    help = "自查：逐条核对相互关联的数据和文件，指出不一致的地方、怎样处理。有必须处理的，退出码为 1。"

    def add_arguments(self, parser):
        parser.add_argument("--sample", action="store_true", help="同每夜自查：附件和公文的内容只抽查")

    def handle(self, *, sample, **options):
        broken = 0
        for result in everywhere(whole=not sample):
            self.stdout.write(f"{result.check.label}：{result.word}")
            if result.count:
                self.stdout.write(f"  {result.check.severity.label}。{result.check.means}做什么：{result.check.todo}")
            for text in result.found:
                self.stdout.write(f"  - {text}")
            broken += result.must
        if broken:
            sys.exit(1)
