"""YAML text to nodes. The only import of PyYAML.

Nodes are built from parser events, not with `compose`: so depth is bounded without recursion,
anchors never expand, and nothing is resolved to a type.
"""

from __future__ import annotations

import re

import yaml

from briefs.diagnostics import Collector, Span
from briefs.reading.nodes import Entry, Mapping, Node, Scalar, Sequence, SourceText

MAX_DEPTH = 20
"""Deeper than any record goes."""

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_TAG = (None, "!")


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


class _Open:
    """A collection whose end has not come yet."""

    def __init__(self, event: yaml.CollectionStartEvent) -> None:
        self.start = _start(event)
        self.flow = bool(event.flow_style)
        self.is_mapping = isinstance(event, yaml.MappingStartEvent)
        self.children: list[Node] = []


def parse(source: SourceText, collector: Collector) -> Node | None:
    """Read one YAML document; None (with a diagnostic) where it is not one."""
    try:
        return _Builder(source, collector).build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        column = mark.column + 1 if mark else 1
        _syntax_fault(source, line, column, error, collector)
    except yaml.YAMLError:
        collector.add("yaml-syntax", source.span(1, 1), "This is not YAML.")
    return None


class _Builder:
    def __init__(self, source: SourceText, collector: Collector) -> None:
        self.source = source
        self.collector = collector
        self.stack: list[_Open] = []
        self.root: Node | None = None

    def build(self) -> Node | None:
        documents = 0
        for event in yaml.parse(self.source.text, Loader=_PARSER):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "A second document begins here.", "Keep one per file.")
                    return None
            elif isinstance(event, yaml.AliasEvent):
                self._refuse(
                    event,
                    f"`*{event.anchor}` repeats another part of the file.",
                    "Write the text out: a record says everything where it stands.",
                )
                return None
            elif isinstance(event, yaml.NodeEvent):
                if not self._plain(event):
                    return None
                if isinstance(event, yaml.ScalarEvent):
                    self._add(self._scalar(event))
                elif isinstance(event, yaml.CollectionStartEvent):
                    if len(self.stack) >= MAX_DEPTH:
                        self._refuse(event, f"Nested deeper than {MAX_DEPTH} levels.")
                        return None
                    self.stack.append(_Open(event))
            elif isinstance(event, yaml.CollectionEndEvent):
                self._add(self._close(event))
        if self.root is None:
            empty = self.source.span(1, 1)
            self.collector.add("yaml-syntax", empty, "The file is empty.")
        return self.root

    def _plain(self, event: yaml.NodeEvent) -> bool:
        if event.anchor:
            self._refuse(event, f"`&{event.anchor}` names a part of the file.", "Leave it out.")
            return False
        tag = getattr(event, "tag", None)
        if tag not in _NO_TAG:
            self._refuse(event, f"`{tag}` is a YAML tag.", "Leave it out: records are plain text.")
            return False
        return True

    def _refuse(self, event: yaml.Event, message: str, hint: str = "") -> None:
        self.collector.add("yaml-feature", self.source.at_offset(_start(event)), message, hint)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        return Scalar(
            self.source,
            _start(event),
            _end(event),
            event.value,
            block=event.style in ("|", ">"),
        )

    def _add(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].children.append(node)
        else:
            self.root = node

    def _close(self, event: yaml.Event) -> Node:
        opened = self.stack.pop()
        end = max(_end(event), opened.start + 1)
        if not opened.is_mapping:
            return Sequence(self.source, opened.start, end, tuple(opened.children))
        keys, values = opened.children[::2], opened.children[1::2]
        entries: dict[str, Entry] = {}
        for key, value in zip(keys, values, strict=True):
            if not isinstance(key, Scalar):
                hint = "If this was meant to be text, put it in quotation marks."
                self.collector.add("yaml-feature", key.span, "A key must be a plain word.", hint)
            elif key.value == "<<":
                hint = "Write the keys out: a record says everything where it stands."
                self.collector.add("yaml-feature", key.span, "`<<` merges another mapping.", hint)
            elif opened.flow and isinstance(value, Scalar) and value.start == value.end:
                self._stray_comma(key, entries)
            elif key.value in entries:
                first = entries[key.value].key.span.line
                message = f"`{key.value}` stands here for the second time; first in line {first}."
                hint = "Keep one of the two, or give this one another name."
                self.collector.add("duplicate-key", key.span, message, hint)
            else:
                entries[key.value] = Entry(key, value)
        return Mapping(self.source, opened.start, end, tuple(entries.values()))

    def _stray_comma(self, key: Scalar, entries: dict[str, Entry]) -> None:
        last = list(entries.values())[-1] if entries else None
        if last is None or not isinstance(last.value, Scalar):
            message, hint = f"`{key.value}` has no value.", f"Write `{key.value}: …`."
        else:
            message = f"In braces the comma ended the text of `{last.key.value}`."
            whole = f"{last.value.value}, {key.value}"
            doubled = whole.replace("'", "''")  # how YAML writes ' inside '…'
            quoted = f"'{doubled}'" if '"' in whole else f'"{whole}"'
            hint = f"Write `{last.key.value}: {quoted}`, in quotation marks."
        self.collector.add("stray-comma", key.span, message, hint)


