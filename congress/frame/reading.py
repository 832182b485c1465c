"""The words of a file that was handed in: PDF (its text layer), DOCX, XLSX. What cannot be read is said, never raised.

Word and Excel files are read as a stream of bounded length by a parser that knows no entities, so that they may be read while
somebody waits. A PDF is a program of its own: it is read apart, in a process with little memory and little time, which
runs this very file – so it imports nothing of ours.
"""

import re
import subprocess
import sys
import time
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

WHOLE, PART, EMPTY, BROKEN = "whole", "part", "empty", "broken"

MOST = 200_000  # characters that are kept of one file
AT_ONCE = 2 * 1024 * 1024  # bytes of unpacked XML that are read while somebody waits
PATIENTLY = 64 * 1024 * 1024  # … in the background
PIECE = 64 * 1024
PAGES = 1000
PATIENCE = 20  # seconds after which no further page is begun
LIFE = 45  # seconds after which the process apart is ended
MEMORY = 1024 * 1024 * 1024  # address space of the process apart
OFFICE = ("docx", "xlsx")

HAN = "\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff65\U00020000-\U000323af"
BETWEEN_HAN = {
    False: re.compile(f"(?<=[{HAN}])[ ]+(?=[{HAN}])"),
    True: re.compile(f"(?<=[{HAN}])[ ]*\n?[ ]*(?=[{HAN}])"),
}
SPACES = re.compile(r"[^\S\n]+")
LINES = re.compile(r"\s*\n\s*")
BUT_MARKS = re.compile("[^！-／：-＠［-｀｛-･]+")  # punctuation stays as wide as it was printed
UNSPOKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\ufeff\ud800-\udfff]")


@dataclass(frozen=True)
class Words:
    """What a file says, and how much of it that is."""

    text: str
    extent: str  # whole | part | empty | broken


class TooMuch(Exception):
    """There is more than may be read now."""


class Broken(Exception):
    """No file of its kind, or one with parts that no honest file has."""


def read(path, extension, most=PATIENTLY):
    """The Words of a stored file. Raises TooMuch where ``most`` bytes of its XML are not all; in the background that much
    is taken as a part."""
    try:
        if extension == "pdf":
            return _apart(path)
        if extension in OFFICE:
            return _office(path, extension, most)
    except (
        Broken,
        OSError,
        zipfile.BadZipFile,
        zlib.error,
        expat.ExpatError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ):
        return Words("", BROKEN)
    return Words("", EMPTY)


def smooth(text, wrapped=False, gaps=False):
    """Text as it is searched: one form for each character, no gap inside a Chinese word unless ``gaps`` are meant – where
    lines are ``wrapped`` by the page, not even the end of a line."""
    text = UNSPOKEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = BUT_MARKS.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
    text = LINES.sub("\n", SPACES.sub(" ", text)).strip()
    return text if gaps else BETWEEN_HAN[wrapped].sub("", text)


def _said(pieces, cut, wrapped=False):
    text = smooth("".join(pieces), wrapped)
    if not text:
        return Words("", EMPTY)
    return Words(text[:MOST], PART if cut or len(text) > MOST else WHOLE)


# Word and Excel: XML in a ZIP.


class _Text:
    """Collects what a reader of the parts of a file says, until it is enough."""

    def __init__(self):
        self.pieces, self.length = [], 0

    def add(self, text):
        self.pieces.append(text)
        self.length += len(text)

    @property
    def is_full(self):
        return self.length > MOST


def _office(path, extension, most):
    text, cut = _Text(), False
    with zipfile.ZipFile(path) as packed:
        source = _Source(packed, most)
        try:
            (_document if extension == "docx" else _workbook)(source, text)
        except TooMuch:
            if most < PATIENTLY:
                raise
            cut = True
    return _said(text.pieces, cut or text.is_full)


class _Source:
    """The XML members of a packed file, so many bytes of them all together, however they were packed."""

    def __init__(self, packed, most):
        self.packed, self.left, self.names = packed, most, packed.namelist()

    def named(self, pattern):
        """The members of such names in the order of their numbers."""
        found = [(re.fullmatch(pattern, name), name) for name in self.names]
        return [name for _, name in sorted((int(match[1] or 0), name) for match, name in found if match)]

    def parse(self, name, start, end, words, text):
        """Read one member through; the three functions hear of its elements by their local names."""
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = lambda element, values: start(element.rpartition("}")[2], values)
        parser.EndElementHandler = lambda element: end(element.rpartition("}")[2])
        parser.CharacterDataHandler = words
        parser.StartDoctypeDeclHandler = _no_entities
        parser.buffer_text = True
        with self.packed.open(name) as member:
            while (piece := member.read(PIECE)) and not text.is_full:
                self.left -= len(piece)
                if self.left < 0:
                    raise TooMuch(name)
                parser.Parse(piece)


