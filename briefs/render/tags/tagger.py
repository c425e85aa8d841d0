"""Tagging a document on its way into a PDF: what is drawn finds its place in the tag tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from xml.etree.ElementTree import Element

import pydyf

from briefs.render.tags import boxes
from briefs.render.tags.boxes import Drawn, Marks
from briefs.render.tags.elements import Page, kind, shown
from briefs.render.tags.finish import finish
from briefs.render.tags.tree import Area, Piece, Tree
from briefs.render.tags.write import write

_DECORATION = ""
"""The properties of an artifact of which nothing is to be said."""
_OF_PARTS = frozenset({"dl", "menu", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul"})
"""Elements that hold other elements and no text."""


@dataclass(frozen=True)
class _Painted:
    number: int
    """The number of the page, from 0."""
    page: Any
    drawn: tuple[Drawn, ...]
    marks: Marks


class Tagger:
    """Watches the pages of one document being painted, and writes its tag tree."""

    def __init__(self, root: Element, pages: Sequence[Any]) -> None:
        self._html = Page(root)
        self._painted: list[_Painted] = []
        self._heads: dict[Element, int] = {}
        self._is_hidden = cache(self._html.is_hidden)
        self._picture = cache(self._html.picture)
        for number, page in enumerate(pages):
            found = tuple(
                boxes.drawn(page, self._is_picture, partial(self._is_repeated, page=number))
            )
            artifacts = {
                id(one.box): properties
                for one in found
                if (properties := self._artifact(one)) is not None
            }
            boxes.watch(page, artifacts, partial(self._paint, number, page, found))

    def finish(self, pdf: pydyf.PDF) -> Iterator[str]:
        """Write the tag tree once all pages are painted; gives what is wrong with the document."""
        tree = Tree(self._html)
        for painted in self._painted:
            for one in painted.drawn:
                yield from self._placed(tree, painted, one)
        yield from finish(tree)
        write(pdf, tree)

    def _is_picture(self, element: Element) -> bool:
        return self._picture(element) is element

    def _is_repeated(self, head: Element, page: int) -> bool:
        return self._heads.setdefault(head, page) != page

    def _artifact(self, one: Drawn) -> str | None:
        """The properties of a box that has no meaning; none where it has one."""
        if one.running is not None:
            return one.running
        if one.element is None or self._is_hidden(one.element):
            return _DECORATION
        # Images that stylesheets bring in are decoration, and so are the spaces between entries.
        is_of_style = one.what == "image" and self._picture(one.element) is None
        is_between = one.is_blank and kind(one.element) in _OF_PARTS
        return _DECORATION if is_of_style or is_between else None

    def _paint(
        self, number: int, page: Any, found: tuple[Drawn, ...], stream: Any, marks: Marks
    ) -> None:
        """Take down what a page has; a picture of backgrounds and borders only is given a place."""
        drawn_in = {
            self._picture(one.element)
            for one in found
            if one.element is not None and id(one.box) in marks.contents
        }
        for one in found:
            is_bare = one.what == "picture" and one.element not in drawn_in
            if is_bare and self._artifact(one) is None:
                drawn_in.add(one.element)
                marks.empty(stream, one.box)
        self._painted.append(_Painted(number, page, found, marks))

    def _placed(self, tree: Tree, painted: _Painted, one: Drawn) -> Iterator[str]:
        element = one.element
        if one.what == "link":
            yield from self._link(tree, painted, one)
            return
        mark = painted.marks.contents.get(id(one.box))
        is_there = mark is not None or one.what == "picture"  # whose parts come after it
        if element is None or not is_there or self._artifact(one) is not None:
            return
        node = tree.label(element) if one.is_marker else tree.node(element)
        if node.element is element and node.role == "Figure" and node.place is None:
            node.place = boxes.place(one, painted.page)
        if mark is not None:
            node.kids.append(Piece(painted.number, mark))

    def _link(self, tree: Tree, painted: _Painted, one: Drawn) -> Iterator[str]:
        if (annotation := boxes.annotation(one)) is None:
            return
        link = self._html.link(one.element) if one.element is not None else None
        is_read = one.running is None and link is not None and not self._is_hidden(link)
        if link is None or not is_read or self._picture(link) is not None:
            where = shown(one.element) if one.element is not None else "a link in a margin"
            yield f"{where} leads somewhere, and is no part of what is read aloud"
            return
        words = self._html.reads(link)
        if not words:
            yield f"{shown(link)} has no words that say where it leads (`aria-label`)"
        annotation["Contents"] = pydyf.String(words)
        tree.node(link).kids.append(Area(painted.number, annotation))
