"""Writes the description of the interface for programs to docs/openapi.json; a test keeps it equal to the code."""

from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections
from django.urls import resolve, reverse

from congress.api.schema import written

IN_MEMORY = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {}}


class Command(BaseCommand):
    help = "把程序接口的说明（OpenAPI）写到 docs/openapi.json；接口改动后运行一次，不需要数据库。"
    requires_system_checks = []

    def handle(self, **options):
        with nothing_there():
            windows = resolve(reverse("api:schema")).func.view_initkwargs["windows"]
            (settings.BASE_DIR / "docs/openapi.json").write_text(written(windows), encoding="utf-8")


@contextmanager
def nothing_there():
    """An empty database in memory instead of one's own: forms offer what there is, and the code alone shall decide."""
    own, configured = connections["default"], connections.settings["default"]
    connections.settings["default"] = configured | IN_MEMORY
    del connections["default"]
    try:
        call_command("migrate", verbosity=0, interactive=False)
        yield
    finally:
        connections.settings["default"], connections["default"] = configured, own
