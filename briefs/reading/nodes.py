"""YAML nodes that remember where they stand.

Scalars stay text until a model asks for a type: `NO` is Norway, `12:30` a time, `1.10` the number
of an item. There is no null: a key without a value, or with a bare `null` or `~`, holds an empty
text, and models refuse it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefs.diagnostics import Span

Key = str | int

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one file and its lines, as YAML counts them."""

    path: str
    text: str
    lines: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, path: str, text: str) -> SourceText:
        """Split `text` at LF, CRLF or CR, the line breaks that records may hold."""
        lines: list[str] = []
        starts = [0]
        for line_break in _LINE_BREAK.finditer(text):
            lines.append(text[starts[-1] : line_break.start()])
            starts.append(line_break.end())
        lines.append(text[starts[-1] :])
        return cls(path, text, tuple(lines), tuple(starts))

    def span(self, line: int, column: int, width: int = 1) -> Span:
        """A span at `line` and `column`, both from 1, clipped to the file and its line."""
        line = min(max(line, 1), len(self.lines))
        text = self.lines[line - 1]
        column = min(max(column, 1), len(text) + 1)
        return Span(self.path, line, column, max(1, min(width, len(text) + 1 - column)), text)

    def at_offset(self, offset: int, width: int = 1) -> Span:
        """A span at a code point of the file."""
        line = bisect_right(self.starts, offset)
        return self.span(line, offset - self.starts[line - 1] + 1, width)


@dataclass(frozen=True, slots=True)
class Node:
    """What every node has: its file and where it begins and ends there (code points)."""

    source: SourceText = field(repr=False)
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The node's place; of a node over several lines, its first line."""
        first_line = self.source.text[self.start : self.end].split("\n")[0].rstrip()
        return self.source.at_offset(self.start, max(1, len(first_line)))


@dataclass(frozen=True, slots=True)
class Scalar(Node):
    """A text. `block` says that it stands under `|` or `>`."""

    value: str
    block: bool = False

    def span_at(self, offset: int, width: int = 1) -> Span:
        """The place in the file of the character at `offset` of the value.

        Folding only ever trades white space for white space, so the two are walked together;
        where escapes make that impossible the node's own place is returned.
        """
        raw, position = self.source.text, self.start
        if self.block:  # the header line (`>-`) is not part of the value
            position = raw.find("\n", position) + 1
        elif raw[position : position + 1] in "\"'":
            position += 1
        for index, char in enumerate(self.value):
            if char.isspace():
                while position < self.end and raw[position].isspace():
                    position += 1
                continue
            while position < self.end and raw[position].isspace():
                position += 1
            if raw[position : position + 1] != char:
                return self.span
            if index >= offset:
                return self.source.at_offset(position, width)
            position += 1
        return self.span


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping(Node):
    """Keys and values in the order written; keys are unique.

    `incomplete` says that the reader refused an entry: whoever misses something must not guess.
    """

    entries: tuple[Entry, ...] = ()
    incomplete: bool = False

    def entry(self, key: str) -> Entry | None:
        """The entry of that key, if there is one."""
        return next((e for e in self.entries if e.key.value == key), None)


@dataclass(frozen=True, slots=True)
class Sequence(Node):
    """A list."""

    items: tuple[Node, ...] = ()


def plain(node: Node) -> object:
    """The node as text, lists and dictionaries."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {entry.key.value: plain(entry.value) for entry in node.entries}
    raise TypeError(type(node))


def is_incomplete(node: Node) -> bool:
    """Whether the reader refused an entry anywhere in the node."""
    if isinstance(node, Mapping):
        return node.incomplete or any(is_incomplete(entry.value) for entry in node.entries)
    return isinstance(node, Sequence) and any(is_incomplete(item) for item in node.items)


def _step(node: Node, step: Key) -> tuple[Node, Scalar | None] | None:
    """One step down: the node there, and its key in a mapping. Positions may stand as text."""
    if isinstance(node, Mapping):
        entry = node.entry(str(step))
        return (entry.value, entry.key) if entry else None
    if isinstance(node, Sequence):
        index = str(step)
        if index.isascii() and index.isdigit() and int(index) < len(node.items):
            return node.items[int(index)], None
    return None


def locate(root: Node, path: tuple[Key, ...], *, key: bool = False) -> Node:
    """The node at `path`, or the nearest one above it; with `key`, the key that leads there."""
    node, last_key = root, None
    for step in path:
        # A step that the file does not show (a one-item list written as a text) is passed over.
        node, last_key = _step(node, step) or (node, last_key)
    return last_key if key and last_key is not None else node


def node_at(root: Node, path: tuple[Key, ...]) -> Node | None:
    """The node that stands at exactly this path, if one does."""
    node = root
    for step in path:
        below = _step(node, step)
        if below is None:
            return None
        node, _ = below
    return node


def text_at(root: Node, path: tuple[Key, ...]) -> Scalar | None:
    """The text that stands at exactly this path, if one does."""
    node = node_at(root, path)
    return node if isinstance(node, Scalar) else None


def leaves(node: Node, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Entry]]:
    """Every entry below a mapping that holds no further ones, with the path of its keys.

    An item of a list is an entry under the list's key; its path goes on with its position as text.
    """
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield from _leaves_of(entry, (*path, entry.key.value))


def _leaves_of(entry: Entry, here: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Entry]]:
    value = entry.value
    if isinstance(value, Mapping) and value.entries:
        yield from leaves(value, here)
    elif isinstance(value, Sequence) and value.items:
        for index, item in enumerate(value.items):
            yield from _leaves_of(Entry(entry.key, item), (*here, str(index)))
    else:
        yield here, entry


def scalars(node: Node) -> Iterator[Scalar]:
    """Every text below a node, keys left out."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from scalars(entry.value)
