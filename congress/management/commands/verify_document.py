"""Is this file an issued paper, unaltered?"""

from pathlib import Path

from django.core.management.base import BaseCommand

from congress.frame import files
from congress.queries import documents as queries


class Command(BaseCommand):
    help = "核对一个 PDF 文件是否为本系统签发、有没有被改动。一致时退出码为 0，被改动或查不到时为 1。"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="要核对的文件")

    def handle(self, *, file, **options):
        try:
            with file.open("rb") as stream:
                digest = files.sha256_of(stream)
        except OSError as error:
            self.stderr.write(f"文件读不出来：{file}（{error.strerror}）")
            raise SystemExit(1) from None
        if document := queries.by_digest(digest):
            self.stdout.write(self.style.SUCCESS(f"一致：{named(document)}"))
            if not document.is_current:
                self.stdout.write(self.style.WARNING(f"注意：{document.word}。"))
            return
        if document := queries.claimed_by(file.read_bytes()):
            self.stderr.write(self.style.ERROR(f"不一致：文件自称是{named(document)}，但内容与签发的文件不同。"))
        else:
            self.stderr.write(self.style.ERROR("查不到：不是本系统签发的文件。"))
        raise SystemExit(1)


def named(document):
    number = f"{document.number_text} " if document.number_text else ""
    return f"{number}{document}，{document.issuer}，{document.issued_on}，第{document.version}版"
