"""What was just done, said once on the next page: "已保存。"

A signed cookie carries it, so that neither saying it nor reading it writes to the database: with the session, each deed
and the page after it would wait for the disk once more. What does not fit into a cookie goes through the session.
"""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class OwnCookie(CookieStorage):
    cookie_name = "__Host-messages" if settings.HTTPS else "messages"


class Storage(FallbackStorage):
    storage_classes = (OwnCookie, SessionStorage)