_BLOCK_HINT = "Write `{key}: >-` and put the text, unchanged, on the next line, indented further."
_KEY_TEXT = re.compile(r"^\s*(?:- )?(?P<key>[\w.-]+):[ \t]+(?P<text>\S.*)$")


def _syntax_fault(
    source: SourceText, line: int, column: int, error: yaml.MarkedYAMLError, collector: Collector
) -> None:
    """Point at what an editor most likely typed, not at where the parser gave up."""
    for number in (line, line - 1):
        if not 1 <= number <= len(source.lines):
            continue
        text = source.lines[number - 1]
        if found := _explain(text):
            at, message, hint = found
            collector.add("yaml-syntax", source.span(number, at), message, hint)
            return
    if (open_line := _unclosed_quote(source, error)) is not None:
        span, key = open_line
        message = "This quotation mark is never closed."
        collector.add("yaml-syntax", span, message, _BLOCK_HINT.format(key=key))
        return
    problem = (error.problem or "this cannot be read").rstrip(".")
    message = f"YAML cannot be read here: {problem}."
    hint = "Look at the indentation and the colons of this line and the one above it."
    collector.add("yaml-syntax", source.span(line, column), message, hint)


def _explain(text: str) -> tuple[int, str, str] | None:
    """What is wrong with this line, if it is one of the usual slips: column, message, hint."""
    if (tab := re.match(r"^ *\t", text)) is not None:
        return tab.end(), "A tab indents this line.", "Indent with spaces."
    if (missing := re.match(r"^\s*(?P<key>[\w-]+):(?P<text>[^\s:/].*)$", text)) is not None:
        fixed = f"{missing['key']}: {missing['text']}"
        return missing.start("text"), "A space is missing after the colon.", f"Write `{fixed}`."
    if (match := _KEY_TEXT.match(text)) is None:
        return None
    key, value, start = match["key"], match["text"], match.start("text")
    hint = _BLOCK_HINT.format(key=key)
    if value[0] in "\"'" and (closed := _after_quote(value)) is not None:
        rest = value[closed:]
        if rest.strip() and not rest.lstrip().startswith("#"):
            at = start + closed + len(rest) - len(rest.lstrip()) + 1
            return at, "The text goes on after the closing quotation mark.", hint
    if value[0] not in "\"'|>{[#&*!" and (colon := re.search(r":(\s|$)", value)) is not None:
        return start + colon.start() + 1, "A colon inside a text ends it.", hint
    if value[0] in "@`%":
        return start + 1, f"A text cannot begin with `{value[0]}`.", hint
    return None


def _after_quote(value: str) -> int | None:
    """Where a quoted text ends that begins `value`; None if it does not end on this line."""
    quote, index = value[0], 1
    while index < len(value):
        if quote == '"' and value[index] == "\\":
            index += 2
        elif value[index] == quote:
            if quote == "'" and value[index + 1 : index + 2] == "'":
                index += 2
            else:
                return index + 1
        else:
            index += 1
    return None


def _unclosed_quote(source: SourceText, error: yaml.MarkedYAMLError) -> tuple[Span, str] | None:
    """The place of an opening quotation mark without its fellow, and the key it belongs to."""
    mark = error.context_mark
    if mark is None or mark.line >= len(source.lines):
        return None
    match = _KEY_TEXT.match(source.lines[mark.line])
    if match is None or match["text"][0] not in "\"'" or _after_quote(match["text"]) is not None:
        return None
    return source.span(mark.line + 1, match.start("text") + 1), match["key"]
