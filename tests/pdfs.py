"""Reading PDFs back: their text, their fonts, and every string in them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pikepdf
import pypdfium2

SHIPPED_FONTS = frozenset(
    (
        *("Source-Sans-3", "Source-Serif-4"),
        *("Noto-Sans-Hebrew", "Noto-Serif-Hebrew", "Noto-Naskh-Arabic-UI"),
    )
)
"""The families of `templates/fonts/`, as PDFs name them."""


def page_texts(path: Path) -> tuple[str, ...]:
    """The text of each page, white space folded, hyphens at line ends left as they are.

    Letters that stand slantwise, those of a watermark, are parted from the line that they cross.
    """
    document = pypdfium2.PdfDocument(path)
    try:
        return tuple(" ".join(_parted(page.get_textpage()).split()) for page in document)
    finally:
        document.close()


def _parted(page: pypdfium2.PdfTextPage) -> str:
    slant = pypdfium2.raw.FPDFText_GetCharAngle
    runs = groupby(range(page.count_chars()), key=lambda at: slant(page, at) > 0)
    pieces = []
    for is_slanted, places in runs:
        run = list(places)
        text = page.get_text_range(run[0], len(run))
        pieces.append(f" {text} " if is_slanted else text)
    return "".join(pieces)


def fonts(path: Path) -> set[str]:
    """The names of all fonts, each of which is embedded."""
    found = set()
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for font in page.resources.get("/Font", {}).values():
                inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                assert "/FontFile2" in inner.FontDescriptor or "/FontFile3" in inner.FontDescriptor
                found.add(str(font.BaseFont))
    return found


def strings(path: Path) -> Iterator[str]:
    """Every string and every decoded stream but attachments: metadata, outlines, tags."""
    with pikepdf.open(path) as pdf:
        for item in (*pdf.objects, pdf.trailer):
            if not (isinstance(item, pikepdf.Stream) and item.get("/Type") == "/EmbeddedFile"):
                yield from _strings(item)


def _strings(item: object) -> Iterator[str]:
    if isinstance(item, pikepdf.Stream):
        yield item.read_bytes().decode("latin-1")
        yield item.read_bytes().decode("utf-8", "replace")
    if isinstance(item, (pikepdf.String, pikepdf.Name)):
        yield str(item)
    elif isinstance(item, pikepdf.Array):
        for part in item:
            yield from _direct(part)
    elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in item.keys():  # noqa: SIM118 - a stream is no mapping
            yield from _direct(item[key])


def _direct(part: object) -> Iterator[str]:
    """What is referred to is an object of its own, and comes up by itself."""
    if not (isinstance(part, pikepdf.Object) and part.is_indirect):
        yield from _strings(part)


def attachments(path: Path) -> dict[str, bytes]:
    """The files inside a PDF by their names, decoded."""
    with pikepdf.open(path) as pdf:
        return {name: one.get_file().read_bytes() for name, one in pdf.attachments.items()}
