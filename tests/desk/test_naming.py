"""Ids from words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.desk.beginning.naming import Names, how_often, salient, spelt
from briefs.desk.beginning.speakers import surname
from briefs.records.base import ID_PATTERN


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Große Übung", "grosse-uebung"),
        ("l’autorité", "lautorite"),
        ("Зеленський", "zelenskyi"),
        ("Щорс і їжак", "shchors-i-izhak"),
        ("G7 (2026)", "g7-2026"),
        ("日本", ""),
    ],
)
def test_letters_that_every_keyboard_has(text: str, id_: str) -> None:
    assert spelt(text) == id_


@pytest.mark.parametrize(
    ("text", "language", "id_"),
    [
        ("Bislang waren die militärischen Verpflichtungen vage.", "de", "verpflichtungen"),
        ("Die US-amerikanischen Garantien sind offen.", "de", "garantien"),
        ("The declaration is not binding.", "en", "declaration-binding"),
        ("Selon l’autorité portuaire, rien.", "fr", "autorite-portuaire"),
        ("Der Rat der EU tagt.", "de", "eu"),
    ],
)
def test_the_words_that_tell_a_sentence(text: str, language: str, id_: str) -> None:
    assert salient(text, language, how_often([text])) == id_


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Ursula von der Leyen", "von-der-leyen"),
        ("Mark Rutte", "rutte"),
        ("Іван Приклад", "pryklad"),
        ("Macron", "macron"),
    ],
)
def test_surnames(name: str, id_: str) -> None:
    assert surname(name) == id_


@given(st.text(), st.sampled_from(["de", "en", "fr", "uk", "ja"]))
def test_every_id_is_one(text: str, language: str) -> None:
    names = Names()
    found = [names.new(salient(text, language, how_often([text])), "sentence") for _ in range(3)]
    assert len(set(found)) == 3
    assert all(re.fullmatch(ID_PATTERN, name) for name in found)
