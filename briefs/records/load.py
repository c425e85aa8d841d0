"""From nodes to records: pydantic validates, and its errors become diagnostics at their place.

"All faults at once" wants later stages to run even where a record has faults: what is broken is
cut out entry by entry, remembered as broken, and the rest goes on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from briefs.diagnostics import Collector, Span
from briefs.reading.nodes import Key, Node, Scalar, is_incomplete, locate, plain
from briefs.records.base import Record
from briefs.records.complaints import Fault, blanks, complaints, faults
from briefs.records.fields import Path

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Loaded(Generic[R]):
    """A record, and where each of its parts stands in its file."""

    id: str
    record: R
    node: Node
    broken: frozenset[Path] = field(default=frozenset())
    """Entries that were cut out because of faults: references to them are not dangling."""

    @cached_property
    def is_incomplete(self) -> bool:
        """Whether anything is missing that stands in the file: what is not found may be there."""
        return bool(self.broken) or is_incomplete(self.node)

    def span(self, *path: Key) -> Span:
        """The place of the value at `path`, or of the nearest part above it."""
        return locate(self.node, path).span

    def key_span(self, *path: Key) -> Span:
        """The place of the key at `path`."""
        return locate(self.node, path, key=True).span

    def scalar(self, *path: Key) -> Scalar | None:
        """The text at `path` with its place, if a text stands there."""
        node = locate(self.node, path)
        return node if isinstance(node, Scalar) else None

    def is_broken(self, *path: Key) -> bool:
        """Whether the entry at `path` was cut out."""
        return path in self.broken


def load(
    model: type[R],
    record_id: str,
    node: Node,
    collector: Collector,
    languages: tuple[str, ...] = (),
) -> Loaded[R] | None:
    """Make a record of `model`; None where so much is missing that nothing can be said of it.

    Without `languages` it is not known which the site has, and every language tag is one.
    """
    value = plain(node)
    context = {"languages": languages}
    found: list[Fault] = []
    try:
        record = model.model_validate(value, context=context)
    except ValidationError as error:
        found = faults(error, node)
    found += blanks(node, found)
    if not found:
        return Loaded(record_id, record, node)
    collector.extend(complaints(model, node, found, languages))
    broken: set[Path] = set()
    cuts = {_entry(fault) for fault in found}
    while cuts:
        for path in cuts:
            _cut(value, path)
        broken |= cuts
        try:
            record = model.model_validate(value, context=context)
        except ValidationError as error:
            # What held a needed part cannot stand without it: it is cut out as well.
            cuts = {fault.path[:-1] for fault in faults(error, node)} - broken - {()}
        else:
            return Loaded(record_id, record, node, frozenset(broken))
    return None


def _entry(fault: Fault) -> Path:
    """What to cut out: the unknown key itself, else the entry of a section.

    A list is cut out whole: without one of its items the others would stand at other positions.
    """
    if fault.kind == "extra_forbidden":
        return fault.path
    section, entry = fault.path[:1], fault.path[1:2]
    return section if entry and isinstance(entry[0], int) else section + entry


def _cut(value: Any, path: Path) -> None:
    for step in path[:-1]:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return  # cut out already, with what holds it
    if path and isinstance(value, dict):
        value.pop(path[-1], None)
