"""Where the words of a PDF stand: which leave the page, and which lie upon each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pikepdf

from tests.outputs.programs import program, run

MARGIN = 5000.0
SIDES = ("xMin", "yMin", "xMax", "yMax")
XHTML = "{http://www.w3.org/1999/xhtml}"


class Word(NamedTuple):
    """A word and its box, in points from the upper left corner of its page."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str

    def __str__(self) -> str:
        return (
            f"“{self.text}” (page {self.page}, {self.left:.0f} pt across, {self.top:.0f} pt down)"
        )

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)


class Page(NamedTuple):
    """A page and the words on it and around it."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]


def is_watermark(word: Word) -> bool:
    """Whether it lies behind the text on purpose. Nothing that is to be read is set as large."""
    return word.bottom - word.top > 40


def pages(path: Path, scratch: Path) -> list[Page]:
    """All words. Poppler drops those beside the page, so it is shown a page that is far larger."""
    larger = scratch / "larger.pdf"
    sizes = []
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(x) for x in page.cropbox.as_list())
            sizes.append((right - left, top - bottom))
            box = [left - MARGIN, bottom - MARGIN, right + MARGIN, top + MARGIN]
            page.mediabox = page.cropbox = pikepdf.Array(box)
        pdf.save(larger)
    done = run(program("pdftotext"), "-bbox", larger, "-")
    assert done.returncode == 0, done.stderr
    root = ElementTree.fromstring(done.stdout)
    found = root.iter(f"{XHTML}page")
    return [
        Page(number, *size, tuple(_words(number, element)))
        for number, (size, element) in enumerate(zip(sizes, found, strict=True), 1)
    ]


def _words(page: int, element: ElementTree.Element) -> Iterator[Word]:
    for word in element.iter(f"{XHTML}word"):
        left, top, right, bottom = (float(word.attrib[side]) - MARGIN for side in SIDES)
        yield Word(page, left, top, right, bottom, word.text or "")


def outside(page: Page, tolerance: float = 0.5) -> list[Word]:
    """The words that leave the page."""
    return [
        word
        for word in page.words
        if not is_watermark(word)
        and (
            min(word.left, word.top) < -tolerance
            or word.right > page.width + tolerance
            or word.bottom > page.height + tolerance
        )
    ]


def overlapping(page: Page, share: float = 0.15, least: float = 1.0) -> list[tuple[Word, Word]]:
    """The pairs that share so much of the smaller box, and at least so many points each way.

    Boxes reach from the tallest to the deepest letter of the font, so those of neighbouring lines
    touch; hence the share.
    """
    found = []
    open_words: list[Word] = []  # those that reach down to the one at hand
    for word in sorted((w for w in page.words if not is_watermark(w)), key=lambda w: w.top):
        open_words = [other for other in open_words if other.bottom > word.top]
        for other in open_words:
            width = min(word.right, other.right) - max(word.left, other.left)
            height = min(word.bottom, other.bottom) - word.top
            smaller = min(word.area, other.area)
            if min(width, height) >= least and width * height > share * smaller:
                found.append((other, word))
        open_words.append(word)
    return found
