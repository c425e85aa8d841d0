"""From pydantic's errors to diagnostics: each at its place, in an editor's words.

pydantic names faults by the path of the model; here they are first told by the path of the file,
then put into words by their kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from briefs.diagnostics import Diagnostic, Span, diagnostic
from briefs.reading import nodes
from briefs.reading.nodes import Node, Scalar, Sequence, locate, node_at
from briefs.records.base import FORMAT_VERSION, GATHERED, Record, Translated
from briefs.records.fields import Path, Place, place
from briefs.records.nearest import did_you_mean
from briefs.records.tongues import language_hint

_ON_KEY = "[key]"


@dataclass(frozen=True, slots=True)
class Fault:
    """One error of pydantic's, told by the path of the file."""

    kind: str
    path: Path
    context: Mapping[str, Any]
    on_key: bool = False


def faults(error: ValidationError, root: Node) -> list[Fault]:
    """The errors by the paths of the file, without those that only follow from others."""
    details = error.errors(include_url=False)
    return [
        Fault(
            detail["type"],
            _path_of_file(root, detail["loc"]),
            detail.get("ctx") or {},
            on_key=detail["loc"][-1:] == (_ON_KEY,),
        )
        for detail in details
        if not (detail["type"] == "too_short" and _has_inner(detail["loc"], details))
    ]


def blanks(root: Node, found: list[Fault]) -> list[Fault]:
    """The keys and items without a value that no other fault is about, whatever their type."""
    known = [fault.path for fault in found]
    return [
        Fault("blank", path, {})
        for path in _blank_paths(root, ())
        if not any(path[: len(other)] == other for other in known)
    ]


def _blank_paths(node: Node, path: Path) -> Iterator[Path]:
    if isinstance(node, nodes.Mapping):
        for entry in node.entries:
            yield from _blank_paths(entry.value, (*path, entry.key.value))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _blank_paths(item, (*path, index))
    elif isinstance(node, Scalar) and not node.value.strip():
        yield path


def _has_inner(path: Path, details: list[Any]) -> bool:
    """Whether an entry has a fault of its own: pydantic then also misses it in the count."""
    return any(len(d["loc"]) > len(path) and d["loc"][: len(path)] == path for d in details)


def _path_of_file(root: Node, path: Path) -> Path:
    """The path without steps that the file does not show: the only item of a list, say."""
    node: Node | None = root
    shown: list[str | int] = []
    for step in path:
        hidden = isinstance(step, int) and not isinstance(node, Sequence)
        if step in (_ON_KEY, GATHERED) or hidden:
            continue
        shown.append(step)
        node = node_at(node, (step,)) if node else None
    return tuple(shown)


