"""Whether words beside a quote say who says it, and nothing else.

Strict on purpose: what is not known to be empty is content, and content is quoted or set aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefs.dossier.docket import Docket
from briefs.language.filler import Filler, filler
from briefs.reading.nodes import text_at

_WORD = re.compile(r"\w+")
_LEAST_LETTERS = 4
_ENDING = 2


@dataclass(frozen=True, slots=True)
class Voice:
    """How a voice is named in a text, and how it spoke: words in small letters."""

    names: tuple[frozenset[str], ...]
    """Each of its names; all words of one must be there."""

    parts: frozenset[str]
    """Words of which one is enough: those of a person's name."""

    setting: frozenset[str]
    """How it spoke, in every language."""


@dataclass(frozen=True)
class Speakers:
    """Who says the claims of some meetings, as one language names them."""

    words: Filler
    voices: Mapping[tuple[str, str], Voice]
    """By meeting and claim."""

    @classmethod
    def of(cls, dockets: Iterable[Docket], language: str) -> Speakers:
        """The voices of all claims that have one."""
        words = filler(language)
        found = {}
        for docket in dockets:
            voices: dict[str, Voice] = {}
            for claim in docket.record.claims:
                voice = docket.voice_of(claim)
                if voice is not None:
                    if voice not in voices:
                        voices[voice] = _voice(docket, voice, words)
                    found[docket.loaded.id, claim] = voices[voice]
        return cls(words, found)

    def of_claim(self, meeting: str, claim: str) -> Voice | None:
        """Who says a claim; None where the source speaks itself."""
        return self.voices.get((meeting, claim))

    def only_names(self, words: Sequence[str], voice: Voice) -> bool:
        """Whether words (in small letters) say that this voice speaks, and nothing beyond.

        They hold a reporting verb, or a word such as *laut*; the descriptor or name of the voice,
        or a pronoun beside a verb; and apart from these only articles, prepositions and the setting
        that is on record.
        """
        known = self.words
        reports = any(word in known.reporting for word in words)
        if not reports and not any(word in known.markers for word in words):
            return False
        named = any(all(_among(part, words) for part in name) for name in voice.names)
        named = named or any(_among(part, words) for part in voice.parts)
        if not named and not (reports and any(word in known.pronouns for word in words)):
            return False
        empty = known.reporting | known.markers | known.function | known.connectives
        own = voice.parts.union(voice.setting, *voice.names)
        rest = [word for word in words if word not in empty and not _among(word, own)]
        return all(word in known.pronouns for word in rest)


def _voice(docket: Docket, voice: str, known: Filler) -> Voice:
    unnamed = docket.record.unnamed.get(voice)
    if unnamed is None:
        return _actor(docket, voice, known)
    settings = [unnamed.setting] if unnamed.setting else []
    for overlay in docket.meeting.overlays.values():
        scalar = text_at(overlay, ("unnamed", voice, "setting"))
        settings += [scalar.value] if scalar else []
    return Voice(
        names=tuple(_names([unnamed.printed, *unnamed.translation.values()], known)),
        parts=frozenset(),
        setting=frozenset(word for text in settings for word in _words(text)),
    )


def _actor(docket: Docket, actor: str, known: Filler) -> Voice:
    actors = docket.content.actors.record if docket.content.actors else None
    sections = (actors.people, actors.organisations, actors.groups) if actors else ()
    name = next((section[actor] for section in sections if actor in section), None)
    is_person = actors is not None and actor in actors.people
    texts = [*name.translation.values(), *([name.name] if name.name else [])] if name else []
    words = {word for text in texts for word in _words(text) if len(word) >= _LEAST_LETTERS}
    parts = frozenset(words) if is_person else frozenset()
    return Voice(tuple(_names(texts, known)), parts, frozenset())


def _names(texts: Iterable[str], known: Filler) -> Iterator[frozenset[str]]:
    """The words of each name that are not mere articles and prepositions."""
    for text in texts:
        if words := frozenset(_words(text)) - known.function:
            yield words


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _among(word: str, words: Iterable[str]) -> bool:
    """Whether a word is among others, whichever case endings either has."""
    return any(_alike(word, other) for other in words)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST_LETTERS:
        return one == other
    return long.startswith(short) and len(long) - len(short) <= _ENDING
