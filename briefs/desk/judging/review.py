"""Reviews: what there is to judge, told so that it can be judged, and the judgements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefs.desk.judging.lockfile import in_order
from briefs.desk.refused import Refused
from briefs.diagnostics import Collector, Faults
from briefs.dossier import model
from briefs.dossier.docket import Docket
from briefs.dossier.fingerprints import fingerprints, uses
from briefs.dossier.resolve import resolve
from briefs.dossier.reviews import Review, ReviewState
from briefs.dossier.rules.judged import WHAT_CHANGED
from briefs.reading.nodes import Entry, Node, Scalar, SourceText
from briefs.reading.nodes import Mapping as MappingNode
from briefs.reading.yaml import parse
from briefs.records.base import Id, Record, Verbatim
from briefs.records.dates import Date
from briefs.records.load import load
from briefs.records.lock import Lock
from briefs.records.lock import Review as Recorded
from briefs.records.nearest import did_you_mean
from briefs.records.vocabulary import Verdict
from briefs.views.pieces import Pieces
from briefs.views.wording import Wording

OPEN = (ReviewState.UNREVIEWED, ReviewState.SUSPECT, ReviewState.REJECTED)
"""The states of a claim that somebody has still to judge."""


@dataclass(frozen=True, slots=True)
class Question:
    """A claim as a reader is asked about it: does this quote support it, and what rests on it?"""

    meeting: str
    claim: str
    state: ReviewState
    changed: tuple[str, ...]
    """What has changed since it was reviewed, in words."""
    source: str
    """The source in words: title, outlet, kind, grade."""
    before: str
    """What stands before the quote in its paragraphs."""
    quote: str
    after: str
    """What stands after it."""
    language: str
    translation: str
    """In the main language; empty where the quote is in it."""
    part_of: str
    """The quote of the claim that this is a part of; empty where it is none."""
    by: str
    """Who says it, in words."""
    verb: str
    """What its verb does, in words."""
    label: str
    position: str
    note: str
    uses: tuple[Mapping[str, Any], ...]
    """What rests on it: under `at` the keys that lead to each statement, then what it says."""
    last: Mapping[str, str]
    """The review before this: verdict, by, on, reason; empty where there was none."""


def questions(
    docket: Docket, *, everything: bool = False, only: Sequence[str] = ()
) -> tuple[Question, ...]:
    """The claims that are open, in the order of the record; all of them, or those asked for.

    Raises `Refused` where there is no claim of an id that is asked for.
    """
    claims = docket.record.claims
    for one in only:
        if one not in claims:
            hint = did_you_mean(one, sorted(claims))
            raise Refused(f"`{docket.loaded.id}` has no claim `{one}`. {hint}".strip())
    asked = _Asked(docket)
    found = (asked.about(one) for one in claims if not only or one in only)
    return tuple(one for one in found if everything or only or one.state in OPEN)


class _Asked:
    """The questions about the claims of a record without faults, in English and its own texts."""

    def __init__(self, docket: Docket) -> None:
        self.docket = docket
        self.dossier = resolve(docket)
        self.main = self.dossier.languages[0]
        self.pieces = Pieces(self.dossier, Wording(self.main, None))
        self.claims = self.pieces.claims

    def about(self, claim_id: str) -> Question:
        claim = self.claims[claim_id]
        before, after = self._surroundings(claim)
        term = self.pieces.term
        return Question(
            meeting=self.docket.loaded.id,
            claim=claim_id,
            state=claim.review.state,
            changed=tuple(WHAT_CHANGED[one] for one in claim.review.changed),
            source=self._source(self.pieces.sources[claim.source]),
            before=before,
            quote=_plain(claim.exact),
            after=after,
            language=claim.language,
            translation=claim.translation.get(self.main, "") if self._is_foreign(claim) else "",
            part_of=_plain(self.claims[claim.part_of].exact) if claim.part_of else "",
            by=self._voice(claim),
            verb=f"{claim.verb}: {term(claim.verb)}",
            label=term(claim.label),
            position=term(claim.position),
            note=self.pieces.text(claim.note),
            uses=tuple(self._uses(claim_id)),
            last=_last(claim.review),
        )

    def _is_foreign(self, claim: model.Claim) -> bool:
        return claim.language != self.main

    def _surroundings(self, claim: model.Claim) -> tuple[str, str]:
        """The rest of the paragraphs that the quote stands in; each line is a paragraph."""
        snapshot = self.docket.content.sources[claim.source].snapshot
        text = snapshot.text if snapshot else ""
        begin = text.rfind("\n", 0, claim.start) + 1
        end = text.find("\n", claim.end)
        return text[begin : claim.start], text[claim.end : end if end >= 0 else len(text)]

    def _source(self, source: model.Source) -> str:
        grade = f"grade {self.pieces.grade(source)} ({self.pieces.grade_words(source)})"
        parts = (source.title, source.outlet or "", self.pieces.term(source.kind), grade)
        return "; ".join(part for part in parts if part)

    def _voice(self, claim: model.Claim) -> str:
        if claim.by is None:
            return "the source itself"
        party = self.dossier.parties[claim.by]
        told = [self.pieces.text(party.name)]
        if party.printed and party.printed != told[0]:
            told.append(f"printed as “{party.printed}”")
        told += [f"number: {party.number}"] if party.number else []
        told += [f"side: {self.pieces.name(party.side)}"] if party.side else []
        told += [setting] if (setting := self.pieces.text(party.setting)) else []
        told += [note] if (note := self.pieces.text(party.note)) else []
        return "; ".join(told)

    def _uses(self, claim_id: str) -> Iterator[Mapping[str, Any]]:
        for use in uses(self.docket, claim_id):
            says = {key: self._named(key, value) for key, value in use.says.items()}
            if use.path[0] == "participants":
                says = {"who": self.pieces.name(use.path[-1]), **says}
            says = {key: says[key] for key in sorted(says, key=_LAST_TOLD.count) if key != "from"}
            others = [one for one in use.says["from"] if one != claim_id]
            yield {"at": list(use.path), **says, **({"with claims": others} if others else {})}

    def _named(self, key: str, value: Any) -> Any:
        """The names of parties for their ids."""
        ids = value if isinstance(value, list) else [value]
        if key not in _PARTIES or not all(one in self.dossier.parties for one in ids):
            return value
        names = [self.pieces.name(one) for one in ids]
        return names if isinstance(value, list) else names[0]


# The keys of statements that hold parties; those that are told after what a statement says.
_PARTIES = ("who", "acts", "bound", "for", "about")
_LAST_TOLD = ("because", "basis", "note")


def _last(review: Review) -> dict[str, str]:
    if review.verdict is None or review.on is None:
        return {}
    given = {"verdict": review.verdict.value, "by": review.by or "", "on": review.on.text}
    return {**given, "reason": review.reason or ""}


def _plain(text: str) -> str:
    return " ".join(text.split())


# -- judgements --------------------------------------------------------------------------------


class Answer(Record):
    """What a reader answers about a claim."""

    verdict: Verdict
    """Whether the quote supports the claim."""

    reason: Verbatim
    """Why."""


class Answers(Record):
    """The answers of a reader, by claim."""

    answers: dict[Id, Answer] = {}
    """By the id of the claim."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who judges, and on which day."""

    by: str
    on: Date