def _no_entities(*declared):
    raise Broken("a document type, which no office file has")


def _document(source, text):
    """The body of a Word document, then notes, heads and feet; what stands twice for old programs is read once."""
    inside = {"t": False, "Fallback": 0}

    def start(name, values):
        inside["Fallback"] += name == "Fallback"
        inside["t"] = name == "t"
        if name in ("tab", "br", "cr"):
            text.add(" ")

    def end(name):
        inside["Fallback"] -= name == "Fallback"
        inside["t"] = False
        if name in ("p", "tc"):
            text.add("\n")

    def words(said):
        if inside["t"] and not inside["Fallback"]:
            text.add(said)

    parts = [*source.named(r"word/document(\d*)\.xml"), *source.named(r"word/(?:foot|end)notes(\d*)\.xml"),
             *source.named(r"word/(?:header|footer)(\d*)\.xml")]  # fmt: skip
    if not parts:
        raise Broken("no document")
    for name in parts:
        source.parse(name, start, end, words, text)
        text.add("\n")


def _workbook(source, text):
    """The cells of all sheets, row by row."""
    shared = [line for name in source.named(r"xl/sharedStrings(\d*)\.xml") for line in _strings(source, name)]
    for name in source.named(r"xl/worksheets/sheet(\d*)\.xml"):
        _sheet(source, name, shared, text)


def _strings(source, name):
    """The texts that cells share, without the readings printed above them."""
    found, held, inside = [], _Text(), {"t": False, "rPh": 0}
    now = []

    def start(element, values):
        inside["rPh"] += element == "rPh"
        inside["t"] = element == "t"
        if element == "si":
            now.clear()

    def end(element):
        inside["rPh"] -= element == "rPh"
        inside["t"] = False
        if element == "si":
            found.append("".join(now))

    def words(said):
        if inside["t"] and not inside["rPh"]:
            now.append(said)

    source.parse(name, start, end, words, held)
    return found


def _sheet(source, name, shared, text):
    cell = {"kind": "", "inside": False}
    now = []

    def start(element, values):
        if element == "c":
            cell["kind"] = values.get("t", "n")
            now.clear()
        cell["inside"] = element in ("v", "t")

    def end(element):
        cell["inside"] = False
        if element == "c" and now:
            text.add(f"{_value(cell['kind'], ''.join(now), shared)}\n")
        elif element == "row":
            text.add("\n")

    def words(said):
        if cell["inside"]:
            now.append(said)

    source.parse(name, start, end, words, text)


def _value(kind, said, shared):
    """A cell as it is searched: 1352 and not 1352.0, a phone number whole, nothing of errors and ticks."""
    if kind == "s":
        return shared[int(said)] if said.isdecimal() and int(said) < len(shared) else ""
    if kind == "n":
        try:
            return f"{float(said):.15g}"
        except ValueError:
            return ""
    return "" if kind in ("b", "e") else said


# PDF: in a process apart.


def _apart(path):
    """Read by a process of its own: whatever a PDF does there, only that process ends."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", __file__, str(path)],
            capture_output=True,
            timeout=LIFE,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return Words("", BROKEN)
    extent, _, text = done.stdout.decode("utf-8", "replace").partition("\n")
    if done.returncode or extent not in (WHOLE, PART):
        return Words("", BROKEN)
    return _said([text], extent == PART, wrapped=True)


def _pages(path):
    """(text, extent) of a PDF, page by page, until time or length are up."""
    from pypdf import PdfReader  # noqa: PLC0415 -- slow import, wanted in the process apart alone

    reader, pieces, length, begun = PdfReader(path), [], 0, time.monotonic()
    if reader.is_encrypted and not reader.decrypt(""):
        raise Broken("locked")
    pages = len(reader.pages)
    for number in range(min(pages, PAGES)):
        if length > MOST or time.monotonic() - begun > PATIENCE:
            return "\n".join(pieces), PART
        pieces.append(reader.pages[number].extract_text())
        length += len(pieces[-1])
    return "\n".join(pieces), WHOLE if pages <= PAGES else PART


def _confine():
    """Little memory, little time, no file of any size written; where the system knows such bounds."""
    try:
        import resource  # noqa: PLC0415 -- not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (LIFE, LIFE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def main(path):
    _confine()
    text, extent = _pages(path)
    sys.stdout.buffer.write(f"{extent}\n{UNSPOKEN.sub('', text)}".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
