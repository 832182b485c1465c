"""Articles about deputies on their way, through the actions."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from congress.frame.uploads import judge
from deputies.actions import stories
from deputies.models import Story

WALK = ("asked", "agreed", "published")


def photo(colour="green"):
    file = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(file, "JPEG")
    upload = SimpleUploadedFile("现场.jpg", file.getvalue(), "image/jpeg")
    return [(upload, judge(upload))]


def story(cast, *, at="asked", who="dep", by=None, **columns):
    """One about a deputy of this congress, with its photograph."""
    words = {
        "title": "一条水渠的七年",
        "words": "他七年走了四十多个村，把漏水的渠一段一段补了起来。",
        "caption": "在柳沟村查看水渠",
    } | columns
    by = by or cast.dac
    row = stories.keep_story(Story(deputy=cast.deputies[who], **words), actor=by, files=photo())
    steps = {"asked": lambda row: stories.ask(row, actor=by), "agreed": lambda row: stories.agree(row, actor=cast.actor(who)),
             "published": lambda row: stories.publish(row, actor=by)}  # fmt: skip
    for step in WALK[: WALK.index(at) + 1] if at else ():
        row = steps[step](row)
    return row
