"""Everything into one file, while the portal goes on working."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from congress.actions import backups
from congress.frame import sealed_files
from congress.frame.workflow import Refused


class Command(BaseCommand):
    help = "把全部数据和文件备份成一个文件，不影响使用；SQLite 和 PostgreSQL 通用，可以互相恢复。"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="备份到哪个文件，不能已经存在")
        parser.add_argument("--key-file", type=Path, help="用这个文件里的密钥封存；不写的用 PORTAL_BACKUP_KEY")

    def handle(self, *, file, key_file, **options):
        try:
            key = sealed_files.key_in(key_file) if key_file else settings.BACKUP_KEY
            made = backups.make(file, key=key)
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        except OSError as error:
            raise CommandError(f"备份没有完成：{error.strerror or error}。") from None
        count = sum(table["rows"] for table in made["tables"].values())
        self.stdout.write(f"备份完成：{file}，{count} 行数据，{len(made['files'])} 个文件。校验码 {made['seal']}")
        self.stdout.write("已封存，恢复时要用同一把密钥。" if key else "没有封存：拿到文件的人就能看到全部内容。")
