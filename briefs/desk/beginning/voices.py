"""Who speaks, where a text says so beside what is said: *said X*, *X told reporters that …*.

No parser stands behind this. What is found is proposed to an editor: rather nothing than somebody
who did not speak. The words are data, in `data/voices.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from briefs.language.lexicon import lexicon
from briefs.language.ranges import Range
from briefs.language.tokens import Token, tokens
from briefs.language.verbs import Evidence, evidence

_DATA = Path(__file__).resolve().parent / "data" / "voices.toml"
_BREAKS = frozenset(',;:–—()[]"“”„«»?!')
_MOST_WORDS = 10
_SEGMENT_WORDS = 14


@dataclass(frozen=True, slots=True)
class FoundVoice:
    """Who speaks: the descriptor as printed; a pronoun only points back to a voice before it."""

    range: Range
    is_document: bool = False
    is_pronoun: bool = False


@dataclass(frozen=True)
class _Words:
    says: frozenset[str]
    said: frozenset[str]
    helpers: frozenset[str]
    that: frozenset[str]
    by: tuple[re.Pattern[str], ...]
    document: tuple[re.Pattern[str], ...]
    ends: frozenset[str]
    pronouns: frozenset[str]
    one: frozenset[str]
    never: frozenset[str]


def knows(language: str) -> bool:
    """Whether voices are looked for in this language."""
    return _primary(language) in _tables()


def is_of_one(descriptor: str, language: str) -> bool:
    """Whether a descriptor says that it is of one person or thing: *a spokesperson*."""
    return knows(language) and descriptor.split(maxsplit=1)[0].lower() in _words(language).one


def voice_beside(text: str, start: int, end: int, language: str) -> FoundVoice | None:
    """Who speaks by the words before or behind a quotation: *said X*, *X told reporters*."""
    if not knows(language):
        return None
    words, found = _words(language), tokens(text, start, end)
    while found and not found[0].is_word:
        found = found[1:]
    verb = _verb(found, words)
    if verb is None:
        return None
    first, behind = verb
    if first:
        return _descriptor(found[:first], words, language)
    return _descriptor(_without_adverbials(found[behind:], words, language), words, language)


def voice_of_report(text: str, sentence: Range, language: str) -> FoundVoice | None:
    """Who speaks by a sentence that reports: *X said that …*, *…, said X*, *According to X, …*."""
    if not knows(language):
        return None
    words, inside = _words(language), sentence.of(text)
    for pattern in words.document:
        if match := pattern.search(inside):
            start, end = match.span("voice")
            return FoundVoice(Range(sentence.start + start, sentence.start + end), True)
    for pattern in words.by:
        if match := pattern.match(inside):
            start, end = (sentence.start + place for place in match.span("voice"))
            found = tokens(text, start, end)
            return _descriptor(found[: _first_verb(found, language)], words, language)
    return _at_the_head(text, sentence, language) or _at_the_end(text, sentence, language)


def _at_the_head(text: str, sentence: Range, language: str) -> FoundVoice | None:
    """*X said that …*: the verb of saying is the first verb, and something is said."""
    words, found = _words(language), tokens(text, sentence.start, sentence.end)
    verb = _verb(found, words)
    if verb is None or not verb[0] or _first_verb(found[: verb[0]], language) < verb[0]:
        return None
    rest = found[verb[1] :]
    opens = any(t.key in words.that or t.key.startswith("qu'") for t in rest)
    if not opens and not _says_a_clause(found[verb[0]], rest, language):
        return None
    return _descriptor(found[: verb[0]], words, language)


def _says_a_clause(verb: Token, rest: Sequence[Token], language: str) -> bool:
    """English leaves *that* out: *X said the ministers would meet*."""
    is_said = _primary(language) == "en" and verb.key in ("said", "says", "say")
    return is_said and _first_verb(rest, language) < len(rest)


def _at_the_end(text: str, sentence: Range, language: str) -> FoundVoice | None:
    """*…, said X* and *…, X said*: nothing else stands behind the last comma."""
    comma = sentence.of(text).rfind(",")
    if comma < 0:
        return None
    start = sentence.start + comma + 1
    found = tokens(text, start, sentence.end)
    verb = _verb(found, _words(language))
    if verb is None or sum(t.is_word for t in found) > _SEGMENT_WORDS:
        return None
    return voice_beside(text, start, sentence.end, language)


def _verb(found: Sequence[Token], words: _Words) -> tuple[int, int] | None:
    """Where a verb of saying stands among the first words, and where it ends."""
    for at, token in enumerate(found[: _MOST_WORDS + 1]):
        if token.bare in words.says or token.key in words.says:
            return at, at + 1
        is_helper = token.bare in words.helpers and at + 1 < len(found)
        if is_helper and found[at + 1].key in words.said:
            return at, at + 2
        if token.text in _BREAKS:
            return None
    return None


def _first_verb(found: Sequence[Token], language: str) -> int:
    """Where the first word stands that is surely a verb; the end where there is none."""
    known = lexicon(language)
    sure = (at for at in range(len(found)) if evidence(found, at, known) is Evidence.SURE)
    return next(sure, len(found))


def _without_adverbials(found: Sequence[Token], words: _Words, language: str) -> Sequence[Token]:
    """What follows a verb, from the first word that no preposition has: *vor Journalisten*."""
    prepositions = lexicon(language).clauses.prepositions | {"vor", "am", "im"}
    at = 0
    while at < len(found) and found[at].key in words.ends | prepositions:
        is_preposition = found[at].key in prepositions
        at += 1
        while is_preposition and at < len(found) and not found[at].text[0].isupper():
            at += 1
        at += is_preposition
    return found[at:]


def _descriptor(found: Sequence[Token], words: _Words, language: str) -> FoundVoice | None:
    """The descriptor that these words are; None where they are none."""
    ends = (
        at
        for at, token in enumerate(found)
        if token.text in _BREAKS or (at and token.key in words.ends)
    )
    inside = list(found[: next(ends, len(found))])
    while inside and not inside[-1].is_word:
        inside.pop()
    count = sum(token.is_word for token in inside)
    if not inside or not count or count > _MOST_WORDS:
        return None
    place = Range(inside[0].start, inside[-1].end)
    if len(inside) == 1 and inside[0].key in words.pronouns:
        return FoundVoice(place, is_pronoun=True)
    if inside[0].key in words.never | words.pronouns or not inside[0].is_word:
        return None
    if _first_verb(inside, language) < len(inside):
        return None
    return FoundVoice(place)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _words(language: str) -> _Words:
    return _tables()[_primary(language)]


@cache
def _tables() -> dict[str, _Words]:
    tables = tomllib.loads(_DATA.read_text("utf-8"))
    return {tag: _typed(table) for tag, table in tables.items()}


def _typed(table: dict[str, Any]) -> _Words:
    """A table as its type; lists are written as one text, patterns as a list."""
    made: dict[str, Any] = {
        name: frozenset(value.split())
        if isinstance(value, str)
        else tuple(re.compile(pattern) for pattern in value)
        for name, value in table.items()
    }
    return _Words(**made)
