"""Cutting fonts down to the characters used, where the system has no libharfbuzz-subset.

Without that library WeasyPrint 70 falls back to fontTools, which is slow and announced for removal. The wheel of
``uharfbuzz`` carries the same HarfBuzz subsetter, so printing needs no further system package.
"""


def install():
    """Use the wheel's subsetter if the system has none; return which one is in use."""
    from weasyprint.pdf import fonts  # noqa: PLC0415 -- slow import

    if fonts.harfbuzz_subset is not None:
        return "system"
    fonts.Font.subset = lambda font, to_unicode, hinting: subset(font, to_unicode, hinting) if to_unicode else None
    return "uharfbuzz"


def subset(font, to_unicode, hinting):
    """Keep the used glyphs at their numbers, then drop the empty places behind the last of them."""
    import uharfbuzz as hb  # noqa: PLC0415 -- slow import

    flags = hb.SubsetFlags.PASSTHROUGH_UNRECOGNIZED | hb.SubsetFlags.DESUBROUTINIZE
    if font.missing:
        flags |= hb.SubsetFlags.NOTDEF_OUTLINE

    def cut(face, glyphs, flags):
        wish = hb.SubsetInput()
        wish.glyph_set.update(glyphs)
        wish.flags = flags
        return hb.subset(face, wish)

    whole = hb.Face(hb.Blob(bytes(font.file_content)), font.index)
    used = cut(whole, sorted(to_unicode), flags | hb.SubsetFlags.RETAIN_GIDS)
    if not hinting:
        flags |= hb.SubsetFlags.NO_HINTING
    font.file_content = bytes(cut(used, range(max(to_unicode) + 1), flags).blob.data)
