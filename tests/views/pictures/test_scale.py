"""Dates on a scale: order is kept, labels do not touch, and what is uncertain stays so."""

from __future__ import annotations

import calendar
import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefs.records.dates import Date, Point
from briefs.views.pictures.scale import (
    LEAST,
    SURENESS,
    Extent,
    Place,
    Scale,
    Unit,
    extent_of,
    scale_of,
)

NO_YEAR = 2000


def label(day: datetime.date, unit: Unit) -> str:
    return {"day": f"{day.day} {day:%b}", "month": f"{day:%b} {day.year}"}.get(
        unit.kind, str(day.year)
    )


@st.composite
def points(draw: st.DrawFn, yearless: bool) -> str:
    """A date in EDTF, of any precision that has a place on a scale."""
    year = draw(st.integers(1, 9999))
    shown = "XXXX" if yearless else draw(st.sampled_from([f"{year:04}", f"{year:04}"[:3] + "X"]))
    assume(shown != "000X")
    month = draw(st.integers(1, 12))
    last = calendar.monthrange(year if shown.isdigit() else NO_YEAR, month)[1]
    parts = [shown, f"{month:02}", f"{draw(st.integers(1, last)):02}"]
    kept = parts[: draw(st.integers(2 if yearless else 1, 3))]
    time = "T12:30" if len(kept) == 3 and draw(st.booleans()) else ""
    return "-".join(kept) + time + draw(st.sampled_from(["", "", "", "?", "~", "%"]))


KINDS = st.booleans()


@st.composite
def several(draw: st.DrawFn) -> list[str]:
    """Dates that share a scale."""
    return draw(st.lists(points(draw(KINDS)), min_size=1, max_size=8))


def extents(dates: list[str]) -> list[Extent]:
    found = [extent_of(Date.parse(text)) for text in dates]
    return [one for one in found if one is not None]


def middle(scale: Scale, extent: Extent) -> float:
    place = scale.place(extent)
    return place.at + place.size / 2


@given(several())
def test_the_order_of_time_is_the_order_on_the_scale(dates: list[str]) -> None:
    found = extents(dates)
    scale = scale_of(found, label)
    for one in found:
        for other in found:
            assert one.last is not None
            assert other.first is not None
            if one.last <= other.first:
                assert middle(scale, one) <= middle(scale, other)
                a, b = scale.place(one), scale.place(other)
                if a.shape == b.shape == "bar":
                    assert a.at + a.size <= b.at + 1e-6, "they do not overlap"


@given(several())
def test_everything_stands_on_the_scale(dates: list[str]) -> None:
    found = extents(dates)
    scale = scale_of(found, label)
    for one in found:
        place = scale.place(one)
        assert scale.has(one)
        assert place.at >= -1e-6
        assert place.at + place.size <= 100 + 1e-6
        if place.shape == "bar":
            assert place.size >= LEAST
            assert not one.is_day, "a day is a point"


@given(several())
def test_labels_do_not_touch(dates: list[str]) -> None:
    scale = scale_of(extents(dates), label)
    assert len(scale.boundaries) == len(scale.labels) + 1
    assert list(scale.boundaries) == sorted(set(scale.boundaries))
    assert len(scale.labels) * (max(map(len, scale.labels)) + 1) <= 30 or len(scale.labels) == 1


@given(points(yearless=False), st.integers(0, 365))
def test_every_day_that_a_date_may_mean_lies_in_it(text: str, offset: int) -> None:
    """And it is sure only where that is one day, said without a doubt."""
    date = Date.parse(text)
    extent = extent_of(date)
    assert extent is not None
    assert extent.first is not None
    assert extent.last is not None
    begin = datetime.date.fromordinal(int(extent.first))
    day = begin + datetime.timedelta(min(offset, (datetime.date.max - begin).days))
    said = Point(f"{day.year:04}", f"{day.month:02}", f"{day.day:02}")
    assert date.start is not None
    asked = Point(date.start.year, date.start.month, date.start.day)
    is_inside = extent.first < day.toordinal() + 1 and day.toordinal() < max(
        extent.last, extent.first + 1e-9
    )
    assert asked.agrees_with(said) <= is_inside
    is_day = date.start.is_resolved and not date.start.qualifier
    assert (extent.sureness == "sure") == is_day
    assert (extent.days is not None) == is_day


@given(points(yearless=True), points(yearless=False))
def test_what_has_no_year_is_never_among_what_has_one(yearless: str, dated: str) -> None:
    found = extents([yearless, dated])
    assert [one.is_yearless for one in found] == [True, False]
    mixed = Date(f"{dated}/{yearless}", Point.parse(dated), Point.parse(yearless), True)
    assert extent_of(mixed) is None


@given(points(yearless=False))
def test_no_doubt_is_lost_on_the_way(text: str) -> None:
    """A qualifier makes any date less sure, and an interval is as sure as its weaker end."""
    plain = Date.parse(text.rstrip("?~%"))
    doubted = Date.parse(f"{plain.text}~")
    first, second = extent_of(plain), extent_of(doubted)
    assert first is not None
    assert second is not None
    assert second.sureness == "about"
    assert (first.first, first.last) == (second.first, second.last)
    span = extent_of(Date.parse(f"{plain.text}/{doubted.text}"))
    assert span is not None
    assert span.sureness == "about"
    assert SURENESS.index(span.sureness) >= SURENESS.index(first.sureness)


@pytest.mark.parametrize("text", ["XXXX", "XXXX-XX-06", "0000", "2026/XXXX-03", "202X-05/2019-01"])
def test_what_has_no_place(text: str) -> None:
    assert extent_of(Date.parse(text)) is None


@pytest.mark.parametrize(
    ("dates", "labels", "places"),
    [
        ("XXXX-01-05 XXXX-01-06", "5 Jan, 6 Jan", "point 25, point 75"),
        ("2026-01-06", "5 Jan, 6 Jan, 7 Jan", "point 50"),
        ("2026-01-06/..", "5 Jan, 6 Jan, 7 Jan", "bar 33 to 100"),
        ("../2026-01-06", "5 Jan, 6 Jan, 7 Jan", "bar 0 to 67"),
        ("2026-01-06 2026-03-06", "Jan 2026, Feb 2026, Mar 2026", "point 6, point 73"),
        ("2026 2028~", "2026, 2027, 2028", "bar 0 to 33, bar 67 to 100"),
        (
            "2026-09-14/2026-09-16 2030",
            "2026, 2027, 2028, 2029, 2030",
            "point 14, bar 80 to 100",
        ),
        ("9999", "Jan 9999, Jul 9999", "bar 0 to 100"),
    ],
)
def test_scales(dates: str, labels: str, places: str) -> None:
    found = extents(dates.split())
    scale = scale_of(found, label)
    assert ", ".join(scale.labels) == labels
    assert ", ".join(shown(scale.place(one)) for one in found) == places


def shown(place: Place) -> str:
    if place.shape == "point":
        return f"point {place.at:.0f}"
    return f"bar {place.at:.0f} to {place.at + place.size:.0f}"
