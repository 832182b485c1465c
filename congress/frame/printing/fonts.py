"""Which font plays which role, and a private font world for the PDF engine so that every machine prints alike."""

import os
import threading
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from django.conf import settings

VENDORED = Path(__file__).resolve().parent.parent / "fonts"

# role: our own font, then the family names under which an office's licensed fonts are known, then the Word name
ROLES = {
    "仿宋": ("RD FangSong", ("仿宋_GB2312", "FangSong_GB2312", "方正仿宋_GB2312", "仿宋", "FangSong")),
    "楷体": ("RD KaiTi", ("楷体_GB2312", "KaiTi_GB2312", "方正楷体_GB2312", "楷体", "KaiTi")),
    "黑体": ("RD HeiTi", ("黑体", "SimHei", "方正黑体_GBK")),
    "宋体": ("RD SongTi", ("宋体", "SimSun", "方正书宋_GBK")),
    "小标宋": (
        "RD BiaoSong",
        ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "小标宋体"),
    ),
    "西文": ("RD Latin", ()),
    "生僻字": ("RD Rare", ()),
}
FILES = {
    "仿宋": "RDFangSong.ttf",
    "楷体": "RDKaiTi.ttf",
    "黑体": "RDHeiTi.ttf",
    "宋体": "RDSongTi.ttf",
    "小标宋": "RDBiaoSong.ttf",
    "西文": "RDLatin.ttf",
    "生僻字": "RDRare.ttf",
}
WORD = {"仿宋": "仿宋_GB2312", "楷体": "楷体_GB2312", "黑体": "黑体", "宋体": "宋体", "小标宋": "方正小标宋简体"}

_lock = threading.Lock()


def office_folder():
    """The folder an office has named for its own licensed fonts, or None."""
    return Path(settings.PDF_FONT_DIR) if settings.PDF_FONT_DIR else None


def missing_roles():
    """The roles whose own font file is not there, as Chinese words."""
    return [role for role, name in FILES.items() if not (VENDORED / name).is_file()]


@cache
def office_families():
    """The family names found in the office's folder. Read once per process."""
    from fontTools.ttLib import TTCollection, TTFont, TTLibError  # noqa: PLC0415 -- slow import

    folder, names = office_folder(), set()
    for path in sorted(folder.iterdir()) if folder and folder.is_dir() else ():
        if path.suffix.lower() not in (".ttf", ".ttc", ".otf"):
            continue
        try:
            found = TTCollection(path).fonts if path.suffix.lower() == ".ttc" else [TTFont(path, lazy=True)]
        except (TTLibError, OSError):
            continue  # not a font after all
        names.update(record.toUnicode() for font in found for record in font["name"].names if record.nameID in (1, 16))
    return frozenset(names)


def family(role):
    """The CSS font-family of a role: the office's own font first, then ours, then letters and rare characters."""
    ours, known = ROLES[role]
    chain = [name for name in known if name in office_families()] + [ours]
    chain += [ROLES[other][0] for other in ("西文", "生僻字")]
    return ", ".join(f'"{name}"' for name in chain)


def families():
    return {role: family(role) for role in ROLES}


def _write_conf():
    """Write fonts.conf naming only our folders; a reader never sees half a file."""
    work, office = settings.VAR / "print", office_folder()
    work.mkdir(parents=True, exist_ok=True)
    folders = [folder for folder in (office, VENDORED) if folder]
    text = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
    text += "".join(f"  <dir>{escape(str(folder))}</dir>\n" for folder in folders)
    text += f"  <cachedir>{escape(str(work / 'fontconfig'))}</cachedir>\n</fontconfig>\n"
    conf = work / "fonts.conf"
    if not conf.exists() or conf.read_text("utf-8") != text:
        draft = work / f"fonts.{os.getpid()}.conf"
        draft.write_text(text, "utf-8")
        draft.replace(conf)
    return conf


@contextmanager
def _environment(name, value):
    """Set for the moment the library reads it, so that no child process (a browser, say) inherits it."""
    kept = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if kept is None:
            del os.environ[name]
        else:
            os.environ[name] = kept


@cache
def _configuration():
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 -- slow import

    with _environment("FONTCONFIG_FILE", str(_write_conf())):
        return FontConfiguration()


def configuration():
    """The one FontConfiguration of this process; making one reads all fonts, sharing one costs nothing."""
    with _lock:
        return _configuration()
