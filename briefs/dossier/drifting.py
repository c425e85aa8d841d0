"""Which texts of a meeting are held to which quotes, in every language, and what they have instead.

Every text of a statement is held to the claims that it cites, the translation of a claim to its own
quote, the title to all claims. A position of our side is no report: only its figures are held. What
the editor says in remarks (`note`, `because`, `scope`) and under `inferences` comes from outside,
and is held to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from babel import Locale
from pydantic import BaseModel

from briefs.dossier.cited import Cited
from briefs.dossier.docket import Docket
from briefs.dossier.drift import Finding, Kind, Name, Passage, Telling, drift
from briefs.dossier.grounds import Added
from briefs.dossier.overlay import Overlaid
from briefs.reading.nodes import Key, Scalar, text_at
from briefs.records.base import Target, is_to_do
from briefs.records.meeting import Claim, Meeting
from briefs.records.positions import Position
from briefs.records.statements import (
    AgendaItem,
    Before,
    Commitment,
    Judgement,
    Participant,
    Statement,
    Vote,
    Watch,
)
from briefs.records.walk import held_texts, models, references

Path = tuple[Key, ...]
_CONDITION = "condition"


@dataclass(frozen=True)
class Drift:
    """Something that a text has and none of its quotes.

    `entry` is the path of the claim, statement or meeting whose `drift` may answer it, `scalar` the
    text in its file, and `quotes` are what it was held to.
    """

    entry: Path
    language: str
    scalar: Scalar
    text: Passage
    finding: Finding
    quotes: tuple[Passage, ...]

    @property
    def words(self) -> str:
        """The words as the text has them: the key of an answer."""
        return self.finding.words_of(self.text.text)


def is_answer(key: str, words: str) -> bool:
    """Whether the key of an answer names these words; capitals and spaces do not count."""
    return _plain(key) == _plain(words)


def _plain(words: str) -> str:
    return " ".join(words.replace("…", " ").split()).casefold()


def answered(key: str, drifts: Iterable[Drift]) -> tuple[Drift, ...]:
    """What an answer is about, of all that one entry drifts in: its words in one language, and what
    means the same in the others.
    """
    found = tuple(drifts)
    meant = {_meaning(one) for one in found if is_answer(key, one.words)}
    return tuple(one for one in found if is_answer(key, one.words) or _meaning(one) in meant)


def _meaning(one: Drift) -> tuple[Kind, str]:
    return one.finding.kind, one.finding.meaning or _plain(one.words)


def drifts(docket: Docket) -> tuple[Drift, ...]:
    """All that the texts of a meeting have and none of their quotes, answered or not."""
    if not docket.content.languages:
        return ()
    return tuple(_Meeting(docket).drifts())


def answers(docket: Docket) -> dict[tuple[str, ...], tuple[Added, ...]]:
    """The answers of a record by the path of their entry: the words as each language has them."""
    overlaid = Overlaid(docket)
    by_entry: dict[Path, list[Drift]] = {}
    for one in drifts(docket):
        by_entry.setdefault(one.entry, []).append(one)
    found: dict[tuple[str, ...], tuple[Added, ...]] = {}
    for path, model in models(docket.record):
        if isinstance(model, Claim | Statement | Meeting) and model.drift:
            entry = tuple(map(str, path))
            found[entry] = tuple(
                Added(
                    words=_words(key, answered(key, by_entry.get(path, [])), overlaid.languages),
                    because=overlaid.texts(because, *entry, "drift", key),
                )
                for key, because in model.drift.items()
            )
    return found


def _words(key: str, about: tuple[Drift, ...], languages: tuple[str, ...]) -> dict[str, str]:
    """The words that an answer is about, by language; those of the key where a text has none."""
    return {
        tag: next((one.words for one in about if one.language == tag), key) for tag in languages
    }


class _Meeting:
    def __init__(self, docket: Docket) -> None:
        self.docket = docket
        self.record = docket.record
        self.languages = docket.content.languages
        self.overlaid = Overlaid(docket)
        self.cited = Cited(docket, self.overlaid)
        self.names = tuple(self._names())
        self._known: dict[str, tuple[Passage, ...]] = {}

    def drifts(self) -> Iterator[Drift]:
        carriers: dict[Path, tuple[str, ...]] = {}
        for path, model in models(self.record):
            if isinstance(model, Meeting):
                yield from self._compared(path, model, tuple(self.record.claims))
            elif isinstance(model, Claim):
                yield from self._translated(path, model)
            elif isinstance(model, Statement):
                # A vote without claims of its own has those of its item, two steps above it.
                own = model.from_
                carriers[path] = own or (carriers[path[:-2]] if isinstance(model, Vote) else ())
                yield from self._compared(path, model, carriers[path])

    def _names(self) -> Iterator[Name]:
        if (actors := self.docket.content.actors) is None:
            return
        record = actors.record
        for section in (record.people, record.organisations, record.groups):
            for name in section.values():
                forms = (*name.translation.values(), *((name.name,) if name.name else ()))
                yield Name(tuple(dict.fromkeys(forms)))

    def _compared(self, path: Path, model: BaseModel, claims: tuple[str, ...]) -> Iterator[Drift]:
        """The texts of an entry against the claims that it cites. What our side wants or says needs
        none, but its figures do.
        """
        if isinstance(model, Position) and not claims:
            for key, _ in held_texts(model):
                yield from self._held((*path, key), path, (), (), telling=Telling.WANTED)
            return
        if not claims or not all(self._is_found(claim) for claim in claims):
            return  # which is a fault of its own
        quotes = tuple(q for claim in dict.fromkeys(claims) for q in self._quoted(claim))
        if not quotes:
            return
        context = (
            *self._parties(path, model),
            *(passage for claim in claims for passage in self._around(claim)),
            *(passage for claim in claims for passage in self._source(claim)),
        )
        for key, _ in held_texts(model):
            telling = Telling.OPEN if key == _CONDITION else _telling(model)
            yield from self._held((*path, key), path, quotes, context, telling=telling)

    def _is_found(self, claim_id: str) -> bool:
        """Whether the quote of a claim stands in its source; a wrong one is no ground."""
        return self.docket.anchor(claim_id) is not None

    def _translated(self, path: Path, claim: Claim) -> Iterator[Drift]:
        """The translations of a quote against the quote."""
        claim_id = str(path[-1])
        if not self._is_found(claim_id):
            return
        quotes = tuple(self._exact(claim_id))
        context = tuple(p for up in self.docket.ancestry(claim_id)[1:] for p in self._exact(up))
        for language in self.languages:
            if scalar := self._scalar((*path, language), language):
                yield from self._judge(
                    scalar, language, path, quotes, context, telling=Telling.TOLD
                )

    def _held(
        self,
        path: Path,
        entry: Path,
        quotes: tuple[Passage, ...],
        context: tuple[Passage, ...],
        *,
        telling: Telling,
    ) -> Iterator[Drift]:
        for language in self.languages:
            if scalar := self._scalar(path, language):
                yield from self._judge(scalar, language, entry, quotes, context, telling=telling)

    def _judge(
        self,
        scalar: Scalar,
        language: str,
        entry: Path,
        quotes: tuple[Passage, ...],
        context: tuple[Passage, ...],
        *,
        telling: Telling,
    ) -> Iterator[Drift]:
        if is_to_do(scalar.value):
            return
        text = Passage(scalar.value, language)
        for finding in drift(text, quotes, self.names, context, telling=telling):
            yield Drift(entry, language, scalar, text, finding, quotes)

    def _scalar(self, path: Path, language: str) -> Scalar | None:
        """A text as it stands in the record or in the overlay of a language."""
        if language == self.languages[0] or (path[-1] == language and self._in_record(path)):
            return text_at(self.docket.loaded.node, path)
        overlay = self.docket.meeting.overlays.get(language)
        return text_at(overlay, tuple(map(str, path))) if overlay else None

    def _in_record(self, path: Path) -> bool:
        return text_at(self.docket.loaded.node, path) is not None

    def _exact(self, claim_id: str) -> Iterator[Passage]:
        """A quote, where its language is known."""
        if (language := self.docket.language_of(claim_id)) is not None:
            exact = self.record.claims[claim_id].exact
            yield Passage(exact, language, self.docket.verb_of(claim_id))

    def _quoted(self, claim_id: str) -> tuple[Passage, ...]:
        """A quote with its translations: these are held to it, and what they add is named there."""
        if claim_id not in self._known:
            claim, path = self.record.claims[claim_id], ("claims", claim_id)
            verb = self.docket.verb_of(claim_id)
            texts = self.overlaid.translation(claim.translation, *path)
            translations = tuple(Passage(text, tag, verb) for tag, text in texts.items())
            self._known[claim_id] = tuple(
                replace(exact, translations=translations) for exact in self._exact(claim_id)
            )
        return self._known[claim_id]

    def _around(self, claim_id: str) -> Iterator[Passage]:
        """What a reader sees with a quote: the sentence round it, who says it, and for whom."""
        for whole in self.docket.ancestry(claim_id)[1:]:
            yield from self._quoted(whole)
        if (voice := self.docket.voice_of(claim_id)) is not None:
            yield from self._party(voice)
            for _, group in self.record.participants.groups():
                if voice in group and (represented := group[voice].for_):
                    yield from self._party(represented)

    def _source(self, claim_id: str) -> Iterator[Passage]:
        """What a text may call a source: by its outlet, by its language (“the German article”)."""
        source = self.docket.content.sources.get(self.docket.source_of(claim_id) or "")
        if source is None or source.loaded is None:
            return
        record = source.loaded.record
        for language in self.languages:
            name = Locale.parse(language, sep="-").languages.get(record.language.partition("-")[0])
            yield Passage(" ".join(filter(None, (name, record.outlet))), language)

    def _parties(self, path: Path, model: BaseModel) -> Iterator[Passage]:
        """The names of those whom a statement names by id, as a key or in its fields."""
        if isinstance(model, Meeting):
            return
        named = [ref.id for ref in references(model) if ref.to.target is Target.PARTY]
        for party in (*named, *((str(path[-1]),) if isinstance(model, Participant) else ())):
            yield from self._party(party)

    def _party(self, party_id: str) -> Iterator[Passage]:
        party = self.cited.party(party_id)
        if party is None:
            return
        for language, name in party.name.items():
            yield Passage(name, language)
        if party.printed and party.language:
            yield Passage(party.printed, party.language)
        if party.side:
            yield from self._party(party.side)


def _telling(model: BaseModel) -> Telling:
    """What the texts of an entry do with what they say."""
    if isinstance(model, Position):
        return Telling.WANTED
    if isinstance(model, Watch) or (isinstance(model, Judgement) and model.likelihood):
        return Telling.OPEN
    if isinstance(model, Judgement):
        return Telling.READ
    return Telling.NAMED if isinstance(model, Commitment | Before | AgendaItem) else Telling.TOLD
