"""How specific each commitment is: who, how much, by when, on what condition, in what form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from briefs.dossier import model
from briefs.dossier.resolve import asked_of
from briefs.dossier.terms import Gap as Missing
from briefs.dossier.terms import Label
from briefs.records.vocabulary import Binding
from briefs.views.facts import BOILERPLATE
from briefs.views.phrases import NP_, Phrase
from briefs.views.pictures.entries import Cell, Column, Gap, Matrix, Specifics
from briefs.views.pieces import Pieces

GAPS_OF_MEETING = "gaps-of-meeting"

_NAMES: dict[Missing, Phrase] = {
    Missing.WHO_ACTS: NP_("asked", "Who acts"),
    Missing.WHO_IS_BOUND: NP_("asked", "Who is bound"),
    Missing.HOW_MUCH: NP_("asked", "How much"),
    Missing.BY_WHEN: NP_("asked", "By when"),
    Missing.CONDITION: NP_("asked", "Condition"),
    Missing.FORM: NP_("asked", "Form"),
}


class State(StrEnum):
    """Whether something is said of a commitment; a label where it is."""

    STATED = Label.STATED.value
    CLAIMED = Label.CLAIMED.value
    INFERRED = Label.INFERRED.value
    NOT_STATED = Label.NOT_STATED.value
    NOT_ASKED = "not_asked"


def state_of(one: model.Commitment, asked: Missing) -> State:
    """Whether a thing is said of a commitment, and if so, whose word it is."""
    if asked in one.not_stated:
        return State.NOT_STATED
    return State(one.support.label.value) if _is_said(one, asked) else State.NOT_ASKED


def _is_said(one: model.Commitment, asked: Missing) -> bool:
    return {
        Missing.WHO_ACTS: bool(one.acts),
        Missing.WHO_IS_BOUND: bool(one.bound),
        Missing.HOW_MUCH: one.amount is not None,
        Missing.BY_WHEN: one.due is not None,
        Missing.CONDITION: one.condition_kind is not None,
        Missing.FORM: one.binding is not None and one.binding is not Binding.WORD_ONLY,
    }[asked]


class Specificity:
    """What is said of each commitment, and what nobody says."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.wording = pieces.wording
        self.dossier = pieces.dossier
        self.text, self.term = pieces.text, pieces.term

    def matrix(self) -> Matrix:
        """A row for each commitment, a column for each thing that a reader asks; no columns where
        there is no commitment.
        """
        rows = [[state_of(one, asked) for asked in _NAMES] for one in self.dossier.commitments]
        counts = self._counts()
        there = {state for row in rows for state in row}
        return Matrix(
            of_meeting=self._of_meeting(),
            columns=tuple(
                Column(self.wording.phrase(name, context), counts.get(asked, ""))
                for asked, (context, name) in _NAMES.items()
                if rows
            ),
            rows=tuple(
                Specifics(
                    id=f"gap-{one.id}",
                    what=self.text(one.what),
                    href=f"#commitment-{one.id}",
                    cite=self.pieces.cite(one.support, one),
                    cells=tuple(self._cell(state) for state in row),
                )
                for one, row in zip(self.dossier.commitments, rows, strict=True)
            ),
            legend=tuple(self._cell(state) for state in State if state in there),
        )

    def _cell(self, state: State) -> Cell:
        if state is State.NOT_ASKED:
            return Cell(state.value, BOILERPLATE, self.wording.phrase("not asked for"))
        return Cell(state.value, state.value, self.term(Label(state.value)))

    def _counts(self) -> dict[Missing, str]:
        """Of how many of the commitments that are asked it nobody says a thing."""
        commitments = self.dossier.commitments
        missing = Counter(gap for one in commitments for gap in one.not_stated)
        asked = Counter(gap for one in commitments for gap in asked_of(one.stage, one.types))
        pattern = self.wording.phrase("{n} of {all}")
        return {
            gap: pattern.replace("{n}", str(missing[gap])).replace("{all}", str(asked[gap]))
            for gap in asked
        }

    def _of_meeting(self) -> Gap | None:
        missing = self.wording.listed(self.term(gap) for gap in self.dossier.not_stated)
        return (
            Gap(GAPS_OF_MEETING, self.wording.phrase("The meeting"), missing) if missing else None
        )

    def gaps(self) -> Iterator[Gap]:
        """What nobody says in words: first of the meeting, then of each commitment."""
        if of_meeting := self._of_meeting():
            yield of_meeting
        for one in self.dossier.commitments:
            if one.not_stated:
                missing = self.wording.listed(self.term(gap) for gap in one.not_stated)
                yield Gap(f"gap-{one.id}", self.text(one.what), missing)
