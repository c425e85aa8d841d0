"""The voices of a new record: which are on record already, and how to describe the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from babel import Locale

from briefs.desk.beginning.naming import Names, fitting, how_often, salient, spelt
from briefs.desk.beginning.origins import Origin
from briefs.desk.beginning.voices import FoundVoice, is_of_one
from briefs.desk.scalars import single_spaced
from briefs.dossier.anchor import find
from briefs.dossier.docket import states
from briefs.dossier.rules.references import RESERVED
from briefs.language.lexicon import lexicon
from briefs.language.names import FoundName
from briefs.records.base import Localised
from briefs.records.site import Actors


@dataclass(frozen=True, slots=True)
class Unnamed:
    """An entry of `unnamed`: the words as printed, their language, and what they tell."""

    id: str
    printed: str
    language: str
    is_one: bool
    is_document: bool
    name: str | None
    """The person whom the descriptor names all the same."""


def actor_of(name: str, actors: Actors | None) -> str | None:
    """The actor who goes by this name in some language, or whose only surname it is."""
    wanted = spelt(name)
    everyone = _everyone(actors)
    for actor, known in everyone.items():
        if wanted in {spelt(text) for text in _names(known)}:
            return actor
    by_surname = [
        actor
        for actor, known in everyone.items()
        if any(spelt(text).split("-")[-1:] == wanted.split("-")[-1:] for text in _names(known))
    ]
    is_person = actors is not None and len(by_surname) == 1 and by_surname[0] in actors.people
    return by_surname[0] if is_person else None


def _everyone(actors: Actors | None) -> Mapping[str, Localised]:
    if actors is None:
        return {}
    return {**actors.people, **actors.organisations, **actors.groups}


def _names(known: Localised) -> Iterable[str]:
    return [*known.translation.values(), *([known.name] if known.name else [])]


def surname(name: str) -> str:
    """An id from a person's surname, with the particles that belong to it."""
    parts = name.split()
    first = next((at for at, part in enumerate(parts) if at and part[0].islower()), len(parts) - 1)
    return fitting(spelt(" ".join(parts[first:])))


class Speakers:
    """Gives each voice of the texts its id, and keeps those that need an entry in `unnamed`."""

    def __init__(self, origins: tuple[Origin, ...], actors: Actors | None) -> None:
        self.unnamed: dict[str, Unnamed] = {}
        self._origins = origins
        self._actors = actors
        self._names = Names({*RESERVED, *states(), *_everyone(actors)})

    def id_of(self, origin: Origin, voice: FoundVoice) -> str:
        """Who speaks: an actor, a state, or an entry of `unnamed`, made where there is none yet."""
        printed = single_spaced(voice.range.of(origin.text))
        bare = self._without_article(printed, origin.language)
        named = next((n for n in origin.people if _holds(voice, n)), None)
        known = actor_of(named.name, self._actors) if named else self._exactly(bare)
        return (
            known
            or self._state(bare, origin.language)
            or self._entry(origin, voice, printed, named)
        )

    def _exactly(self, words: str) -> str | None:
        """An organisation or a group by its whole name."""
        found = actor_of(words, self._actors)
        return None if self._actors is not None and found in self._actors.people else found

    def _entry(
        self, origin: Origin, voice: FoundVoice, printed: str, named: FoundName | None
    ) -> str:
        key = printed.casefold()
        if key not in self.unnamed:
            by_words = salient(printed, origin.language, how_often([]))
            wanted = surname(named.name) if named else by_words
            language = next(
                (o.language for o in self._origins if find(o.folded, printed)), origin.language
            )
            self.unnamed[key] = Unnamed(
                self._names.new(wanted, "voice"),
                printed,
                language,
                is_of_one(printed, origin.language),
                voice.is_document,
                named.name if named else None,
            )
        return self.unnamed[key].id

    @staticmethod
    def _without_article(printed: str, language: str) -> str:
        first, _, rest = printed.partition(" ")
        is_article = first.lower() in lexicon(language).clauses.determiners and rest
        return rest if is_article else printed

    @staticmethod
    def _state(words: str, language: str) -> str | None:
        """The code of the state that goes by these words in the language of the text."""
        territories = Locale.parse(language, sep="-").territories
        wanted = words.casefold()
        return next(
            (c for c in sorted(states()) if str(territories.get(c)).casefold() == wanted), None
        )


def _holds(voice: FoundVoice, name: FoundName) -> bool:
    return voice.range.start <= name.range.start and name.range.end <= voice.range.end
