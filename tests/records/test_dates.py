"""Dates: EDTF as far as sources need it, and nothing that no calendar has."""

from __future__ import annotations

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from briefs.records.dates import Date

GOOD = [
    "2026",
    "2026-01",
    "2026-01-06",
    "XXXX-01-06",
    "202X",
    "20XX",
    "2026-XX-06",
    "2024-02-29",
    "XXXX-02-29",
    "2026-01-06T12:30",
    "2026-01-06?",
    "2026-01~",
    "2026-05-12/2026-05-14",
    "2026-05-12/..",
    "../2026-05-14",
    "2026-05-04T10:00/2026-05-04",
    "2026-05-04?/2026-05-04",
]
BAD = [
    "",
    "yesterday",
    "6. Januar",
    "2026-13",
    "2026-00",
    "2026-02-30",
    "2025-02-29",
    "2026-04-31",
    "XXXX-02-30",
    "2026-01-06T24:00",
    "2026-01-06T12:60",
    "2026-1-6",
    "06-01-2026",
    "2026/13",
    "2026-05-14/2026-05-12",
    "../..",
    "2026-12/2026-01",
    "XXXX-05-06/XXXX-05-04",
    "/",
    "2026-01T12:30",
]


@pytest.mark.parametrize("text", GOOD)
def test_dates_that_sources_give(text: str) -> None:
    assert Date.parse(text).text == text


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(PydanticCustomError) as error:
        Date.parse(text)
    assert error.value.type == "bad_date"


@given(st.dates(), st.sampled_from(["", "?", "~", "%"]))
def test_every_day_of_the_calendar_is_read(day: object, qualifier: str) -> None:
    text = f"{day}{qualifier}"
    date = Date.parse(text)
    assert date.start is not None
    assert date.start.is_resolved
    assert date.start.qualifier == qualifier


@settings(deadline=None)  # the reference library is slow to import
@given(
    st.integers(0, 9999), st.integers(0, 19), st.integers(0, 39), st.sampled_from(["", "X", "XX"])
)
def test_what_we_take_the_reference_library_takes(y: int, m: int, d: int, unknown: str) -> None:
    year = f"{y:04}"[: 4 - len(unknown)] + unknown
    text = f"{year}-{m:02}-{d:02}"
    try:
        Date.parse(text)
    except PydanticCustomError:
        return
    assert parse_edtf(text) is not None


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("XXXX-01-06", "2026-01-06", True),
        ("2026", "2026-01-06", True),
        ("XXXX-01-06", "2026-01-07", False),
        ("2025-01-06", "2026-01-06", False),
        ("20XX-01-06", "1999-01-06", False),
        ("2026-01-06T10:00", "2026-01-06T14:00", False),
        ("2026-01-06T10:00", "2026-01-06", True),
    ],
)
def test_agreement(a: str, b: str, *, agree: bool) -> None:
    assert Date.parse(a).agrees_with(Date.parse(b)) is agree
    assert Date.parse(b).agrees_with(Date.parse(a)) is agree
