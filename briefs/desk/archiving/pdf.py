"""The text of a PDF, by PDFium: its lines joined to paragraphs again.

A PDF knows where letters stand, and nothing of paragraphs or of words broken at the end of a line;
so this is a conversion, which the editor is told. Lines at the edges of pages that repeat from page
to page are left out, and named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from briefs.desk.archiving.hyphens import HYPHEN, Hyphens
from briefs.desk.archiving.plain import SENTENCE_END, tidy
from briefs.desk.archiving.taken import Taken
from briefs.desk.refused import Refused

_WIDER_GAP = 0.3
"""How much further than usual lines of different paragraphs are apart, in heights of a line."""
_OTHER_SIZE = 0.15
_SHORT = 0.85
"""A last line is seldom longer than this part of the width of the text."""
_INDENT = 0.6
_EDGE_LINES = 2
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text and where it stands, in points from the lower left corner."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """How high its letters are, from the lowest to the highest."""
        return max(self.top - self.bottom, 1.0)


def take_pdf(data: bytes, name: str) -> Taken:
    """Take in a PDF. Raises `Refused` where it cannot be read or holds no text."""
    import pypdfium2  # noqa: PLC0415 - needed for PDFs only

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused(f"`{name}` cannot be read as a PDF: {str(error).rstrip('.')}.") from None
    lines = [line for number, page in enumerate(document) for line in _lines(page, number)]
    about = document.get_metadata_dict()
    if not lines:
        raise Refused(
            f"`{name}` holds no text, only pictures of it. Save its text as a `.txt` and archive "
            "that."
        )
    edges = running_lines(lines)
    kept = [line for line in lines if line not in edges]
    done = [
        "Lines were joined to paragraphs, and words broken at line ends made whole: compare "
        "the text with the PDF."
    ]
    if edges:
        shown = "”, “".join(
            dict.fromkeys(line.text for line in edges if line.page == edges[0].page)
        )
        done.append(f"Left out, since it repeats at the edges of pages: “{shown}”.")
    text, more = tidy("\n".join(paragraphs(kept)))
    return Taken(text, (*done, *more), title=_title(about, text), original="pdf")


def _title(about: dict[str, str], text: str) -> str | None:
    """The title that the PDF gives itself, where it stands in the text as well."""
    title = " ".join(about.get("Title", "").split())
    return title if title and title in text else None


def _lines(page: object, number: int) -> Iterator[Line]:
    """The lines of a page, in the order of the file."""
    reader = page.get_textpage()  # type: ignore[attr-defined]
    text = reader.get_text_range()
    is_measurable = len(text) == reader.count_chars()
    for found in re.finditer(r"[^\r\n]+", text):
        places = [i for i in range(*found.span()) if not text[i].isspace()]
        if not places:
            continue
        if not is_measurable:
            yield Line(_shown(found[0]), number, 0.0, 0.0, 0.0, 0.0)
            continue
        boxes = [_Box(*reader.get_charbox(i, loose=True)) for i in places]
        for start, stop in _rows(boxes):
            row = boxes[start:stop]
            yield Line(
                _shown(text[places[start] : places[stop - 1] + 1]),
                number,
                min(box.left for box in row),
                min(box.bottom for box in row),
                max(box.right for box in row),
                max(box.top for box in row),
            )


class _Box(NamedTuple):
    """Where a letter stands, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float


def _rows(boxes: Sequence[_Box]) -> Iterator[tuple[int, int]]:
    """Where the letters of one row begin and end.

    PDFium joins a row that ends in a hyphen with whatever the file draws next, be it the head of
    the page.
    """
    start = 0
    for at, (box, after) in enumerate(pairwise(boxes), 1):
        if after.bottom >= box.top or after.top <= box.bottom:
            yield start, at
            start = at
    yield start, len(boxes)


def _shown(text: str) -> str:
    """The text of a line. Fonts draw all hyphens with one glyph, and PDFium names one at the end of
    a row U+FFFE; which of them a PDF has is chance.
    """
    return text.strip().replace("‐", "-").replace("\ufffe", "-")


def running_lines(lines: list[Line]) -> list[Line]:
    """Headers, footers and page numbers: apart from the rest of a page, and on most pages alike."""
    usual = _usual_gap(lines)
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    found: list[Line] = []
    for page in pages.values():
        ordered = sorted(page, key=lambda line: -line.top)
        for edge in (ordered[: _EDGE_LINES + 1], ordered[: -_EDGE_LINES - 2 : -1]):
            for count in range(1, len(edge)):
                if abs(_gap(edge[count - 1], edge[count])) > usual + _WIDER_GAP:
                    found += edge[:count]
                    break
    alike = Counter(_without_numbers(line) for line in found)
    needed = max(2, (len(pages) + 1) // 2)
    return [line for line in found if alike[_without_numbers(line)] >= needed]


def _without_numbers(line: Line) -> str:
    return _NUMBER.sub("#", line.text)


def paragraphs(lines: list[Line]) -> list[str]:
    """The lines joined where they belong together."""
    if not lines:
        return []
    usual = _usual_gap(lines)
    hyphens = Hyphens(" ".join(line.text for line in lines))
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    joined = [lines[0].text]
    for above, below in pairwise(lines):
        if _parts(above, below, usual, left, right):
            joined.append(below.text)
        else:
            joined[-1] = hyphens.join(joined[-1], below.text)
    return joined


def _parts(above: Line, below: Line, usual: float, left: float, right: float) -> bool:
    """Whether a new paragraph begins with the line below."""
    if HYPHEN.search(above.text) and below.text[:1].islower():
        return False
    if abs(above.height - below.height) > _OTHER_SIZE * max(above.height, below.height):
        return True
    ends = SENTENCE_END.search(above.text) is not None
    if above.page != below.page or below.top > above.top:  # a new page or column
        return ends
    if _gap(above, below) > usual + _WIDER_GAP:
        return True
    is_short = above.right < left + _SHORT * (right - left)
    return ends and (is_short or below.left - above.left > _INDENT * below.height)


def _gap(above: Line, below: Line) -> float:
    """The room between two lines, in heights of a line."""
    return (above.bottom - below.top) / max(above.height, below.height)


def _usual_gap(lines: list[Line]) -> float:
    """The room that lines of one paragraph mostly have between them."""
    gaps = [_gap(a, b) for a, b in pairwise(lines) if a.page == b.page and b.top < a.top]
    return median(gaps) if gaps else 0.0
