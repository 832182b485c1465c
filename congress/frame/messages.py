"""What was just done, said once on the next page: "已登记。" – and before it is done, on the button: "登记".

A signed cookie carries it, so that neither saying it nor reading it writes to the database: with the session, each deed
and the page after it would wait for the disk once more. What does not fit into a cookie goes through the session.
"""

import re

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class OwnCookie(CookieStorage):
    cookie_name = "__Host-messages" if settings.HTTPS else "messages"


DONE = re.compile(r"^(?:已经?|正在)(?P<verb>[^，。：；、]+)")
CHANGED = ("修改", "更正")  # what stays in the register, only otherwise
MADE = ("登记", "起草", "准备", "写")  # how the title of a page begins that makes something new


def verb_of(done, title=""):
    """What the button says of a deed of which the next page says ``done``: "已登记，请编排项目。" is 登记. Where that is
    only 已保存, the title of a page that makes something new says more: "登记专家"."""
    found = DONE.match(done)
    verb = found["verb"] if found and not found["verb"].startswith(CHANGED) else "保存"
    head = title.partition("：")[0]
    return head if verb == "保存" and head.startswith(MADE) else verb


class Storage(FallbackStorage):
    storage_classes = (OwnCookie, SessionStorage)
