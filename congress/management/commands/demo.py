"""Plants the demonstration county into an empty database: invented places and people, three years of suggestions."""

from datetime import date
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from congress.actions.accounts import DEMO_PASSWORD
from congress.demo import neighbours
from congress.demo.neighbours import SCALES
from congress.demo.sparing import plant_all
from congress.demo.world import World
from congress.frame import clock, kinds, planting
from congress.models import Congress

STEP = 5  # a line for each so many hundredths


class Command(BaseCommand):
    help = "在空库中种入演示县（虚构的浥川县）：机构、代表、三年建议和各角色演示账号。只在演示模式下可用。"

    def add_arguments(self, parser):
        parser.add_argument("--today", type=date.fromisoformat, help="以这一天为“今天”，默认当天，例如 2026-11-22")
        parser.add_argument("--share", type=float, default=1, help="建议数量的倍数，默认 1（三年约六百件）")
        parser.add_argument("--scale", choices=["county", *SCALES], default="county",
                            help="county 一个县（默认）；prefecture 加上邻县共 12 个县，八万多件建议；province 100 个县，一百多万件")  # fmt: skip

    def handle(self, *, today, share, scale, **options):
        if not settings.DEMO:
            raise CommandError("这里不是演示模式，不能种入演示数据。")
        self.clear_half_planted()
        if Congress.objects.exists():
            raise CommandError("数据库里已有数据，不再种入演示县。")
        began, self.shown, self.share = monotonic(), -STEP, 0
        planting.begin()
        world = World(today=today or clock.today(), scale=share, report=self.report)
        plant_all(kinds.demos, world)
        if scale in SCALES:
            self.plant_neighbours(world, SCALES[scale])
        planting.end()
        self.stdout.write(f"演示县已种好，用时 {monotonic() - began:.0f} 秒。演示密码 {DEMO_PASSWORD}，账号：")
        for login in world.cast.logins:
            self.stdout.write(f"  {login.login:8} {world.cast.human(login.human).name}　{login.purpose}")

    def plant_neighbours(self, world, scale):
        """A line for each tenth of the counties; how far they are is a second road, after the county's own."""
        self.share, self.shown = 0, -STEP
        neighbours.plant(world, scale)

    def clear_half_planted(self):
        """What a broken planting left is thrown away; a database of others is never touched."""
        if not planting.mark().exists() or not Congress.objects.exists():
            return
        if not settings.EMBEDDED or Congress.objects.filter(is_demo=False).exists():
            raise CommandError(f"上次种入演示数据时中断了。请清空数据库，再删除 {planting.mark()}")
        self.stdout.write("上次种入演示数据时中断了，现在重新种。")
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{settings.DATABASES['default']['NAME']}{suffix}").unlink(missing_ok=True)
        call_command("migrate", verbosity=0, interactive=False)

    def report(self, share, what):
        """Never back, and never whole before it is."""
        self.share = max(self.share, min(share, 0.99))
        planting.note(self.share)
        percent = round(self.share * 100)
        if percent >= self.shown + STEP:
            self.shown = percent - percent % STEP
            self.stdout.write(f"正在准备演示数据 {percent}%（{what}）")
            self.stdout.flush()
