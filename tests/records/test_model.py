"""The model is closed and documented, and marks its texts and references."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from briefs.dossier import model as dossier_model
from briefs.records import base, lock, meeting, site, source, statements, vocabulary
from briefs.records.vocabulary import Described


def _classes(*modules: Any) -> Iterator[type[BaseModel]]:
    seen: set[type] = set()
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, BaseModel) and value not in seen:
                seen.add(value)
                if value.model_fields:
                    yield value


RECORDS = sorted(_classes(base, lock, meeting, site, source, statements), key=lambda c: c.__name__)
EXPORT = sorted(_classes(dossier_model), key=lambda c: c.__name__)
LISTS = [v for v in vars(vocabulary).values() if isinstance(v, type) and issubclass(v, Described)]


@pytest.mark.parametrize("cls", [*RECORDS, *EXPORT], ids=lambda c: c.__name__)
def test_every_field_is_described(cls: type[BaseModel]) -> None:
    assert cls.__doc__
    for name, field in cls.model_fields.items():
        assert field.description, f"{cls.__name__}.{name} has no description"


@pytest.mark.parametrize("cls", [*RECORDS, *EXPORT], ids=lambda c: c.__name__)
def test_every_model_is_closed_and_frozen(cls: type[BaseModel]) -> None:
    assert cls.model_config["extra"] == "forbid"
    assert cls.model_config["frozen"]


@pytest.mark.parametrize("cls", [c for c in LISTS if c is not Described], ids=lambda c: c.__name__)
def test_every_value_is_described(cls: type[Described]) -> None:
    assert cls.__doc__
    for member in cls:
        assert member.doc, f"{cls.__name__}.{member.name} has no description"


def test_the_groups_of_participants_are_the_values_of_attendance() -> None:
    assert list(statements.Participants.model_fields) == [a.value for a in vocabulary.Attendance]


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        statements.Place.model_validate({"place": "Paris", "plaze": "x"})


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("TODO", True),
        ("TODO: what we make of it", True),
        ("[TODO] Übersetzung", True),
        (" TODO", True),
        ("TODOS", False),
        ("Todo", False),
        ("What TODO means", False),
        ("", False),
    ],
)
def test_a_text_that_is_still_to_be_written(text: str, is_one: bool) -> None:
    assert base.is_to_do(text) is is_one
