"""The boxes of WeasyPrint: which of them are drawn, where, and in which marked content.

Everything of WeasyPrint that is not public stands in this module. What it relies on is listed in
`tests/render/test_boxes.py`, which says what is gone where a version of WeasyPrint changes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal
from xml.etree.ElementTree import Element

import pydyf

Place = tuple[float, float, float, float]
"""A rectangle on a page: left, bottom, right, top, in points from its lower left corner."""

POINTS = 0.75
"""A CSS pixel in points."""

_HEADER, _FOOTER, _RUNNING = (
    f"<</Type /Pagination{subtype}>>" for subtype in ("/Subtype /Header", "/Subtype /Footer", "")
)
# Where WeasyPrint breaks a word itself, it writes this.
_HYPHEN = "\u2010"
_LAST_GLYPH = re.compile(rb"\[(.*)([0-9a-f]{4})>(-?[0-9.]*)\] TJ", re.DOTALL)


@dataclass(frozen=True)
class Drawn:
    """A box that has something to do with what is read of a page."""

    box: Any
    element: Element | None
    """The element that it was made for; none for what stylesheets put into the margins."""
    what: Literal["text", "image", "link", "picture"]
    """Text or an image that is drawn in it; a link on it; or a picture made of other boxes."""
    is_marker: bool
    """Whether it is the number or the bullet of its element, which is a list entry."""
    running: str | None
    """The properties of an artifact that runs along on every page; none where it does not."""

    @property
    def is_blank(self) -> bool:
        """Whether it is text without a letter, such as the space between two entries of a list."""
        return self.what == "text" and not self.box.text.strip()


class Mark(pydyf.Object):  # type: ignore[misc]
    """The beginning of a marked-content sequence; its owner is known only once all is drawn."""

    def __init__(self, stream: Any, number: int | None, properties: str = "") -> None:
        super().__init__()
        self.stream, self.number, self.role = stream, number, "Span"
        self._properties = properties

    @property
    def data(self) -> bytes:
        if self.number is None:
            properties = self._properties
            return f"/Artifact {properties} BDC".encode() if properties else b"/Artifact BMC"
        return f"/{self.role} <</MCID {self.number}>> BDC".encode()


class Marks:
    """All marked content of a page, in its own content stream and in the forms on it."""

    def __init__(self, artifacts: Mapping[int, str]) -> None:
        """Begin with the boxes, by identity, that are artifacts, and their properties."""
        self.contents: dict[int, Mark] = {}
        """For each other box, by identity, what was drawn in it."""
        self._artifacts = artifacts
        self._counts: dict[int, int] = {}

    def watch(self, stream: Any) -> None:
        """Have a content stream mark what is drawn in it as its contents or as artifacts."""
        make = stream.clone

        @contextmanager
        def marked(box: Any, _: str) -> Iterator[None]:
            mark = self._begin(stream, box)
            start = len(stream.stream)
            try:
                yield
            finally:
                if mark.number is not None and getattr(box, "text", "").endswith(_HYPHEN):
                    _soften(stream.stream, start)
                stream.end_marked_content()

        @contextmanager
        def artifact() -> Iterator[None]:
            stream.stream.append(Mark(stream, None))
            try:
                yield
            finally:
                stream.end_marked_content()

        def clone(**options: Any) -> Any:
            """A form, which numbers its contents by itself."""
            form = make(**options)
            self.watch(form)
            return form

        stream.marked, stream.artifact, stream.clone = marked, artifact, clone

    def empty(self, stream: Any, box: Any) -> None:
        """Mark a place where nothing but backgrounds and borders is drawn as contents."""
        self._begin(stream, box)
        stream.end_marked_content()

    def _begin(self, stream: Any, box: Any) -> Mark:
        if (properties := self._artifacts.get(id(box))) is not None:
            mark = Mark(stream, None, properties)
        else:
            number = self._counts.get(id(stream), 0)
            self._counts[id(stream)] = number + 1
            mark = self.contents[id(box)] = Mark(stream, number)
        stream.stream.append(mark)
        return mark


def _soften(drawn: list[Any], start: int) -> None:
    """Say that the last hyphen is soft (ISO 32000-1, 14.8.2.2.3), so that a word is read as one.

    The fonts have one glyph for all hyphens, so only the place tells which of them it is.
    """
    for at in range(len(drawn) - 1, start - 1, -1):
        if isinstance(drawn[at], bytes) and (found := _LAST_GLYPH.fullmatch(drawn[at])):
            before, glyph, after = found.groups()
            before = before.removesuffix(b"<") if before.endswith(b"<") else before + b">"
            drawn[at : at + 1] = [
                *([b"[" + before + b"] TJ"] if before else []),
                b"/Span <</ActualText <FEFF00AD>>> BDC",
                b"[<" + glyph + b">" + after + b"] TJ",
                b"EMC",
            ]
            return


def watch(page: Any, artifacts: Mapping[int, str], finished: Callable[[Any, Marks], None]) -> None:
    """Have a page mark its contents when it is painted, and tell when that is done."""
    paint = page.paint

    def watched(stream: Any, scale: float = 1) -> None:
        marks = Marks(artifacts)
        marks.watch(stream)
        paint(stream, scale)
        finished(stream, marks)

    page.paint = watched


def room(page: Any) -> float:
    """How high a page is, margins left out, in CSS pixels."""
    height: float = page._page_box.height
    return height


def annotation(drawn: Drawn) -> Any:
    """The annotation that makes a box a link; none before its page is painted."""
    return drawn.box.link_annotation


def place(drawn: Drawn, page: Any) -> Place:
    """Where a box stands on its page, if nothing turns or scales it."""
    box = drawn.box
    left, top = box.border_box_x(), box.border_box_y()
    right, bottom = left + box.border_width(), top + box.border_height()
    up = page.height
    return left * POINTS, (up - bottom) * POINTS, right * POINTS, (up - top) * POINTS


def drawn(
    page: Any, is_picture: Callable[[Element], bool], is_repeated: Callable[[Element], bool]
) -> Iterator[Drawn]:
    """What there is to read on a page, in the order of its document.

    `is_repeated` tells of the head or the foot of a table whether an earlier page has it already.
    """
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415 - heavy
    from weasyprint.layout.absolute import AbsolutePlaceholder  # noqa: PLC0415

    links = {id(box) for _, _, _, box in page.links}

    def walk(box: Any, running: str | None, is_marker: bool) -> Iterator[Drawn]:
        is_link = id(box) in links
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        element = box.element
        if running is None:
            running = runs_along(box)
        is_marker = is_marker or str(box.element_tag).endswith("::marker")
        if isinstance(box, boxes.TextBox):
            yield Drawn(box, element, "text", is_marker, running)
        elif isinstance(box, boxes.ReplacedBox):
            yield Drawn(box, element, "image", is_marker, running)
        elif element is not None and is_picture(element):
            yield Drawn(box, element, "picture", is_marker, running)
        if is_link:
            yield Drawn(box, element, "link", is_marker, running)
        for child in box.children:
            yield from walk(child, running, is_marker)

    def runs_along(box: Any) -> str | None:
        if isinstance(box, boxes.MarginBox):
            return _HEADER if box.at_keyword.startswith("@top") else _FOOTER
        if box.style["position"] == "fixed":
            return _RUNNING
        is_head = isinstance(box, boxes.TableRowGroupBox) and (box.is_header or box.is_footer)
        return (
            _RUNNING if is_head and box.element is not None and is_repeated(box.element) else None
        )

    for child in page._page_box.children:
        yield from walk(child, None, False)
