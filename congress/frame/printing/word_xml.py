"""What python-docx has no words for: fonts in all four slots, borders, and properties in the order of the schema."""

import io
import zipfile

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from . import fonts

LATIN = "Times New Roman"
OWN_LETTERS = ("小标宋", "黑体", "宋体")
EPOCH = (1980, 1, 1, 0, 0, 0)

# Word and WPS read a paragraph's and a run's properties only in the order of the schema.
SCHEMA = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
        "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs "
        "em lang"
    ),
}


def element(tag, **attributes):
    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def set_font(properties, role):
    """A role of type in all four slots; letters and digits are Times but where the role draws its own."""
    latin = fonts.WORD[role] if role in OWN_LETTERS else LATIN
    slots = properties.find(qn("w:rFonts"))
    if slots is None:
        slots = element("rFonts")
        properties.insert(0, slots)
    for slot, font in (("ascii", latin), ("hAnsi", latin), ("eastAsia", fonts.WORD[role]), ("cs", latin)):
        slots.set(qn(f"w:{slot}"), font)


def _border(line, edge, style, size, space, color):
    properties = line._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = element("pBdr")
        properties.append(borders)
    borders.append(element(edge, val=style, sz=size, space=space, color=color))


def underline(line, style, size, space=1, color="000000"):
    _border(line, "bottom", style, size, space, color)


def overline(line, style, size, space=1, color="000000"):
    _border(line, "top", style, size, space, color)


def as_field(first, last, code):
    """Make what stands from one line to another the present result of a field, to be brought up to date on opening."""
    begin, instruction, parted, end = (OxmlElement("w:r") for _ in range(4))
    begin.append(element("fldChar", fldCharType="begin", dirty="true"))
    text = OxmlElement("w:instrText")
    text.text = code
    instruction.append(text)
    parted.append(element("fldChar", fldCharType="separate"))
    end.append(element("fldChar", fldCharType="end"))
    start = first._p.find(qn("w:r"))
    for run in (begin, instruction, parted):
        start.addprevious(run)
    last._p.append(end)


def in_schema_order(part):
    for tag, names in SCHEMA.items():
        order = names.split()
        for properties in part.iter(qn(f"w:{tag}")):
            places = {child: order.index(child.tag.rpartition("}")[2]) for child in properties}
            properties[:] = sorted(properties, key=places.get)


def repacked(draft):
    """The same package, its parts in a fixed order under a fixed date, so that equal papers are equal files."""
    final = io.BytesIO()
    with zipfile.ZipFile(draft) as source, zipfile.ZipFile(final, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return final.getvalue()
