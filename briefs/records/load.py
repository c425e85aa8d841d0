"""From nodes to records: pydantic validates, and its errors become diagnostics at their place.

"All faults at once" wants later stages to run even where a record has faults: what is broken is
cut out entry by entry, remembered as broken, and the rest goes on.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin

from babel import Locale
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefs.diagnostics import Collector, Span
from briefs.reading.nodes import Key, Node, Scalar, locate, plain
from briefs.records.base import FORMAT_VERSION, Record, Translated
from briefs.records.nearest import did_you_mean
from briefs.records.vocabulary import Described

R = TypeVar("R", bound=Record)
Path = tuple[Key, ...]


@dataclass(frozen=True)
class Loaded(Generic[R]):
    """A record, and where each of its parts stands in its file."""

    id: str
    record: R
    node: Node
    broken: frozenset[Path] = field(default=frozenset())
    """Entries that were cut out because of faults: references to them are not dangling."""

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
    """Make a record of `model`; None where so much is missing that nothing can be said of it."""
    value = plain(node)
    context = {"languages": languages}
    try:
        return Loaded(record_id, model.model_validate(value, context=context), node)
    except ValidationError as error:
        details = error.errors(include_url=False)
    for detail in details:
        _report(model, node, detail, collector, languages)
    broken = frozenset(_entry(detail) for detail in details)
    for path in broken:
        _cut(value, path)
    try:
        return Loaded(record_id, model.model_validate(value, context=context), node, broken)
    except ValidationError:
        return None


def _entry(detail: ErrorDetails) -> Path:
    """What to cut out for an error: the unknown key itself, else the entry of a section."""
    path = tuple(step for step in detail["loc"] if step != "[key]")
    return path if detail["type"] == "extra_forbidden" else path[:2]


def _cut(value: Any, path: Path) -> None:
    for step in path[:-1]:
        if isinstance(value, (dict, list)):
            try:
                value = value[step]  # type: ignore[index]
            except (KeyError, IndexError, TypeError):
                return
    if isinstance(value, dict):
        value.pop(path[-1], None)


def _report(
    model: type[Record],
    root: Node,
    detail: ErrorDetails,
    collector: Collector,
    languages: tuple[str, ...],
) -> None:
    kind, path = detail["type"], tuple(detail["loc"])
    context: Mapping[str, Any] = detail.get("ctx") or {}
    on_key = bool(path) and path[-1] == "[key]"
    path = path[:-1] if on_key else path
    name = str(path[-1]) if path else ""
    value_node = locate(root, path)
    given = value_node.value if isinstance(value_node, Scalar) else ""
    at = value_node.span
    key_at = locate(root, path, key=True).span
    hint = str(context.get("hint", ""))

    if kind == "extra_forbidden":
        known = _keys(model, path[:-1], languages)
        where = f" in `{path[-2]}`" if len(path) > 1 else ""
        message = f"There is no field `{name}`{where}."
        collector.add("unknown-key", key_at, message, did_you_mean(name, known))
    elif kind == "missing":
        where = f"`{path[-2]}`" if len(path) > 1 else "The record"
        span = locate(root, path[:-1], key=True).span
        doc = _description(model, path)
        collector.add("missing-field", span, f"{where} has no `{name}`.", doc)
    elif not on_key and isinstance(value_node, Scalar) and given == "":
        message = f"`{name}` has no value."
        hint = "Leave the whole key out: what is left out is *not stated*."
        collector.add("empty-value", key_at, message, hint)
    elif kind == "bad_id" or on_key:
        hint = "An id is made of letters, digits and single hyphens, such as `second-attack`."
        collector.add("bad-id", key_at, f"`{name}` cannot be an id.", hint)
    elif kind == "bad_date":
        collector.add("bad-date", at, str(context["message"]), hint)
    elif kind == "bad_language":
        hint = did_you_mean(given, _language_names()) or "Write a tag such as `de` or `pt-BR`."
        collector.add("bad-language", at, f"`{given}` is not a language tag.", hint)
    elif kind == "unsupported_format":
        message = f"This record is of format {given}; this program reads format {FORMAT_VERSION}."
        collector.add("unsupported-format", at, message, "Use the program that made it.")
    elif kind in ("enum", "literal_error"):
        message = f"`{given}` is not a value of `{_label(path)}`."
        collector.add("unknown-value", at, message, did_you_mean(given, _values(model, path)))
    elif kind in _NUMBER_ERRORS:
        message = f"`{given}` is not a number that `{_label(path)}` can be."
        collector.add("bad-number", at, message, _description(model, path))
    elif kind == "string_pattern_mismatch":
        message = f"`{_label(path)}` is not of the right form."
        collector.add("unknown-value", at, message, _description(model, path))
    else:
        message = f"`{_label(path)}` {_EXPECTED.get(kind, 'has a value of the wrong kind')}."
        collector.add("wrong-type", at, message, _description(model, path))


_NUMBER_ERRORS = (
    "bad_number",
    "int_parsing",
    "int_parsing_size",
    "greater_than_equal",
    "less_than_equal",
)
_EXPECTED = {
    "string_type": "takes a text",
    "dict_type": "takes keys and values, indented below it",
    "model_type": "takes keys and values, indented below it",
    "model_attributes_type": "takes keys and values, indented below it",
    "list_type": "takes a list",
    "tuple_type": "takes a list",
    "bool_parsing": "takes `true` or `false`",
    "bool_type": "takes `true` or `false`",
    "too_short": "needs more entries",
    "int_type": "takes a whole number",
}


def _label(path: Path) -> str:
    """The name of a field: the last step of its path that is a word."""
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "the record")


def _annotation(model: Any, path: Iterable[Key]) -> tuple[Any, str]:
    """The type of the field at `path`, and its description."""
    current, doc = model, ""
    for step in path:
        current = _unwrap(current)
        origin, arguments = get_origin(current), get_args(current)
        if isinstance(current, type) and issubclass(current, BaseModel):
            found = next(
                (f for n, f in current.model_fields.items() if step in (n, f.alias)),
                None,
            )
            if found is None:
                return None, ""
            current, doc = found.annotation, found.description or ""
        elif origin is dict:
            current = arguments[1]
        elif origin is tuple:
            current = arguments[0]
        else:
            return None, ""
    return _unwrap(current), doc


def _unwrap(annotation: Any) -> Any:
    """Look through `Annotated[…]` and `… | None`."""
    while True:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            annotation = arguments[0]
        elif origin in (Union, types.UnionType):
            annotation = next(a for a in arguments if a is not type(None))
        else:
            return annotation


def _keys(model: type[Record], path: Path, languages: tuple[str, ...]) -> list[str]:
    found, _ = _annotation(model, path)
    if not (isinstance(found, type) and issubclass(found, BaseModel)):
        return []
    keys = [f.alias or n for n, f in found.model_fields.items() if n != "translation"]
    return keys + (list(languages) if issubclass(found, Translated) else [])


def _values(model: type[Record], path: Path) -> list[str]:
    found, _ = _annotation(model, path)
    if get_origin(found) is tuple:
        found = _unwrap(get_args(found)[0])
    if isinstance(found, type) and issubclass(found, Described):
        return [member.value for member in found]
    return []


def _description(model: type[Record], path: Path) -> str:
    return _annotation(model, path)[1].replace("\n", " ")


def _language_names() -> list[str]:
    return [str(tag) for tag in Locale("en").languages if len(str(tag)) in (2, 3)]
