"""Pictures for the demonstration, drawn here: nobody's photograph is needed to show how one is covered."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from congress.frame.uploads import judge

FACES = (
    (2, 2),
    (2, 3),
    (3, 2),
    (3, 3),
    (3, 8),
)  # cells, row and column, where the people of the street have their heads
HILLS = ((0, 420), (240, 250), (420, 360), (700, 210), (960, 380), (1200, 300), (1200, 560), (0, 560))


def _sent(picture, name):
    file = BytesIO()
    picture.save(file, "JPEG", quality=85)
    upload = SimpleUploadedFile(name, file.getvalue(), "image/jpeg")
    return [(upload, judge(upload))]


def _ground(sky="#c9d7e0", earth="#b7a489", hills="#8ea88a"):
    """(picture, pen): hills under a sky."""
    picture = Image.new("RGB", (1200, 900), sky)
    pen = ImageDraw.Draw(picture)
    pen.polygon(HILLS, fill=hills)
    pen.rectangle((0, 560, 1200, 900), fill=earth)
    return picture, pen


def _person(pen, x, y, coat):
    pen.ellipse((x - 45, y - 50, x + 45, y + 50), fill="#dcb592")
    pen.rectangle((x - 60, y + 50, x + 60, y + 300), fill=coat)
    pen.rectangle((x - 45, y + 300, x + 45, y + 470), fill="#3b3b44")


def street():
    """[(upload, Judged)]: a village street with a broken lamp and two people beside it."""
    picture, pen = _ground()
    pen.polygon(((420, 900), (560, 560), (640, 560), (900, 900)), fill="#8b8680")
    pen.line(((1000, 860), (1000, 200), (880, 170)), fill="#3f3a36", width=18)
    pen.ellipse((840, 150, 900, 190), fill="#57514b")
    _person(pen, 300, 310, "#54657d")
    _person(pen, 850, 350, "#7d5454")
    return _sent(picture, "村口路灯.jpg")


def canal():
    """A canal between fields, seen from behind three people."""
    picture, pen = _ground(earth="#9fb06f")
    pen.polygon(((500, 560), (580, 560), (900, 900), (420, 900)), fill="#6f9fb8")
    pen.polygon(((470, 560), (500, 560), (420, 900), (340, 900)), fill="#cfc8bb")
    for x, coat in ((160, "#54657d"), (300, "#6b6f4e")):
        _person(pen, x, 420, coat)
    return _sent(picture, "查看水渠.jpg")


def shop():
    """A village shop with the sign of the station beside its door."""
    picture, pen = _ground()
    pen.rectangle((180, 240, 1020, 780), fill="#e9dfc9")
    pen.polygon(((140, 240), (600, 90), (1060, 240)), fill="#8c5a4a")
    pen.rectangle((300, 400, 520, 780), fill="#6d5a45")
    pen.rectangle((620, 400, 900, 600), fill="#a8c3cf")
    pen.rectangle((930, 400, 980, 700), fill="#9b2a20")
    _person(pen, 720, 430, "#7d5454")
    return _sent(picture, "联络站.jpg")


def oath():
    """Some people with a raised hand before a flag."""
    picture, pen = _ground(sky="#efe6d8", earth="#8c5a4a", hills="#efe6d8")
    pen.rectangle((420, 80, 780, 320), fill="#b3261e")
    for x in (240, 480, 720, 960):
        _person(pen, x, 400, "#2f3a4d")
        pen.line(((x + 60, 460), (x + 105, 330)), fill="#2f3a4d", width=26)
        pen.ellipse((x + 88, 300, x + 122, 340), fill="#dcb592")
    return _sent(picture, "宣誓现场.jpg")


def pupils():
    """A school bus at the edge of a village."""
    picture, pen = _ground()
    pen.rectangle((0, 720, 1200, 900), fill="#8b8680")
    pen.rounded_rectangle((420, 380, 1100, 740), 40, fill="#d9a82e")
    for x in range(480, 1000, 130):
        pen.rectangle((x, 430, x + 95, 540), fill="#dfeaf0")
    for x in (540, 960):
        pen.ellipse((x - 60, 690, x + 60, 810), fill="#33302c")
    for x, coat in ((140, "#7d5454"), (260, "#54657d")):
        _person(pen, x, 400, coat)
    return _sent(picture, "校车停靠点.jpg")
