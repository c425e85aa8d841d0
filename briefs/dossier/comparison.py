"""Expected against actual: what was said before a meeting beside what is reported after it.

Derived from a dossier, and so only from what its audience may see. Which claims are from before is
told by their sources (`Source.moment`); in a record from after the meeting whatever is not plainly
from before it counts as reported after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from briefs.dossier import model
from briefs.dossier.earlier import Attended
from briefs.dossier.grounds import Support
from briefs.dossier.terms import Comparison, Label, Moment
from briefs.records.vocabulary import Attendance, Stage

_EXPECTING = (Attendance.EXPECTED, Attendance.INVITED, Attendance.IN_THE_CITY)
_ENDED = (Stage.WITHDRAWN, Stage.SUPERSEDED, Stage.LAPSED)


@dataclass(frozen=True, slots=True)
class Stood:
    """A commitment as it was and as it is; nothing where nobody says so."""

    one: model.Commitment
    before: Support | None
    after: Support | None
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Taken:
    """An item of the agenda, as it was announced and as it came out."""

    one: model.AgendaItem
    before: Support | None
    after: Support | None
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Came:
    """A participant, as announced and as reported."""

    one: model.Participant
    before: model.Participant | Attended | None
    after: model.Participant | None
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Dated:
    """When it was to be, and when it was; each date with what it stands on of either time."""

    before: tuple[tuple[model.When, Support], ...]
    after: tuple[tuple[model.When, Support], ...]
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Placed:
    """Where it was to be, and where it was, likewise."""

    before: tuple[tuple[model.Place, Support], ...]
    after: tuple[tuple[model.Place, Support], ...]
    comparison: Comparison


Compared = Stood | Taken | Came | Dated | Placed

PlaceOrDate = TypeVar("PlaceOrDate", model.When, model.Place)


def compared(dossier: model.Dossier) -> tuple[Compared, ...]:
    """All that can be compared, commitments first. Nothing where the meeting is still to come, or
    where the record does not say of anybody, any item or any commitment what was expected: then
    all would be *new*, for want of a record from before.
    """
    if dossier.kind.is_before:
        return ()
    found = tuple(_Comparing(dossier).all_of_it())
    return found if any(_was_expected(one) for one in found) else ()


def _was_expected(row: Compared) -> bool:
    match row:
        case Stood():
            return row.one.before is not None
        case Came() | Taken():
            return row.before is not None
        case _:
            return False


class _Comparing:
    def __init__(self, dossier: model.Dossier) -> None:
        self.dossier = dossier
        self.claims = {claim.id: claim for claim in dossier.claims}
        self.early = {s.id for s in dossier.sources if s.moment is Moment.BEFORE}

    def all_of_it(self) -> Iterator[Compared]:
        d = self.dossier
        yield from (self._stood(one) for one in d.commitments)
        yield from (self._taken(one) for one in d.agenda if one.votes or one.outcome or _alone(one))
        for participant in d.participants:
            if (came := self._came(participant)) is not None:
                yield came
        yield from self._dates()
        yield from self._places()

    def _is_early(self, claim: str) -> bool:
        return self.claims[claim].source in self.early

    def _stood(self, one: model.Commitment) -> Stood:
        if one.before:
            result = _on_the_ladder(one.before.stage, one.stage)
            return Stood(one, one.before.support, one.support, result)
        if all(self._is_early(claim) for claim in one.support.claims):
            return Stood(one, one.support, None, Comparison.NOT_REPORTED)
        return Stood(one, None, one.support, Comparison.NEW)

    def _taken(self, one: model.AgendaItem) -> Taken:
        before, after = self._early(one.support), self._late(one.support)
        if not one.outcome and not one.votes and before:
            return Taken(one, one.support, None, Comparison.NOT_REPORTED)
        if before is None:
            return Taken(one, None, one.support, Comparison.NEW)
        # The votes may have claims of their own, and the item those from before alone.
        after = after or (one.votes[0].support if one.votes else one.support)
        return Taken(one, before, after, Comparison.OUTCOME)

    def _part(self, support: Support, wanted: Callable[[str], bool]) -> Support | None:
        """What stands on some of the claims, with the label of these; remarks stay with the whole,
        which is printed elsewhere.
        """
        claims = tuple(claim for claim in support.claims if wanted(claim))
        if not claims:
            return None
        is_claimed = any(self.claims[claim].label is Label.CLAIMED for claim in claims)
        label = Label.CLAIMED if is_claimed else Label.STATED
        return Support(
            label=Label.INFERRED if support.label is Label.INFERRED else label,
            claims=claims,
            numbers=tuple(sorted({self.claims[claim].number for claim in claims})),
        )

    def _came(self, one: model.Participant) -> Came | None:
        """Of whom nobody expected anything and nobody reports anything, there is no row."""
        if one.attendance.is_answer:
            return Came(one, one.before, one, _as_reported(one))
        if one.attendance in _EXPECTING:
            return Came(one, one, None, Comparison.NOT_REPORTED)
        return None

    def _dates(self) -> Iterator[Dated]:
        given = self.dossier.when
        before = tuple((w, part) for w in given if (part := self._early(w.support)))
        after = tuple((w, part) for w in given if (part := self._late(w.support)))
        if before:
            yield Dated(before, after, _held(before, after, _is_same_date))

    def _places(self) -> Iterator[Placed]:
        given = self.dossier.where
        before = tuple((w, part) for w in given if (part := self._early(w.support)))
        after = tuple((w, part) for w in given if (part := self._late(w.support)))
        if before:
            yield Placed(before, after, _held(before, after, _is_same_place))

    def _early(self, support: Support) -> Support | None:
        return self._part(support, self._is_early)

    def _late(self, support: Support) -> Support | None:
        return self._part(support, lambda claim: not self._is_early(claim))


def _alone(item: model.AgendaItem) -> bool:
    """Whether no commitment tells what became of an item."""
    return not item.commitments


def _on_the_ladder(before: Stage, now: Stage) -> Comparison:
    """How far something has come, by the ladder of stages alone."""
    if before is now:
        return Comparison.SAME_STAGE
    if now in _ENDED:
        return Comparison.ENDED
    if before in _ENDED:
        return Comparison.CHANGED
    ladder = list(Stage)
    is_further = ladder.index(now) > ladder.index(before)
    return Comparison.FURTHER if is_further else Comparison.LESS_FAR


def _as_reported(one: model.Participant) -> Comparison:
    if one.attendance in (Attendance.ABSENT, Attendance.DECLINED):
        return Comparison.DID_NOT_COME
    if one.before is None:
        return Comparison.NEW
    is_there = one.attendance is not Attendance.REPRESENTED
    return Comparison.CAME if is_there else Comparison.REPRESENTED


def _held(
    before: tuple[tuple[PlaceOrDate, Support], ...],
    after: tuple[tuple[PlaceOrDate, Support], ...],
    is_same: Callable[[PlaceOrDate, PlaceOrDate], bool],
) -> Comparison:
    """Whether each of what is reported was expected, and the other way round."""
    if not after:
        return Comparison.NOT_REPORTED
    pairs = [[is_same(old, new) for new, _ in after] for old, _ in before]
    forth = all(any(row[n] for row in pairs) for n in range(len(after)))
    back = all(any(row) for row in pairs)
    return Comparison.UNCHANGED if forth and back else Comparison.CHANGED


def _is_same_date(one: model.When, other: model.When) -> bool:
    return one.date.agrees_with(other.date)


def _is_same_place(one: model.Place, other: model.Place) -> bool:
    venues = {str(place.venue) for place in (one, other) if place.venue}
    return one.place == other.place and len(venues) <= 1
