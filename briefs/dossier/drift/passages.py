"""What is compared, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from briefs.language.modality import Analysis, analyse
from briefs.language.ranges import Range
from briefs.language.terms import Word, has_lexicon, words
from briefs.records.vocabulary import Verb

REMEMBERED = 4096
"""How many quotes are remembered with what is in them: each is compared with many texts."""


class Kind(StrEnum):
    """What sort of thing a text holds that its quotes have not."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    COUNTRY = "country"
    QUALIFIER = "qualifier"
    VERB = "verb"


class Telling(StrEnum):
    """What a text does with what it says: its verbs are held to the quotes accordingly."""

    TOLD = "told"
    """It tells that something is so, or will be."""

    READ = "read"
    """It is the editor's reading, and may tell of the sources themselves."""

    NAMED = "named"
    """It says what something is about; how strongly, stands beside it as a stage."""

    WANTED = "wanted"
    """It says what somebody wants or will say, and reports nothing: only its figures are held."""

    OPEN = "open"
    """It asks, or forecasts with a likelihood."""


@dataclass(frozen=True)
class Passage:
    """A text in a language; of a quote also what its verb does, as recorded, and its translations.

    A translation is held to its quote, so that another text may rest on either.
    """

    text: str
    language: str
    verb: Verb | None = None
    translations: tuple[Passage, ...] = ()

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words."""
        return words(self.text)

    @cached_property
    def analysis(self) -> Analysis:
        """What its verbs do."""
        return analyse(self.text, self.language)

    @property
    def has_lexicon(self) -> bool:
        """Whether its words can be compared, and not only its numbers and dates."""
        return has_lexicon(self.language)

    @property
    def readings(self) -> tuple[Passage, ...]:
        """Itself and its translations."""
        return (self, *self.translations)


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something on record, with every form that its name has in any language."""

    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a text that none of its quotes has.

    `parts` are the places of its words in the text. `meaning` is the same for the same thing in
    another language; empty where only the words tell. For a verb, `weaker` is what a quote has in
    its place, and `passage` that quote, by its number.
    """

    kind: Kind
    parts: tuple[Range, ...]
    meaning: str = ""
    weaker: str = ""
    passage: int | None = None

    def words_of(self, text: str) -> str:
        """The words as the text has them, an ellipsis where others lie between."""
        return " … ".join(" ".join(part.of(text).split()) for part in self.parts)


def joined(parts: tuple[Range, ...], text: str) -> tuple[Range, ...]:
    """Parts in order of place, those put together that touch."""
    found: list[Range] = []
    for part in sorted(set(parts), key=lambda p: (p.start, p.end)):
        if found and not text[found[-1].end : part.start].strip("- ‑"):
            found[-1] = Range(found[-1].start, max(found[-1].end, part.end))
        elif not found or part.start >= found[-1].end:
            found.append(part)
    return tuple(found)
