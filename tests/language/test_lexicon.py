"""The data files: each is read whole, holds what its type says, and costs nothing until used."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from briefs.language import lexicon as module
from briefs.language.lexicon import Lexicon, SentenceWords, data, lexicon

FILES = ["de", "en", "fr", "uk", "und"]


@pytest.mark.parametrize("tag", FILES)
def test_a_file_is_read_whole(tag: str) -> None:
    found = lexicon(tag)
    assert found.tag == tag
    assert isinstance(found, Lexicon)
    assert set(data(tag)) == {field.name for field in fields(Lexicon)} - {"tag"}


def test_a_key_that_is_not_known_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = data("und")
    tables["sentences"]["abbrevations"] = "dr."
    monkeypatch.setattr(module, "data", lambda _: tables)
    with pytest.raises(ValueError, match="SentenceWords has no abbrevations"):
        module._load.__wrapped__("und")


@pytest.mark.parametrize("tag", FILES)
def test_abbreviations_end_in_a_full_stop(tag: str) -> None:
    words = lexicon(tag).sentences
    lists = (words.never, words.before_number, words.seldom)
    for word in frozenset().union(*lists):
        assert word == word.lower()
        assert word.endswith(".") or word in {"§", "№"}


@pytest.mark.parametrize("tag", FILES)
def test_no_abbreviation_is_in_two_lists(tag: str) -> None:
    words = lexicon(tag).sentences
    assert not words.never & (words.before_number | words.seldom | words.before_capital)


@pytest.mark.parametrize("tag", FILES)
def test_words_are_listed_once(tag: str) -> None:
    for name, table in data(tag).items():
        for key, value in table.items():
            if isinstance(value, str) and "=" not in value and "\\" not in value:
                words = value.split()
                twice = sorted({word for word in words if words.count(word) > 1})
                assert twice == [], f"{tag}.toml, {name}.{key}"


@pytest.mark.parametrize("tag", FILES)
def test_patterns_are_sound(tag: str) -> None:
    found = lexicon(tag)
    for pattern in (*found.credits.credit, *found.credits.byline, *found.credits.boilerplate):
        re.compile(pattern)
    for pattern in (found.numbers.adjective, found.numbers.clock, found.names.before_office):
        assert re.compile(pattern).fullmatch("") is None or pattern == ""


def test_a_region_and_an_unknown_language() -> None:
    assert lexicon("de-CH") is lexicon("de")
    assert lexicon("DE") is lexicon("de")
    assert lexicon("tlh") is lexicon("und")
    assert lexicon("") is lexicon("und")


def test_lists_may_be_written_as_one_text() -> None:
    found = module._typed(SentenceWords, {"never": "dr. prof.", "starters": ["Der"]})
    assert found.never == {"dr.", "prof."}
    assert found.starters == {"Der"}
    assert found.seldom == frozenset()
    assert found.ordinal_full_stop is False


def test_nothing_heavy_is_imported_before_a_text_is_read() -> None:
    names = [path.stem for path in Path(module.__file__).parent.glob("*.py")]
    lines = [f"import briefs.language.{name}" for name in names if name != "__init__"]
    check = "print(sorted({name.split('.')[0] for name in sys.modules} & {'babel', 'simplemma'}))"
    code = "\n".join(["import sys", *lines, check])
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
