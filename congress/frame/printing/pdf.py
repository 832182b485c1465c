"""Paper → PDF by WeasyPrint: GB/T 9704 on A4, PDF/A-3a, the same bytes for the same paper."""

import gc
import hashlib
import logging
import re
import threading
import warnings
from contextlib import contextmanager
from dataclasses import dataclass

from congress.frame.workflow import Refused

from . import fonts, justify, subsetting
from .html import Setting, render_html
from .paper import Paper

VARIANT = "pdf/a-3a"
_PAGE = re.compile(r"Page (\d+)$")
CHARACTERS = 450  # of a paper on one of its pages, tables and all
_MISSING = re.compile(r'unsupported by fonts: "(.+?)"')
_one_at_a_time = threading.RLock()  # Pango and the shared fonts are not made for threads


class PrintingUnavailable(Refused):
    """排版引擎缺少系统库，暂时不能生成 PDF。"""

    def __init__(self, cause):
        super().__init__(
            "这台服务器缺少排版所需的系统库 Pango，暂时不能生成 PDF；Word 版不受影响。"
            "请管理员安装 libpango-1.0-0 与 libpangoft2-1.0-0（统信、麒麟：apt install libpangoft2-1.0-0），"
            f"然后重新生成。原因：{cause}"
        )


@dataclass(frozen=True)
class Rendered:
    """A finished file, how long it is, and which characters no font could draw (缺字)."""

    content: bytes
    pages: int
    missing_glyphs: tuple[str, ...] = ()

    @property
    def sha256(self):
        return hashlib.sha256(self.content).hexdigest()


def engine():
    """WeasyPrint, taught to justify Chinese; PrintingUnavailable where its system libraries are missing."""
    try:
        import weasyprint  # noqa: PLC0415 -- slow import, and system libraries may be missing
    except OSError as cause:
        raise PrintingUnavailable(str(cause).splitlines()[0]) from cause
    justify.install()
    subsetting.install()
    return weasyprint


def render_pdf(paper: Paper, told=None) -> Rendered:
    """Compose the paper and set it. ``told(percent)`` hears how far it is, ever more and never quite 100."""
    with session() as press, _hearing(paper, told):
        return press.write(press.compose(paper))


def merge(papers, *, title, front=(), back=()) -> Rendered:
    """Bind papers into one file with leaves numbered through; what stands before and behind them – cover, 卷内目录,
    备考表 – is composed from what was counted: each is ``(entries) -> Paper``.

    An entry is (paper, first leaf, last leaf). Cover, contents and the note at the end carry no number, as the rules
    for files have it.
    """
    with session() as press:
        bound, entries, leaf = [], [], 1
        for paper in papers:
            document = press.compose(paper, Setting(first_leaf=leaf))
            bound.append(document)
            entries.append((paper, leaf, leaf + len(document.pages) - 1))
            leaf += len(document.pages)
        if not bound:
            raise ValueError("merge: nothing to bind")
        bound[:0] = [press.compose(made(entries)) for made in front]
        bound += [press.compose(made(entries)) for made in back]
        whole = bound[0].copy([page for document in bound for page in document.pages])
        whole.metadata.title = title
        return press.write(whole)


class _Press:
    """The engine while it is held: composes documents, writes files, remembers what the fonts could not draw."""

    def __init__(self, weasyprint, missing):
        self.weasyprint, self.missing = weasyprint, missing
        self.fetcher = weasyprint.urls.URLFetcher(allowed_protocols={"data"})

    def compose(self, paper, setting=Setting()):  # noqa: B008 -- frozen
        return self.lay_out(render_html(paper, setting))

    def lay_out(self, html):
        page = self.weasyprint.HTML(string=html, url_fetcher=self.fetcher, base_url=None)
        return page.render(font_config=fonts.configuration(), pdf_variant=VARIANT)

    def write(self, document):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint 70 leaves its colour profile open
            content = document.write_pdf(pdf_variant=VARIANT, finisher=_leave_metadata_readable)
        return Rendered(content, len(document.pages), tuple(sorted(self.missing)))


def _leave_metadata_readable(document, pdf):
    """Archives and our own check find title and check address in the plain bytes of the file (PDF/A advises it)."""
    for part in pdf.objects:
        if getattr(part, "extra", {}).get("Type") == "/Metadata":
            part.compress = False


class _MissingGlyphs(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.found = set()

    def emit(self, record):
        match = _MISSING.search(record.getMessage())
        if match:
            self.found.update(match.group(1))


class _Progress(logging.Handler):
    """What the engine says of its steps, as a share of the whole. How long the layout will be is guessed from the
    words, for only its end can tell."""

    LAID_OUT, WRITTEN = 65, 95  # per cent

    def __init__(self, told, pages):
        super().__init__(logging.INFO)
        self.told, self.pages, self.said = told, pages, 0

    def emit(self, record):
        words = record.getMessage()
        if found := _PAGE.search(words):
            share = 10 + (self.LAID_OUT - 10) * min(1, int(found[1]) / self.pages)
        else:
            share = {"6": self.LAID_OUT, "7": self.WRITTEN}.get(words[5:6], 2 * int(words[5:6]))
        if share >= self.said + 2:
            self.said = int(share)
            self.told(self.said)


@contextmanager
def _hearing(paper, told):
    """Pass on how far the engine is; what ``told`` raises ends the work."""
    if told is None:
        yield
        return
    logger, listener = logging.getLogger("weasyprint.progress"), _Progress(told, max(4, paper.length / CHARACTERS))
    kept = logger.level
    logger.addHandler(listener)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.setLevel(kept)


@contextmanager
def _listening():
    """Hear what the fonts could not draw, whatever the log is set to show."""
    listener, logger = _MissingGlyphs(), logging.getLogger("weasyprint")
    kept = logger.level, logger.propagate
    logger.addHandler(listener)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield listener.found
    finally:
        logger.removeHandler(listener)
        logger.setLevel(kept[0])
        logger.propagate = kept[1]


@contextmanager
def _seldom_collecting():
    """Collecting garbage seldom saves a fifth of the time; not at all would cost a long file a third more memory."""
    kept = gc.get_threshold()
    gc.set_threshold(200_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*kept)


@contextmanager
def session():
    """Hold the engine for one file."""
    weasyprint = engine()
    with _one_at_a_time, _listening() as missing, _seldom_collecting():
        yield _Press(weasyprint, missing)
