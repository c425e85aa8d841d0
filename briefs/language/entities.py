"""States, organisations and places that a text names, whatever form the name has.

States go by their ISO 3166-1 code: their names come from the Unicode CLDR; adjectives, demonyms and
capitals from the lexicon. A capital behind "in" or "nach" is a place; elsewhere it may stand for
its state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from briefs.language.ranges import Range
from briefs.language.terms import Found, Terms, Word, endings_of, longest, primary, table


class Sort(StrEnum):
    """What sort of thing is named."""

    STATE = "state"
    CAPITAL = "capital"
    ORGANISATION = "organisation"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Entity:
    """Something named: a state by its code, anything else by its entry in the lexicon."""

    sort: Sort
    id: str
    range: Range


# CLDR names that are words or names of people as well; the lexicon has what is meant instead.
_AMBIGUOUS = frozenset(["Jersey", "Réunion", "Man", "Eis"])
_CODE_LENGTH = 2
_PLACED = {"de": frozenset(["in", "nach", "bei"]), "en": frozenset(["in", "near", "at"])}


@cache
def _terms(language: str) -> Terms:
    return Terms(_entries(language), endings_of(language) | frozenset(["'"]))


def _entries(tag: str) -> Iterator[tuple[str, str]]:
    from babel import Locale  # noqa: PLC0415 - heavy, and needed where a text is read only

    for code, name in Locale.parse(tag).territories.items():
        if len(code) == _CODE_LENGTH and code.isalpha() and code not in ("EU", "UN", "EZ", "ZZ"):
            plain = name.partition(" (")[0].replace("&", "und" if tag == "de" else "and")
            if plain not in _AMBIGUOUS:
                yield f"{Sort.STATE}:{code}", plain
    countries = table(f"countries.{tag}")
    for sort, key in ((Sort.STATE, "words"), (Sort.CAPITAL, "capitals")):
        for code, some in countries[key].items():
            for entry in some:
                yield f"{sort}:{code}", entry
    for sort, key in ((Sort.ORGANISATION, "organisations"), (Sort.PLACE, "places")):
        for name, some in table("organisations")[key].items():
            for entry in some:
                yield f"{sort}:{name}", entry


def entities(text: Sequence[Word], language: str, *, lenient: bool = False) -> list[Entity]:
    """What a text names, in order. `lenient` keeps names inside longer ones, too."""
    tag = primary(language)
    found = _terms(tag).find(text, lenient=lenient)
    return [_entity(one) for one in (found if lenient else longest(found))]


def _entity(one: Found) -> Entity:
    sort, _, name = one.concept.partition(":")
    return Entity(Sort(sort), name, Range(one.start, one.end))


def is_placed(text: Sequence[Word], entity: Entity, language: str) -> bool:
    """Whether something stands or goes on there, so that a city is a place and no government."""
    at = next(i for i, word in enumerate(text) if word.start == entity.range.start)
    return at > 0 and text[at - 1].key in _PLACED.get(primary(language), ())
