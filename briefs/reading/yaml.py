"""YAML text to nodes. The only import of PyYAML.

Nodes are built from parser events, not with `compose`: so depth is bounded without recursion,
anchors never expand, and nothing is resolved to a type.
"""

from __future__ import annotations

import re

import yaml

from briefs.diagnostics import Collector, Diagnostic, diagnostic
from briefs.reading.braces import has_no_colon, stray_words
from briefs.reading.closing import open_bracket
from briefs.reading.files import turned
from briefs.reading.nodes import Entry, Mapping, Node, Scalar, Sequence, SourceText
from briefs.reading.syntax import explain
from briefs.reading.trouble import Trouble, as_text_hint

MAX_DEPTH = 20
"""Deeper than any record goes."""

_WORD = re.compile(r"\S+")
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = ("~", "null", "Null", "NULL")


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

    @property
    def awaits_key(self) -> bool:
        return self.is_mapping and len(self.children) % 2 == 0


def parse(source: SourceText, collector: Collector) -> Node | None:
    """Read one YAML document; None (with a diagnostic) where it is not one."""
    builder = _Builder(source)
    try:
        root = builder.build()
    except yaml.MarkedYAMLError as error:
        span, message, hint = explain(builder.trouble(error))
        builder.found = [f for f in builder.found if f[1].span.line != span.line]
        collector.add("yaml-syntax", span, message, hint)
        root = None
    except yaml.YAMLError:
        collector.add("yaml-syntax", source.span(1, 1), "This is not YAML.")
        root = None
    collector.extend(found for _, found in builder.found)
    return root


class _Builder:
    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.scalars: list[Scalar] = []
        self.found: list[tuple[int, Diagnostic]] = []
        """What is wrong, by where it begins: a fault takes the place of those inside it."""

    def trouble(self, error: yaml.MarkedYAMLError) -> Trouble:
        """What is known where the parser gave up."""
        mark, since = error.problem_mark or error.context_mark, error.context_mark
        return Trouble(
            self.source,
            mark.index if mark else 0,
            since.index if since else None,
            error.problem or "",
            in_flow=self._in_flow or self._opens_before(mark),
            last=self.scalars[-1] if self.scalars else None,
            long=tuple(s for s in self.scalars if "\n" in self.source.text[s.start : s.end]),
        )

    @property
    def _in_flow(self) -> bool:
        return bool(self.stack) and self.stack[-1].flow

    def _opens_before(self, mark: yaml.Mark | None) -> bool:
        """Whether a bracket is open there: the parser looks ahead of what it has handed over."""
        line = self.source.text[mark.index - mark.column : mark.index] if mark else ""
        first = re.match(r"\s*(?:- +)*[{[]", line)
        return first is not None and open_bracket(line, first.end() - 1) is not None

    def build(self) -> Node | None:
        documents = 0
        for event in yaml.parse(self.source.text, Loader=_PARSER):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "A second document begins here.", "Keep one per file.")
                    return None
            elif isinstance(event, yaml.NodeEvent) and not self._take(event):
                return None
            elif isinstance(event, yaml.CollectionEndEvent):
                self._add(self._close(event))
        if self.root is None:
            self._fault("yaml-syntax", 0, "The file is empty.")
        return self.root

    def _take(self, event: yaml.NodeEvent) -> bool:
        """Take what begins here; False where it is something that records do not use."""
        if not self._is_plain(event):
            return False
        if isinstance(event, yaml.ScalarEvent):
            scalar = self._scalar(event)
            self.scalars.append(scalar)
            self._add(scalar)
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self.stack) >= MAX_DEPTH:
                self._refuse(event, f"Nested deeper than {MAX_DEPTH} levels.")
                return False
            self.stack.append(_Open(event))
        return True

    def _is_plain(self, event: yaml.NodeEvent) -> bool:
        if isinstance(event, yaml.AliasEvent):
            message = f"`*{event.anchor}` repeats another part of the file."
            self._refuse(event, message, "Write that part out." + self._or_text(event, "*"))
        elif event.anchor:
            message = f"`&{event.anchor}` names a part of the file."
            self._refuse(event, message, "Leave it out." + self._or_text(event, "&"))
        elif getattr(event, "tag", None) is not None:
            written = _WORD.match(self.source.text, _start(event))
            message = f"`{written[0] if written else '!'}` is a YAML tag."
            self._refuse(event, message, "Leave it out." + self._or_text(event, "!"))
        else:
            return True
        return False

    def _or_text(self, event: yaml.Event, sign: str) -> str:
        hint = as_text_hint(self.source, _start(event), in_flow=self._in_flow)
        return f" If a text begins with `{sign}` here: {hint[0].lower()}{hint[1:]}"

    def _refuse(self, event: yaml.Event, message: str, hint: str = "") -> None:
        self._fault("yaml-feature", _start(event), message, hint)

    def _fault(self, code: str, start: int, message: str, hint: str = "", width: int = 1) -> None:
        span = self.source.at_offset(start, width)
        self.found.append((start, diagnostic(code, span, message, hint)))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        is_key = bool(self.stack) and self.stack[-1].awaits_key
        is_null = event.implicit[0] and not event.style and event.value in _NULLS and not is_key
        scalar = Scalar(
            self.source,
            _start(event),
            _end(event),
            "" if is_null else event.value,
            block=event.style in ("|", ">"),
        )
        # Written as it is, the reader of the file has refused it; as `"\u202e"` it comes in here.
        if (fault := turned(scalar.value, lambda _: scalar.span)) is not None:
            self.found.append((scalar.start, fault))
        return scalar

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
        pairs = list(zip(opened.children[::2], opened.children[1::2], strict=True))
        entries: dict[str, Entry] = {}
        if opened.flow:
            self.found += [(opened.start, fault) for fault in stray_words(pairs)]
        for key, value in pairs:
            if opened.flow and has_no_colon(key, value):
                continue
            if isinstance(key, Scalar) and self._is_new_key(key, entries):
                entries[key.value] = Entry(key, value)
            elif not isinstance(key, Scalar):
                self.found = [f for f in self.found if not key.start <= f[0] < key.end]
                hint = "If this was meant to be text, put it in quotation marks."
                width = key.span.width
                self._fault("yaml-feature", key.start, "A key must be a plain word.", hint, width)
        incomplete = len(entries) < len(pairs)
        return Mapping(self.source, opened.start, end, tuple(entries.values()), incomplete)

    def _is_new_key(self, key: Scalar, entries: dict[str, Entry]) -> bool:
        width = key.span.width
        if key.value == "<<":
            hint = "Write the keys out: a record says everything where it stands."
            self._fault("yaml-feature", key.start, "`<<` merges another mapping.", hint, width)
        elif key.value in entries:
            first = entries[key.value].key.span.line
            message = f"`{key.value}` stands here for the second time; first in line {first}."
            hint = "Keep one of the two, or give this one another name."
            self._fault("duplicate-key", key.start, message, hint, width)
        else:
            return True
        return False
