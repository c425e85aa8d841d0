"""The timeline: what happened, the meeting, what is due, each on a scale of time where it has a
place on one.

Dates without a year have a scale of their own: whether they are near those with one, nobody says.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from babel.dates import format_skeleton
from babel.units import format_unit

from briefs.dossier import model
from briefs.dossier.terms import Label
from briefs.records.dates import Date
from briefs.records.statements import AT_MEETING, Due
from briefs.views.facts import BOILERPLATE
from briefs.views.pictures.entries import Axis, Drawn, Event, InferredDate, Tick
from briefs.views.pictures.scale import SURENESS, Extent, Scale, Unit, extent_of, scale_of
from briefs.views.pieces import Pieces

_SKELETONS = {"day": "MMMd", "month": "yMMM", "year": "y"}
_WITHOUT_YEAR = {"day": "MMMd", "month": "MMM"}
_MONTH, _YEAR = 365.2425 / 12, 365.2425
WIDTH = 400
"""How wide the drawing of a scale is, in units of its own."""
_IN_DAYS, _IN_MONTHS = 60, 730
"""Up to so many days a distance is told in days, in months; beyond that in years."""

_Key = tuple[str, str, str, str]


class _Scale(StrEnum):
    """Which scale something stands on."""

    YEARS = "years"
    YEARLESS = "yearless"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class _Dated:
    key: _Key
    event: Event
    extent: Extent | None
    has_own_date: bool = True
    """Whether its date is another statement than that of the meeting."""

    @property
    def stands_on(self) -> _Scale:
        if self.extent is None:
            return _Scale.NONE
        return _Scale.YEARLESS if self.extent.is_yearless else _Scale.YEARS


@dataclass(frozen=True, slots=True)
class _Together:
    """The events that share a scale; none for those that have no place on one."""

    kind: _Scale
    events: tuple[_Dated, ...]
    scale: Scale | None


class Timeline:
    """The events in the order of time, and the scales that they stand on."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.wording = pieces.wording
        self.dossier = pieces.dossier
        self.text, self.term = pieces.text, pieces.term
        dated = sorted(self._dated(), key=lambda one: one.key)
        self._groups = tuple(
            self._together(kind, found)
            for kind in _Scale
            if (found := tuple(one for one in dated if one.stands_on is kind))
        )

    def events(self) -> tuple[Event, ...]:
        """Every event, scale by scale."""
        return tuple(
            replace(
                one.event,
                drawn=self._drawn(group.scale, one, one.extent)
                if group.scale and one.extent
                else None,
                distance=self._distance(one),
            )
            for group in self._groups
            for one in group.events
        )

    def axes(self) -> tuple[Axis, ...]:
        """The scales, each with the ids of its events; one without ticks for what has no place."""
        _ = self.wording.phrase
        names = {
            _Scale.YEARS: _("Year stated") if len(self._groups) > 1 else "",
            _Scale.YEARLESS: _("Year not stated"),
            _Scale.NONE: _("No place on a scale of time"),
        }
        label = {_Scale.YEARLESS: Label.NOT_STATED.value}
        axes = []
        for group in self._groups:
            at, is_inferred = self._meeting(group)
            words = _("time of the meeting")
            if is_inferred:
                words = _("time of the meeting, as inferred")
            axes.append(
                Axis(
                    name=names[group.kind],
                    label=label.get(group.kind, BOILERPLATE),
                    ticks=self._ticks(group.scale),
                    meeting_at=at,
                    is_inferred=is_inferred,
                    meeting_words=words if at else "",
                    events=tuple(one.event.id for one in group.events),
                )
            )
        return tuple(axes)

    def legend(self) -> tuple[Drawn, ...]:
        """What each mark stands for, in drawings 40 wide: the shapes of points, then every look
        but that of a day that is known; what is known least last.

        Nothing where there is a single shape, whose rows say themselves what they are.
        """
        _ = self.wording.phrase
        names = {
            "event": _("event", "timeline"),
            "meeting": _("meeting", "timeline"),
            "due": _("due", "timeline"),
        }
        shapes: dict[str, Drawn] = {}
        looks: dict[tuple[int, bool, str], Drawn] = {}
        for group, one, extent in self._placed():
            is_bar, opens = group.place(extent).shape == "bar", _opens(extent)
            if not is_bar:
                sort = one.event.sort
                shapes[sort] = Drawn(point(20, sort), "sure", names[sort])
            if is_bar or extent.sureness != "sure":
                outline = bar(4, 32, opens) if is_bar else point(20, "event")
                look = Drawn(outline, extent.sureness, self._in_words(extent, opens))
                looks[SURENESS.index(extent.sureness), is_bar, opens] = look
        if len(shapes) <= 1 and not looks:
            return ()
        return (
            *(shapes[sort] for sort in names if sort in shapes),
            *(looks[key] for key in sorted(looks)),
        )

    def _placed(self) -> Iterator[tuple[Scale, _Dated, Extent]]:
        """Whatever is drawn, with its scale."""
        for group in self._groups:
            for one in group.events:
                if group.scale and one.extent:
                    yield group.scale, one, one.extent

    def _together(self, kind: _Scale, events: tuple[_Dated, ...]) -> _Together:
        extents = [one.extent for one in events if one.extent]
        label = partial(self._label, kind)
        return _Together(kind, events, scale_of(extents, label) if extents else None)

    # -- what happens ------------------------------------------------------------------------

    def _dated(self) -> Iterator[_Dated]:
        d = self.dossier
        for event in d.timeline:
            yield _Dated(event.date.sort_key, self._event(event), extent_of(event.date))
        inferred = tuple(self._inferred())
        for index, when in enumerate(d.when):
            one = Event(
                id=f"meeting-{index + 1}",
                kind="",
                date=self.wording.date(when.date),
                printed=when.printed or "",
                # The title may say more than the date's sentence.
                what=self.wording.phrase("The meeting"),
                cite=self.pieces.cite(when.support, when),
                reason=self.pieces.reason(when.support),
                note=self.text(when.support.note),
                sort="meeting",
                inferred=inferred,
            )
            yield _Dated(when.date.sort_key, one, extent_of(when.date), has_own_date=False)
        for commitment in d.commitments:
            if commitment.due is not None and not commitment.stage.has_ended:
                yield self._due(commitment, commitment.due)

    def _event(self, event: model.Event) -> Event:
        return Event(
            id=f"event-{event.id}",
            kind="",
            date=self.wording.date(event.date),
            printed=event.printed or "",
            what=self.text(event.what),
            cite=self.pieces.cite(event.support, event),
            reason=self.pieces.reason(event.support),
            note=self.text(event.support.note),
        )

    def _due(self, one: model.Commitment, due: Due) -> _Dated:
        """What is due at the meeting comes with its date, or last where it has none."""
        at = max((w.date for w in self.dossier.when), key=lambda date: date.sort_key, default=None)
        date = at if due == AT_MEETING else due
        event = Event(
            id=f"due-{one.id}",
            kind=self.term(one.stage),
            date=self.wording.due(due),
            printed="",
            what=self.text(one.what),
            cite=self.pieces.cite(one.support, one),
            reason=None,
            note="",
            sort="due",
            sort_words=self.wording.phrase("due", "timeline"),
        )
        if not isinstance(date, Date):
            return _Dated(("~", "", "", ""), event, None)
        return _Dated(date.sort_key, event, extent_of(date), has_own_date=due != AT_MEETING)

    def _inferred(self) -> Iterator[InferredDate]:
        for one in self.dossier.inferences:
            if one.about == "meeting" and one.date is not None:
                cite = self.pieces.cite(one.support, one)
                yield InferredDate(self.wording.date(one.date), cite)

    # -- how it is drawn ---------------------------------------------------------------------

    def _label(self, kind: _Scale, day: datetime.date, unit: Unit) -> str:
        skeletons = _WITHOUT_YEAR if kind is _Scale.YEARLESS else _SKELETONS
        return str(format_skeleton(skeletons[unit.kind], day, locale=self.wording.locale))

    def _ticks(self, scale: Scale | None) -> tuple[Tick, ...]:
        if scale is None:
            return ()
        begins = scale.boundaries[:-1]
        return tuple(
            Tick(_x(scale.position(day)), label)
            for day, label in zip(begins, scale.labels, strict=True)
        )

    def _drawn(self, scale: Scale, one: _Dated, extent: Extent) -> Drawn:
        opens = _opens(extent)
        place = scale.place(extent)
        x, width = place.at * WIDTH / 100, place.size * WIDTH / 100
        outline = bar(x, width, opens) if place.shape == "bar" else point(x, one.event.sort)
        return Drawn(outline, extent.sureness, self._in_words(extent, opens))

    def _in_words(self, extent: Extent, opens: str) -> str:
        _ = self.wording.phrase
        open_ends = {"before": _("beginning not stated"), "after": _("end not stated")}
        whole = "" if opens else _("first and last day known")
        how = {
            "sure": _("known to the day") if extent.is_day else whole,
            "within": _("not known to the day"),
            "about": _("uncertain or approximate"),
        }[extent.sureness]
        return self.wording.listed(part for part in (how, open_ends.get(opens, "")) if part)

    def _meeting(self, group: _Together) -> tuple[str, bool]:
        """Where the day of the meeting is on a scale, and whether only the editor says so."""
        if group.scale is None:
            return "", False
        inferred = [one.date for one in self.dossier.inferences if one.about == "meeting"]
        stated = [when.date for when in self.dossier.when]
        for date in (*stated, *(one for one in inferred if one is not None)):
            extent = extent_of(date)
            is_yearless = group.kind is _Scale.YEARLESS
            if extent is None or extent.sureness != "sure" or extent.is_yearless != is_yearless:
                continue
            place = group.scale.place(extent)
            middle = place.at + place.size / 2
            if group.scale.has(extent):
                return _x(middle), date not in stated
        return "", False

    def _distance(self, one: _Dated) -> str:
        """How long before or after the meeting; empty where either is not known to the day."""
        if len(self.dossier.when) != 1 or not one.has_own_date:
            return ""
        meeting, extent = extent_of(self.dossier.when[0].date), one.extent
        if meeting is None or extent is None or meeting.is_yearless != extent.is_yearless:
            return ""
        if meeting.days is None or extent.days is None:
            return ""
        (first, last), (begin, end) = meeting.days, extent.days
        _ = self.wording.phrase
        if end < first:
            text = _("{time} before the meeting").replace("{time}", self._time(first - end))
        elif begin > last:
            text = _("{time} after the meeting").replace("{time}", self._time(begin - last))
        else:
            text = _("on the day of the meeting") if first == last else _("during the meeting")
        return " ".join((text, _("(if in the same year)"))) if extent.is_yearless else text

    def _time(self, days: int) -> str:
        """A number of days, in months or years where there are many."""
        kind, number = "day", days
        if days > _IN_MONTHS:
            kind, number = "year", round(days / _YEAR)
        elif days > _IN_DAYS:
            kind, number = "month", round(days / _MONTH)
        told = str(format_unit(number, f"duration-{kind}", locale=self.wording.locale))
        if kind == "day":
            return told
        return self.wording.phrase("about {time}").replace("{time}", told)


def _opens(extent: Extent) -> str:
    return "before" if extent.first is None else "after" if extent.last is None else ""


def point(x: float, sort: str) -> str:
    """The outline of a point: a diamond, a square or a circle about the middle of the height."""
    if sort == "meeting":
        return f"M{x - 10:.1f} 12l10-10 10 10-10 10z"
    if sort == "due":
        return f"M{x - 8:.1f} 4h16v16h-16z"
    return f"M{x - 8:.1f} 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0z"


def bar(x: float, width: float, opens: str) -> str:
    """The outline of a bar, with a tip where it is open."""
    left = f"M{x + 10:.1f} 20L{x:.1f} 12L{x + 10:.1f} 4" if opens == "before" else ""
    right = f"L{x + width:.1f} 12L{x + width - 10:.1f} 20z" if opens == "after" else ""
    left = left or f"M{x:.1f} 20V4"
    return f"{left}H{x + width - (10 if right else 0):.1f}{right or 'V20z'}"


def _x(per_cent: float) -> str:
    """A place on a scale, or a width, in the units of the drawing."""
    return f"{per_cent * WIDTH / 100:.1f}"
