"""Every phrase has its word in every catalogue, and no catalogue has words for nothing."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from briefs.views.phrases import all_phrases
from tests.views.catalogue import ROOT, phrases

CATALOGUES = sorted((ROOT / "templates" / "locale").glob("*.po"))


def test_there_is_a_german_catalogue() -> None:
    assert [path.stem for path in CATALOGUES] == ["de"]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda p: p.stem)
def test_no_phrase_is_missing_and_none_is_left_over(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file)
    has = {(m.context, str(m.id)) for m in catalogue if m.id and m.string}
    wanted = phrases()
    with_context = {phrase for context, phrase in wanted if context}
    # babel reports a phrase with a context a second time without it.
    needed = {(c, p) for c, p in wanted if c or p not in with_context}
    assert needed - has == set(), "no word for"
    assert has - wanted == set(), "words for nothing"
    for message in catalogue:
        if message.id:
            assert _fields(str(message.id)) == _fields(str(message.string))


def test_all_terms_are_seen_by_the_extractor() -> None:
    assert set(all_phrases()) <= {(c, p) for c, p in phrases() if c}


def _fields(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)
