"""Contact data past its time. Says what would go and what stays; ``--really`` takes it away, when two administrators have
given their passwords: one asks, the other confirms."""

import sys
from getpass import getpass

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError

from congress.actions import anonymising, sign_ins
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.queries.accounts import account_named
from congress.queries.actors import actor_for, posts_of


class Command(BaseCommand):
    help = (
        "删去期满的联系方式（保留天数见“本级规则”）。默认只列出删什么、留什么；加 --really 并由系统管理员申请、安全管理员确认，"
        "各自输入密码，才删；删去后不能恢复。"
    )

    def add_arguments(self, parser):
        parser.add_argument("--really", action="store_true", help="真正删去")
        parser.add_argument("--asked-by", default="", help="申请的系统管理员：登录名或手机号")
        parser.add_argument("--confirmed-by", default="", help="确认的安全管理员：登录名或手机号")

    def handle(self, *, really, asked_by, confirmed_by, **options):
        found = anonymising.due()
        for one in found:
            self.stdout.write(
                f"{one.congress}：{one.expiry.label}（{long_date(one.before)}以前）{one.count}条，"
                f"删去{one.expiry.goes}，保留{one.expiry.stays}"
            )
        if not found:
            self.stdout.write("没有期满的联系方式。")
        elif not really:
            self.stdout.write("以上是期满可以删去的，现在没有动。确定要删，请加 --really；删去后不能恢复。")
        elif not (asked_by and confirmed_by):
            raise CommandError(
                "删去须两个人：请用 --asked-by 写明申请的系统管理员，用 --confirmed-by 写明确认的安全管理员。"
            )
        else:
            self.take_away(asked_by, confirmed_by)

    def take_away(self, asked_by, confirmed_by):
        try:
            people = {"asked_by": self.present(asked_by, "SYS"), "confirmed_by": self.present(confirmed_by, "SEC")}
            self.stdout.write(f"已删去{anonymising.anonymise(**people)}条。")
        except (PermissionDenied, Refused) as refusal:
            raise CommandError(str(refusal)) from None
        except ValidationError as wrong:
            raise CommandError("".join(wrong.messages)) from None

    def present(self, name, role):
        """Who has just proved by his password that he is here, in the post that matters if he holds it."""
        account = account_named(name)
        posts = posts_of(account) if account else []
        if not posts:
            raise CommandError(f"没有“{name}”这个账号，或者不在职。")
        post = next((one for one in posts if one.role == role), posts[0])
        actor = actor_for(account, chosen=post.pk, posts=posts, via="console")
        sign_ins.confirm_password(actor, typed(f"{account.person}的密码："))
        return actor


def typed(question):
    """A password from the keyboard, unseen; from a pipe one line."""
    return getpass(question) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
