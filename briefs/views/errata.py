"""The list of corrections: every source that was corrected or retracted, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from briefs.dossier import model
from briefs.dossier.earlier import Attended, Before, Outcome
from briefs.dossier.grounds import Support
from briefs.dossier.impact import Resting, resting_on
from briefs.dossier.positions import IfRaised, LineToTake, Objective
from briefs.records.walk import Path
from briefs.views import documents, pages, types
from briefs.views.addresses import errata_path, page_path, way
from briefs.views.alerts import Alerts
from briefs.views.compared import anchor_of
from briefs.views.pieces import Pieces
from briefs.views.table import has_own_row
from briefs.views.wording import Wording

_FACTS = ("group", "when", "where", "convened_by", "chaired_by")
"""Fields of a dossier whose entries stand among the facts."""

_ANCHORS = {
    "timeline": "event",
    "inferences": "inference",
    "tensions": "tension",
    "judgements": "judgement",
    "watch": "watch",
    "objectives": "objective",
    "lines": "line",
    "if_raised": "if-raised",
}
"""What the anchor of an entry begins with, by its field; the section has the name of that."""


def errata(
    dossiers: Mapping[str, tuple[model.Dossier, documents.Briefing]], wording: Wording
) -> pages.Errata:
    """The list in one language: of each meeting its dossier and what is printed of it.

    Only what these dossiers hold is in it, so that it is for the same audience as they are.
    """
    found: dict[_Key, list[_Affected]] = {}
    for meeting, (dossier, whole) in dossiers.items():
        one = _Meeting(meeting, dossier, whole, Pieces(dossier, wording))
        for key, affected in one.affected():
            found.setdefault(key, []).append(affected)
    newest_first = sorted(found, key=lambda key: (key.on, key.kind, key.source), reverse=True)
    return pages.Errata(
        entries=tuple(
            pages.Erratum(
                id=f"{key.kind}-{key.source}",
                alert=found[key][0].alert,
                briefings=tuple(one.briefing for one in found[key]),
            )
            for key in newest_first
        ),
    )


@dataclass(frozen=True, slots=True)
class _Key:
    """What was done to which source, and when."""

    on: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class _Affected:
    alert: types.Alert
    briefing: pages.AffectedBriefing


@dataclass(frozen=True, slots=True)
class _Meeting:
    """One meeting, and what rests in it on sources that were amended."""

    id: str
    dossier: model.Dossier
    whole: documents.Briefing
    pieces: Pieces

    def affected(self) -> Iterator[tuple[_Key, _Affected]]:
        by_key: dict[_Key, list[model.Source]] = {}
        alerts: dict[_Key, types.Alert] = {}
        for source in self.dossier.sources:
            for one, alert in zip(source.amendments, Alerts(self.pieces).of(source), strict=True):
                key = _Key(one.on.text, one.kind.value, one.of.id if one.of else source.id)
                by_key.setdefault(key, []).append(source)
                alerts.setdefault(key, alert)
        source_of = {claim.id: claim.source for claim in self.dossier.claims}
        for key, sources in by_key.items():
            falling = frozenset(source.id for source in sources)
            resting = resting_on(self.dossier, falling, source_of.get)
            statements = tuple(self._statement(one) for one in resting)
            briefing = pages.AffectedBriefing(
                self.whole.title, self._page(), self.whole.edition, statements
            )
            yield key, _Affected(alerts[key], briefing)

    def _page(self) -> str:
        """The way from the list to the page of the briefing."""
        language = self.whole.language
        return way(errata_path(language), page_path(self.id, language))

    def _statement(self, resting: Resting) -> pages.AffectedStatement:
        entry = self._entry(resting.path)
        section, anchor = self._place(resting.path)
        support = getattr(entry, "support", None)
        if not isinstance(support, Support):
            raise TypeError(f"what cites at {resting.path} has no support")
        only = self.pieces.wording.phrase("rests on nothing else") if resting.is_only else ""
        return pages.AffectedStatement(
            section=self.whole.heading(section),
            what=self._words(entry),
            href=f"{self._page()}#{anchor}",
            only=only,
            label=support.label.value,
            word=self.pieces.term(support.label),
        )

    def _entry(self, path: Path) -> BaseModel:
        """What stands at a path of the dossier."""
        value: object = self.dossier
        for part in path:
            if isinstance(value, tuple) and isinstance(part, int):
                value = value[part]
            else:
                value = getattr(value, str(part))
        if not isinstance(value, BaseModel):
            raise TypeError(f"nothing that cites stands at {path}")
        return value

    def _words(self, entry: BaseModel) -> str:
        """A statement in the reader's language; of whoever takes part, the name."""
        pieces = self.pieces
        match entry:
            case model.Judgement() | model.BottomLine():
                return pieces.text(entry.text)
            case model.Side():
                return pieces.text(entry.says)
            case model.Participant():
                return pieces.name(entry.party)
            case model.Role():
                return pieces.names(entry.who)
            case model.When():
                return pieces.wording.date(entry.date)
            case model.Place():
                return pieces.text(entry.place)
            case model.Vote():
                return pieces.text(entry.on) or pieces.term(entry.result)
            case (
                model.Commitment()
                | model.AgendaItem()
                | model.Event()
                | model.Inference()
                | model.Watch()
            ):
                return pieces.text(entry.what)
            case _:
                return self._words_of_kinds(entry)

    def _words_of_kinds(self, entry: BaseModel) -> str:
        """The same of what only some kinds of briefing have, and of what became of something."""
        pieces = self.pieces
        match entry:
            case Objective():
                return pieces.text(entry.what)
            case LineToTake() | IfRaised():
                return pieces.text(entry.say)
            case Attended():
                return pieces.term(entry.attendance)
            case Before():
                return pieces.term(entry.stage)
            case Outcome():
                return pieces.term(entry.result)
            case model.Trigger():
                return pieces.term(entry.state)
            case _:
                raise AssertionError(f"no words for {type(entry).__name__}")

    def _place(self, path: Path) -> tuple[str, str]:
        """The section of the page that an entry stands in, and its anchor there."""
        name = str(path[0])
        if name in _FACTS:
            return "facts", "facts"
        top = self._entry(path[:2]) if name != "bottom_line" else None
        if "before" in path and isinstance(top, model.Commitment | model.Participant):
            return "compared", anchor_of(top)
        match top:
            case model.Commitment():
                return "rows", f"commitment-{top.id}"
            case model.AgendaItem():
                is_row = has_own_row(top)
                return "rows", f"agenda-{top.id}" if is_row else f"commitment-{top.commitments[0]}"
            case model.Participant():
                return "participants", f"participant-{top.party}"
            case (
                model.Event()
                | model.Inference()
                | model.Tension()
                | model.Judgement()
                | model.Watch()
                | Objective()
                | LineToTake()
                | IfRaised()
            ):
                return name, f"{_ANCHORS[name]}-{top.id}"
            case _:
                return "bottom_line", "bottom_line"
