"""What was made of an archived text: which of its clauses are quoted, set aside, or left over.

In: a source, and the dockets of all meetings that cite it. What one meeting quotes need not be set
aside by another. Out: its sentences and clauses, each with the words that nothing accounts for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from briefs.dossier.attribution import Speakers
from briefs.dossier.docket import Docket
from briefs.language.clauses import clauses
from briefs.language.filler import filler
from briefs.language.ranges import Range
from briefs.language.sentences import sentences
from briefs.records.content import LoadedSource
from briefs.records.meeting import SetAside
from briefs.records.vocabulary import AsideKind

_WORD = re.compile(r"\w+")
# What numbers a paragraph, at the beginning of its line: 12. or (a)
_LABEL = re.compile(r"^\(?(?:\d{1,3}|[^\W\d_]|[IVXivx]+)[.)]", re.MULTILINE)


class State(StrEnum):
    """What was made of a clause."""

    QUOTED = "quoted"
    SET_ASIDE = "set_aside"
    ATTRIBUTION = "attribution"
    UNCOVERED = "uncovered"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage that a claim quotes."""

    range: Range
    meeting: str
    claim: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A passage that is set aside."""

    range: Range
    meeting: str
    id: str
    kind: AsideKind


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, and what was made of it: uncovered if any words of it are."""

    range: Range
    state: State
    uncovered: tuple[Range, ...] = ()
    """The runs of words that nothing accounts for."""

    attributions: tuple[Range, ...] = ()
    """The runs of words that only say who says what stands beside them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its clauses; what consists of connecting words alone is no clause."""

    range: Range
    clauses: tuple[Clause, ...]

    @property
    def is_bare(self) -> bool:
        """Whether nothing at all was made of it."""
        return bool(self.clauses) and all(clause.uncovered == (clause.range,) for clause in self)

    def __iter__(self) -> Iterator[Clause]:
        return iter(self.clauses)


@dataclass(frozen=True)
class Coverage:
    """What was made of one archived text."""

    source: str
    language: str
    text: str
    meetings: tuple[str, ...]
    """The meetings that cite it, sorted."""

    sentences: tuple[Sentence, ...]
    quoted: tuple[Quoted, ...]
    asides: tuple[Aside, ...]

    @cached_property
    def counts(self) -> Counter[State]:
        """How many clauses there are of each state."""
        return Counter(clause.state for sentence in self.sentences for clause in sentence)

    @property
    def clauses(self) -> int:
        """How many clauses there are."""
        return self.counts.total()

    def quoting(self, part: Range) -> tuple[Quoted, ...]:
        """The claims that quote words of a part of the text."""
        return tuple(one for one in self.quoted if meets(one.range, part))

    def setting_aside(self, part: Range) -> tuple[Aside, ...]:
        """What sets words of a part of the text aside."""
        return tuple(one for one in self.asides if meets(one.range, part))

    @property
    def share(self) -> float:
        """The part of the clauses that is accounted for, from 0 to 1."""
        return 1 - self.counts[State.UNCOVERED] / self.clauses if self.clauses else 1.0

    @property
    def percent(self) -> int:
        """The same in whole per cent; 100 only where nothing is left over."""
        return int(self.share * 100)


def coverages(dockets: Iterable[Docket]) -> dict[str, Coverage]:
    """The coverage of every source that these dockets cite and that can be judged, by id."""
    every = tuple(dockets)
    cited = sorted({source for docket in every for source in docket.record.sources})
    found = ((source, coverage(source, every)) for source in cited)
    return {source: one for source, one in found if one is not None}


def coverage(source_id: str, dockets: Iterable[Docket]) -> Coverage | None:
    """What all of these dockets make of a source.

    None where its text, its record or a record that cites it is broken: what seems left over may be
    quoted there.
    """
    citing = tuple(d for d in dockets if source_id in d.record.sources)
    if not citing or citing[0].content.broken_meetings:
        return None
    source = citing[0].content.sources.get(source_id)
    if source is None or not _is_whole(source) or not all(_is_judged(d) for d in citing):
        return None
    if source.loaded is None or source.snapshot is None:
        return None
    record, text = source.loaded.record, source.snapshot.text
    quoted, asides = _quoted(source_id, citing), _asides(source_id, citing)
    judge = _Judge(text, record.language, quoted, asides, Speakers.of(citing, record.language))
    return Coverage(
        source=source_id,
        language=record.language,
        text=text,
        meetings=tuple(sorted(docket.loaded.id for docket in citing)),
        sentences=tuple(judge.sentence(one) for one in sentences(text, record.language)),
        quoted=quoted,
        asides=asides,
    )


def _is_whole(source: LoadedSource) -> bool:
    """Whether a source is all there, and its text the one that was archived."""
    loaded, snapshot = source.loaded, source.snapshot
    if loaded is None or snapshot is None or loaded.is_incomplete:
        return False
    return loaded.record.sha256 == snapshot.sha256


