"""Whom the Chatham House Rule hides, and which texts name them.

The rule: what was said may be used, but neither who said it nor whom they belong to, nor who else
was there, may be revealed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefs.dossier.model import Party
from briefs.dossier.terms import PartyKind

_LEAST_LETTERS = 4
_LEFT_OUT = ("Mn", "Cf")  # accents; soft hyphens and other marks without width


def hidden_parties(
    people: Iterable[str],
    participants: Iterable[tuple[str, str | None]],
    parties: Mapping[str, Party],
) -> frozenset[str]:
    """These people and whom they belong to, by id.

    `participants` are all that the record has, each with whom they represent. Whoever has no name
    belongs to the side that the source puts them with.
    """
    hidden = set(people)
    represented = {whom for who, whom in participants if who in hidden and whom}
    sides = {side for who in hidden if who in parties and (side := parties[who].side)}
    return frozenset(hidden | represented | sides)


@dataclass(frozen=True, slots=True)
class Names:
    """The names of parties, and whether a text has one of them.

    Of a person each word of the name counts that has a capital (or a script without capitals) and
    four letters or more; of anybody, person or not, the whole name or descriptor. A word of four
    letters and more may have two more at its end, as a German genitive has. Case, accents and
    punctuation do not count. States are never looked for: their names are in every text.

    What this cannot see: an office or another description ("the minister"), a pronoun, an
    abbreviation or a nickname that is not on record, a short name alone ("Xi"), another
    transcription ("Mueller" for "Müller"), an inflection that changes letters or adds more than
    two, a descriptor in other words. Whoever marks a record reads it once more.
    """

    patterns: tuple[tuple[str, re.Pattern[str]], ...]

    @classmethod
    def of(cls, parties: Iterable[Party]) -> Names:
        """The names of these parties, in every language that they have one in."""
        return cls(
            tuple(
                (party.id, re.compile(pattern))
                for party in parties
                if party.kind is not PartyKind.STATE
                for pattern in sorted(set(_patterns(party)))
            )
        )

    def named_in(self, text: str) -> str | None:
        """The id of somebody whom a text names; None where it names nobody."""
        folded = folded_words(text)
        return next((who for who, pattern in self.patterns if pattern.search(folded)), None)


def folded_words(text: str) -> str:
    """The words of a text in small letters, without accents and punctuation, a space between."""
    decomposed = unicodedata.normalize("NFKD", text)
    kept = "".join(c for c in decomposed if unicodedata.category(c) not in _LEFT_OUT)
    folded = unicodedata.normalize("NFKD", kept.casefold())
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())


def _patterns(party: Party) -> Iterator[str]:
    names = {*party.name.values(), *([party.printed] if party.printed else [])}
    for name in names:
        if whole := folded_words(name):
            yield _pattern(whole, has_case=name.lower() != name.upper())
        if party.kind is PartyKind.PERSON:
            for word in re.findall(r"[^\W\d_]+", name):
                if not word[0].islower() and len(word) >= _LEAST_LETTERS:
                    yield _pattern(folded_words(word), has_case=word.lower() != word.upper())


def _pattern(words: str, *, has_case: bool) -> str:
    """What finds these words; scripts without capitals may have no space between words either."""
    if not has_case:
        return re.escape(words)
    last = words.rsplit(" ", 1)[-1]
    ending = r"[^\W\d_]{0,2}" if len(last) >= _LEAST_LETTERS else ""
    return rf"(?<!\S){re.escape(words)}{ending}(?!\S)"
