"""A new one-time code from the server's own console: for the system administrator who cannot get in himself."""

from django.core.management.base import BaseCommand, CommandError

from congress.actions import accounts
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.queries.accounts import account_named


class Command(BaseCommand):
    help = "为一个账号另发一次性口令，显示在这里。只有能登录服务器的人可以这样做，并记入审计。"

    def add_arguments(self, parser):
        parser.add_argument("name", help="登录名、手机号，或没有重名的姓名")

    def handle(self, *, name, **options):
        account = account_named(name)
        if account is None:
            raise CommandError(f"没有找到“{name}”。同名的请用登录名或手机号。")
        try:
            code = accounts.new_code(account, actor=SYSTEM)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{account.person}  登录名 {account.login}  一次性口令 {code}")