def _is_judged(docket: Docket) -> bool:
    """Whether it is known of everything in a record where it stands."""
    return not docket.loaded.is_incomplete and all(p.place for p in docket.passages)


def _quoted(source_id: str, dockets: Sequence[Docket]) -> tuple[Quoted, ...]:
    found = (
        Quoted(Range(p.place.start, p.place.end), docket.loaded.id, p.id)
        for docket in dockets
        for p in docket.passages
        if p.section == "claims" and p.source == source_id and p.place
    )
    return tuple(sorted(found, key=lambda q: (q.range.start, -q.range.end, q.meeting, q.claim)))


def _asides(source_id: str, dockets: Sequence[Docket]) -> tuple[Aside, ...]:
    found = (
        Aside(Range(p.place.start, p.place.end), docket.loaded.id, p.id, p.entry.as_)
        for docket in dockets
        for p in docket.passages
        if isinstance(p.entry, SetAside) and p.source == source_id and p.place
    )
    return tuple(sorted(found, key=lambda a: (a.range.start, -a.range.end, a.meeting, a.id)))


class _Judge:
    """Judges the sentences of one text."""

    def __init__(
        self,
        text: str,
        language: str,
        quoted: tuple[Quoted, ...],
        asides: tuple[Aside, ...],
        speakers: Speakers,
    ) -> None:
        self._text = text
        self._language = language
        self._quoted = quoted
        self._asides = asides
        self._speakers = speakers
        self._connectives = filler(language).connectives
        self._labels = frozenset(match.end() - 1 for match in _LABEL.finditer(text))

    def sentence(self, sentence: Range) -> Sentence:
        """A sentence, clause by clause."""
        parts = clauses(self._text, sentence, self._language)
        judged = (self._clause(part, sentence) for part in parts)
        return Sentence(sentence, tuple(one for one in judged if one is not None))

    def _clause(self, clause: Range, sentence: Range) -> Clause | None:
        """A clause and what was made of it; None where it says nothing."""
        words = [Range(*m.span()) for m in _WORD.finditer(self._text, clause.start, clause.end)]
        states = [self._state(word) for word in words]
        runs = [run for run in _runs(words, states) if not self._connects(run)]
        said = tuple(run for run in runs if self._says_who(run, sentence))
        bare = tuple(run for run in runs if run not in said)
        if bare:
            is_whole = not said and set(states) == {State.UNCOVERED}
            return Clause(clause, State.UNCOVERED, (clause,) if is_whole else bare, said)
        for state in (State.QUOTED, State.SET_ASIDE):
            if state in states:
                return Clause(clause, state, (), said)
        return Clause(clause, State.ATTRIBUTION, (), said) if said else None

    def _state(self, word: Range) -> State:
        """What covers a word: a quote goes before what is set aside."""
        if any(_holds(one.range, word) for one in self._quoted):
            return State.QUOTED
        if any(_holds(one.range, word) for one in self._asides):
            return State.SET_ASIDE
        return State.UNCOVERED

    def _connects(self, run: Range) -> bool:
        """Whether a run says nothing: words that only connect, or the number of a paragraph."""
        words = _WORD.finditer(self._text, run.start, run.end)
        return all(w.end() in self._labels or w.group().lower() in self._connectives for w in words)

    def _says_who(self, run: Range, sentence: Range) -> bool:
        """Whether a run only says who says what is quoted next to it, in the same sentence."""
        beside = [q for q in self._quoted if meets(q.range, sentence)]
        before = max((q.range.end for q in beside if q.range.end <= run.start), default=None)
        after = min((q.range.start for q in beside if q.range.start >= run.end), default=None)
        voices = {
            voice
            for q in beside
            if q.range.end == before or q.range.start == after
            if (voice := self._speakers.of_claim(q.meeting, q.claim)) is not None
        }
        words = _WORD.findall(run.of(self._text).lower())
        return any(self._speakers.only_names(words, voice) for voice in voices)


def _runs(words: Sequence[Range], states: Sequence[State]) -> Iterator[Range]:
    """The words that nothing covers, as far as they stand side by side."""
    begin: Range | None = None
    last: Range | None = None
    for word, state in zip(words, states, strict=True):
        if state is State.UNCOVERED:
            begin, last = begin or word, word
        elif begin and last:
            yield Range(begin.start, last.end)
            begin = None
    if begin and last:
        yield Range(begin.start, last.end)


def _holds(range_: Range, word: Range) -> bool:
    return range_.start <= word.start and word.end <= range_.end


def meets(one: Range, other: Range) -> bool:
    """Whether two parts of a text have words in common."""
    return one.start < other.end and other.start < one.end


def place(text: str, at: int) -> tuple[int, int]:
    """The line and column of a place in a text, from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
