"""A backup back into an empty database. What is broken is refused before anything is touched."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from congress.actions import backups as actions
from congress.frame import backups, sealed_files
from congress.frame.workflow import Refused


class Command(BaseCommand):
    help = "把备份恢复到空的数据库和空的文件目录。先核对整份备份，不完整或被改动过的一律不恢复。"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="备份文件")
        parser.add_argument("--key-file", type=Path, help="封存的备份：封存时用的密钥文件；不写的用 PORTAL_BACKUP_KEY")
        parser.add_argument("--check", action="store_true", help="只核对，不恢复")

    def handle(self, *, file, key_file, check, **options):
        try:
            key = sealed_files.key_in(key_file) if key_file else settings.BACKUP_KEY
            with backups.opened(file, key=key) as backup:
                self.stdout.write(
                    f"备份完好：{backup.manifest['made_at'][:16]}，{backup.row_count} 行数据，"
                    f"{len(backup.files)} 个文件。校验码 {backup.seal}"
                )
                if not check:
                    self.restore(backup)
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        except (OSError, DatabaseError) as error:
            raise CommandError(f"没有恢复，数据库保持原样：{error}") from None

    def restore(self, backup):
        call_command("migrate", verbosity=0, interactive=False)
        actions.restore(backup)
        self.stdout.write("恢复完成，逐行核对与备份一致。审计链：")
        call_command("verify_audit", stdout=self.stdout)
