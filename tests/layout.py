"""Where the letters of a print stand, as WeasyPrint lays them out: in their columns, and apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from briefs.render.engine import opened
from tests.provenance import FOLDERS

# How far the letters of the shipped fonts reach above and below the line, accents left out.
_ABOVE, _BELOW = 0.72, 0.24
_SLACK = 0.75
"""So many CSS pixels, half a point and a bit, are nobody's fault."""


@dataclass(frozen=True)
class Line:
    """A piece of text on a line, and where its letters are on the page, in CSS pixels."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    columns: tuple[tuple[float, float], ...]
    """The left and the right edge of everything that it stands in, the innermost last."""

    def __str__(self) -> str:
        return f"“{self.text.strip()}” (page {self.page})"

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)


def lines(html: str) -> list[Line]:
    """Every piece of text of a print; watermarks, which lie behind it, and bullets are left out."""
    pages = opened(html, FOLDERS).render().pages
    return [
        line for number, page in enumerate(pages, 1) for line in _lines(page._page_box, number, ())
    ]


def _lines(box: Any, page: int, columns: tuple[tuple[float, float], ...]) -> Iterator[Line]:
    box = getattr(box, "_box", box)
    if box.style["position"] == "fixed" or str(box.element_tag).endswith("::marker"):
        return  # bullets stand outside on purpose
    if hasattr(box, "text"):
        if box.text.strip() and box.width:
            size = box.style["font_size"]
            line = box.position_y + box.baseline
            right = box.position_x + box.width
            top, bottom = line - _ABOVE * size, line + _BELOW * size
            yield Line(page, box.text, box.position_x, top, right, bottom, columns)
        return
    kinds = {one.__name__ for one in type(box).__mro__}
    if "BlockContainerBox" in kinds:
        left = box.content_box_x()
        columns = (*columns, (left, left + box.width))
    for child in getattr(box, "children", ()):
        yield from _lines(child, page, columns)


def outside(found: list[Line]) -> list[str]:
    """The texts that leave one of the columns, cells or boxes that they stand in."""
    return [
        str(one)
        for one in found
        if any(
            one.left < left - _SLACK or one.right > right + _SLACK for left, right in one.columns
        )
    ]


def overlapping(found: list[Line], share: float = 0.1) -> list[str]:
    """The pairs of texts that lie upon each other by this share of the smaller one."""
    ordered = sorted(found, key=lambda one: (one.page, one.top))
    pairs = []
    for at, one in enumerate(ordered):

        def begins_beside(other: Line, one: Line = one) -> bool:
            return other.page == one.page and other.top < one.bottom

        for other in takewhile(begins_beside, ordered[at + 1 :]):
            width = min(one.right, other.right) - max(one.left, other.left)
            height = min(one.bottom, other.bottom) - other.top
            if width > 0 and width * height > share * min(one.area, other.area):
                pairs.append(f"{one} and {other}")
    return pairs
