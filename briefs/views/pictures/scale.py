"""Dates on a scale: which days each may mean, and where these stand between two ends.

Pure arithmetic on days. A date that is known to the month only is a month long, one that is known
to the year a year; nothing is put on a day that its source does not name.
"""

from __future__ import annotations

import datetime
import math
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefs.records.dates import Date, Point

_LEAP_YEAR = 2000
"""What stands for the year that is not said: one that has a 29 February."""
_LAST_YEAR = 9999
_MONTHS = 12
_HOURS, _MINUTES = 24, 60 * 24

SURENESS = ("sure", "within", "about")
"""What is known of a date; the least last."""

LEAST = 4.0
"""The width, in per cent of the scale, below which a span is drawn as a point."""
_ROOM = 30.0
"""About how many characters of labels a scale has room for, at the least width it is drawn in."""
_GAP = 1.0
"""The characters left free after each label."""
_BEYOND = 0.1
"""How much of the scale is kept for what is open at one end."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The days that a date may mean, counted from 1 January of the year 1.

    The last is the first moment after it; None stands for an end that is open.
    """

    first: float | None
    last: float | None
    sureness: str
    """`sure`: all of them are meant. `within`: some day of them. `about`: EDTF's `~`, `?`, `%`."""
    is_yearless: bool
    is_day: bool
    """Whether it is one day, or a time of one day."""

    @property
    def days(self) -> tuple[int, int] | None:
        """The first and the last day; None where they are not known for sure."""
        if self.sureness != "sure" or self.first is None or self.last is None:
            return None
        first = math.floor(self.first)
        return first, max(first, math.ceil(self.last) - 1)

    @property
    def ends(self) -> tuple[float, ...]:
        """The ends that are not open."""
        return tuple(end for end in (self.first, self.last) if end is not None)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of ticks: so many days, months or years."""

    kind: str
    """`day`, `month` or `year`."""
    step: int


UNITS = (
    *(Unit("day", step) for step in (1, 2, 4, 7, 14)),
    *(Unit("month", step) for step in (1, 2, 3, 6)),
    *(Unit("year", step) for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2500, 5000)),
)
"""The finest first."""
_LONGEST = {"day": 1, "month": 31, "year": 366}
"""Days."""

Label = Callable[[datetime.date, Unit], str]
"""What is written where a unit begins."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is drawn on a scale, in per cent of its width."""

    shape: str
    """`point` or `bar`."""
    at: float
    """The left edge of a bar, the middle of a point."""
    size: float


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of time from one boundary of a unit to another. All units are drawn equally wide,
    though months and years are not quite equally long.
    """

    boundaries: tuple[int, ...]
    """The first days of its units, and the first day after the last one; at least two."""
    labels: tuple[str, ...]
    """One for each unit."""

    def position(self, day: float) -> float:
        """Where a moment is, in per cent."""
        last = len(self.boundaries) - 2
        unit = min(max(bisect(self.boundaries, day) - 1, 0), last)
        begin, end = self.boundaries[unit], self.boundaries[unit + 1]
        return 100.0 * (unit + (day - begin) / (end - begin)) / (last + 1)

    def has(self, extent: Extent) -> bool:
        """Whether it reaches from one end of something to the other, or farther."""
        low, high = self.boundaries[0], self.boundaries[-1]
        return all(low <= end <= high for end in extent.ends)

    def place(self, extent: Extent) -> Place:
        """Where an extent is drawn: one day, and what is hardly wider than a point, as a point."""
        first = 0.0 if extent.first is None else self.position(extent.first)
        last = 100.0 if extent.last is None else self.position(extent.last)
        if extent.is_day or last - first < LEAST:
            middle = (first + last) / 2
            return Place("point", min(max(middle, LEAST / 2), 100.0 - LEAST / 2), 0.0)
        return Place("bar", first, last - first)


def extent_of(date: Date) -> Extent | None:
    """The days that a date may mean; None where it has no place on a scale: neither a year nor a
    month is said, or only one end of a span has a year.
    """
    if not date.is_interval:
        return _of_point(date.start) if date.start else None
    first = _of_point(date.start) if date.start else None
    last = _of_point(date.end) if date.end else None
    known = [end for end in (first, last) if end is not None]
    if len(known) != len(date.points) or len({end.is_yearless for end in known}) != 1:
        return None
    begin, end = first.first if first else None, last.last if last else None
    if begin is not None and end is not None and end < begin:
        return None  # a decade to a year before it, say
    sureness = max((end.sureness for end in known), key=SURENESS.index)
    return Extent(begin, end, sureness, known[0].is_yearless, is_day=False)


def _of_point(point: Point) -> Extent | None:
    is_yearless = point.year == "XXXX"
    if is_yearless and not (point.month or "X").isdigit():
        return None
    years = [point.year.replace("X", digit) for digit in "09"]
    low, high = (_LEAP_YEAR, _LEAP_YEAR) if is_yearless else map(int, years)
    if low < 1:
        return None
    sureness = "about" if point.qualifier else "within"
    if low != high or point.month is None or not point.month.isdigit():
        return Extent(_first_of(low), _first_of(high + 1), sureness, is_yearless, is_day=False)
    month = int(point.month)
    if point.day is None or not point.day.isdigit():
        begin, end = _first_of(low, month), _first_of(low, month + 1)
        return Extent(begin, end, sureness, is_yearless, is_day=False)
    begin = datetime.date(low, month, int(point.day)).toordinal()
    sureness = "about" if point.qualifier else "sure"
    if point.time:
        hour, minute = map(int, point.time.split(":"))
        moment = begin + hour / _HOURS + minute / _MINUTES
        return Extent(moment, moment, sureness, is_yearless, is_day=True)
    return Extent(begin, begin + 1, sureness, is_yearless, is_day=True)


def _first_of(year: int, month: int = 1) -> int:
    """The first day of a month; months beyond the twelfth are of the years that follow."""
    year, month = year + (month - 1) // _MONTHS, (month - 1) % _MONTHS + 1
    if year > _LAST_YEAR:
        return datetime.date.max.toordinal() + 1
    return datetime.date(max(year, 1), month, 1).toordinal()


def scale_of(extents: Sequence[Extent], label: Label) -> Scale:
    """A scale for all of these, which are all with a year or all without one; at least one.

    Its units are the finest whose labels do not touch.
    """
    ends = [end for one in extents for end in one.ends]
    beyond = max(1.0, _BEYOND * (max(ends) - min(ends)))
    low = min([*ends, *(one.last - beyond for one in extents if one.first is None and one.last)])
    high = max([*ends, *(one.first + beyond for one in extents if one.last is None and one.first)])
    low = max(low, 1.0)
    is_yearless = extents[0].is_yearless
    scale = None
    for unit in UNITS:
        if unit.kind == "year" and is_yearless:
            break
        if (high - low) / (unit.step * _LONGEST[unit.kind]) > _ROOM:
            continue  # so many units that no label would have room
        boundaries = tuple(_boundaries(low, high, unit))
        firsts = [datetime.date.fromordinal(day) for day in boundaries[:-1]]
        scale = Scale(boundaries, tuple(label(first, unit) for first in firsts))
        if _has_room(scale):
            break
    if scale is None:
        raise AssertionError("the largest units are few")
    return scale


def _has_room(scale: Scale) -> bool:
    """Whether every label fits into its unit."""
    return max(map(len, scale.labels)) + _GAP <= _ROOM / len(scale.labels)


def _boundaries(low: float, high: float, unit: Unit) -> Iterator[int]:
    """Where units begin, from the one that has the low end to the first after the high one."""
    first = datetime.date.fromordinal(math.floor(low))
    if unit.kind == "day":
        day = first.toordinal()
        if unit.step == 1 and high - day <= 1:
            day, high = max(day - 1, 1), high + 1  # one day alone: between its neighbours
        while day < high:
            yield day
            day += unit.step
        yield day
        return
    months = unit.step if unit.kind == "month" else unit.step * _MONTHS
    begin = ((first.year * _MONTHS + first.month - 1) // months) * months
    while (day := _first_of(0, begin + 1)) < high:
        yield day
        begin += months
    yield day
