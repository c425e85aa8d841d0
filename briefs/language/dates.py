"""Dates that a text names: days, months and years, never relative ones such as “tomorrow”.

A range holds the date alone, without the preposition before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pydantic_core import PydanticCustomError

from briefs.language.lexicon import DateWords, lexicon
from briefs.language.months import abbreviated_months, month_numbers
from briefs.language.ranges import Range
from briefs.records.dates import Date

_NO_YEAR = "XXXX"
_YEAR = r"(?:1[89]|20)\d\d"
_SPACE = r"[ \u00a0\u202f]"
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as printed, and its value in EDTF: `XXXX-01-06` where no year is said."""

    range: Range
    value: Date


def dates(text: str, language: str) -> tuple[FoundDate, ...]:
    """The dates of a text in order; none overlap. A date that no calendar has is none."""
    found: list[FoundDate] = []
    taken: list[Range] = []
    for pattern in _patterns(language):
        for match in pattern.finditer(text):
            start, end = match.span("date")
            if any(start < other.end and other.start < end for other in taken):
                continue
            value = _value(match, language)
            if value is not None:
                taken.append(Range(start, end))
                found.append(FoundDate(Range(start, end), value))
    return tuple(sorted(found, key=lambda date: date.range.start))


def _value(match: re.Match[str], language: str) -> Date | None:
    parts = match.groupdict()
    year = parts.get("year") or _NO_YEAR
    month = _month(parts.get("month"), language)
    if month is None and parts.get("month"):
        return None
    first = _point(year, month, parts.get("day"))
    text = first
    if parts.get("last"):
        other = _month(parts.get("last_month"), language) or month
        text = f"{first}/{_point(year, other, parts['last'])}"
    try:
        return Date.parse(text)
    except PydanticCustomError:
        return None


def _month(name: str | None, language: str) -> int | None:
    if not name:
        return None
    if name.isdigit():
        return int(name) if 1 <= int(name) <= _MONTHS else None
    return month_numbers(language).get(name.lower().removesuffix("."))


def _point(year: str, month: int | None, day: str | None) -> str:
    parts = [year, f"{month:02}" if month else "", f"{int(day):02}" if day else ""]
    return "-".join(part for part in parts if part)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """The forms of a date, the fullest first, so that a part of one is not found again."""
    words = lexicon(language).dates
    forms = [
        rf"(?P<date>(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d))",
        *_named(words, language),
        *_numeric(words),
    ]
    if words.year_cues:
        forms.append(rf"{_any(words.year_cues)}{_SPACE}?(?P<date>(?P<year>{_YEAR}))(?!{_SPACE}?%)")
    if words.after_year:
        forms.append(rf"(?P<date>(?P<year>{_YEAR}))(?={_SPACE}{_any(words.after_year)})")
    return tuple(re.compile(rf"(?<![\w.,/-])(?:{form})(?![\w/])(?!-\d)") for form in forms)


def _named(words: DateWords, language: str) -> list[str]:
    """Forms with the name of a month."""
    names = sorted(month_numbers(language), key=len, reverse=True)
    if not names:
        return []
    month = _name_of_month(names, words, abbreviated_months(language))
    day = rf"(?P<day>0?[1-9]|[12]\d|3[01]){words.after_day}"
    last = rf"(?P<last>0?[1-9]|[12]\d|3[01]){words.after_day}"
    span = rf"{_SPACE}?{_any(words.span)}{_SPACE}?"
    gap = rf"{_SPACE}?(?:{words.before_month})?" if words.before_month else rf"{_SPACE}?"
    comma = rf"(?:{words.before_year}|{_SPACE})" if words.before_year else _SPACE
    year = rf"(?:{comma}(?P<year>{_YEAR}))"
    two_months = rf"{day}{gap}{month}{span}{last}{gap}{month.replace('<month>', '<last_month>')}"
    forms = [
        rf"(?P<date>{two_months}{year}?)",
        rf"(?P<date>{day}{span}{last}{gap}{month}{year}?)",
        rf"(?P<date>{day}{gap}{month}{year}?)",
    ]
    if words.month_first:
        forms[2:2] = [
            rf"(?P<date>{month}{_SPACE}{day}{span}{last}{year}?)",
            rf"(?P<date>{month}{_SPACE}{day}{year}?)",
        ]
    forms.append(rf"(?P<date>{month}{year})")
    if words.month_cues:
        forms.append(rf"{_any(words.month_cues)}{_SPACE}?(?P<date>{month})")
    return forms


def _name_of_month(names: list[str], words: DateWords, short: frozenset[str]) -> str:
    """A month with a capital where the language gives it one: “may” is none.

    A full stop belongs to what is short, such as “Jan.”; behind “January” it ends the sentence.
    """
    capital = words.month_first or "(?:st" in words.after_day or words.after_day == r"\."
    stops = [r"\b\.?" if f"{name}." in short else r"\b" for name in names]
    forms = [
        (name.capitalize() if capital else f"(?i:{re.escape(name)})") + stop
        for name, stop in zip(names, stops, strict=True)
    ]
    return rf"(?P<month>(?:{'|'.join(forms)}))"


def _numeric(words: DateWords) -> list[str]:
    """06.01.2026; a day and month alone only with both full stops, and two digits each."""
    day, month = r"(?P<day>0?[1-9]|[12]\d|3[01])", r"(?P<month>0?[1-9]|1[0-2])"
    if words.numeric == "dmy":
        return [
            rf"(?P<date>{day}\.{_SPACE}?{month}\.{_SPACE}?(?P<year>{_YEAR}))",
            rf"(?P<date>{day}/{month}/(?P<year>{_YEAR}))",
            r"(?P<date>(?P<day>0[1-9]|[12]\d|3[01])\.(?P<month>0[1-9]|1[0-2])\.)",
        ]
    # Where both orders are in use, a date is one only if it can be read in one of them alone.
    return [
        rf"(?P<date>(?P<day>1[3-9]|2\d|3[01])[./]{month}[./](?P<year>{_YEAR}))",
        rf"(?P<date>{month}/(?P<day>1[3-9]|2\d|3[01])/(?P<year>{_YEAR}))",
    ]


def _any(words: tuple[str, ...]) -> str:
    """One of these words, whole where it begins and ends in a letter."""
    forms = [
        (r"\b" if word[:1].isalpha() else "")
        + f"(?i:{re.escape(word)})"
        + (r"\b" if word[-1:].isalpha() else "")
        for word in sorted(words, key=len, reverse=True)
    ]
    return f"(?:{'|'.join(forms)})"