def complaint(
    model: type[Record], root: Node, fault: Fault, languages: tuple[str, ...]
) -> Diagnostic | None:
    """The diagnostic of a fault; None where the reader has already said what is wrong here."""
    at = _Spot(root, fault, place(model, fault.path), place(model, fault.path[:-1]), languages)
    if at.is_refused:
        return None
    if fault.kind == "extra_forbidden":
        return _unknown_key(at)
    if fault.kind == "missing":
        return _missing(at)
    if not fault.on_key and at.is_blank:
        return _empty(at)
    if fault.kind == "bad_id" or fault.on_key:
        hint = "An id is made of letters, digits and single hyphens, such as `second-attack`."
        return diagnostic("bad-id", at.key_span, f"`{at.name}` cannot be an id.", hint)
    if fault.kind in _OF_ONE_VALUE and not isinstance(at.node, Scalar):
        return diagnostic("wrong-type", at.span, f"{at.subject} takes one value.", at.place.doc)
    return _wrong_value(at)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A fault where it stands in its file, and what the format says of that place."""

    root: Node
    fault: Fault
    place: Place
    parent: Place
    languages: tuple[str, ...]

    @property
    def name(self) -> str:
        return str(self.fault.path[-1]) if self.fault.path else ""

    @property
    def subject(self) -> str:
        return _subject(self.fault.path)

    @property
    def node(self) -> Node | None:
        return node_at(self.root, self.fault.path)

    @property
    def given(self) -> str:
        node = self.node
        return node.value if isinstance(node, Scalar) else ""

    @property
    def span(self) -> Span:
        return locate(self.root, self.fault.path).span

    @property
    def key_span(self) -> Span:
        return locate(self.root, self.fault.path, key=True).span

    @property
    def is_blank(self) -> bool:
        return isinstance(self.node, Scalar) and not self.given.strip()

    @property
    def is_item(self) -> bool:
        return bool(self.fault.path) and isinstance(self.fault.path[-1], int)

    @property
    def is_refused(self) -> bool:
        """Whether something is missing, or of the wrong kind, because the reader refused it."""
        if self.fault.kind not in (*_EXPECTED, "missing", "too_short"):
            return False
        here = locate(self.root, self.fault.path)
        return isinstance(here, nodes.Mapping) and here.incomplete


def _missing(at: _Spot) -> Diagnostic:
    owner = at.fault.path[:-1]
    around = node_at(at.root, owner[:-1]) if owner and isinstance(owner[-1], int) else None
    if isinstance(around, Sequence) and _is_one_in_pieces(around):
        message = f"Each key of `{_list_name(owner)}` is an item of a list here."
        hint = "Write the keys below one another without the dashes."
        return diagnostic("wrong-type", around.span, message, hint)
    message = f"{_subject(owner)} has no `{at.fault.path[-1]}`."
    span = locate(at.root, owner, key=True).span
    return diagnostic("missing-field", span, message, at.place.doc)


def _is_one_in_pieces(items: Sequence) -> bool:
    """Whether a list holds one key under each dash, and each another one."""
    keys = [
        tuple(entry.key.value for entry in item.entries)
        for item in items.items
        if isinstance(item, nodes.Mapping) and item.source.text[item.start] != "{"
    ]
    singles = all(len(key) == 1 for key in keys)
    return singles and len(items.items) == len(keys) == len(set(keys)) > 1


def _subject(path: Path) -> str:
    """What stands at a path, as the subject of a sentence: never a position in a list."""
    if not path:
        return "The record"
    if isinstance(path[-1], int):
        return f"An entry of `{_list_name(path)}`"
    return f"`{path[-1]}`"


def _list_name(path: Path) -> str:
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "the list")


def _unknown_key(at: _Spot) -> Diagnostic:
    parent = at.fault.path[:-1]
    where = ""
    if parent:
        subject = _subject(parent)
        where = f" in {subject[:1].lower()}{subject[1:]}"
    message = f"There is no field `{at.name}`{where}."
    return diagnostic("unknown-key", at.key_span, message, _unknown_key_hint(at))


def _unknown_key_hint(at: _Spot) -> str:
    model = at.parent.model
    if model is not None and issubclass(model, Translated):
        if at.name == "translation":
            return "A translation stands under the key of its language, such as `en`."
    elif at.name in at.languages:
        file = PurePosixPath(at.root.source.path)
        if at.name == at.languages[0]:
            return f"Plain texts are in `{at.name}` already; write them without a language."
        if file.parent.name == "meetings":
            overlay = f"{file.stem}.{at.name}{file.suffix}"
            return f"Texts in `{at.name}` stand in the overlay `{overlay}`, under the same keys."
    known = (key for key in at.parent.keys(at.languages) if key != at.name)
    return did_you_mean(at.name, known)


def _empty(at: _Spot) -> Diagnostic:
    if at.is_item:
        message = f"This entry of `{_list_name(at.fault.path)}` is empty."
        return diagnostic("empty-value", at.span, message, "Fill it in or delete it.")
    if at.place.is_required:
        hint = f"It is needed. {at.place.doc}"
    elif at.place.field is not None:
        hint = "Leave the whole key out: what is left out is *not stated*."
    elif keys := at.place.first_keys(at.languages):
        listed = ", ".join(f"`{key}`" for key in keys)
        hint = f"Below it belong keys and values: {listed}."
    else:
        hint = "Write the text, or delete the key."
    return diagnostic("empty-value", at.key_span, f"`{at.name}` has no value.", hint)


def _wrong_value(at: _Spot) -> Diagnostic:
    """The value is there, and is not what it should be."""
    kind, context, doc = at.fault.kind, at.fault.context, at.place.doc
    of = f"`{_list_name(at.fault.path)}`"
    if kind == "bad_date":
        message, hint = str(context["message"]), str(context.get("hint", ""))
        return diagnostic("bad-date", at.span, message, hint)
    if kind == "bad_language":
        message = f"`{at.given}` is not a language tag."
        return diagnostic("bad-language", at.span, message, language_hint(at.given))
    if kind == "unsupported_format":
        message = f"This record is of format {at.given}; this program reads format "
        message += f"{FORMAT_VERSION}."
        hint = "Use the program that made it."
        return diagnostic("unsupported-format", at.span, message, hint)
    if kind in ("enum", "literal_error"):
        hint = did_you_mean(at.given, at.place.values)
        return diagnostic("unknown-value", at.span, f"`{at.given}` is not a value of {of}.", hint)
    if kind in _NUMBER_ERRORS:
        message = f"`{at.given}` is not a number that {of} can be."
        return diagnostic("bad-number", at.span, message, doc)
    if kind == "string_pattern_mismatch":
        return diagnostic("unknown-value", at.span, f"{of} is not of the right form.", doc)
    if kind == "repeated":
        return _repeated(at)
    if kind == "too_short":
        return _too_short(at)
    if kind == "list_of_one":
        message, hint = f"{of} is a list with one entry.", "Write the entry without the list."
        return diagnostic("wrong-type", at.span, message, hint)
    expected = _EXPECTED.get(kind, "has a value of the wrong kind")
    if kind == "tuple_type" and at.place.takes_one_or_several:
        one = "keys and values" if at.place.model else "one value"
        expected = f"takes {one}, or a list of such entries"
    return diagnostic("wrong-type", at.span, f"{at.subject} {expected}.", doc)


def _repeated(at: _Spot) -> Diagnostic:
    """A value stands twice in a list in which each stands once."""
    path, context = at.fault.path, at.fault.context
    first = locate(at.root, (*path, context["first"])).span.line
    span = locate(at.root, (*path, context["index"])).span
    message = f"`{context['value']}` stands here for the second time; first in line {first}."
    return diagnostic("duplicate-key", span, message, "Delete one of the two.")


def _too_short(at: _Spot) -> Diagnostic:
    least, doc = at.fault.context.get("min_length", 1), at.place.doc
    if least > 1:
        message = f"{at.subject} needs at least {least} entries."
        return diagnostic("wrong-type", at.span, message, doc)
    needed = "It is needed." if at.place.is_required else "Leave the whole key out, or name one."
    return diagnostic("empty-value", at.key_span, f"{at.subject} lists nothing.", f"{needed} {doc}")


_NUMBER_ERRORS = (
    "bad_number",
    "int_parsing",
    "int_parsing_size",
    "greater_than_equal",
    "less_than_equal",
)
_OF_ONE_VALUE = (*_NUMBER_ERRORS, "enum", "literal_error", "bad_date", "bad_language")
_MAPPING = "takes keys and values, indented below it"
_EXPECTED = {
    "string_type": "takes a text",
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "list_type": "takes a list",
    "tuple_type": "takes a list",
    "bool_parsing": "takes `true` or `false`",
    "bool_type": "takes `true` or `false`",
    "int_type": "takes a whole number",
}


def complaints(
    model: type[Record], root: Node, found: list[Fault], languages: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """The diagnostics of all faults of a record."""
    for fault in found:
        if (said := complaint(model, root, fault, languages)) is not None:
            yield said
