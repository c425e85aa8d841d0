"""A tag tree as the objects of a PDF (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pydyf

from briefs.render.tags.tree import Area, Node, Piece, Tree


def write(pdf: pydyf.PDF, tree: Tree) -> None:
    """Put a finished tree into a PDF whose pages are drawn, and all that belongs to it."""
    writer = _Writer(pdf)
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    document = writer.element(tree.root, root.reference, "")
    root["K"] = pydyf.Array([document])
    writer.finish(root)
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


@dataclass
class _Writer:
    pdf: pydyf.PDF
    pages: list[Any] = field(init=False)
    owners: dict[int, tuple[Any, dict[int, bytes]]] = field(default_factory=dict)
    """For each content stream, by identity: the stream, and the owner of each of its sequences."""
    links: list[tuple[pydyf.Dictionary, bytes]] = field(default_factory=list)
    names: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        numbers = self.pdf.pages["Kids"][::3]
        self.pages = [self.pdf.objects[number] for number in numbers]

    def element(self, node: Node, parent: bytes, language: str) -> bytes:
        """Write a structure element and all in it; gives the reference to it."""
        made = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.role}", "P": parent})
        self.pdf.add_object(made)
        mine: bytes = made.reference
        if node.language and node.language != language:
            made["Lang"] = pydyf.String(node.language)
        if node.alternative:
            made["Alt"] = pydyf.String(node.alternative)
        if node.actual:
            made["ActualText"] = pydyf.String(node.actual)
        if node.name:
            made["ID"] = pydyf.String(node.name)
            self.names[node.name] = mine
        if attributes := _attributes(node):
            made["A"] = attributes
        page = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        if page is not None:
            made["Pg"] = self.pages[page].reference
        kids = pydyf.Array()
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self.element(kid, mine, node.language or language))
            elif isinstance(kid, Piece):
                kids.append(self._piece(kid, node, mine, kid.page == page))
            else:
                kids.append(self._area(kid, mine))
        if kids:
            made["K"] = kids
        return mine

    def _piece(self, piece: Piece, node: Node, owner: bytes, is_here: bool) -> Any:
        mark = piece.mark
        mark.role = node.role
        number = mark.number
        assert number is not None
        self.owners.setdefault(id(mark.stream), (mark.stream, {}))[1][number] = owner
        is_form = self.pages[piece.page]["Contents"] != mark.stream.reference
        if is_here and not is_form:
            return number
        reference = {"Type": "/MCR", "Pg": self.pages[piece.page].reference, "MCID": number}
        if is_form:
            reference["Stm"] = mark.stream.reference
        return pydyf.Dictionary(reference)

    def _area(self, area: Area, owner: bytes) -> pydyf.Dictionary:
        self.links.append((area.annotation, owner))
        page = self.pages[area.page].reference
        return pydyf.Dictionary({"Type": "/OBJR", "Obj": area.annotation.reference, "Pg": page})

    def finish(self, root: pydyf.Dictionary) -> None:
        """Write the ways back: from what is on the pages, and from names, to their elements."""
        numbers = pydyf.Array()
        for number, (holder, value) in enumerate(self._parents()):
            key = "StructParent" if isinstance(value, bytes) else "StructParents"
            holder[key] = number
            numbers.extend([number, value])
        root["ParentTree"] = self._added({"Nums": numbers})
        root["ParentTreeNextKey"] = len(numbers) // 2
        if self.names:
            pairs = [part for name in sorted(self.names) for part in self._pair(name)]
            limits = [pydyf.String(name) for name in (min(self.names), max(self.names))]
            leaf = self._added({"Names": pydyf.Array(pairs), "Limits": pydyf.Array(limits)})
            root["IDTree"] = self._added({"Kids": pydyf.Array([leaf])})

    def _parents(self) -> Iterator[tuple[Any, Any]]:
        for page in self.pages:
            page["Tabs"] = "/S"  # ISO 14289-1, 7.18.3
        by_reference = {page["Contents"]: page for page in self.pages}
        for stream, owners in self.owners.values():
            holder = by_reference.get(stream.reference, stream.extra)
            yield holder, pydyf.Array(owners[number] for number in range(len(owners)))
        yield from self.links

    def _pair(self, name: str) -> tuple[pydyf.String, bytes]:
        return pydyf.String(name), self.names[name]

    def _added(self, values: dict[str, Any]) -> bytes:
        made = pydyf.Dictionary(values)
        self.pdf.add_object(made)
        reference: bytes = made.reference
        return reference


def _attributes(node: Node) -> pydyf.Dictionary | None:
    if node.place is not None:
        return pydyf.Dictionary({"O": "/Layout", "BBox": pydyf.Array(node.place)})
    if node.numbering:
        return pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{node.numbering}"})
    if (cell := node.table) is None:
        return None
    made = pydyf.Dictionary({"O": "/Table"})
    if cell.scope:
        made["Scope"] = f"/{cell.scope}"
    if cell.columns > 1:
        made["ColSpan"] = cell.columns
    if cell.rows > 1:
        made["RowSpan"] = cell.rows
    if cell.headers:
        made["Headers"] = pydyf.Array(pydyf.String(name) for name in cell.headers)
    return made if len(made) > 1 else None