def judged(docket: Docket, lock: Lock, reviewer: Reviewer, answers: Mapping[str, Answer]) -> Lock:
    """The lock with these judgements of the claims as they are now, in the order of the record."""
    found = dict(lock.reviews)
    for claim_id, answer in answers.items():
        now = fingerprints(docket, claim_id)
        if now is None:
            raise AssertionError(f"claim {claim_id} was not checked")
        found[claim_id] = Recorded(
            verdict=answer.verdict,
            by=reviewer.by,
            on=reviewer.on,
            reason=answer.reason,
            claim=now.claim,
            uses=now.uses,
            quote=now.quote,
            snapshot=now.snapshot,
        )
    return in_order(lock.model_copy(update={"reviews": found}), docket)


def read_answers(docket: Docket, shown: str, text: str) -> dict[str, Answer]:
    """The answers that a text in YAML or JSON gives: `{claim: {verdict, reason}}`.

    `shown` is what its file is called. Raises `Faults` with all that is wrong with it.
    """
    collector = Collector()
    node = parse(SourceText.of(shown, text), collector)
    if isinstance(node, MappingNode):
        loaded = load(Answers, shown, _under_a_key(node), collector)
        known = docket.record.claims
        for entry in node.entries:
            if entry.key.value not in known:
                message = f"`{docket.loaded.id}` has no claim `{entry.key.value}`."
                hint = did_you_mean(entry.key.value, sorted(known))
                collector.add("dangling-reference", entry.key.span, message, hint)
        if not node.entries and not collector.diagnostics:
            collector.add("empty-value", node.span, "There is no answer here.", _FORM)
        if not collector.diagnostics and loaded:
            return dict(loaded.record.answers)
    elif node is not None:
        collector.add("wrong-type", node.span, "Answers stand under the ids of claims.", _FORM)
    elif not collector.diagnostics:
        collector.add("empty-value", SourceText.of(shown, text).span(1, 1), "It is empty.", _FORM)
    raise Faults(collector.diagnostics)


_FORM = "Write `CLAIM: {verdict: supports, reason: …}`, or `rejects`, for each claim."


def _under_a_key(node: MappingNode) -> Node:
    """The answers as a record of their own, in which they stand under one key."""
    key = Scalar(node.source, node.start, node.start, "answers")
    return MappingNode(node.source, node.start, node.end, (Entry(key, node),))
