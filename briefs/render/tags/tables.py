"""Which headers a cell of a table has (ISO 32000-1, 14.8.5.7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefs.render.tags.elements import shown
from briefs.render.tags.tree import Cell, Node

_SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}


@dataclass(frozen=True)
class _Placed:
    """A cell in the grid of its table; rows and columns count from 0, ends are not in it."""

    node: Node
    rows: range
    columns: range
    scope: str
    """`Column` or `Row` for a header; empty for other cells."""


def cells(table: Node, name: str) -> Iterator[str]:
    """Give the cells of a table their attributes, in place; gives what is wrong with the table.

    `name` tells the headers of this table from those of others. The headers of a column stand above
    its cells, those of a row before them.
    """
    placed = list(_placed(table))
    where = shown(table.element) if table.element is not None else "<table>"
    if not any(one.scope for one in placed):
        yield f'{where} has no <th>; a table that is none, but a layout, has `role="presentation"`'
    taken = {(row, column) for one in placed for row in one.rows for column in one.columns}
    height = max((row for row, _ in taken), default=-1) + 1
    width = max((column for _, column in taken), default=-1) + 1
    if len(taken) != height * width:
        yield f"the rows of {where} are not of the same length"
    for one in placed:
        if one.scope:
            one.node.name = f"{name}-{one.rows.start}-{one.columns.start}"
    above: dict[int, list[_Placed]] = defaultdict(list)
    before: dict[int, list[_Placed]] = defaultdict(list)
    for one in placed:
        found = [above[x] for x in one.columns] if one.scope == "Column" else []
        found += [before[y] for y in one.rows] if one.scope == "Row" else []
        for headers in found:
            headers.append(one)
    for one in placed:
        columns = [h for x in one.columns for h in above[x] if h.rows.stop <= one.rows.start]
        rows = [h for y in one.rows for h in before[y] if h.columns.stop <= one.columns.start]
        names = dict.fromkeys(header.node.name for header in columns + rows)
        one.node.table = Cell(len(one.columns), len(one.rows), one.scope, tuple(names))


def _placed(table: Node) -> Iterator[_Placed]:
    """The cells with their places, as HTML works them out (HTML, 4.9.12.1)."""
    taken: set[tuple[int, int]] = set()
    rows = list(_rows(table))
    for row, (node, is_head) in enumerate(rows):
        column = 0
        is_first = True
        for cell in node.kids:
            if not isinstance(cell, Node) or cell.element is None:
                continue
            while (row, column) in taken:
                column += 1
            down = min(_span(cell, "rowspan") or len(rows), len(rows) - row)
            across = _span(cell, "colspan") or 1
            one = _Placed(
                cell,
                range(row, row + down),
                range(column, column + across),
                _scope(cell, is_head, is_first),
            )
            taken |= {(y, x) for y in one.rows for x in one.columns}
            column += across
            is_first = False
            yield one


def _rows(table: Node) -> Iterator[tuple[Node, bool]]:
    """The rows, each with whether it stands in the head of the table."""
    for part in table.kids:
        if isinstance(part, Node) and part.role == "TR":
            yield part, False
        elif isinstance(part, Node):
            for row in part.kids:
                if isinstance(row, Node) and row.role == "TR":
                    yield row, part.role == "THead"


def _span(cell: Node, name: str) -> int:
    written = cell.element.get(name, "") if cell.element is not None else ""
    return int(written) if written.isdigit() else 1


def _scope(cell: Node, is_head: bool, is_first: bool) -> str:
    if cell.role != "TH" or cell.element is None:
        return ""
    written = _SCOPES.get(cell.element.get("scope", ""))
    return written or ("Row" if is_first and not is_head else "Column")
