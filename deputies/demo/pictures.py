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


def street():
    """[(upload, Judged)]: a village street with a broken lamp and two people beside it."""
    picture = Image.new("RGB", (1200, 900), "#c9d7e0")
    pen = ImageDraw.Draw(picture)
    pen.polygon(HILLS, fill="#8ea88a")
    pen.rectangle((0, 560, 1200, 900), fill="#b7a489")
    pen.polygon(((420, 900), (560, 560), (640, 560), (900, 900)), fill="#8b8680")
    pen.line(((1000, 860), (1000, 200), (880, 170)), fill="#3f3a36", width=18)
    pen.ellipse((840, 150, 900, 190), fill="#57514b")
    for x, y, coat in ((300, 310, "#54657d"), (850, 350, "#7d5454")):
        pen.ellipse((x - 45, y - 50, x + 45, y + 50), fill="#dcb592")
        pen.rectangle((x - 60, y + 50, x + 60, y + 300), fill=coat)
        pen.rectangle((x - 45, y + 300, x + 45, y + 470), fill="#3b3b44")
    file = BytesIO()
    picture.save(file, "JPEG", quality=85)
    upload = SimpleUploadedFile("村口路灯.jpg", file.getvalue(), "image/jpeg")
    return [(upload, judge(upload))]
