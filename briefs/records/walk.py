"""Walking a record by its types: every model, every reader's text, every reference.

Paths are those of the file: aliases (`from`), ids and list positions. What a field means is
declared once, in its type (`Translatable`, `To`); rules and overlays need no lists of fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from briefs.reading.nodes import Key
from briefs.records.base import OneOrSeveral, To, Translatable

Path = tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that stands at `path` and leads to something; `is_key` where it is a mapping's key."""

    path: Path
    id: str
    to: To
    is_key: bool = False


def models(value: Any, path: Path = ()) -> Iterator[tuple[Path, BaseModel]]:
    """The record itself and every model below it, with its path."""
    if isinstance(value, BaseModel):
        yield path, value
        for name, field in type(value).model_fields.items():
            inner, here = getattr(value, name), (*path, field.alias or name)
            if _marks(type(value), name, OneOrSeveral) and len(inner) == 1:
                inner = inner[0]  # a single entry stands in the file without a list round it
            yield from models(inner, here)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from models(item, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from models(item, (*path, index))


def texts(record: BaseModel) -> Iterator[tuple[Path, str]]:
    """Every text that each site language needs, with its path."""
    for path, model in models(record):
        for name, field in type(model).model_fields.items():
            value, here = getattr(model, name), (*path, field.alias or name)
            if not _marks(type(model), name, Translatable):
                continue
            if isinstance(value, str):
                yield here, value
            elif isinstance(value, dict):
                yield from (((*here, key), text) for key, text in value.items())


def held_texts(model: BaseModel) -> Iterator[tuple[str, str]]:
    """The texts of a model's own that must say no more than its quotes: key and text."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        marks = _marks(type(model), name, Translatable)
        if isinstance(value, str) and any(not mark.is_remark for mark in marks):
            yield field.alias or name, value


def references(record: BaseModel) -> Iterator[Reference]:
    """Every reference of the record."""
    for path, model in models(record):
        for name, field in type(model).model_fields.items():
            value = getattr(model, name)
            found = _marks(type(model), name, To)
            if value is None or not found:
                continue
            here, to = (*path, field.alias or name), found[0]
            if isinstance(value, str):
                yield Reference(here, value, to)
            elif isinstance(value, dict):
                yield from (Reference((*here, key), key, to, is_key=True) for key in value)
            else:
                yield from (Reference((*here, i), ref, to) for i, ref in enumerate(value))


def replaced(value: Any, change: Callable[[BaseModel], BaseModel]) -> Any:
    """A value with every model in it changed: those below first, then the one that holds them."""
    if isinstance(value, BaseModel):
        below = {name: replaced(getattr(value, name), change) for name in type(value).model_fields}
        return change(value.model_copy(update=below))
    if isinstance(value, dict):
        return {key: replaced(item, change) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(replaced(item, change) for item in value)
    return value


def words(record: BaseModel) -> Iterator[str]:
    """Every text of the record, ids of its own included; not what refers to something else."""
    for _, model in models(record):
        for name in type(model).model_fields:
            if not _marks(type(model), name, To):
                yield from _strings(getattr(model, name))


def _strings(value: Any) -> Iterator[str]:
    """The texts in a value, those of models below it left to them; a term is no text."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)


@cache
def _marks(model: type[BaseModel], name: str, kind: type) -> tuple[Any, ...]:
    """The marks of a kind in a field's type; of a mapping, those of its keys, and of its values
    where these are texts.
    """
    field = model.model_fields[name]
    return tuple(m for m in (*field.metadata, *_inner(field.annotation)) if isinstance(m, kind))


def _inner(annotation: Any) -> Iterator[Any]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from arguments[1:]
        yield from _inner(arguments[0])
    elif origin is dict:
        yield from _inner(arguments[0])
        if get_origin(arguments[1]) is Annotated and get_args(arguments[1])[0] is str:
            yield from _inner(arguments[1])
    elif isinstance(annotation, type):
        return
    else:
        for argument in arguments:
            yield from _inner(argument)
