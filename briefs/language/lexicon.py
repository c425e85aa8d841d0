"""The words of a language, read from its data file on first use.

Each table of a file is one type here; a key that no type has, or a value of another kind, is a bug
and raises. A language without a file gets `und.toml`, which holds what needs no language.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

_DATA = Path(__file__).resolve().parent / "data"
_UNKNOWN = "und"
_T = TypeVar("_T")


@dataclass(frozen=True)
class SentenceWords:
    """What a full stop does not end, and words that open sentences."""

    never: frozenset[str]
    before_number: frozenset[str]
    seldom: frozenset[str]
    before_capital: frozenset[str]
    starters: frozenset[str]
    ordinal_full_stop: bool


@dataclass(frozen=True)
class ClauseWords:
    """What opens a clause, and the words and endings that are, or are not, its verb."""

    subordinators: tuple[str, ...]
    relatives: frozenset[str]
    complementizers: tuple[str, ...]
    prepositions: frozenset[str]
    without_comma: tuple[str, ...]
    infinitives: tuple[str, ...]
    after_preposition: frozenset[str]
    last_in_relative: str
    attributions: tuple[str, ...]
    participles: str
    prefixed_participles: str
    auxiliaries: frozenset[str]
    coordinators: tuple[str, ...]
    finite: frozenset[str]
    also_nouns: frozenset[str]
    past: frozenset[str]
    speech: frozenset[str]
    not_verbs: frozenset[str]
    determiners: frozenset[str]
    subjects: frozenset[str]


@dataclass(frozen=True)
class DateWords:
    """How days, months and years are written; most month names come from CLDR."""

    months: tuple[tuple[str, ...], ...]
    after_day: str
    before_month: str
    before_year: str
    month_first: bool
    numeric: str
    span: tuple[str, ...]
    month_cues: tuple[str, ...]
    year_cues: tuple[str, ...]
    after_year: tuple[str, ...]


@dataclass(frozen=True)
class NumberWords:
    """Separators, number words, and what tells the noun that is counted."""

    decimal: str
    groups: str
    words: dict[str, int]
    tens: dict[str, int]
    hundreds: dict[str, int]
    scales: dict[str, int]
    joint: str
    link: str
    units_first: bool
    only_before_noun: frozenset[str]
    never_alone: frozenset[str]
    not_nouns: frozenset[str]
    adjective: str
    clock: str
    ordinal: str
    labels: frozenset[str]


@dataclass(frozen=True)
class NameWords:
    """Words beside which a person is named, and words that are in no person's name."""

    offices: frozenset[str]
    office_endings: tuple[str, ...]
    honorifics: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    noun_capitals: bool
    genitive: str
    before_office: str
    after_office: str


@dataclass(frozen=True)
class CreditWords:
    """Patterns of lines that are not the article: see `credits.py`."""

    credit: tuple[str, ...]
    byline: tuple[str, ...]
    boilerplate: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """All that is known of one language."""

    tag: str
    sentences: SentenceWords
    clauses: ClauseWords
    dates: DateWords
    numbers: NumberWords
    names: NameWords
    credits: CreditWords

    @cached_property
    def offices(self) -> re.Pattern[str]:
        """A whole word that is an office, in whichever case its ending puts it."""
        words = sorted(self.names.offices, key=len, reverse=True)
        whole = "|".join(map(re.escape, words)) or r"(?!)"
        ending = "|".join(self.names.office_endings) or r"(?!)"
        return re.compile(rf"(?:{whole})|(?:[\w’'-]*(?:{ending}))", re.IGNORECASE)


def lexicon(language: str) -> Lexicon:
    """The words of a language by its tag; regions share those of their language."""
    primary = language.partition("-")[0].lower()
    return _load(primary if primary in _tags() else _UNKNOWN)


@cache
def _tags() -> frozenset[str]:
    """The languages that have a file."""
    return frozenset(path.stem for path in _DATA.glob("*.toml") if path.stem.isalpha())


@cache
def _load(tag: str) -> Lexicon:
    tables = data(tag)
    try:
        return Lexicon(
            tag,
            _typed(SentenceWords, tables.pop("sentences")),
            _typed(ClauseWords, tables.pop("clauses")),
            _typed(DateWords, tables.pop("dates")),
            _typed(NumberWords, tables.pop("numbers")),
            _typed(NameWords, tables.pop("names")),
            _typed(CreditWords, tables.pop("credits")),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{tag}.toml: {error}") from error


def data(name: str) -> dict[str, Any]:
    """A data file by its name without ending."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))


def _typed(kind: type[_T], table: dict[str, Any]) -> _T:
    """A table as its type. What is not in the file is empty; what the type has not is refused."""
    wanted = {field.name: str(field.type) for field in fields(kind)}  # type: ignore[arg-type]
    if unknown := set(table) - set(wanted):
        raise ValueError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return kind(**{name: _value(form, table.get(name)) for name, form in wanted.items()})


def _value(form: str, value: Any) -> Any:
    """A value of the file in the form that the type names; lists may be written as one text."""
    if form == "bool":
        return bool(value)
    if form == "str":
        return value or ""
    if form.startswith("dict"):
        pairs = (item.rpartition("=") for item in (value or "").split())
        return {word: int(number) for word, _, number in pairs}
    if form.startswith("tuple[tuple"):
        return tuple(tuple(words) for words in value or ())
    listed = value.split() if isinstance(value, str) else (value or ())
    return frozenset(listed) if form.startswith("frozenset") else tuple(listed)
