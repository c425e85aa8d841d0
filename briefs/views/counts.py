"""On how many independent sources and voices something rests, in words: labels for cells."""

from __future__ import annotations

from collections.abc import Iterable

from briefs.dossier.grounds import Count, Support
from briefs.records.vocabulary import SourceKind
from briefs.views.phrases import NP_, Phrase
from briefs.views.pieces import Pieces

_NUMBERS: tuple[Phrase, ...] = (
    NP_("number", "no"),
    NP_("number", "one"),
    NP_("number", "two"),
    NP_("number", "three"),
    NP_("number", "four"),
    NP_("number", "five"),
    NP_("number", "six"),
    NP_("number", "seven"),
    NP_("number", "eight"),
    NP_("number", "nine"),
    NP_("number", "ten"),
    NP_("number", "eleven"),
    NP_("number", "twelve"),
)
_OF_KIND: dict[SourceKind, tuple[Phrase, Phrase]] = {
    SourceKind.ARTICLE: (NP_("count", "one article"), NP_("count", "{n} articles")),
    SourceKind.COMMUNIQUE: (NP_("count", "one communiqué"), NP_("count", "{n} communiqués")),
    SourceKind.READOUT: (NP_("count", "one readout"), NP_("count", "{n} readouts")),
    SourceKind.PRESS_RELEASE: (
        NP_("count", "one press release"),
        NP_("count", "{n} press releases"),
    ),
    SourceKind.TRANSCRIPT: (NP_("count", "one transcript"), NP_("count", "{n} transcripts")),
    SourceKind.LETTER: (NP_("count", "one letter"), NP_("count", "{n} letters")),
    SourceKind.RECORD: (NP_("count", "one record"), NP_("count", "{n} records")),
}
_SOURCES = (
    NP_("count", "one independent source"),
    NP_("count", "{n} independent sources"),
    NP_("count", "{low} or {high} independent sources"),
    NP_("count", "{low} to {high} independent sources"),
)
_VOICES = (
    NP_("count", "one voice"),
    NP_("count", "{n} voices"),
    NP_("count", "{low} or {high} voices"),
    NP_("count", "{low} to {high} voices"),
)
_Phrases = tuple[Phrase, Phrase, Phrase, Phrase]


def all_phrases() -> Iterable[Phrase]:
    """Every phrase of the tables."""
    kinds = (phrase for pair in _OF_KIND.values() for phrase in pair)
    return (*_NUMBERS, *kinds, *_SOURCES, *_VOICES)


class Counts:
    """What statements of a dossier rest on, in words."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.wording = pieces.wording

    def whole(self, support: Support) -> str:
        """Sources and voices, such as `one article · one or two voices`; empty without any."""
        return self.beyond("", support)

    def beyond(self, said: str, support: Support) -> str:
        """The same without the sources, where a line above has said what they are."""
        if not support.claims:
            return ""
        sources = self.sources(support)
        return self._joined("" if sources == said else sources, self._voices(support))

    def beside_names(self, said: str, support: Support) -> str:
        """The same beside the names of all who say so: one of them needs no count."""
        voices = support.independence.voices
        sources = self.sources(support) if support.claims else ""
        return self._joined(
            "" if sources == said else sources,
            self._counted(voices, _VOICES) if voices.high > 1 else "",
        )

    def of_all(self, supports: Iterable[Support]) -> str:
        """The sources of each of several statements, where all have the same; empty otherwise."""
        found = {self.sources(one) for one in supports if one.claims}
        return found.pop() if len(found) == 1 else ""

    def each(self, sources: str) -> str:
        """That each entry of a section rests on these sources; empty where they differ."""
        return self.wording.labelled(self.wording.phrase("each"), sources) if sources else ""

    def sources(self, support: Support) -> str:
        """The sources, by their kind where all are alike and none depends on another."""
        cited = {self.pieces.claims[claim].source for claim in support.claims}
        count = support.independence.sources
        kinds = {self.pieces.sources[source].kind for source in cited}
        if len(kinds) == 1 and count.low == count.high == len(cited):
            one, several = _OF_KIND[kinds.pop()]
            return self._number_in(one if count.high == 1 else several, n=count.high)
        return self._counted(count, _SOURCES)

    def _voices(self, support: Support) -> str:
        """The voices, and that none of them has a name; where there is none, that as well."""
        _, independence = self.wording.phrase, support.independence
        if not independence.voices.high:
            return _("own words only")
        voices = self._counted(independence.voices, _VOICES)
        if independence.named == 0:
            return _("{voices}, unnamed").replace("{voices}", voices)
        return voices

    def _counted(self, count: Count, phrases: _Phrases) -> str:
        one, exactly, either, between = phrases
        if count.low == count.high:
            return self._number_in(one if count.high == 1 else exactly, n=count.high)
        pattern = either if count.high == count.low + 1 else between
        return self._number_in(pattern, low=count.low, high=count.high)

    def _number_in(self, phrase: Phrase, **numbers: int) -> str:
        context, english = phrase
        text = self.wording.phrase(english, context)
        for name, number in numbers.items():
            text = text.replace(f"{{{name}}}", self._number(number))
        return text

    def _number(self, number: int) -> str:
        if number >= len(_NUMBERS):
            return str(number)
        context, english = _NUMBERS[number]
        return self.wording.phrase(english, context)

    def _joined(self, *parts: str) -> str:
        return " · ".join(part for part in parts if part)
