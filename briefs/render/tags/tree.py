"""From elements of HTML to structure elements of PDF (ISO 32000-1, 14.8.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import pydyf

from briefs.render.tags.boxes import Mark, Place
from briefs.render.tags.elements import Page, kind

_ROLES = {
    "html": "Document",
    "main": "Part",
    "article": "Art",
    "section": "Sect",
    "nav": "Sect",
    "aside": "Sect",
    **dict.fromkeys(
        ("address", "details", "dialog", "div", "fieldset", "figure", "footer", "form", "header"),
        "Div",
    ),
    "hgroup": "Div",
    "blockquote": "BlockQuote",
    **dict.fromkeys(("legend", "p", "pre", "summary"), "P"),
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **dict.fromkeys(("dl", "menu", "ol", "ul"), "L"),
    "figcaption": "Caption",
    "caption": "Caption",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "note": "Note",
    "a": "Link",
    "q": "Quote",
    "code": "Code",
}
# Where something else stands than these, it is a part of a list or a table in name only.
_WITHIN = {
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
}


@dataclass(frozen=True)
class Piece:
    """A marked-content sequence: something that was drawn."""

    page: int
    """The number of its page, from 0."""
    mark: Mark


@dataclass(frozen=True)
class Area:
    """The place on a page that leads somewhere: an annotation."""

    page: int
    annotation: pydyf.Dictionary


@dataclass(frozen=True)
class Cell:
    """What is to be known of a cell of a table besides its text."""

    columns: int
    """How many columns it spans."""
    rows: int
    scope: str
    """Of what it is the header, `Column` or `Row`; empty where of nothing."""
    headers: tuple[str, ...]
    """The names of its headers."""


@dataclass(eq=False)
class Node:
    """A structure element."""

    role: str
    element: Element | None
    language: str
    """The language of what is in it."""
    kids: list[Node | Piece | Area] = field(default_factory=list)
    actual: str = ""
    """What is read of it, where that is not what is drawn in it (ISO 32000-1, 14.9.4)."""
    alternative: str = ""
    """Words for those who cannot see it."""
    place: Place | None = None
    """Where a picture stands on the first of its pages."""
    table: Cell | None = None
    """Of a cell of a table: to what it belongs."""
    name: str = ""
    """What others call it."""
    numbering: str = ""
    """How the entries of a list are counted or marked."""

    def nodes(self) -> Iterator[Node]:
        """This element and all in it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.nodes()


class Tree:
    """The structure of a document, which grows as its contents are put in, in reading order."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = Node("Document", page.root, page.language(page.root))
        self._nodes: dict[Element, Node] = {page.root: self.root}
        self._items: dict[Element, Node] = {}

    def node(self, element: Element) -> Node:
        """The structure element in which the contents of an element of HTML belong."""
        if element in self._nodes:
            return self._nodes[element]
        up = self.node(self.page.parents[element])
        # The cells of a table are made along with it.
        if element not in self._nodes:
            made = self._nodes[element] = self._made(element, up)
            if made.role == "Table" and made.element is element:
                self._cells(element)
        return self._nodes[element]

    def label(self, element: Element) -> Node:
        """Where the number or the bullet of a list entry belongs."""
        self.node(element)
        item = self._items.get(element)
        if item is None:
            return self.node(element)
        if not (item.kids and isinstance(item.kids[0], Node) and item.kids[0].role == "Lbl"):
            item.kids.insert(0, Node("Lbl", element, item.language))
        label = item.kids[0]
        assert isinstance(label, Node)
        return label

    def _made(self, element: Element, up: Node) -> Node:
        if up.role == "Figure" or up.actual:
            return up
        if turned := self.page.turned(element):
            made = self._added(up, "Span", element)
            made.actual = turned
            return made
        if self.page.picture(element) is element:
            made = self._added(up, "Figure", element)
            made.alternative = self.page.described(element)
            return made
        name = kind(element)
        if name in {"li", "dd", "dt"}:
            return self._item(up, name, element)
        role = _ROLES.get(name, "")
        if name == "div" and up.role == "L":
            role = ""  # HTML groups the entries of a <dl> with it
        if role in _WITHIN and up.role not in _WITHIN[role]:
            role = "Div"
        if role:
            return self._added(up, role, element)
        # Other elements are of no consequence, unless they are in another language.
        is_foreign = self.page.language(element) != up.language
        return self._added(up, "Span", element) if is_foreign else up

    def _added(self, up: Node, role: str, element: Element) -> Node:
        made = Node(role, element, self.page.language(element))
        if up.role == "L" and role != "Caption":
            # A list has entries and nothing else (Matterhorn protocol 1.1, 09-005).
            up = self._entry(up, element)
            body = Node("LBody", element, up.language)
            up.kids.append(body)
            up = body
        up.kids.append(made)
        return made

    def _entry(self, up: Node, element: Element) -> Node:
        item = Node("LI", element, up.language)
        up.kids.append(item)
        return item

    def _item(self, up: Node, name: str, element: Element) -> Node:
        """An entry of a list; for a <dl> a term with what is said of it."""
        if up.role != "L":
            return self._added(up, "Div", element)
        first = element if name == "li" else self._term(element)
        item = self._items.get(first)
        if item is None:
            item = self._items[first] = self._entry(up, first)
        self._items[element] = item
        part = Node("Lbl" if name == "dt" else "LBody", element, self.page.language(element))
        item.kids.append(part)
        return part

    def _term(self, element: Element) -> Element:
        """The first term of the entry that a <dt> or a <dd> belongs to."""
        first, is_explained = element, True
        for one in self.page.parents[element]:
            if kind(one) == "dt" and is_explained:
                first, is_explained = one, False
            elif kind(one) == "dd":
                is_explained = True
            if one is element:
                break
        return first

    def _cells(self, table: Element) -> None:
        """All rows and cells of a table, in their order, so that no empty one is left out."""
        for part in table:
            if kind(part) in {"thead", "tbody", "tfoot", "caption"}:
                self.node(part)
            for row in [part] if kind(part) == "tr" else part:
                if kind(row) == "tr":
                    self.node(row)
                    for cell in row:
                        if kind(cell) in {"th", "td"}:
                            self.node(cell)
