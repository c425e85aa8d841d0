"""What can only be said of a tag tree once all of it is there, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefs.render.tags.elements import kind, local, shown
from briefs.render.tags.tables import cells
from briefs.render.tags.tree import Area, Node, Piece, Tree

_GROUPS = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})
_INLINE = frozenset({"Span", "Quote", "Code", "Link", "Note"})
_HEADINGS = {f"H{level}": level for level in range(1, 7)}
_NUMBERING = {"ol": "Decimal", "ul": "Disc", "menu": "Disc", "dl": "None"}


def finish(tree: Tree) -> Iterator[str]:
    """Complete a tree in place; gives what a reader who cannot see would miss or be misled by."""
    yield from _title(tree)
    tables = 0
    for node in list(tree.root.nodes()):
        if node.role in _GROUPS:
            _paragraphs(node)
        elif node.role == "Table":
            tables += 1
            yield from cells(node, f"t{tables}")
        elif node.role == "L":
            _entries(node)
            _numbering(node)
    notes = 0
    for node in tree.root.nodes():
        if node.role == "Note":
            notes += 1
            node.name = f"n{notes}"
        elif node.role == "Figure" and not node.alternative and node.element is not None:
            words = "`alt`" if local(node.element) == "img" else "`aria-label`"
            yield f"{shown(node.element)} has no words for those who cannot see it ({words})"
    yield from _headings(tree)


def _title(tree: Tree) -> Iterator[str]:
    """ISO 14289-1, 7.1 and 7.2: a document says what it is called and in which language it is."""
    if not tree.root.language:
        yield "<html> has no `lang`, which says in which language the document is"
    title = next(tree.page.root.iter("title"), None)
    if title is None or not (title.text or "").strip():
        yield "the document has no <title>"


def _headings(tree: Tree) -> Iterator[str]:
    """ISO 14289-1, 7.4.2: the first is of level 1, and no level is left out on the way down."""
    before = 0
    for node in tree.root.nodes():
        level = _HEADINGS.get(node.role)
        if level is None or node.element is None:
            continue
        words = tree.page.reads(node.element)
        if level > before + 1:
            above = f"the one before it of level {before}" if before else "none stands before it"
            yield f"the heading “{words}” is of level {level}, and {above}"
        before = level


def _paragraphs(node: Node) -> None:
    """Text is in paragraphs: a group holds blocks only (ISO 32000-1, 14.8.4.2)."""
    if node.role == "Div" and node.kids and all(map(_is_inline, node.kids)):
        node.role = "P"
        return
    kids: list[Node | Piece | Area] = []
    for is_inline, found in groupby(node.kids, _is_inline):
        run = list(found)
        kids += [Node("P", None, node.language, run)] if is_inline else run
    node.kids = kids


def _is_inline(kid: Node | Piece | Area) -> bool:
    return not isinstance(kid, Node) or kid.role in _INLINE


def _entries(node: Node) -> None:
    """A list has entries and nothing else (ISO 32000-1, 14.8.4.3.3)."""
    kids: list[Node | Piece | Area] = []
    for is_inline, found in groupby(node.kids, _is_inline):
        run = list(found)
        body = Node("LBody", None, node.language, run)
        kids += [Node("LI", None, node.language, [body])] if is_inline else run
    node.kids = kids


def _numbering(node: Node) -> None:
    """ISO 32000-1, table 347: how the labels of a list are made, where it has any."""
    has_labels = any(
        isinstance(part, Node) and part.role == "Lbl"
        for item in node.kids
        if isinstance(item, Node)
        for part in item.kids
    )
    if has_labels and node.element is not None:
        node.numbering = _NUMBERING.get(kind(node.element), "")
