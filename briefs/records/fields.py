"""What the models say of the place at a path: its type, its field, what may stand there."""

from __future__ import annotations

import types
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from briefs.reading.nodes import Key
from briefs.records.base import OneOrSeveral, Restricted, Translated, one_or_many
from briefs.records.vocabulary import Described

Path = tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The type of what stands at a path; None where the format has no such place.

    `field` is there where the last step is a field's name, and not an id or a position. `doc` is
    the description of the nearest field on the way.
    """

    type: Any
    field: FieldInfo | None = None
    doc: str = ""

    @property
    def model(self) -> type[BaseModel] | None:
        """The model that stands here, if one does: that of its entries where a list may stand."""
        found = self.type
        if get_origin(found) is tuple and self.takes_one_or_several:
            found = _unwrap(get_args(found)[0])
        return found if isinstance(found, type) and issubclass(found, BaseModel) else None

    @property
    def is_required(self) -> bool:
        """Whether this is a field that the format asks for."""
        return self.field is not None and self.field.is_required()

    @property
    def takes_one_or_several(self) -> bool:
        """Whether a list may also be written as its only item."""
        marks = self.field.metadata if self.field else ()
        return any(
            isinstance(mark, OneOrSeveral)
            or (isinstance(mark, BeforeValidator) and mark.func is one_or_many)
            for mark in marks
        )

    @property
    def values(self) -> list[str]:
        """The values of the enumeration that stands here, or whose values are listed here."""
        found = self.type
        if get_origin(found) is tuple:
            found = _unwrap(get_args(found)[0])
        if isinstance(found, type) and issubclass(found, Described):
            return [member.value for member in found]
        return []

    def keys(self, languages: tuple[str, ...]) -> list[str]:
        """The keys that may stand here."""
        if self.model is None:
            return []
        keys = [f.alias or n for n, f in self.model.model_fields.items() if n != "translation"]
        return keys + (list(languages) if issubclass(self.model, Translated) else [])

    def first_keys(self, languages: tuple[str, ...]) -> list[str]:
        """The keys that must stand here; where none must, the first few that may."""
        if self.model is None:
            return []
        fields = self.model.model_fields.items()
        required = [f.alias or n for n, f in fields if f.is_required()]
        usual = [key for key in self.keys(languages) if key not in Restricted.model_fields]
        return required or usual[:3]


def place(model: type[BaseModel], path: Path) -> Place:
    """What the models say of a path of the file. Positions in lists may be left out."""
    current: Any = model
    field: FieldInfo | None = None
    doc = ""
    for step in path:
        current, field = _unwrap(current), None
        if get_origin(current) is tuple and not isinstance(step, int):
            current = _unwrap(get_args(current)[0])  # the only item, written without a list
        origin, arguments = get_origin(current), get_args(current)
        if isinstance(current, type) and issubclass(current, BaseModel):
            fields = current.model_fields.items()
            field = next((f for n, f in fields if step == (f.alias or n)), None)
            if field is None:
                return Place(None)
            current, doc = field.annotation, (field.description or "").replace("\n", " ")
        elif origin is dict:
            current = arguments[1]
        elif origin is tuple:
            current = arguments[0]
        else:
            return Place(None)
    return Place(_unwrap(current), field, doc)


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
