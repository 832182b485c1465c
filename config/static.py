"""How the static files are gathered: hashed names for all, compressed forms for what every page loads."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class PortalStaticFilesConfig(StaticFilesConfig):
    """Leaves out what installed packages bring and no page of ours uses."""

    ignore_patterns = (*StaticFilesConfig.ignore_patterns, "rest_framework")


def sheets_joined(source):
    """Each ``@import`` of a style sheet replaced by what it imports, in its layer: one request instead of forty."""

    def imported(match):
        return f"@layer {match['layer']} {{\n{(source.parent / match['name']).read_text(encoding='utf-8')}}}"

    return re.sub(r'@import url\("(?P<name>[^"]+)"\) layer\((?P<layer>\w+)\);', imported, source.read_text("utf-8"))


def modules_joined(source):
    """Each ``import`` of a module that stands alone replaced by the module, in a block of its own."""

    def imported(match):
        return f"{{\n{(source.parent / match['name']).read_text(encoding='utf-8')}}}"

    return re.sub(r'^import "\./(?P<name>[^"]+)";$', imported, source.read_text("utf-8"), flags=re.M)


JOINED = {"css/house.css": sheets_joined, "js/house.js": modules_joined}


class PortalStaticFilesStorage(CompressedManifestStaticFilesStorage):
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("*.webmanifest", (('(?P<matched>"src": "(?P<url>[^"]+)")', '"src": "%(url)s"'),)),
    )

    def __init__(self, *args, **kwargs):
        """Readable by all, unlike uploads: the image gathers them as root and serves them as somebody else."""
        super().__init__(*args, file_permissions_mode=0o644, directory_permissions_mode=0o755, **kwargs)

    def post_process(self, paths, dry_run=False, **options):
        gathered = InMemoryStorage()
        for name, joined in JOINED.items():
            if name in paths:
                gathered.save(name, ContentFile(joined(Path(finders.find(name)))))
                paths = {**paths, name: (gathered, name)}
        yield from super().post_process(paths, dry_run=dry_run, **options)
