"""Dates as sources give them: often without a year, sometimes a month, sometimes a span.

The accepted forms are the part of EDTF (ISO 8601-2:2019, the Library of Congress profile) that news
and communiqués need. The type is our own because the common library takes 30 February and rejects
times of day.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

_DAY = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX)"
    r"(?:T(?P<hour>\d{2}):(?P<minute>\d{2}))?)?)?"
    r"(?P<qualifier>[?~%])?"
)
_FORMS = "Write 2026-01-06, 2026-01, XXXX-01-06 (no year said), 2026-01-06T12:30, or FROM/TO."
_MOMENTS = "Write 2026-01-06 or 2026-01-06T12:30."
_DAYS = "Write it as 2026-01-06."
_LEAP_YEAR = 2000
_MONTHS = 12


def _refuse(message: str, forms: str = _FORMS) -> PydanticCustomError:
    return PydanticCustomError("bad_date", "{message}", {"message": message, "hint": forms})


@dataclass(frozen=True, slots=True)
class Point:
    """One date: each part as digits with X for what is not known; None for what is not said.

    `qualifier` is EDTF's: `?` uncertain, `~` approximate, `%` both.
    """

    year: str
    month: str | None = None
    day: str | None = None
    time: str | None = None
    qualifier: str = ""

    @classmethod
    def parse(cls, text: str) -> Point:
        """Read one EDTF date or date-time; a pydantic error of type `bad_date` if it is none."""
        match = _DAY.fullmatch(text)
        if match is None:
            raise _refuse(f"`{text}` is not a date.")
        year, month, day = match["year"], match["month"], match["day"]
        if month is not None and month.isdigit() and not 1 <= int(month) <= _MONTHS:
            raise _refuse(f"`{text}` names a month {month}.")
        if day is not None and day.isdigit():
            in_year = int(year) if year.isdigit() and int(year) > 0 else _LEAP_YEAR
            known_month = month is not None and month.isdigit()
            last = calendar.monthrange(in_year, int(month or 0))[1] if known_month else 31
            if not 1 <= int(day) <= last:
                raise _refuse(f"`{text}` names a day {day} that this month does not have.")
        hour, minute = match["hour"], match["minute"]
        time = f"{hour}:{minute}" if hour is not None else None
        if time is not None and not ("00" <= hour <= "23" and "00" <= minute <= "59"):
            raise _refuse(f"`{text}` names a time {time}.")
        return cls(year, month, day, time, match["qualifier"] or "")

    @property
    def is_resolved(self) -> bool:
        """Whether year, month and day are all known."""
        return all(
            part is not None and part.isdigit() for part in (self.year, self.month, self.day)
        )

    @property
    def day_text(self) -> str:
        """Year, month and day as EDTF writes them, without time or qualifier."""
        return "-".join(part for part in (self.year, self.month, self.day) if part is not None)

    def is_after(self, other: Point) -> bool:
        """Whether this surely comes after: the first part that differs decides, if both know it."""
        mine = (self.year, self.month, self.day, self.time)
        theirs = (other.year, other.month, other.day, other.time)
        for a, b in zip(mine, theirs, strict=True):
            if a is None or b is None:
                return False
            if a != b:
                return "X" not in a + b and a > b
        return False

    def agrees_with(self, other: Point) -> bool:
        """Whether both could name the same day: X and missing parts agree with anything."""
        mine = (self.year, self.month, self.day, self.time)
        pairs = zip(mine, (other.year, other.month, other.day, other.time), strict=True)
        return all(
            a is None
            or b is None
            or all(x == y or "X" in (x, y) for x, y in zip(a, b, strict=True))
            for a, b in pairs
        )


@dataclass(frozen=True, slots=True)
class Date:
    """A date or a span of dates in EDTF. `text` is what the record says; `end` is None for one day.

    In a span, None for `start` says that it is open (`..`).
    """

    text: str
    start: Point | None
    end: Point | None = None
    is_interval: bool = False

    @classmethod
    def parse(cls, text: str) -> Date:
        """Read an EDTF date or interval; a pydantic error of type `bad_date` if it is none."""
        text = text.strip()
        if "/" not in text:
            return cls(text, Point.parse(text))
        first, _, last = text.partition("/")
        start = None if first in ("", "..") else Point.parse(first)
        end = None if last in ("", "..") else Point.parse(last)
        if start is None and end is None:
            raise _refuse(f"`{text}` is open at both ends.")
        if start is not None and end is not None and start.is_after(end):
            raise _refuse(f"`{text}` ends before it begins.")
        return cls(text, start, end, is_interval=True)

    @property
    def points(self) -> tuple[Point, ...]:
        """The dates that are given: one, or the ends of the span."""
        return tuple(point for point in (self.start, self.end) if point is not None)

    def agrees_with(self, other: Date) -> bool:
        """Whether both could name the same day or span."""
        pairs = ((self.start, other.start), (self.end, other.end))
        return all(a is None or b is None or a.agrees_with(b) for a, b in pairs)

    @property
    def sort_key(self) -> tuple[str, str, str, str]:
        """Order by time where it is known; what has no year sorts after what has one."""
        point = self.start or self.end
        if point is None:
            return ("", "", "", "")
        return (point.year, point.month or "", point.day or "", point.time or "")

    @property
    def moment(self) -> str | None:
        """Day and time in full, to compare; a day is its start. None where any of it is open."""
        point = self.start
        if point is None or self.is_interval or point.qualifier or not point.is_resolved:
            return None
        return f"{point.day_text}T{point.time or '00:00'}"

    @classmethod
    def parse_moment(cls, text: str) -> Date:
        """Read a day, or a day and a time, that is fully known; a pydantic error otherwise."""
        try:
            date = cls.parse(text)
        except PydanticCustomError as error:
            raise _refuse(str((error.context or {})["message"]), _MOMENTS) from None
        return check_moment(date)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Validate from text, write back as text."""
        return core_schema.no_info_plain_validator_function(
            cls.read,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda date: date.text, return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def read(cls, value: object) -> Date:
        """A date as it is, or read from text; a pydantic error otherwise."""
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return cls.parse(value)
        raise PydanticCustomError("string_type", "A date is written as a text.")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: Any, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A text; the forms are given in words, since a pattern would say less."""
        return {
            "type": ["string", "integer"],
            "title": "Date",
            "description": f"A date in EDTF. {_FORMS}",
            "examples": ["2026-01-06", "XXXX-01-06", "2026-05-12/2026-05-14"],
        }


def check_moment(date: Date) -> Date:
    """A date that says exactly when something begins; a pydantic error for any other."""
    if date.moment is None:
        raise _refuse(f"`{date.text}` does not say exactly when.", _MOMENTS)
    return date


def check_day(date: Date) -> Date:
    """A date that is one day, known in full; a pydantic error for any other."""
    if date.moment is None or date.text != date.points[0].day_text:
        raise _refuse(f"`{date.text}` is not a day in full.", _DAYS)
    return date
